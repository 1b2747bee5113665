import { environmentOf, isSetId, setsOf, upstreamsOf } from '@fluxgate/policy'
import { planOrphan } from '@fluxgate/promotion'
import { closeComment } from '@fluxgate/report'
import { siteOf } from '../carry-out/narrate.ts'
import { foreignAuthors } from '../facts/pull-request-facts.ts'
import type { Forge } from '../forge-port.ts'
import type { Operation, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { OurPullRequest } from './our-pull-requests.ts'

/** What became of a pull request of ours that is for nothing any more. */
export interface SettledOrphan {
  readonly number: number
  readonly operation: Extract<Operation, 'closed' | 'deferred' | 'none'>
  readonly reason: string
}

/** Carries out what is planned for the orphans among our open pull requests; in a dry run, says it. */
export async function settleOrphans(
  forge: Pick<Forge, 'closePullRequest' | 'read'>,
  run: RunFacts,
  base: Base,
  open: readonly OurPullRequest[],
): Promise<readonly SettledOrphan[]> {
  const { policy, commit, recorder } = base
  const orphans = open.filter(
    (one) => upstreamsOf(policy, one.environment).length === 0 || setGone(base, one) !== undefined,
  )
  if (orphans.length === 0) return []
  const names = [...new Set(orphans.map(({ branch }) => branch))]
  const branches = names.map((name) => ({ name, paths: [] }))
  const answer = await forge.read({ commit, paths: [], histories: [], branches })
  const found = answer.branches.flatMap(({ pullRequests }) => pullRequests)
  const settled: SettledOrphan[] = []
  for (const orphan of orphans) {
    const pullRequest = found.find(({ number }) => number === orphan.number)
    if (pullRequest === undefined) continue
    const authors = foreignAuthors(pullRequest, recorder)
    settled.push(await settle(forge, run, orphan, authors, setGone(base, orphan)))
  }
  return settled
}

/** The release set that a pull request is for, where the environment has it no more. */
function setGone({ policy }: Base, { environment, key }: OurPullRequest): string | undefined {
  const target = environmentOf(policy, environment)
  if (target === undefined || key === undefined || !isSetId(key)) return undefined
  return setsOf(target).some(({ id }) => id === key) ? undefined : key
}

async function settle(
  forge: Pick<Forge, 'closePullRequest'>,
  run: RunFacts,
  { number, environment }: OurPullRequest,
  authors: readonly string[],
  set: string | undefined,
): Promise<SettledOrphan> {
  const { step, reason } = planOrphan({ number, environment, set, foreignAuthors: authors })
  if (step.kind === 'defer') return { number, operation: 'deferred', reason }
  const site = siteOf(run)
  const comment = closeComment({ site, environment, version: undefined, why: step.why })
  return closedFor(forge, run, { number, reason, comment })
}

/** Closes a pull request of ours with a comment; in a dry run, says that it would be. */
export async function closedFor(
  forge: Pick<Forge, 'closePullRequest'>,
  run: RunFacts,
  closing: { readonly number: number; readonly reason: string; readonly comment: string },
): Promise<SettledOrphan> {
  const { number, comment } = closing
  const reason = `#${number}: ${closing.reason}`
  if (run.dryRun) return { number, operation: 'none', reason: `${reason}, so it would be closed` }
  await forge.closePullRequest({ number, comment })
  return { number, operation: 'closed', reason }
}
