import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle } from '../support/bundle-runs.ts'
import { type GitOps, moment, pin, rolloutEvent } from '../support/gitops.ts'
import { shareProcesses } from '../support/run-action.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { byHand, endStage, errorsOf, type Stage, setStage, writesSince } from './stage.ts'

shareProcesses()

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

const ATTEST = { environment: 'dev', service: 'svc-0000', reason: 'seen working' }

describe('attest', () => {
  test('by a member of an allowed team records what dev runs, with the name', async () => {
    const gitops = await stage.repository('allowed', { ahead: 1 })
    const end = await byHand(stage, gitops, 'attest', ATTEST)
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({
      operation: 'created',
      reason: 'svc-0000: 1.1.0 attested in dev',
    })
    const [record, ...more] = gitops.control.deployments
    expect(more).toEqual([])
    expect(record?.payload).toMatchObject({
      kind: 'attestation',
      login: 'olga',
      person: gitops.ops.id,
      reason: 'seen working',
    })
    expect(JSON.parse(end.outputs['records'] ?? '')).toEqual([
      { number: record?.id, service: 'svc-0000', version: '1.1.0' },
    ])
    expectGolden('attest', end.summary, stage.github)
    const again = await byHand(stage, gitops, 'attest', ATTEST)
    expect(again.outputs).toMatchObject({ operation: 'none', records: '[]' })
    expect(gitops.control.deployments).toHaveLength(1)
    expectGolden('attest-again', again.summary, stage.github)
  })

  test('of all services records each that can be told, and refuses the rest by name', async () => {
    const gitops = await stage.repository('all', { services: 4, ahead: 2 })
    await gitops.control.commit({
      files: { 'apps/dev/svc-0003/patch.yaml': 'not: [yaml' },
      message: 'Break one',
    })
    const end = await byHand(stage, gitops, 'attest', { ...ATTEST, service: 'all' })
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({
      operation: 'created',
      reason: '3 attested, 0 known already, 1 refused',
    })
    expectGolden('attest-all', end.summary, stage.github)
  })

  test.each([
    [
      'a bot',
      'acme-bumper[bot]',
      /^"acme-bumper\[bot\]" is a Bot, and only people may do this by hand$/,
    ],
    [
      'somebody whom the policy does not name',
      'dev',
      /^"dev" \(id \d+\) is not in "people\.attest" of \.fluxgate\/policy\.yaml; ask /,
    ],
    [
      'a stranger',
      'mallory',
      /^"mallory" \(id \d+\) is not in "people\.attest" of \.fluxgate\/policy\.yaml; ask /,
    ],
  ])('by %s is refused', async (_, by, said) => {
    const gitops = await stage.repository(`by-${by.replace(/\W/g, '-')}`, { ahead: 1 })
    const mark = stage.github.ledger.mark()
    const end = await byHand(stage, gitops, 'attest', ATTEST, { by })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('that somebody else re-runs counts for nobody', async () => {
    const gitops = await stage.repository('rerun', { ahead: 1 })
    const mark = stage.github.ledger.mark()
    const end = await byHand(stage, gitops, 'attest', ATTEST, { triggeringActor: 'mallory' })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      '"mallory" re-ran what "olga" had started; start a new run instead',
    ])
    expect(stage.github.ledger.since(mark)).toEqual([])
  })

  test('without a person is refused', async () => {
    const gitops = await stage.repository('nobody', { ahead: 1 })
    const end = await byHand(stage, gitops, 'attest', ATTEST, {
      eventName: 'schedule',
      event: { schedule: '7 * * * *' },
    })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      'a person has to start this by hand; "schedule" is no such event',
    ])
  })

  test('with a token whose records do not count is refused', async () => {
    const gitops = await stage.repository('recorder', { ahead: 1 })
    const policy = (await gitops.control.read('.fluxgate/policy.yaml')) ?? ''
    await gitops.control.commit({
      files: { '.fluxgate/policy.yaml': `${policy}recorder: ${gitops.promoter.id}\n` },
      message: 'Name the recorder',
    })
    const token = stage.github.token({ kind: 'user', of: 'olga' })
    const end = await byHand(stage, gitops, 'attest', { ...ATTEST, token })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      expect.stringMatching(
        /^the token in use is "olga" \(id \d+\), but only records of id \d+ count/,
      ),
    ])
  })

  test.each([
    [
      { environment: 'stage' },
      /^environment "stage" is not in the policy \(declared: dev, prod\)$/,
    ],
    [{ service: 'nobody' }, /dev has no overlay of nobody/],
    [{ version: '1.0.0' }, /dev pins "1.1.0" of svc-0000; only that can be attested/],
  ])('with %j says why not', async (inputs, said) => {
    const gitops = await stage.repository(`odd-${Object.keys(inputs).join('')}`, { ahead: 1 })
    const end = await byHand(stage, gitops, 'attest', { ...ATTEST, ...inputs })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
  })
})

