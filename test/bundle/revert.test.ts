import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, pin, type Service } from '../support/gitops.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { endStage, type People, type Stage, setStage, writesSince } from './stage.ts'
import { tellStory } from './story.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

const policyThat =
  (onFailure: 'none' | 'revert') =>
  ({ reporter }: People) =>
    `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", onFailure: ${onFailure} }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, prod] }]
people: { override: [acme/ops], attest: [acme/ops], hold: [acme/ops] }
`

function serviceOf(gitops: GitOps): Service {
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  return service
}

/** dev and prod went on from 1.0.0 to 1.1.0, by a squash. */
async function promoted(
  name: string,
  { title = name, about = '' } = {},
  onFailure: 'none' | 'revert' = 'revert',
) {
  const gitops = await stage.repository(name, { ahead: 1, policy: policyThat(onFailure) })
  const service = serviceOf(gitops)
  const story = tellStory(stage, gitops, title, service, ['dev', 'prod'], { about })
  await story.report('1.1.0', 'dev')
  await story.merge('squash')
  return { gitops, service, story }
}

const FAILED = { story: 'upgrade failed' } as const
const BACK = 'Roll back svc-0000 to 1.0.0 in prod'

describe('a release that fails where the policy says "onFailure: revert"', () => {
  test('is taken back by one pull request at once, and stays away', async () => {
    const { gitops, service, story } = await promoted('revert', {
      title: 'A failed rollout, taken back',
      about:
        'The environment prod takes back what fails there (`onFailure: revert`): the pull request is there as soon as Flux says so, and what failed is held.',
    })
    const end = await story.report('1.1.0', 'prod', FAILED)
    expect(end.outputs).toMatchObject({ operation: 'created', decision: 'recorded' })
    expect(story.open()).toEqual([BACK])
    expect(JSON.parse(end.outputs['pull-requests'] ?? '').map(Object.keys)).toEqual([
      ['number', 'url', 'environment', 'service', 'operation'],
    ])
    const pull = gitops.control.pull(2)
    expectGolden('revert-body', pullRequestText(pull), stage.github)
    expectGolden('revert', end.summary, stage.github)
    const comments = [...gitops.control.state.comments.values()].map(({ body }) => body)
    expect(comments.join('\n')).toContain('#2 takes it back, once it is merged.')
    await story.report('1.1.0', 'prod', FAILED)
    const mark = stage.github.ledger.mark()
    await story.sweep(2)
    expect(writesSince(stage.github, mark)).toEqual([])
    expect(story.open()).toEqual([BACK])
    await story.merge('rebase')
    expect(await story.runs('prod')).toBe('1.0.0')
    await story.report('1.0.0', 'prod')
    await story.report('1.1.0', 'dev')
    await story.sweep(3)
    expect(story.open()).toEqual([])
    await story.person('a build: 1.2.0 in dev', () => pin(gitops, 'dev', [service], '1.2.0'))
    await story.report('1.2.0', 'dev')
    expect(story.open()).toEqual(['Promote svc-0000 1.2.0 to prod'])
    expectGolden('story-revert', story.text(), stage.github)
  })

  test('is found by a sweep, which looks at what nothing else makes it look at', async () => {
    const { gitops, story } = await promoted('revert-swept', {}, 'none')
    await story.report('1.1.0', 'prod', FAILED)
    await story.sweep()
    expect(story.open()).toEqual([])
    const text = policyThat('revert')(stage.people)
    const files = { '.fluxgate/policy.yaml': text }
    await gitops.control.commit({ files, message: 'Take back what fails', by: 'dev' })
    const end = await story.sweep()
    expect(end.outputs['operation']).toBe('created')
    expect(story.open()).toEqual([BACK])
    expectGolden('revert-sweep', end.summary, stage.github)
  })

  test('is not proposed for that again once a person closed it', async () => {
    const { gitops, story } = await promoted('revert-closed')
    await story.report('1.1.0', 'prod', FAILED)
    await gitops.control.closePullRequest(2, 'dev')
    const mark = stage.github.ledger.mark()
    const swept = await story.sweep()
    expect(writesSince(stage.github, mark)).toEqual([])
    expect(swept.outputs['reason']).toContain(
      '#2 was closed by a person, so 1.1.0 stays in prod, although its upgrade failed on prod-1',
    )
    await story.report('1.1.0', 'prod', FAILED)
    expect(story.open()).toEqual([])
  })

  test('is named where there is nothing lower to go back to', async () => {
    const gitops = await stage.repository('revert-first', { policy: policyThat('revert') })
    const story = tellStory(stage, gitops, 'first', serviceOf(gitops))
    const end = await story.report('1.0.0', 'prod', FAILED)
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({
      operation: 'refused',
      reason: expect.stringContaining(
        '1.0.0 failed in prod, and is not taken back by itself: prod pinned nothing lower than 1.0.0',
      ),
    })
  })

  test('is shown in a dry run of a sweep, which writes nothing', async () => {
    const { gitops, story } = await promoted('revert-dry')
    await story.report('1.1.0', 'prod', FAILED)
    await gitops.control.closePullRequest(2, gitops.promoter.login)
    const mark = stage.github.ledger.mark()
    const end = await sweepAll(stage.github, gitops, { 'dry-run': 'true' })
    expect(end.summary).toContain('## Dry run: 1 pull request would change')
    expect(end.summary).toContain('would open')
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('told twice at once opens one pull request', async () => {
    const { gitops, story } = await promoted('revert-race')
    await Promise.all([
      story.report('1.1.0', 'prod', FAILED),
      story.report('1.1.0', 'prod', FAILED),
    ])
    expect(story.open()).toEqual([BACK])
    expect(gitops.control.pulls).toHaveLength(2)
  })
})
