import { type EdgePlan, isShut, promotionCommit, scratchBranch } from '@fluxgate/promotion'
import type { Gathered } from '../facts/gather.ts'
import type { Operation, Ports, PullRequestLink, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { dismissLeft, withDismissed } from './dismiss-left.ts'
import { editOverlay } from './edit-overlay.ts'
import { addMissingLabels } from './labels.ts'
import { type Landing, landByPullRequest, landOnBranch } from './land.ts'
import { linkTo } from './link.ts'
import type { Attempt } from './lost-race.ts'
import { closeText, promotionBody } from './narrate.ts'

/** What carrying out one edge's plan came to. */
export interface EdgeOutcome {
  readonly plan: EdgePlan
  readonly operation: Operation
  readonly reason: string
  readonly suggestion: string | undefined
  readonly pullRequest: PullRequestLink | undefined
}

/** What carrying out one plan came to; `moved`: somebody else was faster. */
export type Carried = Attempt<EdgeOutcome>

/** What carrying out one edge's plan works with. */
interface Work {
  readonly ports: Ports
  readonly run: RunFacts
  readonly base: Base
  readonly gathered: Gathered
  readonly plan: EdgePlan
}

type StepOf<Kind extends EdgePlan['step']['kind']> = Extract<EdgePlan['step'], { kind: Kind }>

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
  const work: Work = { ports, run, base, gathered, plan }
  const { step } = plan
  switch (step.kind) {
    case 'none':
      return done(plan, 'none', undefined)
    case 'keep':
      return keep(work, step)
    case 'defer':
      return done(plan, 'deferred', linkTo(gathered, step.pullRequest))
    case 'refuse':
      return done(plan, 'refused', undefined, step.suggestion)
    case 'close':
      await ports.forge.closePullRequest({
        number: step.pullRequest,
        comment: closeText(run, gathered, plan, step),
      })
      return done(plan, 'closed', linkTo(gathered, step.pullRequest))
    case 'touch':
      return touch(work, step)
    case 'open':
      return open(work, step)
    case 'move':
      return move(work, step)
  }
}

async function keep(work: Work, step: StepOf<'keep'>): Promise<Carried> {
  const { told, dismissed } = await dismissApprovals(work, step.pullRequest)
  const operation = dismissed ? 'updated' : 'none'
  return done(told, operation, linkTo(work.gathered, step.pullRequest))
}

async function open(work: Work, step: StepOf<'open'>): Promise<Carried> {
  const { ports, run, base, gathered, plan } = work
  const landing = landingOf(work, step)
  if ('outcome' in landing) return landing.outcome
  const landed = await landByPullRequest(ports.forge, base, landing, {
    branch: plan.branch,
    head: step.leftover,
    title: step.title,
    body: promotionBody(run, base, gathered, plan, step),
    environment: plan.environment,
    label: 'promotion',
  })
  return landed.kind === 'moved' ? landed : done(plan, 'created', landed.pullRequest)
}

async function move(work: Work, step: StepOf<'move'>): Promise<Carried> {
  const { ports, base, plan } = work
  const landing = landingOf(work, step)
  if ('outcome' in landing) return landing.outcome
  const { branch } = plan
  const { head } = step
  const committed = await landOnBranch(ports.forge, base, landing, { branch, head })
  if (committed.kind === 'moved') return committed
  await describe(work, step)
  // Last: a run that ends before leaves approvals of an older commit, which the next one finds.
  await dismissLeft(ports.forge, step.pullRequest, plan.leftApprovals)
  return done(plan, 'updated', linkTo(work.gathered, step.pullRequest))
}

async function touch(work: Work, step: StepOf<'touch'>): Promise<Carried> {
  const gates = step.told?.gates ?? work.plan.gates
  if (gates.some(isShut)) await work.ports.judgeFirst?.(step.pullRequest)
  await describe(work, step)
  const { told } = await dismissApprovals(work, step.pullRequest)
  return done(told, 'updated', linkTo(work.gathered, step.pullRequest))
}

/** Brings the text and the labels of an open pull request to what they should be. */
async function describe(
  { ports, run, base, gathered, plan }: Work,
  step: StepOf<'move' | 'touch'>,
): Promise<void> {
  const { pullRequest: number, title } = step
  const body = promotionBody(run, base, gathered, plan, step)
  await ports.forge.updatePullRequest({ number, title, body })
  await addMissingLabels(ports.forge, gathered.facts.pullRequests, plan.environment, number)
}

/** Dismisses the approvals that the plan says are left behind, and tells so in its reason. */
async function dismissApprovals(
  { ports, plan }: Work,
  number: number,
): Promise<{ readonly told: EdgePlan; readonly dismissed: boolean }> {
  const logins = await dismissLeft(ports.forge, number, plan.leftApprovals)
  const told = { ...plan, reason: withDismissed(plan.reason, logins) }
  return { told, dismissed: logins.length > 0 }
}

/** The commit of a promotion, or what comes of it where it can't be made. */
function landingOf(
  { gathered, plan }: Work,
  step: StepOf<'open' | 'move'>,
): Landing | { readonly outcome: Carried } {
  const { key } = gathered.facts
  const { environment, upstreams } = plan
  const edit = editOverlay(gathered.files, gathered.located.get(environment), step.changes)
  if (edit.kind === 'refused') {
    const refused = { ...plan, reason: edit.reason }
    return { outcome: done(refused, 'refused', undefined, edit.suggestion) }
  }
  const { release, title } = step
  const skipped = plan.candidate?.skipped
  const { body } = promotionCommit({ key, environment, upstreams, release, skipped })
  return {
    message: { headline: title, body },
    files: edit.files,
    // One for each branch, so that whoever comes next finds, and removes, what a killed run has left.
    scratch: scratchBranch(environment, key, 'promotion'),
  }
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
