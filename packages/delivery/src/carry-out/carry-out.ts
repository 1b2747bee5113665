import {
  type Change,
  type EdgePlan,
  isShut,
  labelsFor,
  promotionCommit,
  type Release,
  scratchBranch,
} from '@fluxgate/promotion'
import type { Gathered } from '../facts/gather.ts'
import type { Operation, Ports, PullRequestLink, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { commitOnBranch } from './branch.ts'
import { dismissLeft, withDismissed } from './dismiss-left.ts'
import { editOverlay } from './edit-overlay.ts'
import { addMissingLabels } from './labels.ts'
import { closeText, promotionBody } from './narrate.ts'

/** What carrying out one edge's plan came to. */
export interface EdgeOutcome {
  readonly plan: EdgePlan
  readonly operation: Operation
  readonly reason: string
  readonly suggestion: string | undefined
  readonly pullRequest: PullRequestLink | undefined
}

export type Carried =
  | { readonly kind: 'done'; readonly result: EdgeOutcome }
  | { readonly kind: 'moved' }

/**
 * Carries out one edge's plan. Order of effects: branch, commit, pull request, labels, approvals left behind; each is found again by its name, so a run
 * that ends anywhere leaves a prefix that the next run completes.
 */
export async function carryOut(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: EdgePlan,
): Promise<Carried> {
  const { step } = plan
  switch (step.kind) {
    case 'none':
      return done(plan, 'none', undefined)
    case 'keep':
      return keep(ports, gathered, plan, step)
    case 'defer': {
      const link = step.pullRequest === undefined ? undefined : linkTo(gathered, step.pullRequest)
      return done(plan, 'deferred', link)
    }
    case 'refuse':
      return done(plan, 'refused', undefined, step.suggestion)
    case 'close':
      await ports.forge.closePullRequest({
        number: step.pullRequest,
        comment: closeText(run, gathered, plan, step),
      })
      return done(plan, 'closed', linkTo(gathered, step.pullRequest))
    case 'touch':
      return touch(ports, run, base, gathered, plan, step)
    case 'open':
      return open(ports, run, base, gathered, plan, step)
    case 'move':
      return move(ports, run, base, gathered, plan, step)
  }
}

type StepOf<Kind extends EdgePlan['step']['kind']> = Extract<EdgePlan['step'], { kind: Kind }>

async function keep(
  { forge }: Ports,
  gathered: Gathered,
  plan: EdgePlan,
  step: StepOf<'keep'>,
): Promise<Carried> {
  const { pullRequest: number } = step
  const dismissed = await dismissLeft(forge, number, plan.leftApprovals)
  const told = { ...plan, reason: withDismissed(plan.reason, dismissed) }
  return done(told, dismissed.length > 0 ? 'updated' : 'none', linkTo(gathered, number))
}

async function open(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: EdgePlan,
  step: StepOf<'open'>,
): Promise<Carried> {
  const committed = await commitChanges(ports, base, gathered, plan, step, step.leftover)
  if (committed.kind !== 'committed') return committed.outcome
  const opened = await ports.forge.openPullRequest({
    base: base.branch,
    branch: plan.branch,
    title: step.title,
    body: promotionBody(run, base, gathered, plan, step),
  })
  if (opened.kind === 'no-commits') return { kind: 'moved' }
  await ports.forge.addLabels({ number: opened.number, labels: labelsFor(plan.environment) })
  return done(plan, 'created', { number: opened.number, url: opened.url })
}

async function move(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: EdgePlan,
  step: StepOf<'move'>,
): Promise<Carried> {
  const committed = await commitChanges(ports, base, gathered, plan, step, step.head)
  if (committed.kind !== 'committed') return committed.outcome
  await ports.forge.updatePullRequest({
    number: step.pullRequest,
    title: step.title,
    body: promotionBody(run, base, gathered, plan, step),
  })
  await addMissingLabels(
    ports.forge,
    gathered.facts.pullRequests,
    plan.environment,
    step.pullRequest,
  )
  // Last: a run that ends before leaves approvals of an older commit, which the next one finds.
  await dismissLeft(ports.forge, step.pullRequest, plan.leftApprovals)
  return done(plan, 'updated', linkTo(gathered, step.pullRequest))
}

async function touch(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: EdgePlan,
  step: StepOf<'touch'>,
): Promise<Carried> {
  const gates = step.told?.gates ?? plan.gates
  if (gates.some(isShut)) await ports.judgeFirst?.(step.pullRequest)
  await ports.forge.updatePullRequest({
    number: step.pullRequest,
    title: step.title,
    body: promotionBody(run, base, gathered, plan, step),
  })
  await addMissingLabels(
    ports.forge,
    gathered.facts.pullRequests,
    plan.environment,
    step.pullRequest,
  )
  const dismissed = await dismissLeft(ports.forge, step.pullRequest, plan.leftApprovals)
  const told = { ...plan, reason: withDismissed(plan.reason, dismissed) }
  return done(told, 'updated', linkTo(gathered, step.pullRequest))
}

type Committed =
  | { readonly kind: 'committed' }
  | { readonly kind: 'not'; readonly outcome: Carried }

async function commitChanges(
  ports: Ports,
  base: Base,
  gathered: Gathered,
  plan: EdgePlan,
  step: {
    readonly release: Release
    readonly changes: readonly Change[]
    readonly title: string
  },
  head: string | undefined,
): Promise<Committed> {
  const { key } = gathered.facts
  const edit = editOverlay(gathered.files, gathered.located.get(plan.environment), step.changes)
  if (edit.kind === 'refused') {
    const refused = { ...plan, reason: edit.reason }
    return { kind: 'not', outcome: done(refused, 'refused', undefined, edit.suggestion) }
  }
  const { body } = promotionCommit({
    key,
    environment: plan.environment,
    upstreams: plan.upstreams,
    release: step.release,
    skipped: plan.candidate?.skipped,
  })
  const result = await commitOnBranch(ports.forge, {
    branch: plan.branch,
    base: base.commit,
    head,
    // One for each branch, so that whoever comes next finds, and removes, what a killed run has left.
    scratch: scratchBranch(plan.environment, key, 'promotion'),
    headline: step.title,
    body,
    files: edit.files,
  })
  return result.kind === 'moved' ? { kind: 'not', outcome: result } : { kind: 'committed' }
}

function done(
  plan: EdgePlan,
  operation: Operation,
  pullRequest: PullRequestLink | undefined,
  suggestion?: string,
): Carried {
  return {
    kind: 'done',
    result: { plan, operation, reason: plan.reason, suggestion, pullRequest },
  }
}

function linkTo(gathered: Gathered, number: number): PullRequestLink | undefined {
  const found = gathered.facts.pullRequests.find((pullRequest) => pullRequest.number === number)
  return found === undefined ? undefined : { number, url: found.url }
}
