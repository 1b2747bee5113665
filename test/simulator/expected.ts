import { isUnwritable, writtenIn } from './digests.ts'
import { candidateIn, objections, type Place, placeOf } from './model.ts'
import { isApproved } from './reviews.ts'
import type { Pull, Seen } from './seen.ts'
import { isSame } from './versions.ts'

// Part of the model: imports nothing of the project.

/** What a full sweep has to leave behind for one environment. */
export type Expected =
  | { readonly kind: 'open'; readonly version: string }
  /** No open pull request of ours. */
  | { readonly kind: 'none' }

/** The open pull request of an environment, where there is one. */
export function openPull({ pulls }: Seen, environment: string): Pull | undefined {
  return pulls.find((pull) => pull.environment === environment && pull.state === 'open')
}

/** The pull request that has to be open after a sweep. */
export function expectedIn(seen: Seen, environment: string): Expected {
  const place = placeOf(seen, environment)
  const open = openPull(seen, environment)
  const keep: Expected =
    open === undefined ? { kind: 'none' } : { kind: 'open', version: open.version }
  if (place === undefined) return open?.foreign === true ? keep : { kind: 'none' }
  const candidate = proposedIn(place)
  if (open === undefined) {
    const free = candidate !== undefined && !seen.strayed.has(environment)
    return free ? { kind: 'open', version: candidate } : { kind: 'none' }
  }
  if (open.foreign) return keep
  const against = objections(place, open.version)
  if (candidate === undefined) {
    const over = against.some((one) => ['withdrawn', 'rejected', 'not-above'].includes(one))
    return over ? { kind: 'none' } : keep
  }
  const stands =
    place.rules.supersede === 'until-approved' && isApproved(open) && against.length === 0
  // Nobody may push to what is in the merge queue.
  const stays = stands || open.queued !== undefined || isSame(open.version, candidate)
  return stays ? keep : { kind: 'open', version: candidate }
}

/** What is proposed, as the target would pin it; undefined: nothing, or it can't be written there. */
function proposedIn(place: Place): string | undefined {
  const candidate = candidateIn(place.seen, place.environment)
  const can = candidate !== undefined && !isUnwritable(place, candidate)
  return can ? writtenIn(place, candidate) : undefined
}
