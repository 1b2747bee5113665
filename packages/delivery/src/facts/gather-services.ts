import type { Files } from '@fluxgate/documents'
import type { BranchAnswer, ReadAnswer } from '@fluxgate/forge'
import type { Forge } from '../forge-port.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import {
  type Described,
  describe,
  type Gathered,
  type GatherRequest,
  type Needed,
  neededFor,
} from './gather.ts'
import type { ChangedSince, GitHistories } from './git-histories.ts'
import type { RecordBook } from './record-book.ts'
import { layered, type ReadFiles, united } from './view.ts'

/** What several services are read by. */
export interface Sources {
  /** Files at the base commit. */
  readonly read: ReadFiles
  readonly book: RecordBook
  /** What paths held before, where that was fetched; GitHub is asked for the rest. */
  readonly histories?: GitHistories | undefined
  /** Which paths changed, where that was fetched; GitHub is asked where it can't be told. */
  readonly changedSince?: ChangedSince | undefined
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
  sources: Sources,
): Promise<readonly Gathered[]> {
  return withBook(await describeServices(ports, base, requests, sources), sources.book)
}

/** What was read for several services, in their order, without any record. */
export async function describeServices(
  ports: Pick<Ports, 'forge' | 'clock'>,
  base: Base,
  requests: readonly GatherRequest[],
  { read, histories }: Sources,
): Promise<readonly Described[]> {
  const known = await readFiles(base, requests, read)
  const needed = requests.map((request) => neededFor(base, { ...request, known }))
  const answers = await readTogether(ports.forge, base, needed, histories)
  return Promise.all(
    needed.map((one, index) => describe(ports, base, one, answers[index] ?? NOTHING, read)),
  )
}

/** The facts of several services with the records that their requests ask for, read at once. */
export async function withBook(
  described: readonly Described[],
  book: RecordBook,
): Promise<readonly Gathered[]> {
  const asking = described.filter(({ request }) => request.records !== false)
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
  const before = united(requests.flatMap(({ known }) => known ?? []))
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
  local: GitHistories | undefined,
): Promise<readonly ReadAnswer[]> {
  const wanted = needed.flatMap((one) => one.wanted.histories)
  const told = await local?.(
    wanted.map(({ path }) => path),
    Math.max(0, ...wanted.map(({ first }) => first)),
  )
  const asked = wanted.filter(({ path }) => told?.has(path) !== true)
  const all = needed.flatMap((one) => one.wanted.branches)
  const used = all.length === 0 ? NONE : await forge.usedBranches(all.map(({ name }) => name))
  const branched = all.filter(({ name }) => used.has(name))
  const answer =
    asked.length + branched.length === 0
      ? NOTHING
      : await forge.read({
          commit: base.commit,
          into: base.branch,
          paths: [],
          histories: asked,
          branches: branched,
        })
  const branches = new Map(answer.branches.map((branch) => [branch.name, branch]))
  const read = new Map(answer.histories.map((page) => [page.path, page]))
  return needed.map((one) => ({
    nodes: new Map(),
    histories: one.wanted.histories.flatMap(({ path }) => told?.get(path) ?? read.get(path) ?? []),
    branches: one.wanted.branches.map(({ name }) => branches.get(name) ?? unused(name)),
  }))
}

const NONE: ReadonlySet<string> = new Set()

function unused(name: string): BranchAnswer {
  return { name, head: undefined, newest: undefined, pullRequests: [] }
}
