import { BareRepository, type CommitChanges } from './bare-repository.ts'
import { type Expected, expectedPromotions } from './expected.ts'
import { differInPinsOnly, pinLines, samePins } from './pin-lines.ts'
import { factOf } from './rollouts.ts'
import { leaks, leftBehind } from './secrets.ts'
import type { Edge, Seen, SeenPull } from './seen.ts'

export type { Edge, Seen, SeenPull, SeenRecord } from './seen.ts'

/** What a run is measured by. */
export interface Laws {
  readonly edges: readonly Edge[]
  /** Tokens that may stand nowhere. */
  readonly secrets: readonly string[]
  /** What the runs printed: where it was printed to its text. */
  readonly printed?: ReadonlyMap<string, string>
  /** `<environment>/<service>` where no pull request has to be open although something is proven: a person closed it. */
  readonly excused?: ReadonlySet<string>
  /**
   * Runs for one service raced without the queue that the workflow keeps for each object. Then, and only then, the same fact may be
   * written by two of them: a set holds it once.
   */
  readonly recordsRaced?: boolean
}

export interface Violation {
  readonly law: 'lost' | 'duplicate' | 'stray' | 'leftover' | 'fsck' | 'secret'
  readonly what: string
}

/** What was expected and what was found; empty `violations`: nothing is lost. */
export interface Verdict {
  readonly expected: number
  readonly found: number
  readonly violations: readonly Violation[]
}

/**
 * NOTHING-LOST: for each service whose upstream proved something newer than the target has, exactly one pull request is open, for
 * exactly that; nothing else was changed, nothing was made twice, nothing is left over, and no token stands anywhere.
 */
export function judge(seen: Seen, laws: Laws): Verdict {
  const git = new BareRepository(seen.directory)
  const expected = expectedPromotions(git, seen, laws.edges).filter(
    ({ edge, key }) => laws.excused?.has(`${edge.to}/${key}`) !== true,
  )
  const work = workOf(git, seen)
  const lost = expected.flatMap((one) => missing(work, seen, one))
  const violations = [
    ...violationsOf('lost', lost),
    ...violationsOf('duplicate', duplicates(seen, laws)),
    ...violationsOf('stray', [...strayPulls(seen, expected), ...strayEdits(work)]),
    ...violationsOf('leftover', leftovers(work, seen)),
    ...violationsOf('fsck', git.faults()),
    ...violationsOf(
      'secret',
      leaks(laws.secrets, new Map([...leftBehind(seen, git), ...(laws.printed ?? [])])),
    ),
  ]
  return { expected: expected.length, found: expected.length - lost.length, violations }
}

/** What was done to the repository since the first run. */
interface Work {
  readonly branches: ReadonlyMap<string, string>
  readonly commits: ReadonlyMap<string, CommitChanges>
  /** Every commit of the branch that Flux reads. */
  readonly base: ReadonlySet<string>
  /** Files before and after, as `<commit>:<path>`. */
  readonly files: ReadonlyMap<string, string | undefined>
}

function workOf(git: BareRepository, seen: Seen): Work {
  const commits = git.commitsSince(seen.since)
  const files = [...commits].flatMap(([oid, { parent, changes }]) =>
    changes.flatMap(({ path }) => [`${parent}:${path}`, `${oid}:${path}`]),
  )
  return {
    branches: git.branches(),
    commits,
    base: new Set(git.lines('rev-list', seen.branch)),
    files: git.files(files),
  }
}

function violationsOf(law: Violation['law'], texts: readonly string[]): Violation[] {
  return texts.map((what) => ({ law, what }))
}

