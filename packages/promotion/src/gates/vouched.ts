import type { PinName, Pins } from '@fluxgate/policy'
import type { Edge } from '../edge.ts'
import { matches, pinNames } from '../pins.ts'
import { isSuccess } from '../proven.ts'

/**
 * Pins that a pull request sets anew and that nobody upstream has: no overlay pinned them with this release, and no cluster
 * reported them. What nobody ran is not proven by the version beside it.
 */
export function unvouched(before: Pins, after: Pins, { upstreams }: Edge): readonly PinName[] {
  const known = upstreams.flatMap(({ current, facts, records }) => [
    ...(current === undefined || current.range ? [] : [current.pins]),
    ...facts.history.flatMap(({ pins, range }) => (pins === undefined || range ? [] : [pins])),
    ...records.filter(isSuccess).map((record) => record.pins),
  ])
  const same = known.filter((pins) => matches(pins, after))
  return pinNames(after)
    .filter((name) => name !== 'chart' && after[name] !== before[name])
    .filter((name) => !same.some((pins) => pins[name] === after[name]))
}
