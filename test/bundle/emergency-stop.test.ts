import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, moment, rolloutEvent, type Service } from '../support/gitops.ts'
import { pinFile } from '../support/overlays.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden } from './golden.ts'
import { byHand, endStage, type Stage, setStage } from './stage.ts'
import { tellStory } from './story.ts'

const now = shareProcessesApart()

const GATE = 'fluxgate/gate'
const STOP = 'fluxgate:freeze'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

function serviceOf({ services: [service] }: GitOps): Service {
  if (service === undefined) throw new Error('the repository has no service')
  return service
}

/** dev, and prod as told; main takes nothing without the gate's status. */
async function gated(name: string, prod = ''): Promise<GitOps> {
  const gitops = await stage.repository(name, {
    ahead: 1,
    policy: ({ reporter }) => `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}"${prod} }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, prod] }]
people: { override: [acme/ops], hold: [acme/ops] }
`,
  })
  const app = stage.github.world.apps.find(({ bot }) => bot.id === gitops.promoter.id)
  gitops.control.protect({ branch: 'main', requiredStatuses: [GATE], statusApp: app?.id })
  return gitops
}

/** The same, and 1.1.0 proven in dev an hour ago and proposed for prod. */
async function proposed(name: string, prod = ''): Promise<GitOps> {
  const gitops = await gated(name, prod)
  const at = moment(Date.now() - 3_600_000)
  const event = rolloutEvent(gitops, serviceOf(gitops), '1.1.0', { at })
  expect((await handle(stage.github, gitops, event)).outputs['operation']).toBe('created')
  return gitops
}

function judge(gitops: GitOps, more: Readonly<Record<string, string>> = {}) {
  return byHand(stage, gitops, 'promotion-gate', { 'pull-request': '1', ...more })
}

describe('an emergency stop', () => {
  test('is an issue with a label: nothing is merged until it is closed, but what goes back', async () => {
    const gitops = await gated('stop')
    const { control } = gitops
    const story = tellStory(stage, gitops, 'Emergency stop', serviceOf(gitops), ['dev', 'prod'], {
      gates: true,
      about:
        'Payments are down, so olga wants nothing to be promoted for now: she opens an issue with the label `fluxgate:freeze`, and closes it when it is over. What goes back may be merged all the while. The policy says nothing of all that.',
    })
    await story.report('1.1.0', 'dev')
    await story.sweep()
    let issue = 0
    await story.person('olga opens an issue with the label fluxgate:freeze', () => {
      issue = control.openIssue('payments are down', 'olga', [STOP])
    })
    const swept = await story.sweep()
    expectGolden('stop-sweep', swept.summary, stage.github)
    await expect(story.merge()).rejects.toThrow(GATE)
    const judged = await story.act('promotion-gate', { 'pull-request': '1' })
    expect(judged.outputs).toMatchObject({ state: 'failure', operation: 'none' })
    expectGolden('stop-gate', judged.summary, stage.github)
    await story.person('olga closes it', () =>
      control.editIssue(issue, 'olga', { state: 'closed' }),
    )
    await story.sweep()
    await story.merge()
    expect(await story.runs('prod')).toBe('1.1.0')
    await story.person('olga reopens it, and a developer opens #3, which takes prod back', () =>
      control.editIssue(issue, 'olga', { state: 'open' }),
    )
    const files = Object.fromEntries(pinFile('prod', serviceOf(gitops), '1.0.0'))
    await control.commit({ branch: 'back', from: 'main', files, message: 'Back', by: 'dev' })
    const { number } = await control.openPullRequest({ title: 'Back', head: 'back', by: 'dev' })
    const back = await story.act('promotion-gate', { 'pull-request': String(number) })
    expect(back.outputs['state']).toBe('success')
    await story.merge()
    expect(await story.runs('prod')).toBe('1.0.0')
    expectGolden('story-emergency-stop', story.text(), stage.github)
  })

  test('of one environment leaves the others alone', async () => {
    const gitops = await proposed('narrow')
    const issue = gitops.control.openIssue('dev is odd', 'olga', [STOP, 'environment:dev'])
    expect((await judge(gitops)).outputs['state']).toBe('success')
    gitops.control.editIssue(issue, 'olga', { labels: [STOP, 'environment:prod'] })
    expect((await judge(gitops)).outputs).toMatchObject({
      state: 'failure',
      reason: `svc-0000: stopped by olga in #${issue}: dev is odd`,
    })
  })

  test('keeps what is merged by itself, until it is lifted', async () => {
    const gitops = await gated('auto', ', merge: auto, gates: { soak: 10m }')
    const { control } = gitops
    const issue = control.openIssue('wait', 'olga', [STOP])
    const at = moment(Date.now() - 3_600_000)
    const event = rolloutEvent(gitops, serviceOf(gitops), '1.1.0', { at })
    expect((await handle(stage.github, gitops, event)).outputs['operation']).toBe('created')
    await sweepAll(stage.github, gitops)
    expect(control.pulls.map(({ state }) => state)).toEqual(['open'])
    control.editIssue(issue, 'olga', { state: 'closed' })
    await sweepAll(stage.github, gitops)
    expect(control.pulls[0]?.merge).toBeDefined()
  })

  test('costs no request', async () => {
    const gitops = await proposed('cost')
    const count = async () => {
      const mark = stage.github.ledger.mark()
      await judge(gitops, { 'dry-run': 'true' })
      return stage.github.ledger.since(mark).length
    }
    const before = await count()
    gitops.control.openIssue('down', 'olga', [STOP])
    expect(await count()).toBe(before)
  })

  test('is skipped by a person who may, for one release', async () => {
    const gitops = await proposed('skipped')
    gitops.control.openIssue('down', 'olga', [STOP])
    expect((await judge(gitops)).outputs['state']).toBe('failure')
    const end = await judge(gitops, { skip: 'stop', reason: 'this mends it' })
    expect(end.outputs).toMatchObject({
      state: 'success',
      reason: 'svc-0000: 1.1.0 for prod; emergency stop skipped by olga: this mends it',
    })
  })

  test('can not be told without the permission, which closes the gate and is named', async () => {
    const gitops = await proposed('permission')
    const token = stage.github.token({
      ...{ kind: 'installation', of: 'acme-fluxgate' },
      permissions: {
        contents: 'write',
        pull_requests: 'write',
        deployments: 'write',
        statuses: 'write',
      },
    })
    expect((await judge(gitops, { token })).outputs).toMatchObject({
      state: 'failure',
      reason: expect.stringContaining('give the token issues: read'),
    })
  })

  test('by somebody who may not label is an issue like any other', async () => {
    const gitops = await proposed('outsider')
    gitops.control.openIssue('down', 'mallory', [STOP])
    expect((await judge(gitops)).outputs['state']).toBe('success')
  })

  test('has words that nothing is made of', async () => {
    const gitops = await proposed('hostile')
    const title = '::error::x <img src=x onerror=alert(1)> | [a](javascript:x) @acme/ops `\n# down'
    gitops.control.openIssue(title, 'olga', [STOP])
    const end = await judge(gitops)
    expect(end.outputs['state']).toBe('failure')
    expect(end.stdout).not.toMatch(/^::error::x/m)
    expect(end.summary).not.toContain('<img')
    expectGolden('stop-hostile', end.summary, stage.github)
  })
})
