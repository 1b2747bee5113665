import { ForgeError } from '@fluxgate/forge'
import { withRecords } from './gather.ts'
import { gatherServices, type Sources } from './gather-services.ts'
import type { Ports, RunFacts } from './ports.ts'
import type { Base } from './repository.ts'
import {
  atRest,
  type Scope,
  type SweptService,
  sweepRequest,
  type ToSweep,
} from './sweep-service.ts'
import { stopsAll } from './trouble.ts'

/** Fewer are read one by one: together they take a request or two that one alone does not. */
const WORTH_TOGETHER = 4

/** Those of a group of which nothing is to be written, with what the sweep says of them. */
export async function restingAmong(
  ports: Ports,
  run: RunFacts,
  base: Base,
  scope: Scope,
  group: readonly ToSweep[],
  sources: Sources,
): Promise<ReadonlyMap<string, SweptService>> {
  const resting = new Map<string, SweptService>()
  if (group.length < WORTH_TOGETHER) return resting
  try {
    const requests = group.map(({ key, known }) => sweepRequest(base, key, scope, known))
    const gathered = await gatherServices(ports, base, requests, sources)
    for (const [index, { key, records }] of group.entries()) {
      const read = gathered[index]
      if (read === undefined) continue
      const rests = await atRest(ports, run, base, withRecords(read, records), scope)
      if (rests !== undefined) resting.set(key, { key, ...rests })
    }
  } catch (error) {
    if (stopsAll(error) || !(error instanceof ForgeError)) throw error
    // Which of them it was shows when they are read one by one.
  }
  return resting
}
