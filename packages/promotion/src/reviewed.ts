import type { PullRequestFacts } from './facts.ts'

/** What people said of a pull request, and what is known of them; as far as a gate asks for it. */
export interface Reviewed {
  /** Its newest commit: what an approval has to be of. */
  readonly head: string
  /** Its branch in this repository; undefined: it is one of a fork, of which nobody tells who pushed. */
  readonly branch?: string | undefined
  /** Whether GitHub made all its commits itself, so that their names are true. */
  readonly allSigned?: boolean | undefined
  /** The latest opinion of each who may write to the repository. */
  readonly opinions: readonly Opinion[]
  /** Numeric ids of who opened it, of authors and committers of its commits, and of who pushed them, as far as that was asked. */
  readonly makers: readonly number[]
  /** Why there may be others among them; undefined: there are not. */
  readonly makersUnknown: string | undefined
  /** Who of its approvers is in which team; those that no gate asks for are left out. */
  readonly memberships: readonly Membership[]
  /** Who wrote what changes with the release; undefined: not asked for. */
  readonly source: SourceAuthors | undefined
}

/** Somebody's latest review that approves, asks for changes, or did before it was dismissed. */
export interface Opinion {
  /** Number of the review; undefined: not known. */
  readonly review: number | undefined
  /** Numeric id of the reviewer; undefined: the account is gone. */
  readonly by: number | undefined
  readonly login: string
  /** Whether it is a person, and no App or bot. */
  readonly person: boolean
  readonly state: 'approved' | 'changes-requested' | 'dismissed'
  /** The commit that was reviewed; undefined: it is gone. */
  readonly head: string | undefined
}

/** Whether somebody is an active member of a team. */
export interface Membership {
  readonly person: number
  readonly org: string
  readonly slug: string
  /** A text: why it can't be told, with the permission that is missing. */
  readonly is: boolean | { readonly why: string }
}

/** Who wrote the source between the release that runs and the one that is proposed. */
export type SourceAuthors =
  | {
      readonly kind: 'known'
      /** Numeric ids. */
      readonly people: readonly number[]
      /** Names in commits that GitHub knows no account for. */
      readonly strangers: readonly string[]
    }
  | { readonly kind: 'unknown'; readonly why: string }

/** Opinions that approve the head, one of each person at most. */
export function approvalsOf({ head, opinions }: Reviewed): readonly PersonsOpinion[] {
  const approvals = opinions.flatMap((opinion) => {
    const { by, person, state } = opinion
    const counts = person && by !== undefined && state === 'approved' && opinion.head === head
    return counts ? [{ ...opinion, by }] : []
  })
  return [...new Map(approvals.map((one) => [one.by, one])).values()]
}

/** The opinion of a person, with their numeric id. */
export interface PersonsOpinion extends Opinion {
  readonly by: number
}

/** Approvals that were given for an older head: nobody may take them for approvals of this one. */
export function staleApprovals({ head, opinions }: Reviewed): readonly Opinion[] {
  return opinions.filter((one) => one.state === 'approved' && one.head !== head)
}

/** The people whose approval can count: of the head, by somebody who did not make it. Who they are has to be asked of nobody else. */
export function approversOf(reviewed: Reviewed): readonly PersonsOpinion[] {
  return approvalsOf(reviewed).filter(({ by }) => !reviewed.makers.includes(by))
}

/** An approval to be taken back, because it was of a commit that the pull request has left. */
export interface LeftApproval {
  /** Number of the review. */
  readonly review: number
  readonly login: string
}

type Moving = Pick<PullRequestFacts, 'reviewed' | 'foreignAuthors'>

/**
 * The approvals that an open pull request of ours leaves behind: those of older commits, and all where it moves on now. Where somebody
 * else pushed to it, it is not ours to say.
 */
function leftApprovals(
  pull: Moving | undefined,
  step: 'keep' | 'touch' | 'move',
): readonly LeftApproval[] {
  if (pull?.reviewed === undefined || pull.foreignAuthors.length > 0) return []
  return leftOf(pull.reviewed, step).flatMap(({ review, login, state }) =>
    review === undefined || state !== 'approved' ? [] : [{ review, login }],
  )
}

/** The same by what a plan does about the pull requests that it was made from. */
export function leftBehind(
  pulls: readonly PullRequestFacts[],
  step: { readonly kind: string; readonly pullRequest?: number | undefined },
): readonly LeftApproval[] {
  const { kind } = step
  if (kind !== 'keep' && kind !== 'touch' && kind !== 'move') return []
  return leftApprovals(
    pulls.find(({ number }) => number === step.pullRequest),
    kind,
  )
}

/** Who approved a pull request of ours before it moved to where it is, or moves now; whether or not that was taken back. */
export function approvedBefore(
  pull: Moving | undefined,
  step: 'keep' | 'touch' | 'move',
): readonly string[] {
  if (pull?.reviewed === undefined) return []
  const left = leftOf(pull.reviewed, step).filter(({ state }) => state !== 'changes-requested')
  return left.map(({ login }) => login)
}

function leftOf({ head, opinions }: Reviewed, step: 'keep' | 'touch' | 'move'): readonly Opinion[] {
  return step === 'move' ? opinions : opinions.filter((one) => one.head !== head)
}
