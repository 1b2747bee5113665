import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle } from '../support/bundle-runs.ts'
import type { Story } from '../support/events.ts'
import { type GitOps, moment, rolloutEvent } from '../support/gitops.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden } from './golden.ts'
import { endStage, type People, type Stage, setStage, writesSince } from './stage.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

const twoClusters = ({ reporter }: People) => `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", clusters: [prod-1, prod-2] }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, prod] }]
`

/** 1.1.0 was proven in dev, approved by dev and merged into prod. */
async function merged(name: string, policy = twoClusters) {
  const gitops = await stage.repository(name, { ahead: 1, policy })
  const began = Date.now() - 3_600_000
  const tell = (story: Story, cluster: string, seconds: number, environment = 'prod') => {
    const [service] = gitops.services
    if (service === undefined) throw new Error('the repository has no service')
    const at = moment(began + seconds * 1000)
    return rolloutEvent(gitops, service, '1.1.0', { story, environment, cluster, at })
  }
  const report = (...told: Parameters<typeof tell>) => handle(stage.github, gitops, tell(...told))
  await report('upgrade', 'dev-1', 0, 'dev')
  gitops.control.approve(1, 'dev')
  await gitops.control.mergePullRequest(1, { by: 'dev', method: 'squash' })
  return { gitops, report }
}

function commentsOn({ control }: GitOps, number: number) {
  return [...control.state.comments.values()].filter(({ pull }) => pull === number)
}

describe('after the merge', () => {
  test('one comment says how each cluster took the release, and is kept up to date', async () => {
    const { gitops, report } = await merged('aftermath')
    expect((await report('upgrade', 'prod-1', 60)).exitCode).toBe(0)
    expect(commentsOn(gitops, 1)).toHaveLength(1)
    expectGolden('aftermath-first', commentsOn(gitops, 1)[0]?.body ?? '', stage.github)
    await report('upgrade failed', 'prod-2', 61)
    expect(commentsOn(gitops, 1)).toHaveLength(1)
    expectGolden('aftermath-failed', commentsOn(gitops, 1)[0]?.body ?? '', stage.github)
    await report('upgrade', 'prod-2', 90)
    await report('test succeeded', 'prod-1', 91)
    const [only, ...more] = commentsOn(gitops, 1)
    expect(more).toEqual([])
    expectGolden('aftermath-up', only?.body ?? '', stage.github)
  })

  test('the same event told again writes nothing', async () => {
    const { gitops, report } = await merged('aftermath-again')
    await report('upgrade failed', 'prod-1', 60)
    const mark = stage.github.ledger.mark()
    await report('upgrade failed', 'prod-1', 60)
    expect(writesSince(stage.github, mark)).toEqual([])
    expect(commentsOn(gitops, 1)).toHaveLength(1)
  })

  test('events in another order end in the same comment', async () => {
    const [one, other] = [await merged('aftermath-order-1'), await merged('aftermath-order-2')]
    await one.report('upgrade', 'prod-1', 60)
    await one.report('upgrade failed', 'prod-1', 70)
    await other.report('upgrade failed', 'prod-1', 70)
    await other.report('upgrade', 'prod-1', 60)
    const said = ({ gitops }: typeof one) =>
      (commentsOn(gitops, 1)[0]?.body ?? '').replace(
        /aftermath-order-\d|record \d+|\d\d:\d\d UTC/g,
        '',
      )
    expect(said(one)).toContain('upgrade failed')
    expect(said(other)).toBe(said(one))
  })

  test('a comment of somebody else is left alone, whatever it begins with', async () => {
    const { gitops, report } = await merged('aftermath-foreign')
    const theirs = '<!-- fluxgate: aftermath -->\nall is well'
    gitops.control.comment(1, 'dev', theirs)
    await report('upgrade failed', 'prod-1', 60)
    expect(commentsOn(gitops, 1).map(({ body }) => body === theirs)).toEqual([true, false])
  })

  test('what came by no promotion of ours is commented on nowhere', async () => {
    const { gitops, report } = await merged('aftermath-other')
    await report('upgrade', 'dev-1', 60, 'dev')
    expect(commentsOn(gitops, 1)).toEqual([])
  })
})
