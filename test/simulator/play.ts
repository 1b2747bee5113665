import {
  arrive,
  attest,
  bump,
  type Count,
  choose,
  describeEvent,
  hold,
  merge,
  NOTHING,
  push,
  reopen,
  revert,
  review,
  type Told,
} from './acts.ts'
import { ALL_WRITES, carryOut, change, ended, type Intent, intents } from './carry-out.ts'
import { time } from './commits.ts'
import { keep, lift, rollBack, takeBack } from './holding.ts'
import { judgeIn, openVerdictsParting, pushTheirs, skip } from './judged.ts'
import { askGitHub, block, turnOfQueue } from './merging.ts'
import { digestToldOf, picked, pickedOrNone, toldAs, written } from './picking.ts'
import { rulesOf } from './policies.ts'
import type { Step } from './steps.ts'
import { readIssues, resume, stop } from './stopping.ts'
import { KNOWN_DIGESTS, type Story } from './story.ts'
import { fullSweep } from './sweep.ts'
import { keepTests, testRun } from './testing.ts'
import { higherThan, nameOf } from './versions.ts'
import { begin, type Event, versionIn, type World, type WorldPull } from './world.ts'

/** A story as it was played: a line for each thing that happened, and where plan and model part. */
export interface Played {
  readonly lines: readonly string[]
  readonly fault: string | undefined
}

/** Plays a story to its end, with a sweep after everything; stops where plan and model part. */
export function play(story: Story, count: Count): Played {
  const pinned = KNOWN_DIGESTS[story.digests]
  const digests = { pinned: new Set<string>(pinned), told: pinned !== undefined }
  const world = begin(story.policy, Date.parse(story.start), { digests, settings: story.settings })
  const lines = [
    `${time(world.now)} the policy: ${JSON.stringify(story.policy)}; digests: ${story.digests}; ${JSON.stringify(story.settings)}`,
  ]
  const stalled: Intent[] = []
  for (const step of [...story.steps, { kind: 'sweep' } as const]) {
    world.now += 1000
    const told = happen(world, step, stalled, count)
    if (told.text !== undefined) lines.push(`${time(world.now)} ${told.text}`)
    const twice = told.fault ?? duplicates(world)
    if (twice !== undefined) return { lines, fault: twice }
  }
  return { lines, fault: undefined }
}

function duplicates({ pulls }: World): string | undefined {
  const open = pulls.filter(({ state }) => state === 'open').map(({ environment }) => environment)
  const twice = open.find((one, index) => open.indexOf(one) !== index)
  return twice === undefined ? undefined : `two open pull requests of one branch in ${twice}`
}

function happen(world: World, step: Step, stalled: Intent[], count: Count): Told {
  switch (step.kind) {
    case 'bump':
      return bump(
        world,
        step.in,
        toldAs(
          typeof step.version === 'string'
            ? step.version
            : higherThan(versionIn(world, step.in), step.version),
          step.digest,
        ),
      )
    case 'ship': {
      const landed = bump(world, 'dev', toldAs(higherThan(versionIn(world, 'dev'), step.by), 'own'))
      if (landed.fault !== undefined) return landed
      const out = mail(
        world,
        { kind: 'rollout', in: 'dev', good: true, digest: 'own', run: true },
        count,
      )
      const text = `${landed.text ?? ''}; ${out.text ?? ''}`
      if (step.rests === 0 || out.fault !== undefined) return { ...out, text }
      const { text: more, fault } = pass(world, step.rests, true, count)
      return { text: `${text}; ${more}`, fault }
    }
    case 'pin': {
      const version = written(world, step)
      hold(world, step.in, version)
      return { text: `a person pins ${version} in ${step.in}` }
    }
    case 'revert':
      return revert(world, step.in)
    case 'roll-back':
      return rollBack(world, step.in, pickedOrNone(world, step.to), count)
    case 'skip': {
      const asked = { environment: step.in, version: written(world, step) }
      return skip(world, asked, step.gates, count)
    }
    case 'push-theirs':
      return pushTheirs(world, count)
    case 'take-back':
      return takeBack(world, step.in, count)
    case 'judge':
      return judgeIn(
        world,
        { environment: step.in, version: written(world, step), ours: step.ours },
        count,
      )
    case 'check': {
      const commit = (world.held.get(step.in)?.length ?? 1) - 1 - step.back
      if (commit < 0) return NOTHING
      const { in: environment, by, said } = step
      world.checks = [...world.checks, { environment, commit, by, said, at: world.now }]
      const version = world.held.get(environment)?.[commit]?.version ?? ''
      return { text: `${by} says "${said}" of the commit of ${environment} that pins ${version}` }
    }
    case 'unrelated':
      hold(world, step.in, versionIn(world, step.in))
      return { text: `a commit in ${step.in} that leaves the pins alone` }
    case 'attest':
      return attest(world, step.in)
    case 'hold': {
      const until = step.minutes === 0 ? undefined : world.now + step.minutes * 60_000
      return keep(world, step.in, { version: nameOf(picked(world, step.version)), until })
    }
    case 'lift':
      return lift(world, step.in, pickedOrNone(world, step.version))
    case 'choose':
      return choose(world, step.in, picked(world, step.version))
    case 'block':
      return block(world, step.isBlocked, count)
    case 'test-run':
      return testRun(world, step.which, step.becomes)
    case 'keep-tests':
      return keepTests(world, step.isThere)
    case 'queue-turn':
      return turnOfQueue(world)
    case 'stop':
      return stop(world, step.labels)
    case 'resume':
      return resume(world, step.which)
    case 'read-issues':
      return readIssues(world, step.read)
    case 'policy':
      world.policy = { ...world.policy, ...step.to }
      return { text: `the policy changes: ${JSON.stringify(step.to)}` }
    case 'wait':
      return pass(world, step.minutes, step.run, count)
    case 'rollout':
    case 'happen':
    case 'deliver':
    case 'lose':
    case 'repeat':
      return mail(world, step, count)
    case 'sweep':
      return fullSweep(world, count)
    case 'cut-short':
      for (const intent of intents(world)) carryOut(world, intent, step.writes)
      return { text: `a sweep dies after ${step.writes} writes in each environment` }
    case 'stall':
      stalled.push(...intents(world))
      return { text: 'a run reads and plans, and stands still' }
    case 'go-on':
      return goOn(world, stalled)
    default:
      return onPull(world, step, count)
  }
}

