import type { Outcome } from '@fluxgate/action-kit'
import {
  byPerson,
  fromDefaultBranch,
  gate,
  type Ports,
  presentGate,
  type Started,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

/** Judges a pull request, past what a person skips; only a run of the default branch's own workflow writes the status. */
export function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const act = { started, ports, request: inputs, nothing: { state: '', until: '' } }
  const { pullRequest, exception } = inputs
  if (exception === undefined) {
    return fromDefaultBranch(act, async (occasion) =>
      presentGate(occasion, await gate(ports, occasion.run, pullRequest)),
    )
  }
  return byPerson(act, async (occasion, sender) =>
    presentGate(occasion, await gate(ports, occasion.run, pullRequest, { ...exception, sender })),
  )
}
