import { type Environment, isSetId } from '@fluxgate/policy'
import { allServices } from '../facts/find-services.ts'
import { depthFor, type SweepFiles, sweepFiles } from '../facts/sweep-files.ts'
import { isGated, type SweptGate } from '../gate/gate-all.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { gatesAfter, judgingFirst } from './judging.ts'
import { removeLeftBranches } from './left-branches.ts'
import { heldInVain, namedInVain } from './named-in-vain.ts'
import { type SettledOrphan, settleOrphans } from './orphans.ts'
import { type OurPullRequest, ourPullRequests } from './our-pull-requests.ts'
import { settleStanding } from './standing.ts'
import { LEFT_TO_EVENTS, sweepEach } from './sweep-each.ts'
import { inTurn, type Looking, unsettledOf } from './sweep-order.ts'
import { bookOf, environmentsOf, lastFailedIn, scopeOf } from './sweep-scope.ts'
import type { Scope } from './sweep-service.ts'
import { setsToPlan, sweepSets } from './sweep-sets.ts'
import { isOfAll, leftOf, ownOf, type SweepRequest, type Swept } from './swept.ts'

/**
 * Sweeps every service that has something to decide along the edges of a request; where these are all there are, clears away what is for
 * nothing any more and judges every pull request. `judged`: what the gates have said already, where they came first.
 */
export async function sweepEverything(
  ports: Ports,
  run: RunFacts,
  base: Base,
  request: SweepRequest,
  judged?: readonly SweptGate[],
): Promise<Swept> {
  const scope = scopeOf(base, request)
  const { targets } = scope
  const all = isOfAll(request)
  const ours = await ourPullRequests(ports.forge, base)
  const open = ours.filter(({ kind }) => kind === 'promote')
  await using files = sweepFiles(ports, base, depthFor(targets))
  const failed = await lastFailedIn(ports, base, scope.reverting)
  const { keys, empty, vain } = await lookAround(files, base, scope, open)
  const looking: Looking = {
    keys: inTurn([...keys].sort(), ports.clock),
    targets,
    open,
    failed,
    settled: 0,
    grouped: 0,
    members: [],
  }
  const wanted = unsettledOf(files, base, request.records, looking)
  const sources = { ...files, book: bookOf(ports, base, scope) }
  const first = judgingFirst(ports, run, all && judged === undefined && isGated(base))
  const what = { scope, wanted, sources, kept: LEFT_TO_EVENTS }
  const { services, enough } = await sweepEach(first.ports, run, base, what)
  const together = setsToPlan(targets, [...keys], looking.members, open, ownOf(request))
  const sets =
    enough === undefined ? await sweepSets(first.ports, run, base, together, sources) : []
  const orphans = all && enough === undefined ? await clearAway(ports, run, base, ours) : []
  const told = { before: judged, shut: first.shut }
  const gates = all ? await gatesAfter(ports, run, base, { services, sets }, told) : []
  const { settled, grouped } = looking
  return {
    kind: 'swept',
    base,
    services: services.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    sets,
    settled,
    grouped,
    left: leftOf(keys.size - services.length - settled - grouped, enough),
    empty,
    vain,
    orphans,
    gates,
    unknown: [],
  }
}

/** The services that there are, those with an open promotion included, and what there is none of where somebody expects some. */
async function lookAround(
  files: SweepFiles,
  base: Base,
  scope: Scope,
  open: readonly OurPullRequest[],
): Promise<{
  readonly keys: ReadonlySet<string>
  readonly empty: readonly Environment[]
  readonly vain: readonly string[]
}> {
  const looked = environmentsOf(base, scope)
  const there = await allServices(files.read, looked)
  const vain = [
    ...namedInVain(base.policy, looked, there.keys),
    ...(await heldInVain(files.read, base, looked, there.keys)),
  ]
  const keys = new Set(there.keys)
  for (const { key, environment } of open) {
    if (key === undefined || isSetId(key)) continue
    if (scope.targets.some(({ name }) => name === environment)) keys.add(key)
  }
  return { keys, empty: there.empty, vain }
}

/** Closes pull requests of ours that are for nothing any more, and removes branches that are done with. */
async function clearAway(
  ports: Ports,
  run: RunFacts,
  base: Base,
  ours: readonly OurPullRequest[],
): Promise<readonly SettledOrphan[]> {
  const open = ours.filter(({ kind }) => kind === 'promote')
  const orphans = await settleOrphans(ports.forge, run, base, open)
  const standing = await settleStanding(ports, run, base, ours)
  if (!run.dryRun) await removeLeftBranches(ports, base, open)
  return [...orphans, ...standing]
}
