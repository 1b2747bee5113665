import type { Outcome } from '@fluxgate/action-kit'
import {
  brokenPolicy,
  choose,
  type Occasion,
  type Ports,
  type Presented,
  personAsking,
  presentSweep,
  refusal,
  runFacts,
  type Started,
  sweep,
  whyNotThisRef,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

const NOTHING = { 'pull-requests': '[]' }

/** Recomputes promotions without an event; first records a person's choice, where there is one. */
export async function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const facts = runFacts(started, inputs.repository, inputs.dryRun)
  const occasion = { run: facts, now: ports.clock.now().toISOString() }
  const elsewhere = whyNotThisRef(started)
  if (elsewhere !== undefined) return refusal(occasion, elsewhere, NOTHING, { fails: true })
  const refused = await recordChoice(inputs, started, ports, occasion)
  if (refused !== undefined) return refused
  const outcome = await sweep(ports, facts, {
    from: inputs.from === undefined ? [] : [inputs.from],
    to: inputs.to === undefined ? [] : [inputs.to],
    services: inputs.services,
  })
  return presentSweep(occasion, outcome)
}

async function recordChoice(
  inputs: Inputs,
  started: Started,
  ports: Ports,
  occasion: Occasion,
): Promise<Presented | undefined> {
  if (inputs.choice === undefined) return undefined
  const asking = personAsking(started)
  if ('why' in asking) return refusal(occasion, asking.why, NOTHING, { fails: true })
  const chosen = await choose(ports, occasion.run, inputs.choice, asking.person)
  switch (chosen.kind) {
    case 'chosen':
      return undefined
    case 'broken-policy':
      return brokenPolicy(occasion, chosen.problems, NOTHING)
    case 'refused':
      return refusal(occasion, chosen.why, NOTHING, { fails: true })
  }
}
