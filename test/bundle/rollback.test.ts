import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GitOps, headOf, pin, type Service } from '../support/gitops.ts'
import { overlayFiles } from '../support/overlays.ts'
import { shareProcesses } from '../support/run-action.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import {
  byHand,
  endStage,
  errorsOf,
  type People,
  type Stage,
  setStage,
  writesSince,
} from './stage.ts'
import { tellStory } from './story.ts'

shareProcesses()

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

const BACK = { environment: 'prod', reason: 'leaks connections under load' } as const
const HOLDS = '.fluxgate/holds/prod/svc-0000.yaml'

function serviceOf(gitops: GitOps, index = 0): Service {
  const service = gitops.services[index]
  if (service === undefined) throw new Error(`there is no service ${index}`)
  return service
}

/** dev and prod went on from 1.0.0 to 1.1.0, in one of three ways to merge. */
async function promoted(
  name: string,
  method: 'merge' | 'squash' | 'rebase',
  { index = 0, title = name, about = '' } = {},
) {
  const gitops = await stage.repository(name, { services: index + 1, ahead: index + 1 })
  const service = serviceOf(gitops, index)
  const story = tellStory(stage, gitops, title, service, ['dev', 'prod'], { about })
  await story.report('1.1.0', 'dev')
  await story.merge(method)
  return { gitops, service, story }
}

const chain =
  (staging: string) =>
  ({ reporter }: People) =>
    `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  staging: { after: [dev], overlays: "apps/staging/{service}"${staging} }
  prod: { after: [staging], overlays: "apps/prod/{service}" }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, staging, prod] }]
people: { override: [acme/ops], attest: [acme/ops], hold: [acme/ops] }
`

