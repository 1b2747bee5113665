import type { Outcome } from '@fluxgate/action-kit'
import {
  byPerson,
  NOTHING_LANDED,
  type Ports,
  presentRollback,
  rollback,
  type Started,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

/** Takes a service in an environment back to what it ran before, and holds what is left. */
export function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const act = { started, ports, request: inputs, nothing: NOTHING_LANDED }
  return byPerson(act, async (occasion, person) =>
    presentRollback(occasion, await rollback(ports, occasion.run, inputs, person)),
  )
}
