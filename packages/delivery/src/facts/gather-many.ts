import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { Described, Gathered, GatherRequest } from './gather.ts'
import { describeServices, type Sources, withBook } from './gather-services.ts'

/** What is read at once is looked through for each of them. */
const TOGETHER = 24

/**
 * Reads for any number of services what `gatherServices` reads for some: in groups, whose records are asked for at the end, of all at
 * once, so that a page that tells of many is worth its request. Answers in their order.
 */
export async function gatherMany(
  ports: Pick<Ports, 'forge' | 'clock'>,
  base: Base,
  requests: readonly GatherRequest[],
  sources: Sources,
): Promise<readonly Gathered[]> {
  return withBook(await describeMany(ports, base, requests, sources), sources.book)
}

/** The same without any record, which `withBook` adds. */
export async function describeMany(
  ports: Pick<Ports, 'forge' | 'clock'>,
  base: Base,
  requests: readonly GatherRequest[],
  sources: Sources,
): Promise<readonly Described[]> {
  const described: Described[] = []
  for (let from = 0; from < requests.length; from += TOGETHER) {
    const some = requests.slice(from, from + TOGETHER)
    described.push(...(await describeServices(ports, base, some, sources)))
  }
  return described
}
