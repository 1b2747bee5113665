import type { Outcome } from '@fluxgate/action-kit'
import { attest, byPerson, type Ports, presentAttest, type Started } from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

/** Records that a person says a release works. */
export function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const act = { started, ports, request: inputs, nothing: { records: '[]' } }
  return byPerson(act, async (occasion, person) => {
    const outcome = await attest(ports, occasion.run, inputs, person)
    return presentAttest(occasion, inputs.environment, outcome)
  })
}
