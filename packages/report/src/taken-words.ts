import type { Taken } from '@fluxgate/promotion'
import { block } from './block.ts'
import { text } from './escape.ts'
import { link, recordsUrl } from './link.ts'
import type { Site } from './model.ts'
import { paragraphs } from './phrase.ts'

const MOST_ERRORS = 5
const LONGEST_ERROR = 1_000

const WORDS = {
  upgrade: { success: 'upgraded', failure: '**upgrade failed**' },
  test: { success: 'tested', failure: '**test failed**' },
  rollback: { success: 'rolled back by Flux', failure: '**rolled back by Flux**' },
} as const

/** A cluster as tables name it; events need not name one. */
export function clusterName(cluster: string | undefined): string {
  return cluster === undefined ? '(not named)' : text(cluster, 80)
}

/** How a cluster took a release, with the record that says so. */
export function takenWord(
  { what, outcome, record }: Taken,
  { site, environment }: { readonly site: Site; readonly environment: string },
): string {
  return `${WORDS[what][outcome]} (${link(`record ${record}`, recordsUrl(site, environment), site)})`
}

/** What Flux said of failures, as it came: capped, and in blocks that it can't get out of. */
export function whatFluxSaid(failures: readonly Taken[]): readonly string[] {
  return failures.slice(0, MOST_ERRORS).flatMap(({ cluster, error }) => {
    if (error === undefined || error === '') return []
    const on = cluster === undefined ? '' : ` on ${text(cluster, 80)}`
    return [paragraphs([`What Flux said${on}:`, block(error, 'text', LONGEST_ERROR)])]
  })
}
