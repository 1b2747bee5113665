import { type Release, versionBeside } from '@fluxgate/promotion'
import { block } from './block.ts'
import { text } from './escape.ts'
import { link, reported } from './link.ts'
import type { EdgeLine, ServiceLine, Site } from './model.ts'
import { count, folded, paragraphs, sentence, table } from './phrase.ts'
import { stepWord } from './step-word.ts'
import { value, versionOf } from './value.ts'

/** One row: an edge, or a service that was overtaken before it had any. */
export interface EdgeRow {
  readonly key: string
  readonly edge: EdgeLine | undefined
}

/** The edges of one service, or of several those with something to say: what was refused and done first. */
export function rowsOf(services: readonly ServiceLine[], several: boolean): readonly EdgeRow[] {
  const rows = services.flatMap(({ key, edges, deferred }): readonly EdgeRow[] => [
    ...edges.filter((edge) => !several || !isQuiet(edge)).map((edge) => ({ key, edge })),
    ...(deferred ? [{ key, edge: undefined }] : []),
  ])
  return several ? rows.toSorted((a, b) => rank(a) - rank(b)) : rows
}

/** The environments that a release could move to, what runs there, and what was done; at most `most` rows. */
export function edgeTable(
  rows: readonly EdgeRow[],
  site: Site,
  several: boolean,
  most: number,
): string | undefined {
  if (rows.length === 0) return undefined
  const header = ['environment', 'now', 'candidate', 'step', 'why']
  const rest = rows.length - most
  const lines = rows.slice(0, most).map((row) => {
    const cells = row.edge === undefined ? overtaken() : edgeCells(row.edge, site)
    return several ? [text(row.key, 120), ...cells] : cells
  })
  return paragraphs([
    table(several ? ['service', ...header] : header, lines),
    rest > 0 ? `And ${count(rest, 'more row')}, left out to stay below GitHub's limit.` : undefined,
  ])
}

/** The lines that would mend what was refused, a block for each. */
export function mendings(rows: readonly EdgeRow[], most: number): string | undefined {
  const refused = rows.flatMap(({ key, edge }) =>
    edge?.suggestion === undefined ? [] : [{ key, edge, suggestion: edge.suggestion }],
  )
  const rest = refused.length - most
  const blocks = refused
    .slice(0, most)
    .flatMap(({ key, edge, suggestion }) => [
      `This would mend ${text(key, 120)} in ${text(edge.plan.environment, 80)}:`,
      block(suggestion, 'yaml', 4_000),
    ])
  return paragraphs([
    ...blocks,
    rest > 0 ? `And ${count(rest, 'more mending')} like these.` : undefined,
  ])
}

/**
 * Releases that were looked at, and why each is not proposed, folded in: those that the table of edges does not tell of already;
 * at most `most` of an edge, 0: their number alone; and at most `lines` of all.
 */
export function consideredTable(
  rows: readonly EdgeRow[],
  several: boolean,
  most: number,
  lines: number,
  site: Site,
): string | undefined {
  const untold = rows.map(({ key, edge }) => ({
    key,
    edge,
    considered: edge?.plan.considered.filter((one) => !isTold(one, edge)) ?? [],
  }))
  const all = untold.reduce((sum, { considered }) => sum + considered.length, 0)
  if (all === 0) return undefined
  const looked = untold
    .flatMap(({ key, edge, considered }) =>
      considered
        .slice(0, most)
        .map((one) => ({ key, environment: edge?.plan.environment ?? '', ...one })),
    )
    .slice(0, lines)
  if (looked.length === 0) {
    return `${count(all, 'other release')} looked at, left out to stay below GitHub's limit.`
  }
  const rest = all - looked.length
  const header = ['to', 'release', 'judged']
  const cells = looked.map(({ key, environment, release, why, link: where }) => [
    ...(several ? [text(key, 120)] : []),
    text(environment, 80),
    nameBeside(
      release,
      looked.filter((one) => one.key === key && one.environment === environment),
    ),
    why === undefined ? 'admissible' : reported(text(why), where, site),
  ])
  return folded(
    `${count(all, 'other release')} looked at`,
    paragraphs([
      table(several ? ['service', ...header] : header, cells),
      rest > 0 ? `And ${rest} more.` : undefined,
    ]),
  )
}

/** Whether an edge's own row says the same: it proposes that release, or has its reason. */
function isTold(
  { release, why }: EdgeLine['plan']['considered'][number],
  { plan, reason }: EdgeLine,
): boolean {
  const { candidate } = plan
  if (why === undefined) return release.id === candidate?.release.id
  const allTheSame = candidate?.missing !== undefined && release.id === candidate.release.id
  return allTheSame || plan.reason.includes(why) || reason.includes(why)
}

/** A release by its version; beside another of the same version, also by the pin that tells them apart. */
function nameBeside(release: Release, others: readonly { readonly release: Release }[]): string {
  const alike = others.find(
    (other) => other.release.id !== release.id && versionOf(other.release) === versionOf(release),
  )
  return alike === undefined
    ? value(versionOf(release))
    : text(versionBeside(release.pins, alike.release.pins), 200)
}

/** What a person should see, each with its service and environment; but for what stands elsewhere in the summary. */
export function edgeNotes(
  rows: readonly EdgeRow[],
  most: number,
  isElsewhere: (note: string) => boolean,
): readonly string[] {
  const all = rows.flatMap(({ key, edge }) =>
    (edge?.plan.notes ?? [])
      .filter((note) => !isElsewhere(note))
      .map((note) => ({ note, key, environment: edge?.plan.environment ?? '' })),
  )
  const shown = all
    .slice(0, most)
    .map(
      ({ key, environment, note }) =>
        `${text(key, 120)} in ${text(environment, 80)}: ${sentence(text(note))}`,
    )
  const rest = all.length - shown.length
  return rest > 0 ? [...shown, `${count(rest, 'more note')} left out.`] : shown
}

/** Whether an edge has nothing to tell: nothing was done, proposed, looked at in vain or missing. */
export function isQuiet({ plan, operation }: EdgeLine): boolean {
  return (
    plan.step.kind === 'none' &&
    operation === 'none' &&
    plan.candidate === undefined &&
    plan.considered.length === 0 &&
    plan.notes.length === 0 &&
    plan.unproven.length === 0
  )
}

function overtaken(): readonly string[] {
  return ['', '', '', 'waits', 'overtaken by other runs; the next sweep goes on']
}

function edgeCells(edge: EdgeLine, site: Site): readonly string[] {
  const { plan, current, pullRequest, operation, reason } = edge
  const candidate = plan.candidate === undefined ? '–' : value(versionOf(plan.candidate.release))
  // The run that the reason speaks of.
  const told = plan.considered.find((one) => one.link !== undefined && isTold(one, edge))
  const linked =
    pullRequest === undefined ? '' : ` ${link(`#${pullRequest.number}`, pullRequest.url, site)}`
  return [
    text(plan.environment, 80),
    current === undefined ? '–' : value(current),
    candidate,
    `${stepWord(operation, plan.step.kind)}${linked}`,
    reported(text(reason), told?.link, site),
  ]
}

const RANKS = [
  'refused',
  'created',
  'updated',
  'committed',
  'closed',
  'started',
  'deferred',
  'none',
]

function rank({ edge }: EdgeRow): number {
  return RANKS.indexOf(edge?.operation ?? 'deferred')
}
