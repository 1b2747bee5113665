import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { moment, rolloutEvent } from '../support/gitops.ts'
import type { ActionEnd } from '../support/run-action.ts'
import { expectGolden } from './golden.ts'
import { byHand, endStage, errorsOf, type Stage, setStage, writesSince } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

/** Inputs with which each action finds something to do. */
const SENSIBLE = {
  'bump-helmrelease': { environment: 'dev', service: 'svc-0000', 'chart-version': '1.1.0' },
  'open-promotion-pr': {},
  'handle-dispatch-promotion': {},
  attest: { environment: 'dev', service: 'svc-0000', reason: 'seen working' },
  hold: { environment: 'prod', service: 'svc-0000', version: '1.1.0', reason: 'leaks' },
  rollback: { environment: 'dev', service: 'svc-0000', reason: 'leaks' },
} as const
const ACTIONS = Object.keys(SENSIBLE)
const inputsOf = (action: string): Readonly<Record<string, string>> =>
  new Map<string, Readonly<Record<string, string>>>(Object.entries(SENSIBLE)).get(action) ?? {}

function withoutStack({ stdout, stderr }: ActionEnd): void {
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at |bug in Fluxgate/m)
}

describe('inputs', () => {
  test.each([
    [
      'bump-helmrelease',
      ['token', 'environment', 'service', 'chart-version'],
      { 'chart-digest': 'latest', source: 'acme/shop', repository: 'gitops', 'dry-run': 'perhaps' },
      [
        'input "chart-digest" is "latest"; write it as sha256: and 64 hex',
        'input "chart-version" is missing, and so is "image-tag"; name a version to run',
        'input "source" is "acme/shop"; write owner/repo@ and the 40 hex of a commit',
        'input "repository" is "gitops"; write it as owner/name',
        'input "environment" is missing',
        'input "service" is missing',
        'input "token" is missing; pass the token of a GitHub App, or GITHUB_TOKEN',
        'input "dry-run" is "perhaps"; use true or false',
      ],
    ],
    [
      'open-promotion-pr',
      ['token'],
      { version: '1.1.0', service: 'a, b', repository: 'a/b/c' },
      [
        'input "version" is a choice for one service; name exactly one under "service", or a release set here',
        'input "version" is a choice for one environment; name it under "to"',
        'input "repository" is "a/b/c"; write it as owner/name',
        'input "token" is missing; pass the token of a GitHub App, or GITHUB_TOKEN',
      ],
    ],
    [
      'handle-dispatch-promotion',
      ['token'],
      { repository: '../..' },
      [
        'input "repository" is "../.."; write it as owner/name',
        'input "token" is missing; pass the token of a GitHub App, or GITHUB_TOKEN',
      ],
    ],
    [
      'attest',
      ['token', 'environment', 'service', 'reason'],
      { version: '1.1.0', service: 'all, other' },
      [
        'input "service" names services beside "all"; write one or the other',
        'input "version" is for one service; name exactly one under "service"',
        'input "environment" is missing',
        'input "reason" is missing',
        'input "token" is missing; pass the token of a GitHub App, or GITHUB_TOKEN',
      ],
    ],
    [
      'hold',
      ['token', 'environment', 'service', 'version', 'reason'],
      { release: '0f3a9c1be77d8' },
      [
        'input "release" has 13 characters; at most 12 are taken',
        'input "version" is missing, and so is "release"; name what is held, "*" for all',
        'input "reason" is missing; whoever meets the hold will want to know',
        'input "environment" is missing',
        'input "service" is missing',
        'input "token" is missing; pass the token of a GitHub App, or GITHUB_TOKEN',
      ],
    ],
    [
      'rollback',
      ['token', 'environment', 'service', 'reason'],
      { 'dry-run': 'perhaps' },
      [
        'input "environment" is missing',
        'input "service" is missing',
        'input "reason" is missing',
        'input "token" is missing; pass the token of a GitHub App, or GITHUB_TOKEN',
        'input "dry-run" is "perhaps"; use true or false',
      ],
    ],
  ])('%s names every problem of its inputs in one message', async (action, missing, bad, said) => {
    const gitops = await stage.repository(`inputs-${action}`)
    const mark = stage.github.ledger.mark()
    const none = Object.fromEntries(missing.map((name) => [name, '']))
    const end = await byHand(stage, gitops, action, { ...inputsOf(action), ...none, ...bad })
    expect(errorsOf(end)).toEqual([said.join('\n')])
    expect(end.exitCode).toBe(1)
    expect(end.outputs).toEqual({ operation: 'refused', reason: said.join('\n') })
    withoutStack(end)
    expect(stage.github.ledger.since(mark)).toEqual([])
  })

  test.each(ACTIONS)('%s says what a token can not hold, and does not show it', async (action) => {
    const gitops = await stage.repository(`token-${action}`)
    const token = 'ghs_line one\nghs_line two'
    const end = await byHand(stage, gitops, action, { ...inputsOf(action), token })
    expect(errorsOf(end)).toEqual([
      'input "token" has characters that no token has; pass it without line breaks and quotes',
    ])
    expect(end.outputs['reason']).not.toContain('ghs_')
  })

  test.each([
    ['bump-helmrelease', { service: '../../.github/workflows/x' }],
    ['bump-helmrelease', { service: 'Web Shop' }],
    ['attest', { service: 'web_shop' }],
    ['open-promotion-pr', { service: 'svc-0000 kustomization.yaml' }],
    ['open-promotion-pr', { service: '..', to: 'prod', version: '1.1.0' }],
  ])('%s refuses %j, which no service is called', async (action, inputs) => {
    const gitops = await stage.repository(`name-${action}-${Object.values(inputs).join('').length}`)
    const mark = stage.github.ledger.mark()
    const end = await byHand(stage, gitops, action, { ...inputsOf(action), ...inputs })
    expect(end.exitCode).toBe(1)
    withoutStack(end)
    expect(errorsOf(end)[0]).toMatch(/^".+" is no service key; write one DNS-1123 name$/)
    expect(end.outputs).toMatchObject({ operation: 'refused' })
    expect(writesSince(stage.github, mark)).toEqual([])
  })
})

