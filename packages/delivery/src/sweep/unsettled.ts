import { type Files, type Found, type Located, quickLocator } from '@fluxgate/documents'
import { type Environment, setOf } from '@fluxgate/policy'
import { matches, promotionBranch } from '@fluxgate/promotion'
import { concerned } from '../facts/gather-promotion.ts'
import { locateServices, type Overlays } from '../facts/locate-services.ts'
import { pinsOf } from '../facts/overlay-facts.ts'
import type { ReadFiles } from '../facts/view.ts'
import type { Base } from '../repository.ts'
import type { OurPullRequest } from './our-pull-requests.ts'
import type { Member } from './sweep-sets.ts'

/**
 * The services that have something to decide by themselves: pins differ along an edge, a pull request of ours is open, or a
 * report of a failure was the last; those that differ and go with a release set; and the files
 * that told. One read as a rule.
 */
export async function unsettled(
  read: ReadFiles,
  base: Base,
  targets: readonly Environment[],
  keys: readonly string[],
  open: readonly OurPullRequest[],
  failed: ReadonlySet<string>,
): Promise<{
  readonly keys: readonly string[]
  readonly members: readonly Member[]
  readonly files: Files
}> {
  const environments = concerned(base, targets)
  const wanted = keys.flatMap((key) => environments.map((environment) => ({ environment, key })))
  const overlays = await locateServices(read, base.policy, wanted, quickLocator())
  const branches = new Set(open.map(({ branch }) => branch))
  const busy = keys.filter(
    (key) =>
      failed.has(key) ||
      targets.some(
        (target) =>
          branches.has(promotionBranch(target.name, key)) ||
          (setOf(target, key) === undefined && differs(target, key, overlays)),
      ),
  )
  const members = keys.flatMap((key) =>
    targets.flatMap((target): Member[] => {
      const id = setOf(target, key)
      if (id === undefined || !differs(target, key, overlays)) return []
      return [{ environment: target.name, id, key }]
    }),
  )
  return { keys: busy, members, files: overlays.files }
}

function differs(target: Environment, key: string, overlays: Overlays): boolean {
  const own = overlays.at(target.name, key)
  return [...target.after, ...target.afterAny].some((upstream) => {
    const above = overlays.at(upstream, key)
    if (above === undefined || isAbsent(above)) return false
    // What can't be told there has to be said, and does not take back what was proven before.
    if (above.kind !== 'found') return true
    return own?.kind !== 'found' || !same(above, own)
  })
}

function isAbsent(located: Located): boolean {
  return located.kind === 'refused' && located.refusal.code === 'no-overlay'
}

function same(a: Found, b: Found): boolean {
  const ranged = [...a.slots, ...b.slots].some(({ form }) => form === 'range')
  return !ranged && matches(pinsOf(a.slots), pinsOf(b.slots))
}
