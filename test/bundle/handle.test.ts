import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { dispatchEvent, type Telling } from '../support/events.ts'
import {
  envelope,
  type GitOps,
  moment,
  pin,
  rolloutEvent,
  type Service,
} from '../support/gitops.ts'
import { runAction } from '../support/run-action.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { addresses, endStage, type Stage, setStage, writesSince } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

const now = () => moment(Date.now())

function serviceOf({ services }: GitOps, index = 0): Service {
  const service = services[index]
  if (service === undefined) throw new Error(`no service ${index}`)
  return service
}

type Told = Partial<Telling> & { readonly sender?: { readonly id: number; readonly login: string } }

describe('an event of Flux', () => {
  test.each([
    [0, 'chart and image'],
    [1, 'tag and digest of an OCIRepository'],
    [2, 'chart'],
  ])('of service %i opens a promotion of %s', async (index, pins) => {
    const gitops = await stage.repository(`event-${index}`, { services: 3, ahead: 3 })
    const event = rolloutEvent(gitops, serviceOf(gitops, index), '1.1.0', { at: now() })
    const end = await handle(stage.github, gitops, event)
    expect(end.exitCode).toBe(0)
    const [pull, ...more] = gitops.control.pulls
    expect(more).toEqual([])
    expect(end.outputs).toMatchObject({ decision: 'recorded', operation: 'created' })
    expect(JSON.parse(end.outputs['pull-requests'] ?? '')).toEqual([
      {
        number: pull?.number,
        url: `${stage.github.url}/${gitops.fullName}/pull/${pull?.number}`,
        environment: 'prod',
        service: `svc-000${index}`,
        operation: 'created',
      },
    ])
    const name = `promotion-of-${pins.replaceAll(' ', '-')}`
    if (pull !== undefined) expectGolden(`${name}-body`, pullRequestText(pull), stage.github)
    expectGolden(name, end.summary, stage.github)
  })

  test('that was heard before changes nothing', async () => {
    const gitops = await stage.repository('twice', { ahead: 1 })
    const event = rolloutEvent(gitops, serviceOf(gitops), '1.1.0', { at: now() })
    await handle(stage.github, gitops, event)
    const mark = stage.github.ledger.mark()
    const end = await handle(stage.github, gitops, event)
    expect(end.outputs).toMatchObject({ decision: 'known', operation: 'none' })
    expect(writesSince(stage.github, mark)).toEqual([])
    expectGolden('event-known', end.summary, stage.github)
  })

  test('of a failure is recorded, and takes no release on', async () => {
    const gitops = await stage.repository('failed', { ahead: 1 })
    const telling = { story: 'upgrade failed', at: now() } as const
    const event = rolloutEvent(gitops, serviceOf(gitops), '1.1.0', telling)
    const end = await handle(stage.github, gitops, event)
    expect(end.outputs).toMatchObject({ decision: 'recorded', operation: 'none' })
    expect(gitops.control.pulls).toEqual([])
    expectGolden('event-failed', end.summary, stage.github)
  })

  test('that can be of two releases proves none, and shows the annotations that would tell', async () => {
    const gitops = await stage.repository('unknown', { ahead: 1 })
    const patch = (await gitops.control.read('apps/dev/svc-0000/patch.yaml')) ?? ''
    await gitops.control.commit({
      files: { 'apps/dev/svc-0000/patch.yaml': patch.replace('tag: 1.1.0', 'tag: 1.1.0-fix') },
      message: 'Take another image',
    })
    const event = rolloutEvent(gitops, serviceOf(gitops), '1.1.0', { at: now() })
    const end = await handle(stage.github, gitops, event)
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({ decision: 'unknown', operation: 'none' })
    expect(gitops.control.pulls).toEqual([])
    expectGolden('event-unknown', end.summary, stage.github)
  })

  test.each([
    [
      'from a sender whom the policy does not list',
      'sender',
      { sender: { id: 666, login: 'mallory' } },
      /^sender 666 may not report on dev$/,
    ],
    [
      'of an environment that is not there',
      'environment',
      { environment: 'qa' },
      /^environment "qa" is not in the policy/,
    ],
    [
      'of a service that has no overlay',
      'service',
      { name: 'nobody' },
      /^nobody has no overlay in dev/,
    ],
    [
      'whose object has a name that no service has',
      'name',
      { name: 'kustomization.yaml' },
      /^HelmRelease apps\/kustomization\.yaml is no service of the policy in dev$/,
    ],
  ])('%s is refused, and the run is green', async (_, name, { sender, ...told }: Told, said) => {
    const gitops = await stage.repository(`refused-${name}`, { ahead: 1 })
    const all = { ...envelope(gitops), ...(sender === undefined ? {} : { sender }) }
    const telling: Telling = {
      ...{ story: 'upgrade', name: 'svc-0000', version: '1.1.0' },
      ...{ environment: 'dev', cluster: 'dev-1', at: now(), ...told },
    }
    const mark = stage.github.ledger.mark()
    const end = await handle(stage.github, gitops, dispatchEvent(telling, all))
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({
      decision: 'refused',
      operation: 'refused',
      reason: expect.stringMatching(said),
    })
    expect(writesSince(stage.github, mark)).toEqual([])
    expectGolden(`event-refused-${name}`, end.summary, stage.github)
  })

  test('that is noise asks GitHub for nothing', async () => {
    const gitops = await stage.repository('noise', { ahead: 1 })
    const mark = stage.github.ledger.mark()
    const telling = { story: 'drift detected', at: now() } as const
    const event = rolloutEvent(gitops, serviceOf(gitops), '1.1.0', telling)
    const end = await handle(stage.github, gitops, event)
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({ decision: 'noise', operation: 'none' })
    expect(stage.github.ledger.since(mark)).toEqual([])
    expectGolden('event-noise', end.summary, stage.github)
  })

  test('that comes to a repository of its own promotes in the GitOps repository', async () => {
    const gitops = await stage.repository('elsewhere', { ahead: 1 })
    const events = await stage.github.createRepository({
      owner: 'acme',
      name: 'flux-events',
      files: { README: 'events' },
    })
    const event = rolloutEvent({ ...gitops, control: events }, serviceOf(gitops), '1.1.0', {
      at: now(),
    })
    const end = await runAction({
      action: 'handle-dispatch-promotion',
      eventName: 'repository_dispatch',
      event,
      inputs: { token: gitops.token, repository: gitops.fullName },
      repository: events.fullName,
      actor: gitops.reporter.login,
      ...addresses(stage.github),
    })
    expect(end.outputs).toMatchObject({ decision: 'recorded', operation: 'created' })
    expect(gitops.control.pulls).toHaveLength(1)
    expect(gitops.control.pulls[0]?.body).toContain('/acme/flux-events/actions/runs/1)')
    expect(end.summary).toContain(`/${gitops.fullName}/pull/1)`)
    expect(events.pulls).toEqual([])
    expect(events.deployments).toEqual([])
  })
})

