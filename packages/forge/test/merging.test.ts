import { describe, expect, test } from '@jest/globals'
import type { GitHubForge } from '../src/github.ts'
import { oid } from './support/answers.ts'
import { failureOf, forgeAt } from './support/forge.ts'
import { type Received, type Reply, serve } from './support/scripted-server.ts'

const HEAD = oid('a')
const json = (body: unknown, status = 200): Reply => ({ status, body })
const LOST: Reply = { status: 502 }
const MERGED = json({ sha: oid('f'), merged: true, message: 'Pull Request successfully merged' })

async function run<T>(call: (forge: GitHubForge) => Promise<T>, ...script: readonly Reply[]) {
  await using server = await serve(script)
  const { forge } = forgeAt(server.url)
  return {
    result: await call(forge),
    received: server.received,
    sent: server.received.map(shortly),
  }
}

function shortly({ method, path, body }: Received): string {
  if (path !== '/graphql') return `${method} ${path.replace('/repos/acme/gitops', '')}`
  const { query } = JSON.parse(body)
  return /^mutation[^{]*\{(\w+)/.exec(query)?.[1] ?? 'query'
}

describe('a merge', () => {
  const merge = (forge: GitHubForge) =>
    forge.mergePullRequest({ number: 12, head: HEAD, method: 'squash' })

  test('names the one head that may be merged', async () => {
    const { result, received, sent } = await run(merge, MERGED)
    expect(result).toEqual({ kind: 'merged', commit: oid('f') })
    expect(sent).toEqual(['PUT /pulls/12/merge'])
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({ sha: HEAD, merge_method: 'squash' })
  })

  test.each([
    [409, 'Head branch was modified. Review and try the merge again.', 'moved'],
    [405, 'Base branch was modified. Review and try the merge again.', 'moved'],
    [405, 'Pull Request is not mergeable', 'moved'],
    [405, 'Squash merges are not allowed on this repository.', 'refused'],
    [405, 'Merge commits are not allowed on this repository.', 'refused'],
    // "not allowed" is for good, whatever else is said.
    [405, 'Base branch was modified, and merges are not allowed', 'refused'],
    [405, 'At least 1 approving review is required by reviewers with write access.', 'blocked'],
    [405, '2 of 2 required status checks are expected.', 'blocked'],
    [405, 'Required status check "fluxgate/gate" is expected.', 'blocked'],
    [
      405,
      'Repository rule violations found\n\nChanges must be made through the merge queue\n\n',
      'blocked',
    ],
    [405, 'This branch is out-of-date with the base branch.', 'blocked'],
    [405, 'Something nobody has seen', 'refused'],
  ])('that GitHub answers with %i %s: %s', async (status, message, kind) => {
    const { result, sent } = await run(merge, json({ message }, status))
    expect(result.kind).toBe(kind)
    expect(sent).toHaveLength(1)
  })

  test('that is refused says why in GitHub’s words, cleaned and cut', async () => {
    const message = `no \u0007${'x'.repeat(5000)}`
    const { result } = await run(merge, json({ message }, 405))
    if (result.kind !== 'refused') throw new Error(result.kind)
    expect(result.why).not.toContain('\u0007')
    expect(result.why.length).toBeLessThan(1000)
  })

  test.each([401, 403, 422])('that is answered %i is an error and no merge', async (status) => {
    const failing = run(merge, json({ message: 'Resource not accessible by integration' }, status))
    expect((await failureOf(failing)).message).toContain('could not merge pull request 12')
  })

  test.each([
    [true, ['PUT /pulls/12/merge', 'GET /pulls/12']],
    [false, ['PUT /pulls/12/merge', 'GET /pulls/12', 'PUT /pulls/12/merge']],
  ])('whose answer got lost is looked for first (there: %s)', async (merged, requests) => {
    const pull = json({ merged, merge_commit_sha: oid('f') })
    const { result, sent } = await run(merge, LOST, pull, MERGED)
    expect(result).toEqual({ kind: 'merged', commit: oid('f') })
    expect(sent).toEqual(requests)
  })
})

const graphqlError = (type: string, message: string) =>
  json({ data: null, errors: [{ type, message, path: [] }] })

function looked(pull: object = {}, errors: readonly object[] = []): Reply {
  return json({
    ...(errors.length === 0 ? {} : { errors }),
    data: {
      repository: {
        ...{ autoMergeAllowed: true, squashMergeAllowed: true, mergeCommitAllowed: true },
        rebaseMergeAllowed: false,
        ref: {
          target: { oid: oid('b') },
          rules: {
            nodes: [{ type: 'PULL_REQUEST', parameters: { allowedMergeMethods: ['squash'] } }],
          },
        },
        pullRequest: {
          ...{ id: 'PR_1', headRefOid: HEAD, isDraft: false, mergeStateStatus: 'CLEAN' },
          ...{ isMergeQueueEnabled: false, isInMergeQueue: false, mergeQueueEntry: null },
          ...{ autoMergeRequest: null, ...pull },
        },
      },
    },
  })
}

describe('how far a pull request is from being merged', () => {
  const look = (forge: GitHubForge) => forge.mergeability({ number: 12, branch: 'main' })

  test('is one request, with the methods that settings and rules both allow', async () => {
    const { result, sent } = await run(look, looked())
    expect(result).toEqual({
      ...{ id: 'PR_1', head: HEAD, base: oid('b'), state: 'clean', automatic: undefined },
      ...{ queued: undefined, queue: false, autoMergeAllowed: true, methods: ['squash'] },
    })
    expect(sent).toEqual(['query'])
  })

  test.each([
    ['CLEAN', 'clean'],
    ['HAS_HOOKS', 'clean'],
    ['UNSTABLE', 'unstable'],
    ['BLOCKED', 'blocked'],
    ['BEHIND', 'behind'],
    ['DIRTY', 'dirty'],
    ['UNKNOWN', 'unknown'],
    ['TRANSMOGRIFIED', 'unknown'],
  ])('%s is %s', async (mergeStateStatus, state) => {
    expect((await run(look, looked({ mergeStateStatus }))).result.state).toBe(state)
  })

  test('is that of a draft, whatever else is said', async () => {
    expect((await run(look, looked({ isDraft: true }))).result.state).toBe('draft')
  })

  test.each([
    [{ enabledBy: { login: 'fluxgate', databaseId: 7, __typename: 'Bot' } }, 7],
    [{ enabledBy: null }, undefined],
  ])('tells who has asked GitHub for it: %j', async (autoMergeRequest, id) => {
    const { automatic } = (await run(look, looked({ autoMergeRequest }))).result
    expect(automatic).toBeDefined()
    expect(automatic?.by?.id).toBe(id)
  })
})

describe('to have GitHub merge', () => {
  const asked = { id: 'PR_1', number: 12, head: HEAD, method: 'squash', branch: 'main' } as const
  const enable = (forge: GitHubForge) => forge.enableAutoMerge(asked)
  const ENABLED = json({ data: { enablePullRequestAutoMerge: { clientMutationId: null } } })

  test('names the head and the method', async () => {
    const { result, received } = await run(enable, ENABLED)
    expect(result).toEqual({ kind: 'enabled' })
    expect(JSON.parse(received[0]?.body ?? '').variables.i).toEqual({
      ...{ pullRequestId: 'PR_1', expectedHeadOid: HEAD, mergeMethod: 'SQUASH' },
    })
  })

  test.each([
    ['Pull request Pull request is in clean status', 'nothing-missing'],
    ['Pull request is in unstable status', 'nothing-missing'],
    ['Auto merge is not allowed for this repository', 'not-allowed'],
    ['["Pull request Auto merge is not allowed for this repository"]', 'not-allowed'],
  ])('is answered %s: %s', async (message, kind) => {
    const { result, sent } = await run(enable, graphqlError('UNPROCESSABLE', message))
    expect(result.kind).toBe(kind)
    expect(sent).toHaveLength(1)
  })

  test('whose head is another one by now is a lost race', async () => {
    const other = looked({ headRefOid: oid('c') })
    const { result } = await run(enable, graphqlError('UNPROCESSABLE', 'odd'), other)
    expect(result).toEqual({ kind: 'moved' })
  })

  test.each([
    ['FORBIDDEN', 'Resource not accessible by integration'],
    ['UNPROCESSABLE', 'it was in clean status, and then it was not'],
    ['UNPROCESSABLE', 'odd'],
  ])('is an error for everything else: %s %s', async (type, message) => {
    const failing = run(enable, graphqlError(type, message), looked())
    expect((await failureOf(failing)).message).toContain('could not have GitHub merge')
  })

  test('whose answer got lost is looked for first', async () => {
    const there = looked({ autoMergeRequest: { enabledBy: null } })
    const { result, sent } = await run(enable, LOST, there)
    expect(result).toEqual({ kind: 'enabled' })
    expect(sent).toEqual(['enablePullRequestAutoMerge', 'query'])
  })

  test('is taken back, also where nobody had asked for it', async () => {
    const disable = (forge: GitHubForge) => forge.disableAutoMerge(asked)
    const done = json({ data: { disablePullRequestAutoMerge: { clientMutationId: null } } })
    expect((await run(disable, done)).sent).toEqual(['disablePullRequestAutoMerge'])
    const off = await run(disable, graphqlError('UNPROCESSABLE', "Can't disable"), looked())
    expect(off.sent).toEqual(['disablePullRequestAutoMerge', 'query'])
    const on = looked({ autoMergeRequest: { enabledBy: null } })
    await failureOf(run(disable, graphqlError('UNPROCESSABLE', 'odd'), on))
  })
})

describe('the merge queue', () => {
  const asked = { id: 'PR_1', number: 12, head: HEAD, branch: 'main' }
  const enqueue = (forge: GitHubForge) => forge.enqueue(asked)
  const entered = json({ data: { enqueuePullRequest: { clientMutationId: null } } })
  const inQueue = { isInMergeQueue: true }

  test('takes one head', async () => {
    const { result, received } = await run(enqueue, entered)
    expect(result).toEqual({ kind: 'queued' })
    expect(JSON.parse(received[0]?.body ?? '').variables.i).toEqual({
      ...{ pullRequestId: 'PR_1', expectedHeadOid: HEAD },
    })
  })

  test.each([
    ['it is there already', inQueue, { kind: 'queued' }],
    ['its head moved on', { headRefOid: oid('c') }, { kind: 'moved' }],
    ['it is not there', {}, { kind: 'blocked', why: 'odd' }],
  ])('says no where %s', async (_, pull, expected) => {
    const { result } = await run(enqueue, graphqlError('UNPROCESSABLE', 'odd'), looked(pull))
    expect(result).toEqual(expected)
  })

  test('names the permission that the token lacks', async () => {
    const failing = run(
      enqueue,
      graphqlError('FORBIDDEN', 'Resource not accessible by integration'),
    )
    expect((await failureOf(failing)).message).toContain('merge-queues: write')
  })

  test('lets go, also of what is not in it', async () => {
    const dequeue = (forge: GitHubForge) => forge.dequeue(asked)
    const left = json({ data: { dequeuePullRequest: { clientMutationId: null } } })
    expect((await run(dequeue, left)).sent).toEqual(['dequeuePullRequest'])
    await run(dequeue, graphqlError('UNPROCESSABLE', 'odd'), looked())
    await failureOf(run(dequeue, graphqlError('UNPROCESSABLE', 'odd'), looked(inQueue)))
  })

  test.each([
    [{ enqueuer: { login: 'fluxgate', databaseId: 7, __typename: 'Bot' } }, [], 7],
    // Who may not see queues sees that it is in one.
    [
      null,
      [{ type: 'FORBIDDEN', path: ['repository', 'pullRequest', 'mergeQueueEntry'] }],
      undefined,
    ],
  ])('shows what is in it, and who put it there where it may: %j', async (entry, errors, id) => {
    const look = (forge: GitHubForge) => forge.mergeability({ number: 12, branch: 'main' })
    const answer = looked({ ...inQueue, mergeQueueEntry: entry }, errors)
    const { queued } = (await run(look, answer)).result
    expect(queued).toBeDefined()
    expect(queued?.by?.id).toBe(id)
  })
})
