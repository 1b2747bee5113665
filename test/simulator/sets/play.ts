import type { SetPlan } from '@fluxgate/promotion'
import { arrive, attest, type Count, choose, hold, NOTHING, revert, type Told } from '../acts.ts'
import { time } from '../commits.ts'
import { keep, lift } from '../holding.ts'
import { picked } from '../picking.ts'
import type { Played } from '../play.ts'
import { rulesOf } from '../policies.ts'
import type { Story } from '../story.ts'
import { higherThan } from '../versions.ts'
import { versionIn, type World } from '../world.ts'
import { ask, mergeSet, pushToSet, reopenSet, rollSetBack, takeOut } from './acts.ts'
import { carryOut, change, intentIn } from './carry-out.ts'
import type { SetStep } from './story.ts'
import { sweepSets } from './sweep.ts'
import { beginSets, nowIn, pass, policyIn, type SetWorld, serviceIn, TARGET } from './world.ts'

/** Plays a story to its end, with a sweep after everything; stops where plan and model part. */
export function playSets(story: Story<SetStep>, count: Count): Played {
  const world = beginSets(story.policy, Date.parse(story.start))
  const lines = [`${time(nowIn(world))} the policy: ${JSON.stringify(story.policy)}`]
  const stalled: SetPlan[] = []
  for (const step of [...story.steps, { kind: 'sweep' } as const]) {
    pass(world, 1000)
    const { text, fault } = happen(world, step, stalled, count)
    if (text !== undefined) lines.push(`${time(nowIn(world))} ${text}`)
    const open = world.pulls.filter(({ state }) => state === 'open')
    const twice = open.length > 1 ? 'two open pull requests of one branch' : undefined
    if (fault !== undefined || twice !== undefined) return { lines, fault: fault ?? twice }
  }
  return { lines, fault: undefined }
}

function happen(world: SetWorld, step: SetStep, stalled: SetPlan[], count: Count): Told {
  switch (step.kind) {
    case 'ship':
      return ship(world, step, count)
    case 'ask':
      return ask(world, step.which, count)
    case 'roll-back':
      return rollSetBack(world, step.which, count)
    case 'take-out':
      return takeOut(world, step.of, count)
    case 'policy':
      for (const one of world.services.values()) one.policy = { ...one.policy, ...step.to }
      return { text: `the policy changes: ${JSON.stringify(step.to)}` }
    case 'wait':
      pass(world, step.minutes * 60_000)
      return { text: `${step.minutes} minutes have gone by` }
    case 'sweep':
      return sweepSets(world, count)
    case 'cut-short': {
      const plan = intentIn(world)
      if (plan !== undefined) carryOut(world, plan, step.writes)
      return { text: `a sweep dies after ${step.writes} writes` }
    }
    case 'stall':
      stalled.push(...[intentIn(world)].flatMap((plan) => plan ?? []))
      return { text: 'a run reads and plans, and stands still' }
    case 'go-on': {
      const all = stalled.splice(0)
      if (all.length === 0) return NOTHING
      const lost = all.filter((plan) => !carryOut(world, plan, 4)).length
      return {
        text: `the run goes on: ${all.map((one) => one.step.kind).join()}; overtaken in ${lost}`,
      }
    }
    case 'merge':
    case 'close':
    case 'reopen':
    case 'approve':
    case 'delete-branch':
    case 'retitle':
    case 'push':
      return onPull(world, step)
    case 'pin':
    case 'revert':
    case 'unrelated':
    case 'attest':
    case 'report':
    case 'hold':
    case 'lift':
    case 'choose': {
      const { text, fault } = alone(serviceIn(world, step.of), step)
      return { text: text === undefined ? undefined : `${step.of}: ${text}`, fault }
    }
  }
}

type Shipped = Extract<SetStep, { kind: 'ship' }>

/** One commit for all of them; what it brings comes up everywhere it runs. */
function ship(world: SetWorld, step: Shipped, count: Count): Told {
  const told = step.of.map((key) => {
    const one = serviceIn(world, key)
    const version = higherThan(versionIn(one, step.in), step.by)
    hold(one, step.in, version)
    return `${key} ${version}`
  })
  const text = `one commit: ${told.join(', ')} in ${step.in}`
  if (step.up === 'none') return { text }
  const { clusters = [], proof: what = 'upgrade' } = rulesOf(policyIn(world)).get(step.in) ?? {}
  for (const one of world.services.values()) {
    if (step.up === 'these' && !step.of.includes(one.key)) continue
    const event = { environment: step.in, version: versionIn(one, step.in), what, good: true }
    for (const cluster of clusters.length === 0 ? [undefined] : clusters) {
      arrive(one, { ...event, cluster, said: one.now })
    }
  }
  const run = sweepSets(world, count)
  return {
    ...run,
    text: `${text}; ${step.up === 'all' ? 'all that runs there' : 'all of it'} comes up; ${run.text ?? ''}`,
  }
}

type Alone = Extract<SetStep, { readonly of: string }>

/** What happens to one service. */
function alone(one: World, step: Exclude<Alone, { kind: 'take-out' | 'push' }>): Told {
  switch (step.kind) {
    case 'pin': {
      const version = picked(one, step.version)
      hold(one, step.in, version)
      return { text: `a person pins ${version} in ${step.in}` }
    }
    case 'revert':
      return revert(one, step.in)
    case 'unrelated':
      hold(one, step.in, versionIn(one, step.in))
      return { text: `a commit in ${step.in} that leaves the pins alone` }
    case 'attest':
      return attest(one, step.in)
    case 'report': {
      const { what } = step
      const version = what === 'rollback' ? '1.0.0' : versionIn(one, step.in)
      const event = { environment: step.in, version, what, cluster: undefined, said: one.now }
      return arrive(one, { ...event, good: what === 'rollback' || step.good })
    }
    case 'hold': {
      const until = step.minutes === 0 ? undefined : one.now + step.minutes * 60_000
      return keep(one, TARGET, { version: picked(one, step.version), until })
    }
    case 'lift':
      return lift(one, TARGET, undefined)
    case 'choose':
      return choose(one, TARGET, picked(one, step.version))
  }
}

type OnPull = Extract<
  SetStep,
  { kind: 'merge' | 'close' | 'reopen' | 'approve' | 'delete-branch' | 'retitle' | 'push' }
>

function onPull(world: SetWorld, step: OnPull): Told {
  const open = world.pulls.find(({ state }) => state === 'open')
  if (step.kind === 'reopen') return open === undefined ? reopenSet(world) : NOTHING
  if (step.kind === 'delete-branch') {
    // Of an open pull request it would close that.
    if (open !== undefined || world.branch === undefined) return NOTHING
    world.branch = undefined
    return { text: 'ana deletes our branch' }
  }
  if (open === undefined) return NOTHING
  const name = `#${open.number}, "${open.title}"`
  switch (step.kind) {
    case 'merge':
      return mergeSet(world, open)
    case 'close':
      change(world, open.number, { state: 'closed', ended: { by: 'person', at: nowIn(world) } })
      return { text: `ana closes ${name}` }
    case 'approve':
      change(world, open.number, { approved: true })
      return { text: `raj approves ${name}` }
    case 'retitle':
      change(world, open.number, { title: 'better' })
      return { text: `ana changes the title of ${name}` }
    case 'push':
      return pushToSet(world, open, step.of, picked(serviceIn(world, step.of), step.version))
  }
}
