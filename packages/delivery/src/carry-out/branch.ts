import type { FileWrite } from '@fluxgate/forge'
import type { Forge } from '../forge-port.ts'

/** A commit to be put on a branch of ours. */
export interface BranchCommit {
  readonly branch: string
  /** Where the commit starts from. */
  readonly base: string
  /** Head of the branch as it is; undefined: it does not exist. */
  readonly head: string | undefined
  /** A branch of ours for the moment, used where `branch` must not be seen at base. */
  readonly scratch: string
  readonly headline: string
  readonly body: string
  readonly files: readonly FileWrite[]
}

/** Whether the branch has the commit now. */
export type BranchResult =
  | { readonly kind: 'committed'; readonly commit: string }
  /** Somebody else was faster: read afresh. */
  | { readonly kind: 'moved' }

/**
 * Makes a branch hold exactly one commit on top of base. A branch that does not exist, or stands at base, is committed to directly.
 * Any other is never moved to base, because GitHub would close its pull request for good: the commit is made on a scratch
 * branch, and both are moved in one step that fails when the branch is no longer where it was read.
 */
export async function commitOnBranch(forge: Forge, request: BranchCommit): Promise<BranchResult> {
  const { branch, base, head } = request
  if (head === undefined) {
    const made = await forge.updateRefs([{ branch, before: undefined, after: base, force: false }])
    if (made.kind === 'moved') return { kind: 'moved' }
  }
  if (head === undefined || head === base) {
    return forge.commit({ ...commitOf(request), branch, expectedHead: base })
  }
  return viaScratch(forge, request, [{ branch, before: head, force: true }])
}

/** Makes the commit on a scratch branch, then moves `targets` to it and removes the scratch branch, all or nothing. */
export async function viaScratch(
  forge: Forge,
  request: BranchCommit,
  targets: readonly {
    readonly branch: string
    readonly before: string | undefined
    readonly force: boolean
  }[],
  beforeMove: (commit: string) => Promise<void> = async () => undefined,
): Promise<BranchResult> {
  const { scratch, base } = request
  const made = await forge.updateRefs([
    { branch: scratch, before: undefined, after: base, force: false },
  ])
  if (made.kind === 'moved') {
    await removeBranch(forge, scratch)
    return { kind: 'moved' }
  }
  const committed = await forge.commit({
    ...commitOf(request),
    branch: scratch,
    expectedHead: base,
  })
  if (committed.kind === 'moved') return { kind: 'moved' }
  await beforeMove(committed.commit)
  const moved = await forge.updateRefs([
    ...targets.map((target) => ({ ...target, after: committed.commit })),
    { branch: scratch, before: committed.commit, after: undefined, force: true },
  ])
  if (moved.kind === 'updated') return committed
  await removeBranch(forge, scratch)
  return { kind: 'moved' }
}

/** Removes a scratch branch that a run left behind; gone already is as good. */
async function removeBranch(forge: Forge, branch: string): Promise<void> {
  const answer = await forge.start({ branch, paths: [] })
  if (answer.head === undefined) return
  await forge.updateRefs([{ branch, before: answer.head, after: undefined, force: true }])
}

function commitOf(request: BranchCommit) {
  return { headline: request.headline, body: request.body, files: request.files }
}
