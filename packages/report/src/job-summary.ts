import { notesBox } from './advice.ts'
import { block } from './block.ts'
import { consideredTable, edgeNotes, edgeTable, isQuiet, mendings, rowsOf } from './edge-table.ts'
import { text } from './escape.ts'
import { eventLine, isOfRecord, recordLines } from './event-section.ts'
import { firstThatFits, SUMMARY_LIMIT } from './fit.ts'
import { gateSection } from './gate-section.ts'
import { headline } from './headline.ts'
import { holdPart } from './hold-section.ts'
import { link } from './link.ts'
import type { BumpLine, RunSummary, ServiceLine, Site } from './model.ts'
import { box, count, folded, paragraphs, sentence } from './phrase.ts'
import { pinTable } from './pin-table.ts'
import { problemList, suggested } from './policy-section.ts'
import { revertSection } from './revert-section.ts'
import { backPart } from './set-back.ts'
import { setSection } from './set-section.ts'
import { unprovenSection } from './unproven-section.ts'

/** How much of each part is told. */
interface Detail {
  readonly rows: number
  readonly considered: number
  readonly plan: boolean
  readonly list: number
  readonly block: number
}

const FULL: Detail = { rows: 2_000, considered: 10, plan: true, list: 500, block: 200_000 }
const FEW_LOOKED: Detail = { ...FULL, considered: 2 }
const NONE_LOOKED: Detail = { ...FULL, considered: 0 }
const NO_PLAN: Detail = { ...NONE_LOOKED, plan: false }
const SHORT_LISTS: Detail = { ...NO_PLAN, list: 50, block: 50_000 }
const FEW_ROWS: Detail = { ...SHORT_LISTS, rows: 100 }
const LEAST: Detail = { ...FEW_ROWS, rows: 20, list: 10, block: 10_000 }

/** The job summary of a run: what was done and why, edge by edge, what is missing, and how a person can help. */
export function jobSummary(summary: RunSummary): string {
  const details = [FULL, FEW_LOOKED, NONE_LOOKED, NO_PLAN, SHORT_LISTS, FEW_ROWS, LEAST] as const
  const json = summary.dryRun && JSON.stringify(summary.dryRun.plan, null, 2)
  return firstThatFits(SUMMARY_LIMIT, details, (detail) => render(summary, detail, json))
}

function render(summary: RunSummary, detail: Detail, json: string | undefined): string {
  const { site, services, records, event, bump, suggestion, proposal } = summary
  const several = services.length + summary.settled > 1
  const rows = rowsOf(services, several)
  return `${paragraphs([
    headline(summary),
    dryRunNote(summary),
    `**Why:** ${sentence(text(summary.reason, 1_000))}`,
    event === undefined ? undefined : eventLine(event, summary.now),
    records.length === 0 ? undefined : recordLines(summary, detail.list),
    bump === undefined ? undefined : bumpPart(bump, site),
    summary.hold === undefined ? undefined : holdPart(summary.hold, site),
    summary.setBack === undefined ? undefined : backPart(summary.setBack, site, detail.rows),
    revertSection(summary, detail.rows),
    edgeTable(rows, site, several, detail.rows),
    several ? restLine(services, summary.settled) : undefined,
    setSection(summary.sets, site, detail.rows),
    gateSection(summary, detail.rows),
    notesBox([
      ...summary.notes.slice(0, 10).map((note) => sentence(text(note))),
      ...edgeNotes(rows, detail.list, (note) => isOfRecord(note, summary)),
    ]),
    mendings(rows, Math.min(detail.list, 10)),
    problemList(summary.problems, site, summary.commit, detail.list),
    suggestion === undefined
      ? undefined
      : suggested('This would make it count, in', suggestion, detail.block, detail.list),
    proposal === undefined
      ? undefined
      : suggested(
          'A policy to begin with; read it, then commit it as',
          proposal,
          detail.block,
          detail.list,
        ),
    unprovenSection(rows, summary, detail.list),
    consideredTable(rows, several, detail.considered, detail.rows, summary.site),
    tokenNote(summary),
    json === undefined ? undefined : plan(json, detail.plan),
  ])}\n`
}

function bumpPart(
  { key, environment, changes, pullRequest, commit }: BumpLine,
  site: Site,
): string | undefined {
  const where =
    pullRequest !== undefined
      ? ` by ${link(`#${pullRequest.number}`, pullRequest.url, site)}`
      : commit !== undefined
        ? ` by ${link(commit.slice(0, 7), `${site.repositoryUrl}/commit/${commit}`, site)}`
        : ''
  const subject = `**${text(key)}** in ${text(environment, 80)}${where}`
  if (changes.length === 0) return where === '' ? undefined : `${subject}.`
  const landed = commit !== undefined && pullRequest === undefined
  return paragraphs([
    `${subject}:`,
    pinTable({ environment, changes, landed, rows: 40, length: 120 }),
  ])
}

function restLine(services: readonly ServiceLine[], settled: number): string | undefined {
  const quiet = services.filter(({ edges, deferred }) => !deferred && edges.every(isQuiet)).length
  const rest = quiet + settled
  if (rest === 0) return undefined
  const nouns = services.length === quiet ? 'service' : 'other service'
  return `${count(rest, nouns)} ${rest === 1 ? 'has' : 'have'} nothing to do.`
}

function dryRunNote({ dryRun }: RunSummary): string | undefined {
  if (dryRun === undefined) return undefined
  return box('NOTE', ['This is a dry run: nothing was written, on GitHub or in Git.'])
}

function tokenNote({ token }: RunSummary): string | undefined {
  if (token === 'app') return undefined
  return box('NOTE', [
    'This run used `GITHUB_TOKEN`. Checks of pull requests that it opens wait until somebody chooses **Approve workflows to run**.',
    'Whoever can write to this repository can write as the same identity, so records and gates are advisory. A GitHub App has neither limit.',
  ])
}

function plan(json: string, shown: boolean): string {
  if (!shown || json.length > SUMMARY_LIMIT.units) {
    return `The plan (${json.length} characters) is left out to stay below GitHub's limit; ask for fewer services to see it.`
  }
  return folded('The plan', block(json, 'json', SUMMARY_LIMIT.units))
}
