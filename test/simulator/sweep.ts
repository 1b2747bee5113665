import type { EdgePlan, TestStep } from '@fluxgate/promotion'
import type { Count, Told } from './acts.ts'
import { isFree, isInWindow } from './calendar.ts'
import { ALL_WRITES, carryOut, type Intent, intents } from './carry-out.ts'
import { type Expected, expectedIn, openPull } from './expected.ts'
import { openVerdictsParting } from './judged.ts'
import { judgeAndMerge } from './merging.ts'
import { candidateIn, isChosen, placeOf, soakedAt, testing, toTest, unreported } from './model.ts'
import { releaseIn } from './pins.ts'
import { ENVIRONMENTS } from './policies.ts'
import { leftBy } from './reviews.ts'
import type { Seen } from './seen.ts'
import { isStopped } from './stops.ts'
import { twiceTested } from './testing.ts'
import { checkOf, isReviewed, testOf } from './verdict.ts'
import { isSame } from './versions.ts'
import { seenIn, type World } from './world.ts'

/** What a sweep proposes: what it leaves behind must be what the model says, and a second one must find nothing to do. */
function sweep(world: World, count: Count): Told {
  const before = seenIn(world)
  const planned = intents(world)
  const fault = planned.map((one) => partingIn(before, one)).find((one) => one !== undefined)
  for (const intent of planned) {
    count(intent.step.kind)
    for (const { kind } of intent.plan?.tests ?? []) count(`tests ${kind}`)
    if (!carryOut(world, intent, ALL_WRITES))
      return { text: 'a sweep', fault: 'overtaken by nobody' }
  }
  const told = planned.map(
    ({ environment, step, reason }) => `\n    ${environment}: ${step.kind}, ${reason}`,
  )
  const text = `a sweep${told.join('')}`
  return {
    text,
    fault:
      fault ??
      outcome(before, seenIn(world)) ??
      untested(before, seenIn(world)) ??
      twiceTested(world) ??
      (planned.some(hasLost) ? undefined : again(world)) ??
      openVerdictsParting(world, count),
  }
}

/** A full sweep, which judges and merges what it leaves open. */
export function fullSweep(world: World, count: Count): Told {
  const swept = sweep(world, count)
  if (swept.fault !== undefined) return swept
  const merged = judgeAndMerge(world, count)
  return { text: `${swept.text ?? ''}${merged.text ?? ''}`, fault: merged.fault }
}

/** Whether a run of tests is looked for that nobody wrote down: it may have ended by now, which the next sweep reads. */
function hasLost({ plan }: Intent): boolean {
  return plan?.tests?.some((one) => one.kind === 'start' && one.after.kind === 'lost') === true
}

function again(world: World): string | undefined {
  const busy = intents(world).find(
    ({ step, plan }) =>
      ['open', 'move', 'touch', 'close'].includes(step.kind) || plan?.tests?.some(isNew) === true,
  )
  if (busy === undefined) return undefined
  const tests = (busy.plan?.tests ?? []).map(({ kind }) => ` and ${kind} tests`).join('')
  return `a second sweep would ${busy.step.kind}${tests} in ${busy.environment}: ${busy.reason}`
}

/** What GitHub refused is asked for again each time. */
function isNew(step: TestStep): boolean {
  return step.kind === 'note' || step.after.kind !== 'refused'
}

/** What is to be tested next has a run once a sweep is over, or GitHub would not start one. */
function untested(before: Seen, after: Seen): string | undefined {
  for (const environment of ENVIRONMENTS) {
    const place = placeOf(after, environment)
    const next = place?.rules.tests === true ? toTest(before, environment) : undefined
    if (place === undefined || next === undefined) continue
    const found = testing(place, next)
    if (found === 'none' || found === 'lost') return `nobody tests ${next} for ${environment}`
  }
  return undefined
}

function outcome(before: Seen, after: Seen): string | undefined {
  for (const environment of ENVIRONMENTS) {
    const expected = expectedIn(before, environment)
    const open = openPull(after, environment)
    const found: Expected =
      open === undefined ? { kind: 'none' } : { kind: 'open', version: open.version }
    if (describe(expected) !== describe(found)) {
      return `in ${environment} the model says ${describe(expected)}, found was ${describe(found)}`
    }
  }
  return undefined
}

