import { isShut, SKIPPABLE } from '@fluxgate/promotion'
import { notesBox } from './advice.ts'
import { code, text } from './escape.ts'
import { gateWords } from './gate-words.ts'
import { link, reported } from './link.ts'
import type { GateReport, RunSummary, Site } from './model.ts'
import { count, paragraphs, sentence, table } from './phrase.ts'

const STATES = {
  success: '**may be merged**',
  pending: 'waits',
  failure: '**may not be merged**',
} as const

/** What the gate says of each pull request, then each gate that was asked, in the words of the status. */
export function gateSection(
  { gates: reports, site, now }: RunSummary,
  most: number,
): string | undefined {
  if (reports.length === 0) return undefined
  const rest = reports.length - most
  const rows = reports
    .slice(0, most)
    .map((report) => [nameOf(report, site), STATES[report.state], text(report.line)])
  const gates = reports.flatMap((report) => gateRows(report, site, now)).slice(0, most)
  const warnings = reports.flatMap(({ number, services }) =>
    services.flatMap(({ warning }) =>
      warning === undefined ? [] : [`${text(`#${number}`)}: ${sentence(text(warning))}`],
    ),
  )
  return paragraphs([
    table(['pull request', 'gate', 'why'], rows),
    mergeLines(reports.slice(0, most), site),
    rest > 0 ? `And ${count(rest, 'more pull request')}.` : undefined,
    gates.length === 0
      ? undefined
      : table(['pull request', 'service', 'environment', 'gate', 'answer'], gates),
    ...reports.slice(0, 1).map(wayPast),
    notesBox(warnings.slice(0, most)),
  ])
}

/** How somebody who may has one in before its time: with the commit that was judged, so that nothing gets in that came since. */
function wayPast({ number, state, head, services }: GateReport): string | undefined {
  const shut = services.flatMap(({ gates }) => gates.filter(isShut).map(({ rule }) => rule))
  const skip = SKIPPABLE.filter((gate) => shut.includes(gate))
  if (head === undefined || state !== 'pending' || skip.length === 0) return undefined
  const inputs = [`pull-request: ${number}`, `head: ${head}`, `skip: ${skip.join(', ')}`]
  const given = ['act: override', ...inputs].map((input) => code(input, 200))
  return `Who is named under \`people.override\` can let it in before: run *Promote* by hand with ${given.join(', ')}, and why.`
}

/** What became of each merge, a line each. */
function mergeLines(reports: readonly GateReport[], site: Site): string | undefined {
  const told = reports.flatMap((report) =>
    report.merge === undefined
      ? []
      : [`${nameOf(report, site)} ${sentence(text(report.merge.words, 500))}`],
  )
  return told.length < 2 ? told[0] : told.map((line) => `- ${line}`).join('\n')
}

function nameOf({ number, url, group }: GateReport, site: Site): string {
  return link(group ? `#${number} in the queue` : `#${number}`, url, site)
}

function gateRows(report: GateReport, site: Site, now: string): string[][] {
  return report.services.flatMap(({ key, environment, gates }) =>
    gates.map(({ name, state, link: where }) => [
      nameOf(report, site),
      text(key, 120),
      text(environment, 80),
      reported(text(name, 120), where, site),
      text(gateWords(state, now), 200),
    ]),
  )
}
