import { locateRequest } from '@fluxgate/documents'
import type { HistoryPage } from '@fluxgate/forge'
import { type Environment, environmentOf, upstreamsOf } from '@fluxgate/policy'
import { type LookBack, wasOtherwise } from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { Described } from './gather.ts'
import { describeMany } from './gather-many.ts'
import { memberRequest } from './gather-promotion.ts'
import type { Sources } from './gather-services.ts'
import { overlayRoots } from './locate-overlays.ts'

/** How many services GitHub is asked about at most, 25 in a request, where git does not tell. */
const MOST_ASKED = 1_000

/** Mostly enough to find the newest that counts: what a branch passed through on its way may stand before it. */
const NEWEST = 10

/**
 * Those of the others of a set that an upstream had otherwise at an older state than the target has them now; undefined: that would
 * take too many requests. Without records, which decide nothing here. What git has tells of most of them that nothing has changed since; what is left is looked at.
 */
export async function othersThen(
  ports: Pick<Ports, 'forge' | 'clock'>,
  base: Base,
  { target, others }: { readonly target: Environment; readonly others: readonly string[] },
  back: readonly LookBack[],
  sources: Sources,
): Promise<readonly Described[] | undefined> {
  const changed = await changedSince(ports, base, target, others, back, sources)
  if (changed === undefined) return undefined
  const requests = changed.map((key) => memberRequest(base, key, target))
  const read = await describeMany(ports, base, requests, sources)
  return read.filter(({ gathered }) =>
    back.some((to) => wasOtherwise(gathered.facts, target.name, to)),
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
  const { policy } = base
  const upstreams = upstreamsOf(policy, target.name).flatMap(
    (name) => environmentOf(policy, name) ?? [],
  )
  const rootsOf = (key: string) =>
    upstreams.flatMap((upstream) => overlayRoots(locateRequest(policy, upstream, key)))
  const roots = new Map(keys.map((key) => [key, rootsOf(key)]))
  const paths = [...new Set([...roots.values()].flat())]
  const since = new Date(Math.min(...back.map(({ at }) => Date.parse(at)))).toISOString()
  const told = await sources.changedSince?.(paths, since)
  if (told === undefined && keys.length > MOST_ASKED) return undefined
  const changed = told ?? (await asked(forge, base, paths, since))
  return keys.filter((key) => roots.get(key)?.some((path) => changed.has(path)))
}

/** What changed as GitHub has it, and where it does not say: a request for each 25 paths. */
async function asked(
  forge: Pick<Forge, 'read'>,
  { commit, branch: into }: Base,
  paths: readonly string[],
  since: string,
): Promise<ReadonlySet<string>> {
  const histories = paths.map((path) => ({ path, first: NEWEST, after: undefined }))
  const answer = await forge.read({ commit, into, paths: [], histories, branches: [] })
  const start = Date.parse(since)
  const isNewer = ({ committedAt }: HistoryPage['commits'][number]) =>
    Date.parse(committedAt) > start
  const mayHaveChanged = ({ commits, next }: HistoryPage) => {
    const own = commits.filter(({ passing }) => !passing)
    return own.some(isNewer) || (own.length === 0 && next !== undefined)
  }
  return new Set(answer.histories.filter(mayHaveChanged).map(({ path }) => path))
}
