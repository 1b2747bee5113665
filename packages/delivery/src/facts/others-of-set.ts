import type { HistoryPage } from '@fluxgate/forge'
import { type Environment, upstreamsOf } from '@fluxgate/policy'
import { type LookBack, wasOtherwise } from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import { gatherMany } from './gather-many.ts'
import { promotionRequest } from './gather-promotion.ts'
import type { Sources } from './gather-services.ts'
import { readingOf } from './read-service.ts'

/** How many services GitHub is asked about at most, 25 in a request, where git does not tell. */
const MOST_ASKED = 1_000

/** Enough to find the newest that counts: what a branch passed through on its way may stand before it. */
const NEWEST = 10

/**
 * Those of the others of a set that an upstream had otherwise at an older state than the target has them now; undefined: that would
 * take too many requests. What git has tells of most of them that nothing has changed since; what is left is looked at.
 */
export async function othersThen(
  ports: Pick<Ports, 'forge' | 'clock'>,
  base: Base,
  { target, others }: { readonly target: Environment; readonly others: readonly string[] },
  back: readonly LookBack[],
  sources: Sources,
): Promise<readonly string[] | undefined> {
  const changed = await changedSince(ports, base, target, others, back, sources)
  if (changed === undefined || changed.length === 0) return changed
  const requests = changed.map((key) => ({
    ...promotionRequest(base, key, [target]),
    unbranched: true,
    records: false,
  }))
  const read = await gatherMany(ports, base, requests, sources)
  return read.flatMap(({ facts }) =>
    back.some((to) => wasOtherwise(facts, target.name, to)) ? [facts.key] : [],
  )
}

async function changedSince(
  { forge }: Pick<Ports, 'forge'>,
  base: Base,
  target: Environment,
  keys: readonly string[],
  back: readonly LookBack[],
  sources: Sources,
): Promise<readonly string[] | undefined> {
  const roots = new Map(keys.map((key) => [key, rootsOf(base, target, key)]))
  const paths = [...new Set([...roots.values()].flat())]
  const since = new Date(Math.min(...back.map(({ at }) => Date.parse(at)))).toISOString()
  const told = await sources.changedSince?.(paths, since)
  if (told === undefined && keys.length > MOST_ASKED) return undefined
  const changed = told ?? (await asked(forge, base, paths, since))
  return keys.filter((key) => roots.get(key)?.some((path) => changed.has(path)))
}

/** The paths at which upstreams pin a service. */
function rootsOf({ policy }: Base, target: Environment, key: string): readonly string[] {
  const upstreams = new Set(upstreamsOf(policy, target.name))
  return policy.environments
    .filter(({ name }) => upstreams.has(name))
    .flatMap((upstream) => readingOf(policy, upstream, key, true).roots)
}

/** What changed as GitHub has it: a request for each 25 paths. */
async function asked(
  forge: Pick<Forge, 'read'>,
  { commit, branch: into }: Base,
  paths: readonly string[],
  since: string,
): Promise<ReadonlySet<string>> {
  const histories = paths.map((path) => ({ path, first: NEWEST, after: undefined }))
  const answer = await forge.read({ commit, into, paths: [], histories, branches: [] })
  const start = Date.parse(since)
  const isNewer = ({ committedAt, passing }: HistoryPage['commits'][number]) =>
    !passing && Date.parse(committedAt) > start
  return new Set(
    answer.histories.flatMap(({ path, commits }) => (commits.some(isNewer) ? [path] : [])),
  )
}
