import type { FileWrite } from '@fluxgate/forge'
import {
  approvedBefore,
  isShut,
  labelsFor,
  planSet,
  type ReleaseSet,
  type SetPlan,
  scratchBranch,
  setCommit,
  type ToldInSet,
} from '@fluxgate/promotion'
import { closeComment, type Ledger, setBody } from '@fluxgate/report'
import type { GatheredSet } from '../facts/gather-set.ts'
import { writeSetRecord } from '../facts/set-records.ts'
import type { Operation, Ports, PullRequestLink, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { commitOnBranch } from './branch.ts'
import { dismissLeft, withDismissed } from './dismiss-left.ts'
import { editOverlays } from './edit-overlay.ts'
import { addMissingLabels } from './labels.ts'
import { siteOf, tokenKind } from './narrate.ts'

/** What carrying out the plan of one release set came to. */
export interface SetOutcome {
  readonly plan: SetPlan
  readonly operation: Operation
  readonly reason: string
  readonly pullRequest: PullRequestLink | undefined
}

type Carried = { readonly kind: 'done'; readonly result: SetOutcome } | { readonly kind: 'moved' }

/** What a set's commit would be made of; services whose files can't be edited are left out, and told. */
export interface WritableSet {
  readonly plan: SetPlan
  readonly files: readonly FileWrite[]
}

/** Plans a release set from services whose files can be edited as planned: what can't is found by trying. */
export function planWritable(gathered: GatheredSet, isTold?: ToldInSet): WritableSet {
  const { located } = gathered
  const unwritable: GatheredSet['facts']['unwritable'][number][] = []
  while (true) {
    const plan = planSet({ ...gathered.facts, unwritable }, isTold)
    const { step } = plan
    if (step.kind !== 'open' && step.kind !== 'move') return { plan, files: [] }
    const edits = step.set.members.map(({ key, changes }) => ({
      key,
      edit: { located: located.get(key), changes },
    }))
    const all = editOverlays(
      gathered.files,
      edits.map(({ edit }) => edit),
    )
    if (all.kind === 'edited') return { plan, files: all.files }
    const before = unwritable.length
    for (const { key, edit } of edits) {
      const own = editOverlays(gathered.files, [edit])
      if (own.kind === 'refused') {
        unwritable.push({ key, why: own.reason, suggestion: own.suggestion })
      }
    }
    // Each alone can be edited, and not all of them together: they stand in each other's way.
    if (unwritable.length === before) {
      unwritable.push(
        ...edits.map(({ key }) => ({ key, why: all.reason, suggestion: all.suggestion })),
      )
    }
  }
}

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
  const { step } = plan
  const { forge } = ports
  switch (step.kind) {
    case 'none':
      return done(plan, 'none', undefined)
    case 'keep':
      return keep(forge, gathered, plan, step.pullRequest)
    case 'defer': {
      const { pullRequest } = step
      return done(
        plan,
        'deferred',
        pullRequest === undefined ? undefined : linkTo(gathered, pullRequest),
      )
    }
    case 'close': {
      const { pullRequest: number, why } = step
      const site = siteOf(run)
      const { environment } = plan
      const comment = closeComment({ site, environment, version: undefined, why })
      await forge.closePullRequest({ number, comment })
      return done(plan, 'closed', linkTo(gathered, number))
    }
    case 'touch':
      if (step.set.members.some(({ gates }) => gates.some(isShut))) {
        await ports.judgeFirst?.(step.pullRequest)
      }
      await describe(ports, run, base, gathered, plan, step)
      await dismissLeft(forge, step.pullRequest, plan.leftApprovals)
      return done(plan, 'updated', linkTo(gathered, step.pullRequest))
    case 'open': {
      const made = await commit(ports, run, base, plan, step.set, files, step.leftover)
      if (made.kind === 'moved') return made
      const body = bodyOf(run, base, plan, step.set, undefined)
      const { title } = step
      const opened = await forge.openPullRequest({
        base: base.branch,
        branch: plan.branch,
        title,
        body,
      })
      if (opened.kind === 'no-commits') return { kind: 'moved' }
      const { number, url } = opened
      await forge.addLabels({ number, labels: labelsFor(plan.environment) })
      return done(plan, 'created', { number, url })
    }
    case 'move': {
      const made = await commit(ports, run, base, plan, step.set, files, step.head)
      if (made.kind === 'moved') return made
      await describe(ports, run, base, gathered, plan, step)
      await dismissLeft(forge, step.pullRequest, plan.leftApprovals)
      return done(plan, 'updated', linkTo(gathered, step.pullRequest))
    }
  }
}

