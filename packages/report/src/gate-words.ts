import type { GateState } from '@fluxgate/promotion'
import { moment } from './moment.ts'

/** What a gate says, in the words that pull requests, summaries and the status share; `today` leaves out the date of that day. */
export function gateWords(state: GateState, today?: string): string {
  switch (state.kind) {
    case 'open':
      if (state.until !== undefined) return `open until ${moment(state.until, today)}`
      return state.since === undefined ? 'open' : `open since ${moment(state.since, today)}`
    case 'waiting': {
      const why = state.why === undefined ? '' : `: ${state.why}`
      return `waiting until ${moment(state.until, today)}${why}`
    }
    case 'awaiting':
      return `waiting for ${state.what}`
    case 'skipped':
      return state.reason === undefined
        ? `skipped by ${state.by}`
        : `skipped by ${state.by}: ${state.reason}`
    case 'closed':
      return `closed: ${state.why}`
  }
}
