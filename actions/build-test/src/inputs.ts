import { type InputReader, type InputSource, readInputs, shown } from '@fluxgate/action-kit'
import { ALL_STEPS, isCommit } from '@fluxgate/pipeline'
import { secondsOf } from '@fluxgate/policy'
import { DELIVERY_FILE } from '@fluxgate/stages'

/** What is to be run, and within what time. */
export interface Inputs {
  readonly delivery: string
  readonly stages: readonly string[]
  /** Milliseconds; undefined: as the delivery file says. */
  readonly budget: number | undefined
  /** Milliseconds of the budget that are gone already. */
  readonly spent: number
  /** A whole commit id. */
  readonly changedSince: string | undefined
}

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource): Inputs {
  return readInputs(source, (input) => {
    const changedSince = input.optional('changed-since', 64)
    if (changedSince !== undefined && !isCommit(changedSince)) {
      const odd = shown(changedSince)
      input.problem('changed-since', `is ${odd}, no whole commit id; write it as 40 hex`)
    }
    return {
      delivery: input.optional('delivery', 512) ?? DELIVERY_FILE,
      stages: stageNames(input),
      budget: budget(input),
      spent: milliseconds(input, 'spent') ?? 0,
      changedSince,
    }
  })
}

function stageNames(input: InputReader): readonly string[] {
  const text = input.optional('stages', 65_536) ?? ALL_STEPS
  if (!text.startsWith('[')) return input.list('stages').length > 0 ? input.list('stages') : [text]
  const names = jsonList(text)
  if (names !== undefined) return names
  input.problem(
    'stages',
    `is ${shown(text)}, which begins like a JSON list of names and is none; write ["unit", "chart"], or unit, chart`,
  )
  return []
}

function jsonList(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined
  } catch {
    return undefined
  }
}

function budget(input: InputReader): number | undefined {
  const all = milliseconds(input, 'budget')
  if (all === 0) {
    input.problem('budget', 'leaves no time to run anything in; write it as 90s, 15m or 2h')
  }
  return all
}

function milliseconds(input: InputReader, name: string): number | undefined {
  const text = input.optional(name, 10)
  const seconds = text === undefined ? undefined : secondsOf(text)
  if (text !== undefined && seconds === undefined) {
    input.problem(name, `is ${shown(text)}, no duration; write it as 90s, 15m or 2h`)
  }
  return seconds === undefined ? undefined : seconds * 1_000
}
