import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { faultApplied } from '../support/fault-applied.ts'
import { ago, type GitOps, pin, rolloutEvent, type Service } from '../support/gitops.ts'
import { shareProcesses } from '../support/run-action.ts'
import { gatedPolicy } from './gated-policy.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { byHand, endStage, errorsOf, type Stage, setStage, writesSince } from './stage.ts'
import { tellStory } from './story.ts'

shareProcesses()

const GATE = 'fluxgate/gate'
const DAY = 86_400_000

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

function date(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** A freeze around today. */
function frozen(): string {
  const days = `from: "${date(Date.now() - 2 * DAY)}", to: "${date(Date.now() + 2 * DAY)}"`
  return `freezes: [{ ${days}, timezone: UTC, reason: inventory }]`
}

/** dev, and prod with these gates; main takes nothing without the gate's status. */
async function gated(name: string, gates: string): Promise<GitOps> {
  const gitops = await stage.repository(name, {
    ahead: 1,
    policy: (people) => gatedPolicy(people, gates),
  })
  const app = stage.github.world.apps.find(({ bot }) => bot.id === gitops.promoter.id)
  gitops.control.protect({ branch: 'main', requiredStatuses: [GATE], statusApp: app?.id })
  return gitops
}

function serviceOf({ services: [service] }: GitOps): Service {
  if (service === undefined) throw new Error('the repository has no service')
  return service
}

/** The same, and 1.1.0 proven in dev and proposed for prod, which is frozen. */
async function waiting(name: string): Promise<GitOps> {
  const gitops = await gated(name, frozen())
  const event = rolloutEvent(gitops, serviceOf(gitops), '1.1.0', {
    at: ago(60_000),
  })
  expect((await handle(stage.github, gitops, event)).outputs['operation']).toBe('created')
  return gitops
}

const COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'

const SKIP = { 'pull-request': '1', skip: 'freezes', reason: 'the site is down' }

describe('an override', () => {
  test('lets one release through past a freeze, and the next one waits again', async () => {
    const gitops = await gated('override', frozen())
    const story = tellStory(stage, gitops, 'Override', serviceOf(gitops), ['dev', 'prod'], {
      gates: true,
      about:
        'The environment prod is frozen, but 1.1.0 has to go out today: olga, whom `people.override` names, skips the freeze for what that pull request pins. The next release waits again.',
    })
    await story.report('1.1.0', 'dev')
    await story.act('promotion-gate', { 'pull-request': '1' })
    await expect(story.merge()).rejects.toThrow(GATE)
    const end = await story.act('promotion-gate', SKIP)
    expect(end.outputs).toMatchObject({ state: 'success', operation: 'updated' })
    expectGolden('override', end.summary, stage.github)
    await story.sweep(2)
    await story.merge()
    expect(await story.runs('prod')).toBe('1.1.0')
    await story.report('1.1.0', 'prod')
    await story.person('a developer pins 1.2.0 in dev', () =>
      pin(gitops, 'dev', gitops.services, '1.2.0'),
    )
    await story.report('1.2.0', 'dev')
    const number = String(gitops.control.pulls.length)
    const next = await story.act('promotion-gate', { 'pull-request': number })
    expect(next.outputs['state']).toBe('pending')
    expectGolden('story-override', story.text(), stage.github)
  })

  test('is recorded for exactly what the pull request pins, with who and why', async () => {
    const gitops = await waiting('recorded')
    const end = await byHand(stage, gitops, 'promotion-gate', SKIP)
    expect(end.outputs).toMatchObject({
      state: 'success',
      reason: 'svc-0000: 1.1.0 for prod; freezes skipped by olga: the site is down',
    })
    const record = gitops.control.deployments.at(-1)
    expect(record).toMatchObject({ environment: 'prod', creator: { id: gitops.promoter.id } })
    expect(record?.payload).toMatchObject({
      ...{ kind: 'exception', gates: ['freezes'], reason: 'the site is down', pullRequest: 1 },
      ...{ pins: { chart: '1.1.0', 'values.image.tag': '1.1.0' } },
      ...{ login: 'olga', person: gitops.ops.id, head: gitops.control.pull(1).headOid },
    })
    const [comment, ...others] = [...gitops.control.state.comments.values()]
    expect(others).toEqual([])
    expectGolden('override-comment', comment?.body ?? '', stage.github)
    const mark = stage.github.ledger.mark()
    const again = await byHand(stage, gitops, 'promotion-gate', SKIP)
    expect(again.outputs).toMatchObject({ state: 'success', operation: 'none' })
    const more = await byHand(stage, gitops, 'promotion-gate', { ...SKIP, skip: 'soak' })
    expect(errorsOf(more)).toEqual(['nothing keeps #1 back, so there is nothing to skip'])
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test.each([
    ['before its comment', 'the same run again', COMMENT, 'timeout'],
    ['before its comment', 'a sweep', COMMENT, 'timeout'],
    ['after its comment', 'a sweep', COMMENT, 'timeout-after'],
  ] as const)('that is killed %s is made whole by %s, once', async (_, by, on, kind) => {
    const gitops = await waiting(`killed-${kind}-${by.replaceAll(' ', '-')}`)
    const { faults, ledger } = stage.github
    faults.add({ on, kind })
    const killWhen = faultApplied(stage.github)
    const killed = await byHand(stage, gitops, 'promotion-gate', SKIP, { killWhen })
    expect(killed.exitCode).toBeNull()
    faults.clear()
    const whole = () =>
      by === 'a sweep'
        ? sweepAll(stage.github, gitops)
        : byHand(stage, gitops, 'promotion-gate', SKIP)
    expect((await whole()).exitCode).toBe(0)
    const { comments, statuses } = gitops.control.state
    expect([...comments.values()].map(({ body }) => body)).toEqual([
      expect.stringContaining('| svc-0000 1.1.0 in prod | freezes | olga | the site is down |'),
    ])
    const said = statuses.get(gitops.control.pull(1).headOid)?.at(-1)
    expect(said).toMatchObject({ context: GATE, state: 'success' })
    const kinds = gitops.control.deployments.map(({ payload }) => payload)
    expect(kinds.filter((one) => JSON.stringify(one).includes('"exception"'))).toHaveLength(1)
    const end = ledger.mark()
    await whole()
    expect(writesSince(stage.github, end)).toEqual([])
  })

  test('costs no more than thirteen requests, one of them to look again who else skips, and judging afterwards no more than before', async () => {
    const gitops = await waiting('cost')
    const count = async (inputs: Readonly<Record<string, string>>) => {
      const mark = stage.github.ledger.mark()
      await byHand(stage, gitops, 'promotion-gate', inputs)
      return stage.github.ledger.since(mark).length
    }
    const judge = { 'pull-request': '1' }
    const before = await count(judge)
    expect(await count(SKIP)).toBeLessThanOrEqual(13)
    expect(await count(judge)).toBeLessThanOrEqual(before)
  })

  test('in a dry run shows what it would say, and writes nothing', async () => {
    const gitops = await waiting('dry')
    const mark = stage.github.ledger.mark()
    const end = await byHand(stage, gitops, 'promotion-gate', { ...SKIP, 'dry-run': 'true' })
    expect(end.outputs).toMatchObject({ state: 'success', operation: 'none' })
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('ends with the pull request that it is for', async () => {
    const gitops = await waiting('closed')
    const { control } = gitops
    await byHand(stage, gitops, 'promotion-gate', SKIP)
    await control.closePullRequest(1, 'dev')
    const files = {
      'apps/prod/svc-0000/patch.yaml': await control.read(PATCH, 'promote/prod/svc-0000'),
    }
    await control.commit({ branch: 'mine', from: 'main', files, message: 'Again', by: 'dev' })
    const { number } = await control.openPullRequest({ title: 'Mine', head: 'mine', by: 'dev' })
    const end = await byHand(stage, gitops, 'promotion-gate', { 'pull-request': String(number) })
    expect(end.outputs['state']).toBe('pending')
  })

  test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, RegExp]>([
    ['somebody whom the policy does not name', {}, { by: 'dev' }, /is not in "people\.override"/],
    ['a bot', {}, { by: 'acme-bumper[bot]' }, /is a Bot, and only people may do this by hand/],
    ['a re-run', {}, { triggeringActor: 'mallory' }, /^"mallory" re-ran what "olga" had started/],
    ['a schedule', {}, { eventName: 'schedule' }, /^a person has to start this by hand/],
    ['another ref', {}, { ref: 'refs/heads/mine' }, /only when started from main/],
    [
      'a gate that is none',
      { skip: 'hold' },
      {},
      /input "skip" has "hold"; use some of proven, soak/,
    ],
    ['a gate that does not wait', { skip: 'soak' }, {}, /^#1 waits for freezes, and not for soak$/],
    ['no reason', { reason: '' }, {}, /input "reason" is missing/],
    ['no gate', { skip: '' }, {}, /input "skip" is missing/],
    ['half a commit', { head: '0123abc' }, {}, /input "head" "0123abc" is no whole commit/],
    ['another head', { head: 'f'.repeat(40) }, {}, /^#1 has moved on from f{12}, so nothing was/],
  ])('by %s is refused, and nothing is written', async (name, inputs, more, said) => {
    const gitops = await waiting(`no-${name.replace(/\W/g, '-')}`)
    const mark = stage.github.ledger.mark()
    const end = await byHand(stage, gitops, 'promotion-gate', { ...SKIP, ...inputs }, more)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    expect(writesSince(stage.github, mark)).toEqual([])
  })
})

const PATCH = 'apps/prod/svc-0000/patch.yaml'

describe('a hotfix', () => {
  const HOTFIX = {
    ...{ to: 'prod', service: 'svc-0000', version: '1.1.0', reason: 'the site is down' },
    skip: 'proven, soak, freezes',
  }

  test('brings a version that nobody proved yet to prod at once, and says so everywhere', async () => {
    const gitops = await gated('hotfix', `soak: 1d, ${frozen()}`)
    const story = tellStory(stage, gitops, 'Hotfix', serviceOf(gitops), ['dev', 'prod'], {
      gates: true,
      about:
        'The environment prod is frozen and asks for a soak of a day (`soak: 1d`), and nobody has reported on 1.1.0 in dev yet. The site is down, so olga, whom `people.override` names, asks for 1.1.0 past all of that.',
    })
    await story.sweep()
    expect(story.open()).toEqual([])
    const end = await story.act('open-promotion-pr', HOTFIX)
    expect(end.outputs['operation']).toBe('created')
    expectGolden('hotfix', end.summary, stage.github)
    const [pull] = gitops.control.pulls
    if (pull !== undefined) expectGolden('hotfix-body', pullRequestText(pull), stage.github)
    expect(gitops.control.deployments.map(({ payload }) => payload)).toMatchObject([
      { kind: 'exception', gates: ['proven', 'soak', 'freezes'], login: 'olga' },
      { kind: 'choice', login: 'olga', reason: 'the site is down' },
    ])
    await story.act('promotion-gate', { 'pull-request': '1' })
    await story.sweep(3)
    await story.merge()
    expect(await story.runs('prod')).toBe('1.1.0')
    await story.report('1.1.0', 'prod')
    expectGolden('story-hotfix', story.text(), stage.github)
    const again = await byHand(stage, gitops, 'open-promotion-pr', HOTFIX)
    expect(errorsOf(again)).toEqual(['prod runs 1.1.0, and 1.1.0 is not above it'])
  })

  test('waits for what it does not skip', async () => {
    const gitops = await gated('partly', `soak: 1d, ${frozen()}`)
    await byHand(stage, gitops, 'open-promotion-pr', { ...HOTFIX, skip: 'proven' })
    const end = await byHand(stage, gitops, 'promotion-gate', { 'pull-request': '1' })
    expect(end.outputs['state']).toBe('pending')
    expect(end.outputs['reason']).toContain('inventory')
    expect(end.outputs['reason']).not.toContain('soak')
  })

  test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, RegExp]>([
    ['somebody whom the policy does not name', {}, { by: 'dev' }, /is not in "people\.override"/],
    ['the bumper', {}, { by: 'acme-bumper[bot]' }, /is a Bot, and only people may/],
    [
      'a version that nobody held',
      { version: '9.9.9' },
      {},
      /^none of dev and prod ever pinned "9/,
    ],
    ['too few gates', { skip: 'soak' }, {}, /is not proven in dev: .*skip "proven" too$/],
    ['no version', { version: '' }, {}, /input "version" is missing/],
    ['no reason', { reason: '' }, {}, /input "reason" is missing/],
  ])('by %s is refused, and nothing is written', async (name, inputs, more, said) => {
    const gitops = await gated(`hotfix-${name.replace(/\W/g, '-')}`, frozen())
    const mark = stage.github.ledger.mark()
    const end = await byHand(stage, gitops, 'open-promotion-pr', { ...HOTFIX, ...inputs }, more)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    expect(writesSince(stage.github, mark)).toEqual([])
  })
})
