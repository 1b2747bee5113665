import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { endStage, type Stage, setStage } from '../bundle/stage.ts'
import { handle } from '../support/bundle-runs.ts'
import { type GitOps, moment, rolloutEvent } from '../support/gitops.ts'
import { inFlight } from '../support/in-flight.ts'
import { shareProcesses } from '../support/run-action.ts'
import { stateOf } from './harm.ts'

shareProcesses()

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

function eventOf(gitops: GitOps, index = 0, environment = 'dev'): Record<string, unknown> {
  const service = gitops.services[index]
  if (service === undefined) throw new Error(`no service ${index}`)
  return rolloutEvent(gitops, service, '1.1.0', { at: moment(Date.now() - 60_000), environment })
}

describe('an event of somebody who may not speak (S12)', () => {
  test.each<[string, (id: number) => unknown]>([
    ['another account', () => ({ id: 666, login: 'mallory', type: 'User' })],
    [
      'another account with the same login',
      () => ({ id: 666, login: 'acme-flux[bot]', type: 'Bot' }),
    ],
    ['the number as text', (id) => ({ id: `${id}`, login: 'acme-flux[bot]', type: 'Bot' })],
    ['the number and a half', (id) => ({ id: id + 0.5, login: 'acme-flux[bot]', type: 'Bot' })],
    ['a list with the number', (id) => ({ id: [id], login: 'acme-flux[bot]', type: 'Bot' })],
    ['no number', () => ({ login: 'acme-flux[bot]', type: 'Bot' })],
    ['nobody', () => undefined],
    [
      'the promoter itself',
      () => ({ id: stage.people.promoter.id, login: 'acme-fluxgate[bot]', type: 'Bot' }),
    ],
  ])('%s writes nothing, and the run is green', async (name, sender) => {
    const gitops = await stage.repository(`sender-${name.replaceAll(' ', '-')}`, { ahead: 1 })
    const before = stateOf(gitops)
    const event = { ...eventOf(gitops), sender: sender(gitops.reporter.id) }
    const end = await handle(stage.github, gitops, event)
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({ decision: 'refused', operation: 'refused' })
    expect(stateOf(gitops)).toBe(before)
  })

  test('a sender for one environment can not speak for another', async () => {
    const gitops = await stage.repository('other-environment', {
      ahead: 1,
      policy: ({ reporter }) => `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [prod] }]
`,
    })
    const before = stateOf(gitops)
    const end = await handle(stage.github, gitops, eventOf(gitops))
    expect(end.outputs).toMatchObject({
      decision: 'refused',
      reason: `sender ${gitops.reporter.id} may not report on dev`,
    })
    expect(stateOf(gitops)).toBe(before)
  })

  test('records that somebody else wrote prove nothing', async () => {
    const gitops = await stage.repository('forged-records', { ahead: 1 })
    const known = await stage.repository('true-records', { ahead: 1 })
    await handle(stage.github, known, eventOf(known))
    const [record] = known.control.deployments
    const token = stage.github.token({ kind: 'user', of: 'dev' })
    const answer = await fetch(`${stage.github.url}/repos/${gitops.fullName}/deployments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        ref: gitops.since,
        environment: 'dev',
        task: record?.task,
        payload: record?.payload,
        required_contexts: [],
        auto_merge: false,
      }),
    })
    expect(answer.status).toBe(201)
    const failure = { story: 'upgrade failed', at: moment(Date.now() - 3_600_000) } as const
    const [service] = gitops.services
    if (service === undefined) throw new Error('no service')
    const end = await handle(stage.github, gitops, rolloutEvent(gitops, service, '1.0.0', failure))
    expect(end.outputs).toMatchObject({ decision: 'recorded', operation: 'none' })
    expect(gitops.control.pulls).toEqual([])
  })
})

describe('an event for one service never touches another (S13)', () => {
  test('each of seven changes its own overlay alone', async () => {
    const gitops = await stage.repository('cross', { services: 7, ahead: 7 })
    await inFlight([...gitops.services.keys()], 3, (index) =>
      handle(stage.github, gitops, eventOf(gitops, index)),
    )
    const { control } = gitops
    const changed = [...control.branches().keys()]
      .filter((branch) => branch !== 'main')
      .map((branch) => {
        const args = ['--git-dir', control.directory, 'diff', '--name-only', `main...${branch}`]
        return [branch, execFileSync('git', args, { encoding: 'utf8' }).trim()]
      })
    expect(changed.sort()).toEqual(
      gitops.services.map(({ key }) => [`promote/prod/${key}`, `apps/prod/${key}/patch.yaml`]),
    )
  })

  test.each<[string, (event: Record<string, unknown>) => unknown]>([
    [
      'a type that names another object',
      (event) => ({ ...event, action: 'HelmRelease/svc-0001.apps' }),
    ],
    [
      'a type that names another namespace',
      (event) => ({ ...event, action: 'HelmRelease/svc-0000.other' }),
    ],
    [
      'a type that names another kind',
      (event) => ({ ...event, action: 'Kustomization/svc-0000.apps' }),
    ],
    ['no type', ({ action: _, ...event }) => event],
  ])('with %s is refused', async (name, change) => {
    const gitops = await stage.repository(`deputy-${name.replaceAll(' ', '-')}`, {
      services: 2,
      ahead: 2,
    })
    const before = stateOf(gitops)
    const end = await handle(stage.github, gitops, change(eventOf(gitops)))
    expect(end.outputs).toMatchObject({ decision: 'refused', operation: 'refused' })
    expect(stateOf(gitops)).toBe(before)
  })

  test('a digest that another release has is an alarm, and no promotion', async () => {
    const gitops = await stage.repository('digest', { services: 2, ahead: 2 })
    const service = gitops.services[1]
    if (service === undefined) throw new Error('no service')
    const digest = `sha256:${'6'.repeat(64)}`
    const told = { at: moment(Date.now() - 60_000), digest }
    const end = await handle(stage.github, gitops, rolloutEvent(gitops, service, '1.1.0', told))
    expect(end.outputs).toMatchObject({ decision: 'unknown', operation: 'none' })
    expect(gitops.control.pulls).toEqual([])
  })
})
