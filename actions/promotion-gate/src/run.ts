import type { Outcome } from '@fluxgate/action-kit'
import {
  gate,
  type Ports,
  presentGate,
  refusal,
  runFacts,
  type Started,
  whyNotThisRef,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

/** Judges a pull request; only a run of the default branch's own workflow writes the status. */
export async function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const facts = runFacts(started, inputs.repository, inputs.dryRun)
  const occasion = { run: facts, now: ports.clock.now().toISOString() }
  const elsewhere = whyNotThisRef(started)
  if (elsewhere !== undefined) {
    return refusal(occasion, elsewhere, { state: '', until: '' }, { fails: true })
  }
  return presentGate(occasion, await gate(ports, facts, inputs.pullRequest))
}
