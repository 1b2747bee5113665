import type { QueueCommit } from '@fluxgate/forge'
import { gatesIn, withoutApprovals } from '@fluxgate/policy'
import type { GateVerdict } from '@fluxgate/promotion'
import { GATE_CONTEXT } from '../carry-out/land.ts'
import type { Forge } from '../forge-port.ts'
import type { Ports, RunFacts } from '../ports.ts'
import {
  examineIn,
  type GateOutcome,
  openForGate,
  type Readable,
  type Written,
  write,
} from './gate.ts'
import { type Examined, verdictOn } from './judge-pull-request.ts'

/** A commit that a merge queue has made, with the pull request that it is for. */
export interface QueueHead {
  readonly head: string
  readonly number: number
}

/** What GitHub calls the branches of a queue: that of the queue, then the pull request and the commit that it was made from. */
const NAME = /^pr-([1-9][0-9]{0,8})-[0-9a-f]{40}$/

/** The commits at which branches of the merge queue of a branch stand; anybody who can write may have pushed one of that name. */
export async function queueHeads(
  forge: Pick<Forge, 'branchesUnder'>,
  branch: string,
): Promise<readonly QueueHead[]> {
  const prefix = `gh-readonly-queue/${branch}/`
  const found = await forge.branchesUnder([prefix], branch)
  return found.flatMap(({ name, head }) => {
    const number = NAME.exec(name.slice(prefix.length))?.[1]
    return number === undefined ? [] : [{ head, number: Number(number) }]
  })
}

/**
 * Judges a commit of the merge queue by what it would do to the branch as it is, and writes the status on it where the answer has
 * changed. Its pull requests were judged each by itself before; what follows from reviews is taken from there, and only where GitHub's
 * own queue says that the commit is one of it.
 */
export async function gateGroup(ports: Ports, run: RunFacts, commit: string): Promise<GateOutcome> {
  const { forge } = ports
  const ready = await openForGate(ports)
  if (ready.kind === 'refused') return ready
  const { opened, base, at } = ready
  const short = commit.slice(0, 12)
  const own = (await queueHeads(forge, at.branch)).find(({ head }) => head === commit)
  if (own === undefined) {
    return { kind: 'not-asked', why: `no merge queue of ${at.branch} stands at ${short}` }
  }
  const { contains, changed, cut } = await forge.compared({ base: at.commit, head: commit })
  if (!contains) {
    const why = `${short} was made from an older ${at.branch}; the queue makes another one`
    return { kind: 'not-asked', why }
  }
  const queue = await forge.queueCommit({ commit, branch: at.branch, context: GATE_CONTEXT })
  const trusted = (queue.members ?? []).length > 0
  const examined = await examineIn(
    ports,
    trusted ? reviewed(opened) : opened,
    { changed, changedCut: cut, pull: undefined, members: queue.members ?? [] },
    commit,
  )
  const verdict =
    whyNotMember(queue, at.viewer.id) ??
    whyNoReviews(opened, queue) ??
    verdictOn(trusted ? whole(examined) : examined)
  const url = `${run.repositoryUrl}/pull/${own.number}`
  const title = 'merge queue'
  const subject = { number: own.number, url, title, head: commit, status: queue.status }
  const nobody = { kind: 'recorded', records: [], untold: undefined } as const
  const gated = { ...nobody, verdict, writer: at.viewer.id, group: true }
  const written: Written = await write(ports, run, base, subject, gated)
  return { ...written, merge: { kind: 'left', why: undefined } }
}

/** Reviews are of pull requests: their own gates, which were open when they were queued, have waited for them. */
function reviewed(opened: Readable): Readable {
  if (opened.kind !== 'open') return opened
  const { base } = opened
  return { ...opened, base: { ...base, policy: withoutApprovals(base.policy) } }
}

/** A group may bring the policy with one pull request and pins with another; each was judged by itself. */
function whole(examined: Examined): Examined {
  if (examined.kind === 'told') return examined
  const surroundings = { ...examined.surroundings, policy: false, workflows: false }
  return { ...examined, surroundings }
}

/** A pull request whose own gate is not open any more takes its group with it. */
function whyNotMember({ members = [] }: QueueCommit, us: number): GateVerdict | undefined {
  for (const { number, status } of members) {
    const said = status?.creator === us ? status.state : undefined
    if (said === 'success') continue
    const why = `#${number}, which it brings, has no open gate of its own`
    return {
      state: said === 'failure' ? 'failure' : 'pending',
      why,
      until: undefined,
      services: [],
    }
  }
  return undefined
}

function whyNoReviews(opened: Readable, { members }: QueueCommit): GateVerdict | undefined {
  if (members !== undefined && members.length > 0) return undefined
  const asks =
    opened.kind === 'open' && gatesIn(opened.base.policy).some((one) => one.approvals.length > 0)
  if (!asks) return undefined
  const why =
    members === undefined
      ? 'who approved what the queue brings can not be told: the token needs merge-queues: read'
      : 'GitHub has no such commit in its merge queue'
  return { state: 'failure', why, until: undefined, services: [] }
}
