import type { StepKind, StepResult } from '@fluxgate/pipeline'
import type { OutputSink } from './run-commands.ts'

/** A step that begins. */
export interface StepStart {
  readonly name: string
  readonly kind: StepKind
  /** From 1, of `count`. */
  readonly index: number
  readonly count: number
  /** When it is ended at the latest. */
  readonly limitMs: number
}

/** Sees what happens while it happens: the log of a runner, or a terminal. */
export interface Onlooker {
  /** What the step prints goes where this leads. */
  begin(step: StepStart): OutputSink
  /** For each step in turn, also those that never began; the output of one that began is complete. */
  end(result: StepResult): void
}
