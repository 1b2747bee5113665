import type { Outcome } from '@fluxgate/action-kit'
import {
  attest,
  type Ports,
  personAsking,
  presentAttest,
  refusal,
  runFacts,
  type Started,
  whyNotThisRef,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

/** Records that a person says a release works. */
export async function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const facts = runFacts(started, inputs.repository, inputs.dryRun)
  const occasion = { run: facts, now: ports.clock.now().toISOString() }
  const nothing = { records: '[]' }
  const elsewhere = whyNotThisRef(started)
  if (elsewhere !== undefined) return refusal(occasion, elsewhere, nothing, { fails: true })
  const asking = personAsking(started)
  if ('why' in asking) return refusal(occasion, asking.why, nothing, { fails: true })
  const outcome = await attest(ports, facts, inputs, asking.person)
  return presentAttest(occasion, inputs.environment, outcome)
}
