import type { Files } from '@fluxgate/documents'
import type { BranchAnswer, ReadAnswer } from '@fluxgate/forge'
import type { Forge } from './forge-port.ts'
import { describe, type Gathered, type GatherRequest, type Needed, neededFor } from './gather.ts'
import type { Ports } from './ports.ts'
import type { RecordBook } from './record-book.ts'
import type { Base } from './repository.ts'
import { layered, type ReadFiles } from './view.ts'

/** What several services are read by. */
export interface Sources {
  /** Files at the base commit. */
  readonly read: ReadFiles
  readonly book: RecordBook
}

/**
 * Reads for several services what `gather` reads for one, and answers in their order: all histories and branches in the fewest requests
 * that GitHub's limits allow, no branch that was never used, overlays and holds by `read`, records by the book. Memory grows with the
 * services, so ask for some dozens at once.
 */
export async function gatherServices(
  ports: Pick<Ports, 'forge' | 'clock'>,
  base: Base,
  requests: readonly GatherRequest[],
  { read, book }: Sources,
): Promise<readonly Gathered[]> {
  const known = await readFiles(base, requests, read)
  const needed = requests.map((request) => neededFor(base, { ...request, known }))
  const answers = await readTogether(ports.forge, base, needed)
  const described = await Promise.all(
    needed.map((one, index) => describe(ports, base, one, answers[index] ?? NOTHING, read)),
  )
  const asking = described.filter((_, index) => requests[index]?.records !== false)
  const records = await book.about(
    asking.map(({ gathered, since }) => ({ key: gathered.facts.key, since })),
  )
  return described.map(({ gathered, about }) => {
    const own = records.get(gathered.facts.key)
    return own === undefined ? gathered : about(own)
  })
}

const NOTHING: ReadAnswer = { nodes: new Map(), histories: [], branches: [] }

/** The files of all requests, those read before included. */
async function readFiles(
  base: Base,
  requests: readonly GatherRequest[],
  read: ReadFiles,
): Promise<Files> {
  const before = [...new Set(requests.flatMap(({ known }) => known ?? []))].reduce<Files>(
    (all, files) => (all.size === 0 ? files : layered(all, files)),
    new Map(),
  )
  const paths = new Set(
    requests.flatMap((request) => neededFor(base, { ...request, known: before }).wanted.paths),
  )
  return paths.size === 0 ? before : layered(before, await read([...paths]))
}

/** One answer for each, as if it had been read alone. */
async function readTogether(
  forge: Pick<Forge, 'read' | 'usedBranches'>,
  base: Base,
  needed: readonly Needed[],
): Promise<readonly ReadAnswer[]> {
  const all = needed.flatMap(({ wanted }) => wanted.branches)
  const used = await forge.usedBranches(all.map(({ name }) => name))
  const answer = await forge.read({
    commit: base.commit,
    into: base.branch,
    paths: [],
    histories: needed.flatMap(({ wanted }) => wanted.histories),
    branches: all.filter(({ name }) => used.has(name)),
  })
  const branches = new Map(answer.branches.map((branch) => [branch.name, branch]))
  let from = 0
  return needed.map(({ wanted }) => {
    const histories = answer.histories.slice(from, from + wanted.histories.length)
    from += wanted.histories.length
    return {
      nodes: new Map(),
      histories,
      branches: wanted.branches.map(({ name }) => branches.get(name) ?? unused(name)),
    }
  })
}

function unused(name: string): BranchAnswer {
  return { name, head: undefined, newest: undefined, pullRequests: [] }
}
