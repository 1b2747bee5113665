import { ForgeError } from '@fluxgate/forge'
import { withRecords } from '../facts/gather.ts'
import { gatherServices, type Sources } from '../facts/gather-services.ts'
import { withPromotionReports } from '../facts/reports.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { stopsAll } from '../trouble.ts'
import {
  atRest,
  type Scope,
  type SweptService,
  sweepRequest,
  type ToSweep,
} from './sweep-service.ts'

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
    const recorded = gathered.map((read, index) => withRecords(read, group[index]?.records ?? []))
    const complete = await withPromotionReports(ports.forge, recorded, scope.targets)
    for (const [index, { key }] of group.entries()) {
      const read = complete[index]
      if (read === undefined) continue
      const rests = await atRest(ports, run, base, read, scope)
      if (rests !== undefined) resting.set(key, { key, ...rests })
    }
  } catch (error) {
    if (stopsAll(error) || !(error instanceof ForgeError)) throw error
    // Which of them it was shows when they are read one by one.
  }
  return resting
}
