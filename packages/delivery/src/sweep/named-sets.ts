import { type Environment, setOf, setsOf } from '@fluxgate/policy'
import { allServices } from '../facts/find-services.ts'
import { concerned } from '../facts/gather-promotion.ts'
import type { RecordBook } from '../facts/record-book.ts'
import { depthFor, type SweepFiles, sweepFiles } from '../facts/sweep-files.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { ourPullRequests } from './our-pull-requests.ts'
import { type Member, type OwnRecords, type SweptSet, setsToPlan, sweepSets } from './sweep-sets.ts'
import { unsettled } from './unsettled.ts'

/**
 * Plans and carries out the release sets that some services go with, and no other: a set is what its services were together, so all of
 * its services are looked at. Nothing is asked where none of them goes with a set.
 */
export async function sweepSetsOf(
  ports: Ports,
  run: RunFacts,
  base: Base,
  targets: readonly Environment[],
  {
    keys,
    own,
    book,
  }: {
    readonly keys: readonly string[]
    readonly own: OwnRecords
    readonly book: RecordBook
  },
): Promise<readonly SweptSet[]> {
  const named = targets.flatMap((target) => {
    const ids = new Set(keys.map((key) => setOf(target, key)))
    return setsOf(target)
      .filter(({ id }) => ids.has(id))
      .map((one) => ({ ...one, target }))
  })
  if (named.length === 0) return []
  const into = [...new Set(named.map(({ target }) => target))]
  await using files = sweepFiles(ports, base, depthFor(into))
  const all = named.some(({ services }) => services === undefined)
    ? (await allServices(files.read, concerned(base, into))).keys
    : named.flatMap(({ services }) => services ?? [])
  const open = await ourPullRequests(ports.forge, base)
  const promotions = open.filter(({ kind }) => kind === 'promote')
  const every = [...new Set(all)].sort()
  const members = await membersAmong(files, base, into, every)
  const wanted = setsToPlan(into, every, members, promotions, own).filter((one) =>
    named.some(({ target, id }) => target === one.target && id === one.id),
  )
  return sweepSets(ports, run, base, wanted, { ...files, book })
}

async function membersAmong(
  files: SweepFiles,
  base: Base,
  into: readonly Environment[],
  keys: readonly string[],
): Promise<readonly Member[]> {
  const members: Member[] = []
  for (let from = 0; from < keys.length; ) {
    const { services } = await files.together(keys.length - from)
    const some = keys.slice(from, from + services)
    from += some.length
    members.push(...(await unsettled(files.read, base, into, some, [], new Set())).members)
  }
  return members
}
