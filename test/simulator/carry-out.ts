import { upstreamsOf } from '@fluxgate/policy'
import {
  type EdgePlan,
  labelsFor,
  planEdge,
  planOrphan,
  promotionBranch,
} from '@fluxgate/promotion'
import { commitOf } from './commits.ts'
import { releaseIn } from './pins.ts'
import { ENVIRONMENTS } from './policies.ts'
import { asRead } from './reading.ts'
import { carryOutTests } from './testing.ts'
import { factsOf, pinsIn, versionIn, type World, type WorldPull } from './world.ts'

/** What a run wants to do in one environment, from what it read. */
export interface Intent {
  readonly environment: string
  readonly step: EdgePlan['step']
  readonly reason: string
  /** undefined: the policy does not promote into it. */
  readonly plan: EdgePlan | undefined
}

/** The plans of a sweep, orphans of a policy that changed among them. */
export function intents(world: World): readonly Intent[] {
  const all = factsOf(world)
  const facts = asRead(
    all,
    all.policy.environments.map(({ name }) => ({ environment: name, pins: undefined })),
  )
  return ENVIRONMENTS.flatMap((environment): Intent[] => {
    if (upstreamsOf(facts.policy, environment).length > 0) {
      const plan = planEdge(facts, environment)
      return [{ environment, step: plan.step, reason: plan.reason, plan }]
    }
    const orphan = world.pulls.find((one) => one.environment === environment && isOpen(one))
    if (orphan === undefined) return []
    const foreignAuthors = orphan.foreign ? ['ana'] : []
    const planned = planOrphan({ number: orphan.number, environment, foreignAuthors })
    return [{ environment, ...planned, plan: undefined }]
  })
}

/** As many writes as there are at most. */
export const ALL_WRITES = 5

/**
 * Carries one intent out as far as `writes` go, each stating what it expects to find as delivery's do; false: overtaken
 * by another run, so that it has to read again.
 */
export function carryOut(world: World, intent: Intent, writes: number): boolean {
  const isDone = writeOut(world, intent, writes)
  const left = intent.plan?.leftApprovals ?? []
  if (isDone && writes > 2)
    dismiss(
      world,
      intent,
      left.map(({ login }) => login),
    )
  if (isDone && writes > 2) carryOutTests(world, intent.plan?.tests ?? [], writes)
  return isDone
}

/** Takes approvals back that a pull request has left behind. */
function dismiss(world: World, { step }: Intent, logins: readonly string[]): void {
  const number = 'pullRequest' in step ? step.pullRequest : undefined
  const pull = world.pulls.find((one) => one.number === number)
  if (pull === undefined || logins.length === 0) return
  const left = logins.flatMap((by) => pull.reviews.findLast((one) => one.by === by) ?? [])
  const dismissed = left.map((one) => ({ ...one, said: 'dismissed' }) as const)
  change(world, pull.number, { reviews: [...pull.reviews, ...dismissed] })
}

function writeOut(world: World, { environment, step }: Intent, writes: number): boolean {
  switch (step.kind) {
    case 'none':
    case 'keep':
    case 'defer':
    case 'refuse':
      return true
    case 'close':
      if (writes > 0) close(world, step.pullRequest)
      return true
    case 'touch':
      if (writes > 0) change(world, step.pullRequest, { title: step.title, textBehind: false })
      if (writes > 1) change(world, step.pullRequest, { labels: labelsFor(environment) })
      return true
    case 'open': {
      if (writes > 0 && !moveBranch(world, environment, step.leftover, step)) return false
      if (writes > 1) open(world, environment, step.title)
      const opened = world.pulls.find((one) => one.environment === environment && isOpen(one))
      if (writes > 2 && opened) change(world, opened.number, { labels: labelsFor(environment) })
      return true
    }
    case 'move':
      if (writes > 0 && !moveBranch(world, environment, step.head, step)) return false
      if (writes > 1) change(world, step.pullRequest, { title: step.title, textBehind: false })
      if (writes > 2) change(world, step.pullRequest, { labels: labelsFor(environment) })
      return true
  }
}

/** GitHub forgets what it was asked for when a pull request ends. */
export function ended(state: 'closed' | 'merged'): Partial<WorldPull> {
  return { state, automatic: undefined, queued: undefined }
}

/** Changes what GitHub holds of a pull request. */
export function change(world: World, number: number, more: Partial<WorldPull>): void {
  world.pulls = world.pulls.map((one) => (one.number === number ? { ...one, ...more } : one))
}

function isOpen({ state }: WorldPull): boolean {
  return state === 'open'
}

/** Sets our branch to a release, where its head is the one that is expected; its open pull request goes along. */
function moveBranch(
  world: World,
  environment: string,
  expected: string | undefined,
  step: Extract<EdgePlan['step'], { kind: 'open' | 'move' }>,
): boolean {
  const there = world.branches.get(environment)
  if ((there === undefined ? undefined : commitOf(there.head)) !== expected) return false
  const version = changed(world, environment, step)
  world.commits += 1
  const head = world.commits
  world.branches.set(environment, { head, version, foreign: false })
  const open = world.pulls.find((one) => one.environment === environment && isOpen(one))
  if (open !== undefined) {
    const { head: formerHead } = open
    change(world, open.number, {
      ...{ head, version, foreign: false, formerHead, makers: [], passes: false, textBehind: true },
    })
  }
  return true
}

/** What the overlay pins once it has the changes. */
function changed(
  world: World,
  environment: string,
  { changes }: Pick<Extract<EdgePlan['step'], { kind: 'open' }>, 'changes'>,
): string {
  const [first] = changes
  if (first === undefined)
    throw new Error(`${promotionBranch(environment, world.key)} changes no pin`)
  const now = pinsIn(world, environment, versionIn(world, environment))
  const to = changes.map((one) => [one.name, one.to] as const)
  return releaseIn({ ...now, ...Object.fromEntries(to) }) ?? ''
}

/** GitHub has one open pull request of a branch: who asks for another is given that one. */
function open(world: World, environment: string, title: string): void {
  const branch = world.branches.get(environment)
  const known = world.pulls.some((one) => one.environment === environment && isOpen(one))
  if (branch === undefined || known) return
  const { head, version, foreign } = branch
  const pull: WorldPull = {
    number: world.pulls.length + 1,
    ...{ environment, version, head, foreign, title },
    state: 'open',
    closed: undefined,
    ...{ reviews: [], makers: [], formerHead: undefined, passes: false },
    ...{ automatic: undefined, queued: undefined },
    labels: [],
    createdAt: world.now,
    textBehind: false,
  }
  world.pulls = [...world.pulls, pull]
}

function close(world: World, number: number): void {
  const open = world.pulls.find((one) => one.number === number && isOpen(one))
  if (open === undefined) return
  change(world, number, { ...ended('closed'), closed: { by: 'us', at: world.now } })
}
