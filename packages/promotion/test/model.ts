import { type EdgePlan, labelsFor, type PullRequestFacts, type ServiceFacts } from '../src/index.ts'
import { aPullRequest, commit } from './builders.ts'
import { planAll } from './plan-all.ts'

type Change = Extract<EdgePlan['step'], { kind: 'open' }>['changes'][number]

/** Carries a plan out on the facts themselves: what the facts would be when read again. */
export function applied(facts: ServiceFacts): ServiceFacts {
  return planAll(facts).reduce(applyEdge, facts)
}

function applyEdge(facts: ServiceFacts, { step, branch, environment }: EdgePlan): ServiceFacts {
  const head = commit(facts.pullRequests.length * 1000 + facts.records.length + 1)
  switch (step.kind) {
    case 'none':
    case 'keep':
    case 'defer':
    case 'refuse':
      return facts
    case 'open': {
      const opened = aPullRequest(pinsAt(facts, environment, step.changes), {
        environment,
        branch,
        number: facts.pullRequests.length + 100,
        title: step.title,
        head,
        author: facts.recorder,
        createdAt: facts.now,
      })
      const branches = [
        ...facts.branches.filter(({ name }) => name !== branch),
        { name: branch, head },
      ]
      return { ...facts, branches, pullRequests: [...facts.pullRequests, opened] }
    }
    case 'move':
      return changed(facts, step.pullRequest, {
        pins: pinsAt(facts, environment, step.changes),
        title: step.title,
        head,
        approvedBy: [],
      })
    case 'touch':
      return changed(facts, step.pullRequest, { title: step.title, labels: labelsFor(environment) })
    case 'close':
      return changed(facts, step.pullRequest, {
        state: 'closed',
        closedAt: facts.now,
        closedBy: facts.recorder,
      })
  }
}

function changed(
  facts: ServiceFacts,
  number: number,
  overrides: Partial<PullRequestFacts>,
): ServiceFacts {
  const pullRequests = facts.pullRequests.map((one) =>
    one.number === number ? { ...one, ...overrides } : one,
  )
  return { ...facts, pullRequests }
}

/** What the target's overlay pins at the head of a pull request that makes these changes on base. */
function pinsAt(facts: ServiceFacts, environment: string, changes: readonly Change[]) {
  const overlay = facts.environments.find(({ name }) => name === environment)?.overlay
  const slots = overlay?.kind === 'present' ? overlay.slots : []
  return Object.fromEntries(
    slots.map(({ name, value }) => [name, changes.find((one) => one.name === name)?.to ?? value]),
  )
}