function pass(world: World, minutes: number, isSwept: boolean, count: Count): Told {
  world.now += minutes * 60_000
  const text = `${minutes} minutes have gone by`
  if (!isSwept) return { text }
  const swept = fullSweep(world, count)
  return { ...swept, text: `${text}; ${swept.text ?? ''}` }
}

function goOn(world: World, stalled: Intent[]): Told {
  const all = stalled.splice(0)
  const lost = all.filter((intent) => !carryOut(world, intent, ALL_WRITES))
  const kinds = all.map(({ environment, step }) => `${step.kind} in ${environment}`)
  if (all.length === 0) return NOTHING
  return { text: `the run goes on: ${kinds.join(', ')}; overtaken in ${lost.length}` }
}

type Mail = Extract<Step, { kind: 'rollout' | 'happen' | 'deliver' | 'lose' | 'repeat' }>

function mail(world: World, step: Mail, count: Count): Told {
  switch (step.kind) {
    case 'rollout': {
      const rules = rulesOf(world.policy).get(step.in)
      const clusters = rules?.clusters.length === 0 ? [undefined] : (rules?.clusters ?? [])
      const what = rules?.proof ?? 'upgrade'
      const release = versionIn(world, step.in)
      const told = clusters.map((cluster) =>
        arrive(world, {
          environment: step.in,
          version: nameOf(release),
          digest: digestToldOf(release, step.digest),
          what,
          good: step.good,
          cluster,
          said: world.now,
        }),
      )
      const text = told.map((one) => one.text).join('; ')
      const fault = told.find((one) => one.fault !== undefined)?.fault
      if (!step.run || fault !== undefined) return { text, fault }
      const run = fullSweep(world, count)
      return { ...run, text: `${text}; ${run.text ?? ''}` }
    }
    case 'happen': {
      const { what, cluster } = step
      const release = picked(world, step.version ?? versionIn(world, step.in))
      const event: Event = {
        ...{ environment: step.in, version: nameOf(release), what },
        digest: digestToldOf(release, step.digest),
        ...{ good: what === 'rollback' || step.good, cluster },
        said: saidBy(world, step),
      }
      if (!step.held) return arrive(world, event)
      world.mail = [...world.mail, event]
      return { text: `${describeEvent(event)} is under way` }
    }
    case 'deliver':
    case 'lose': {
      const event = world.mail[step.which % Math.max(1, world.mail.length)]
      if (event === undefined) return NOTHING
      world.mail = world.mail.filter((one) => one !== event)
      if (step.kind === 'lose') return { text: `${describeEvent(event)} is lost` }
      world.arrived = [...world.arrived, event]
      return arrive(world, event)
    }
    case 'repeat': {
      const event = world.arrived[step.which % Math.max(1, world.arrived.length)]
      if (event === undefined) return NOTHING
      const { text = '', fault } = arrive(world, event)
      return { text: `once more, ${text}`, fault }
    }
  }
}

function saidBy(world: World, step: Extract<Mail, { kind: 'happen' }>): number | undefined {
  switch (step.clock) {
    case 'right':
      return world.now
    case 'ahead':
      return world.now + 600_000
    case 'none':
      return undefined
    case 'same':
      return world.reports.findLast(({ environment }) => environment === step.in)?.said
  }
}

type OnPull = Extract<
  Step,
  {
    kind: 'merge' | 'close' | 'reopen' | 'review' | 'delete-branch' | 'auto-merge' | 'edit' | 'push'
  }
>

function onPull(world: World, step: OnPull, count: Count): Told {
  const open = world.pulls.find((one) => one.environment === step.in && one.state === 'open')
  if (step.kind === 'reopen') return open === undefined ? reopen(world, step.in) : NOTHING
  if (step.kind === 'delete-branch') {
    // Of an open pull request it would close that.
    if (open !== undefined || !world.branches.delete(step.in)) return NOTHING
    return { text: `a person deletes our branch for ${step.in}` }
  }
  if (open === undefined) return NOTHING
  const name = `#${open.number} for ${open.version} to ${step.in}`
  switch (step.kind) {
    case 'merge': {
      const fault = openVerdictsParting(world, count)
      return { ...merge(world, open), fault }
    }
    case 'close':
      change(world, open.number, {
        ...ended('closed'),
        closed: { by: 'person', at: world.now },
      })
      return { text: `a person closes ${name}` }
    case 'auto-merge':
      return askGitHub(world, open, count)
    case 'review':
      return review(world, open, step)
    case 'edit':
      change(world, open.number, step.what === 'title' ? { title: 'better' } : { labels: [] })
      return { text: `a person changes the ${step.what} of ${name}` }
    case 'push':
      return pushTo(world, open, written(world, step), step.approves)
  }
}

function pushTo(world: World, open: WorldPull, version: string, approves: boolean): Told {
  const pushed = push(world, open, version)
  const pull = world.pulls.find(({ number }) => number === open.number)
  if (!approves || pull === undefined) return pushed
  const said = review(world, pull, { by: 'ana', approves, late: false })
  return { text: `${pushed.text ?? ''}; ${said.text ?? ''}` }
}
