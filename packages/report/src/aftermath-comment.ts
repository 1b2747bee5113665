import type { Taken } from '@fluxgate/promotion'
import type { AftermathComment } from './bodies.ts'
import { code, text } from './escape.ts'
import { moment } from './moment.ts'
import { count, listedUpTo, paragraphs, table } from './phrase.ts'
import { clusterName, takenWord, whatFluxSaid } from './taken-words.ts'
import { value } from './value.ts'

/** The first line of the comment, by which it is found again; nobody sees it. */
export const AFTERMATH_MARKER = '<!-- fluxgate: aftermath -->'

const MOST_CLUSTERS = 100
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/

/**
 * What became of a promotion after its merge, as one comment on it: which clusters took the release, and what Flux said where one
 * did not. Who approved is mentioned, so that GitHub tells them, only where something failed.
 */
export function aftermathComment(input: AftermathComment): string {
  const { key, environment, version, taken, missing, approvedBy } = input
  const failed = taken.filter(({ outcome }) => outcome === 'failure')
  const where = text(environment, 80)
  const rows = [
    ...taken.map((one) => [clusterName(one.cluster), takenWord(one, input), moment(one.at)]),
    ...missing.map((cluster) => [clusterName(cluster), 'no report yet', '']),
  ]
  const rest = rows.length - MOST_CLUSTERS
  return `${paragraphs([
    `${AFTERMATH_MARKER}\n**${text(key)} ${value(version)} in ${where}: ${verdict(taken, missing)}**`,
    table(['cluster', 'result', 'reported'], rows.slice(0, MOST_CLUSTERS)),
    rest > 0 ? `And ${count(rest, 'more cluster')}.` : undefined,
    ...whatFluxSaid(failed),
    failed.length === 0 ? undefined : wayBack(input),
    approvedLine(approvedBy, failed.length > 0),
  ])}\n`
}

function verdict(taken: readonly Taken[], missing: readonly string[]): string {
  const failed = taken.filter(({ outcome }) => outcome === 'failure').length
  const all = taken.length + missing.length
  if (failed > 0)
    return all === 1 ? 'it failed' : `it failed on ${failed} of ${count(all, 'cluster')}`
  if (missing.length > 0) return `up on ${taken.length} of ${count(all, 'cluster')}`
  if (all === 1) return 'it is up'
  return all === 2 ? 'it is up on both clusters' : `it is up on all ${count(all, 'cluster')}`
}

function wayBack({ environment, key, takenBackBy }: AftermathComment): string {
  if (takenBackBy !== undefined) return `#${takenBackBy} takes it back, once it is merged.`
  return `To take it back, run *Rollback* by hand with ${code(`environment: ${environment}`)} and ${code(`service: ${key}`)}.`
}

/** Who approved what was merged; mentioned where it failed. */
export function approvedLine(logins: readonly string[], failed: boolean): string {
  if (logins.length === 0) return ''
  const names = logins.map((login) => (LOGIN.test(login) && failed ? `@${login}` : text(login, 60)))
  return `Approved by ${listedUpTo(names, 10)}.`
}