describe('an event file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fluxgate-events-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each([
    ['is not JSON', 'Helm upgrade succeeded', /^the event file ".*" is not JSON$/],
    [
      'is too long',
      `"${'x'.repeat(1_048_576)}"`,
      /^the event file ".*" has 1048578 bytes, at most 1048576 are taken$/,
    ],
    ['is not there', undefined, /^the event file ".*" can not be read$/],
  ])('that %s is refused in one line', async (name, text, said) => {
    const gitops = await stage.repository(`file-${name.replaceAll(' ', '-')}`)
    const event = join(folder, `${name}.json`)
    if (text !== undefined) writeFileSync(event, text)
    const end = await byHand(stage, gitops, 'handle-dispatch-promotion', { event })
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    expect(end.exitCode).toBe(1)
    withoutStack(end)
  })

  test.each([
    ['that is not JSON', join(folder, 'run.txt'), /is not JSON$/],
    ['that nobody names', '', /^GITHUB_EVENT_PATH is not set: /],
  ])('of the run itself %s is refused in one line', async (name, path, said) => {
    const gitops = await stage.repository(`file-of-run-${name.replaceAll(' ', '-')}`)
    if (path !== '') writeFileSync(path, 'not JSON')
    const extraEnv = { GITHUB_EVENT_PATH: path }
    const end = await byHand(stage, gitops, 'handle-dispatch-promotion', {}, { extraEnv })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    withoutStack(end)
  })
})

