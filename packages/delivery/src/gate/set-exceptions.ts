import type { Proposed } from '@fluxgate/forge'
import type { Pins } from '@fluxgate/policy'
import { setsOf } from '@fluxgate/policy'
import {
  type ExceptedSet,
  exceptionsOf,
  isSame,
  type ProposedSet,
  promotionBranch,
  type SetRecord,
} from '@fluxgate/promotion'
import { readSetRecords } from '../facts/set-records.ts'
import type { Forge } from '../forge-port.ts'
import type { Base } from '../repository.ts'
import { isOurs, type Looked } from './look-at.ts'

/** A pull request, as far as it tells whether it is one of a release set. */
type OfSet = Pick<Proposed, 'number' | 'author' | 'fork' | 'branch'>

/** The release set that a pull request of ours proposes. */
export interface SetOfPull {
  readonly environment: string
  /** `@all` or `@<group>`. */
  readonly id: string
}

/** Which release set a pull request is for; undefined: none, or it is not ours. */
export function setOfPull(base: Base, pull: OfSet): SetOfPull | undefined {
  return base.policy.environments
    .flatMap((target) => setsOf(target).map(({ id }) => ({ environment: target.name, id })))
    .find(({ environment, id }) => isOurs(pull, base, promotionBranch(environment, id)))
}

/** What was looked at, with what people let past gates of whole sets: one request more for each pull request of a set, none else. */
export async function withSetExceptions(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  {
    pull,
    members,
  }: {
    readonly pull: (OfSet & Pick<Proposed, 'createdAt'>) | undefined
    readonly members: readonly OfSet[]
  },
  looked: readonly Looked[],
): Promise<readonly Looked[]> {
  let all = looked
  for (const one of pull === undefined ? members : [pull]) {
    const set = setOfPull(base, one)
    if (set === undefined) continue
    const records = await readSetRecords(forge, base, set, pull?.createdAt)
    const own = records.flatMap((record) =>
      record.what === 'excepted' && record.pullRequest === one.number ? record : [],
    )
    all = granted(own, set, all)
  }
  return all
}

function granted(
  records: readonly ExceptedSet[],
  set: SetOfPull,
  looked: readonly Looked[],
): readonly Looked[] {
  const pinned = pinnedIn(set, looked)
  const exceptions = records.flatMap((record) => exceptionsOf(record, pinned))
  if (exceptions.length === 0) return looked
  return looked.map(({ facts, change }) => {
    const own = exceptions.filter(({ key }) => key === facts.key)
    return { change, facts: { ...facts, records: [...facts.records, ...own] } }
  })
}

/** All that merging would have the set's environment pin of each service that it changes there. */
export function pinnedIn(
  { environment }: SetOfPull,
  looked: readonly Looked[],
): ReadonlyMap<string, Pins> {
  return new Map(
    looked.flatMap(({ facts, change: { before, after, ...change } }) => {
      const there = change.environment === environment && !isSame(before, after)
      return there && after.kind === 'pinned' ? [[facts.key, after.pins] as const] : []
    }),
  )
}

/** What is recorded of a set at one head of its pull request; undefined: nothing yet. */
export function proposedIn(records: readonly SetRecord[], head: string): ProposedSet | undefined {
  return records
    .flatMap((record) => (record.what === 'proposed' ? record : []))
    .find((record) => record.head === head)
}
