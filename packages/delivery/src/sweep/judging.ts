import { type GateOutcome, gate } from '../gate/gate.ts'
import { gateAll, isGated, type SweptGate } from '../gate/gate-all.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { isEnough } from '../trouble.ts'
import type { Swept } from './swept.ts'

/** What gates have said of pull requests before a sweep is through. */
export interface Judged {
  /** Of all that were open, where the gates came first; undefined: they did not. */
  readonly before: readonly SweptGate[] | undefined
  /** Of those whose text tells since that they are shut, by their numbers. */
  readonly shut: ReadonlyMap<number, GateOutcome>
}

/**
 * Ports with which, where `isFirst`, a pull request is judged before its text tells that it is shut, and what that came to: at GitHub's
 * pace for writes a hundred texts take minutes, and a hold, say, shuts now.
 */
export function judgingFirst(
  ports: Ports,
  run: RunFacts,
  isFirst: boolean,
): { readonly ports: Ports; readonly shut: Judged['shut'] } {
  const shut = new Map<number, GateOutcome>()
  const judgeFirst = async (number: number) => {
    shut.set(number, await gate(ports, run, number))
  }
  return { ports: isFirst ? { ...ports, judgeFirst } : ports, shut }
}

/** What the gates say once services and release sets of all edges are swept: of what stands as it was judged before, nothing is asked. */
export async function gatesAfter(
  ports: Ports,
  run: RunFacts,
  base: Base,
  swept: Pick<Swept, 'services' | 'sets'>,
  { before, shut }: Judged,
): Promise<readonly SweptGate[]> {
  const { services, sets } = swept
  const done = [
    ...services.flatMap(({ edges, reverted }) => [...edges, ...reverted]),
    ...sets.flatMap(({ outcome }) => outcome ?? []),
  ]
  const moved = new Set(
    done.flatMap(({ plan: { step } }) => (step.kind === 'move' ? step.pullRequest : [])),
  )
  const standing = (before ?? []).filter(({ number }) => !moved.has(number))
  const isRefused = [...services, ...sets].some(({ trouble }) => isEnough(trouble))
  const isNew = moved.size > 0 || done.some(({ operation }) => operation === 'created')
  if (isRefused || !isGated(base) || (before !== undefined && !isNew)) return standing
  const last = await gateAll(ports, run, base, new Set(standing.map(({ number }) => number)))
  return [...standing, ...last.map((one) => withFirst(one, shut.get(one.number)))]
}

/** What was written for a pull request when it was judged first, where nothing has changed since. */
function withFirst(last: SweptGate, first: GateOutcome | undefined): SweptGate {
  const { outcome } = last
  const isSame =
    outcome === undefined || (outcome.kind === 'judged' && outcome.operation === 'none')
  return isSame && first !== undefined ? { ...last, outcome: first } : last
}
