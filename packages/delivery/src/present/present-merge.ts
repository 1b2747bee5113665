import type { MergeStep } from '@fluxgate/promotion'
import type { GateReport } from '@fluxgate/report'
import type { Gated } from '../gate/gate.ts'
import type { Merged } from '../gate/merge.ts'
import type { Base } from '../repository.ts'

/** What became of a merge, for the summary. */
export function mergeReport(merge: Merged): GateReport['merge'] {
  const words = mergeWords(merge)
  if (words === undefined) return undefined
  return { words, planned: merge.kind === 'planned' && merge.step.kind !== 'wait' }
}

function mergeWords(merge: Merged): string | undefined {
  switch (merge.kind) {
    case 'left':
      return merge.why === undefined ? undefined : `is not merged by itself: ${merge.why}`
    case 'merged':
      return 'is merged'
    case 'enabled':
      return 'is merged by GitHub once its branch lets it'
    case 'queued':
      return 'is in the merge queue'
    case 'withdrawn':
      return 'is not merged by GitHub any more'
    case 'waiting':
      return `is not merged yet: ${merge.why}`
    case 'refused':
      return `can not be merged: ${merge.why}`
    case 'planned':
      return plannedWords(merge.step)
  }
}

function plannedWords(step: MergeStep): string {
  switch (step.kind) {
    case 'wait':
      return `would not be merged yet: ${step.why}`
    case 'merge':
      return `would be merged (${step.way})`
    case 'enqueue':
      return 'would be put into the merge queue'
    case 'enable':
      return `would be merged by GitHub once its branch lets it (${step.way})`
  }
}

/** A merge that GitHub does not do, where a person has to change something first. */
export function whyNotMerged({ pull, merge }: Gated): string | undefined {
  return merge.kind === 'refused' ? `#${pull.number} ${mergeWords(merge)}` : undefined
}

const GITHUB_MERGES = ['merged', 'enabled', 'queued'] as const

/** That what is merged with the workflow's own token starts nothing. */
export function startsNothing(
  base: Pick<Base, 'sharedIdentity'> | undefined,
  gated: readonly Gated[],
): readonly string[] {
  const some = gated.some(({ merge }) => GITHUB_MERGES.some((kind) => kind === merge.kind))
  if (base?.sharedIdentity !== true || !some) return []
  return [
    "what the workflow's own token merges starts no workflow, so the next sweep goes on from there; with a GitHub App it goes on at once",
  ]
}
