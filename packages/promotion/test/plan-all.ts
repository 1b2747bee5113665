import { upstreamsOf } from '@fluxgate/policy'
import { type EdgePlan, planEdge, type ServiceFacts } from '../src/index.ts'

/** The plan of each environment that follows others, in the policy's order: what a sweep does for one service. */
export function planAll(facts: ServiceFacts): readonly EdgePlan[] {
  return facts.policy.environments
    .filter(({ name }) => upstreamsOf(facts.policy, name).length > 0)
    .map(({ name }) => planEdge(facts, name))
}
