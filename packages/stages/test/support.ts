import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { PipelineStep, StepResult } from '@fluxgate/pipeline'
import type { Analysis, Stage } from '@fluxgate/policy'
import { runSteps, type StepStart, type StepsRun } from '@fluxgate/stages'

/** A folder that a service could live in. */
export interface Scratch extends Disposable {
  readonly root: string
  write(path: string, text: string): string
}

export function scratch(): Scratch {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'fluxgate-stages-')))
  return {
    root,
    write(path, text) {
      const file = join(root, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      return file
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
}

export function aStage(
  name: string,
  run: string | readonly string[],
  more: Partial<Stage> = {},
): PipelineStep {
  return { kind: 'stage', name, stage: { ...common(name, run), needsDocker: false, ...more } }
}

export function anAnalysis(name: string, run: string, more: Partial<Analysis> = {}): PipelineStep {
  const analysis = { ...common(name, run), sarif: [], failOn: 'error' as const, ...more }
  return { kind: 'analysis', name, analysis }
}

function common(name: string, run: string | readonly string[]) {
  return {
    name,
    run: typeof run === 'string' ? [run] : run,
    shell: 'bash',
    reports: [],
    reportsRequired: false,
    timeout: undefined,
    env: new Map<string, string>(),
    when: { kind: 'always' },
  } as const
}

/** What an onlooker saw. */
export interface Seen {
  readonly steps: readonly StepResult[]
  readonly began: readonly StepStart[]
  /** All that was printed. */
  readonly printed: string
  readonly milliseconds: number
}

/** Runs steps and watches. */
export async function watch(
  root: string,
  steps: readonly PipelineStep[],
  more: Partial<StepsRun> = {},
): Promise<Seen> {
  const began: StepStart[] = []
  const chunks: Uint8Array[] = []
  const result = await runSteps({
    service: 'shop',
    steps,
    root,
    budget: 60_000,
    spent: 0,
    changes: { files: undefined, chart: undefined },
    withoutDocker: 'fail',
    environment: process.env,
    onlooker: {
      begin(step) {
        began.push(step)
        return { write: async (chunk) => void chunks.push(chunk) }
      },
      end: () => {},
    },
    cancelled: new AbortController().signal,
    ...more,
  })
  const printed = Buffer.concat(chunks).toString('utf8')
  return { steps: result.steps, began, printed, milliseconds: result.milliseconds }
}

/** The outcomes, `kind` or `kind: why`. */
export function outcomes({ steps }: Pick<Seen, 'steps'>): readonly string[] {
  return steps.map(({ name, outcome }) => {
    const why = 'why' in outcome ? `: ${outcome.why}` : ''
    return `${name} ${outcome.kind}${why}`
  })
}
