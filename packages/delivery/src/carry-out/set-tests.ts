import { environmentOf, gatesFor } from '@fluxgate/policy'
import { planEdge, type TestStep } from '@fluxgate/promotion'
import type { GatheredSet } from '../facts/gather-set.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { SetOutcome } from './carry-out-set.ts'
import { runTests } from './run-tests.ts'

/** Each start takes three writes, and GitHub takes some eighty a minute. */
const MOST_STARTS = 20

/** Has the releases of a set tested, each service by itself as it would be without the set; the set waits until they are. */
export async function withSetTests(
  ports: Ports,
  run: RunFacts,
  { facts }: GatheredSet,
  outcome: SetOutcome,
): Promise<SetOutcome> {
  const target = environmentOf(facts.policy, facts.environment)
  const asking = facts.services.filter(
    ({ policy, key }) => target !== undefined && gatesFor(policy, target, key).tests !== undefined,
  )
  const steps = asking.flatMap((one) => planEdge(one, facts.environment).tests ?? [])
  const starts = steps.filter(({ kind }) => kind === 'start')
  const due: readonly TestStep[] = [
    ...steps.filter(({ kind }) => kind === 'note'),
    ...starts.slice(0, MOST_STARTS),
  ]
  if (due.length === 0) return outcome
  const { notes, started } = await runTests(ports, run, facts.recorder, due)
  const left = starts.length - MOST_STARTS
  const more = left > 0 ? [`${left} more are tested from the next sweep on`] : []
  const { plan, operation } = outcome
  return {
    ...outcome,
    plan: { ...plan, notes: [...plan.notes, ...notes, ...more] },
    operation: started && operation === 'none' ? 'started' : operation,
  }
}
