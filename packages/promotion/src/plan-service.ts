import { edgeInto } from './edge.ts'
import type { PullRequestFacts, ServiceFacts } from './facts.ts'
import type { EdgePlan, ServicePlan } from './plan.ts'
import { planEdge } from './plan-edge.ts'
import { enumerate, oneLine } from './text.ts'

/**
 * The plan for one service: one edge for each environment that follows others, in the policy's order; then one for each
 * pull request of ours whose environment the policy does not promote into any more, which is closed.
 */
export function planService(facts: ServiceFacts): ServicePlan {
  const names = facts.policy.environments.map(({ name }) => name)
  const promoted = names.filter((name) => edgeInto(facts, name) !== undefined)
  const orphans = facts.pullRequests
    .filter(({ state, author }) => state === 'open' && author === facts.recorder)
    .filter(({ environment }) => !promoted.includes(environment))
    .toSorted((a, b) => a.number - b.number)
  return {
    key: facts.key,
    base: facts.base,
    edges: [
      ...promoted.map((name) => planEdge(facts, name)),
      ...orphans.map((orphan) => orphanPlan(facts, orphan)),
    ],
  }
}

function orphanPlan(facts: ServiceFacts, orphan: PullRequestFacts): EdgePlan {
  const { environment, branch, number, foreignAuthors } = orphan
  const why = `the policy does not promote into ${environment} any more`
  const who = enumerate(foreignAuthors.map((login) => oneLine(login, 100)))
  const plan = { ...planEdge(facts, environment), branch }
  return foreignAuthors.length === 0
    ? { ...plan, step: { kind: 'close', pullRequest: number, why }, reason: why }
    : {
        ...plan,
        step: { kind: 'defer', pullRequest: number },
        reason: `#${number} has commits by ${who}; ${why}, so merge or close it by hand`,
      }
}
