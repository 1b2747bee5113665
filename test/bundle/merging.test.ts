import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle, sweepAll } from '../support/bundle-runs.ts'
import { ago, type GitOps, rolloutEvent } from '../support/gitops.ts'
import { pinFile } from '../support/overlays.ts'
import { shareProcessesApart } from '../support/run-action.ts'
import { expectGolden } from './golden.ts'
import { BY_ITSELF, prodWith, promoted } from './merge-stage.ts'
import { byHand, endStage, errorsOf, type Stage, setStage, writesSince } from './stage.ts'

const now = shareProcessesApart()

const HOUR = 3_600_000
const STATUS = 'POST /repos/{owner}/{repo}/statuses/{sha}'
const MERGE = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(now)
})
afterAll(() => endStage(stage))

describe('merge: auto', () => {
  test('merges what the gate lets through, at the head that was judged, after its status', async () => {
    const { gitops, number } = await proposed('outright')
    const mark = stage.github.ledger.mark()
    const end = await sweepAll(stage.github, gitops)
    expect(end.outputs['operation']).toBe('merged')
    expect(end.outputs['reason']).toMatch(/; merged #1$/)
    expect(writesSince(stage.github, mark)).toEqual([STATUS, MERGE])
    const { merge, headOid } = gitops.control.pull(number)
    expect(merge?.by.id).toBe(gitops.promoter.id)
    expect(statusOf(gitops, headOid)?.state).toBe('success')
    expect(await gitops.control.read('apps/prod/svc-0000/patch.yaml')).toContain('1.1.0')
    expectGolden('merge-outright', end.summary, stage.github)
    const after = stage.github.ledger.mark()
    expect((await sweepAll(stage.github, gitops)).outputs['operation']).toBe('none')
    expect(writesSince(stage.github, after)).toEqual([])
  })

  test('makes one commit of it that names the pull request, where the repository lets it', async () => {
    const { gitops, number } = await proposed('squash')
    await sweepAll(stage.github, gitops)
    const oid = gitops.control.pull(number).merge?.oid ?? ''
    const commit = await gitops.control.state.git.objects.commit(oid)
    expect(commit.parents).toHaveLength(1)
    expect(commit.message).toContain('Promote svc-0000 1.1.0 to prod (#1)')
  })

  test.each([['merge'], ['rebase']] as const)(
    'takes %s where nothing else is allowed',
    async (method) => {
      const { gitops } = await proposed(`only-${method}`)
      gitops.control.allowMergeMethods([method])
      expect((await sweepAll(stage.github, gitops)).outputs['operation']).toBe('merged')
    },
  )

  test('costs one read and one write more than the verdict', async () => {
    const { gitops, number } = await proposed('cost')
    const mark = stage.github.ledger.mark()
    expect((await judge(gitops, number)).outputs['operation']).toBe('merged')
    const requests = stage.github.ledger.since(mark)
    expect(requests.length).toBeLessThanOrEqual(6 + 2)
  })

  test('has GitHub merge once people have approved', async () => {
    const { gitops, number } = await proposed('approved', { approvals: 1, allow: true })
    const end = await sweepAll(stage.github, gitops)
    expect(end.outputs['operation']).toBe('updated')
    expectGolden('merge-enabled', end.summary, stage.github)
    const { autoMerge } = gitops.control.pull(number)
    expect([autoMerge?.by.id, autoMerge?.method]).toEqual([gitops.promoter.id, 'squash'])
    const mark = stage.github.ledger.mark()
    await sweepAll(stage.github, gitops)
    expect(writesSince(stage.github, mark)).toEqual([])
    gitops.control.approve(number, 'dev')
    await gitops.control.settled()
    expect(gitops.control.pull(number).merge?.by.id).toBe(gitops.promoter.id)
  })

  test('says what GitHub waits for where the repository has no auto-merge, and merges then', async () => {
    const { gitops, number } = await proposed('waiting', { approvals: 1 })
    const end = await judge(gitops, number)
    expect(end.exitCode).toBe(0)
    expect(end.summary).toContain(') is not merged yet: GitHub says')
    expect(end.summary).toContain('At least 1 approving review is required')
    gitops.control.approve(number, 'dev')
    expect((await judge(gitops, number)).outputs['operation']).toBe('merged')
  })

  test('is taken back before anything else when the gate closes again', async () => {
    const { gitops, number } = await proposed('taken-back', { approvals: 1, allow: true })
    await sweepAll(stage.github, gitops)
    await hold(gitops)
    const mark = stage.github.ledger.mark()
    const end = await sweepAll(stage.github, gitops)
    expect(writesSince(stage.github, mark)).toEqual([
      'POST /graphql disablePullRequestAutoMerge',
      STATUS,
    ])
    expect(end.summary).toContain(') is not merged by GitHub any more.')
    gitops.control.approve(number, 'dev')
    await gitops.control.settled()
    expect(gitops.control.pull(number)).toMatchObject({ state: 'open', autoMerge: undefined })
  })

  test('leaves what a person had GitHub do to that person', async () => {
    const { gitops, number } = await proposed('theirs', { approvals: 1, allow: true })
    await enableBy(gitops, number, 'dev')
    await hold(gitops)
    await judge(gitops, number)
    expect(gitops.control.pull(number).autoMerge?.by.login).toBe('dev')
  })

  test.each<[string, (gitops: GitOps) => string, string]>([
    ['somebody else', () => 'mallory', 'mallory'],
    [
      'whoever wrote our address into it',
      ({ promoter }) => promoter.login,
      'somebody in the name of acme-fluxgate&#x5B;bot&#x5D;',
    ],
  ])('merges no commit of %s on our branch', async (name, login, told) => {
    const { gitops, number } = await proposed(`foreign-${name.length}`, {
      ...{ approvals: 1, allow: true },
    })
    await sweepAll(stage.github, gitops)
    const { head } = gitops.control.pull(number)
    await gitops.control.commit({
      branch: head,
      files: { 'note.md': 'x' },
      message: 'x',
      by: login(gitops),
    })
    gitops.control.approve(number, 'dev')
    const end = await judge(gitops, number)
    expect(end.outputs['state']).toBe('success')
    expect(gitops.control.pull(number)).toMatchObject({ state: 'open', autoMerge: undefined })
    const again = await judge(gitops, number)
    expect(again.summary).toContain(
      `) is not merged by itself: it has commits by ${told}, so a person has to merge it`,
    )
  })

  test('merges no pull request of a person', async () => {
    const { gitops } = await proposed('person')
    await gitops.control.closePullRequest(1, gitops.ops.login)
    const [service] = gitops.services
    const files = service === undefined ? new Map() : pinFile('prod', service, '1.1.0')
    await gitops.control.commit({ branch: 'mine', files, message: 'Mine', by: 'dev', from: 'main' })
    const { number } = await gitops.control.openPullRequest({ title: 'x', head: 'mine', by: 'dev' })
    const end = await judge(gitops, number)
    expect(end.outputs).toMatchObject({ state: 'success', operation: 'updated' })
    expect(gitops.control.pull(number).state).toBe('open')
  })

  test('merges nothing that moved on while it was judged', async () => {
    const { gitops, number } = await proposed('raced')
    const { head } = gitops.control.pull(number)
    stage.github.faults.onBefore(MERGE, async () => {
      await gitops.control.commit({
        branch: head,
        files: { 'note.md': 'x' },
        message: 'x',
        by: 'mallory',
      })
    })
    const end = await judge(gitops, number)
    expect(end.exitCode).toBe(0)
    expect(gitops.control.pull(number).state).toBe('open')
    expect(await gitops.control.read('note.md')).toBeUndefined()
  })

  test('judges again where the branch moved on meanwhile', async () => {
    const { gitops, number } = await proposed('base-moved')
    stage.github.faults.onBefore(STATUS, async () => {
      await gitops.control.commit({ files: { 'README.md': 'x' }, message: 'x', by: 'dev' })
    })
    expect((await judge(gitops, number)).outputs['operation']).toBe('merged')
    expect(gitops.control.pull(number).merge).toBeDefined()
  })

  test('makes a pull request anew that conflicts, and merges it then', async () => {
    const { gitops, number } = await proposed('conflicts')
    const path = 'apps/prod/svc-0000/patch.yaml'
    const text = (await gitops.control.read(path)) ?? ''
    const files = { [path]: text.replace('1.0.0', '1.0.1') }
    await gitops.control.commit({ files, message: 'Another', by: 'dev' })
    const end = await sweepAll(stage.github, gitops)
    expect(end.outputs['reason']).toContain(
      '#1 is made anew, because it conflicts with the branch that it goes into',
    )
    await sweepAll(stage.github, gitops)
    expect(gitops.control.pull(number).merge).toBeDefined()
    expect(await gitops.control.read(path)).toContain('1.1.0')
  })

  test('makes one anew that is behind, where the rules ask for the newest', async () => {
    const { gitops, number } = await proposed('behind', { strict: true })
    await gitops.control.commit({ files: { 'README.md': 'x' }, message: 'Go on', by: 'dev' })
    const first = await sweepAll(stage.github, gitops)
    expect(first.outputs['reason']).toContain('#1 is made anew, because it is behind')
    await sweepAll(stage.github, gitops)
    expect(gitops.control.pull(number).merge).toBeDefined()
  })

  test('says that nothing starts by what the workflow’s own token merges', async () => {
    const gitops = await stage.repository('own-token', { ahead: 1, policy: prodWith(BY_ITSELF) })
    const [service] = gitops.services
    if (service === undefined) throw new Error('the repository has no service')
    const write = 'write' as const
    const permissions = {
      issues: 'read' as const,
      contents: write,
      pull_requests: write,
      deployments: write,
      statuses: write,
    }
    const repositories = [gitops.fullName]
    const token = stage.github.token({ kind: 'workflow', permissions, repositories })
    const own = { ...gitops, token }
    const at = ago(HOUR)
    await handle(stage.github, own, rolloutEvent(own, service, '1.1.0', { at }))
    const end = await sweepAll(stage.github, own)
    expect(end.outputs['operation']).toBe('merged')
    expect(end.summary).toContain('merges starts no workflow, so the next sweep goes on from there')
  })

  test('does no more than say so in a dry run', async () => {
    const { gitops, number } = await proposed('dry')
    const mark = stage.github.ledger.mark()
    const end = await judge(gitops, number, { 'dry-run': 'true' })
    expect(end.summary).toContain(') would be merged (squash).')
    expect(writesSince(stage.github, mark)).toEqual([])
  })

  test('ends the same wherever a run is cut short', async () => {
    for (const on of [STATUS, MERGE]) {
      for (const kind of ['reset', '502-after'] as const) {
        const { gitops, number } = await proposed(`cut-${on.length}-${kind}`)
        stage.github.faults.add({ on, kind })
        await judge(gitops, number)
        await judge(gitops, number)
        expect(gitops.control.pull(number).merge?.by.id).toBe(gitops.promoter.id)
        stage.github.faults.clear()
      }
    }
  })

  test('that GitHub refuses for good is red, with its words', async () => {
    const { gitops, number } = await proposed('refused')
    stage.github.faults.onBefore(MERGE, async () => gitops.control.allowMergeMethods(['merge']))
    const end = await judge(gitops, number)
    expect(end.exitCode).toBe(1)
    expect(end.outputs['operation']).toBe('refused')
    expect(errorsOf(end).join()).toContain('Squash merges are not allowed on this repository.')
  })
})

/** A promotion of 1.1.0 to prod that the gate is about to open. */
async function proposed(
  name: string,
  {
    approvals = 0,
    allow = false,
    strict = false,
  }: { readonly approvals?: number; readonly allow?: boolean; readonly strict?: boolean } = {},
): Promise<{ readonly gitops: GitOps; readonly number: number }> {
  const gitops = await stage.repository(name, { ahead: 1, policy: prodWith(BY_ITSELF) })
  const rule = { branch: 'main', requiredStatuses: ['fluxgate/gate'], strict }
  gitops.control.protect({ ...rule, ...(approvals > 0 ? { approvals } : {}) })
  if (allow) gitops.control.allowAutoMerge()
  gitops.control.grant('mallory', 'write')
  return promoted(stage, gitops)
}

function judge(gitops: GitOps, number: number, more: Readonly<Record<string, string>> = {}) {
  return byHand(stage, gitops, 'promotion-gate', { 'pull-request': String(number), ...more })
}

async function hold({ control }: GitOps): Promise<void> {
  const text = '- { version: "*", reason: stop, by: olga }\n'
  await control.commit({ files: { '.fluxgate/holds/prod/svc-0000.yaml': text }, message: 'Hold' })
}

/** Somebody presses "Enable auto-merge" on GitHub. */
async function enableBy({ fullName }: GitOps, number: number, login: string): Promise<void> {
  const token = stage.github.token({ kind: 'user', of: login })
  const send = async (query: string) => {
    const response = await fetch(stage.github.graphqlUrl, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    return await response.text()
  }
  const [owner, name] = fullName.split('/')
  const found = await send(
    `{repository(owner:"${owner}" name:"${name}"){pullRequest(number:${number}){id}}}`,
  )
  const id = /"id":"([^"]+)"/.exec(found)?.[1]
  await send(
    `mutation{enablePullRequestAutoMerge(input:{pullRequestId:"${id}"}){clientMutationId}}`,
  )
}

function statusOf({ control }: GitOps, oid: string) {
  return control.state.statuses.get(oid)?.at(-1)
}
