import type { LeftOut } from '@fluxgate/promotion'
import { memberVersion } from '@fluxgate/promotion'
import { notesBox } from './advice.ts'
import { text } from './escape.ts'
import { link } from './link.ts'
import type { SetLine, Site } from './model.ts'
import { count, folded, paragraphs, sentence, table } from './phrase.ts'
import { stepWord } from './step-word.ts'
import { value } from './value.ts'

const MOST_NOTES = 20

/** The release sets that a run planned, and what became of each; undefined: none. */
export function setSection(sets: readonly SetLine[], site: Site, most: number): string | undefined {
  if (sets.length === 0) return undefined
  const rows = sets.map((line) => {
    const { plan, operation, pullRequest, reason } = line
    const linked =
      pullRequest === undefined ? '' : ` ${link(`#${pullRequest.number}`, pullRequest.url, site)}`
    return [
      text(plan.environment, 80),
      text(plan.id, 80),
      plan.set === undefined ? '–' : text(plan.set.name, 80),
      plan.set === undefined ? '–' : String(plan.set.members.length),
      `${stepWord(operation, plan.step.kind)}${linked}`,
      text(reason),
    ]
  })
  return paragraphs([
    table(['environment', 'set', 'release set', 'services', 'step', 'why'], rows),
    ...sets.flatMap((line) => [
      members(line, most),
      left(line, 'stay where they are', line.plan.leftOut, most),
      left(line, 'are waited for', line.plan.waiting, most),
    ]),
    notesBox(
      [...new Set(sets.flatMap(({ plan }) => plan.notes))]
        .slice(0, MOST_NOTES)
        .map((note) => sentence(text(note))),
    ),
  ])
}

function members({ plan }: SetLine, most: number): string | undefined {
  const all = plan.set?.members ?? []
  if (all.length === 0) return undefined
  const rows = all
    .slice(0, most)
    .map((member) => [
      text(member.key, 120),
      value(member.current.chart ?? '–', 60),
      text(memberVersion(member), 120),
    ])
  const rest = all.length - rows.length
  return folded(
    `${text(plan.environment, 80)}: ${count(all.length, 'service')} of release set ${text(plan.set?.name ?? '', 80)}`,
    paragraphs([
      table(['service', 'now', 'proposed'], rows),
      rest > 0 ? `And ${rest} more.` : undefined,
    ]),
  )
}

function left(
  { plan }: SetLine,
  what: string,
  all: readonly LeftOut[],
  most: number,
): string | undefined {
  if (all.length === 0) return undefined
  const rows = all
    .slice(0, most)
    .map(({ key, version, why }) => [
      text(key, 120),
      version === '' ? '–' : value(version, 60),
      text(why),
    ])
  const rest = all.length - rows.length
  return folded(
    `${text(plan.environment, 80)}: ${count(all.length, 'service')} that ${what}`,
    paragraphs([
      table(['service', 'release', 'why'], rows),
      rest > 0 ? `And ${rest} more.` : undefined,
    ]),
  )
}
