import { addHold, endHolds, type HoldsEdit } from '@fluxgate/documents'
import { type Environment, holdsPath } from '@fluxgate/policy'
import {
  type HoldEdit,
  type HoldPlan,
  holdBranch,
  holdCommit,
  labelsFor,
  planHold,
  scratchBranch,
} from '@fluxgate/promotion'
import { holdBody } from '@fluxgate/report'
import { landByPullRequest, landOnBase, whyNoCommit } from '../carry-out/land.ts'
import { linkTo } from '../carry-out/link.ts'
import type { Attempt } from '../carry-out/lost-race.ts'
import { siteOf } from '../carry-out/narrate.ts'
import { factsIn, type Gathered, gather } from '../facts/gather.ts'
import { textIn } from '../facts/view.ts'
import type { Operation, Ports, PullRequestLink, RunFacts, Sender } from '../ports.ts'
import type { Base } from '../repository.ts'
import { actFor, type Stopped } from './open-for.ts'

/** What a person wants to be held, or no longer held. */
export interface HoldRequest {
  readonly environment: string
  readonly service: string
  /** A version, or `*`; to lift, neither this nor a release means every hold of the service. */
  readonly version: string | undefined
  readonly release: string | undefined
  /** Why, and until when; undefined: to lift. */
  readonly terms: { readonly reason: string; readonly until: string | undefined } | undefined
}

/** What became of a hold, or why nothing did. */
export type HoldOutcome = Stopped | Held

/** A hold that was planned and carried out, or planned in a dry run. */
export interface Held {
  readonly kind: 'held'
  readonly base: Base
  readonly key: string
  readonly plan: HoldPlan
  readonly operation: Operation
  readonly reason: string
  readonly commit: string | undefined
  readonly pullRequest: PullRequestLink | undefined
}

/**
 * Holds versions of one service in one environment, or lifts such holds: one edit of its hold file, on the branch that Flux
 * reads or, where that takes no commits, by pull request.
 */
export function hold(
  ports: Ports,
  run: RunFacts,
  request: HoldRequest,
  sender: Sender,
): Promise<HoldOutcome> {
  const asking = {
    environment: request.environment,
    services: [request.service],
    by: { sender, right: 'hold' },
    recorded: false,
  } as const
  return actFor(ports, asking, (opened) => attempt(ports, run, request, sender, opened))
}

async function attempt(
  ports: Ports,
  run: RunFacts,
  request: HoldRequest,
  sender: Sender,
  opened: { readonly base: Base; readonly environment: Environment },
): Promise<Attempt<HoldOutcome>> {
  const { environment } = opened
  // Its branch and pull request belong to whoever asks; what counts is the file.
  const base = { ...opened.base, recorder: opened.base.viewer.id }
  const key = request.service
  const byCommit = whyNoCommit(base) === undefined
  const gathered = await gather(ports, base, {
    key,
    environments: [environment],
    targets: byCommit ? [] : [environment],
    depth: 1,
    branchOf: holdBranch,
    records: false,
  })
  const branch = holdBranch(environment.name, key)
  const plan = planHold({
    key,
    facts: factsIn(gathered.facts, environment.name),
    held: { version: request.version, release: request.release },
    terms: request.terms,
    by: sender.login,
    now: gathered.facts.now,
    lands: byCommit ? 'commit' : 'pull-request',
    viewer: base.viewer.id,
    open: gathered.facts.pullRequests.find(({ state }) => state === 'open'),
    leftover: gathered.facts.branches.find(({ name }) => name === branch),
  })
  return carryOut(ports, run, base, gathered, plan, sender)
}

async function carryOut(
  { forge }: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: HoldPlan,
  sender: Sender,
): Promise<Attempt<HoldOutcome>> {
  const { step, environment, branch } = plan
  const { key } = gathered.facts
  const end = ending(base, key, plan)
  const link = (number: number) => ({ pullRequest: linkTo(gathered, number) })
  if (run.dryRun && step.kind !== 'refuse') return end('none')
  switch (step.kind) {
    case 'none':
      return end('none')
    case 'refuse':
      return end('refused')
    case 'keep':
      return end('none', link(step.pullRequest))
    case 'touch':
      await forge.addLabels({ number: step.pullRequest, labels: labelsFor(environment, 'hold') })
      return end('updated', link(step.pullRequest))
    case 'commit':
    case 'open': {
      const path = holdsPath(environment, key)
      const edited = edit(textIn(gathered.files, path), step.edit)
      if (edited.kind === 'refused') return end('refused', { reason: `${path}: ${edited.why}` })
      const landing = {
        message: holdCommit(step.title, sender.login),
        files: [{ path, text: edited.text }],
        scratch: scratchBranch(environment, key, 'hold'),
      }
      if (step.kind === 'commit') {
        const gate = `holds of ${key} in ${environment}; no pin changes`
        const landed = await landOnBase(forge, base, landing, gate)
        return landed.kind === 'moved' ? landed : end('committed', { commit: landed.commit })
      }
      const body = holdBody({
        site: siteOf(run),
        key,
        environment,
        edit: step.edit,
        path,
        by: sender.login,
      })
      const landed = await landByPullRequest(forge, base, landing, {
        branch,
        head: step.leftover,
        title: step.title,
        body,
        environment,
        label: 'hold',
      })
      if (landed.kind === 'moved') return landed
      return end('created', { commit: landed.commit, pullRequest: landed.pullRequest })
    }
  }
}

function edit(text: string | undefined, change: HoldEdit): HoldsEdit {
  switch (change.kind) {
    case 'add':
      return addHold(text, change.hold)
    case 'end':
      return endHolds(text ?? '', change.entries, change.until)
  }
}

function ending(base: Base, key: string, plan: HoldPlan) {
  return (operation: Operation, more: Partial<Held> = {}): Attempt<HoldOutcome> => {
    const { reason = plan.reason, commit, pullRequest } = more
    const result = { base, key, plan, operation, reason, commit, pullRequest }
    return { kind: 'done', result: { kind: 'held', ...result } }
  }
}
