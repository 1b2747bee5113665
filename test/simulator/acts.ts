import { upstreamsOf } from '@fluxgate/policy'
import {
  aRelease,
  type Binding,
  bindEvent,
  isKnown,
  type NewRecord,
  planBump,
  planChoice,
  rolloutRecord,
  type ServiceRecord,
} from '@fluxgate/promotion'
import { boundTo } from './binding.ts'
import { mayBump } from './bumping.ts'
import { change, ended } from './carry-out.ts'
import { commitOf } from './commits.ts'
import { isTheChoice, offeredIn } from './model.ts'
import { digestText, pinsOf, releaseIn } from './pins.ts'
import { policyOf } from './policies.ts'
import { nameOf, withDigest } from './versions.ts'
import {
  type Event,
  factsOf,
  PERSON,
  pinsIn,
  seenIn,
  versionIn,
  type World,
  type WorldPull,
  writtenIn,
} from './world.ts'

/** What came of a step: what to tell, undefined where nothing happened; and where plan and model say different things. */
export interface Told {
  readonly text: string | undefined
  readonly fault?: string | undefined
}

/** Is told what something came to, so that a test can see that stories come to everything. */
export type Count = (what: string) => void

export const NOTHING: Told = { text: undefined }

/** A bump arrives for an environment that takes them by commit; a version with its digest, where the story has any. */
export function bump(world: World, environment: string, asked: string): Told {
  const version = world.digests.told ? asked : nameOf(asked)
  const policy = policyOf(world.policy)
  const facts = factsOf(world).environments.find(({ name }) => name === environment)
  const target = policy.environments.find(({ name }) => name === environment)
  if (facts === undefined || target === undefined) return NOTHING
  if (upstreamsOf(policy, environment).length > 0) return NOTHING
  const { step, reason } = planBump({
    ...{ key: world.key, environment: target, facts, wanted: pinsOf(version), policy },
    ...{ origin: { repository: undefined, commit: undefined }, now: factsOf(world).now },
    ...{ asked: false, openBump: undefined, leftover: undefined },
  })
  const expected = mayBump(seenIn(world), environment, version)
  const text = `a bump of ${environment} to ${version}: ${step.kind}, ${reason}`
  if (expected !== (step.kind === 'commit')) {
    return { text, fault: `the bump ${expected ? 'should land' : 'should not land'}` }
  }
  if (step.kind === 'commit') hold(world, environment, writtenIn(world, environment, version))
  return { text }
}

/** An overlay holds a version from now on. */
export function hold(world: World, environment: string, version: string): void {
  const held = world.held.get(environment) ?? []
  world.held.set(environment, [...held, { version, at: world.now }])
}

/** A person reverts the newest commit of an overlay. */
export function revert(world: World, environment: string): Told {
  const held = world.held.get(environment) ?? []
  const now = held.at(-1)?.version ?? ''
  const before = held.at(-2)?.version
  if (before === undefined) return NOTHING
  hold(world, environment, before)
  return { text: `a person reverts ${environment} from ${now} to ${before}` }
}

/** An event arrives, and is recorded unless it is known. */
export function arrive(world: World, event: Event): Told {
  const { digest } = event
  const binding = bindingOf(world, event)
  const expected = boundTo(seenIn(world), { ...event, digest })
  const found = binding.kind === 'bound' ? releaseIn(binding.release.pins) : undefined
  const text = describeEvent(event)
  if (world.digests.told && expected !== found) {
    const fault = `it should be about ${expected ?? 'nothing that is known'}, and is about ${found}`
    return { text, fault }
  }
  const record = rolloutRecord({
    ...{ key: world.key, environment: event.environment, what: event.what, cluster: event.cluster },
    binding,
    outcome: event.good ? 'success' : 'failure',
    timestamp: event.said === undefined ? undefined : new Date(event.said).toISOString(),
    reporter: 99,
    origin: { repository: undefined, commit: undefined },
  })
  const known = isKnown(record, world.records)
  if (!known) accept(world, record, { ...event, version: found ?? '' })
  return { text: `${text} arrives${known ? ', and is known' : ''}` }
}

/** Where digests are told, an event is about what was pinned; else about any version, as where a range is. */
function bindingOf(world: World, { environment, version, digest, what }: Event): Binding {
  const facts = factsOf(world).environments.find(({ name }) => name === environment)
  if (!world.digests.told || facts === undefined) {
    return { kind: 'bound', release: aRelease({ chart: version }), pinnedAt: undefined }
  }
  const told = digest === undefined ? undefined : digestText(version, digest)
  const none = { buildLost: false, releaseId: undefined }
  return bindEvent({ ...none, version, digest: told, what }, facts)
}

/** What an event says, in a few words. */
export function describeEvent(event: Event): string {
  const { environment, what, good, cluster, said } = event
  const version = withDigest(event.version, event.digest)
  const where = cluster === undefined ? environment : `${environment} on ${cluster}`
  const when = said === undefined ? 'at no time' : `at ${new Date(said).toISOString().slice(5, 19)}`
  return `"${what} of ${version} ${good ? 'succeeded' : 'failed'} in ${where} ${when}"`
}