describe('a sweep', () => {
  test('tells each edge, the releases that nobody reported on, and what is settled', async () => {
    const gitops = await stage.repository('sweep', { services: 7, ahead: 4 })
    for (const index of [0, 1]) {
      const event = rolloutEvent(gitops, serviceOf(gitops, index), '1.1.0', { at: now() })
      await handle(stage.github, gitops, event)
    }
    await pin(gitops, 'prod', [serviceOf(gitops, 4)], '1.2.0')
    await gitops.control.commit({
      files: {
        'apps/prod/svc-0003/kustomization.yaml': undefined,
        'apps/prod/svc-0003/patch.yaml': undefined,
      },
      message: 'Not in prod yet',
    })
    const end = await sweepAll(stage.github, gitops)
    expect(end.exitCode).toBe(0)
    expectGolden('sweep', end.summary, stage.github)
  })

  test.each([
    [{ to: 'qa' }, 'environment "qa" is not in the policy (declared: dev, prod)'],
    [
      { from: 'qa', to: 'rc' },
      'environments "qa", "rc" are not in the policy (declared: dev, prod)',
    ],
  ])('with %j says which environments there are', async (inputs, said) => {
    const gitops = await stage.repository(`sweep-${Object.values(inputs).join('')}`)
    const end = await sweepAll(stage.github, gitops, inputs)
    expect(end.exitCode).toBe(1)
    expect(end.outputs).toMatchObject({ operation: 'refused', reason: said })
  })
})
