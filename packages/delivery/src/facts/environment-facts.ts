import type { Files, Located } from '@fluxgate/documents'
import type { HistoryPage } from '@fluxgate/forge'
import { describeProblem, type Hold, holdsPath, parseHolds } from '@fluxgate/policy'
import type { EnvironmentFacts } from '@fluxgate/promotion'
import { historyFacts } from './history-facts.ts'
import { type Neighbour, overlayFacts } from './overlay-facts.ts'
import type { Reading } from './read-service.ts'

/** Everything known of one service in one environment at the base commit. */
export function environmentFacts(
  { environment, request, roots, whole }: Reading,
  located: Located,
  known: {
    readonly key: string
    readonly files: Files
    readonly histories: readonly HistoryPage[]
    readonly neighbours: readonly Neighbour[]
  },
): EnvironmentFacts {
  const pages = whole ? known.histories.filter(({ path }) => roots.includes(path)) : []
  return {
    name: environment.name,
    overlay: overlayFacts(located, request.overlays[0] ?? '', known.neighbours, known.files),
    history: historyFacts(pages, request, known.files),
    historyCut: pages.some((page) => page.next !== undefined || page.cut === true),
    ...(whole ? holdFacts(known.files, holdsPath(environment.name, known.key)) : NO_HOLDS),
  }
}

const NO_HOLDS = { holds: [], holdProblem: undefined }

function holdFacts(
  files: Files,
  path: string,
): { readonly holds: readonly Hold[]; readonly holdProblem: string | undefined } {
  const file = files.get(path)
  if (file?.kind === 'unusable') {
    return { holds: [], holdProblem: `${path} is not a plain text file of a size that can be read` }
  }
  if (file?.kind !== 'file') return NO_HOLDS
  const parsed = parseHolds(file.text, path)
  return parsed.kind === 'ok'
    ? { holds: parsed.holds, holdProblem: undefined }
    : { holds: [], holdProblem: parsed.problems.map(describeProblem).join('; ') }
}
