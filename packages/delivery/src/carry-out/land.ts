import { type FileWrite, ForgeError } from '@fluxgate/forge'
import { type CommitMessage, labelsFor, type OurLabel } from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import type { PullRequestLink } from '../ports.ts'
import type { Base } from '../repository.ts'
import { type BranchResult, commitOnBranch, viaScratch } from './branch.ts'

/** The status that a branch may require of every commit. */
export const GATE_CONTEXT = 'fluxgate/gate'

/** Whole files to be landed on the branch that Flux reads, and what the commit says. */
export interface Landing {
  readonly message: CommitMessage
  readonly files: readonly FileWrite[]
  /** A branch of ours for the moment. */
  readonly scratch: string
}

/**
 * Commits on the branch that Flux reads, by compare-and-swap. Where it requires the gate's status, the commit is made on a
 * scratch branch and given it there, with `gate` as its description, before the branch is moved to it. Rules that the token may not
 * see are told by GitHub's refusal, before anything has happened.
 */
export async function landOnBase(
  forge: Forge,
  base: Base,
  landing: Landing,
  gate: string,
): Promise<BranchResult> {
  if (base.rules.requiredStatuses.includes(GATE_CONTEXT)) {
    return landWithGate(forge, base, landing, gate)
  }
  const { message, files } = landing
  try {
    return await forge.commit({
      ...message,
      branch: base.branch,
      expectedHead: base.commit,
      files,
    })
  } catch (error) {
    if (!asksForGate(error)) throw error
    return landWithGate(forge, base, landing, gate)
  }
}

/** GitHub names the one status that is missing, in words alone: `Required status check "fluxgate/gate" is expected.` */
function asksForGate(error: unknown): boolean {
  return (
    error instanceof ForgeError &&
    error.code === 'PROTECTED_BRANCH' &&
    error.message.includes(`"${GATE_CONTEXT}"`)
  )
}

function landWithGate(
  forge: Forge,
  base: Base,
  { message, files, scratch }: Landing,
  gate: string,
): Promise<BranchResult> {
  return viaScratch(
    forge,
    { ...message, branch: base.branch, base: base.commit, head: base.commit, scratch, files },
    [{ branch: base.branch, before: base.commit, force: false }],
    (commit) =>
      forge.setStatus({
        commit,
        context: GATE_CONTEXT,
        state: 'success',
        description: gate,
        targetUrl: undefined,
      }),
  )
}

/** What keeps a commit from landing on the branch as it is protected; undefined: nothing does. */
export function whyNoCommit({ branch, rules }: Base): string | undefined {
  if (rules.mergeQueue) return `${branch} takes changes through its merge queue only`
  if (rules.requiresPullRequest) return `${branch} takes changes by pull request only`
  const others = rules.requiredStatuses.filter((context) => context !== GATE_CONTEXT)
  if (others.length === 0) return undefined
  return `${branch} requires the status ${others.join(', ')}, which a commit that lands without a pull request does not have`
}

/** Makes a branch of ours hold the files as one commit on top of base; `head`: of the branch as it is; undefined: it does not exist. */
export function landOnBranch(
  forge: Forge,
  base: Base,
  { message, files, scratch }: Landing,
  { branch, head }: { readonly branch: string; readonly head: string | undefined },
): Promise<BranchResult> {
  return commitOnBranch(forge, { ...message, branch, base: base.commit, head, scratch, files })
}

/** Commits on a branch of ours and opens a pull request from it, then labels it; found again by its branch when cut short. */
export async function landByPullRequest(
  forge: Forge,
  base: Base,
  landing: Landing,
  request: {
    readonly branch: string
    /** Head of the branch as it is; undefined: it does not exist. */
    readonly head: string | undefined
    readonly title: string
    readonly body: string
    readonly environment: string
    readonly label: OurLabel
  },
): Promise<
  | { readonly kind: 'opened'; readonly commit: string; readonly pullRequest: PullRequestLink }
  | { readonly kind: 'moved' }
> {
  const { branch, title, body } = request
  const committed = await landOnBranch(forge, base, landing, request)
  if (committed.kind === 'moved') return committed
  const opened = await forge.openPullRequest({ base: base.branch, branch, title, body })
  if (opened.kind === 'no-commits') return { kind: 'moved' }
  const { number, url } = opened
  await forge.addLabels({ number, labels: labelsFor(request.environment, request.label) })
  return { kind: 'opened', commit: committed.commit, pullRequest: { number, url } }
}
