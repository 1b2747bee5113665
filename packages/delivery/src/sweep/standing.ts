import { type Files, type LocateRequest, locateRequest } from '@fluxgate/documents'
import type { PullRequest, TreeNode } from '@fluxgate/forge'
import {
  type Environment,
  environmentOf,
  type Hold,
  holdsPath,
  isSetId,
  parseHolds,
} from '@fluxgate/policy'
import { type BranchKind, planStanding, type Standing, type Told } from '@fluxgate/promotion'
import { overComment } from '@fluxgate/report'
import { siteOf } from '../carry-out/narrate.ts'
import { overlayRoots } from '../facts/locate-overlays.ts'
import { locateServices, type Overlays } from '../facts/locate-services.ts'
import { pinsOf } from '../facts/overlay-facts.ts'
import { foreignAuthors, locatedWith } from '../facts/pull-request-facts.ts'
import { filesAt, textAt } from '../facts/view.ts'
import type { Forge } from '../forge-port.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { closedFor, type SettledOrphan } from './orphans.ts'
import type { OurPullRequest } from './our-pull-requests.ts'

/** An open rollback, hold or bump of ours by pull request. */
interface Asked extends OurPullRequest {
  readonly kind: Exclude<BranchKind, 'promote'>
  /** undefined: the policy has it no more. */
  readonly target: Environment | undefined
}

/**
 * Closes the rollbacks, holds and bumps of ours that wait to be merged and are for nothing any more, by what Git says of them now; in
 * a dry run, says it. Without any, nothing is asked of GitHub.
 */
export async function settleStanding(
  { forge, clock }: Pick<Ports, 'forge' | 'clock'>,
  run: RunFacts,
  base: Base,
  open: readonly OurPullRequest[],
): Promise<readonly SettledOrphan[]> {
  const asked = open.flatMap((one) => askedOf(base, one))
  if (asked.length === 0) return []
  const read = await readStanding(forge, base, asked)
  const settled: SettledOrphan[] = []
  for (const one of asked) {
    const pull = read.pulls.find(({ number }) => number === one.number)
    // Merged or closed meanwhile.
    if (pull?.state !== 'open') continue
    const standing = standingOf(base, one, pull, read, clock.now().toISOString())
    const outcome = await settle(forge, run, standing)
    if (outcome !== undefined) settled.push(outcome)
  }
  return settled
}

function askedOf({ policy }: Base, one: OurPullRequest): readonly Asked[] {
  const { kind, key, environment } = one
  if (kind === 'promote' || (key !== undefined && isSetId(key))) return []
  return [{ ...one, kind, target: environmentOf(policy, environment) }]
}

interface Read {
  readonly pulls: readonly PullRequest[]
  readonly overlays: Overlays
  /** At the head of the branch that Flux reads. */
  readonly nodes: ReadonlyMap<string, TreeNode>
}

/** Base as it is now and not as the sweep began: what was opened meanwhile starts from there. */
async function readStanding(
  forge: Pick<Forge, 'read' | 'start'>,
  base: Base,
  asked: readonly Asked[],
): Promise<Read> {
  const { head = base.commit } = await forge.start({ branch: base.branch, paths: [] })
  const wanted = asked.flatMap(({ key, target }) =>
    key === undefined || target === undefined ? [] : [{ key, environment: target }],
  )
  const overlays = await locateServices(filesAt(forge, head), base.policy, wanted)
  const answer = await forge.read({
    commit: head,
    paths: wanted.map(({ key, environment }) => holdsPath(environment.name, key)),
    histories: [],
    branches: asked.map((one) => ({ name: one.branch, paths: pathsOf(base, one), before: true })),
  })
  const pulls = answer.branches.flatMap(({ pullRequests }) => pullRequests)
  return { pulls, overlays, nodes: answer.nodes }
}

function pathsOf({ policy }: Base, { key, target }: Asked): readonly string[] {
  if (key === undefined || target === undefined) return []
  return [...overlayRoots(locateRequest(policy, target, key)), holdsPath(target.name, key)]
}

function standingOf(
  base: Base,
  { kind, number, environment, key, target }: Asked,
  pull: PullRequest,
  { overlays, nodes }: Read,
  now: string,
): Standing {
  const { recorder, policy } = base
  const common = {
    kind,
    number,
    environment,
    key,
    now,
    known: target !== undefined,
    foreignAuthors: foreignAuthors(pull, recorder),
  }
  if (key === undefined || target === undefined) {
    return { ...common, before: UNTOLD, head: UNTOLD, base: UNTOLD }
  }
  const path = holdsPath(target.name, key)
  const request = locateRequest(policy, target, key)
  const at = (some: ReadonlyMap<string, TreeNode>): Told =>
    toldBy(some, { path, request, files: overlays.files })
  return {
    ...common,
    before: at(pull.nodesBefore ?? new Map()),
    head: at(pull.nodes),
    base: { pins: pinsAtBase(overlays, target.name, key), holds: holdsIn(nodes, path) },
  }
}

const UNTOLD: Told = { pins: undefined, holds: undefined }

function toldBy(
  nodes: ReadonlyMap<string, TreeNode>,
  known: { readonly path: string; readonly request: LocateRequest; readonly files: Files },
): Told {
  if (nodes.size === 0) return UNTOLD
  const located = locatedWith(nodes, known.request, known.files)
  return {
    pins: located.kind === 'found' ? pinsOf(located.slots) : undefined,
    holds: holdsIn(nodes, known.path),
  }
}

function pinsAtBase(overlays: Overlays, environment: string, key: string): Told['pins'] {
  const located = overlays.at(environment, key)
  if (located?.kind === 'found') return pinsOf(located.slots)
  const gone = located?.kind === 'refused' && located.refusal.code === 'no-overlay'
  return gone ? 'absent' : undefined
}

function holdsIn(nodes: ReadonlyMap<string, TreeNode>, path: string): readonly Hold[] | undefined {
  const text = textAt(nodes, path) ?? ''
  if (text === 'unreadable') return undefined
  const parsed = parseHolds(text, path)
  return parsed.kind === 'ok' ? parsed.holds : undefined
}

async function settle(
  forge: Pick<Forge, 'closePullRequest'>,
  run: RunFacts,
  standing: Standing,
): Promise<SettledOrphan | undefined> {
  const { number, kind } = standing
  const { step, reason } = planStanding(standing)
  switch (step.kind) {
    case 'keep':
      return undefined
    case 'defer':
      return { number, operation: 'deferred', reason }
    case 'close': {
      const comment = overComment({ site: siteOf(run), kind, why: step.why })
      return closedFor(forge, run, { number, reason, comment })
    }
  }
}
