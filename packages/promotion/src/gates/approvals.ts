import type { Approvals } from '@fluxgate/policy'
import { approvalsOf, type PersonsOpinion, type Reviewed, staleApprovals } from '../reviewed.ts'
import { enumerate, oneLine } from '../text.ts'
import type { Asked } from './all-gates.ts'
import { type Gate, type GateState, skipped } from './gate.ts'

/** A gate for each rule: as many people as it asks for approve the newest commit of the pull request. */
export function approvalGates(
  rules: readonly Approvals[],
  { reviewed, skippedBy }: Pick<Asked, 'reviewed' | 'skippedBy'>,
): readonly Gate[] {
  const skip = skippedBy('approvals')
  return rules.map((rule) => {
    const name = describeApprovals(rule)
    const state = skip === undefined ? stateOf(rule, name, reviewed) : skipped(skip)
    return { name, rule: 'approvals', state }
  })
}

/** `1 approval by acme/ops or acme/dev, by no author of the source`. */
export function describeApprovals({ count, teams, notSourceAuthor }: Approvals): string {
  const by = teams.map(({ org, slug }) => `${org}/${slug}`).join(' or ')
  return [
    count === 1 ? '1 approval' : `${count} approvals`,
    by === '' ? '' : ` by ${by}`,
    notSourceAuthor ? ', by no author of the source' : '',
  ].join('')
}

const MOST_STRANGERS = 3

/** That authors of the source are known by name alone, so that nobody can tell whether they approved; undefined: they are all known. */
export function strangersTold(
  rules: readonly Approvals[],
  reviewed: Reviewed | undefined,
): string | undefined {
  const source = reviewed?.source
  if (source?.kind !== 'known' || source.strangers.length === 0) return undefined
  if (!rules.some(({ notSourceAuthor }) => notSourceAuthor)) return undefined
  const names = source.strangers.map((name) => JSON.stringify(oneLine(name, 60)))
  const more = names.length - MOST_STRANGERS
  const who = enumerate([...names.slice(0, MOST_STRANGERS), ...(more > 0 ? [`${more} more`] : [])])
  return `the source has commits by ${who}, for whom GitHub knows no account: whether one of them approved can not be told`
}

/** What an approval came to under a rule. */
type Weighed =
  | { readonly kind: 'counts'; readonly login: string }
  | { readonly kind: 'not'; readonly login: string; readonly why: string }
  /** Nobody can tell. */
  | { readonly kind: 'untold'; readonly why: string }

function stateOf(rule: Approvals, name: string, reviewed: Reviewed | undefined): GateState {
  if (reviewed === undefined) return { kind: 'awaiting', what: name }
  const given = approvalsOf(reviewed)
  const { makersUnknown } = reviewed
  if (given.length > 0 && makersUnknown !== undefined) return { kind: 'closed', why: makersUnknown }
  const weighed = given.map((opinion) => weigh(rule, opinion, reviewed))
  const counting = weighed.flatMap((one) => (one.kind === 'counts' ? [one.login] : []))
  if (counting.length >= rule.count) return { kind: 'open', since: undefined, until: undefined }
  const untold = weighed.flatMap((one) => (one.kind === 'untold' ? [one.why] : []))
  const [first] = untold
  // More approvals would not help as long as those that are there may be enough.
  if (first !== undefined && counting.length + untold.length >= rule.count) {
    return { kind: 'closed', why: first }
  }
  const others = weighed.flatMap((one) => (one.kind === 'not' ? [one] : []))
  return {
    kind: 'awaiting',
    what: `${name}${soFar(rule, counting, [...others, ...aside(reviewed)])}`,
  }
}

function weigh(rule: Approvals, { by, login }: PersonsOpinion, reviewed: Reviewed): Weighed {
  const who = oneLine(login, 100)
  if (reviewed.makers.includes(by)) return { kind: 'not', login: who, why: 'made it' }
  const outside = outsideOf(rule, by, reviewed)
  if (outside !== undefined) {
    return outside === true
      ? { kind: 'not', login: who, why: 'in none of the teams' }
      : { kind: 'untold', why: outside }
  }
  if (!rule.notSourceAuthor) return { kind: 'counts', login: who }
  const { source } = reviewed
  if (source?.kind !== 'known') {
    return { kind: 'untold', why: source?.why ?? 'who wrote the source was not asked' }
  }
  return source.people.includes(by)
    ? { kind: 'not', login: who, why: 'wrote some of the source' }
    : { kind: 'counts', login: who }
}

/** Whether somebody is in none of the teams of a rule; a text: why that can't be told; undefined: in one of them. */
function outsideOf(
  { teams }: Approvals,
  person: number,
  { memberships }: Reviewed,
): true | string | undefined {
  if (teams.length === 0) return undefined
  const own = memberships.filter(
    (one) =>
      one.person === person && teams.some(({ org, slug }) => org === one.org && slug === one.slug),
  )
  if (own.some(({ is }) => is === true)) return undefined
  const untold = own.flatMap(({ is }) => (typeof is === 'boolean' ? [] : [is.why]))[0]
  return untold ?? (own.length > 0 ? true : 'who is in the teams was not asked')
}

/** Somebody whose approval is there and does not count. */
interface Aside {
  readonly login: string
  readonly why: string
}

function aside(reviewed: Reviewed): readonly Aside[] {
  const machines = reviewed.opinions.filter(
    (one) => one.state === 'approved' && one.head === reviewed.head && !one.person,
  )
  return [
    ...staleApprovals(reviewed).map(({ login }) => ({ login, why: 'approved an older commit' })),
    ...machines.map(({ login }) => ({ login, why: 'no person' })),
  ].map(({ login, why }) => ({ login: oneLine(login, 100), why }))
}

const MOST_NAMED = 3

function soFar({ count }: Approvals, counting: readonly string[], not: readonly Aside[]): string {
  const reasons = Map.groupBy(not, ({ why }) => why)
  const parts = [
    ...(counting.length > 0 ? [`${counting.length} of ${count}: ${named(counting)}`] : []),
    ...[...reasons].map(([why, those]) => `not ${named(those.map(({ login }) => login))}: ${why}`),
  ]
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`
}

function named(logins: readonly string[]): string {
  const more = logins.length - MOST_NAMED
  return enumerate([...logins.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])])
}
