import type { Outcome } from '@fluxgate/action-kit'
import { fromDefaultBranch, gate, type Ports, presentGate, type Started } from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

/** Judges a pull request; only a run of the default branch's own workflow writes the status. */
export function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const act = { started, ports, request: inputs, nothing: { state: '', until: '' } }
  return fromDefaultBranch(act, async (occasion) =>
    presentGate(occasion, await gate(ports, occasion.run, inputs.pullRequest)),
  )
}
