import type { Outcome } from '@fluxgate/action-kit'
import {
  bump,
  type Ports,
  personAsking,
  presentBump,
  runFacts,
  type Started,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

/** Sets the version of one service in one environment's overlay. */
export async function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const facts = runFacts(started, inputs.repository, inputs.dryRun)
  const asking = personAsking(started)
  const outcome = await bump(ports, facts, {
    ...inputs,
    origin: inputs.source ?? { repository: undefined, commit: undefined },
    person: 'person' in asking ? asking.person : undefined,
  })
  return presentBump({ run: facts, now: ports.clock.now().toISOString() }, outcome)
}
