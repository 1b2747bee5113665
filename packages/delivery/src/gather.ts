import { type Files, type Located, type LocateRequest, locate } from '@fluxgate/documents'
import type { HistoryPage, PullRequest, ReadAnswer } from '@fluxgate/forge'
import { type Environment, holdsPath, overlayPaths, parseHolds } from '@fluxgate/policy'
import {
  type BranchFacts,
  type EnvironmentFacts,
  type PullRequestFacts,
  promotionBranch,
  type ServiceFacts,
} from '@fluxgate/promotion'
import type { Clock } from './clock.ts'
import type { Forge } from './forge-port.ts'
import { historyFacts } from './history-facts.ts'
import { likelyBases, locateAll, locateRequest, overlayRoots } from './locate-overlays.ts'
import { overlayFacts, pinsOf } from './overlay-facts.ts'
import { readRecords } from './records.ts'
import { type Base, problemText } from './repository.ts'
import { filesOf, layered, textAt, without } from './view.ts'

/** How many commits of an overlay are read at first; a further page is read only where a release is not among them. */
export const HISTORY_PAGE = 30

/** Everything read for one service: the facts of its plan, and what is needed to edit its files. */
export interface Gathered {
  readonly facts: ServiceFacts
  readonly files: Files
  readonly located: ReadonlyMap<string, Located>
}

export interface GatherRequest {
  readonly key: string
  /** Environments whose overlay, history and holds are read. */
  readonly environments: readonly Environment[]
  /** Of those, the ones whose branches and pull requests are read. */
  readonly targets: readonly Environment[]
  /** How far back the histories go, in commits. */
  readonly depth: number
  /** Branch of our pull requests in a target. */
  readonly branchOf?: (environment: string, key: string) => string
  /** Whether the rollout records are needed. */
  readonly records: boolean
}

interface Reading {
  readonly environment: Environment
  readonly request: LocateRequest
  readonly roots: readonly string[]
}

/** Reads all that a plan for one service is made from, at one commit: one request for Git and pull requests, one for records. */
export async function gather(
  ports: { readonly forge: Forge; readonly clock: Clock },
  base: Base,
  request: GatherRequest,
): Promise<Gathered> {
  const { forge } = ports
  const branchOf = request.branchOf ?? promotionBranch
  const readings = request.environments.map((environment) => {
    const locating = locateRequest(base.policy, environment, request.key)
    return { environment, request: locating, roots: overlayRoots(locating) }
  })
  const answer = await readOnce(forge, base, request, readings, branchOf)
  const { located, files } = await locateAll(
    forge,
    base.commit,
    readings.map((reading) => reading.request),
    filesOf(answer.nodes),
  )
  const histories = await deepened(forge, base, request, readings, answer.histories)
  const environments = base.policy.environments.map((environment) => {
    const index = readings.findIndex((reading) => reading.environment.name === environment.name)
    const reading = readings[index]
    const found = located[index]
    if (reading === undefined || found === undefined) return unread(environment, request.key)
    return environmentFacts(reading, found, files, histories, answer, request.key)
  })
  const targets = request.targets.map((target) => target.name)
  const records = request.records
    ? await readRecords(forge, base, request.key, coveredFrom(environments, targets))
    : { records: [], cut: undefined }
  const facts: ServiceFacts = {
    key: request.key,
    policy: base.policy,
    base: base.commit,
    now: ports.clock.now().toISOString(),
    recorder: base.recorder,
    environments,
    records: records.records,
    recordsCut: records.cut,
    pullRequests: request.targets.flatMap((target) =>
      pullRequestFacts(target, branchOf(target.name, request.key), answer, readings, files, base),
    ),
    branches: answer.branches.flatMap(existingBranch),
  }
  const byName = readings.map((reading, index): [string, Located | undefined] => [
    reading.environment.name,
    located[index],
  ])
  return { facts, files, located: new Map(byName.flatMap(present)) }
}

function present([name, located]: [string, Located | undefined]): [string, Located][] {
  return located === undefined ? [] : [[name, located]]
}

function existingBranch(branch: ReadAnswer['branches'][number]): BranchFacts[] {
  return branch.head === undefined ? [] : [{ name: branch.name, head: branch.head }]
}

function readOnce(
  forge: Forge,
  base: Base,
  request: GatherRequest,
  readings: readonly Reading[],
  branchOf: (environment: string, key: string) => string,
): Promise<ReadAnswer> {
  const overlays = readings.map(({ environment, request: { overlays } }) => ({
    name: environment.name,
    overlays,
  }))
  const paths = new Set([
    ...readings.flatMap((reading) => [...reading.request.overlays, ...reading.roots]),
    ...readings.map(({ environment }) => holdsPath(environment.name, request.key)),
    ...likelyBases(overlays),
  ])
  return forge.read({
    commit: base.commit,
    paths: [...paths],
    histories: readings.flatMap(({ roots }) =>
      roots.map((path) => ({
        path,
        first: Math.min(request.depth, HISTORY_PAGE),
        after: undefined,
      })),
    ),
    branches: request.targets.map((target) => ({
      name: branchOf(target.name, request.key),
      paths: readings.find(({ environment }) => environment.name === target.name)?.roots ?? [],
    })),
  })
}

