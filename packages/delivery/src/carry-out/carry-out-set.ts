import type { FileWrite } from '@fluxgate/forge'
import {
  isShut,
  labelsFor,
  type ReleaseSet,
  type SetPlan,
  scratchBranch,
  setCommit,
} from '@fluxgate/promotion'
import { closeComment, type Ledger, setBody } from '@fluxgate/report'
import type { GatheredSet } from '../facts/gather-set.ts'
import { writeSetRecord } from '../facts/set-records.ts'
import type { Operation, Ports, PullRequestLink, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { dismissLeft, withDismissed } from './dismiss-left.ts'
import { addMissingLabels } from './labels.ts'
import { landOnBranch } from './land.ts'
import { ledgerOf } from './ledger.ts'
import { linkTo } from './link.ts'
import type { Attempt } from './lost-race.ts'
import { siteOf, tokenKind } from './narrate.ts'
import type { WritableSet } from './writable-set.ts'

/** What carrying out the plan of one release set came to. */
export interface SetOutcome {
  readonly plan: SetPlan
  readonly operation: Operation
  readonly reason: string
  readonly pullRequest: PullRequestLink | undefined
}

type Carried = Attempt<SetOutcome>

/** What carrying out the plan of one release set works with. */
interface Work {
  readonly ports: Ports
  readonly run: RunFacts
  readonly base: Base
  readonly gathered: GatheredSet
  readonly plan: SetPlan
}

type StepOf<Kind extends SetPlan['step']['kind']> = Extract<SetPlan['step'], { kind: Kind }>

/**
 * Carries out the plan of one release set. Order of effects: branch, commit, record, pull request, labels; a run that ends anywhere
 * leaves a prefix that the next one completes, since a head without a record is moved again.
 */
export async function carryOutSet(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: GatheredSet,
  { plan, files }: WritableSet,
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
    case 'close':
      return close(work, step)
    case 'touch':
      return touch(work, step)
    case 'open':
      return open(work, step, files)
    case 'move':
      return move(work, step, files)
  }
}

async function keep(work: Work, { pullRequest }: StepOf<'keep'>): Promise<Carried> {
  const { ports, plan } = work
  const dismissed = await dismissLeft(ports.forge, pullRequest, plan.leftApprovals)
  const told = { ...plan, reason: withDismissed(plan.reason, dismissed) }
  return done(told, dismissed.length > 0 ? 'updated' : 'none', linkTo(work.gathered, pullRequest))
}

async function close(work: Work, { pullRequest, why }: StepOf<'close'>): Promise<Carried> {
  const { ports, run, plan } = work
  const { environment } = plan
  const comment = closeComment({ site: siteOf(run), environment, version: undefined, why })
  await ports.forge.closePullRequest({ number: pullRequest, comment })
  return done(plan, 'closed', linkTo(work.gathered, pullRequest))
}

async function touch(work: Work, step: StepOf<'touch'>): Promise<Carried> {
  if (step.set.members.some(({ gates }) => gates.some(isShut))) {
    await work.ports.judgeFirst?.(step.pullRequest)
  }
  return describe(work, step)
}

async function open(
  work: Work,
  step: StepOf<'open'>,
  files: readonly FileWrite[],
): Promise<Carried> {
  const { base, plan } = work
  const { forge } = work.ports
  const made = await commit(work, step.set, files, step.leftover)
  if (made.kind === 'moved') return made
  const opened = await forge.openPullRequest({
    base: base.branch,
    branch: plan.branch,
    title: step.title,
    body: bodyOf(work, step.set, undefined),
  })
  if (opened.kind === 'no-commits') return { kind: 'moved' }
  const { number, url } = opened
  await forge.addLabels({ number, labels: labelsFor(plan.environment) })
  return done(plan, 'created', { number, url })
}

async function move(
  work: Work,
  step: StepOf<'move'>,
  files: readonly FileWrite[],
): Promise<Carried> {
  const made = await commit(work, step.set, files, step.head)
  return made.kind === 'moved' ? made : describe(work, step)
}

/** Brings the text and the labels of an open pull request to what they should be, and takes back approvals that are left behind. */
async function describe(work: Work, step: StepOf<'touch' | 'move'>): Promise<Carried> {
  const { ports, gathered, plan } = work
  const { forge } = ports
  const { facts } = gathered
  const { pullRequest: number, title, set } = step
  const found = facts.pullRequests.find((one) => one.number === number)
  const ledger =
    found && ledgerOf(found, title, facts.now, found.title === title ? 'touch' : 'move')
  await forge.updatePullRequest({ number, title, body: bodyOf(work, set, ledger) })
  await addMissingLabels(forge, facts.pullRequests, plan.environment, number)
  await dismissLeft(forge, number, plan.leftApprovals)
  return done(plan, 'updated', linkTo(work.gathered, number))
}

/** `head`: of the branch as it is; undefined: it does not exist. */
async function commit(
  { ports, run, base, plan }: Work,
  set: ReleaseSet,
  files: readonly FileWrite[],
  head: string | undefined,
): Promise<{ readonly kind: 'committed' } | { readonly kind: 'moved' }> {
  const { environment, id } = plan
  const { name, upstream, commit, at, members } = set
  const landing = {
    message: setCommit({ name, environment, upstream, members }),
    files,
    // One for each branch, so that whoever comes next finds, and removes, what a killed run has left.
    scratch: scratchBranch(environment, id, 'promotion'),
  }
  const made = await landOnBranch(ports.forge, base, landing, { branch: plan.branch, head })
  if (made.kind === 'moved') return made
  const record = {
    what: 'proposed',
    environment,
    key: id,
    name,
    upstream,
    commit,
    at,
    head: made.commit,
    services: members.length,
    members: members.map(({ key }) => key),
  } as const
  await writeSetRecord(ports.forge, record, { ref: made.commit, logUrl: run.url })
  return { kind: 'committed' }
}

function bodyOf({ run, base, plan }: Work, set: ReleaseSet, ledger: Ledger | undefined): string {
  const { id, environment, leftOut, waiting, notes } = plan
  return setBody({
    site: siteOf(run),
    id,
    environment,
    set,
    leftOut,
    waiting,
    ledger,
    notes,
    base: base.branch,
    token: tokenKind(base),
  })
}

function done(
  plan: SetPlan,
  operation: Operation,
  pullRequest: PullRequestLink | undefined,
): Carried {
  return { kind: 'done', result: { plan, operation, reason: plan.reason, pullRequest } }
}
