import { describe, expect, test } from '@jest/globals'
import { at, openPromotion, stage } from './client.ts'

type Here = Awaited<ReturnType<typeof stage>>

const ENABLE =
  'mutation($i:EnablePullRequestAutoMergeInput!){enablePullRequestAutoMerge(input:$i){pullRequest{autoMergeRequest{mergeMethod enabledBy{login}}}}}'
const ENQUEUE =
  'mutation($i:EnqueuePullRequestInput!){enqueuePullRequest(input:$i){mergeQueueEntry{position headCommit{oid}}}}'
const LOOK =
  'query($n:Int!){repository(owner:"acme" name:"gitops"){autoMergeAllowed pullRequest(number:$n){id headRefOid mergeStateStatus isInMergeQueue isMergeQueueEnabled autoMergeRequest{mergeMethod}}}}'

async function look({ app }: Here, number: number) {
  const { body } = await app.graphql(LOOK, { n: number })
  const pull = at(body, 'data', 'repository', 'pullRequest')
  return { id: at(pull, 'id'), head: at(pull, 'headRefOid'), pull }
}

async function enable(here: Here, number: number, more: Readonly<Record<string, unknown>> = {}) {
  const { id } = await look(here, number)
  const i = { pullRequestId: id, mergeMethod: 'SQUASH', ...more }
  return at((await here.app.graphql(ENABLE, { i })).body, 'errors', 0, 'message')
}

function says({ app }: Here, oid: unknown, state = 'success') {
  const path = `/repos/acme/gitops/statuses/${String(oid)}`
  return app.rest('POST', path, { context: 'gate', state })
}

describe('auto-merge', () => {
  test('is refused where it is off, where nothing is missing, and for another head', async () => {
    await using here = await stage()
    const { gitops, github } = here
    const { number } = await openPromotion(here)
    expect(await enable(here, number)).toBe('Auto merge is not allowed for this repository')
    gitops.allowAutoMerge()
    expect(await enable(here, number)).toBe('Pull request Pull request is in clean status')
    gitops.protect({ branch: 'main', requiredStatuses: ['gate'] })
    expect(await enable(here, number, { expectedHeadOid: 'f'.repeat(40) })).toContain('modified')
    expect(await enable(here, number)).toBeUndefined()
    expect(github.violations).toEqual([])
  })

  test('merges when the last thing that was missing is there, and not before', async () => {
    await using here = await stage()
    const { gitops } = here
    const { number } = await openPromotion(here)
    gitops.allowAutoMerge()
    gitops.protect({ branch: 'main', requiredStatuses: ['gate'], approvals: 1 })
    await enable(here, number)
    const { head, pull } = await look(here, number)
    expect([at(pull, 'mergeStateStatus'), at(pull, 'autoMergeRequest', 'mergeMethod')]).toEqual([
      'BLOCKED',
      'SQUASH',
    ])
    await says(here, head)
    expect(gitops.pull(number).merge).toBeUndefined()
    gitops.approve(number, 'ana')
    await gitops.settled()
    expect(gitops.pull(number).merge?.by.kind).toBe('Bot')
  })
})

describe('a merge queue', () => {
  async function queue(here: Here) {
    const { number } = await openPromotion(here)
    here.gitops.protect({ branch: 'main', requiredStatuses: ['gate'], mergeQueue: true })
    const { head } = await look(here, number)
    await says(here, head)
    return number
  }

  test('takes what is ready, and merges the commit that it made when that is green', async () => {
    await using here = await stage()
    const { gitops, github } = here
    const number = await queue(here)
    const put = await here.app.rest('PUT', `/repos/acme/gitops/pulls/${number}/merge`, {})
    expect([put.status, at(put.body, 'message')]).toEqual([
      405,
      'Repository rule violations found\n\nChanges must be made through the merge queue\n\n',
    ])
    const entry = await gitops.enqueue(number, 'ana')
    expect(gitops.branches().get(entry.ref.replace('refs/heads/', ''))).toBe(entry.commit)
    expect(at((await look(here, number)).pull, 'isInMergeQueue')).toBe(true)
    await says(here, entry.commit)
    expect(gitops.head()).toBe(entry.commit)
    expect(gitops.branches().get(entry.ref.replace('refs/heads/', ''))).toBeUndefined()
    expect(github.violations).toEqual([])
  })

  test('makes its commits anew when the branch moves, and throws out what is red', async () => {
    await using here = await stage()
    const { gitops } = here
    const number = await queue(here)
    const first = await gitops.enqueue(number, 'ana')
    await gitops.commit({ files: { 'README.md': 'x' }, message: 'Go on' })
    const [second] = gitops.queue
    expect(second?.commit).not.toBe(first.commit)
    expect(second?.base).toBe(gitops.head())
    await says(here, second?.commit, 'failure')
    expect(gitops.queue).toEqual([])
    expect(gitops.pull(number).state).toBe('open')
  })

  test('lets nobody with a token push to what is in it', async () => {
    await using here = await stage()
    const { gitops, app } = here
    const number = await queue(here)
    await gitops.enqueue(number, 'ana')
    const { head } = gitops.pull(number)
    const path = `/repos/acme/gitops/git/refs/heads/${head}`
    const moved = await app.rest('PATCH', path, { sha: gitops.head(), force: true })
    expect([moved.status, at(moved.body, 'message')]).toEqual([
      422,
      expect.stringContaining('has been added to a merge queue'),
    ])
  })

  test('is filled by those alone who may', async () => {
    await using here = await stage()
    const number = await queue(here)
    const { id } = await look(here, number)
    const { body } = await here.app.graphql(ENQUEUE, { i: { pullRequestId: id } })
    expect(at(body, 'errors', 0, 'type')).toBe('FORBIDDEN')
  })
})
