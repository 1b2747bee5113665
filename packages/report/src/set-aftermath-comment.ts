import { AFTERMATH_MARKER, approvedLine } from './aftermath-comment.ts'
import type { SetAftermathComment } from './bodies.ts'
import { code, text } from './escape.ts'
import { moment } from './moment.ts'
import { count, paragraphs, table } from './phrase.ts'
import { clusterName, takenWord, whatFluxSaid } from './taken-words.ts'
import { value } from './value.ts'

const MOST_ROWS = 100

/**
 * What failed of a release set after its merge, as one comment on it: services and clusters that failed, what Flux said, and which of
 * them have come up since. Who approved is mentioned, so that GitHub tells them, as long as one fails.
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
  const verdict =
    services === 0 ? 'what failed is up by now' : `${count(services, 'service')} failed`
  return `${paragraphs([
    `${AFTERMATH_MARKER}\n**Release set ${code(name)} in ${text(environment, 80)}: ${verdict}**`,
    table(['service', 'release', 'cluster', 'result', 'reported'], rows.slice(0, MOST_ROWS)),
    rest > 0 ? `And ${count(rest, 'more row')}.` : undefined,
    ...whatFluxSaid(failed),
    services === 0
      ? undefined
      : `To take the set back, run *Rollback* by hand with ${code(`environment: ${environment}`)} and ${code(`service: ${name}`)}; for one service, with its own name.`,
    approvedLine(approvedBy, services > 0),
  ])}\n`
}
