import type { Deployment } from '@fluxgate/forge'
import type { Forge } from '../forge-port.ts'

/** Deployments as far as they were read, newest first. */
export interface ReadDeployments {
  readonly deployments: readonly Deployment[]
  /** Whether that is all there are, or all since the moment that was asked for. */
  readonly whole: boolean
}

/** Reads deployments, a hundred a page, until one is from before `since` (milliseconds; undefined: to the last), and `most` pages at most. */
export async function deploymentsSince(
  forge: Pick<Forge, 'deployments'>,
  of: { readonly task: string | undefined; readonly environment: string | undefined },
  { since, most }: { readonly since: number | undefined; readonly most: number },
): Promise<ReadDeployments> {
  const deployments: Deployment[] = []
  for (let page = 1; page <= most; page += 1) {
    const answer = await forge.deployments({ ...of, page })
    deployments.push(...answer.deployments)
    const oldest = answer.deployments.at(-1)?.createdAt
    const isPast = since !== undefined && oldest !== undefined && Date.parse(oldest) < since
    if (!answer.more || isPast) return { deployments, whole: true }
  }
  return { deployments, whole: false }
}