describe('a choice', () => {
  const CHOICE = { to: 'prod', service: 'svc-0000', version: '1.1.0' }

  /** Dev went on to 1.2.0; 1.1.0 was proven before. */
  async function twoProven(name: string): Promise<GitOps> {
    const gitops = await stage.repository(name, { ahead: 1 })
    const [service] = gitops.services
    if (service === undefined) throw new Error('the repository has no service')
    const tell = async (version: string, secondsAgo: number) => {
      const at = moment(Date.now() - secondsAgo * 1000)
      const event = rolloutEvent(gitops, service, version, { at })
      expect((await handle(stage.github, gitops, event)).exitCode).toBe(0)
    }
    await tell('1.1.0', 60)
    await pin(gitops, 'dev', [service], '1.2.0')
    await tell('1.2.0', 0)
    return gitops
  }

  test('moves the pull request to what a person asks for', async () => {
    const gitops = await twoProven('chosen')
    const { control } = gitops
    expect(control.pulls.map(({ title }) => title)).toEqual(['Promote svc-0000 1.2.0 to prod'])
    const end = await byHand(stage, gitops, 'open-promotion-pr', CHOICE)
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({ operation: 'updated' })
    const [pull, ...more] = control.pulls
    expect(more).toEqual([])
    expect(pull?.title).toBe('Promote svc-0000 1.1.0 to prod')
    expect(control.deployments.at(-1)?.payload).toMatchObject({ kind: 'choice', login: 'olga' })
    expectGolden('choice', end.summary, stage.github)
    if (pull !== undefined) expectGolden('choice-body', pullRequestText(pull), stage.github)
    const again = await byHand(stage, gitops, 'open-promotion-pr', CHOICE)
    expect(again.outputs['operation']).toBe('none')
  })

  test('in a dry run shows what it would move, and writes nothing', async () => {
    const gitops = await twoProven('chosen-dry')
    const mark = stage.github.ledger.mark()
    const inputs = { ...CHOICE, 'dry-run': 'true' }
    const end = await byHand(stage, gitops, 'open-promotion-pr', inputs)
    expect(end.outputs['reason']).toContain('1.1.0')
    expect(end.summary).toContain('## Dry run: 1 pull request would change')
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test.each([
    ['dev', {}, /^"dev" \(id \d+\) is not in "people\.override" of \.fluxgate\/policy\.yaml; ask /],
    ['olga', { version: '9.9.9' }, /9\.9\.9/],
    ['olga', { to: 'dev' }, /^dev follows no other environment, so nothing is promoted into it$/],
    ['olga', { to: 'stage' }, /^environment "stage" is not in the policy/],
    ['acme-bumper[bot]', {}, /is a Bot, and only people may do this by hand$/],
  ])('of %s with %j is refused', async (by, inputs, said) => {
    const name = `choice-${by.replace(/\W/g, '')}-${Object.values(inputs).join('')}`
    const gitops = await stage.repository(name, { ahead: 1 })
    const mark = stage.github.ledger.mark()
    const all = { ...CHOICE, ...inputs }
    const end = await byHand(stage, gitops, 'open-promotion-pr', all, { by })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('that a schedule asks for is refused', async () => {
    const gitops = await stage.repository('choice-schedule', { ahead: 1 })
    const end = await byHand(stage, gitops, 'open-promotion-pr', CHOICE, { eventName: 'schedule' })
    expect(errorsOf(end)).toEqual([
      'a person has to start this by hand; "schedule" is no such event',
    ])
  })
})
