import type { Problem } from '@fluxgate/policy'
import {
  type BumpPlan,
  bumpCommit,
  bumpTitle,
  type Change,
  labelsFor,
  type Release,
  scratchBranch,
  versionBeside,
} from '@fluxgate/promotion'
import { bumpBody } from '@fluxgate/report'
import { commitOnBranch } from './branch.ts'
import { editOverlay } from './edit-overlay.ts'
import type { Gathered } from './gather.ts'
import { landByPullRequest, landOnBase, whyNoCommit } from './land.ts'
import type { Attempt } from './lost-race.ts'
import { currentOf, siteOf, tokenKind } from './narrate.ts'
import type { Operation, Ports, PullRequestLink, RunFacts } from './ports.ts'
import type { Base } from './repository.ts'

const BY_PULL_REQUEST = 'set "land: pull-request" for the environment in the policy'

export type BumpOutcome =
  | { readonly kind: 'broken-policy'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'overtaken' }
  | Bumped

export interface Bumped {
  readonly kind: 'bumped'
  readonly base: Base
  readonly key: string
  readonly plan: BumpPlan
  readonly operation: Operation
  readonly reason: string
  readonly suggestion: string | undefined
  readonly changes: readonly Change[]
  readonly commit: string | undefined
  readonly pullRequest: PullRequestLink | undefined
}

/** Carries out one bump's plan: a commit on the branch that Flux reads, or branch, commit, pull request, labels. */
export async function carryOutBump(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: BumpPlan,
): Promise<Attempt<BumpOutcome>> {
  const { step } = plan
  const end = ending(base, gathered, plan)
  if (run.dryRun) return end('none', { changes: 'changes' in step ? step.changes : [] })
  switch (step.kind) {
    case 'none':
      return end('none')
    case 'keep':
      return end('none', { pullRequest: linkOf(gathered, step.pullRequest) })
    case 'defer':
      return end('deferred', { pullRequest: linkOf(gathered, step.pullRequest) })
    case 'refuse':
      return end('refused', { suggestion: step.suggestion })
    case 'close':
      await ports.forge.closePullRequest({ number: step.pullRequest, comment: step.why })
      return end('closed', { pullRequest: linkOf(gathered, step.pullRequest) })
    case 'touch':
      await ports.forge.updatePullRequest({
        number: step.pullRequest,
        title: step.title,
        body: bodyOf(run, base, gathered, plan, step),
      })
      await ports.forge.addLabels({
        number: step.pullRequest,
        labels: labelsFor(plan.environment),
      })
      return end('updated', { pullRequest: linkOf(gathered, step.pullRequest) })
    case 'commit':
      return landCommit(ports, base, gathered, plan, step)
    case 'open':
    case 'move':
      return landPullRequest(ports, run, base, gathered, plan, step)
  }
}

type Landing = { readonly release: Release; readonly changes: readonly Change[] }

async function landCommit(
  ports: Ports,
  base: Base,
  gathered: Gathered,
  plan: BumpPlan,
  step: Landing,
): Promise<Attempt<BumpOutcome>> {
  const { forge } = ports
  const end = ending(base, gathered, plan)
  const closed = whyNoCommit(base)
  if (closed !== undefined) return end('refused', { reason: `${closed}; ${BY_PULL_REQUEST}` })
  const edit = editOverlay(gathered.files, gathered.located.get(plan.environment), step.changes)
  if (edit.kind === 'refused') {
    return end('refused', { reason: edit.reason, suggestion: edit.suggestion })
  }
  const { key } = gathered.facts
  const facts = gathered.facts.environments.find(({ name }) => name === plan.environment)
  const version = versionBeside(step.release.pins, currentOf(facts?.overlay).pins)
  const message = {
    ...bumpCommit({ key, environment: plan.environment, release: step.release }),
    headline: bumpTitle(key, version, plan.environment),
  }
  const result = await landOnBase(
    forge,
    base,
    { message, files: edit.files, scratch: scratchOf(plan, key) },
    `bump of ${key} in ${plan.environment}, which follows no other environment`,
  )
  if (result.kind === 'moved') return result
  return end('committed', { commit: result.commit, changes: step.changes })
}

async function landPullRequest(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: BumpPlan,
  step: Extract<BumpPlan['step'], { kind: 'open' | 'move' }>,
): Promise<Attempt<BumpOutcome>> {
  const end = ending(base, gathered, plan)
  const edit = editOverlay(gathered.files, gathered.located.get(plan.environment), step.changes)
  if (edit.kind === 'refused') {
    return end('refused', { reason: edit.reason, suggestion: edit.suggestion })
  }
  const { key } = gathered.facts
  const { title, changes } = step
  const landing = {
    message: {
      ...bumpCommit({ key, environment: plan.environment, release: step.release }),
      headline: title,
    },
    files: edit.files,
    scratch: scratchOf(plan, key),
  }
  const body = bodyOf(run, base, gathered, plan, step)
  const { branch, environment } = plan
  if (step.kind === 'open') {
    const landed = await landByPullRequest(ports.forge, base, landing, {
      ...{ branch, head: step.leftover, title, body, environment },
      label: 'promotion',
    })
    if (landed.kind === 'moved') return landed
    const { commit, pullRequest } = landed
    return end('created', { commit, pullRequest, changes })
  }
  const committed = await commitOnBranch(ports.forge, {
    ...landing.message,
    branch,
    base: base.commit,
    head: step.head,
    scratch: landing.scratch,
    files: landing.files,
  })
  if (committed.kind === 'moved') return committed
  await ports.forge.updatePullRequest({ number: step.pullRequest, title, body })
  const pullRequest = linkOf(gathered, step.pullRequest)
  return end('updated', { commit: committed.commit, changes, pullRequest })
}

/** One for each service, so that whoever comes next finds, and removes, what a killed run has left. */
function scratchOf(plan: BumpPlan, key: string): string {
  return scratchBranch(plan.environment, key, 'bump')
}

function bodyOf(
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: BumpPlan,
  step: Landing,
): string {
  const facts = gathered.facts.environments.find(({ name }) => name === plan.environment)
  return bumpBody({
    site: siteOf(run),
    key: gathered.facts.key,
    environment: plan.environment,
    base: base.branch,
    changes: step.changes,
    release: step.release,
    current: currentOf(facts?.overlay),
    images: base.policy.pins.image,
    notes: [],
    token: tokenKind(base),
  })
}

function linkOf({ facts }: Gathered, wanted: number | undefined): PullRequestLink | undefined {
  const found = facts.pullRequests.find(({ number }) => number === wanted)
  return found === undefined ? undefined : { number: found.number, url: found.url }
}

function ending(base: Base, gathered: Gathered, plan: BumpPlan) {
  return (operation: Operation, more: Partial<Bumped> = {}): Attempt<BumpOutcome> => {
    const result: Bumped = {
      kind: 'bumped',
      base,
      key: gathered.facts.key,
      plan,
      operation,
      reason: more.reason ?? plan.reason,
      suggestion: more.suggestion,
      changes: more.changes ?? [],
      commit: more.commit,
      pullRequest: more.pullRequest,
    }
    return { kind: 'done', result }
  }
}
