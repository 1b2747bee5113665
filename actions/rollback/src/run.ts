import type { Outcome } from '@fluxgate/action-kit'
import {
  type Ports,
  personAsking,
  presentRollback,
  refusal,
  rollback,
  runFacts,
  type Started,
  whyNotThisRef,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

/** Takes a service in an environment back to what it ran before, and holds what is left. */
export async function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const facts = runFacts(started, inputs.repository, inputs.dryRun)
  const occasion = { run: facts, now: ports.clock.now().toISOString() }
  const nothing = { commit: '', 'pull-request': '' }
  const elsewhere = whyNotThisRef(started)
  if (elsewhere !== undefined) return refusal(occasion, elsewhere, nothing, { fails: true })
  const asking = personAsking(started)
  if ('why' in asking) return refusal(occasion, asking.why, nothing, { fails: true })
  return presentRollback(occasion, await rollback(ports, facts, inputs, asking.person))
}
