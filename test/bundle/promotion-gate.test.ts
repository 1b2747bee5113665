import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, moment, rolloutEvent } from '../support/gitops.ts'
import { pinFile } from '../support/overlays.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { gatedPolicy } from './gated-policy.ts'
import { expectGolden } from './golden.ts'
import { byHand, endStage, errorsOf, type Stage, setStage, writesSince } from './stage.ts'

const now = shareProcessesApart()

const GATE = 'fluxgate/gate'
const HOUR = 3_600_000

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

describe('the gate of a pull request', () => {
  test('lets a person bring a proven release, once', async () => {
    const gitops = await proven('person')
    const number = await propose(gitops, 'raise', pins(gitops, 'prod', '1.1.0'))
    await expect(merge(gitops, number)).rejects.toThrow(`"${GATE}" is expected`)
    const end = await judge(gitops, number)
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toEqual({
      state: 'success',
      until: '',
      operation: 'updated',
      reason: 'svc-0000: 1.1.0 for prod',
    })
    expectGolden('gate-open', end.summary, stage.github)
    const mark = stage.github.ledger.mark()
    expect((await judge(gitops, number)).outputs['operation']).toBe('none')
    expect(writesSince(stage.github, mark)).toEqual([])
    await merge(gitops, number)
  })

  test('costs no more than six requests for one service', async () => {
    const gitops = await proven('cost')
    const number = await propose(gitops, 'raise', pins(gitops, 'prod', '1.1.0'))
    const mark = stage.github.ledger.mark()
    await judge(gitops, number)
    expect(stage.github.ledger.since(mark).length).toBeLessThanOrEqual(6)
  })

  test('waits for a window and says until when; the sweep asks again', async () => {
    const day = new Date(Date.now() + 2 * 24 * HOUR)
    const name = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][day.getUTCDay()]
    const window = `windows: [{ days: [${name}], from: "09:00", to: "16:00", timezone: UTC }]`
    const gitops = await proven('window', window)
    const [pull] = gitops.control.pulls
    const { outputs, summary } = await sweepAll(stage.github, gitops)
    expect(outputs['operation']).toBe('updated')
    expect(statusOf(gitops, pull?.headOid)).toMatchObject({ state: 'pending' })
    const until = `${day.toISOString().slice(0, 10)}T09:00:00Z`
    const end = await judge(gitops, pull?.number ?? 0)
    expect(end.outputs).toMatchObject({ state: 'pending', until, operation: 'none' })
    expect(end.outputs['reason']).toMatch(/^waiting until .* 09:00 UTC: window /)
    expect(summary).toContain('| gate |')
    const mark = stage.github.ledger.mark()
    await sweepAll(stage.github, gitops)
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('waits for the end of a freeze', async () => {
    const date = (ms: number) => new Date(ms).toISOString().slice(0, 10)
    const days = `from: "${date(Date.now() - 48 * HOUR)}", to: "${date(Date.now() + 48 * HOUR)}"`
    const freeze = `freezes: [{ ${days}, timezone: UTC, reason: inventory }]`
    const gitops = await proven('freeze', freeze)
    const [pull] = gitops.control.pulls
    const end = await judge(gitops, pull?.number ?? 0)
    const until = `${date(Date.now() + 72 * HOUR)}T00:00:00Z`
    expect(end.outputs).toMatchObject({ state: 'pending', until })
    expectGolden('gate-frozen', end.summary, stage.github)
  })

  test.each<
    [string, (gitops: GitOps) => Readonly<Record<string, string | undefined>>, string, RegExp]
  >([
    ['docs', () => ({ 'README.md': 'hello\n' }), 'success', /^changes no pin$/],
    [
      'a value',
      (gitops) => edit(gitops, 'prod', 'replicaCount: 3', 'replicaCount: 5'),
      'success',
      /^changes no pin$/,
    ],
    ['dev', (gitops) => pins(gitops, 'dev', '9.9.9'), 'success', /^svc-0000: 9\.9\.9 in dev/],
    [
      'unproven',
      (gitops) => pins(gitops, 'prod', '9.9.9'),
      'failure',
      /^svc-0000: 9\.9\.9 is not proven in dev/,
    ],
    [
      'a broken file',
      () => ({ 'apps/prod/svc-0000/patch.yaml': 'not: [yaml' }),
      'failure',
      /^svc-0000: what prod pins can't be told: apps\/prod\/svc-0000\/patch\.yaml/,
    ],
    [
      'another chart',
      () => ({
        'apps/base/svc-0000/release.yaml': RELEASE.replace('chart: svc-0000', 'chart: evil'),
      }),
      'failure',
      /^svc-0000: changes where the chart comes from/,
    ],
    [
      'policy with pins',
      (gitops) => ({ ...pins(gitops, 'prod', '1.1.0'), '.fluxgate/policy.yaml': `${POLICY}# x\n` }),
      'failure',
      /^changes pins together with the policy; split it into two pull requests$/,
    ],
    [
      'workflow with pins',
      (gitops) => ({
        ...pins(gitops, 'prod', '1.1.0'),
        '.github/workflows/gate.yml': 'on: push\n',
      }),
      'failure',
      /^changes pins together with workflows; split it into two pull requests$/,
    ],
    [
      'a policy that does not parse',
      () => ({ '.fluxgate/policy.yaml': 'version: 2\n' }),
      'failure',
      /^\.fluxgate\/policy\.yaml:1:1 the policy has no "environments"/,
    ],
    [
      'a pattern that moves away',
      (gitops) => ({
        ...pins(gitops, 'prod', '9.9.9'),
        '.fluxgate/policy.yaml': POLICY.replace('apps/prod/', 'elsewhere/'),
      }),
      'failure',
      /^changes pins together with the policy/,
    ],
    [
      'a file that moves away',
      (gitops) => ({
        'apps/prod/svc-0000/patch.yaml': undefined,
        'elsewhere.yaml': patchIn(gitops, 'prod', '1.0.0'),
      }),
      'failure',
      /^svc-0000: what prod pins can't be told/,
    ],
    ['a service that goes', () => GONE, 'success', /^svc-0000: takes svc-0000 out of prod$/],
  ])('on %s', async (name, files, state, reason) => {
    const gitops = await proven(`table-${name.replaceAll(' ', '-')}`)
    const number = await propose(gitops, 'change', files(gitops))
    gitops.control.label(number, 'dev', ['promotion', 'environment:dev', 'fluxgate:approved'])
    const end = await judge(gitops, number)
    expect([end.exitCode, end.outputs['state']]).toEqual([0, state])
    expect(end.outputs['reason']).toMatch(reason)
    expect(statusOf(gitops, gitops.control.pull(number).headOid)).toMatchObject({ state })
  })

  test('that goes back to what prod held is free, frozen or not', async () => {
    const date = new Date().toISOString().slice(0, 10)
    const gitops = await proven(
      'rollback',
      `freezes: [{ from: "${date}", to: "${date}", timezone: UTC }]`,
    )
    await gitops.control.commit({ files: pins(gitops, 'prod', '1.1.0'), message: 'Take it' })
    const number = await propose(gitops, 'back', pins(gitops, 'prod', '1.0.0'))
    const { outputs } = await judge(gitops, number)
    expect(outputs).toMatchObject({
      state: 'success',
      reason: 'svc-0000: rolls prod back to 1.0.0',
    })
  })

  test('where the policy at base is broken lets nothing but its repair through', async () => {
    const gitops = await proven('broken')
    const good = (await gitops.control.read('.fluxgate/policy.yaml')) ?? ''
    const raise = await propose(gitops, 'raise', pins(gitops, 'prod', '1.1.0'))
    await gitops.control.commit({
      files: { '.fluxgate/policy.yaml': 'version: 2\n' },
      message: 'Oops',
    })
    const mend = await propose(gitops, 'mend', { '.fluxgate/policy.yaml': good })
    const both = await propose(gitops, 'both', {
      '.fluxgate/policy.yaml': good,
      'README.md': 'x\n',
    })
    expect((await judge(gitops, raise)).outputs).toMatchObject({ state: 'failure' })
    expect((await judge(gitops, both)).outputs).toMatchObject({ state: 'failure' })
    expect((await judge(gitops, mend)).outputs).toMatchObject({
      state: 'success',
      reason: 'mends the policy',
    })
  })

  test('that conflicts, is closed or goes elsewhere is not judged as if it could be merged', async () => {
    const gitops = await proven('odd')
    const clash = await propose(gitops, 'clash', pins(gitops, 'prod', '1.1.0'))
    await gitops.control.commit({ files: pins(gitops, 'prod', '1.0.5'), message: 'Other' })
    const conflicted = (await judge(gitops, clash)).outputs
    expect(conflicted).toMatchObject({ state: 'failure' })
    expect(conflicted['reason']).toContain('conflicts')
    await gitops.control.closePullRequest(clash, 'dev')
    expect((await judge(gitops, clash)).outputs).toMatchObject({
      state: '',
      reason: `#${clash} is closed`,
    })
  })

  test('is not believed in somebody else’s words', async () => {
    const gitops = await proven('forged')
    const number = await propose(gitops, 'raise', pins(gitops, 'prod', '9.9.9'))
    const { headOid } = gitops.control.pull(number)
    const body = JSON.stringify({ context: GATE, state: 'success', description: 'trust me' })
    const token = stage.github.token({ kind: 'user', of: 'dev' })
    const address = `${stage.github.url}/repos/${gitops.fullName}/statuses/${headOid}`
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    expect((await fetch(address, { method: 'POST', headers, body })).status).toBe(201)
    expect((await judge(gitops, number)).outputs).toMatchObject({
      state: 'failure',
      operation: 'updated',
    })
  })

  test('is written by no run on another ref', async () => {
    const gitops = await proven('ref')
    const number = await propose(gitops, 'raise', pins(gitops, 'prod', '1.1.0'))
    const mark = stage.github.ledger.mark()
    const end = await judge(gitops, number, { ref: 'refs/heads/change' })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      expect.stringContaining('it writes only when started from main'),
    ])
    expect(stage.github.ledger.since(mark)).toEqual([])
  })

  test('that can not be judged for want of a permission names it', async () => {
    const gitops = await proven('permission')
    const number = await propose(gitops, 'raise', pins(gitops, 'prod', '1.1.0'))
    const permissions = { contents: 'read', pull_requests: 'read', deployments: 'read' } as const
    const token = stage.github.token({ kind: 'installation', of: 'acme-fluxgate', permissions })
    const end = await byHand(stage, gitops, 'promotion-gate', {
      'pull-request': String(number),
      token,
    })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end).join()).toContain('statuses: read')
  })

  test.each(['0', 'x', '1; rm -rf /', '99999999999'])('refuses the number %j', async (number) => {
    const gitops = await stage.repository(`number-${number.length}`, { ahead: 1 })
    const end = await byHand(stage, gitops, 'promotion-gate', { 'pull-request': number })
    expect(end.exitCode).toBe(1)
  })
})

