import type { Pins } from '@fluxgate/policy'
import {
  type EnvironmentFacts,
  type HistoryEntry,
  isRange,
  type OverlayFacts,
} from '@fluxgate/promotion'

/** What an overlay held from one commit on. */
export interface Held {
  /** RFC 3339. */
  readonly at: string
  readonly pins: Pins
  /** The release annotation beside them. */
  readonly release?: string
}

const NOWHERE = { repository: undefined, commit: undefined }

/** The facts of an environment whose overlay held these pins, oldest first, as they stood at a time (default: at the end). */
export function environmentHolding(
  name: string,
  held: readonly Held[],
  at = '9999-12-31T00:00:00Z',
): EnvironmentFacts {
  const past = held.filter((one) => one.at <= at)
  return {
    name,
    overlay: overlayOf(past.at(-1)),
    history: past.map(entryOf).toReversed(),
    historyCut: false,
    holds: [],
    holdProblem: undefined,
  }
}

function entryOf({ at, pins, release }: Held, index: number): HistoryEntry {
  return {
    commit: `${index + 1}`.padStart(40, '0'),
    date: at,
    pins,
    range: isRange(pins.chart ?? ''),
    annotation: release,
    origin: NOWHERE,
  }
}

function overlayOf(now: Held | undefined): OverlayFacts {
  if (now === undefined) return { kind: 'absent', path: 'apps/staging/demo' }
  const slots = Object.entries(now.pins).map(([name, value = ''], index) => ({
    name: pinName(name),
    value,
    form: name === 'chart' && isRange(value) ? ('range' as const) : ('exact' as const),
    at: `apps/staging/demo/release.yaml:${index + 6}:16`,
    fixed: undefined,
  }))
  const annotations =
    now.release === undefined
      ? []
      : [{ name: 'release' as const, value: now.release, fixed: undefined }]
  return { kind: 'present', path: 'apps/staging/demo', slots, origin: NOWHERE, annotations }
}

function pinName(name: string): 'chart' | 'digest' | `values.${string}` {
  if (name === 'chart' || name === 'digest') return name
  return `values.${name.replace(/^values\./, '')}`
}
