import { upstreamsOf } from '@fluxgate/policy'
import { parseBranch } from '@fluxgate/promotion'
import type { Forge } from './forge-port.ts'
import type { Base } from './repository.ts'

/** An open pull request that we opened from a branch of ours into the one that Flux reads. */
export interface OurPullRequest {
  readonly number: number
  readonly branch: string
  readonly environment: string
  readonly key: string
}

/** The open pull requests of ours, whatever their environment. */
export async function ourPullRequests(
  forge: Pick<Forge, 'openBranches'>,
  { recorder, branch: into }: Base,
): Promise<readonly OurPullRequest[]> {
  const open = await forge.openBranches(['promote/'])
  return open.flatMap(({ branch, base, number, author }) => {
    const parsed = parseBranch(branch)
    if (parsed === undefined || author !== recorder || base !== into) return []
    return [{ number, branch, environment: parsed.environment, key: parsed.key }]
  })
}

/**
 * Closes pull requests of ours into environments that the policy does not promote into any more; how many. One that holds
 * somebody else's commits is theirs to close.
 */
export async function closeOrphans(
  forge: Pick<Forge, 'closePullRequest' | 'read'>,
  { policy, commit, recorder }: Base,
  open: readonly OurPullRequest[],
): Promise<number> {
  const orphans = open.filter(({ environment }) => upstreamsOf(policy, environment).length === 0)
  if (orphans.length === 0) return 0
  const { branches } = await forge.read({
    commit,
    paths: [],
    histories: [],
    branches: orphans.map(({ branch }) => ({ name: branch, paths: [] })),
  })
  let closed = 0
  for (const { number, branch, environment } of orphans) {
    const found = branches
      .find(({ name }) => name === branch)
      ?.pullRequests.find((one) => one.number === number)
    const foreign = found?.commitAuthors.some((author) => author?.id !== recorder) ?? true
    if (foreign) continue
    const comment = `The policy promotes nothing into ${environment} any more, so this is not wanted. A new pull request is opened when it does again.`
    await forge.closePullRequest({ number, comment })
    closed += 1
  }
  return closed
}