async function keep(
  forge: Ports['forge'],
  gathered: GatheredSet,
  plan: SetPlan,
  number: number,
): Promise<Carried> {
  const dismissed = await dismissLeft(forge, number, plan.leftApprovals)
  const told = { ...plan, reason: withDismissed(plan.reason, dismissed) }
  return done(told, dismissed.length > 0 ? 'updated' : 'none', linkTo(gathered, number))
}

async function describe(
  { forge }: Ports,
  run: RunFacts,
  base: Base,
  gathered: GatheredSet,
  plan: SetPlan,
  step: {
    readonly pullRequest: number
    readonly set: ReleaseSet
    readonly title: string
  },
): Promise<void> {
  const { pullRequest: number, title, set } = step
  const ledger = ledgerOf(gathered, number, title)
  await forge.updatePullRequest({ number, title, body: bodyOf(run, base, plan, set, ledger) })
  await addMissingLabels(forge, gathered.facts.pullRequests, plan.environment, number)
}

async function commit(
  { forge }: Ports,
  run: RunFacts,
  base: Base,
  plan: SetPlan,
  set: ReleaseSet,
  files: readonly FileWrite[],
  head: string | undefined,
): Promise<{ readonly kind: 'committed' } | { readonly kind: 'moved' }> {
  const { environment, id } = plan
  const { name, upstream, commit, at, members } = set
  const made = await commitOnBranch(forge, {
    branch: plan.branch,
    base: base.commit,
    head,
    // One for each branch, so that whoever comes next finds, and removes, what a killed run has left.
    scratch: scratchBranch(environment, id, 'promotion'),
    ...setCommit({ name, environment, upstream, members }),
    files,
  })
  if (made.kind === 'moved') return made
  const record = {
    what: 'proposed',
    ...{ environment, key: id, name, upstream, commit, at },
    head: made.commit,
    services: members.length,
    members: members.map(({ key }) => key),
  } as const
  await writeSetRecord(forge, record, { ref: made.commit, logUrl: run.url })
  return { kind: 'committed' }
}

function bodyOf(
  run: RunFacts,
  base: Base,
  plan: SetPlan,
  set: ReleaseSet,
  ledger: Ledger | undefined,
): string {
  const { id, environment, leftOut, waiting, notes } = plan
  return setBody({
    site: siteOf(run),
    ...{ id, environment, set, leftOut, waiting, ledger, notes },
    base: base.branch,
    token: tokenKind(base),
  })
}

function ledgerOf({ facts }: GatheredSet, number: number, title: string): Ledger | undefined {
  const found = facts.pullRequests.find((one) => one.number === number)
  if (found === undefined) return undefined
  const left = found.title === title ? [] : [{ title: found.title, until: facts.now }]
  return {
    openedAt: found.createdAt,
    formerTitles: [...found.formerTitles, ...left],
    approvedBefore: approvedBefore(found, found.title === title ? 'touch' : 'move'),
  }
}

function done(
  plan: SetPlan,
  operation: Operation,
  pullRequest: PullRequestLink | undefined,
): Carried {
  return { kind: 'done', result: { plan, operation, reason: plan.reason, pullRequest } }
}

function linkTo({ facts }: GatheredSet, number: number): PullRequestLink | undefined {
  const found = facts.pullRequests.find((one) => one.number === number)
  return found === undefined ? undefined : { number, url: found.url }
}
