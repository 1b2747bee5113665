import type { Files, Located } from '@fluxgate/documents'
import type { Environment } from '@fluxgate/policy'
import {
  looksBackTo,
  type PullRequestFacts,
  promotionBranch,
  type ServiceRecord,
  type SetFacts,
  type SetRecord,
} from '@fluxgate/promotion'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import { branchFacts } from './branch-facts.ts'
import { type Described, type Gathered, withRecords } from './gather.ts'
import { describeMany } from './gather-many.ts'
import { memberRequest } from './gather-promotion.ts'
import { type Sources, withBook } from './gather-services.ts'
import { othersThen } from './others-of-set.ts'
import { pullRequestFacts } from './pull-request-facts.ts'
import { withNew } from './records.ts'
import { withPromotionReports } from './reports.ts'
import { readSetRecords } from './set-records.ts'
import { reviewsOfSet } from './set-reviews.ts'
import { united } from './view.ts'

/** A release set to be planned, and the services of it that run something else than what an upstream has. */
export interface SetToPlan {
  readonly target: Environment
  /** `@all` or `@<group>`. */
  readonly id: string
  readonly keys: readonly string[]
  /** Its other services, of which all pin the same. */
  readonly others: readonly string[]
  /** Records of this run, which a read may not show yet. */
  readonly records: readonly ServiceRecord[]
  /** Records of sets, likewise. */
  readonly setRecords?: readonly SetRecord[] | undefined
}

/** Everything read for one release set: the facts of its plan, and what is needed to edit its files. */
export interface GatheredSet {
  readonly facts: SetFacts
  readonly files: Files
  /** Where the target pins each service, by key. */
  readonly located: ReadonlyMap<string, Located>
  /** Where the branch that Flux reads stood when the pull request was read. */
  readonly tip: string | undefined
}

/** Reads all that a plan for one release set is made from, at one commit. */
export async function gatherSet(
  ports: Ports,
  base: Base,
  wanted: SetToPlan,
  sources: Sources,
): Promise<GatheredSet> {
  const { target, id, keys, setRecords = [] } = wanted
  const { forge, clock } = ports
  const branch = promotionBranch(target.name, id)
  const { branches, tip } = await forge.read({
    commit: base.commit,
    paths: [],
    histories: [],
    branches: [{ name: branch, paths: [], bodies: true }],
    into: base.branch,
  })
  const pullRequests = branches.flatMap((one) =>
    pullRequestFacts(target.name, one, undefined, new Map(), base),
  )
  const since = recordedSince(pullRequests)
  const stored = await readSetRecords(forge, base, { environment: target.name, id }, since)
  const known = withNew(stored, setRecords)
  const bare: Omit<SetFacts, 'services'> = {
    reviewed: new Map(),
    id,
    environment: target.name,
    policy: base.policy,
    base: base.commit,
    now: clock.now().toISOString(),
    recorder: base.recorder,
    unwritable: [],
    records: known,
    pullRequests,
    branches: branches.flatMap((one) => branchFacts(one, base.recorder)),
  }
  const looked = { ...wanted, keys: [...keys, ...movedBy(pullRequests, known)] }
  const { facts, gathered } = await lookedBack(ports, base, looked, bare, sources)
  const located = new Map<string, Located>()
  for (const one of gathered) {
    const place = one.located.get(target.name)
    if (place !== undefined) located.set(one.facts.key, place)
  }
  return {
    facts: { ...facts, reviewed: await reviewsOfSet(forge, facts) },
    files: united(gathered.map(({ files }) => files)),
    located,
    tip,
  }
}

/**
 * The services of a set, and of its others those that were otherwise at the older state that is to be promoted: what is read of them
 * may lead to a state still older, so it goes on until none is new.
 */
async function lookedBack(
  ports: Ports,
  base: Base,
  wanted: SetToPlan,
  bare: Omit<SetFacts, 'services'>,
  sources: Sources,
): Promise<{ readonly facts: SetFacts; readonly gathered: readonly Gathered[] }> {
  const { target } = wanted
  const gathered: Gathered[] = []
  const requests = [...new Set(wanted.keys)].map((key) => memberRequest(base, key, target))
  let read = await describeMany(ports, base, requests, sources)
  for (let before = ''; ; ) {
    gathered.push(...(await withAllReports(ports, wanted, read, sources)))
    const facts = { ...bare, services: gathered.map((one) => one.facts) }
    const known = new Set(facts.services.map(({ key }) => key))
    const others = wanted.others.filter((key) => !known.has(key))
    const back = others.length === 0 ? [] : looksBackTo(facts)
    // Where it looks back no further than before, there is nothing new to find.
    if (back.length === 0 || JSON.stringify(back) === before) return { facts, gathered }
    before = JSON.stringify(back)
    const found = await othersThen(ports, base, { target, others }, back, sources)
    if (found === undefined) return { facts: { ...facts, othersUntold: true }, gathered }
    if (found.length === 0) return { facts, gathered }
    read = found
  }
}

/** What was read of services, with their records and what was reported on commits. */
async function withAllReports(
  { forge }: Ports,
  { target, records }: SetToPlan,
  read: readonly Described[],
  { book }: Sources,
): Promise<readonly Gathered[]> {
  const seen = (await withBook(read, book)).map((one) =>
    withRecords(
      one,
      records.filter(({ key }) => key === one.facts.key),
    ),
  )
  return withPromotionReports(forge, seen, [target])
}

/**
 * Since when the records of a set matter: what is open, and what was closed since the last one was merged, or else the newest one;
 * undefined: there is no pull request.
 */
function recordedSince(pulls: readonly PullRequestFacts[]): string | undefined {
  const newestFirst = pulls.toSorted((a, b) => b.number - a.number)
  const merged = newestFirst.findIndex(({ state }) => state === 'merged')
  const recent = merged < 0 ? newestFirst : newestFirst.slice(0, Math.max(1, merged))
  const oldest = Math.min(...recent.map(({ createdAt }) => Date.parse(createdAt)))
  return Number.isFinite(oldest) ? new Date(oldest).toISOString() : undefined
}

/** What an open pull request moves has to be judged as well where the upstream has gone back to what the target runs. */
function movedBy(
  pullRequests: readonly PullRequestFacts[],
  records: readonly SetRecord[],
): readonly string[] {
  const heads = pullRequests.flatMap(({ state, head }) => (state === 'open' ? [head] : []))
  return records.flatMap((record) =>
    record.what === 'proposed' && heads.includes(record.head) ? (record.members ?? []) : [],
  )
}
