import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, headOf } from '../support/gitops.ts'
import {
  addPromotionTests,
  endTests,
  PROMOTION_TESTS,
  testRuns,
} from '../support/promotion-tests.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { storyClock } from '../support/story-clock.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { cameUp, openTitles, policyWith } from './sets.ts'
import { byHand, endStage, type Stage, setStage, writesSince } from './stage.ts'
import { beginStory } from './stories.ts'

const now = shareProcessesApart()

const STATUS = 'POST /repos/{owner}/{repo}/statuses/{sha}'
const DISPATCH = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches'
const CONTEXT = 'fluxgate/tests/prod/svc-0000'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

/** dev and prod, which asks for promotion tests; 1.1.0 is proven in dev. */
async function tested(name: string, workflow: string | undefined = PROMOTION_TESTS) {
  const { story, gitops } = await beginStory(stage, {
    ...{ name, title: name, about: '' },
    environments: { dev: '', prod: 'after: [dev], gates: { tests: promotion-tests.yml }' },
  })
  if (workflow !== '') await addPromotionTests(gitops, workflow)
  await story.build('1.1.0')
  const pinned = headOf(gitops.control)
  const first = await story.report('1.1.0', 'dev')
  return { story, gitops, pinned, first }
}

function resultOf({ control }: GitOps, commit: string): string {
  const all = control.state.statuses.get(commit) ?? []
  const status = all.findLast(({ context }) => context === CONTEXT)
  const run = status?.targetUrl === null ? '' : ' with a link'
  return `${status?.state} ${status?.description}${run}`
}

