import {
  type DeliveryTime,
  type JobResult,
  type JobRow,
  type StageTime,
  span,
} from '@fluxgate/pipeline'
import { text } from './escape.ts'
import { link } from './link.ts'
import type { Site } from './model.ts'
import { paragraphs, sentence, table } from './phrase.ts'

/** What a delivery's last job tells: how long it took, job by job, and what became of it. */
export interface DeliverySummary {
  readonly site: Site
  readonly service: string
  readonly environment: string | undefined
  readonly version: string | undefined
  /** Why the bump did what it did; undefined: nothing was bumped. */
  readonly reason: string | undefined
  readonly time: DeliveryTime
}

/** The job summary of a delivery: minutes from the start of the run to the bump, against the budget, job by job and stage by stage. */
export function deliverySummary(summary: DeliverySummary): string {
  const { site, reason, time } = summary
  return `${paragraphs([
    `## ${heading(summary)}`,
    budgetLine(time),
    reason === undefined ? undefined : sentence(text(reason, 1000)),
    time.rows.length === 0 ? undefined : jobTable(time, site),
    time.rows.some(({ result }) => result === 'kept')
      ? '*kept* passed in an earlier attempt of this run, and is not measured again.'
      : undefined,
  ])}\n`
}

function heading({ service, environment, version, time }: DeliverySummary): string {
  const what = version === undefined ? text(service) : `${text(service)} ${text(version, 128)}`
  switch (time.end.kind) {
    case 'bumped':
      return `${what} in ${text(environment ?? 'its environment', 63)} after ${span(time.total)}`
    case 'not-asked':
      return `${what}: all done in ${span(time.total)}, nothing to bump`
    case 'stopped':
      return time.end.by === undefined
        ? `${what} is not delivered yet`
        : `${what} is not delivered: ${text(time.end.by, 100)} went wrong after ${span(time.total)}`
  }
}

function budgetLine({ total, budget, over, end }: DeliveryTime): string {
  const share = `${Math.round((100 * total) / budget)} %`
  const from = end.kind === 'bumped' ? 'From the push to the bump' : 'So far'
  const taken = `${from}: ${span(total)} of a budget of ${span(budget)} (${share})`
  return over === 0 ? `${taken}.` : `${taken}, **${span(over)} over**.`
}

function jobTable({ rows, budget }: DeliveryTime, site: Site): string {
  return table(
    ['job', 'result', 'waited', 'took', 'of the budget'],
    rows.flatMap((row) => [
      [named(row, site), WORDS[row.result], ...figures(row, budget)],
      ...row.stages.map((stage) => stageCells(stage, budget)),
    ]),
  )
}

/** A row below that of its job. */
function stageCells({ name, result, milliseconds }: StageTime, budget: number): readonly string[] {
  const began = milliseconds > 0
  return [
    `↳ ${text(name, 80)}`,
    STAGE_WORDS[result],
    '',
    began ? span(milliseconds) : '',
    began ? share(milliseconds, budget) : '',
  ]
}

function named({ name, url }: JobRow, site: Site): string {
  return link(text(name, 100), url, site)
}

function figures({ result, waited, took }: JobRow, budget: number): readonly string[] {
  if (result === 'skipped' || result === 'kept') return ['–', '–', '–']
  return [span(waited), span(took), share(waited + took, budget)]
}

function share(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`
}

const STAGE_WORDS = {
  passed: 'passed',
  failed: '**failed**',
  'timed-out': '**timed out**',
  'over-budget': '**over budget**',
  skipped: 'skipped',
  'not-reached': 'not reached',
  cancelled: '**cancelled**',
} as const satisfies Readonly<Record<StageTime['result'], string>>

const WORDS = {
  passed: 'passed',
  failed: '**failed**',
  cancelled: '**cancelled**',
  skipped: 'skipped',
  running: 'running',
  kept: 'kept',
} as const satisfies Readonly<Record<JobResult, string>>
