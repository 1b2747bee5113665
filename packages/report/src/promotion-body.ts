import { notesBox, tokenAdvice } from './advice.ts'
import type { PromotionBody } from './bodies.ts'
import { driftSection } from './drift-section.ts'
import { text } from './escape.ts'
import { BODY_LIMIT, firstThatFits } from './fit.ts'
import { promotionInstructions } from './instructions.ts'
import { approvedBeforeLine, ledgerLine } from './ledger-line.ts'
import { reported } from './link.ts'
import type { GateLine, Site } from './model.ts'
import { namesOnly } from './names-only.ts'
import { count, paragraphs, sentence, table } from './phrase.ts'
import { annotationLine, digestsInFull, pinTable } from './pin-table.ts'
import { proofLines } from './proof-line.ts'
import { sourceLine } from './source-line.ts'
import { trailers } from './trailers.ts'
import { versionOf } from './value.ts'

/** How much of each part is told; 0 leaves a line that says so. */
interface Detail {
  readonly drift: number
  readonly ledger: number
  readonly notes: number
  readonly noteLength: number
  readonly clusters: number
  readonly gates: number
  readonly pins: number
  readonly pinLength: number
}

const FULL: Detail = {
  drift: 100,
  ledger: 5,
  notes: 50,
  noteLength: 1_500,
  clusters: 8,
  gates: 20,
  pins: 40,
  pinLength: 120,
}
const FEW_ROWS: Detail = { ...FULL, drift: 20 }
const NO_DRIFT: Detail = { ...FULL, drift: 0 }
const NO_LEDGER: Detail = { ...NO_DRIFT, ledger: 0 }
const SHORT_NOTES: Detail = { ...NO_LEDGER, notes: 3, noteLength: 200 }
const NO_CLUSTERS: Detail = { ...SHORT_NOTES, clusters: 0 }
const LEAST: Detail = { ...NO_CLUSTERS, notes: 0, gates: 5, pins: 10, pinLength: 40 }

/**
 * The body of a promotion pull request: what changes, why now, what holds it up, what else to know, and what to do instead of
 * merging. Equal for equal input, and never above GitHub's limit: detail goes first, each loss said in a line.
 */
export function promotionBody(input: PromotionBody): string {
  const details = [FULL, FEW_ROWS, NO_DRIFT, NO_LEDGER, SHORT_NOTES, NO_CLUSTERS, LEAST] as const
  return firstThatFits(BODY_LIMIT, details, (detail) => render(input, detail))
}

function render(input: PromotionBody, detail: Detail): string {
  const { site, key, environment, changes, candidate, current, images, upstreams } = input
  const { release } = candidate
  const version = versionOf(release)
  return `${paragraphs([
    pinTable({ environment, changes, rows: detail.pins, length: detail.pinLength }),
    [sourceLine(site, current.origin, release.origin), annotationLine(changes)]
      .filter((line) => line !== undefined)
      .join(' '),
    proofLines({ site, candidate, evidence: input.evidence, clusters: detail.clusters }),
    detail.pins < FULL.pins
      ? undefined
      : namesOnly({ changes, current: current.pins, images, release }),
    gateTable(input.gates, detail.gates, input.site),
    ledgerLine({ ledger: input.ledger, key, environment, version, most: detail.ledger }),
    approvedBeforeLine(input.ledger),
    driftSection(input.drift, environment, detail.drift),
    notesBox(notes(input.notes, detail)),
    tokenAdvice(input.token, input.gates.length > 0),
    detail.pins < FULL.pins ? undefined : digestsInFull(changes, detail.pins),
    promotionInstructions({
      key,
      environment,
      upstreams,
      base: input.base,
      version,
      current: current.pins.chart,
    }),
    trailers({ key, release, promotion: { upstreams, environment } }),
  ])}\n`
}

/** Whether the text of a pull request has the table of these gates, in any detail that it may have been written in; none for none. */
export function hasGateTable(body: string, gates: readonly GateLine[], site: Site): boolean {
  // Who edits a text in the browser leaves line ends of Windows.
  const text = body.replaceAll('\r\n', '\n')
  if (gates.length === 0) return !text.includes(`\n${table(GATE_COLUMNS, [])}\n`)
  return [FULL, LEAST].some((detail) => text.includes(gateTable(gates, detail.gates, site) ?? ''))
}

const GATE_COLUMNS = ['gate', 'answer']

function gateTable(gates: readonly GateLine[], most: number, site: Site): string | undefined {
  if (gates.length === 0) return undefined
  const rows = gates
    .slice(0, most)
    .map(({ name, state, link }) => [reported(text(name, 120), link, site), text(state, 200)])
  const rest = gates.length - most
  return paragraphs([
    table(GATE_COLUMNS, rows),
    rest > 0 ? `And ${count(rest, 'more gate')}.` : undefined,
  ])
}

function notes(all: readonly string[], detail: Detail): readonly string[] {
  const shown = all.slice(0, detail.notes).map((note) => sentence(text(note, detail.noteLength)))
  const rest = all.length - shown.length
  return rest === 0 ? shown : [...shown, `${count(rest, 'note')} left out, see the run's summary.`]
}
