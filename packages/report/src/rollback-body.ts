import { heldName, NO_ORIGIN } from '@fluxgate/promotion'
import { tokenAdvice } from './advice.ts'
import type { RollbackBody } from './bodies.ts'
import { code, text } from './escape.ts'
import { BODY_LIMIT, firstThatFits } from './fit.ts'
import { holdTable } from './hold-section.ts'
import { link, sourceOf } from './link.ts'
import { moment } from './moment.ts'
import { namesOnly } from './names-only.ts'
import { count, folded, paragraphs, table } from './phrase.ts'
import { annotationLine, digestsInFull, pinTable } from './pin-table.ts'
import { FULL, LEAST, type PinsDetail, someNotes } from './pins-detail.ts'
import { sourceLine } from './source-line.ts'
import { clusterName, takenWord, whatFluxSaid } from './taken-words.ts'
import { trailers } from './trailers.ts'
import { person, value, versionOf } from './value.ts'

const MOST_CLUSTERS = 20

/** The body of a pull request that takes an environment back to what it held. */
export function rollbackBody(input: RollbackBody): string {
  return firstThatFits(BODY_LIMIT, [FULL, LEAST], (detail) => render(input, detail))
}

function render(input: RollbackBody, detail: PinsDetail): string {
  const { key, environment, changes, release, current, images } = input
  return `${paragraphs([
    pinTable({ environment, changes, rows: detail.pins, length: detail.pinLength }),
    failure(input),
    heldLine(input),
    [takenBack(input), annotationLine(changes)].filter((line) => line !== undefined).join(' '),
    detail === FULL ? namesOnly({ changes, current: current.pins, images, release }) : undefined,
    holdLine(input),
    someNotes(input.notes, detail),
    tokenAdvice(input.token, false),
    detail === FULL ? digestsInFull(changes, detail.pins) : undefined,
    instructions(input),
    trailers({ key, release, promotion: undefined }),
  ])}\n`
}

/** What is taken back at the source, where both commits are known; else where the older release comes from. */
function takenBack({ site, release, current }: RollbackBody): string | undefined {
  const [older, newer] = [sourceOf(release.origin), sourceOf(current.origin)]
  if (older === undefined || newer === undefined || older.repository !== newer.repository) {
    return sourceLine(site, NO_ORIGIN, release.origin)
  }
  if (older.commit === newer.commit) return sourceLine(site, newer, older)
  const range = `${text(older.repository)}, ${older.commit.slice(0, 7)} to ${newer.commit.slice(0, 7)}`
  const url = `${site.serverUrl}/${older.repository}/compare/${older.commit}...${newer.commit}`
  return `What is taken back at the source: ${link(range, url, site)}.`
}

/** What failed and what Flux said of it, where nobody asked. */
function failure({ cause, site, environment }: RollbackBody): string | undefined {
  if (cause.kind === 'asked') return undefined
  const { release, failures } = cause
  const rows = failures
    .slice(0, MOST_CLUSTERS)
    .map((one) => [clusterName(one.cluster), takenWord(one, { site, environment }), moment(one.at)])
  const rest = failures.length - rows.length
  return paragraphs([
    `**${value(versionOf(release))} failed in ${text(environment, 80)}.**`,
    table(['cluster', 'result', 'reported'], rows),
    rest > 0 ? `And ${count(rest, 'more cluster')}.` : undefined,
    ...whatFluxSaid(failures),
  ])
}

function causeLine({ site, cause }: RollbackBody): string {
  const run = site.runUrl === undefined ? '' : ` (${link('run', site.runUrl, site)})`
  return cause.kind === 'asked'
    ? `Asked for by ${person(cause.by)}${run}.`
    : `Opened${run} because the policy says ${code('onFailure: revert')}.`
}

function heldLine(input: RollbackBody): string {
  const { site, environment, release, held } = input
  const asked = causeLine(input)
  if (held === undefined) return asked
  const commit = link(held.commit.slice(0, 7), `${site.repositoryUrl}/commit/${held.commit}`, site)
  return `**${text(environment, 80)} pinned ${value(versionOf(release))}** until ${moment(held.until)}, with these very pins (${commit}). ${asked}`
}

function holdLine({ hold, key, path }: RollbackBody): string {
  if (hold === undefined) {
    return `What is taken back is held in ${code(path, 300)} already, so it does not come again.`
  }
  return paragraphs([
    `With the pins comes a hold in ${code(path, 300)}, so that what is taken back does not come again:`,
    holdTable([hold], key, true),
  ])
}

function instructions({ key, environment, current, hold, cause }: RollbackBody): string {
  const where = text(environment, 80)
  const lift = [
    '`act: lift`',
    code(`environment: ${environment}`),
    code(`service: ${key}`),
    ...(hold?.version === undefined ? [] : [code(`version: ${hold.version}`)]),
  ].join(', ')
  const left =
    hold === undefined ? value(current.pins.chart ?? key) : text(heldName(hold, key), 200)
  return folded(
    'What comes after it',
    paragraphs([
      `Neither a bump nor a promotion of ours brings ${left} into ${where} while the hold lasts; a higher release is free. What ${where} promotes onward is judged anew: a pull request for what is taken back is closed.`,
      cause.kind === 'asked'
        ? undefined
        : `**To keep ${left}:** close this pull request. It is not opened again as long as ${where} pins that release.`,
      `**To let it in again:** run *Promote* by hand with ${lift}.`,
    ]),
  )
}
