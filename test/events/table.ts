import { CAPTURED_OVERLAYS } from './captured-overlays.ts'
import { environmentHolding, type Held } from './held.ts'
import { type Outcome, outcomeOf, pinsText } from './outcome.ts'
import { fixtureFiles, type Request, requestsIn } from './requests.ts'
import { WRITTEN_CASES, type WrittenCase } from './written.ts'

const INTRODUCTION = `# What each event leads to

Made by \`test/events/events.test.ts\`, which fails when this file is stale; \`UPDATE_GOLDEN=1\` writes it anew. Every event
goes through \`flux\` (parse, select by reason) and, where it speaks of a release, through the binding to what the overlay held.
\`record ... success\` and \`record ... failure\` are rollout records of that release; \`record unknown\` is shown to people
and promotes nothing; \`noise\` and \`refused\` write nothing. In brackets: the id of the release.
`

/** The whole table of outcomes, as Markdown. */
export function outcomesTable(): string {
  return [
    INTRODUCTION,
    '## Recorded and published payloads',
    '',
    'Overlays of the captured objects, oldest first, are written to go with the scenarios:',
    '',
    ...[...CAPTURED_OVERLAYS].map(([name, held]) => `- \`${name}\`: ${heldText(held)}`),
    '',
    '| payload | reason | release | decision | why |',
    '|---|---|---|---|---|',
    ...fixtureFiles().flatMap(fixtureRows),
    '',
    '## Written: the awkward ones',
    '',
    '| case | overlay pinned, oldest first | event | release | decision | why |',
    '|---|---|---|---|---|---|',
    ...WRITTEN_CASES.map(writtenRow),
    '',
  ].join('\n')
}

/** What becomes of a fixture's request; undefined where there is none. */
export function fixtureOutcome({ content }: Request): Outcome | undefined {
  if (content.kind === 'none') return undefined
  return outcomeOf(content.event, (event) => {
    const held = CAPTURED_OVERLAYS.get(event.object.name)
    return held === undefined || event.environment === undefined
      ? undefined
      : environmentHolding(event.environment, held, event.timestamp)
  })
}

/** What becomes of a written case. */
export function writtenOutcome({ reason, metadata, held }: WrittenCase): Outcome {
  const event = {
    action: 'HelmRelease/demo.apps',
    client_payload: {
      involvedObject: { kind: 'HelmRelease', name: 'demo', namespace: 'apps' },
      severity: 'info',
      timestamp: '2026-11-21T09:30:00Z',
      reason,
      metadata: { env: 'staging', cluster: 'lab-1', ...metadata },
    },
  }
  return outcomeOf(event, () => environmentHolding('staging', held))
}

/** One row for each captured request; what a published file merely repeats comes once. */
function fixtureRows(file: string): readonly string[] {
  const rows: { parts: string[]; readonly cells: readonly string[] }[] = []
  for (const request of requestsIn(file)) {
    const cells = fixtureCells(request)
    const same = file.startsWith('captured/')
      ? undefined
      : rows.find((one) => one.cells.join() === cells.join())
    if (same === undefined) rows.push({ parts: [request.part], cells })
    else same.parts.push(request.part)
  }
  return rows.map(({ parts, cells }) => row([payloadText(file, parts), ...cells]))
}

function payloadText(file: string, parts: readonly string[]): string {
  const [first = ''] = parts
  if (parts.length > 1) return `${file} #${first} to ${parts.at(-1)}`
  return first === '' ? file : `${file} #${first}`
}

function fixtureCells(request: Request): readonly string[] {
  const outcome = fixtureOutcome(request)
  if (outcome !== undefined) {
    return [outcome.reason, outcome.release, outcome.decision, outcome.why]
  }
  return ['', '', 'nothing', request.content.kind === 'none' ? request.content.why : '']
}

function writtenRow(written: WrittenCase): string {
  const { release, decision, why } = writtenOutcome(written)
  const { release: id, ...metadata } = written.metadata
  const said = pinsText({
    chart: metadata['revision'],
    digest: metadata['oci-digest'],
  })
  const event = `${written.reason} ${said}${id === undefined ? '' : ` (${id})`}`
  return row([written.name, heldText(written.held), event, release, decision, why])
}

function heldText(held: readonly Held[]): string {
  if (held.length === 0) return 'nothing'
  return held
    .map(({ pins, release }) => `${pinsText(pins)}${release === undefined ? '' : ` (${release})`}`)
    .join(' → ')
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