function describe(expected: Expected): string {
  return expected.kind === 'none' ? 'no pull request' : `a pull request for ${expected.version}`
}

/** Where a plan itself parts from the model: its candidate, its gates, what it lists as unproven, a reason that is missing. */
function partingIn(seen: Seen, { environment, plan, reason }: Intent): string | undefined {
  if (reason === '') return `no reason in ${environment}`
  if (plan === undefined) return undefined
  const left = leftParting(seen, environment, plan)
  if (left !== undefined) return left
  const expected = candidateIn(seen, environment)
  const found = releaseIn(plan.candidate?.release.pins ?? {})
  if (expected !== found) {
    return `the candidate for ${environment} should be ${expected ?? 'none'}, and is ${found ?? 'none'}`
  }
  const listed = plan.unproven.map((one) => one.environment).toSorted()
  const silent = unreported(seen, environment).toSorted()
  if (listed.join() !== silent.join()) {
    return `unproven for ${environment} should be those of (${silent.join()}), and are (${listed.join()})`
  }
  return expected === undefined ? undefined : gatesParting(seen, environment, expected, plan)
}

/** Approvals are taken back exactly where the pull request has left what was approved, or leaves it now. */
function leftParting(
  seen: Seen,
  environment: string,
  { step, leftApprovals }: EdgePlan,
): string | undefined {
  const open = openPull(seen, environment)
  const stays = step.kind === 'keep' || step.kind === 'touch' || step.kind === 'move'
  const expected = open === undefined || !stays ? [] : leftBy(open, step.kind === 'move')
  const found = leftApprovals.map(({ login }) => login).toSorted()
  return expected.join() === found.join()
    ? undefined
    : `approvals that ${environment} takes back should be those of (${expected.join()}), and are (${found.join()})`
}

function gatesParting(
  seen: Seen,
  environment: string,
  version: string,
  { gates }: EdgePlan,
): string | undefined {
  const rules = seen.rules.get(environment)
  if (rules === undefined) return undefined
  const end = soakedAt(seen, environment, version) ?? 0
  const open = openPull(seen, environment)
  // One that is to move has a new commit then, which nobody has approved.
  const pull = open !== undefined && isSame(open.version, version) ? open : undefined
  const stopped = isStopped(seen, environment)
  if (stopped !== gates.some(({ rule }) => rule === 'stop')) {
    return `a stop of ${environment} should ${stopped ? '' : 'not '}be among its gates`
  }
  const known = new Map<string, (at: number) => boolean>([
    ['soak', (at) => isChosen(seen, environment, version) || at >= end],
    ['windows', (at) => isInWindow(rules.windows, at)],
    ['freezes', (at) => isFree(rules.freezes, at)],
    ['stop', () => !stopped],
    ['checks', () => checkOf(seen, { environment, version, ours: true }) === 'open'],
    ['tests', () => testOf(seen, { environment, version, ours: true }) === 'open'],
    ['approvals', () => isReviewed(seen, { environment, version, ours: true, pull })],
  ])
  for (const { rule, state } of gates) {
    const isOpen = known.get(rule)
    if (isOpen === undefined) return `gate ${rule} of ${environment} was never asked for`
    const expected = isOpen(seen.now)
    const found = state.kind === 'open' || state.kind === 'skipped'
    if (expected !== found)
      return `gate ${rule} of ${environment} should be ${expected ? 'open' : 'shut'}`
    if (state.kind !== 'waiting') continue
    const until = Date.parse(state.until)
    const steps = Array.from(
      { length: 24 },
      (_, one) => seen.now + ((until - 1000 - seen.now) * one) / 23,
    )
    if (!isOpen(until)) return `gate ${rule} of ${environment} is not open at ${state.until}`
    const early = steps.find(isOpen)
    if (early !== undefined) {
      return `gate ${rule} of ${environment} opens before ${state.until}: at ${new Date(early).toISOString()}`
    }
  }
  return undefined
}
