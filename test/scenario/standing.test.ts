import { describe, expect, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}", land: pull-request }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
const ROLLBACK = 'rollback/prod/shop'
const HOLD = 'hold/prod/shop'
const BUMP = 'bump/dev/shop'
const HOLDS = '.fluxgate/holds/prod/shop.yaml'

/** Prod went from 1.0.0 to 1.1.0, and dev with it; holds land by pull request. */
async function shop(): Promise<Scene> {
  const at = (version: string) => ({
    ...overlay('dev', 'shop', version),
    ...overlay('prod', 'shop', version),
  })
  const scene = await setScene(POLICY, at('1.0.0'))
  await scene.commit(at('1.1.0'), 'Run 1.1.0')
  return scene
}

async function holdByPullRequest(scene: Scene, ...more: Parameters<Scene['hold']>) {
  scene.control.protect({ branch: 'main', approvals: 1 })
  const held = await scene.hold(...more)
  expect(held).toMatchObject({ operation: 'created' })
}

/** The pull request of a branch: its state, and the last that was said on it. */
function pullOf(scene: Scene, branch: string) {
  const pull = scene.control.pulls.find(({ head }) => head === branch)
  const comments = [...scene.control.state.comments.values()].map(({ body }) => body)
  return { state: pull?.state, said: comments.join('\n') }
}

async function swept(scene: Scene) {
  const outcome = await scene.sweep()
  if (outcome.kind !== 'swept') throw new Error(outcome.kind)
  return outcome.orphans
}

describe('a sweep closes a rollback', () => {
  test.each<[string, Readonly<Record<string, string | undefined>>, string | undefined]>([
    ['never while its environment holds what it takes back', { 'README.md': 'hello\n' }, undefined],
    [
      'whose environment has moved on',
      overlay('prod', 'shop', '1.2.0'),
      'prod pins 1.2.0 of shop by now, which is not what this takes back',
    ],
    [
      'whose overlay is gone',
      Object.fromEntries(Object.keys(overlay('prod', 'shop', '')).map((path) => [path, undefined])),
      'prod has no overlay of shop any more',
    ],
    [
      'whose environment is gone',
      { '.fluxgate/policy.yaml': POLICY.replace(/ {2}prod: .*\n/, '') },
      'the policy has no environment prod any more',
    ],
    [
      'never for the pins alone, while its hold is missing',
      overlay('prod', 'shop', '1.0.0'),
      undefined,
    ],
    ['never where nobody can tell', { 'apps/prod/shop/release.yaml': 'a: [\n' }, undefined],
  ])('%s', async (_, files, why) => {
    await using scene = await shop()
    expect(await scene.rollback('prod', 'shop')).toMatchObject({ operation: 'created' })
    await scene.commit(files, 'Change it')
    const settled = await swept(scene)
    expect(settled.map(({ operation, reason }) => `${operation} ${reason}`)).toEqual(
      why === undefined ? [] : [`closed #1: ${why}`],
    )
    const { state, said } = pullOf(scene, ROLLBACK)
    expect(state).toBe(why === undefined ? 'open' : 'closed')
    if (why !== undefined) {
      expect(said).toContain(`${why}. If the rollback is still needed, start it again.`)
    }
    expect(await swept(scene)).toEqual([])
    expect(scene.github.violations).toEqual([])
  })

  test('that is there already, pins and hold', async () => {
    await using scene = await shop()
    await scene.rollback('prod', 'shop')
    const holds = await scene.control.read(HOLDS, ROLLBACK)
    await scene.commit({ ...overlay('prod', 'shop', '1.0.0'), [HOLDS]: holds }, 'By hand')
    expect(await swept(scene)).toEqual([
      { number: 1, operation: 'closed', reason: '#1: prod pins 1.0.0 of shop already' },
    ])
  })

  test('never with a commit of somebody else, whom it names', async () => {
    await using scene = await shop()
    await scene.rollback('prod', 'shop')
    const message = 'Keep this'
    await scene.control.commit({ branch: ROLLBACK, files: { 'kept.txt': 'x' }, message, by: 'ana' })
    await scene.commit(overlay('prod', 'shop', '1.2.0'), 'Move on')
    expect(await swept(scene)).toMatchObject([
      {
        operation: 'deferred',
        reason: expect.stringMatching(
          /^#1 has commits by ana; prod pins 1\.2\.0 .*, so merge or close it by hand$/,
        ),
      },
    ])
    expect(pullOf(scene, ROLLBACK).state).toBe('open')
  })
})

describe('a sweep closes a hold', () => {
  test.each<[string, Readonly<Record<string, string | undefined>>, boolean]>([
    ['never while nothing holds', { 'README.md': 'hello\n' }, false],
    ['that somebody wrote down otherwise', {}, true],
    [
      'never for the hold of another version',
      { [HOLDS]: '- { version: 9.9.9, reason: x, by: ana }\n' },
      false,
    ],
  ])('%s', async (_, files, over) => {
    await using scene = await shop()
    await holdByPullRequest(scene, 'prod', 'shop')
    const same = { [HOLDS]: await scene.control.read(HOLDS, HOLD), 'more.txt': 'more\n' }
    await scene.commit(over ? same : files, 'Change it')
    expect((await swept(scene)).map(({ reason }) => reason)).toEqual(
      over ? ['#1: the holds of shop in prod are as it would have them'] : [],
    )
    expect(pullOf(scene, HOLD).state).toBe(over ? 'closed' : 'open')
  })

  test('that ended before it was merged', async () => {
    await using scene = await shop()
    const until = new Date(scene.clock.milliseconds() + 3_600_000).toISOString()
    await holdByPullRequest(scene, 'prod', 'shop', { terms: { reason: 'an audit', until } })
    expect(await swept(scene)).toEqual([])
    await scene.clock.sleep(2 * 3_600_000)
    expect(await swept(scene)).toMatchObject([{ operation: 'closed' }])
  })
})

describe('a sweep closes a bump', () => {
  test.each([
    ['that is there already', '1.2.0', 'dev pins 1.2.0 of shop already'],
    ['that was overtaken', '1.3.0', 'dev pins 1.3.0 of shop by now'],
  ])('%s', async (_, version, why) => {
    await using scene = await shop()
    expect(await scene.bump('shop', '1.2.0')).toMatchObject({ operation: 'created' })
    expect(await swept(scene)).toEqual([])
    await scene.commit(overlay('dev', 'shop', version), 'By hand')
    expect(await swept(scene)).toEqual([{ number: 1, operation: 'closed', reason: `#1: ${why}` }])
    expect(pullOf(scene, BUMP).said).toContain(`${why}. The next bump gets a pull request`)
  })
})

test('a sweep that is cut short while it closes says why once', async () => {
  await using scene = await shop()
  await scene.rollback('prod', 'shop')
  await scene.commit(overlay('prod', 'shop', '1.2.0'), 'Move on')
  scene.github.faults.add({
    on: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
    kind: '500',
    nth: 'all',
  })
  await scene.sweep().catch(() => undefined)
  scene.github.faults.clear()
  expect(pullOf(scene, ROLLBACK).state).toBe('open')
  expect(await swept(scene)).toMatchObject([{ operation: 'closed' }])
  expect(scene.control.state.comments.size).toBe(1)
})
