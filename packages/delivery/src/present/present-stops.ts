import { describeStop, enumerate, type Stop, stoppedBy } from '@fluxgate/promotion'
import { GATE_CONTEXT } from '../carry-out/land.ts'
import type { Base } from '../repository.ts'

/** The emergency stops, a line for each, and whether they keep anybody from merging. */
export function stopNotes(base: Base): readonly string[] {
  const { stops, rules, branch } = base
  // Where it matters, what can't be read is said by the gates that it closes.
  if (stops.kind !== 'read') return []
  const said = stops.stops.map((one) => line(one, base))
  if (said.length === 0 || rules.requiredStatuses.includes(GATE_CONTEXT)) return said
  const idle = `${branch} does not require the status ${GATE_CONTEXT}, so a stop keeps nobody from merging by hand`
  return [...said, idle]
}

function line(stop: Stop, { policy }: Base): string {
  const stopped = stoppedBy(stop, policy).filter(
    ({ after, afterAny }) => after.length + afterAny.length > 0,
  )
  const names = stopped.map(({ name }) => name)
  const what = `${enumerate(names)} ${names.length === 1 ? 'is' : 'are'}`
  return `${names.length === 0 ? 'no promotion is' : what} ${describeStop(stop)}; to go on, close that issue`
}
