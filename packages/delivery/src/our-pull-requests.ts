import { environmentOfBranch, parseBranch } from '@fluxgate/promotion'
import type { Forge } from './forge-port.ts'
import type { Base } from './repository.ts'

/** An open pull request that we opened from a branch of ours into the one that Flux reads. */
export interface OurPullRequest {
  readonly number: number
  readonly branch: string
  readonly environment: string
  /** undefined: the branch's name was cut, and does not tell. */
  readonly key: string | undefined
}

/** The open pull requests of ours, whatever their environment. */
export async function ourPullRequests(
  forge: Pick<Forge, 'openBranches'>,
  { recorder, branch: into, policy }: Base,
): Promise<readonly OurPullRequest[]> {
  const environments = policy.environments.map(({ name }) => name)
  const open = await forge.openBranches(['promote/'])
  return open.flatMap(({ branch, base, number, author }) => {
    const environment = environmentOfBranch(branch, 'promote', environments)
    if (environment === undefined || author !== recorder || base !== into) return []
    return [{ number, branch, environment, key: parseBranch(branch)?.key }]
  })
}
