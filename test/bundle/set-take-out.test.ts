import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sweepAll } from '../support/bundle-runs.ts'
import type { GitOps } from '../support/gitops.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { cameUp, openTitles, runs, together } from './sets.ts'
import { byHand, endStage, errorsOf, type Stage, setStage, writesSince } from './stage.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

const ASKED = { to: 'prod', 'take-out': 'svc-0001', reason: 'its migration waits for the night' }

describe('a person takes a service out of the open release set', () => {
  test('and it goes on without that service, by the same pull request', async () => {
    const gitops = await proposed('taken', 3)
    const end = await take(gitops)
    expect(end.outputs['operation']).toBe('updated')
    expect(openTitles(gitops)).toEqual([expect.stringMatching(/ to prod \(2 services\)$/)])
    const [pull, ...others] = gitops.control.pulls
    expect(others).toEqual([])
    if (pull !== undefined) expectGolden('set-taken-out', pullRequestText(pull), stage.github)
    const record = gitops.control.state.deployments.findLast(({ task }) => task === 'fluxgate:@all')
    expect(gitops.control.state.deployments.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'set', what: 'taken-out', service: 'svc-0001', login: gitops.ops.login },
        ...{ person: gitops.ops.id, reason: 'its migration waits for the night' },
      }),
    )
    expect(record?.payload).toMatchObject({ what: 'proposed', services: 2 })
    for (let again = 0; again < 3; again += 1) {
      expect((await sweepAll(stage.github, gitops)).outputs['operation']).toBe('none')
    }
    await gitops.control.mergePullRequest(pull?.number ?? 0, { by: gitops.developer.login })
    expect(await runs(gitops)).toEqual(['1.1.0', '1.0.0', '1.1.0'])
    await sweepAll(stage.github, gitops)
    expect(openTitles(gitops)).toEqual([])
  })

  test('as the last of it, and its pull request is closed', async () => {
    const gitops = await proposed('last', 1)
    const end = await take(gitops, { 'take-out': 'svc-0000' })
    expect(end.outputs['operation']).toBe('closed')
    expect(openTitles(gitops)).toEqual([])
    expect((await sweepAll(stage.github, gitops)).outputs['operation']).toBe('none')
  })

  test('in a dry run, which shows the set without it and writes nothing', async () => {
    const gitops = await proposed('dry', 2)
    const mark = stage.github.ledger.mark()
    const end = await take(gitops, { 'dry-run': 'true' })
    expect(end.summary).toContain('its migration waits for the night')
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('twice, and the second time changes nothing', async () => {
    const gitops = await proposed('twice', 2)
    await take(gitops)
    const again = await take(gitops)
    expect(again.exitCode).toBe(1)
    expect(errorsOf(again)[0]).toMatch(
      /^svc-0001 is not in release set \S+ \(#1\), which moves svc-0000$/,
    )
  })
})

test('a record that somebody else wrote takes nothing out', async () => {
  const gitops = await proposed('forged', 2)
  const known = await proposed('known', 2)
  await take(known)
  const record = known.control.deployments.find(({ payload }) =>
    JSON.stringify(payload).includes('taken-out'),
  )
  const token = stage.github.token({ kind: 'user', of: 'dev' })
  const answer = await fetch(`${stage.github.url}/repos/${gitops.fullName}/deployments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ ref: gitops.since, environment: 'prod', task: 'fluxgate:@all' },
      ...{ payload: record?.payload, required_contexts: [], auto_merge: false },
    }),
  })
  expect(answer.status).toBe(201)
  expect((await sweepAll(stage.github, gitops)).outputs['operation']).toBe('none')
  expect(openTitles(gitops)).toEqual([expect.stringMatching(/ to prod \(2 services\)$/)])
})

describe('nobody takes a service out', () => {
  test.each<[string, Readonly<Record<string, string>>, string | undefined, string]>([
    ['whom the policy does not name', {}, 'mallory', 'is not in "people.override" of'],
    ['that is no service', { 'take-out': '../x' }, undefined, '"../x"'],
    ['that is the whole set', { 'take-out': '@all' }, undefined, '@all'],
    ['without a reason', { reason: '' }, undefined, 'and why under "reason"'],
    ['and chooses a version at once', { version: '1.1.0' }, undefined, 'leave "service" and'],
    ['of an environment that has no sets', { to: 'dev' }, undefined, 'goes into dev alone'],
  ])('%s', async (name, inputs, by, why) => {
    const gitops = await proposed(`no-${name.replaceAll(/[^a-z]/g, '-').slice(0, 40)}`, 2)
    const mark = stage.github.ledger.mark()
    const end = await take(gitops, inputs, by)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end).join('\n')).toContain(why)
    expect(writesSince(stage.github, mark)).toEqual([])
  })
})

/** A repository in which a release set of so many services is open. */
async function proposed(name: string, services: number): Promise<GitOps> {
  const gitops = await together(stage, name, services, services)
  for (const service of gitops.services) await cameUp(stage, gitops, service, '1.1.0')
  await sweepAll(stage.github, gitops)
  return gitops
}

function take(gitops: GitOps, inputs: Readonly<Record<string, string>> = {}, by?: string) {
  const more = by === undefined ? {} : { by }
  return byHand(stage, gitops, 'open-promotion-pr', { ...ASKED, ...inputs }, more)
}
