import type { Files, Located } from '@fluxgate/documents'
import type { HistoryPage, TreeNode } from '@fluxgate/forge'
import { describeProblem, type Hold, holdsPath, parseHolds } from '@fluxgate/policy'
import type { EnvironmentFacts } from '@fluxgate/promotion'
import { historyFacts } from './history-facts.ts'
import { type Neighbour, overlayFacts } from './overlay-facts.ts'
import type { Reading } from './read-service.ts'
import { textAt } from './view.ts'

/** Everything known of one service in one environment at the base commit. */
export function environmentFacts(
  { environment, request, roots, whole }: Reading,
  located: Located,
  known: {
    readonly key: string
    readonly files: Files
    readonly histories: readonly HistoryPage[]
    readonly nodes: ReadonlyMap<string, TreeNode>
    readonly neighbours: readonly Neighbour[]
  },
): EnvironmentFacts {
  const pages = whole ? known.histories.filter(({ path }) => roots.includes(path)) : []
  return {
    name: environment.name,
    overlay: overlayFacts(located, request.overlays[0] ?? '', known.neighbours, known.files),
    history: historyFacts(pages, request, known.files),
    historyCut: pages.some((page) => page.next !== undefined),
    ...holdFacts(known.nodes, holdsPath(environment.name, known.key)),
  }
}

function holdFacts(
  nodes: ReadonlyMap<string, TreeNode>,
  path: string,
): { readonly holds: readonly Hold[]; readonly holdProblem: string | undefined } {
  const text = textAt(nodes, path)
  if (text === undefined) return { holds: [], holdProblem: undefined }
  if (text === 'unreadable') {
    return { holds: [], holdProblem: `${path} is not a text file of a size that can be read` }
  }
  const parsed = parseHolds(text, path)
  return parsed.kind === 'ok'
    ? { holds: parsed.holds, holdProblem: undefined }
    : { holds: [], holdProblem: parsed.problems.map(describeProblem).join('; ') }
}
