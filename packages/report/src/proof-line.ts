import type { Candidate, Proof } from '@fluxgate/promotion'
import { text } from './escape.ts'
import { link, recordsUrl } from './link.ts'
import type { Evidence, Site } from './model.ts'
import { moment } from './moment.ts'
import { count, listed, listedUpTo, sentence } from './phrase.ts'
import { person } from './value.ts'

interface ProofLines {
  readonly site: Site
  readonly candidate: Candidate
  readonly evidence: readonly Evidence[]
  /** Most clusters named; 0: their number alone. */
  readonly clusters: number
}

type Reported = Proof['clusters'][number]

const MOST_PROOFS = 8

/** Why now: where the release was proven, since when and by what, a paragraph for each environment; and who chose it. */
export function proofLines(lines: ProofLines): string {
  const { candidate } = lines
  const proofs = candidate.proofs.slice(0, MOST_PROOFS).map((proof) => proofLine(proof, lines))
  const rest = candidate.proofs.length - MOST_PROOFS
  const more = rest > 0 ? [`Proven in ${count(rest, 'more environment')}.`] : []
  const missing =
    candidate.missing === undefined
      ? []
      : [`**Take care**: ${sentence(text(candidate.missing, 300))}`]
  return [
    ...proofs,
    ...more,
    ...missing,
    ...chosenLine(candidate),
    ...skippedLines(candidate),
  ].join('\n\n')
}

function proofLine(proof: Proof, { site, evidence, clusters }: ProofLines): string {
  const proven = `**Proven in ${text(proof.environment, 80)}** since ${moment(proof.since)}`
  if (clusters === 0) {
    return `${proven}, ${count(proof.clusters.length, 'report')}; each one is left out, GitHub takes 65,536 characters.`
  }
  const found = new Map(evidence.map((one) => [one.record, one]))
  const said = (how: Reported['how']): readonly Reported[] =>
    proof.clusters.filter((cluster) => cluster.how === how)
  const rolled = (how: 'upgrade' | 'test', verb: string): readonly string[] => {
    const places = said(how).map(({ cluster, record }) => {
      const mark = trace(record, found.get(record), proof.environment, site)
      return cluster === undefined ? mark : `${text(cluster, 80)} ${mark}`
    })
    const on = said(how).some(({ cluster }) => cluster !== undefined) ? ' on' : ''
    return places.length === 0 ? [] : [`${verb}${on} ${listedUpTo(places, clusters)}`]
  }
  const attested = said('attestation').map((report) => {
    const { reason } = found.get(report.record) ?? {}
    const place = report.cluster === undefined ? '' : ` for ${text(report.cluster, 80)}`
    const why = reason === undefined ? '' : `: “${text(reason, 300)}”`
    const mark = trace(report.record, found.get(report.record), proof.environment, site)
    return `attested by ${report.by === undefined ? 'somebody' : person(report.by)}${place} ${mark}${why}`
  })
  const parts = [
    ...rolled('upgrade', 'upgraded'),
    ...rolled('test', 'upgraded and tested'),
    ...attested.slice(0, clusters),
    ...(attested.length > clusters
      ? [`${count(attested.length - clusters, 'more attestation')}`]
      : []),
  ]
  return parts.length === 0 ? `${proven}.` : `${proven}: ${parts.join('; ')}.`
}

/** Where the fact can be looked up: the run that recorded it, or the record among the environment's deployments. */
function trace(
  record: number,
  evidence: Evidence | undefined,
  environment: string,
  site: Site,
): string {
  const url = evidence?.url
  // Who can write records can write any address into one: only this server's are led to.
  return url?.startsWith(`${site.serverUrl}/`)
    ? `(${link('run', url, site)})`
    : `(${link(`record ${record}`, recordsUrl(site, environment), site)})`
}

/** What people let it in without, a line for each who did. */
function skippedLines({ skipped = [] }: Candidate): readonly string[] {
  return skipped.slice(0, MOST_PROOFS).map(({ by, reason, gates }) => {
    const why = reason === undefined ? '' : `: “${text(reason, 300)}”`
    return `**Exception**: ${person(by)} skips ${listed(gates.map((gate) => text(gate, 40)))}${why}.`
  })
}

function chosenLine({ chosenBy }: Candidate): readonly string[] {
  if (chosenBy === undefined) return []
  return [`**Chosen by ${person(chosenBy)}**: soak, checks and earlier rejections do not stop it.`]
}