describe('a rollback', () => {
  test('sticks through ten sweeps, and a higher release is free', async () => {
    const gitops = await stage.repository('rollback-sticks', { ahead: 1 })
    const service = serviceOf(gitops)
    const story = tellStory(stage, gitops, 'A rollback that sticks', service, ['dev', 'prod'], {
      about:
        'What came into prod fails there, and olga takes prod back by hand. That holds 1.1.0 there, so neither a sweep nor a late report brings it again. What is newer is free.',
    })
    await story.report('1.1.0', 'dev')
    await story.merge('squash')
    await story.report('1.1.0', 'prod', { story: 'upgrade failed' })
    const before = headOf(gitops.control)
    const end = await story.act('rollback', BACK)
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({ operation: 'created', 'pull-request': '2' })
    const pull = gitops.control.pull(2)
    expect(pull.head).toBe('rollback/prod/svc-0000')
    expectGolden('rollback-body', pullRequestText(pull), stage.github)
    expectGolden('rollback', end.summary, stage.github)
    expect(await changedLines(gitops, before, pull.head)).toEqual([
      '+- version: "1.1.0"',
      '+  reason: "leaks connections under load"',
      '+  by: "olga"',
      '-      version: 1.1.0 # what prod runs',
      '+      version: 1.0.0 # what prod runs',
      '-      tag: 1.1.0',
      '+      tag: 1.0.0',
    ])
    await story.act('rollback', BACK)
    await story.merge('rebase')
    await story.report('1.0.0', 'prod')
    await story.report('1.1.0', 'dev')
    await story.sweep(10)
    expect(story.open()).toEqual([])
    await story.person('a build: 1.2.0 in dev', () => pin(gitops, 'dev', [service], '1.2.0'))
    await story.report('1.2.0', 'dev')
    expect(story.open()).toEqual(['Promote svc-0000 1.2.0 to prod'])
    expectGolden('story-rollback', story.text(), stage.github)
  })

  test('that nobody merged is closed once prod has moved on, and can be asked for again', async () => {
    const { gitops, service, story } = await promoted('rollback-overtaken', 'squash', {
      title: 'A rollback that comes too late',
      about:
        'Before the rollback that olga asked for is merged, somebody mends prod by hand. So it is for nothing, and is closed; to go back all the same she names the version.',
    })
    await story.act('rollback', BACK)
    await story.sweep(2)
    await story.person('prod gets 1.1.1 by hand', () => pin(gitops, 'prod', [service], '1.1.1'))
    await story.sweep(2)
    expect(story.open()).toEqual([])
    await story.act('rollback', { ...BACK, to: '1.0.0' })
    expect(story.open()).toEqual(['Roll back svc-0000 to 1.0.0 in prod'])
    const said = [...gitops.control.state.comments.values()].map(({ body }) => body)
    expect(said.at(-1)).toContain('If the rollback is still needed, start it again.')
    expectGolden('story-rollback-overtaken', story.text(), stage.github)
  })

  test('whose hold is lifted lets the release in again', async () => {
    const { story } = await promoted('rollback-lifted', 'merge')
    await story.act('rollback', BACK)
    await story.merge()
    await story.sweep(2)
    expect(story.open()).toEqual([])
    await story.act('hold', { environment: 'prod', lift: 'true' })
    await story.sweep()
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to prod'])
  })

  test.each([
    ['merge', 0],
    ['squash', 1],
    ['rebase', 2],
  ] as const)(
    'finds what was there before a %s, whatever pins service %i has',
    async (method, index) => {
      const { gitops, service, story } = await promoted(`rollback-${method}`, method, { index })
      const before = await gitops.control.read(`apps/prod/${service.key}/patch.yaml`, gitops.since)
      await story.act('rollback', BACK)
      await story.merge(method)
      expect(await gitops.control.read(`apps/prod/${service.key}/patch.yaml`)).toBe(before)
      await story.sweep(2)
      expect(story.open()).toEqual([])
    },
  )

  test('by commit closes what the environment had sent onward', async () => {
    const gitops = await stage.repository('rollback-chain', {
      policy: chain(', rollback: commit'),
      ahead: 1,
    })
    const service = serviceOf(gitops)
    const files = overlayFiles('staging', service, '1.0.0')
    await gitops.control.commit({ files, message: 'Add staging' })
    const names = ['dev', 'staging', 'prod']
    const story = tellStory(stage, gitops, 'A rollback between', service, names, {
      about:
        'The release 1.1.0 is in staging, and on its way to prod, when olga rolls staging back; at once, because the policy says `rollback: commit` there. What staging had sent onward is closed.',
    })
    await story.report('1.1.0', 'dev')
    await gitops.control.commit({
      files: overlayFiles('staging', service, '1.1.0'),
      message: 'Promote by hand',
      by: 'dev',
    })
    await story.report('1.1.0', 'staging')
    await story.sweep()
    gitops.control.protect({ branch: 'main', requiredStatuses: ['fluxgate/gate'] })
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to prod'])
    const end = await story.act('rollback', { ...BACK, environment: 'staging' })
    expect(end.outputs).toMatchObject({ operation: 'committed', 'pull-request': '' })
    expect(end.outputs['commit']).toBe(headOf(gitops.control))
    expectGolden('rollback-commit', end.summary, stage.github)
    expect(await story.runs('staging')).toBe('1.0.0')
    await story.sweep()
    expect(story.open()).toEqual([])
    await story.sweep(10)
    expect(story.open()).toEqual([])
    expectGolden('story-rollback-chain', story.text(), stage.github)
  })

  test('by commit is refused where the branch takes pull requests only', async () => {
    const gitops = await stage.repository('rollback-ruleset', {
      policy: chain(', rollback: commit'),
    })
    const service = serviceOf(gitops)
    for (const version of ['1.0.0', '1.1.0']) {
      await gitops.control.commit({
        files: overlayFiles('staging', service, version),
        message: version,
      })
    }
    gitops.control.protect({ branch: 'main', approvals: 1 })
    const inputs = { ...BACK, service: service.key, environment: 'staging' }
    const end = await byHand(stage, gitops, 'rollback', inputs)
    expect(errorsOf(end)).toEqual([
      'main takes changes by pull request only; set "rollback: pull-request" for the environment in the policy',
    ])
  })

  test('in a dry run shows the pins and the hold, and writes nothing', async () => {
    const { gitops, service } = await promoted('rollback-dry', 'merge')
    const mark = stage.github.ledger.mark()
    const inputs = { ...BACK, service: service.key, 'dry-run': 'true' }
    const end = await byHand(stage, gitops, 'rollback', inputs)
    expect(end.summary).toContain('## Dry run: 2 pins would change')
    expect(end.summary).toContain('**Hold svc-0000 1.1.0** in prod')
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('twice at once opens one pull request', async () => {
    const { gitops, service } = await promoted('rollback-race', 'merge')
    const inputs = { ...BACK, service: service.key }
    const ends = await Promise.all([
      byHand(stage, gitops, 'rollback', inputs),
      byHand(stage, gitops, 'rollback', inputs),
    ])
    expect(ends.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    expect(gitops.control.pulls.filter(({ state }) => state === 'open')).toHaveLength(1)
  })

  test('moves its pull request when a person names another version', async () => {
    const { gitops, service, story } = await promoted('rollback-moves', 'merge')
    await pin(gitops, 'prod', [service], '1.2.0')
    await story.act('rollback', BACK)
    expect(story.open()).toEqual(['Roll back svc-0000 to 1.1.0 in prod'])
    const end = await story.act('rollback', { ...BACK, to: '1.0.0' })
    expect(end.outputs['operation']).toBe('updated')
    expect(story.open()).toEqual(['Roll back svc-0000 to 1.0.0 in prod'])
    await story.merge()
    expect(await story.runs('prod')).toBe('1.0.0')
    expect(await gitops.control.read(HOLDS)).toContain('- version: "1.2.0"')
  })

  test.each([
    ['a bot', 'acme-bumper[bot]', {}, /is a Bot, and only people may do this by hand$/],
    ['somebody unnamed', 'dev', {}, /^"dev" \(id \d+\) is not in "people\.hold" of/],
    [
      'who may, to where it never was',
      'olga',
      { to: '9.9.9' },
      /^prod never pinned "9\.9\.9"; it pinned 1\.0\.0$/,
    ],
    [
      'who may, from the first',
      'olga',
      { environment: 'dev' },
      /^dev pinned nothing lower than 1\.0\.0 /,
    ],
    ['who may, until then', 'olga', { until: 'soon' }, /^"until" "soon" is not a moment such as/],
    ['who may, for no reason', 'olga', { reason: '' }, /^input "reason" is missing/],
  ])('that %s asks for is refused', async (_, by, inputs, said) => {
    const name = `rollback-by-${Object.values(inputs).join('').replace(/\W/g, '')}${by.slice(0, 4)}`
    const gitops = await stage.repository(name)
    await pin(gitops, 'prod', gitops.services, '1.1.0')
    const mark = stage.github.ledger.mark()
    const all = { ...BACK, service: 'svc-0000', ...inputs }
    const end = await byHand(stage, gitops, 'rollback', all, { by })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    expect(writesSince(stage.github, mark)).toEqual([])
  })
})

describe('a revert by the button of GitHub', () => {
  test('stays away through ten sweeps until a person chooses it, or a higher one comes', async () => {
    const { gitops, service, story } = await promoted('revert-button', 'merge', {
      title: 'A revert by the button',
      about:
        'Somebody presses *Revert* on a merged promotion, on GitHub, as for any pull request. That version stays away until a person asks for it, and what is newer is free.',
    })
    const before = await gitops.control.read(`apps/prod/${service.key}/patch.yaml`, gitops.since)
    const branch = 'revert-1-promote/prod/svc-0000'
    await story.person('a developer presses Revert on #1', async () => {
      await gitops.control.commit({
        branch,
        files: { [`apps/prod/${service.key}/patch.yaml`]: before ?? '' },
        message: 'Revert "Promote svc-0000 1.1.0 to prod"',
        by: 'dev',
      })
      const title = 'Revert "Promote svc-0000 1.1.0 to prod"'
      await gitops.control.openPullRequest({ title, head: branch, by: 'dev' })
    })
    await story.merge()
    await story.report('1.1.0', 'dev')
    await story.sweep(10)
    expect(story.open()).toEqual([])
    await story.act('open-promotion-pr', { to: 'prod', version: '1.1.0' })
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to prod'])
    await story.person('a developer closes #3', () => gitops.control.closePullRequest(3, 'dev'))
    await story.sweep()
    expect(story.open()).toEqual([])
    await story.person('a build: 1.2.0 in dev', () => pin(gitops, 'dev', [service], '1.2.0'))
    await story.report('1.2.0', 'dev')
    expect(story.open()).toEqual(['Promote svc-0000 1.2.0 to prod'])
    expectGolden('story-revert-button', story.text(), stage.github)
  })
})

async function changedLines({ control }: GitOps, before: string, after: string) {
  const { execFileSync } = await import('node:child_process')
  const diff = execFileSync('git', ['--git-dir', control.directory, 'diff', '-U0', before, after])
  return diff
    .toString('utf8')
    .split('\n')
    .filter((line) => /^[-+](?![-+]{2} )/.test(line))
}
