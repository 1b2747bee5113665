import type { Environment } from '@fluxgate/policy'
import type { BranchFacts, PullRequestFacts, ServiceFacts } from '../facts.ts'
import { describeDay, instant } from '../instant.ts'
import { whyLeft } from '../leftover.ts'
import { labelsFor, rollbackBranch, setRollbackTitle } from '../names.ts'
import { enumerate, oneLine } from '../text.ts'
import { type BackTerms, backOf, type NotBack, type SetBack } from './rollback-of-set.ts'
import type { ProposedSet } from './set-record.ts'

/** A release set that is to be taken back, and everything the answer depends on. */
export interface SetRollbackInput extends BackTerms {
  readonly environment: Environment
  /** `@all` or `@<group>`. */
  readonly id: string
  /** What was merged. */
  readonly set: ProposedSet
  /** The services that it moved; any order. */
  readonly services: readonly ServiceFacts[]
  /** Services whose files can't be edited as planned, which showed when it was tried. */
  readonly unwritable: readonly { readonly key: string; readonly why: string }[]
  /** The open pull request of our rollback branch of the set; the caller has checked that we opened it. */
  readonly open: PullRequestFacts | undefined
  /** Our rollback branch of the set; undefined: it does not exist. */
  readonly leftover: BranchFacts | undefined
}

/** What is to be done about it; plain data, equal for equal facts. */
export interface SetRollbackPlan {
  readonly environment: string
  readonly id: string
  /** Name of the set. */
  readonly name: string
  readonly branch: string
  readonly title: string
  readonly step: SetRollbackStep
  /** Why, in one sentence without a full stop. */
  readonly reason: string
  /** Services that go back, by key. */
  readonly back: readonly SetBack[]
  /** Services of the set that stay as they are, by key. */
  readonly left: readonly NotBack[]
}

/** How the rollback of a set is landed, or why nothing is. */
export type SetRollbackStep =
  | { readonly kind: 'refuse' }
  | { readonly kind: 'commit' }
  | { readonly kind: 'open'; readonly leftover: string | undefined }
  | { readonly kind: 'move'; readonly pullRequest: number; readonly head: string }
  | { readonly kind: 'keep'; readonly pullRequest: number }
  | { readonly kind: 'defer'; readonly pullRequest: number }

type Decided = Pick<SetRollbackPlan, 'step' | 'reason'>

/** Takes a set back as one: each service to what the overlay held before the set was merged. Never throws. */
export function planSetRollback(input: SetRollbackInput): SetRollbackPlan {
  const { environment, id, set, services, unwritable } = input
  const back: SetBack[] = []
  const left: NotBack[] = []
  for (const facts of services.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    const one = backOf(facts, set, environment, input)
    const hindered = unwritable.find(({ key }) => key === facts.key)
    if ('why' in one) left.push(one)
    else if (hindered === undefined) back.push(one)
    else left.push({ ...hindered, version: one.from.pins.chart ?? '' })
  }
  const title = setRollbackTitle(set.name, environment.name, back.length)
  return {
    environment: environment.name,
    id,
    name: set.name,
    title,
    back,
    left,
    branch: rollbackBranch(environment.name, id),
    ...stepFor(input, title, back, left),
  }
}

function stepFor(
  { environment, set, open, leftover }: SetRollbackInput,
  title: string,
  back: readonly SetBack[],
  left: readonly NotBack[],
): Decided {
  const { name } = environment
  if (back.length === 0) {
    const [first] = left
    const why = first === undefined ? '' : `: ${first.key}: ${first.why}`
    return {
      step: { kind: 'refuse' },
      reason: `nothing of release set ${set.name} can be taken back in ${name}${why}`,
    }
  }
  const services = back.length === 1 ? '1 service goes' : `${back.length} services go`
  const kept = left.length === 0 ? '' : `; ${left.length} of the set are left as they are`
  const reason = `${services} back to what ${name} pinned before release set ${set.name} of ${describeDay(set.at)}${kept}`
  if (environment.rollback === 'commit') return { step: { kind: 'commit' }, reason }
  if (open === undefined) {
    const theirs = whyLeft(leftover, `the rollback of ${set.name}`)
    if (theirs !== undefined) return { step: { kind: 'refuse' }, reason: theirs }
    return {
      step: { kind: 'open', leftover: leftover?.head },
      reason: `${reason}, once its pull request is merged`,
    }
  }
  const { number, head, foreignAuthors } = open
  if (isThere(open, title, name) && !isBehind(open, back)) {
    return {
      step: { kind: 'keep', pullRequest: number },
      reason: `#${number} takes release set ${set.name} back already`,
    }
  }
  if (foreignAuthors.length > 0) {
    const who = enumerate(foreignAuthors.map((login) => oneLine(login, 100)))
    return {
      step: { kind: 'defer', pullRequest: number },
      reason: `#${number} has commits by ${who}, so it is not moved to release set ${set.name}; merge or close it by hand`,
    }
  }
  return { step: { kind: 'move', pullRequest: number, head }, reason: `#${number}: ${reason}` }
}

/** Whether it was made for something else than what the overlays hold now: it can't be merged. */
function isBehind({ headCommittedAt }: PullRequestFacts, back: readonly SetBack[]): boolean {
  if (headCommittedAt === undefined) return false
  return back.some(({ since }) => instant(headCommittedAt) < instant(since))
}

/** Its title names the set and how many services go back, and its text is no older than its head. */
function isThere(open: PullRequestFacts, title: string, environment: string): boolean {
  const labels = labelsFor(environment, 'rollback')
  const labelled = labels.every((label) => open.labels.includes(label))
  return open.title === title && labelled && open.textBehind !== true
}
