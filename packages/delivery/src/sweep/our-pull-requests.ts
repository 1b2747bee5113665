import { type BranchKind, environmentOfBranch, parseBranch } from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import type { Base } from '../repository.ts'

/** An open pull request that we opened from a branch of ours into the one that Flux reads. */
export interface OurPullRequest {
  readonly number: number
  readonly branch: string
  /** What it is: a promotion, or what somebody asked for. */
  readonly kind: BranchKind
  readonly environment: string
  /** undefined: the branch's name was cut, and does not tell. */
  readonly key: string | undefined
}

const KINDS: readonly BranchKind[] = ['promote', 'rollback', 'hold', 'bump']

/** The open pull requests of ours, whatever their kind and environment. */
export async function ourPullRequests(
  forge: Pick<Forge, 'openBranches'>,
  { recorder, branch: into, policy }: Base,
): Promise<readonly OurPullRequest[]> {
  const environments = policy.environments.map(({ name }) => name)
  const open = await forge.openBranches(KINDS.map((kind) => `${kind}/`))
  return open.flatMap(({ branch, base, number, author }) => {
    if (author !== recorder || base !== into) return []
    return KINDS.flatMap((kind) => {
      const environment = environmentOfBranch(branch, kind, environments)
      if (environment === undefined) return []
      return [{ number, branch, kind, environment, key: parseBranch(branch)?.key }]
    })
  })
}
