import { block } from './block.ts'
import { code, text } from './escape.ts'
import { link, recordsUrl } from './link.ts'
import type { EventLine, RecordLine, RunSummary, Site } from './model.ts'
import { moment } from './moment.ts'
import { count, paragraphs, sentence } from './phrase.ts'
import { person, value } from './value.ts'

/** Most records whose missing annotations are shown. */
const MOST_BLOCKS = 5

/** The event that started the run, in one line. */
export function eventLine(event: EventLine, now: string): string {
  const { version, environment, cluster, sender, at } = event
  const parts = [
    `${code(event.reason)} of ${code(event.object)}`,
    version === undefined ? 'no version' : value(version),
    environment === undefined ? 'no environment' : `in ${text(environment, 80)}`,
    ...(cluster === undefined ? [] : [`on ${text(cluster, 80)}`]),
    ...(at === undefined ? [] : [`at ${moment(at, now)}`]),
    sender.login === undefined
      ? `from id ${sender.id}`
      : `from ${person(sender.login)} (id ${sender.id})`,
  ]
  return `**Event:** ${parts.join(', ')}.`
}

/** The facts of a run and what became of each, without what its reason says already; beyond `most`, their number alone. */
export function recordLines({ records, site, reason }: RunSummary, most: number): string {
  const shown = records.slice(0, most)
  const rest = records.length - shown.length
  const lines = shown.map(
    (record) => `${subject(record)}: ${sentence(became(record, site, reason))}`,
  )
  const list =
    records.length === 1
      ? lines.map((line) => `**Record:** ${line}`)
      : lines.map((line) => `- ${line}`)
  return paragraphs([
    list.join('\n'),
    rest > 0 ? `And ${count(rest, 'more record')}.` : undefined,
    ...shown.slice(0, MOST_BLOCKS).map(annotationLines),
  ])
}

function subject({ key, environment, what }: RecordLine): string {
  return `${text(key)} in ${text(environment, 80)}, ${text(what)}`
}

function became(
  { environment, outcome }: Pick<RecordLine, 'environment' | 'outcome'>,
  site: Site,
  reason: string,
): string {
  const numbered = (number: number): string =>
    link(`record ${number}`, recordsUrl(site, environment), site)
  switch (outcome.kind) {
    case 'written':
      return `written as ${numbered(outcome.number)}`
    case 'known':
      return outcome.number === undefined
        ? 'already known'
        : `already known, ${numbered(outcome.number)}`
    case 'unknown': {
      const kept = became({ environment, outcome: outcome.kept }, site, reason)
      const why = reason.includes(outcome.why) ? '' : `: ${text(outcome.why)}`
      return `${kept}. Which release it means is **not known**, so it promotes nothing${why}`
    }
    case 'refused':
      return `refused: ${text(outcome.why)}`
    case 'planned':
      return 'would be written'
  }
}

/** Whether a note on an edge is about the event of the run, whose line of the record says the same. */
export function isOfRecord(note: string, { records, event }: RunSummary): boolean {
  return records.some(
    ({ outcome }) =>
      outcome.kind === 'unknown' &&
      note.includes(outcome.why) &&
      note.includes(event?.cluster ?? ''),
  )
}

function annotationLines({ key, environment, outcome }: RecordLine): string | undefined {
  if (outcome.kind !== 'unknown' || outcome.annotations === undefined) return undefined
  return paragraphs([
    `With these annotations on the HelmRelease of ${text(key)} in ${text(environment, 80)}, its events say which release they mean:`,
    block(outcome.annotations, 'yaml', 4_000),
  ])
}
