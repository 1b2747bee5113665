import type { LeftOut, ReleaseSet, SetMember } from '@fluxgate/promotion'
import { memberVersion } from '@fluxgate/promotion'
import { notesBox, tokenAdvice } from './advice.ts'
import type { SetBody } from './bodies.ts'
import { code, text } from './escape.ts'
import { BODY_LIMIT, firstThatFits } from './fit.ts'
import { gateWords } from './gate-words.ts'
import { approvedBeforeLine } from './ledger-line.ts'
import { link } from './link.ts'
import { moment } from './moment.ts'
import { count, folded, listedUpTo, paragraphs, sentence, table } from './phrase.ts'
import { setGates, shutGates } from './set-gates.ts'
import { setInstructions } from './set-instructions.ts'
import { person, value } from './value.ts'

/** How much of each part is told; 0 leaves a line that says so. */
interface Detail {
  readonly rows: number
  /** Whether a row says since when it is proven, and what its gates say. */
  readonly wide: boolean
  readonly left: number
  readonly reasonLength: number
  readonly notes: number
  readonly ledger: number
}

const FULL: Detail = { rows: 2_000, wide: true, left: 500, reasonLength: 400, notes: 20, ledger: 5 }
const SHORT_REASONS: Detail = { ...FULL, left: 100, reasonLength: 120 }
const NARROW: Detail = { ...SHORT_REASONS, wide: false, left: 50 }
const FEW_LEFT: Detail = { ...NARROW, left: 10, notes: 3, ledger: 0 }
const FEWER_ROWS: Detail = { ...FEW_LEFT, rows: 500 }
const LEAST: Detail = { ...FEW_LEFT, rows: 100, notes: 0 }

/**
 * The body of a release set's pull request: one row a service, who stays out and why, what holds the merge up, and what to do
 * instead of merging. Equal for equal input, and never above GitHub's limit: detail goes first, each loss said in a line.
 */
export function setBody(input: SetBody): string {
  const details = [FULL, SHORT_REASONS, NARROW, FEW_LEFT, FEWER_ROWS, LEAST] as const
  return firstThatFits(BODY_LIMIT, details, (detail) => render(input, detail))
}

function render(input: SetBody, detail: Detail): string {
  const { set, environment, leftOut, waiting, id } = input
  return `${paragraphs([
    opening(input),
    memberTable(set.members, environment, detail),
    setGates(set.members),
    leftTable('Stay where they are', leftOut, detail),
    waiting.length === 0
      ? undefined
      : leftTable(`Newer states of ${text(set.upstream, 80)} wait for`, waiting, detail),
    replaced(input, detail),
    approvedBeforeLine(input.ledger),
    notesBox(input.notes.slice(0, detail.notes).map((note) => sentence(text(note, 300)))),
    tokenAdvice(
      input.token,
      set.members.some(({ gates }) => gates.length > 0),
    ),
    setInstructions({ id, set, environment, base: input.base }),
    trailers(set, environment),
  ])}\n`
}

function opening({ set, environment, site }: SetBody): string {
  const { upstream, commit, at, name, members } = set
  const at7 = link(commit.slice(0, 7), `${site.repositoryUrl}/commit/${commit}`, site)
  const services = members.length === 1 ? '1 service runs' : `${members.length} services run`
  return `Release set ${code(name)}: what ${text(upstream, 80)} pinned together at ${at7}, ${moment(at)}. ${services} something else in ${text(environment, 80)}; ${provenOf(members)}.`
}

function provenOf(members: readonly SetMember[]): string {
  const unproven = members.filter(({ missing }) => missing !== undefined)
  if (unproven.length === 0) return 'each release is proven'
  const named = listedUpTo(
    unproven.map(({ key, missing }) => `${text(key, 120)} (${text(missing ?? '', 200)})`),
    3,
  )
  return `each release is proven, apart from what people let past that: ${named}`
}

function memberTable(members: readonly SetMember[], environment: string, detail: Detail): string {
  const shown = members.slice(0, detail.rows)
  const rest = members.length - shown.length
  const header = ['service', text(environment, 80), 'proposed']
  const rows = shown.map((member) => {
    const narrow = [
      text(member.key, 120),
      value(member.current.chart ?? '–', 60),
      `**${proposed(member)}**`,
    ]
    return detail.wide ? [...narrow, provenWords(member), gatesWords(member)] : narrow
  })
  return paragraphs([
    table(detail.wide ? [...header, 'proven', 'gates'] : header, rows),
    rest > 0
      ? `And ${count(rest, 'more service')}, left out because GitHub takes 65,536 characters; the changed files show them all.`
      : undefined,
    detail.wide || rest > 0
      ? undefined
      : "Since when each is proven is left out, because GitHub takes 65,536 characters; the run's summary tells it.",
  ])
}

function proposed(member: SetMember): string {
  const version = member.release.pins.chart
  const named = memberVersion(member)
  return version === named ? value(version, 60) : text(named, 120)
}

function provenWords({ proofs }: SetMember): string {
  const [latest] = proofs
    .map(({ since }) => since)
    .toSorted((a, b) => Date.parse(b) - Date.parse(a))
  const attested = proofs.flatMap(({ clusters }) =>
    clusters.flatMap(({ how, by }) => (how === 'attestation' ? [by ?? ''] : [])),
  )
  const [who] = attested
  const by = who === undefined ? '' : `, attested by ${who === '' ? 'somebody' : person(who)}`
  return latest === undefined ? '–' : `since ${moment(latest)}${by}`
}

function gatesWords({ gates }: SetMember): string {
  if (gates.length === 0) return '–'
  const shut = shutGates(gates)
  if (shut.length === 0) return 'open'
  return listedUpTo(
    shut.map(({ name, state }) => `${text(name, 80)}: ${text(gateWords(state), 120)}`),
    3,
  )
}

function leftTable(title: string, left: readonly LeftOut[], detail: Detail): string | undefined {
  if (left.length === 0) return undefined
  const shown = left.slice(0, detail.left)
  const rest = left.length - shown.length
  const rows = shown.map(({ key, version, why }) => [
    text(key, 120),
    version === '' ? '–' : value(version, 60),
    text(why, detail.reasonLength),
  ])
  return folded(
    `${title}: ${count(left.length, 'service')}`,
    paragraphs([
      table(['service', 'release', 'why'], rows),
      rest > 0 ? `And ${rest} more, see the run's summary.` : undefined,
    ]),
  )
}

function replaced({ ledger, environment, set }: SetBody, detail: Detail): string | undefined {
  if (ledger === undefined || detail.ledger === 0) return undefined
  const start = 'Promote release set '
  const end = ` to ${environment} (`
  const names = ledger.formerTitles.flatMap(({ title }) => {
    const cut = title.indexOf(end)
    if (!title.startsWith(start) || cut === -1) return []
    const name = title.slice(start.length, cut)
    return /^[0-9-]{10}\.[0-9a-f]{12}$/.test(name) && name !== set.name ? [name] : []
  })
  const distinct = [...new Set(names)].reverse()
  return distinct.length === 0
    ? undefined
    : `Replaces ${listedUpTo(
        distinct.map((name) => code(name)),
        detail.ledger,
      )}.`
}

/** Last lines, so that a squashed commit carries them as trailers; for people, nothing reads them. */
function trailers({ upstream, name }: ReleaseSet, environment: string): string {
  const way = `${text(upstream, 80)} -> ${text(environment, 80)}`
  return [`Fluxgate-Promotion: ${way}`, `Fluxgate-Set: ${text(name, 200)}`].join('\n')
}