/** Why a promotion does not stand as it must; at most one line. */
function missing(work: Work, seen: Seen, wanted: Expected): string[] {
  const open = seen.pulls.filter((pull) => pull.open && pull.head === wanted.branch)
  const [pull] = open
  if (pull === undefined || open.length > 1) {
    return [`${wanted.branch}: ${open.length} open pull requests for ${spelled(wanted.pins)}`]
  }
  const head = work.branches.get(wanted.branch)
  if (head !== pull.headOid) return [`${wanted.branch}: #${pull.number} is not at its branch`]
  if (pull.author !== seen.us) return [`${wanted.branch}: #${pull.number} is not ours`]
  const commit = work.commits.get(head)
  if (commit === undefined || !work.base.has(commit.parent)) {
    return [`${wanted.branch}: is not one commit`]
  }
  const before = work.files.get(`${commit.parent}:${wanted.path}`) ?? ''
  const after = work.files.get(`${head}:${wanted.path}`) ?? ''
  const others = commit.changes.filter(({ path }) => path !== wanted.path)
  if (others.length > 0) return [`${wanted.branch}: also changes ${paths(others)}`]
  if (!samePins(pinLines(after), wanted.pins)) {
    return [`${wanted.branch}: holds ${spelled(pinLines(after))} and not ${spelled(wanted.pins)}`]
  }
  const title = `${wanted.key} ${wanted.pins.chart ?? ''} to ${wanted.edge.to}`
  if (!pull.title.includes(title)) return [`${wanted.branch}: is titled "${pull.title}"`]
  return differInPinsOnly(before, after)
    ? []
    : [`${wanted.branch}: changes more than lines with pins`]
}

function duplicates(seen: Seen, laws: Laws): string[] {
  const open = seen.pulls.filter((pull) => pull.open).map(({ head, base }) => `${head} to ${base}`)
  const comments = seen.comments.map(({ pull, author, body }) => `#${pull} by ${author}: ${body}`)
  const labels = seen.pulls.flatMap((pull) =>
    repeated(pull.labels).map((label) => `label ${label} of #${pull.number}`),
  )
  const records = seen.records.flatMap((record) => factOf(record)?.identity ?? [])
  return [
    ...repeated(open).map((pull) => `two open pull requests of ${pull}`),
    ...repeated(openedAnew(seen)).map((pull) => `opened again: ${pull}`),
    ...repeated(comments).map((comment) => `two comments ${comment}`),
    ...labels,
    ...(laws.recordsRaced === true
      ? []
      : repeated(records).map((fact) => `two records of ${fact}`)),
  ]
}

/** Pull requests that we closed or left open, by what they propose: none is opened twice. */
function openedAnew(seen: Seen): string[] {
  return seen.pulls
    .filter(({ author, merged }) => author === seen.us && !merged)
    .map(({ head, title }) => `${head} "${title}"`)
}

function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))]
}

/** Pull requests of ours that are open for nothing. */
function strayPulls(seen: Seen, expected: readonly Expected[]): string[] {
  const wanted = new Set(expected.map(({ branch }) => branch))
  return seen.pulls
    .filter(({ open, author, head }) => open && author === seen.us && !wanted.has(head))
    .map(({ number, head }) => `#${number} of ${head} is open for nothing`)
}

/** Commits, on whatever branch, that touch anything but pins of one overlay. */
function strayEdits(work: Work): string[] {
  return [...work.commits].flatMap(([commit, { parent, changes }]) => {
    const [change] = changes
    const one = changes.length === 1 && change !== undefined
    if (!one || change.letter !== 'M' || change.mode !== '100644') {
      return [`${commit} changes ${paths(changes)}`]
    }
    if (!/^apps\/[^/]+\/[^/]+\/patch\.yaml$/.test(change.path)) {
      return [`${commit} changes ${change.path}`]
    }
    const before = work.files.get(`${parent}:${change.path}`) ?? ''
    const after = work.files.get(`${commit}:${change.path}`) ?? ''
    return differInPinsOnly(before, after)
      ? []
      : [`${commit} changes more than pins in ${change.path}`]
  })
}

/** Branches that no pull request has; an ended one may leave its own behind. */
function leftovers(work: Work, seen: Seen): string[] {
  const heads = new Set(seen.pulls.map((pull: SeenPull) => pull.head))
  return [...work.branches.keys()]
    .filter((name) => name !== seen.branch && !heads.has(name))
    .map((name) => `branch ${name} is left over`)
}

function paths(changes: readonly { readonly path: string }[]): string {
  return changes.map(({ path }) => path).join(', ') || 'nothing'
}

function spelled(pins: object): string {
  return JSON.stringify(pins)
}
