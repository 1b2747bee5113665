import type { Outcome } from '@fluxgate/action-kit'
import {
  byPerson,
  fromDefaultBranch,
  gate,
  gateGroup,
  type Ports,
  presentGate,
  type Started,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

/** Judges a pull request, or what the merge queue has made of it, past what a person skips; only a run of the default branch's own workflow writes the status. */
export function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const act = { started, ports, request: inputs, nothing: { state: '', until: '' } }
  const { subject, exception } = inputs
  if (subject.kind === 'group') {
    return fromDefaultBranch(act, async (occasion) =>
      presentGate(occasion, await gateGroup(ports, occasion.run, subject.commit)),
    )
  }
  const { number } = subject
  if (exception === undefined) {
    return fromDefaultBranch(act, async (occasion) =>
      presentGate(occasion, await gate(ports, occasion.run, number)),
    )
  }
  return byPerson(act, async (occasion, sender) =>
    presentGate(occasion, await gate(ports, occasion.run, number, { ...exception, sender })),
  )
}
