import type { Outcome } from '@fluxgate/action-kit'
import {
  byPerson,
  hold,
  NOTHING_LANDED,
  type Ports,
  presentHold,
  type Started,
} from '@fluxgate/delivery'
import type { Inputs } from './inputs.ts'

/** Holds versions of a service in an environment, or lifts such holds. */
export function run(inputs: Inputs, started: Started, ports: Ports): Promise<Outcome> {
  const act = { started, ports, request: inputs, nothing: NOTHING_LANDED }
  return byPerson(act, async (occasion, person) =>
    presentHold(occasion, await hold(ports, occasion.run, inputs, person)),
  )
}