/** Reads further pages of the histories up to the depth asked for. */
async function deepened(
  forge: Forge,
  base: Base,
  request: GatherRequest,
  readings: readonly Reading[],
  first: readonly HistoryPage[],
): Promise<readonly HistoryPage[]> {
  let pages = first
  const wanted = new Set(readings.flatMap((reading) => reading.roots))
  while (true) {
    const short = pages.filter(
      (page) =>
        wanted.has(page.path) && page.next !== undefined && page.commits.length < request.depth,
    )
    if (short.length === 0) return pages
    const answer = await forge.read({
      commit: base.commit,
      paths: [],
      histories: short.map((page) => ({ path: page.path, first: 100, after: page.next })),
      branches: [],
    })
    pages = pages.map((page) => {
      const more = answer.histories[short.indexOf(page)]
      return more === undefined
        ? page
        : { path: page.path, commits: [...page.commits, ...more.commits], next: more.next }
    })
  }
}

function environmentFacts(
  reading: Reading,
  located: Located,
  files: Files,
  histories: readonly HistoryPage[],
  answer: ReadAnswer,
  key: string,
): EnvironmentFacts {
  const { environment, request, roots } = reading
  const pages = histories.filter((page) => roots.includes(page.path))
  const path = holdsPath(environment.name, key)
  const text = textAt(answer.nodes, path)
  const holds =
    text === undefined
      ? { kind: 'ok' as const, holds: [] }
      : text === 'unreadable'
        ? { kind: 'problems' as const, problems: [unreadableHold(path)] }
        : parseHolds(text, path)
  return {
    name: environment.name,
    overlay: overlayFacts(located, request.overlays[0] ?? ''),
    history: historyFacts(pages, request, files),
    historyCut: pages.some((page) => page.next !== undefined),
    holds: holds.kind === 'ok' ? holds.holds : [],
    holdProblem: holds.kind === 'ok' ? undefined : problemText(holds.problems),
  }
}

function unreadableHold(file: string) {
  return { file, line: 1, col: 1, message: 'not a text file of a size that can be read' }
}

/** An environment that this plan does not look at. */
function unread(environment: Environment, key: string): EnvironmentFacts {
  const [path] = overlayPaths(environment, key)
  return {
    name: environment.name,
    overlay: { kind: 'absent', path: path ?? '' },
    history: [],
    historyCut: false,
    holds: [],
    holdProblem: undefined,
  }
}

/**
 * Since when records matter: a release above a target's own was pinned upstream after the target's was, so nothing
 * written before that can speak of it. Undefined: since ever.
 */
function coveredFrom(
  environments: readonly EnvironmentFacts[],
  targets: readonly string[],
): string | undefined {
  const ends = environments
    .filter(({ name, history }) => !targets.includes(name) && history.length > 0)
    .map(({ history }) => history.at(-1)?.date)
  const dates = ends.filter((date) => date !== undefined)
  return dates.sort((a, b) => Date.parse(a) - Date.parse(b))[0]
}

function pullRequestFacts(
  target: Environment,
  branch: string,
  answer: ReadAnswer,
  readings: readonly Reading[],
  files: Files,
  base: Base,
): PullRequestFacts[] {
  const request = readings.find(({ environment }) => environment.name === target.name)?.request
  const mine = answer.branches.find(({ name }) => name === branch)
  if (request === undefined || mine === undefined) return []
  return mine.pullRequests
    .filter((pullRequest) => pullRequest.base === base.branch)
    .map((pullRequest) => ({
      number: pullRequest.number,
      url: pullRequest.url,
      environment: target.name,
      branch,
      state: pullRequest.state,
      title: pullRequest.title,
      head: pullRequest.head,
      author: pullRequest.author?.id,
      pins: pinsAtHead(pullRequest, request, files),
      createdAt: pullRequest.createdAt,
      closedAt: pullRequest.closedAt,
      closedBy: pullRequest.state === 'closed' ? pullRequest.closedBy?.id : undefined,
      foreignAuthors: foreignAuthors(pullRequest, base.recorder),
      approvedBy: pullRequest.reviews
        .filter(
          (review) =>
            review.state === 'approved' && review.canWrite && review.commit === pullRequest.head,
        )
        .map((review) => review.author?.login ?? 'somebody'),
      labels: pullRequest.labels,
      formerTitles: pullRequest.renames
        .filter((rename) => rename.by?.id === base.recorder)
        .map((rename) => ({ title: rename.previousTitle, until: rename.at })),
    }))
}

function pinsAtHead(pullRequest: PullRequest, request: LocateRequest, files: Files) {
  if (pullRequest.nodes.size === 0) return undefined
  let outside = files
  for (const path of pullRequest.nodes.keys()) outside = without(outside, path)
  const located = locate(layered(outside, filesOf(pullRequest.nodes)), request)
  return located.kind === 'found' ? pinsOf(located.slots) : undefined
}

function foreignAuthors(pullRequest: PullRequest, recorder: number): readonly string[] {
  const foreign = pullRequest.commitAuthors.filter((author) => author?.id !== recorder)
  const names = new Set(foreign.map((author) => author?.login ?? 'somebody'))
  if (pullRequest.commitCount > pullRequest.commitAuthors.length) names.add('somebody')
  return [...names]
}
