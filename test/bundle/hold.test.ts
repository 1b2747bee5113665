import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { bump, handle, sweepAll } from '../support/bundle-runs.ts'
import { ago, type GitOps, headOf, moment, rolloutEvent } from '../support/gitops.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { byHand, endStage, errorsOf, type Stage, setStage, writesSince } from './stage.ts'

const now = shareProcessesApart()

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

const HOLD = {
  environment: 'prod',
  service: 'svc-0000',
  version: '1.1.0',
  reason: 'leaks connections under load',
} as const
const LIFT = { environment: 'prod', service: 'svc-0000', lift: 'true' } as const
const FILE = '.fluxgate/holds/prod/svc-0000.yaml'
const ENTRY = `- version: "1.1.0"
  reason: "leaks connections under load"
  by: "olga"
`

/** Dev runs 1.1.0, and Flux says that it works. */
async function proven(name: string, more: Parameters<Stage['repository']>[1] = {}) {
  const gitops = await stage.repository(name, { ahead: 1, ...more })
  return { gitops, tell: () => tell(gitops) }
}

async function tell(gitops: GitOps) {
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  const at = ago(60_000)
  return handle(stage.github, gitops, rolloutEvent(gitops, service, '1.1.0', { at }))
}

describe('a hold', () => {
  test('is one commit of the hold file; nothing is proposed until it is lifted, and the file keeps the story', async () => {
    const { gitops, tell } = await proven('hold')
    const { control } = gitops
    const held = await byHand(stage, gitops, 'hold', HOLD)
    expect(held.exitCode).toBe(0)
    expect(held.outputs).toEqual({
      operation: 'committed',
      reason: 'svc-0000 1.1.0 is held in prod',
      commit: headOf(control),
      'pull-request': '',
    })
    expect(await control.read(FILE)).toBe(ENTRY)
    expectGolden('hold', held.summary, stage.github)

    const told = await tell()
    expect(told.outputs['reason']).toBe(
      'svc-0000 1.1.0: upgrade succeeded on dev-1; 1.1.0 is held in prod by olga: leaks connections under load; lift the hold to let it through',
    )
    for (const _ of Array.from({ length: 3 })) await sweepAll(stage.github, gitops)
    expect(control.pulls).toEqual([])

    const again = await byHand(stage, gitops, 'hold', HOLD)
    expect(again.outputs).toMatchObject({
      operation: 'none',
      reason: 'svc-0000 1.1.0 is held in prod already, by olga: leaks connections under load',
    })

    const lifted = await byHand(stage, gitops, 'hold', LIFT)
    expect(lifted.outputs).toMatchObject({
      operation: 'committed',
      reason: 'the hold on svc-0000 1.1.0 in prod is lifted',
    })
    const text = (await control.read(FILE)) ?? ''
    expect(text).toMatch(new RegExp(`^${ENTRY}  until: "\\d{4}-[^"]*Z"\n$`))
    expectGolden('hold-lifted', lifted.summary, stage.github)
    const swept = await sweepAll(stage.github, gitops)
    expect(swept.outputs['operation']).toBe('created')
    expect(control.pulls.map(({ title }) => title)).toEqual(['Promote svc-0000 1.1.0 to prod'])
  })

  test('stops the bump of a build as well, until the moment that it names', async () => {
    const gitops = await stage.repository('hold-bump')
    const until = moment(Date.now() + 3_600_000)
    const inputs = { ...HOLD, environment: 'dev', version: '*', until }
    const end = await byHand(stage, gitops, 'hold', inputs)
    expect(end.outputs['operation']).toBe('committed')
    const next = { service: 'svc-0000', 'chart-version': '1.1.0', 'image-tag': '1.1.0' }
    const bumped = await bump(stage.github, gitops, next)
    expect(bumped.exitCode).toBe(1)
    expect(errorsOf(bumped)).toEqual([
      expect.stringMatching(
        /^1\.1\.0 is held in dev by olga until .*: leaks connections under load; lift/,
      ),
    ])
  })

  test('turns an open promotion red in the summary, and it stays', async () => {
    const { gitops, tell } = await proven('hold-open')
    await tell()
    expect(gitops.control.pulls).toHaveLength(1)
    await byHand(stage, gitops, 'hold', HOLD)
    const swept = await sweepAll(stage.github, gitops)
    expect(swept.outputs['reason']).toMatch(/^#1 stays as it is: 1\.1\.0 is held in prod by olga/)
    expectGolden('hold-sweep', swept.summary, stage.github)
    expect(gitops.control.pulls[0]?.state).toBe('open')
  })

  test('keeps every byte that was there', async () => {
    const gitops = await stage.repository('hold-bytes')
    const before = '# on call: ana\r\n- { version: "9.9.9", reason: "x", by: raj } # for good\r\n'
    await gitops.control.commit({ files: { [FILE]: before }, message: 'Hold by hand' })
    await byHand(stage, gitops, 'hold', HOLD)
    expect(await gitops.control.read(FILE)).toBe(`${before}${ENTRY.replaceAll('\n', '\r\n')}`)
  })

  test('lands by pull request where the branch takes nothing else, once', async () => {
    const gitops = await stage.repository('hold-pull-request')
    gitops.control.protect({ branch: 'main', approvals: 1 })
    const end = await byHand(stage, gitops, 'hold', HOLD)
    expect(end.outputs).toMatchObject({
      operation: 'created',
      reason: 'svc-0000 1.1.0 is held in prod once its pull request is merged',
      'pull-request': '1',
    })
    expectGolden('hold-pull-request', end.summary, stage.github)
    const [pull] = gitops.control.pulls
    if (pull === undefined) throw new Error('there is no pull request')
    expect(pull.head).toBe('hold/prod/svc-0000')
    expectGolden('hold-pull-request-body', pullRequestText(pull), stage.github)
    const again = await byHand(stage, gitops, 'hold', HOLD)
    expect(again.outputs).toMatchObject({ operation: 'none', 'pull-request': '1' })
    const other = await byHand(stage, gitops, 'hold', { ...HOLD, version: '1.2.0' })
    expect(errorsOf(other)).toEqual([
      '#1 changes the holds of this service in prod already; merge or close it, and ask again',
    ])
    expect(gitops.control.pulls).toHaveLength(1)
  })

  test('in a dry run shows what would change, and writes nothing', async () => {
    const gitops = await stage.repository('hold-dry')
    const mark = stage.github.ledger.mark()
    const end = await byHand(stage, gitops, 'hold', { ...HOLD, 'dry-run': 'true' })
    expect(end.summary).toContain('## Dry run: the hold file would change')
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test.each([
    ['a bot', 'acme-bumper[bot]', {}, /is a Bot, and only people may do this by hand$/],
    ['somebody unnamed', 'dev', {}, /^"dev" \(id \d+\) is not in "people\.hold" of /],
    ['who may, in no environment', 'olga', { environment: 'x' }, /^environment "x" is not in the/],
    ['who may, on no service', 'olga', { service: 'nobody' }, /^prod has no overlay of nobody/],
    ['who may, on a path', 'olga', { service: '../x' }, /\.\.\/x/],
    ['who may, until then', 'olga', { until: '2020-01-01T00:00:00Z' }, /is past; name a moment/],
    ['who may, for no reason', 'olga', { reason: '' }, /^input "reason" is missing/],
  ])('that %s asks for is refused', async (_, by, inputs, said) => {
    const gitops = await stage.repository(
      `hold-by-${Object.values(inputs).join('').replace(/\W/g, '')}${by.slice(0, 4)}`,
    )
    const mark = stage.github.ledger.mark()
    const end = await byHand(stage, gitops, 'hold', { ...HOLD, ...inputs }, { by })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('that somebody else re-runs counts for nobody', async () => {
    const gitops = await stage.repository('hold-rerun')
    const end = await byHand(stage, gitops, 'hold', HOLD, { triggeringActor: 'mallory' })
    expect(errorsOf(end)).toEqual([
      '"mallory" re-ran what "olga" had started; start a new run instead',
    ])
  })

  test('from another branch is refused', async () => {
    const gitops = await stage.repository('hold-branch')
    const end = await byHand(stage, gitops, 'hold', HOLD, { ref: 'refs/heads/mine' })
    expect(errorsOf(end)).toEqual([expect.stringMatching(/^this runs on refs\/heads\/mine;/)])
  })
})
