import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { byHand, endStage } from '../bundle/stage.ts'
import { bump, handle, sweepAll } from '../support/bundle-runs.ts'
import { dispatchBody } from '../support/events.ts'
import { type GitOps, moment, pin, releaseOf } from '../support/gitops.ts'
import { baseFiles, overlayFiles } from '../support/overlays.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import {
  CALLED,
  CALLERS,
  documentsOf,
  type Stage,
  Story,
  setStage,
  valuesOf,
  yamlOf,
} from './guide.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

async function storyOf(
  name: string,
  seed: Parameters<Stage['repository']>[1] = { ahead: 1 },
): Promise<Story> {
  return new Story(stage, await stage.repository(name, seed))
}

const PROMOTE = 'Promote svc-0000 1.1.0 to prod'

describe('a defect of the guide that does not happen here:', () => {
  test('a: an untrusted payload is interpolated into a script', async () => {
    const story = await storyOf('a')
    const steps = [...CALLERS, ...CALLED].flatMap((path) => valuesOf(yamlOf(path), 'run'))
    expect(steps.filter((run) => String(run).includes('${{'))).toEqual([])
    const mark = stage.github.ledger.mark()
    const end = await story.tell('$(touch PWN)')
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({ decision: 'refused', operation: 'refused' })
    expect(stage.github.ledger.since(mark)).toEqual([])
    expect(story.open).toEqual([])
  })

  test('b: the first install of a service promotes nothing', async () => {
    const story = await storyOf('b', { ahead: 1 })
    const installed = story.event('1.1.0', { story: 'install' })
    const [alert] = documentsOf('docs/gitops-repository/flux/fluxgate.yaml').flatMap((document) =>
      valuesOf(document, 'inclusionList'),
    )
    const [message] = valuesOf(installed, 'message')
    const listed = Array.isArray(alert) ? alert.map(String) : []
    expect(listed.some((pattern) => new RegExp(pattern).test(String(message)))).toBe(true)
    const end = await story.take(installed)
    expect(end.outputs).toMatchObject({ decision: 'recorded', operation: 'created' })
    expect(story.open).toEqual([PROMOTE])
  })

  test('b: the first install of a service that prod does not have yet shows the files to add', async () => {
    const story = await storyOf('b-new', { ahead: 1 })
    const { control } = story.gitops
    const files = {
      'apps/prod/svc-0000/kustomization.yaml': undefined,
      'apps/prod/svc-0000/patch.yaml': undefined,
    }
    await control.commit({ files, message: 'Not in prod yet' })
    const end = await story.tell('1.1.0', { story: 'install' })
    expect(end.outputs).toMatchObject({ decision: 'recorded', operation: 'refused' })
    expect(end.summary).toContain('apps/prod/svc-0000')
    expect(end.summary).toContain('1.1.0')
  })

  test('c: taking dev back opens a downgrade of prod', async () => {
    const story = await storyOf('c')
    await story.tell('1.1.0')
    await story.gitops.control.mergePullRequest(1, { by: 'olga', method: 'squash' })
    await pin(story.gitops, 'dev', [story.service], '1.0.0')
    const end = await story.tell('1.0.0')
    expect(end.outputs).toMatchObject({
      decision: 'recorded',
      operation: 'none',
      reason: expect.stringContaining('prod runs 1.1.0'),
    })
    expect(story.promotions).toHaveLength(1)
    expect(await story.pins('prod')).toBe('version: 1.1.0, tag: 1.1.0')
  })

  test('d: a rollback by Flux is not heard', async () => {
    const story = await storyOf('d')
    await story.tell('1.1.0', { story: 'upgrade failed' })
    const end = await story.tell('1.0.0', { story: 'rollback' })
    expect(end.outputs).toMatchObject({ decision: 'recorded', operation: 'none' })
    expect(story.records).toMatchObject([
      { kind: 'rollout', what: 'upgrade', outcome: 'failure', pins: { chart: '1.1.0' } },
      { kind: 'rollout', what: 'rollback', outcome: 'success', pins: { chart: '1.0.0' } },
    ])
    const swept = await sweepAll(stage.github, story.gitops)
    expect(swept.outputs['operation']).toBe('none')
    expect(story.open).toEqual([])
  })

  test("e: the digest that Flux adds to an OCI chart's version ends up in prod", async () => {
    const story = await storyOf('e', { services: 2, ahead: 2 })
    const oci = new Story(stage, { ...story.gitops, services: story.gitops.services.slice(1) })
    const { digest } = releaseOf(oci.service, '1.1.0')
    const event = oci.event('1.1.0')
    expect(valuesOf(event, 'revision')).toEqual([expect.stringMatching(/^1\.1\.0\+[0-9a-f]{12}$/)])
    await oci.take(event)
    expect(oci.open).toEqual(['Promote svc-0001 1.1.0 to prod'])
    expect(await oci.pins('prod', 'promote/prod/svc-0001')).toBe(`tag: 1.1.0, digest: ${digest}`)
  })

  test('f: a lost event is lost for good', async () => {
    const story = await storyOf('f')
    const swept = await sweepAll(stage.github, story.gitops)
    expect(swept.outputs['operation']).toBe('none')
    expect(swept.summary).toContain('- **svc-0000** 1.1.0 in dev: no report since')
    const inputs = { environment: 'dev', service: 'svc-0000', reason: 'looked at it' }
    const attested = await byHand(stage, story.gitops, 'attest', inputs)
    expect(attested.outputs['operation']).toBe('created')
    const again = await sweepAll(stage.github, story.gitops)
    expect(again.outputs['operation']).toBe('created')
    expect(story.open).toEqual([PROMOTE])
  })

  test('g: repeated events, and upgrades of values alone, open pull requests for nothing', async () => {
    const story = await storyOf('g')
    const event = story.event('1.1.0')
    for (const decision of ['recorded', 'known', 'known']) {
      expect((await story.take(event)).outputs['decision']).toBe(decision)
    }
    expect(story.records).toHaveLength(1)
    expect(story.open).toEqual([PROMOTE])
    await story.gitops.control.mergePullRequest(1, { by: 'olga', method: 'squash' })
    const path = 'apps/dev/svc-0000/patch.yaml'
    const text = (await story.gitops.control.read(path)) ?? ''
    const files = { [path]: text.replace('replicaCount: 1', 'replicaCount: 2') }
    await story.gitops.control.commit({ files, message: 'Two replicas in dev' })
    const end = await story.tell('1.1.0')
    expect(end.outputs).toMatchObject({ decision: 'recorded', operation: 'none' })
    expect(story.promotions).toHaveLength(1)
  })

  test('h: a recovery without an event blocks a release for ever', async () => {
    const story = await storyOf('h')
    await story.tell('1.1.0', { story: 'upgrade failed' })
    const swept = await sweepAll(stage.github, story.gitops)
    expect(swept.outputs['reason']).toContain('its upgrade failed in dev on dev-1')
    const inputs = {
      environment: 'dev',
      service: 'svc-0000',
      reason: 'ready again, without an event',
    }
    await byHand(stage, story.gitops, 'attest', inputs)
    const again = await sweepAll(stage.github, story.gitops)
    expect(again.outputs['operation']).toBe('created')
    expect(story.open).toEqual([PROMOTE])
  })

  test('i: the event of an object with a long name is refused by GitHub, and nobody notices', async () => {
    const { gitops } = await storyOf('i', {})
    const long = { key: `svc-${'x'.repeat(86)}`, kind: 'chart' } as const
    const files = new Map([
      ...baseFiles(long),
      ...overlayFiles('dev', long, '1.1.0'),
      ...overlayFiles('prod', long, '1.0.0'),
    ])
    await gitops.control.commit({ files, message: 'Add a service with a long name' })
    const told = { story: 'upgrade', name: long.key, version: '1.1.0' } as const
    const where = { environment: 'dev', cluster: 'dev-1', at: moment(Date.now()) }
    expect(await send(gitops, dispatchBody({ ...told, ...where }))).toBe(422)
    const swept = await sweepAll(stage.github, gitops)
    expect(swept.summary).toContain(`- **${long.key}** 1.1.0 in dev: no report since`)
    const inputs = { environment: 'dev', service: long.key, reason: 'looked at it' }
    await byHand(stage, gitops, 'attest', inputs)
    await sweepAll(stage.github, gitops, { service: long.key })
    expect(gitops.control.pulls.map(({ head }) => head)).toEqual([`promote/prod/${long.key}`])
  })

  test('j: a mistyped event type, or a workflow off the default branch, is silence', async () => {
    const story = await storyOf('j')
    const [on] = valuesOf(yamlOf(CALLERS[0]), 'repository_dispatch')
    expect(on).toBeNull()
    const odd = { ...story.event('1.1.0'), action: 'HelmRelease/svc-0000.app' }
    const mistyped = await story.take(odd)
    expect(mistyped.exitCode).toBe(0)
    expect(mistyped.outputs['decision']).toBe('refused')
    expect(mistyped.summary).toContain('HelmRelease/svc-0000.app')
    const event = story.event('1.1.0')
    const inputs = { eventName: 'repository_dispatch', event, ref: 'refs/heads/try' }
    const elsewhere = await byHand(stage, story.gitops, 'handle-dispatch-promotion', {}, inputs)
    expect(elsewhere.exitCode).toBe(1)
    expect(elsewhere.summary).toContain('it writes only when started from main')
    expect(story.open).toEqual([])
  })

  test('k: a pull request of GITHUB_TOKEN runs no checks, and nobody says so', async () => {
    const story = await storyOf('k', {})
    const token = stage.github.token({
      kind: 'workflow',
      repositories: ['acme/k'],
      permissions: {
        ...{ contents: 'write', pull_requests: 'write', deployments: 'write' },
        issues: 'read',
      },
    })
    const gitops = { ...story.gitops, token }
    await pin(gitops, 'dev', [story.service], '1.1.0')
    const end = await handle(stage.github, gitops, story.event('1.1.0'))
    const [pull] = story.promotions
    expect(pull?.checksAwaitApproval).toBe(true)
    expect(pull?.body).toContain('checks wait until somebody chooses **Approve workflows to run**')
    expect(end.summary).toContain('wait until somebody chooses **Approve workflows to run**')
    expect(end.summary).toContain('advisory')
  })

  test('l: a newer version silently rewrites the pull request under review', async () => {
    const story = await storyOf('l')
    const { control } = story.gitops
    await story.tell('1.1.0')
    await bumpTo(story.gitops, '1.2.0')
    await story.tell('1.2.0')
    expect(story.open).toEqual(['Promote svc-0000 1.2.0 to prod'])
    expect(story.promotions).toHaveLength(1)
    expect(story.promotions[0]?.body).toMatch(/^Replaces 1\.1\.0, proposed on /m)
    expect(await story.pins('prod', 'promote/prod/svc-0000')).toBe('version: 1.2.0, tag: 1.2.0')
    control.approve(1, 'dev')
    const head = control.head('promote/prod/svc-0000')
    await bumpTo(story.gitops, '1.3.0')
    const end = await story.tell('1.3.0')
    expect(end.outputs).toMatchObject({
      operation: 'none',
      reason: expect.stringMatching(/1\.3\.0.*approved/),
    })
    expect(control.head('promote/prod/svc-0000')).toBe(head)
    expect(story.open).toEqual(['Promote svc-0000 1.2.0 to prod'])
  })

  test('m: no hold, no table of what changes, no record', async () => {
    const story = await storyOf('m')
    const { control } = story.gitops
    const hold = '- { version: 1.1.0, reason: "loses orders", by: olga }\n'
    const path = '.fluxgate/holds/prod/svc-0000.yaml'
    await control.commit({ files: { [path]: hold }, message: 'Hold 1.1.0' })
    const held = await story.tell('1.1.0')
    expect(held.outputs).toMatchObject({ decision: 'recorded', operation: 'none' })
    expect(held.outputs['reason']).toContain('loses orders')
    expect(story.open).toEqual([])
    const lifted =
      '- { version: 1.1.0, reason: "loses orders", by: olga, until: "2026-01-01T00:00:00Z" }\n'
    await control.commit({ files: { [path]: lifted }, message: 'Lift it' })
    await sweepAll(stage.github, story.gitops)
    expect(story.open).toEqual([PROMOTE])
    expect(story.promotions[0]?.body).toMatch(
      /^\| prod \| now \| proposed \|\n\|---\|---\|---\|\n\| chart \| 1\.0\.0 \| \*\*1\.1\.0\*\* \|$/m,
    )
    expect(control.deployments).toMatchObject([
      { environment: 'dev', task: 'fluxgate:svc-0000', payload: { kind: 'rollout' } },
    ])
  })

  test('m: no rollback that stays', async () => {
    const story = await storyOf('m-revert')
    const { control } = story.gitops
    await story.tell('1.1.0')
    await control.mergePullRequest(1, { by: 'olga', method: 'squash' })
    const path = 'apps/prod/svc-0000/patch.yaml'
    const before =
      (await control.read(path, 'main^')) ?? (await control.read(path, story.gitops.since))
    await control.commit({ files: { [path]: before }, message: 'Revert', by: 'olga' })
    const swept = await sweepAll(stage.github, story.gitops, { service: 'svc-0000' })
    expect(swept.outputs).toMatchObject({
      operation: 'none',
      reason: 'prod was taken back from 1.1.0; choose 1.1.0 to propose it again',
    })
    expect(story.open).toEqual([])
  })

  test('m: not more than two environments', async () => {
    const story = await storyOf('m-three', {
      ahead: 1,
      policy: ({ reporter }) => `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  staging: { after: [dev], overlays: "apps/staging/{service}" }
  prod: { after: [staging], overlays: "apps/prod/{service}" }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, staging, prod] }]
`,
    })
    const { control } = story.gitops
    const files = overlayFiles('staging', story.service, '1.0.0')
    await control.commit({ files, message: 'Add staging' })
    await story.tell('1.1.0')
    expect(story.open).toEqual(['Promote svc-0000 1.1.0 to staging'])
    await control.mergePullRequest(1, { by: 'olga', method: 'squash' })
    await story.tell('1.1.0', { environment: 'staging', cluster: 'staging-1' })
    expect(story.open).toEqual([PROMOTE])
    expect(story.promotions[1]?.body).toContain('**Proven in staging**')
  })
})

async function bumpTo(gitops: GitOps, version: string): Promise<void> {
  const inputs = { service: 'svc-0000', 'chart-version': version, 'image-tag': version }
  expect((await bump(stage.github, gitops, inputs)).outputs['operation']).toBe('committed')
}

/** Posts an event as Flux does; the status of GitHub's answer. */
async function send(gitops: GitOps, body: unknown): Promise<number> {
  const token = stage.github.token({ kind: 'installation', of: 'acme-flux' })
  const answer = await fetch(`${stage.github.url}/api/v3/repos/${gitops.fullName}/dispatches`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.status
}
