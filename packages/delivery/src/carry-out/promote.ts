import type { Environment } from '@fluxgate/policy'
import { type EdgePlan, planEdge } from '@fluxgate/promotion'
import { factsIn, type Gathered, hasMovedOn } from '../facts/gather.ts'
import { currentOf } from '../facts/overlay-facts.ts'
import { withPromotionReports } from '../facts/reports.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { type Carried, carryOut, type EdgeOutcome } from './carry-out.ts'
import type { Attempt } from './lost-race.ts'
import { tellsGates } from './narrate.ts'
import { runTests, type TestsTold } from './run-tests.ts'

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
): Promise<Attempt<readonly PromotedEdge[]>> {
  if (hasMovedOn(read, base)) return { kind: 'moved' }
  const outcomes: PromotedEdge[] = []
  const [gathered = read] = await withPromotionReports(ports.forge, [read], targets)
  for (const target of targets) {
    const plan = planEdge(gathered.facts, target.name, tellsGates(run))
    const carried: Carried = run.dryRun
      ? { kind: 'done', result: planned(plan) }
      : await carryOut(ports, run, base, gathered, plan)
    if (carried.kind === 'moved') return carried
    const steps = run.dryRun ? [] : (plan.tests ?? [])
    const tested = await runTests(ports, run, base.recorder, steps)
    const { overlay } = factsIn(gathered.facts, target.name)
    outcomes.push({
      ...withTests(carried.result, tested),
      current: currentOf(overlay).pins.chart,
    })
  }
  return { kind: 'done', result: outcomes }
}

/** Tests run where nothing could be proposed yet, mostly: then that is what was done. */
function withTests(outcome: EdgeOutcome, { notes, started }: TestsTold): EdgeOutcome {
  const { plan, operation, reason } = outcome
  const instead = started && operation === 'none'
  return {
    ...outcome,
    plan: { ...plan, notes: [...plan.notes, ...(instead ? notes.slice(0, -1) : notes)] },
    operation: instead ? 'started' : operation,
    reason: instead ? (notes.at(-1) ?? reason) : reason,
  }
}

function planned(plan: EdgePlan): EdgeOutcome {
  const suggestion = plan.step.kind === 'refuse' ? plan.step.suggestion : undefined
  return { plan, operation: 'none', reason: plan.reason, suggestion, pullRequest: undefined }
}
