import { labelsFor, planSet, type ReleaseSet, type SetPlan } from '@fluxgate/promotion'
import { commitOf, time } from '../commits.ts'
import { versionIn } from '../world.ts'
import {
  nowIn,
  SET,
  type SetWorld,
  serviceIn,
  setFactsOf,
  TARGET,
  type WorldSetPull,
} from './world.ts'

/** The plan of a sweep for the set; undefined: it has nothing to plan. */
export function intentIn(world: SetWorld): SetPlan | undefined {
  const facts = setFactsOf(world)
  return facts === undefined ? undefined : planSet(facts)
}

/**
 * Carries a plan out as far as `writes` go, in the order of delivery: the branch, the record of its head, the pull request or its text, labels.
 * False: overtaken by another run.
 */
export function carryOut(world: SetWorld, { step }: SetPlan, writes: number): boolean {
  switch (step.kind) {
    case 'none':
    case 'keep':
    case 'defer':
      return true
    case 'close':
      if (writes > 0) close(world, step.pullRequest)
      return true
    case 'touch':
      if (writes > 0) change(world, step.pullRequest, { title: step.title, textBehind: false })
      if (writes > 1) change(world, step.pullRequest, { labels: labelsFor(TARGET) })
      return true
    case 'open': {
      if (writes > 0 && !moveBranch(world, step.leftover, step.set)) return false
      if (writes > 1) record(world, step.set)
      if (writes > 2) open(world, step.title)
      const opened = world.pulls.find(isOpen)
      if (writes > 3 && opened) change(world, opened.number, { labels: labelsFor(TARGET) })
      return true
    }
    case 'move':
      if (writes > 0 && !moveBranch(world, step.head, step.set)) return false
      if (writes > 1) record(world, step.set)
      if (writes > 2) change(world, step.pullRequest, { title: step.title, textBehind: false })
      if (writes > 3) change(world, step.pullRequest, { labels: labelsFor(TARGET) })
      return true
  }
}

/** Changes what GitHub holds of a pull request. */
export function change(world: SetWorld, number: number, more: Partial<WorldSetPull>): void {
  world.pulls = world.pulls.map((one) => (one.number === number ? { ...one, ...more } : one))
}

function isOpen({ state }: WorldSetPull): boolean {
  return state === 'open'
}

function moveBranch(world: SetWorld, expected: string | undefined, set: ReleaseSet): boolean {
  const { branch } = world
  if ((branch === undefined ? undefined : commitOf(branch.head)) !== expected) return false
  const head = newHead(world, bringsOf(set))
  world.branch = { head, foreign: false }
  const pull = world.pulls.find(isOpen)
  if (pull !== undefined) {
    change(world, pull.number, { head, foreign: false, approved: false, textBehind: true })
  }
  return true
}

/** A commit that brings versions, made on what the target holds; its number. */
export function newHead(world: SetWorld, brings: ReadonlyMap<string, string>): number {
  const head = 1 + world.heads.size
  const on = new Map(
    [...brings.keys()].map((key) => [key, versionIn(serviceIn(world, key), TARGET)]),
  )
  world.heads.set(head, { brings, on })
  return head
}

function bringsOf({ members }: ReleaseSet): ReadonlyMap<string, string> {
  return new Map(
    members.flatMap(({ key, changes }) => {
      const to = changes.find(({ name }) => name === 'chart')?.to
      return to === undefined ? [] : [[key, to] as const]
    }),
  )
}

function record(world: SetWorld, { name, upstream, commit, at, members }: ReleaseSet): void {
  if (world.branch === undefined) return
  const id = 1 + world.records.length
  const createdAt = time(nowIn(world))
  const told = { environment: TARGET, key: SET, name, upstream, commit, at }
  const services = members.map(({ key }) => key)
  const head = commitOf(world.branch.head)
  const open = world.pulls.find(isOpen)
  if (open !== undefined) change(world, open.number, { recorded: world.branch.head })
  world.records = [
    ...world.records,
    {
      ...told,
      what: 'proposed',
      id,
      createdAt,
      head,
      services: services.length,
      members: services,
    },
  ]
}

/** GitHub has one open pull request of a branch. */
function open(world: SetWorld, title: string): void {
  if (world.branch === undefined || world.pulls.some(isOpen)) return
  const { head, foreign } = world.branch
  const pull: WorldSetPull = {
    ...{
      number: 1 + world.pulls.length,
      state: 'open',
      ended: undefined,
      foreign,
      head,
      recorded: head,
      title,
    },
    ...{ approved: false, labels: [], createdAt: nowIn(world), textBehind: false },
  }
  world.pulls = [...world.pulls, pull]
}

function close(world: SetWorld, number: number): void {
  const pull = world.pulls.find((one) => one.number === number && isOpen(one))
  if (pull === undefined) return
  change(world, number, { state: 'closed', ended: { by: 'us', at: nowIn(world) } })
}
