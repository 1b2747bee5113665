import type { Outcome } from '@fluxgate/action-kit'
import {
  brokenPolicy,
  choose,
  fromDefaultBranch,
  type Occasion,
  type Ports,
  type Presented,
  personAsking,
  presentSweep,
  refusal,
  type Started,
  type SweepRequest,
  sweep,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

const NOTHING = { 'pull-requests': '[]' }

/** Recomputes promotions without an event; first records a person's choice, where there is one. */
export function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const act = { started, ports, request: inputs, nothing: NOTHING }
  return fromDefaultBranch(act, async (occasion) => {
    const choice = await recordChoice(inputs, started, ports, occasion)
    if (choice.kind === 'refused') return choice.presented
    const outcome = await sweep(ports, occasion.run, {
      from: inputs.from === undefined ? [] : [inputs.from],
      to: inputs.to === undefined ? [] : [inputs.to],
      services: inputs.services,
      records: choice.records,
    })
    return presentSweep(occasion, outcome)
  })
}

type Choice =
  | { readonly kind: 'recorded'; readonly records: NonNullable<SweepRequest['records']> }
  | { readonly kind: 'refused'; readonly presented: Presented }

function refused(presented: Presented): Choice {
  return { kind: 'refused', presented }
}

async function recordChoice(
  inputs: Inputs,
  started: Started,
  ports: Ports,
  occasion: Occasion,
): Promise<Choice> {
  if (inputs.choice === undefined) return { kind: 'recorded', records: [] }
  const asking = personAsking(started)
  if ('why' in asking) return refused(refusal(occasion, asking.why, NOTHING, { fails: true }))
  const chosen = await choose(ports, occasion.run, inputs.choice, asking.person)
  switch (chosen.kind) {
    case 'chosen':
      return { kind: 'recorded', records: chosen.records }
    case 'broken-policy':
      return refused(brokenPolicy(occasion, chosen.problems, NOTHING))
    case 'refused':
      return refused(refusal(occasion, chosen.why, NOTHING, { fails: true }))
  }
}