function accept(world: World, record: NewRecord, event: Omit<Event, 'what'> & { what: string }) {
  const id = world.records.length + 1
  const createdAt = new Date(world.now).toISOString()
  const written: ServiceRecord = { ...record, id, createdAt }
  world.records = [...world.records, written]
  if (record.kind === 'exception') throw new Error('no story has an exception yet')
  if (record.kind === 'choice') {
    const { environment, version } = event
    world.choices = [...world.choices, { environment, version, at: world.now }]
    return
  }
  // What could not be bound to a release proves and refutes nothing.
  if (record.kind === 'rollout' && record.outcome === 'unknown') return
  const what = record.kind === 'attestation' ? 'attestation' : record.what
  world.reports = [...world.reports, { ...event, what, written: world.now }]
}

/** A person says that what an environment holds works there. */
export function attest(world: World, environment: string): Told {
  const version = versionIn(world, environment)
  const { pins, id: releaseId } = aRelease(pinsIn(world, environment, version))
  const origin = { repository: undefined, commit: undefined }
  const common = { environment, key: world.key, pins, releaseId, origin, reason: 'seen by eye' }
  const person = { person: PERSON, login: 'ana', cluster: undefined }
  const said = { version, environment, good: true, cluster: undefined, said: undefined }
  accept(world, { kind: 'attestation', ...common, ...person }, { ...said, what: 'attestation' })
  return { text: `a person attests ${version} in ${environment}` }
}

/** A person asks for a version. */
export function choose(world: World, environment: string, picked: string): Told {
  const version = nameOf(picked)
  const act = { environment, version, person: PERSON, login: 'ana', reason: undefined }
  const plan = planChoice(factsOf(world), act)
  const seen = seenIn(world)
  const offered = offeredIn(seen, environment, version)
  const expected =
    offered === undefined ? 'refuse' : isTheChoice(seen, environment, offered) ? 'already' : 'write'
  const why = plan.kind === 'refuse' ? `: ${plan.why}` : ''
  const text = `a person chooses ${version} for ${environment}: ${plan.kind}${why}`
  if (plan.kind !== expected) return { text, fault: `the model says ${expected}` }
  if (plan.kind === 'write') {
    const found = releaseIn(plan.record.pins)
    if (offered === undefined || found !== offered) {
      return { text, fault: `${offered} should be chosen, and ${found} is` }
    }
    const said = { version: offered, environment, good: true, cluster: undefined, said: undefined }
    accept(world, plan.record, { ...said, what: 'choice' })
  }
  return { text }
}

/** A pull request is merged, by whom ever. */
export function land(world: World, { number, environment, version }: WorldPull): void {
  change(world, number, ended('merged'))
  world.branches.delete(environment)
  hold(world, environment, version)
}

/** A person merges what is open. */
export function merge(world: World, pull: WorldPull): Told {
  land(world, pull)
  return { text: `a person merges #${pull.number}: ${pull.environment} takes ${pull.version}` }
}

/** A person reopens the newest pull request of a branch, as far as GitHub lets them. */
export function reopen(world: World, environment: string): Told {
  const pull = world.pulls.findLast((one) => one.environment === environment)
  const branch = world.branches.get(environment)
  if (pull?.state !== 'closed' || branch?.head !== pull.head) return NOTHING
  change(world, pull.number, { state: 'open', closed: undefined })
  return { text: `a person reopens #${pull.number} for ${pull.version} to ${environment}` }
}

/** A person commits to our branch. */
export function push(world: World, pull: WorldPull, version: string): Told {
  world.commits += 1
  const head = world.commits
  world.branches.set(pull.environment, { head, version, foreign: true })
  change(world, pull.number, {
    head,
    version,
    foreign: true,
    formerHead: pull.head,
    ...{ passes: false, queued: undefined },
    makers: [...pull.makers, 'ana'],
  })
  return { text: `a person pushes ${version} (${commitOf(head).slice(-4)}) to #${pull.number}` }
}

/** Somebody reviews what is open; late: a commit that it has left. */
export function review(
  world: World,
  pull: WorldPull,
  {
    by,
    approves,
    late,
  }: { readonly by: string; readonly approves: boolean; readonly late: boolean },
): Told {
  const head = late ? (pull.formerHead ?? pull.head) : pull.head
  const said = approves ? 'approved' : 'changes-requested'
  change(world, pull.number, { reviews: [...pull.reviews, { by, said, head }] })
  const commit = commitOf(head).slice(-4)
  const what = approves ? 'approves' : 'asks for changes of'
  const left = head === pull.head ? '' : ', which it has left'
  return {
    text: `${by} ${what} ${commit} of #${pull.number} for ${pull.version} to ${pull.environment}${left}`,
  }
}
