import type { FileWrite } from '@fluxgate/forge'
import {
  type BumpStep,
  type Change,
  type CommitMessage,
  labelsFor,
  type OurLabel,
  type Release,
} from '@fluxgate/promotion'
import type { Gathered } from '../facts/gather.ts'
import type { Operation, Ports, PullRequestLink } from '../ports.ts'
import type { Base } from '../repository.ts'
import { editOverlay } from './edit-overlay.ts'
import { landByPullRequest, landOnBase, landOnBranch, whyNoCommit } from './land.ts'
import { linkTo } from './link.ts'
import type { Attempt } from './lost-race.ts'

/** A plan that sets pins in one overlay. */
export interface PinsPlan {
  readonly environment: string
  readonly branch: string
  readonly step: BumpStep
  readonly reason: string
}

/** Pins on their way into an overlay. */
export interface PinsStep {
  readonly release: Release
  readonly changes: readonly Change[]
}

/** How the plan of one kind is written at GitHub. */
export interface Writing {
  message(step: PinsStep): CommitMessage
  /** Body of its pull request. */
  body(step: PinsStep): string
  readonly label: OurLabel
  /** What the gate's status says of a commit that lands without a pull request. */
  readonly gate: string
  /** What to set in the policy where the branch takes no commits. */
  readonly wayOut: string
  /** A branch of ours for the moment. */
  readonly scratch: string
  /** Files written in the same commit as the pins, or why they can't be. */
  more(): { readonly files: readonly FileWrite[] } | { readonly why: string }
}

/** What carrying out such a plan came to. */
export interface PinsLanded {
  readonly operation: Operation
  readonly reason: string
  readonly suggestion: string | undefined
  readonly changes: readonly Change[]
  readonly commit: string | undefined
  readonly pullRequest: PullRequestLink | undefined
}

/** Carries out a plan: a commit on the branch that Flux reads, or branch, commit, pull request, labels. */
export async function landPins(
  { forge }: Ports,
  base: Base,
  gathered: Gathered,
  plan: PinsPlan,
  writing: Writing,
  dryRun: boolean,
): Promise<Attempt<PinsLanded>> {
  const { step } = plan
  const end = ending(plan)
  const link = (number: number | undefined) => ({ pullRequest: linkTo(gathered, number) })
  if (dryRun && step.kind !== 'refuse') {
    return end('none', { changes: 'changes' in step ? step.changes : [] })
  }
  switch (step.kind) {
    case 'none':
      return end('none')
    case 'keep':
      return end('none', link(step.pullRequest))
    case 'defer':
      return end('deferred', link(step.pullRequest))
    case 'refuse':
      return end('refused', { suggestion: step.suggestion })
    case 'close':
      await forge.closePullRequest({ number: step.pullRequest, comment: step.why })
      return end('closed', link(step.pullRequest))
    case 'touch': {
      const { pullRequest: number, title } = step
      await forge.updatePullRequest({ number, title, body: writing.body(step) })
      await forge.addLabels({ number, labels: labelsFor(plan.environment, writing.label) })
      return end('updated', link(number))
    }
    case 'commit':
    case 'open':
    case 'move':
      return landFiles({ forge }, base, gathered, plan, writing, step)
  }
}

async function landFiles(
  { forge }: Pick<Ports, 'forge'>,
  base: Base,
  gathered: Gathered,
  plan: PinsPlan,
  writing: Writing,
  step: Extract<BumpStep, { readonly kind: 'commit' | 'open' | 'move' }>,
): Promise<Attempt<PinsLanded>> {
  const end = ending(plan)
  const closed = step.kind === 'commit' ? whyNoCommit(base) : undefined
  if (closed !== undefined) return end('refused', { reason: `${closed}; ${writing.wayOut}` })
  const edit = editOverlay(gathered.files, gathered.located.get(plan.environment), step.changes)
  if (edit.kind === 'refused') {
    return end('refused', { reason: edit.reason, suggestion: edit.suggestion })
  }
  const more = writing.more()
  if ('why' in more) return end('refused', { reason: more.why })
  const { changes } = step
  const files = [...edit.files, ...more.files]
  const landing = { message: writing.message(step), files, scratch: writing.scratch }
  if (step.kind === 'commit') {
    const landed = await landOnBase(forge, base, landing, writing.gate)
    return landed.kind === 'moved' ? landed : end('committed', { commit: landed.commit, changes })
  }
  const { branch, environment } = plan
  const { title } = step
  const body = writing.body(step)
  if (step.kind === 'open') {
    const landed = await landByPullRequest(forge, base, landing, {
      branch,
      head: step.leftover,
      title,
      body,
      environment,
      label: writing.label,
    })
    if (landed.kind === 'moved') return landed
    const { commit, pullRequest } = landed
    return end('created', { commit, pullRequest, changes })
  }
  const committed = await landOnBranch(forge, base, landing, { branch, head: step.head })
  if (committed.kind === 'moved') return committed
  await forge.updatePullRequest({ number: step.pullRequest, title, body })
  const pullRequest = linkTo(gathered, step.pullRequest)
  return end('updated', { commit: committed.commit, changes, pullRequest })
}

function ending({ reason }: PinsPlan) {
  return (operation: Operation, more: Partial<PinsLanded> = {}): Attempt<PinsLanded> => ({
    kind: 'done',
    result: {
      operation,
      reason: more.reason ?? reason,
      suggestion: more.suggestion,
      changes: more.changes ?? [],
      commit: more.commit,
      pullRequest: more.pullRequest,
    },
  })
}
