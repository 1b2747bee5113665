import type { FileWrite } from '@fluxgate/forge'
import {
  labelsFor,
  type SetRollbackPlan,
  scratchBranch,
  setRollbackCommit,
} from '@fluxgate/promotion'
import { setRollbackBody } from '@fluxgate/report'
import type { MergedSet } from '../facts/merged-set.ts'
import type { Operation, Ports, PullRequestLink, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { landByPullRequest, landOnBase, landOnBranch, whyNoCommit } from './land.ts'
import type { Attempt } from './lost-race.ts'
import { siteOf, tokenKind } from './narrate.ts'

/** What carrying out the rollback of a set came to. */
export interface LandedSet {
  readonly operation: Operation
  readonly reason: string
  readonly commit: string | undefined
  readonly pullRequest: PullRequestLink | undefined
}

/** Lands the files of a set's rollback as one commit: on the branch that Flux reads, or by the one pull request of the set's rollback. */
export async function landSetRollback(
  { forge }: Pick<Ports, 'forge'>,
  run: RunFacts,
  base: Base,
  { open, set }: MergedSet,
  plan: SetRollbackPlan,
  files: readonly FileWrite[],
  by: string,
): Promise<Attempt<LandedSet>> {
  const { step, environment, id, title, branch, back } = plan
  const end = ending(plan)
  if (step.kind === 'refuse') return end('refused')
  if (run.dryRun) return end('none')
  if (step.kind === 'keep') return end('none', { pullRequest: open })
  if (step.kind === 'defer') return end('deferred', { pullRequest: open })
  const message = setRollbackCommit({ name: set.name, headline: title, back, by })
  const landing = { message, files, scratch: scratchBranch(environment, id, 'rollback') }
  if (step.kind === 'commit') {
    const closed = whyNoCommit(base)
    const wayOut = 'set "rollback: pull-request" for the environment in the policy'
    if (closed !== undefined) return end('refused', { reason: `${closed}; ${wayOut}` })
    const gate = `rollback of release set ${set.name} in ${environment} to pins from before`
    const landed = await landOnBase(forge, base, landing, gate)
    return landed.kind === 'moved' ? landed : end('committed', { commit: landed.commit })
  }
  const body = setRollbackBody({ site: siteOf(run), plan, by, token: tokenKind(base) })
  if (step.kind === 'open') {
    const landed = await landByPullRequest(forge, base, landing, {
      branch,
      head: step.leftover,
      title,
      body,
      environment,
      label: 'rollback',
    })
    if (landed.kind === 'moved') return landed
    const { commit, pullRequest } = landed
    return end('created', { commit, pullRequest })
  }
  const { pullRequest: number, head } = step
  const committed = await landOnBranch(forge, base, landing, { branch, head })
  if (committed.kind === 'moved') return committed
  await forge.updatePullRequest({ number, title, body })
  await forge.addLabels({ number, labels: labelsFor(environment, 'rollback') })
  return end('updated', { commit: committed.commit, pullRequest: open })
}

function ending({ reason }: SetRollbackPlan) {
  return (operation: Operation, more: Partial<LandedSet> = {}): Attempt<LandedSet> => {
    const { commit, pullRequest } = more
    const link = pullRequest && { number: pullRequest.number, url: pullRequest.url }
    const result = { operation, reason: more.reason ?? reason, commit, pullRequest: link }
    return { kind: 'done', result }
  }
}
