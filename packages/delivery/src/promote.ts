import { type Environment, upstreamsOf } from '@fluxgate/policy'
import { type EdgePlan, planEdge, reportsWanted } from '@fluxgate/promotion'
import { type Carried, carryOut, type EdgeOutcome } from './carry-out.ts'
import { type Gathered, type GatherRequest, gather } from './gather.ts'
import { currentOf } from './narrate.ts'
import type { Ports, RunFacts } from './ports.ts'
import { HISTORY_PAGE } from './read-service.ts'
import { withReports } from './reports.ts'
import type { Base } from './repository.ts'

/** The environments whose overlay a promotion into `targets` is decided on, the targets included, in the policy's order. */
export function concerned(base: Base, targets: readonly Environment[]): readonly Environment[] {
  const names = new Set(targets.flatMap(({ name }) => [name, ...upstreamsOf(base.policy, name)]))
  return base.policy.environments.filter(({ name }) => names.has(name))
}

/** What has to be read for promotions of one service into `targets`. */
export function promotionRequest(
  base: Base,
  key: string,
  targets: readonly Environment[],
  more: Partial<Pick<GatherRequest, 'environments' | 'depth' | 'known' | 'watched'>> = {},
): GatherRequest {
  const environments = new Set([...concerned(base, targets), ...(more.environments ?? [])])
  return {
    key,
    environments: base.policy.environments.filter((environment) => environments.has(environment)),
    targets,
    depth: more.depth ?? HISTORY_PAGE,
    records: true,
    known: more.known,
    watched: more.watched,
  }
}

/** Reads everything that promotions of one service into `targets` are decided on. */
export function gatherPromotion(
  ports: Ports,
  base: Base,
  key: string,
  targets: readonly Environment[],
  more: Parameters<typeof promotionRequest>[3] = {},
): Promise<Gathered> {
  return gather(ports, base, promotionRequest(base, key, targets, more))
}

/** What came of one edge, and the version that its target pinned before. */
export interface PromotedEdge extends EdgeOutcome {
  readonly current: string | undefined
}

/** Plans each edge into `targets` and carries it out; `moved` as soon as one was overtaken. */
export async function promoteInto(
  ports: Ports,
  run: RunFacts,
  base: Base,
  read: Gathered,
  targets: readonly Environment[],
): Promise<
  { readonly kind: 'done'; readonly result: readonly PromotedEdge[] } | { readonly kind: 'moved' }
> {
  const outcomes: PromotedEdge[] = []
  const entrances = targets.map(({ name }) => ({ environment: name, pins: undefined }))
  const gathered = await withReports(ports.forge, read, reportsWanted(read.facts, entrances))
  for (const target of targets) {
    const plan = planEdge(gathered.facts, target.name)
    const carried: Carried = run.dryRun
      ? { kind: 'done', result: planned(plan) }
      : await carryOut(ports, run, base, gathered, plan)
    if (carried.kind === 'moved') return carried
    const overlay = gathered.facts.environments.find(({ name }) => name === target.name)?.overlay
    outcomes.push({ ...carried.result, current: currentOf(overlay).pins.chart })
  }
  return { kind: 'done', result: outcomes }
}

function planned(plan: EdgePlan): EdgeOutcome {
  const suggestion = plan.step.kind === 'refuse' ? plan.step.suggestion : undefined
  return { plan, operation: 'none', reason: plan.reason, suggestion, pullRequest: undefined }
}
