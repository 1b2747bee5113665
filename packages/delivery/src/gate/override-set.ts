import type { Proposed } from '@fluxgate/forge'
import { areNamed, type ExceptedSet, exceptionsOf } from '@fluxgate/promotion'
import { readSetRecords, writeSetRecord } from '../facts/set-records.ts'
import type { Forge } from '../forge-port.ts'
import type { RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { Looked } from './look-at.ts'
import type { Overriding } from './override.ts'
import { pinnedIn, proposedIn, type SetOfPull } from './set-exceptions.ts'

/** What comes of skipping gates of a whole set. */
export type SetException =
  | { readonly kind: 'refused'; readonly why: string }
  /** To be written. */
  | {
      readonly kind: 'planned'
      readonly record: Omit<ExceptedSet, 'id' | 'createdAt'>
      /** Those that were written before for the same pull request. */
      readonly earlier: readonly ExceptedSet[]
    }

/**
 * One exception for all services of a set, for exactly what it brings: a record each would be two writes each, of which GitHub takes
 * some eighty a minute.
 */
export async function planSetException(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  pull: Pick<Proposed, 'number' | 'head' | 'createdAt'>,
  set: SetOfPull,
  {
    looked,
    overriding,
  }: {
    readonly looked: readonly Looked[]
    readonly overriding: Overriding
  },
): Promise<SetException> {
  const { environment, id: key } = set
  const { number, head } = pull
  const records = await readSetRecords(forge, base, set, pull.createdAt)
  const proposed = proposedIn(records, head)
  const again = 'sweep, and ask again'
  if (proposed === undefined) {
    return { kind: 'refused', why: `what #${number} proposes is not recorded; ${again}` }
  }
  const pinned = pinnedIn(set, looked)
  const { sender, skip: gates, reason } = overriding
  const record = {
    ...({ what: 'excepted', environment, key, name: proposed.name } as const),
    members: [...pinned.keys()].sort(),
    gates,
    pullRequest: number,
    head,
    person: sender.id,
    login: sender.login,
    reason,
  }
  if (!areNamed(record.members)) {
    return { kind: 'refused', why: `#${number} moves more services than an exception can name` }
  }
  // What was merged since may have changed what it would pin; and what else it brings is not of the set.
  if (exceptionsOf({ ...record, id: 0, createdAt: '' }, pinned).length === 0) {
    const why = `#${number} would pin something else than release set ${proposed.name} by now; ${again}`
    return { kind: 'refused', why }
  }
  const earlier = records.flatMap((one) =>
    one.what === 'excepted' && one.pullRequest === number ? one : [],
  )
  return { kind: 'planned', record, earlier }
}

/** The same, written. `now`: RFC 3339. */
export async function recordSetException(
  forge: Pick<Forge, 'recordDeployment'>,
  run: RunFacts,
  record: Omit<ExceptedSet, 'id' | 'createdAt'>,
  now: string,
): Promise<ExceptedSet> {
  const id = await writeSetRecord(forge, record, { ref: record.head, logUrl: run.url })
  return { ...record, id, createdAt: now }
}
