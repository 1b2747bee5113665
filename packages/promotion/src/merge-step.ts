import type { Policy } from '@fluxgate/policy'
import type { GateVerdict } from './gates/pull-request-verdict.ts'
import { environmentOfBranch } from './names.ts'
import { enumerate, oneLine } from './text.ts'

/** In which way GitHub makes one commit, or several, of a pull request. */
export type MergeWay = 'squash' | 'merge' | 'rebase'

/** Whose a pull request is that a verdict is about. */
export interface Judged {
  readonly branch: string
  readonly fork: boolean
  /** Numeric id of who opened it; undefined: gone. */
  readonly author: number | undefined
  /** Logins of authors of commits on it that are not ours. */
  readonly foreignAuthors: readonly string[]
}

/** What is to become of a pull request whose gate is open. */
export type Wish =
  | { readonly kind: 'merge' }
  /** It is not ours to merge; `why`: set where people could think that it is. */
  | { readonly kind: 'leave'; readonly why: string | undefined }

/**
 * Whether we merge a pull request: a promotion that we opened and nobody else touched, all of it into one environment that says
 * `merge: auto`, and through the gates of that environment.
 */
export function mergeWish(
  { policy, recorder }: { readonly policy: Policy; readonly recorder: number },
  { branch, fork, author, foreignAuthors }: Judged,
  { state, services }: Pick<GateVerdict, 'state' | 'services'>,
): Wish {
  if (state !== 'success' || fork || author !== recorder) return leave(undefined)
  const names = policy.environments.map(({ name }) => name)
  const own = environmentOfBranch(branch, 'promote', names)
  const target = policy.environments.find(({ name }) => name === own)
  if (target?.merge !== 'auto') return leave(undefined)
  // What goes back to an earlier release passes without gates; nobody asked for that to happen by itself.
  const [first] = services
  const gated = services.every(
    ({ environment, gates }) => environment === target.name && gates.length > 0,
  )
  if (first === undefined || !gated) return leave('it is no promotion any more')
  if (foreignAuthors.length > 0) {
    const who = enumerate(foreignAuthors.map((login) => oneLine(login, 100)))
    return leave(`it has commits by ${who}, so a person has to merge it`)
  }
  return { kind: 'merge' }
}

function leave(why: string | undefined): Wish {
  return { kind: 'leave', why }
}

/** Who has asked GitHub to merge a pull request by itself. */
export type AskedBy = 'us' | 'somebody'

/** What a merge follows from; all of it as GitHub shows it at one moment, of the head that was judged. */
export interface MergeFacts {
  /** Whether the branch waits for the gate, so that GitHub merges no head that was not judged. */
  readonly gateRequired: boolean
  readonly state: 'clean' | 'unstable' | 'blocked' | 'behind' | 'dirty' | 'draft' | 'unknown'
  readonly automatic: AskedBy | undefined
  /** Who has put it into the merge queue. */
  readonly queued: AskedBy | undefined
  /** Whether merges into its branch go through a queue. */
  readonly queue: boolean
  readonly autoMergeAllowed: boolean
  readonly ways: readonly MergeWay[]
}

/** What is done about merging a pull request of ours. */
export type MergeStep =
  /** Nothing to do; what it waits for. */
  | { readonly kind: 'wait'; readonly why: string }
  /** Merge it now. */
  | { readonly kind: 'merge'; readonly way: MergeWay }
  /** Put it into the merge queue, which merges in its own way. */
  | { readonly kind: 'enqueue' }
  /** Something is missing that is not ours to judge: GitHub merges it when it is there. */
  | { readonly kind: 'enable'; readonly way: MergeWay }

/** One commit for each promotion, with the number of its pull request: what a person who reads the history looks for. */
const PREFERRED: readonly MergeWay[] = ['squash', 'merge', 'rebase']

/** What is to be done about a pull request that is to be merged. */
export function mergeStep(facts: MergeFacts): MergeStep {
  const { state, automatic, queued, queue, ways } = facts
  if (state === 'draft') return wait('it is a draft')
  if (state === 'dirty') return wait('it conflicts with the branch that it goes into')
  if (queued !== undefined) return wait('it is in the merge queue')
  if (automatic !== undefined) return wait('GitHub merges it once its branch lets it')
  const way = PREFERRED.find((one) => ways.includes(one))
  if (way === undefined) return wait('settings and branch allow no way to merge in common')
  const complete = state === 'clean' || state === 'unstable'
  if (!complete && facts.gateRequired && facts.autoMergeAllowed) return { kind: 'enable', way }
  return queue ? { kind: 'enqueue' } : { kind: 'merge', way }
}

function wait(why: string): MergeStep {
  return { kind: 'wait', why }
}

/** What we asked GitHub for and is to be taken back. */
export interface Withdrawal {
  readonly automatic: boolean
  readonly queued: boolean
}

/**
 * What must be taken back before anything else is written, because the pull request is not to be merged any more. What a person asked
 * GitHub for stays theirs.
 */
export function withdrawal(
  wish: Wish,
  { automatic, queued }: Pick<MergeFacts, 'automatic' | 'queued'>,
): Withdrawal {
  const leaves = wish.kind === 'leave'
  return { automatic: leaves && automatic === 'us', queued: leaves && queued === 'us' }
}
