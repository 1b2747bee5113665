import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sweepAll } from '../support/bundle-runs.ts'
import type { GitOps, Service } from '../support/gitops.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { endStage, type People, type Stage, setStage, writesSince } from './stage.ts'
import { tellStory } from './story.ts'

const DISMISSALS = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
  stage.github.addUser('raj')
})
afterAll(() => endStage(stage))

describe('an approval of a promotion that moves on', () => {
  test('is dismissed, told in the pull request, and asked for again', async () => {
    const { gitops, story } = await approved(
      'left-approval',
      'An approved promotion that moves on',
      'The policy says `supersede: always` and asks for one approval: what was approved is replaced by the newer release, and the approval does not come along.',
    )
    await story.build('1.2.0')
    await story.report('1.2.0', 'dev')
    expect(statesOf(gitops)).toEqual(['DISMISSED'])
    expectGolden('left-approval-body', pullRequestText(gitops.control.pull(1)), stage.github)
    await story.sweep()
    const mark = stage.github.ledger.mark()
    await sweepAll(stage.github, gitops)
    expect(writesSince(stage.github, mark)).toEqual([])
    await story.person('raj approves #1 again', () => gitops.control.approve(1, 'raj'))
    await story.sweep()
    await story.merge()
    expectGolden('story-left-approval', story.text(), stage.github)
  })

  test('is dismissed by the next run where it came too late for the one that moved it, or that one was killed', async () => {
    const { gitops, story } = await proposed('late-approval')
    await story.build('1.2.0')
    stage.github.faults.onBefore('updateRefs', () => {
      gitops.control.approve(1, 'raj')
    })
    await story.report('1.2.0', 'dev')
    expect(story.open()).toEqual(['Promote svc-0000 1.2.0 to prod'])
    expect(statesOf(gitops)).toEqual(['APPROVED'])
    const { outputs } = await sweepAll(stage.github, gitops)
    expect(outputs).toMatchObject({ operation: 'updated' })
    expect(outputs['reason']).toContain('the approval of an older commit by raj is dismissed')
    expect(statesOf(gitops)).toEqual(['DISMISSED'])
    await sweepAll(stage.github, gitops)
    const mark = stage.github.ledger.mark()
    expect((await sweepAll(stage.github, gitops)).outputs['operation']).toBe('none')
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('that GitHub keeps from being dismissed is told once, fails no run and counts nowhere', async () => {
    const { gitops, story } = await approved('kept-approval')
    gitops.control.protect({ branch: 'main', kind: 'protection', dismissers: [] })
    await story.build('1.2.0')
    const end = await story.report('1.2.0', 'dev')
    expect([end.exitCode, end.outputs['operation']]).toEqual([0, 'updated'])
    const gate = await story.act('promotion-gate', { 'pull-request': '1' })
    expect(gate.outputs).toMatchObject({
      state: 'pending',
      reason:
        'waiting for 1 approval (not raj: approved an older commit) (svc-0000: 1.2.0 for prod)',
    })
    expect(commentsOf(gitops)).toEqual([
      '<!-- fluxgate: left approvals -->\nThe approval by raj was of an older commit, which no gate counts. GitHub does not let Fluxgate dismiss it: Branch protections do not permit dismissing this review.\n',
    ])
    await story.sweep()
    const mark = stage.github.ledger.mark()
    expect((await story.sweep()).outputs['operation']).toBe('none')
    expect(writesSince(stage.github, mark).filter((one) => !one.startsWith(DISMISSALS))).toEqual([])
    expect(commentsOf(gitops)).toHaveLength(1)
    expect(statesOf(gitops)).toEqual(['APPROVED'])
  })

  test('is left to people where somebody else has pushed to the pull request', async () => {
    const { gitops, story } = await approved('pushed-approval')
    const files = { 'README.md': 'mine\n' }
    const branch = 'promote/prod/svc-0000'
    await gitops.control.commit({ branch, files, message: 'Mine', by: 'raj' })
    await story.build('1.2.0')
    expect((await story.report('1.2.0', 'dev')).outputs['operation']).toBe('deferred')
    await story.sweep()
    expect(statesOf(gitops)).toEqual(['APPROVED'])
  })
})

/** dev's 1.1.0 is proposed for prod. */
async function proposed(name: string, title = name, about?: string) {
  const gitops = await stage.repository(name, { ahead: 1, policy })
  gitops.control.grant('raj', 'write')
  const story = tellStory(stage, gitops, title, serviceOf(gitops), ['dev', 'prod'], {
    gates: true,
    ...(about === undefined ? {} : { about }),
  })
  await story.report('1.1.0', 'dev')
  return { gitops, story }
}

/** And approved. */
async function approved(...told: Parameters<typeof proposed>) {
  const { gitops, story } = await proposed(...told)
  await story.person('raj approves #1', () => gitops.control.approve(1, 'raj'))
  await story.sweep()
  return { gitops, story }
}

function serviceOf({ services }: GitOps): Service {
  const [service] = services
  if (service === undefined) throw new Error('the repository has no service')
  return service
}

function statesOf({ control }: GitOps): readonly string[] {
  return control.pull(1).reviews.map(({ state }) => state)
}

function commentsOf({ control }: GitOps): readonly string[] {
  return [...control.state.comments.values()].map(({ body }) => body)
}

function policy({ reporter }: People): string {
  return `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", supersede: always, gates: { approvals: {} } }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, prod] }]
people: { override: [acme/ops] }
`
}
