import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { Gathered, GatherRequest } from './gather.ts'
import { gatherServices, type Sources } from './gather-services.ts'
import { recordsSince } from './records-since.ts'

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
  const read: Gathered[] = []
  for (let from = 0; from < requests.length; from += TOGETHER) {
    const some = requests.slice(from, from + TOGETHER)
    const without = some.map((request) => ({ ...request, records: false }))
    read.push(...(await gatherServices(ports, base, without, sources)))
  }
  const told = await sources.book.about(
    read.flatMap(({ facts: { key, environments } }, index) => {
      const { targets = [], records } = requests[index] ?? {}
      return records === false
        ? []
        : [{ key, since: recordsSince(base.policy, environments, targets) }]
    }),
  )
  return read.map((one) => {
    const { records, cut } = told.get(one.facts.key) ?? { records: [], cut: undefined }
    return { ...one, facts: { ...one.facts, records, recordsCut: cut } }
  })
}
