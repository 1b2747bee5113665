import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, moment, pin, rolloutEvent, type Service } from '../support/gitops.ts'
import { pinFile } from '../support/overlays.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden } from './golden.ts'
import { BY_ITSELF, prodWith, promoted } from './merge-stage.ts'
import { byHand, endStage, type Stage, setStage, writesSince } from './stage.ts'

const now = shareProcessesApart()

const HOUR = 3_600_000
const GATE = 'fluxgate/gate'
const STATUS = 'POST /repos/{owner}/{repo}/statuses/{sha}'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

describe('a branch with a merge queue', () => {
  test('takes a promotion that merges by itself through it', async () => {
    const { gitops, number } = await proposed('through')
    const mark = stage.github.ledger.mark()
    const end = await sweepAll(stage.github, gitops)
    expect(writesSince(stage.github, mark)).toEqual([STATUS, 'POST /graphql enqueuePullRequest'])
    expectGolden('merge-queued', end.summary, stage.github)
    const group = groupOf(gitops)
    const judged = await judge(gitops, group)
    expect(judged.outputs).toMatchObject({
      ...{ state: 'success', operation: 'updated', reason: 'svc-0000: 1.1.0 for prod' },
    })
    expectGolden('merge-queue-judged', judged.summary, stage.github)
    await gitops.control.settled()
    expect(gitops.control.pull(number).merge?.oid).toBe(group)
    expect(gitops.control.head()).toBe(group)
    expect(gitops.control.queue).toEqual([])
  })

  test('is judged by the sweep too, and costs nothing where nothing is in it', async () => {
    const { gitops, number } = await proposed('swept')
    await sweepAll(stage.github, gitops)
    expect(gitops.control.queue).toHaveLength(1)
    await sweepAll(stage.github, gitops)
    expect(gitops.control.pull(number).merge).toBeDefined()
    const mark = stage.github.ledger.mark()
    await sweepAll(stage.github, gitops)
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('lets go of a promotion before its status is written, when its gate closes', async () => {
    const { gitops, number } = await proposed('closing')
    await sweepAll(stage.github, gitops)
    await hold(gitops)
    const mark = stage.github.ledger.mark()
    await judge(gitops, String(number))
    expect(writesSince(stage.github, mark)).toEqual(['POST /graphql dequeuePullRequest', STATUS])
    expect(gitops.control.queue).toEqual([])
  })

  test('throws out what became wrong while it waited', async () => {
    const { gitops, number } = await proposed('wrong')
    await gitops.control.enqueue(await readied(gitops, number), 'dev')
    await hold(gitops)
    const judged = await judge(gitops, groupOf(gitops))
    expect(judged.outputs['state']).toBe('failure')
    await gitops.control.settled()
    expect(gitops.control.pull(number).state).toBe('open')
    expect(gitops.control.queue).toEqual([])
  })

  test('keeps the branch of what waits in it as it is, and says so', async () => {
    const { gitops, number, service } = await proposed('waiting')
    await sweepAll(stage.github, gitops)
    const { headOid } = gitops.control.pull(number)
    await pin(gitops, 'dev', [service], '1.2.0')
    const at = moment(Date.now() - HOUR + 60_000)
    const end = await handle(stage.github, gitops, rolloutEvent(gitops, service, '1.2.0', { at }))
    expect(end.outputs).toMatchObject({ operation: 'deferred' })
    expect(end.outputs['reason']).toContain('#1 is in the merge queue, so it is not moved to 1.2.0')
    expect(gitops.control.pull(number).headOid).toBe(headOid)
  })

  test('takes pins and the policy in one group, where each pull request was judged by itself', async () => {
    const { gitops, number } = await proposed('together')
    const text = `${(await gitops.control.read('.fluxgate/policy.yaml')) ?? ''}# checked\n`
    const other = await opened(gitops, 'tidy', { '.fluxgate/policy.yaml': text })
    for (const one of [other, number]) {
      await gitops.control.enqueue(await readied(gitops, one), 'dev')
    }
    const [first = '', second = ''] = gitops.control.queue.map(({ commit }) => commit)
    expect((await judge(gitops, second)).outputs['state']).toBe('success')
    expect((await judge(gitops, first)).outputs['state']).toBe('success')
    await gitops.control.settled()
    expect(gitops.control.head()).toBe(second)
  })

  test('judges a commit that somebody pushed under its name like any pull request', async () => {
    const { gitops, service } = await proposed('forged')
    const text = `${(await gitops.control.read('.fluxgate/policy.yaml')) ?? ''}# mine\n`
    const pins = Object.fromEntries(pinFile('prod', service, '1.1.0'))
    const head = await pushed(gitops, { ...pins, '.fluxgate/policy.yaml': text })
    const end = await judge(gitops, head)
    expect(end.outputs['state']).toBe('failure')
    expect(end.outputs['reason']).toContain('pins together with the policy')
  })

  test.each([
    ['that may go on', '1.1.0', 'success', 'svc-0000: 1.1.0 for prod'],
    ['that nobody proved, behind them', '9.9.9', 'failure', '9.9.9'],
  ])('judges a pin %s in a group of more files than GitHub lists', async (_, to, state, why) => {
    const { gitops, service } = await proposed(`many-${to.replaceAll('.', '-')}`)
    const notes = Array.from({ length: 301 }, (__, n) => [`a-note/${n}.md`, 'x'])
    const pins = Object.fromEntries(pinFile('prod', service, to))
    const head = await pushed(gitops, { ...Object.fromEntries(notes), ...pins })
    const { outputs } = await judge(gitops, head)
    expect([outputs['state'], outputs['reason']]).toEqual([state, expect.stringContaining(why)])
  })

  test.each([
    [
      'no branch of the queue',
      async (gitops: GitOps) => gitops.control.head() ?? '',
      'no merge queue of main stands at',
    ],
    [
      'an older main',
      async (gitops: GitOps) => {
        const head = await pushed(gitops, { 'note.md': 'x' })
        await gitops.control.commit({ files: { 'README.md': 'x' }, message: 'Go on' })
        return head
      },
      'was made from an older main',
    ],
    [
      'a name that is not GitHub’s',
      async ({ control }: GitOps) =>
        control.commit({
          ...{ branch: 'gh-readonly-queue/main/mine', from: 'main', by: 'mallory' },
          ...{ files: { 'note.md': 'x' }, message: 'x' },
        }),
      'no merge queue of main stands at',
    ],
  ])('says nothing of a commit at %s', async (what, made, why) => {
    const { gitops } = await proposed(`strange-${what.length}`)
    const head = await made(gitops)
    const mark = stage.github.ledger.mark()
    const end = await judge(gitops, head)
    expect(end.outputs).toMatchObject({ state: '', operation: 'none' })
    expect(end.outputs['reason']).toContain(why)
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('does not open by a gate of its pull request that is not ours, or not open', async () => {
    const { gitops, number } = await proposed('own')
    const { headOid } = gitops.control.pull(number)
    const said = { oid: headOid, context: GATE, state: 'success', description: 'mine' } as const
    const { statuses } = gitops.control.state
    const mallory = stage.github.account('mallory')
    statuses.set(headOid, [
      { ...said, id: 1, targetUrl: null, creator: mallory, app: undefined, at: Date.now() },
    ])
    await gitops.control.enqueue(number, 'dev')
    const end = await judge(gitops, groupOf(gitops))
    expect(end.outputs['state']).toBe('pending')
    expect(end.outputs['reason']).toBe('#1, which it brings, has no open gate of its own')
  })

  describe('with approvals', () => {
    test('takes them from the pull requests’ own gates', async () => {
      const { gitops, number } = await proposed('approved', { approvals: true })
      gitops.control.approve(number, 'dev')
      await gitops.control.enqueue(await readied(gitops, number), 'dev')
      expect((await judge(gitops, groupOf(gitops))).outputs['state']).toBe('success')
    })

    test('names the permission without which they can not be told', async () => {
      const { gitops, number } = await proposed('blind', { approvals: true })
      gitops.control.approve(number, 'dev')
      await gitops.control.enqueue(await readied(gitops, number), 'dev')
      const token = blind()
      const end = await judge(gitops, groupOf(gitops), { token })
      expect(end.outputs['state']).toBe('failure')
      expect(end.outputs['reason']).toContain('the token needs merge-queues: read')
    })
  })

  test('names the permission that putting something into it takes', async () => {
    const { gitops, number } = await proposed('lacking')
    const end = await judge(gitops, String(number), { token: blind() })
    expect(end.exitCode).toBe(1)
    expect(end.stdout).toContain('merge-queues: write')
  })

  test('can not be passed by a commit of ours', async () => {
    const { gitops } = await proposed('direct')
    const inputs = { environment: 'prod', service: 'svc-0000', reason: 'stop', version: '1.1.0' }
    const end = await byHand(stage, gitops, 'hold', inputs)
    expect(end.outputs['operation']).toBe('created')
  })
})

/** A promotion of 1.1.0 to prod, on a branch with a queue that asks for the gate. */
async function proposed(
  name: string,
  { approvals = false }: { readonly approvals?: boolean } = {},
): Promise<{ readonly gitops: GitOps; readonly number: number; readonly service: Service }> {
  const gitops = await stage.repository(name, {
    ahead: 1,
    policy: prodWith(approvals ? 'gates: { approvals: { count: 1 } }' : BY_ITSELF),
  })
  gitops.control.protect({ branch: 'main', requiredStatuses: [GATE], mergeQueue: true })
  gitops.control.grant('mallory', 'write')
  return promoted(stage, gitops)
}

/** A pull request whose gate is open, as GitHub asks before it takes it into the queue. */
async function readied(gitops: GitOps, number: number): Promise<number> {
  const { headOid } = gitops.control.pull(number)
  const { state } = (await judge(gitops, String(number))).outputs
  if (state !== 'success') throw new Error(`the gate of ${headOid} is ${state}`)
  // What merges by itself is in the queue by now; people take it from there.
  const queued = gitops.control.queue.some((entry) => entry.number === number)
  if (queued) await gitops.control.dequeue(number, 'dev')
  return number
}

function judge(gitops: GitOps, subject: string, more: Readonly<Record<string, string>> = {}) {
  return byHand(stage, gitops, 'promotion-gate', { 'pull-request': subject, ...more })
}

/** The commit that the queue has made of what stands last in it. */
function groupOf({ control }: GitOps): string {
  const last = control.queue.at(-1)
  if (last === undefined) throw new Error('nothing is in the queue')
  return last.commit
}

/** A token of the promoter that may not see queues. */
function blind(): string {
  const write = 'write' as const
  const permissions = {
    ...{ contents: write, pull_requests: write, deployments: write, statuses: write },
    issues: 'read' as const,
  }
  return stage.github.token({ kind: 'installation', of: 'acme-fluxgate', permissions })
}

async function opened({ control }: GitOps, branch: string, files: Record<string, string>) {
  await control.commit({ branch, files, message: 'Change', by: 'dev', from: 'main' })
  return (await control.openPullRequest({ title: 'Change', head: branch, by: 'dev' })).number
}

/** A commit on main that somebody pushed as if the queue had made it. */
async function pushed({ control }: GitOps, files: Readonly<Record<string, string>>) {
  const branch = `gh-readonly-queue/main/pr-1-${control.head() ?? ''}`
  return control.commit({ branch, files, message: 'Merge', by: 'mallory', from: 'main' })
}

async function hold({ control }: GitOps): Promise<void> {
  const text = '- { version: "*", reason: stop, by: olga }\n'
  await control.commit({ files: { '.fluxgate/holds/prod/svc-0000.yaml': text }, message: 'Hold' })
}
