import type { Environment, Hold as PolicyHold } from '@fluxgate/policy'
import {
  failingIn,
  type HoldEdit,
  planHold,
  planRevert,
  planRollback,
  type RollbackPlan,
} from '@fluxgate/promotion'
import { type Count, hold, NOTHING, type Told } from './acts.ts'
import { time } from './commits.ts'
import { hasFailed, mayGoBack, mustHold, mustKeepAway, mustLift, wayBack } from './going-back.ts'
import { isIdOf, releaseIn } from './pins.ts'
import { policyOf } from './policies.ts'
import type { Hold } from './seen.ts'
import { factsOf, seenIn, US, versionIn, type World } from './world.ts'

/** A person holds a version, or `*`, until a moment or for good. */
export function keep(world: World, environment: string, wanted: Hold): Told {
  const until = wanted.until === undefined ? undefined : time(wanted.until)
  const plan = holdPlan(world, environment, wanted.version, { reason: 'broken login', until })
  const end = until === undefined ? '' : ` until ${until}`
  const text = `a person holds ${wanted.version} in ${environment}${end}: ${plan.reason}`
  const expected = mustHold(seenIn(world), environment, wanted)
  if (plan.step.kind === 'commit') apply(world, environment, plan.step.edit)
  return { text, fault: parting(expected, plan.step.kind === 'commit', 'hold') }
}

/** A person lifts the hold on a version, or all of them. */
export function lift(world: World, environment: string, version: string | undefined): Told {
  const plan = holdPlan(world, environment, version, undefined)
  const what = version === undefined ? 'the holds' : `the hold on ${version}`
  const text = `a person lifts ${what} of ${environment}: ${plan.reason}`
  const expected = mustLift(seenIn(world), environment, version)
  if (plan.step.kind === 'commit') apply(world, environment, plan.step.edit)
  return { text, fault: parting(expected, plan.step.kind === 'commit', 'lift') }
}

/** A person rolls back to a version, or to what was there before; its pull request is merged at once. */
export function rollBack(
  world: World,
  environment: string,
  to: string | undefined,
  count: Count,
): Told {
  const facts = factsOf(world)
  const seen = seenIn(world)
  const plan = planRollback({
    ...{ facts, environment: environmentOf(world, environment), to, reason: 'it leaks' },
    ...{ until: undefined, by: 'ana', open: undefined, leftover: undefined },
  })
  count(`rollback ${plan.step.kind}`)
  const asked = `a person rolls ${environment} back to ${to ?? 'what was there before'}`
  const expected = to === undefined ? wayBack(seen, environment) : mayGoBack(seen, environment, to)
  return { ...goBack(world, plan, expected), text: `${asked}: ${plan.step.kind}, ${plan.reason}` }
}

/** What an environment holds is taken back where it failed there; that pull request is merged at once too. */
export function takeBack(world: World, environment: string, count: Count): Told {
  const facts = factsOf(world)
  const seen = seenIn(world)
  const target = environmentOf(world, environment)
  const failing = failingIn(facts, target)
  const text = `what failed in ${environment} is taken back`
  if (hasFailed(seen, environment) !== (failing !== undefined)) {
    const found = failing === undefined ? 'did not fail' : 'failed'
    return { text, fault: `${environment} should not say that what it holds ${found}` }
  }
  if (failing === undefined) return NOTHING
  const open = { open: undefined, leftover: undefined }
  const plan = planRevert({ facts, environment: target, failing, by: 'fluxgate', ...open })
  count('taken back')
  const gone = goBack(world, plan, wayBack(seen, environment))
  return { ...gone, text: `${text}: ${plan.step.kind}, ${plan.reason}` }
}

/** Merges a rollback where there is one to merge, after a look at where it goes and what it holds. */
function goBack(
  world: World,
  { environment, step, to, hold: held }: RollbackPlan,
  expected: string | undefined,
): Pick<Told, 'fault'> {
  const found = step.kind === 'open' ? releaseIn(to?.release.pins ?? {}) : undefined
  if (expected !== found) return { fault: `the model says ${expected ?? 'no way back'}` }
  if (found === undefined) return {}
  const needed = mustKeepAway(seenIn(world), environment, versionIn(world, environment))
  hold(world, environment, found)
  if (held !== undefined) apply(world, environment, { kind: 'add', hold: held })
  return { fault: parting(needed, held !== undefined, 'hold what is left') }
}

/** An environment of the policy as it is now. */
export function environmentOf(world: World, environment: string): Environment {
  const found = policyOf(world.policy).environments.find(({ name }) => name === environment)
  if (found === undefined) throw new Error(`no environment ${environment}`)
  return found
}

function parting(expected: boolean, found: boolean, what: string): string | undefined {
  return expected === found ? undefined : `it should ${expected ? '' : 'not '}${what}`
}

function holdPlan(
  world: World,
  environment: string,
  version: string | undefined,
  terms: { readonly reason: string; readonly until: string | undefined } | undefined,
) {
  const facts = factsOf(world).environments.find(({ name }) => name === environment)
  if (facts === undefined) throw new Error(`no environment ${environment}`)
  return planHold({
    ...{ key: world.key, facts, held: { version, release: undefined }, terms, by: 'ana' },
    ...{ now: time(world.now), lands: 'commit', viewer: US, open: undefined, leftover: undefined },
  })
}

/** Edits the holds of an environment. */
export function apply(world: World, environment: string, edit: HoldEdit): void {
  const holds = world.holds.get(environment) ?? []
  const held = (world.held.get(environment) ?? []).map(({ version }) => version)
  world.holds.set(environment, edited(holds, edit, held))
}

function edited(holds: readonly Hold[], edit: HoldEdit, held: readonly string[]): readonly Hold[] {
  switch (edit.kind) {
    case 'add':
      return [...holds, written(edit.hold, held)]
    case 'end': {
      const until = Date.parse(edit.until)
      return holds.map((one, entry) => (edit.entries.includes(entry) ? { ...one, until } : one))
    }
  }
}

function written({ version, release, until }: PolicyHold, held: readonly string[]): Hold {
  const named = release === undefined ? undefined : held.find((one) => isIdOf(release, one))
  return {
    // As an overlay spells it that pins an OCI tag.
    version: version?.replace('_', '+') ?? named ?? '*',
    until: until === undefined ? undefined : Date.parse(until),
  }
}