const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: svc-0000
  namespace: apps
spec:
  interval: 10m
  chart:
    spec:
      chart: svc-0000
      sourceRef:
        kind: HelmRepository
        name: svc-0000
  values:
    service:
      port: 8080
`
const GONE = {
  'apps/prod/svc-0000/patch.yaml': undefined,
  'apps/prod/svc-0000/kustomization.yaml': undefined,
}
const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`

/** Dev has 1.1.0, and Flux says so an hour ago; main requires the gate from the promoter's App; our pull request is open. */
async function proven(name: string, gates = ''): Promise<GitOps> {
  const gitops = await stage.repository(name, {
    ahead: 1,
    policy: (people) => gatedPolicy(people, gates),
  })
  const app = stage.github.world.apps.find(({ bot }) => bot.id === gitops.promoter.id)
  gitops.control.protect({ branch: 'main', requiredStatuses: [GATE], statusApp: app?.id })
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  const event = rolloutEvent(gitops, service, '1.1.0', { at: moment(Date.now() - HOUR) })
  expect((await handle(stage.github, gitops, event)).exitCode).toBe(0)
  return gitops
}

function pins(gitops: GitOps, environment: string, version: string): Record<string, string> {
  const [service] = gitops.services
  return service === undefined ? {} : Object.fromEntries(pinFile(environment, service, version))
}

function patchIn(gitops: GitOps, environment: string, version: string): string {
  return Object.values(pins(gitops, environment, version))[0] ?? ''
}

function edit(gitops: GitOps, environment: string, from: string, to: string) {
  return {
    'apps/prod/svc-0000/patch.yaml': patchIn(gitops, environment, '1.0.0').replace(from, to),
  }
}

async function propose(
  { control }: GitOps,
  branch: string,
  files: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  await control.commit({ branch, files, message: 'Change', by: 'dev', from: 'main' })
  const { number } = await control.openPullRequest({ title: 'Change', head: branch, by: 'dev' })
  return number
}

function judge(gitops: GitOps, number: number, more: { readonly ref?: string } = {}) {
  return byHand(stage, gitops, 'promotion-gate', { 'pull-request': String(number) }, more)
}

function merge({ control }: GitOps, number: number) {
  return control.mergePullRequest(number, { by: 'dev' })
}

function statusOf({ control }: GitOps, oid: string | undefined) {
  return control.state.statuses.get(oid ?? '')?.at(-1)
}