describe('a repository without a policy', () => {
  test.each(['open-promotion-pr', 'handle-dispatch-promotion'])(
    '%s proposes one and writes nothing',
    async (action) => {
      const gitops = await stage.repository(`bare-${action}`, { services: 2, ahead: 1 })
      await gitops.control.commit({
        files: { '.fluxgate/policy.yaml': undefined },
        message: 'None',
      })
      const mark = stage.github.ledger.mark()
      const end =
        action === 'open-promotion-pr'
          ? await sweepAll(stage.github, gitops)
          : await handle(stage.github, gitops, anEvent(gitops))
      expect(end.exitCode).toBe(0)
      expect(end.outputs).toMatchObject({
        operation: 'none',
        reason: expect.stringMatching(/^there is no \.fluxgate\/policy\.yaml yet/),
      })
      expect(writesSince(stage.github, mark)).toEqual([])
      expectGolden(`no-policy-${action}`, end.summary, stage.github)
    },
  )

  test.each(['bump-helmrelease', 'attest'])('%s refuses, and says so', async (action) => {
    const gitops = await stage.repository(`bare-${action}`)
    await gitops.control.commit({ files: { '.fluxgate/policy.yaml': undefined }, message: 'None' })
    const end = await byHand(stage, gitops, action, inputsOf(action))
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual(['there is no .fluxgate/policy.yaml on main yet'])
    withoutStack(end)
  })
})

describe('a broken policy', () => {
  const BROKEN = `version: 1
environments:
  dev: { overlays: "apps/dev/{servise}" }
  prod: { after: [stage], overlays: "apps/prod/{service}", soak: 4h }
reporter: [{ id: 1, environments: [dev] }]
`

  test.each(ACTIONS)('%s shows every problem with its place, and fails', async (action) => {
    const gitops = await stage.repository(`broken-${action}`, { policy: () => BROKEN })
    const mark = stage.github.ledger.mark()
    const end =
      action === 'handle-dispatch-promotion'
        ? await handle(stage.github, gitops, anEvent(gitops))
        : await byHand(stage, gitops, action, inputsOf(action))
    expect(end.exitCode).toBe(1)
    withoutStack(end)
    const [error = '', ...more] = errorsOf(end)
    expect(more).toEqual([])
    const places = error.split('\n').map((line) => line.split(' ')[0])
    expect(places).toEqual([
      '.fluxgate/policy.yaml:3:20',
      '.fluxgate/policy.yaml:4:19',
      '.fluxgate/policy.yaml:4:60',
      '.fluxgate/policy.yaml:5:1',
    ])
    expect(writesSince(stage.github, mark)).toEqual([])
    expectGolden(`broken-policy-${action}`, end.summary, stage.github)
  })
})

describe('a run from another ref than the default branch', () => {
  test.each(['open-promotion-pr', 'handle-dispatch-promotion', 'attest'])(
    '%s refuses before it asks GitHub for anything',
    async (action) => {
      const gitops = await stage.repository(`ref-${action}`, { ahead: 1 })
      const mark = stage.github.ledger.mark()
      const more = { ref: 'refs/heads/my-copy' }
      const event = { eventName: 'repository_dispatch', event: anEvent(gitops) }
      const end = await byHand(stage, gitops, action, inputsOf(action), {
        ...more,
        ...(action === 'handle-dispatch-promotion' ? event : {}),
      })
      expect(errorsOf(end)).toEqual([
        'this runs on refs/heads/my-copy; it writes only when started from main, where the workflow was reviewed',
      ])
      expect(end.exitCode).toBe(1)
      expect(stage.github.ledger.since(mark)).toEqual([])
    },
  )
})

describe('a dry run', () => {
  test.each(ACTIONS)('of %s prints its plan and writes nothing', async (action) => {
    const gitops = await stage.repository(`dry-${action}`, {
      ahead: action === 'bump-helmrelease' ? 0 : 1,
    })
    const mark = stage.github.ledger.mark()
    const more = { eventName: 'repository_dispatch', event: anEvent(gitops) }
    const end = await byHand(
      stage,
      gitops,
      action,
      { ...inputsOf(action), 'dry-run': 'true' },
      action === 'handle-dispatch-promotion' ? more : {},
    )
    expect(end.exitCode).toBe(0)
    expect(writesSince(stage.github, mark)).toEqual([])
    expect(end.outputs['operation']).toBe('none')
    expectGolden(`dry-run-${action}`, end.summary, stage.github)
  })
})

function anEvent(gitops: Awaited<ReturnType<Stage['repository']>>): unknown {
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  return rolloutEvent(gitops, service, '1.1.0', { at: moment(Date.now()) })
}
