import type { Outcome } from '@fluxgate/action-kit'
import {
  brokenPolicy,
  choose,
  chooseSet,
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
  takeOut,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

const NOTHING = { 'pull-requests': '[]' }

/** Recomputes promotions without an event; first records what a person asks for, where one does. */
export function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const act = { started, ports, request: inputs, nothing: NOTHING }
  return fromDefaultBranch(act, async (occasion) => {
    const asked = await recordAsked(inputs, started, ports, occasion)
    if (asked.kind === 'refused') return asked.presented
    const outcome = await sweep(ports, occasion.run, {
      from: inputs.from === undefined ? [] : [inputs.from],
      to: inputs.to === undefined ? [] : [inputs.to],
      services: inputs.services,
      ...asked.own,
    })
    return presentSweep(occasion, outcome)
  })
}

type Asked =
  | { readonly kind: 'recorded'; readonly own: Pick<SweepRequest, 'records' | 'setRecords'> }
  | { readonly kind: 'refused'; readonly presented: Presented }

function refused(presented: Presented): Asked {
  return { kind: 'refused', presented }
}

async function recordAsked(
  inputs: Inputs,
  started: Started,
  ports: Ports,
  occasion: Occasion,
): Promise<Asked> {
  const { choice, setChoice, takeOut: taking } = inputs
  const nothing = [choice, setChoice, taking].every((one) => one === undefined)
  if (nothing) return { kind: 'recorded', own: {} }
  const asking = personAsking(started)
  if ('why' in asking) return refused(refusal(occasion, asking.why, NOTHING, { fails: true }))
  const { run } = occasion
  const { person } = asking
  const done =
    (taking && (await takeOut(ports, run, taking, person))) ??
    (setChoice && (await chooseSet(ports, run, setChoice, person))) ??
    (choice && (await choose(ports, run, choice, person)))
  switch (done?.kind) {
    case undefined:
      return { kind: 'recorded', own: {} }
    case 'chosen':
      return { kind: 'recorded', own: { records: done.records } }
    case 'set-chosen':
    case 'taken-out':
      return { kind: 'recorded', own: { setRecords: listed(done.record) } }
    case 'broken-policy':
      return refused(brokenPolicy(occasion, done.problems, NOTHING))
    case 'refused':
      return refused(refusal(occasion, done.why, NOTHING, { fails: true }))
  }
}

function listed<One>(one: One | undefined): readonly One[] {
  return one === undefined ? [] : [one]
}
