import { manyLines } from './foreign-text.ts'
import { annotate, say } from './log.ts'
import { setOutputs } from './outputs.ts'
import { codeBlock, writeSummary } from './summary.ts'
import { UserError } from './user-error.ts'

/** All problems of a policy fit; a summary is no place for more. */
const LONGEST_REASON = 20_000

/** What an action's run gives back. */
export interface Outcome {
  readonly outputs: Readonly<Record<string, string>>
  /** Markdown for the job summary. */
  readonly summary?: string | undefined
  /** Set where the work is done and its answer is "no": shown as an error, and the step fails. */
  readonly failure?: string | undefined
}

/** What sets an action apart from others. */
export interface RunOptions {
  /** Whether the action comes to its own end when the runner cancels; else it ends at once. */
  readonly takesSignals?: boolean
  /** What becomes of work that the runner cut short, or that GitHub was too busy for; default: the next sweep takes it up. */
  readonly left?: Left
}

/** In words, and whether a step that left something may end green all the same. */
export interface Left {
  readonly words: string
  readonly exitCode: 0 | 1
}

const SWEPT: Left = { words: 'the next sweep takes up what is left', exitCode: 0 }

/** Of what a person or a build asked for once: no sweep asks for it again, so it may not look done. */
export const ASKED_ONCE: Left = { words: 'no sweep does this, so run it again', exitCode: 1 }

/**
 * Runs an action to its end: outputs, summary, one annotation for what went wrong, exit code. What a later run will finish is a
 * warning, what a person must mend an error without a stack, anything else a bug of ours with its stack.
 */
export async function runAction(
  main: () => Promise<Outcome>,
  { takesSignals = false, left = SWEPT }: RunOptions = {},
): Promise<void> {
  if (!takesSignals) endOnSignal(left)
  endOnEscape()
  try {
    const outcome = await main()
    sayOutcome(outcome.outputs)
    setOutputs(outcome.outputs)
    if (outcome.summary !== undefined) await writeSummary(outcome.summary)
    if (outcome.failure !== undefined) fail(outcome.failure)
  } catch (error) {
    await summarize(report(error, left))
  }
}

/** What a run came to that ended before it had a summary of its own. */
interface Ended {
  readonly title: 'Refused' | 'Deferred' | 'Failed'
  readonly reason: string
}

/** The reason may hold foreign text: in a block it is shown as it is, whatever Markdown it has. */
async function summarize({ title, reason }: Ended): Promise<void> {
  try {
    await writeSummary(`## ${title}\n\n${codeBlock(manyLines(reason, LONGEST_REASON))}\n`)
  } catch (error) {
    say(`the job summary could not be written: ${messageOf(error)}`)
  }
}

/** One line in the log that says what was done and why, for whoever opens the run. */
function sayOutcome({ decision, operation, reason }: Readonly<Record<string, string>>): void {
  const done = [decision, operation].filter((word) => word !== undefined && word !== '')
  if (reason !== undefined) say([done.join(', '), reason].filter((part) => part !== '').join(': '))
}

/** A runner that cancels gives a few seconds; every effect so far is safe to leave behind. */
function endOnSignal({ words, exitCode }: Left): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      const reason = `stopped by ${signal}; ${words}`
      if (exitCode === 1) deferRed(reason)
      else defer(reason)
      process.exit(exitCode)
    })
  }
}

/** What escapes every `await` would be printed by Node as it is, secrets included. */
function endOnEscape(): void {
  process.once('uncaughtException', (error) => {
    reportBug(error)
    process.exit(1)
  })
}

function report(error: unknown, left: Left): Ended {
  const reason = messageOf(error)
  if (error instanceof UserError) return refuse(reason)
  switch (forgeErrorKind(error)) {
    case 'deferred':
      if (failsAsWell(error)) return deferRed(reason)
      if (left.exitCode === 1) return deferRed(`${reason}; ${left.words}`)
      return defer(`${reason}; ${left.words}`)
    case 'misconfigured':
    case 'refused':
    case 'broken':
      return refuse(reason)
    case undefined:
      return reportBug(error)
  }
}

function defer(reason: string): Ended {
  setOutputs({ operation: 'deferred', reason })
  if (process.exitCode !== 1) annotate('warning', reason)
  return { title: 'Deferred', reason }
}

function deferRed(reason: string): Ended {
  fail(reason)
  return defer(reason)
}

function refuse(reason: string): Ended {
  setOutputs({ operation: 'refused', reason })
  fail(reason)
  return { title: 'Refused', reason }
}

function fail(message: string): void {
  annotate('error', message)
  process.exitCode = 1
}

function reportBug(error: unknown): Ended {
  const reason = `this is a bug in Fluxgate: ${messageOf(error)}`
  fail(reason)
  let current = error
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    for (const line of (current.stack ?? '').slice(0, 16_384).split('\n')) say(line)
    current = current.cause
  }
  return { title: 'Failed', reason }
}

/** By shape and not by class: packages that talk to the outside need not know this one. */
function forgeErrorKind(
  error: unknown,
): 'misconfigured' | 'deferred' | 'refused' | 'broken' | undefined {
  if (!(error instanceof Error) || !('kind' in error)) return undefined
  switch (error.kind) {
    case 'misconfigured':
    case 'deferred':
    case 'refused':
    case 'broken':
      return error.kind
    default:
      return undefined
  }
}

/** Deferred work that no later run will take up by itself. */
function failsAsWell(error: unknown): boolean {
  return error instanceof Error && 'fails' in error && error.fails === true
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message
  return typeof error === 'string' ? error : 'something that is no error was thrown'
}
