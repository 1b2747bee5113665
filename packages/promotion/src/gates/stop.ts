import type { Environment, Policy } from '@fluxgate/policy'
import { enumerate, oneLine } from '../text.ts'
import type { Asked } from './all-gates.ts'
import { type Gate, type GateState, skipped } from './gate.ts'

/** An open issue that stops promotions. */
export interface Stop {
  readonly number: number
  readonly title: string
  readonly url: string
  /** Login of who opened it; undefined: gone. */
  readonly by: string | undefined
  readonly labels: readonly string[]
}

/** What is known of emergency stops. */
export type Stops =
  | {
      readonly kind: 'read'
      readonly stops: readonly Stop[]
      /** Whether there are more of them, or of their labels, than were read. */
      readonly cut: boolean
    }
  | { readonly kind: 'unreadable'; readonly why: string }

/** The label of an issue that stops promotions. */
export const STOP_LABEL = 'fluxgate:freeze'

const ENVIRONMENT_LABEL = 'environment:'

/** Most issues that are named in one sentence. */
const MOST_NAMED = 3

/**
 * The environments that an issue stops: those that its labels name, and all where they name none, or one that the policy has not: a
 * slip of the pen must not let through what somebody wanted to stop.
 */
export function stoppedBy({ labels }: Stop, policy: Policy): readonly Environment[] {
  const small = labels.map((label) => label.toLowerCase())
  const wanted = new Set(small.filter((label) => label.startsWith(ENVIRONMENT_LABEL)))
  const named = policy.environments.filter(({ name }) => wanted.has(`${ENVIRONMENT_LABEL}${name}`))
  return named.length === 0 || named.length < wanted.size ? policy.environments : named
}

/** `stopped by ana in #12: payments are down`. */
export function describeStop({ number, by, title }: Stop): string {
  return `stopped by ${oneLine(by ?? 'somebody', 100)} in #${number}: ${oneLine(title, 100)}`
}

/** A row where the environment is stopped, or nobody can tell; none otherwise. */
export function stopGates(
  stops: Stops,
  { policy, target }: { readonly policy: Policy; readonly target: Environment },
  skippedBy: Asked['skippedBy'],
): readonly Gate[] {
  const found = closedBy(stops, policy, target)
  if (found === undefined) return []
  const skip = skippedBy('stop')
  const state: GateState = skip === undefined ? { kind: 'closed', why: found.why } : skipped(skip)
  return [{ name: 'emergency stop', rule: 'stop', state, link: found.link }]
}

function closedBy(
  stops: Stops,
  policy: Policy,
  target: Environment,
): { readonly why: string; readonly link: string | undefined } | undefined {
  switch (stops.kind) {
    case 'unreadable':
      return { why: stops.why, link: undefined }
    case 'read': {
      const own = stops.stops.filter((stop) => stoppedBy(stop, policy).includes(target))
      const [first] = own
      if (first === undefined && !stops.cut) return undefined
      const named = own.slice(0, MOST_NAMED).map(describeStop)
      const rest = own.length - named.length
      const all = rest > 0 ? [...named, `${rest} more`] : named
      const why = own.length === 0 ? 'more stops are open than can be read' : enumerate(all)
      return { why, link: first?.url }
    }
  }
}
