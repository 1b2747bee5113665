import { type Environment, type Gates, gatesFor, type Pins, type Policy } from '@fluxgate/policy'
import type { EnvironmentFacts, PullRequestFacts, ServiceFacts } from './facts.ts'
import { instant } from './instant.ts'
import { promotionBranch } from './names.ts'
import { type Order, releaseOrder } from './order.ts'
import { type Pinned, pinnedBy } from './overlay.ts'
import type { Proving } from './proven.ts'
import type { ChoiceRecord, ExceptionRecord } from './record.ts'

/** An environment that a release comes from. */
export interface Upstream extends Proving {
  /** What it pins now; undefined where that can't be told. */
  readonly current: Pinned | undefined
}

/** One edge of the promotion graph as the rules look at it: the facts of a target and of what it follows. */
export interface Edge {
  readonly facts: ServiceFacts
  readonly target: Environment
  readonly targetFacts: EnvironmentFacts
  /** The gates of this service in the target. */
  readonly gates: Gates
  /** The exact pins of the target; undefined where it has none, holds a range, or they can't be told. */
  readonly targetPins: Pins | undefined
  readonly upstreams: readonly Upstream[]
  /** Proven in all of the upstreams, or in one of them. */
  readonly mode: 'all' | 'any'
  /** By the histories of the upstreams, in the policy's order of them. */
  readonly order: Order
  readonly branch: string
  /** Pull requests that we opened from our branch, newest first. */
  readonly pullRequests: readonly PullRequestFacts[]
  /** What people asked for in the target, newest first. */
  readonly choices: readonly ChoiceRecord[]
  /** What people let into the target past gates, newest first. */
  readonly exceptions: readonly ExceptionRecord[]
}

/** The edge into an environment; undefined where the policy does not have it, or it follows none. */
export function edgeInto(facts: ServiceFacts, name: string): Edge | undefined {
  const { policy, key } = facts
  const target = environmentNamed(policy, name)
  if (target === undefined) return undefined
  const mode = target.after.length > 0 ? 'all' : 'any'
  const names = mode === 'all' ? target.after : target.afterAny
  const upstreams = names.flatMap((upstream) => {
    const environment = environmentNamed(policy, upstream)
    return environment === undefined ? [] : [upstreamOf(facts, environment)]
  })
  if (upstreams.length === 0) return undefined
  const targetFacts = factsOf(facts, name)
  const pinned = pinnedBy(targetFacts.overlay)
  const branch = promotionBranch(name, key)
  const asked = facts.records
    .filter((record) => record.environment === name)
    .toSorted((a, b) => instant(b.createdAt) - instant(a.createdAt) || b.id - a.id)
  return {
    facts,
    target,
    targetFacts,
    gates: gatesFor(policy, target, key),
    targetPins: pinned?.range === false ? pinned.pins : undefined,
    upstreams,
    mode,
    order: releaseOrder(
      upstreams.map((upstream) => upstream.facts.history),
      policy.pins.order,
    ),
    branch,
    pullRequests: facts.pullRequests
      .filter((one) => one.environment === name && one.branch === branch)
      .filter(({ author }) => author === facts.recorder)
      .toSorted((a, b) => b.number - a.number),
    choices: asked.flatMap((record) => (record.kind === 'choice' ? record : [])),
    exceptions: asked.flatMap((record) => (record.kind === 'exception' ? record : [])),
  }
}

/** An environment of the facts as proofs are judged in it. */
export function upstreamOf(facts: ServiceFacts, environment: Environment): Upstream {
  const own = factsOf(facts, environment.name)
  return {
    environment,
    facts: own,
    records: facts.records
      .filter((record) => record.environment === environment.name)
      .toSorted((a, b) => b.id - a.id),
    order: releaseOrder([own.history], facts.policy.pins.order),
    current: pinnedBy(own.overlay),
  }
}

/** An environment of the policy, by name. */
export function environmentNamed(policy: Policy, name: string): Environment | undefined {
  return policy.environments.find((environment) => environment.name === name)
}

/** Names of the environments that an environment follows. */
export function upstreamNames({ after, afterAny }: Environment): readonly string[] {
  return after.length > 0 ? after : afterAny
}

/** Facts of an environment; one that was not read counts as having no overlay. */
export function factsOf(facts: ServiceFacts, name: string): EnvironmentFacts {
  return (
    facts.environments.find((environment) => environment.name === name) ?? {
      name,
      overlay: { kind: 'absent', path: '' },
      history: [],
      historyCut: false,
      holds: [],
      holdProblem: undefined,
    }
  )
}
