import { type Gate, type GateVerdict, isShut, type ServiceVerdict } from '@fluxgate/promotion'
import { cleanLine } from './clean.ts'
import { gateWords } from './gate-words.ts'
import { moment } from './moment.ts'
import { listedUpTo } from './phrase.ts'

/** GitHub's limit for the description of a status. */
const LONGEST = 140

/** In a job summary. */
const ROOM = 1_000

/** A verdict in the one line of the status, as plain text; equal for equal verdicts, whenever it is written. */
export function gateLine(verdict: GateVerdict): string {
  return cleanLine(words(verdict), LONGEST)
}

/** The same where there is room, so that the way out behind a long path is not cut off. */
export function gateSentence(verdict: GateVerdict): string {
  return cleanLine(words(verdict), ROOM)
}

function words({ state, why, until, services }: GateVerdict): string {
  const [first] = services
  switch (state) {
    case 'failure':
      return first?.state === 'closed' && first.why === why ? `${first.key}: ${why}` : why
    case 'pending':
      if (first === undefined) return why
      return `${waitsFor(services, until)} (${subjects(services, 'waiting')})`
    case 'success':
      return first === undefined ? why : [subjects(services, 'open'), ...skips(services)].join('; ')
  }
}

function waitsFor(services: readonly ServiceVerdict[], until: string | undefined): string {
  const shut = services.flatMap(({ gates }) => gates.filter(isShut))
  const names = [...new Set(shut.map(nameOf))]
  if (until !== undefined) return `waiting until ${moment(until)}: ${listedUpTo(names, 2)}`
  const waits = shut
    .filter(({ state }) => state.kind === 'awaiting')
    .map(({ state }) => gateWords(state))
  return listedUpTo([...new Set(waits)], 2)
}

/** What a gate waits for, where it says so; else what it is called. */
function nameOf({ name, state }: Gate): string {
  return state.kind === 'waiting' ? (state.why ?? name) : name
}

/** What people skipped, by who did: `soak 4h and freezes skipped by ana: reason`. */
function skips(services: readonly ServiceVerdict[]): readonly string[] {
  const told = services.flatMap(({ gates }) =>
    gates.flatMap(({ name, state }) =>
      state.kind === 'skipped' && state.reason !== undefined
        ? [{ name, words: gateWords(state) }]
        : [],
    ),
  )
  const each = Map.groupBy(told, ({ words }) => words)
  return [...each].map(([words, own]) => {
    const names = [...new Set(own.map(({ name }) => name))]
    return `${listedUpTo(names, 3)} ${words}`
  })
}

function subjects(services: readonly ServiceVerdict[], state: ServiceVerdict['state']): string {
  const told = services.filter((service) => service.state === state)
  return listedUpTo(
    told.map(({ key, why }) => `${key}: ${why}`),
    2,
  )
}
