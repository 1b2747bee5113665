import {
  mergeStep,
  mergeWish,
  promotionBranch,
  pullRequestVerdict,
  withdrawal,
} from '@fluxgate/promotion'
import { type Count, land, type Told } from './acts.ts'
import { change } from './carry-out.ts'
import { verdictOn } from './judged.ts'
import { mergedOr } from './merges.ts'
import { policyOf } from './policies.ts'
import { seenIn, US, type World, type WorldPull } from './world.ts'

/** Every pull request that is open is judged, and merged where that is ours to do; then GitHub does what it was asked for. */
export function judgeAndMerge(world: World, count: Count): Told {
  const told: string[] = []
  for (const pull of world.pulls.filter(({ state }) => state === 'open')) {
    const expected = mergedOr(seenIn(world), pull, world.settings)
    const before = { automatic: pull.automatic, queued: pull.queued }
    const done = judgeOne(world, pull)
    const now = world.pulls.find(({ number }) => number === pull.number) ?? pull
    const { automatic, queued } = now
    const found = now.state === 'merged' ? 'merged' : { automatic, queued }
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      const fault = `of #${pull.number} should become ${JSON.stringify(expected)}, and becomes ${JSON.stringify(found)}`
      return { text: done, fault }
    }
    if (JSON.stringify(found) !== JSON.stringify(before)) {
      count(done)
      told.push(`\n    #${pull.number} for ${pull.version} to ${pull.environment}: ${done}`)
    }
  }
  return { text: told.join('') + (github(world, count).text ?? '') }
}

/** What a run does about one pull request, and in a word what came of it. */
function judgeOne(world: World, pull: WorldPull): string {
  const { environment, version, number } = pull
  const service = verdictOn(world, { environment, version, ours: true, pull })
  const verdict = pullRequestVerdict([service], { problems: [], policy: false, workflows: false })
  const wish = mergeWish(
    { policy: policyOf(world.policy), recorder: US },
    {
      ...{ branch: promotionBranch(environment, world.key), fork: false, author: US },
      foreignAuthors: pull.foreign ? ['ana'] : [],
    },
    verdict,
  )
  const by = (who: WorldPull['automatic']) => (who === 'ana' ? ('somebody' as const) : who)
  const asked = { automatic: by(pull.automatic), queued: by(pull.queued) }
  const back = withdrawal(wish, asked)
  if (back.automatic) change(world, number, { automatic: undefined })
  if (back.queued) change(world, number, { queued: undefined })
  change(world, number, { passes: verdict.state === 'success' })
  if (wish.kind === 'leave') return back.automatic || back.queued ? 'withdrawn' : 'left'
  const { isBlocked, isRequired, isAllowed, hasQueue } = world.settings
  const step = mergeStep({
    ...{ ...asked, gateRequired: isRequired, autoMergeAllowed: isAllowed, queue: hasQueue },
    ...{ state: isBlocked ? 'blocked' : 'clean', ways: ['squash'] },
  })
  switch (step.kind) {
    case 'wait':
      return step.why
    case 'enable':
      change(world, number, { automatic: 'us' })
      return 'auto-merge turned on'
    // GitHub refuses both where something is missing.
    case 'enqueue':
      if (!isBlocked) change(world, number, { queued: 'us' })
      return isBlocked ? 'blocked' : 'queued'
    case 'merge':
      if (!isBlocked) land(world, pull)
      return isBlocked ? 'blocked' : 'merged by us'
  }
}

/** What GitHub merges by itself as things stand, whoever asked it to: where the branch waits for the gate, nothing that it does not let through. */
export function github(world: World, count: Count): Told {
  const { isBlocked, isRequired } = world.settings
  const asked = world.pulls.filter(({ state, automatic }) => state === 'open' && automatic)
  const free = asked.filter(({ passes }) => !isBlocked && (passes || !isRequired))
  for (const pull of free) land(world, pull)
  if (free.length > 0) count('merged by GitHub')
  const text = free.map(
    ({ number, version, environment }) =>
      `\n    GitHub merges #${number}: ${environment} takes ${version}`,
  )
  return { text: text.join('') }
}

/** From now on something else than the gate is missing, or nothing is. */
export function block(world: World, isBlocked: boolean, count: Count): Told {
  world.settings = { ...world.settings, isBlocked }
  const what = isBlocked ? 'something else than the gate is missing' : 'nothing else is missing'
  return { text: `${what}${github(world, count).text ?? ''}` }
}

/** A person has GitHub merge by itself, or not any more. */
export function askGitHub(world: World, pull: WorldPull, count: Count): Told {
  const automatic = pull.automatic === undefined ? 'ana' : undefined
  change(world, pull.number, { automatic })
  const how = automatic === undefined ? 'turns auto-merge off' : 'turns auto-merge on'
  return { text: `a person ${how} for #${pull.number}${github(world, count).text ?? ''}` }
}

/** It is the turn of what waits in the queue: what is queued there is merged. */
export function turnOfQueue(world: World): Told {
  const queued = world.pulls.filter((one) => one.state === 'open' && one.queued !== undefined)
  for (const pull of queued) land(world, pull)
  const text = queued.map(({ number, version }) => `#${number} for ${version}`)
  return { text: text.length === 0 ? undefined : `the queue merges ${text.join(', ')}` }
}
