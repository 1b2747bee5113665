import { type Files, type LocateRequest, type locate, quickLocator } from '@fluxgate/documents'
import type { HistoryPage, TreeNode } from '@fluxgate/forge'
import type { HistoryEntry } from '@fluxgate/promotion'
import { originOf, pinsOf, unrecordable } from './overlay-facts.ts'
import { asAt } from './view.ts'

/**
 * The pins an overlay had at each commit that touched it, newest first; what a merged branch passed through on its way was
 * never held. Files outside the overlay are taken as they
 * are now: a pin outside the overlay is not edited anyway, and a file in a deeper folder makes that commit unreadable.
 */
export function historyFacts(
  pages: readonly HistoryPage[],
  request: LocateRequest,
  current: Files,
): readonly HistoryEntry[] {
  const seen = new Map<string, Pick<HistoryEntry, 'pins' | 'range' | 'annotation' | 'origin'>>()
  const held = pages.map((page) => ({
    ...page,
    commits: page.commits.filter(({ passing }) => !passing),
  }))
  // What was once held is compared, and never edited.
  const by = quickLocator()
  return statesOf(held).map((state) => {
    const identity = [...state.nodes.values()].map(contentId).join(' ')
    const known = seen.get(identity) ?? pinsAt(state.nodes, request, current, by)
    seen.set(identity, known)
    const { commit, date, merge, boundary } = state
    const landed = merge === undefined ? {} : { landed: merge }
    return { commit, date, ...landed, ...(boundary === true ? { boundary } : {}), ...known }
  })
}

interface State {
  readonly commit: string
  readonly date: string
  readonly merge: string | undefined
  readonly boundary: boolean | undefined
  /** Each path as it was there. */
  readonly nodes: ReadonlyMap<string, TreeNode>
}

/**
 * Merges the histories of several paths: at each commit that touched one, the others are as their last commit left them. Each keeps
 * its own order, whatever times its commits carry, since whoever makes a commit writes its time; of two paths, times alone tell which
 * commit came first.
 */
function statesOf(pages: readonly HistoryPage[]): readonly State[] {
  const [only] = pages
  if (only !== undefined && pages.length === 1) {
    return only.commits.map(({ oid, committedAt, node, merge, boundary }) => ({
      commit: oid,
      date: committedAt,
      merge,
      boundary,
      nodes: new Map([[only.path, node]]),
    }))
  }
  const states: State[] = []
  let left = pages.map(({ path, commits }) => ({ path, commits }))
  for (let next = newestOf(left); next !== undefined; next = newestOf(left)) {
    const { oid, committedAt, merge, boundary } = next
    states.push({
      commit: oid,
      date: committedAt,
      merge,
      boundary,
      nodes: new Map(left.map(({ path, commits }) => [path, commits[0]?.node ?? ABSENT])),
    })
    left = left.map(({ path, commits }) => ({
      path,
      commits: commits[0]?.oid === oid ? commits.slice(1) : commits,
    }))
  }
  return states
}

type Commits = HistoryPage['commits']

const ABSENT: TreeNode = { kind: 'absent' }

/** The newest of the first commits; one that touched several paths has its turn when it is the first of each. */
function newestOf(left: readonly { readonly commits: Commits }[]): Commits[number] | undefined {
  const firsts = left.flatMap(({ commits }) => commits[0] ?? [])
  const ready = firsts.filter(({ oid }) =>
    left.every(({ commits }) => commits.findIndex((one) => one.oid === oid) <= 0),
  )
  // Histories of one commit agree; where they do not, all the same each commit is told.
  const some = ready.length > 0 ? ready : firsts
  return some.toSorted((a, b) => Date.parse(b.committedAt) - Date.parse(a.committedAt))[0]
}

function contentId(node: TreeNode): string {
  return node.kind === 'file' || node.kind === 'folder' ? node.oid : node.kind
}

function pinsAt(
  nodes: ReadonlyMap<string, TreeNode>,
  request: LocateRequest,
  current: Files,
  by: typeof locate,
): Pick<HistoryEntry, 'pins' | 'range' | 'annotation' | 'origin'> {
  const located = by(asAt(current, nodes), request)
  if (located.kind !== 'found' || unrecordable(located) !== undefined) {
    const origin = { repository: undefined, commit: undefined }
    return { pins: undefined, range: false, annotation: undefined, origin }
  }
  return {
    pins: pinsOf(located.slots),
    range: located.slots.some((slot) => slot.name === 'chart' && slot.form === 'range'),
    annotation: located.origin.find((slot) => slot.name === 'release')?.value,
    origin: originOf(located),
  }
}
