import { text } from './escape.ts'
import { link } from './link.ts'
import type { RevertLine, RunSummary } from './model.ts'
import { count, listedUpTo, paragraphs, table } from './phrase.ts'
import { clusterName } from './taken-words.ts'
import { value, versionOf } from './value.ts'

/** Releases that failed where the policy takes such ones back, each with what became of it; at most `most` rows. */
export function revertSection(
  { reverts, site }: Pick<RunSummary, 'reverts' | 'site'>,
  most: number,
): string | undefined {
  if (reverts.length === 0) return undefined
  const rows = reverts.slice(0, most).map((one) => {
    const { key, environment, release, failures, pullRequest, reason } = one
    const linked =
      pullRequest === undefined ? '' : ` ${link(`#${pullRequest.number}`, pullRequest.url, site)}`
    const clusters = failures.map(({ cluster }) => clusterName(cluster))
    return [
      text(key, 120),
      text(environment, 80),
      value(versionOf(release)),
      listedUpTo(clusters, 5),
      `${word(one)}${linked}`,
      text(reason, 500),
    ]
  })
  const rest = reverts.length - rows.length
  return paragraphs([
    'Failed, where the policy takes back what fails:',
    table(['service', 'environment', 'failed', 'on', 'rollback', 'why'], rows),
    rest > 0 ? `And ${count(rest, 'more service')}.` : undefined,
  ])
}

function word({ operation, step }: RevertLine): string {
  switch (operation) {
    case 'created':
      return '**opened**'
    case 'updated':
      return '**updated**'
    case 'closed':
      return '**closed**'
    case 'committed':
      return '**committed**'
    case 'merged':
      return '**merged**'
    case 'refused':
      return '**refused**'
    case 'deferred':
      return 'waits'
    case 'started':
    case 'none':
      return PLANNED[step]
  }
}

/** In a dry run, or where nothing is to be done. */
const PLANNED = {
  none: '–',
  keep: 'stands',
  commit: 'would commit',
  open: 'would open',
  move: 'would move',
  touch: 'would mend',
  close: 'would close',
  defer: 'waits',
  refuse: 'refused',
} as const