describe('promotion tests', () => {
  test('follow checks on the way through three environments', async () => {
    const { story, gitops } = await beginStory(stage, {
      name: 'tests-chain',
      title: 'Three environments, with checks and tests',
      about:
        'The environment staging waits for the check e2e on the commit that pinned a release in dev; prod for promotion-tests.yml, which runs once for each release that may go on. Both keep the proposal back.',
      environments: {
        dev: '',
        staging: 'after: [dev], gates: { checks: [e2e] }',
        prod: 'after: [staging], gates: { tests: promotion-tests.yml }',
      },
    })
    const { control } = gitops
    await addPromotionTests(gitops)
    await story.build('1.1.0')
    const inDev = headOf(control)
    await story.report('1.1.0', 'dev')
    const red = control.addCheckRun({ commit: inDev, name: 'e2e', conclusion: 'failure' })
    await story.sweep()
    expect(story.open()).toEqual([])
    await story.person('a developer runs the failed job again, and it passes', () =>
      control.addCheckRun({
        ...{ commit: inDev, name: 'e2e', conclusion: 'success', suite: red.suite },
      }),
    )
    await story.sweep()
    await story.merge('squash', 'staging')
    await story.report('1.1.0', 'staging')
    expect(testRuns(gitops).map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Test svc-0000 1\.1\.0 for prod \([0-9a-f]{12}\)$/),
    ])
    await story.sweep(2)
    await story.person('the promotion tests fail', () => endTests(gitops, 'failure'))
    const failed = await story.sweep()
    expectGolden('tests-failed', failed.summary, stage.github)
    await story.person('a developer runs them again', () => endTests(gitops, undefined))
    await story.sweep()
    await story.person('they pass', () => endTests(gitops, 'success'))
    await story.sweep()
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to prod'])
    const pull = control.pulls.find(({ state }) => state === 'open')
    if (pull !== undefined) expectGolden('tests-body', pullRequestText(pull), stage.github)
    await story.merge('squash', 'prod')
    await story.report('1.1.0', 'prod')
    await story.sweep(2)
    expect(testRuns(gitops)).toHaveLength(1)
    expectGolden('story-tests', story.text(), stage.github)
  })

  test('are started once, with what tells the release, and then only read', async () => {
    const { gitops, pinned, first } = await tested('tests-once')
    expect(first.outputs).toMatchObject({ operation: 'started' })
    expectGolden('tests-started', first.summary, stage.github)
    expect(resultOf(gitops, pinned)).toBe('pending runs for 1.1.0 with a link')
    const mark = stage.github.ledger.mark()
    await sweepAll(stage.github, gitops)
    expect(writesSince(stage.github, mark)).toEqual([])
    expect(testRuns(gitops)).toHaveLength(1)
  })

  test('are started once where the run dies between the start and its note, and by the next where it died before', async () => {
    const clock = storyClock('2026-10-29T08:00:00Z')
    const timed = await setStage(clock.milliseconds)
    for (const nth of [1, 2]) {
      const { story, gitops } = await beginStory(timed, {
        ...{ name: `tests-killed-${nth}`, title: '', about: '', clock },
        environments: { dev: '', prod: 'after: [dev], gates: { tests: promotion-tests.yml }' },
      })
      await addPromotionTests(gitops)
      await story.build('1.1.0')
      const pinned = headOf(gitops.control)
      // The first status announces the start, the second has the link to the run.
      if (nth === 1) timed.github.faults.add({ on: DISPATCH, kind: '401', nth: 'all' })
      else timed.github.faults.add({ on: STATUS, kind: '401', nth: [2, 3, 4, 5] })
      await story.report('1.1.0', 'dev')
      timed.github.faults.clear()
      expect(testRuns(gitops)).toHaveLength(nth - 1)
      expect(resultOf(gitops, pinned)).toMatch(/^pending starting promotion-tests\.yml/)
      await story.sweep()
      expect(testRuns(gitops)).toHaveLength(nth - 1)
      clock.goTo(nth === 1 ? '2026-10-29T09:00:00Z' : '2026-10-29T10:00:00Z')
      await story.sweep()
      expect(testRuns(gitops)).toHaveLength(1)
      expect(resultOf(gitops, pinned)).toBe('pending runs for 1.1.0 with a link')
    }
    await endStage(timed)
  })

  test.each([
    ['missing', '', 'main has no workflow promotion-tests.yml: copy the documented one'],
    [
      'without trigger',
      'on: push\n',
      'promotion-tests.yml has no workflow_dispatch trigger on main: add it',
    ],
    [
      'without inputs',
      'on: workflow_dispatch\n',
      'promotion-tests.yml does not take what it is given: declare the documented inputs',
    ],
  ])('that can not be started say what to do, until they can: %s', async (name, text, why) => {
    const { gitops, story, pinned } = await tested(`tests-${name.replaceAll(' ', '-')}`, text)
    expect(resultOf(gitops, pinned)).toBe(`error ${why}`)
    const { outputs } = await story.sweep()
    expect(outputs['reason']).toContain(why)
    await addPromotionTests(gitops)
    await story.sweep()
    expect(resultOf(gitops, pinned)).toBe('pending runs for 1.1.0 with a link')
  })

  test('that the token may not start name the permission', async () => {
    const { gitops, pinned } = await tested('tests-forbidden', '')
    await addPromotionTests(gitops)
    const token = stage.github.token({
      kind: 'installation',
      of: 'acme-fluxgate',
      permissions: {
        ...{ contents: 'write', pull_requests: 'write', deployments: 'write', statuses: 'write' },
      },
    })
    const { outputs } = await sweepAll(stage.github, gitops, { token })
    const why = 'the token may not start promotion-tests.yml: give it actions: write'
    expect(resultOf(gitops, pinned)).toBe(`error ${why}`)
    expect(outputs['exitCode']).toBeUndefined()
    expect((await sweepAll(stage.github, gitops, { token })).outputs['reason']).toContain(why)
    expect(testRuns(gitops)).toEqual([])
  })

  test('are believed in our words alone', async () => {
    const { gitops, story, pinned } = await tested('tests-forged')
    const forged = { oid: pinned, context: CONTEXT, state: 'success', by: 'dev' } as const
    await gitops.control.setStatus(forged)
    await story.sweep()
    expect(story.open()).toEqual([])
    expect(testRuns(gitops)).toHaveLength(1)
    endTests(gitops, 'success')
    await story.sweep()
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to prod'])
  })

  test('are run for each release of a set, which waits for all of them', async () => {
    const gates = 'batch: true, gates: { tests: promotion-tests.yml }'
    const gitops = await stage.repository('tests-set', {
      ...{ services: 2, ahead: 2 },
      policy: (people) => policyWith(people, gates),
    })
    await addPromotionTests(gitops)
    for (const service of gitops.services) await cameUp(stage, gitops, service, '1.1.0')
    await sweepAll(stage.github, gitops)
    expect(testRuns(gitops).map(({ title }) => title.slice(0, 22))).toEqual([
      'Test svc-0000 1.1.0 fo',
      'Test svc-0001 1.1.0 fo',
    ])
    expect(openTitles(gitops)).toEqual([])
    for (const run of testRuns(gitops)) {
      Object.assign(run, { status: 'completed', conclusion: 'success' })
    }
    await sweepAll(stage.github, gitops)
    expect(openTitles(gitops)).toHaveLength(1)
    const mark = stage.github.ledger.mark()
    await sweepAll(stage.github, gitops)
    expect(writesSince(stage.github, mark)).toEqual([])
    expect(testRuns(gitops)).toHaveLength(2)
  })

  test('of a set are started by the sweep where releases have soaked', async () => {
    const gates = 'batch: true, gates: { tests: promotion-tests.yml }'
    const gitops = await stage.repository('tests-set-later', {
      ...{ services: 2, ahead: 2 },
      policy: (people) => policyWith(people, gates),
    })
    for (const service of gitops.services) await cameUp(stage, gitops, service, '1.1.0')
    await addPromotionTests(gitops)
    expect(testRuns(gitops)).toHaveLength(0)
    await sweepAll(stage.github, gitops)
    expect(testRuns(gitops)).toHaveLength(2)
  })

  test('are run for what a person chose, whose pull request waits for them', async () => {
    const { gitops, story } = await tested('tests-chosen')
    await story.build('1.2.0')
    await story.report('1.2.0', 'dev')
    const chosen = await byHand(stage, gitops, 'open-promotion-pr', {
      ...{ to: 'prod', service: 'svc-0000', version: '1.1.0' },
    })
    expect(chosen.outputs['operation']).toBe('created')
    const judge = () => byHand(stage, gitops, 'promotion-gate', { 'pull-request': '1' })
    expect((await judge()).outputs).toMatchObject({
      state: 'pending',
      reason: 'waiting for promotion-tests.yml to end (svc-0000: 1.1.0 for prod)',
    })
    const [first] = testRuns(gitops)
    if (first !== undefined) Object.assign(first, { status: 'completed', conclusion: 'failure' })
    const red = await judge()
    expect(red.outputs).toMatchObject({ state: 'failure' })
    expect(red.outputs['reason']).toContain('promotion-tests.yml failed for 1.1.0')
    if (first !== undefined) Object.assign(first, { status: 'completed', conclusion: 'success' })
    expect((await judge()).outputs).toMatchObject({ state: 'success' })
  })
})
