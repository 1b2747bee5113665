import type { NotReported } from '@fluxgate/promotion'
import { AFTERMATH_MARKER, approvedLine } from './aftermath-comment.ts'
import type { SetAftermathComment } from './bodies.ts'
import { code, text } from './escape.ts'
import { moment } from './moment.ts'
import { count, listed, listedUpTo, paragraphs, table } from './phrase.ts'
import { clusterName, takenWord, whatFluxSaid } from './taken-words.ts'
import { value } from './value.ts'

const MOST_ROWS = 100

/** With more than these it says only that there are more: an edit for each report would be too many. */
const MOST_NAMED = 10

/**
 * What became of a release set after its merge, as one comment on it: whether each service came up on each cluster, who has not reported
 * yet, what failed and what Flux said of it, and which of that have come up since. Who approved is mentioned, so that GitHub tells them,
 * as long as one fails.
 */
export function setAftermathComment(input: SetAftermathComment): string {
  const { name, environment, taken, approvedBy } = input
  const failed = taken.filter(({ outcome }) => outcome === 'failure')
  const services = new Set(failed.map(({ key }) => key)).size
  const rows = taken
    .toSorted((a, b) => Number(a.outcome === 'success') - Number(b.outcome === 'success'))
    .map((one) => [
      text(one.key, 120),
      value(one.version, 60),
      clusterName(one.cluster),
      takenWord(one, input),
      moment(one.at),
    ])
  const rest = rows.length - MOST_ROWS
  const header = ['service', 'release', 'cluster', 'result', 'reported']
  return `${paragraphs([
    `${AFTERMATH_MARKER}\n**Release set ${code(name)} in ${text(environment, 80)}: ${verdict(input, services)}**`,
    rows.length === 0 ? undefined : table(header, rows.slice(0, MOST_ROWS)),
    rest > 0 ? `And ${count(rest, 'more row')}.` : undefined,
    whoIsMissing(input.missing ?? []),
    ...whatFluxSaid(failed),
    services === 0
      ? undefined
      : `To take the set back, run *Rollback* by hand with ${code(`environment: ${environment}`)} and ${code(`service: ${name}`)}; for one service, with its own name.`,
    approvedLine(approvedBy, services > 0),
  ])}\n`
}

function verdict({ missing, services, clusters }: SetAftermathComment, failed: number): string {
  if (failed > 0) return `${count(failed, 'service')} failed`
  if (missing === undefined) return 'what failed is up by now'
  if (missing.length > MOST_NAMED) return 'its services come up'
  if (missing.length > 0) {
    const up = services - missing.length
    return `${up} of ${count(services, 'service')} ${up === 1 ? 'is' : 'are'} up`
  }
  const on = clusters.length > 1 ? ' on each cluster' : ''
  return services === 1 ? `its service is up${on}` : `all ${count(services, 'service')} are up${on}`
}

function whoIsMissing(missing: readonly NotReported[]): string | undefined {
  if (missing.length === 0) return undefined
  if (missing.length > MOST_NAMED) return `More than ${MOST_NAMED} services have not reported yet.`
  const named = missing.map(({ key, clusters }) => {
    const on = clusters.length === 0 ? '' : ` (${listedUpTo(clusters.map(clusterName), 5)})`
    return `${text(key, 120)}${on}`
  })
  return `No report yet of ${listed(named)}.`
}
