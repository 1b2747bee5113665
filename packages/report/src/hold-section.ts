import type { Hold } from '@fluxgate/policy'
import { type HoldEdit, heldName } from '@fluxgate/promotion'
import type { HoldBody } from './bodies.ts'
import { code, text } from './escape.ts'
import { link } from './link.ts'
import type { HoldLine, Site } from './model.ts'
import { moment } from './moment.ts'
import { count, listedUpTo, paragraphs, sentence, table } from './phrase.ts'
import { person } from './value.ts'

/** Most holds that are told one by one. */
const MOST = 50

/** The body of a pull request that holds versions of a service, or lifts such holds. */
export function holdBody({ site, key, environment, edit, path, by }: HoldBody): string {
  const asked = site.runUrl === undefined ? '' : ` (${link('run', site.runUrl, site)})`
  const where = `in ${text(environment, 80)}`
  const what = `**${names(edit, key)}**`
  const verb = edit.kind === 'add' ? 'Holds' : 'Lifts the hold on'
  return `${paragraphs([
    `${verb} ${what} ${where}, as ${person(by)} asked${asked}. It counts once this is merged.`,
    story(edit, key),
    edit.kind === 'add'
      ? `While it holds, neither a bump nor a promotion of ours brings that in. To lift it, run *Promote* by hand with \`act: lift\`, or set its \`until\` in ${code(path, 300)} to now.`
      : 'What was held may be proposed again, by the rules of the policy. The file keeps the story.',
  ])}\n`
}

/** What became of a request to hold or to lift, for the summary. */
export function holdPart(
  { key, environment, edit, pullRequest, commit }: HoldLine,
  site: Site,
): string {
  const where =
    pullRequest !== undefined
      ? `, by ${link(`#${pullRequest.number}`, pullRequest.url, site)}`
      : commit !== undefined
        ? `, by ${link(commit.slice(0, 7), `${site.repositoryUrl}/commit/${commit}`, site)}`
        : ''
  const verb = edit.kind === 'add' ? 'Hold' : 'Lift'
  const subject = `**${verb} ${names(edit, key)}** in ${text(environment, 80)}${where}:`
  return paragraphs([subject, story(edit, key)])
}

function names(edit: HoldEdit, key: string): string {
  const holds = edit.kind === 'add' ? [edit.hold] : edit.holds
  return listedUpTo([...new Set(holds.map((hold) => text(heldName(hold, key), 200)))], 5)
}

function story(edit: HoldEdit, key: string): string {
  return edit.kind === 'add' ? holdTable([edit.hold], key, true) : holdTable(edit.holds, key, false)
}

/** Holds, each with until when (where they go on), by whom and why. */
export function holdTable(holds: readonly Hold[], key: string, goesOn: boolean): string {
  const rows = holds
    .slice(0, MOST)
    .map(({ until, by, reason, ...held }) => [
      text(heldName(held, key), 200),
      ...(goesOn ? [until === undefined ? 'somebody lifts it' : moment(until)] : []),
      person(by),
      sentence(text(reason, 300)),
    ])
  const rest = holds.length - MOST
  return paragraphs([
    table(['held', ...(goesOn ? ['until'] : []), 'by', 'why'], rows),
    rest > 0 ? `And ${count(rest, 'more hold')}.` : undefined,
  ])
}
