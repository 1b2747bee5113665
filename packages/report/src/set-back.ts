import type { NotBack, SetBack, SetRollbackPlan } from '@fluxgate/promotion'
import { heldName } from '@fluxgate/promotion'
import { tokenAdvice } from './advice.ts'
import type { SetRollbackBody } from './bodies.ts'
import { code, text } from './escape.ts'
import { BODY_LIMIT, firstThatFits } from './fit.ts'
import { link } from './link.ts'
import type { SetBackLine, Site } from './model.ts'
import { moment } from './moment.ts'
import { count, folded, paragraphs, sentence, table } from './phrase.ts'
import { person, value, versionOf } from './value.ts'

/** How much of each list is told. */
interface Detail {
  readonly rows: number
  readonly left: number
  readonly notes: number
}

const FULL: Detail = { rows: 2_000, left: 500, notes: 20 }
const SHORT: Detail = { rows: 500, left: 50, notes: 5 }
const LEAST: Detail = { rows: 100, left: 10, notes: 0 }

/** The body of a pull request that takes a release set back: one row a service, who stays as it is, and what is held. */
export function setRollbackBody(input: SetRollbackBody): string {
  return firstThatFits(BODY_LIMIT, [FULL, SHORT, LEAST], (detail) => render(input, detail))
}

function render({ site, plan, by, token }: SetRollbackBody, detail: Detail): string {
  const { environment, name, back } = plan
  const run = site.runUrl === undefined ? '' : ` (${link('run', site.runUrl, site)})`
  const asked = `Asked for by ${person(by)}${run}.`
  const notes = back.flatMap(({ key, notes }) => notes.map((note) => `${key}: ${note}`))
  return `${paragraphs([
    `Takes release set ${code(name)} back in ${text(environment, 80)}: ${count(back.length, 'service')} to what the overlays pinned before it was merged. ${asked}`,
    backTable(back, detail.rows),
    leftTable(plan.left, detail.left),
    holdsLine(plan),
    ...notes.slice(0, detail.notes).map((note) => sentence(text(note, 300))),
    tokenAdvice(token, false),
    instructions(plan),
    `Fluxgate-Set: ${text(name, 200)}`,
  ])}\n`
}

/** What a rollback of a set does, for the summary. */
export function backPart(
  { plan, pullRequest, commit }: SetBackLine,
  site: Site,
  most: number,
): string {
  const { back, left, name, environment } = plan
  const where =
    pullRequest !== undefined
      ? ` by ${link(`#${pullRequest.number}`, pullRequest.url, site)}`
      : commit !== undefined
        ? ` by ${link(commit.slice(0, 7), `${site.repositoryUrl}/commit/${commit}`, site)}`
        : ''
  return paragraphs([
    `**Release set ${text(name, 200)}** in ${text(environment, 80)}${where}:`,
    back.length === 0 ? undefined : backTable(back, most),
    leftTable(left, most),
  ])
}

function backTable(back: readonly SetBack[], most: number): string {
  const rows = back
    .slice(0, most)
    .map(({ key, from, to }) => [
      text(key, 120),
      value(versionOf(from), 60),
      `**${value(versionOf(to.release), 60)}**`,
      moment(to.until),
    ])
  const rest = back.length - rows.length
  return paragraphs([
    table(['service', 'now', 'goes back to', 'pinned until'], rows),
    rest > 0 ? `And ${count(rest, 'more service')}; the changed files show them all.` : undefined,
  ])
}

function leftTable(left: readonly NotBack[], most: number): string | undefined {
  if (left.length === 0) return undefined
  const rows = left
    .slice(0, most)
    .map(({ key, version, why }) => [
      text(key, 120),
      version === '' ? '–' : value(version, 60),
      text(why, 300),
    ])
  const rest = left.length - rows.length
  return folded(
    `Stay as they are: ${count(left.length, 'service')}`,
    paragraphs([
      table(['service', 'runs', 'why'], rows),
      rest > 0 ? `And ${rest} more.` : undefined,
    ]),
  )
}

function holdsLine({ back, environment }: SetRollbackPlan): string {
  const [first] = back.flatMap(({ key, hold }) => (hold === undefined ? [] : [{ key, hold }]))
  if (first === undefined) return 'What is taken back is held already, so it does not come again.'
  const { until, reason, by } = first.hold
  const end = until === undefined ? 'until somebody lifts it' : `until ${moment(until)}`
  const such = text(heldName(first.hold, first.key), 200)
  return `With the pins comes a hold for each service in ${code(`.fluxgate/holds/${environment}/`)}, such as ${such}, ${end}, by ${person(by)}: ${sentence(text(reason, 300))}`
}

function instructions({ environment, back }: SetRollbackPlan): string {
  const where = text(environment, 80)
  const service = back[0]?.key ?? ''
  const inputs = ['`act: lift`', code(`environment: ${environment}`), code(`service: ${service}`)]
  return folded(
    'What comes after it',
    paragraphs([
      `Neither a bump nor a promotion of ours, alone or in a set, brings these releases into ${where} while the holds last; higher ones are free. What ${where} promotes onward is judged anew: pull requests for what is taken back are closed.`,
      `**To let one in again:** run *Promote* by hand with ${inputs.join(', ')}.`,
    ]),
  )
}
