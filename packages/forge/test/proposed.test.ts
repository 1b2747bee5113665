import { describe, expect, test } from '@jest/globals'
import { aPullRequest, oid } from './support/answers.ts'
import { forgeAt } from './support/forge.ts'
import { type Reply, serve } from './support/scripted-server.ts'

const MOST = 3_000
const PAGE = 100

/** A page of files, and whether there is another. */
function page(from: number, count: number, hasNextPage: boolean) {
  const nodes = Array.from({ length: count }, (_, index) => ({
    path: `charts/${from + index}.yaml`,
    changeType: 'MODIFIED',
  }))
  return { pageInfo: { hasNextPage, endCursor: hasNextPage ? 'next' : null }, nodes }
}

function first(files: unknown): Reply {
  const pullRequest = {
    ...aPullRequest({ files }),
    ...{ mergeable: 'MERGEABLE', autoMergeRequest: null, mergeQueueEntry: null },
    potentialMergeCommit: { oid: oid('d'), parents: { nodes: [{ oid: oid('a') }] } },
    tip: { nodes: [{ commit: { oid: oid('c'), status: null } }] },
  }
  return { status: 200, body: { data: { repository: { pullRequest } } } }
}

const next = (files: unknown): Reply => ({
  status: 200,
  body: { data: { repository: { pullRequest: { files } } } },
})

async function cutOf(replies: readonly Reply[]): Promise<boolean> {
  await using server = await serve(replies)
  const { forge } = forgeAt(server.url)
  return (await forge.proposed({ number: 12, context: 'fluxgate/gate' })).changedCut
}

describe('the files of a pull request', () => {
  test('are all there is where GitHub has no more of them', async () => {
    expect(await cutOf([first(page(0, 2, false))])).toBe(false)
  })

  test('are not all there is where GitHub lists none at all', async () => {
    expect(await cutOf([first(null)])).toBe(true)
  })

  test('may not be all there is where GitHub lists as many as it ever does', async () => {
    const pages = Array.from({ length: MOST / PAGE }, (_, index) =>
      page(index * PAGE, PAGE, index < MOST / PAGE - 1),
    )
    const [start, ...more] = pages
    expect(await cutOf([first(start), ...more.map(next)])).toBe(true)
  })
})

describe('the files of a commit of the merge queue', () => {
  test.each([
    ['are told', { files: [{ filename: 'a.yaml', status: 'modified' }] }, false],
    ['are not all there is where GitHub tells none at all', {}, true],
  ])('%s', async (_, more, cut) => {
    await using server = await serve([{ status: 200, body: { behind_by: 0, ...more } }])
    const { forge } = forgeAt(server.url)
    const compared = await forge.compared({ base: oid('a'), head: oid('b') })
    expect(compared).toMatchObject({ contains: true, cut })
  })
})

test('a commit of the merge queue brings what nobody tells where GitHub hides a pull request of it', async () => {
  const entry = (position: number, pullRequest: unknown) => ({
    ...{ position, headCommit: { oid: oid(position === 1 ? 'e' : 'd') } },
    pullRequest,
  })
  const shown = {
    ...{ number: 7, headRefOid: oid('c'), headRefName: 'promote/prod/cart' },
    ...{ isCrossRepository: false, author: null, tip: { nodes: [] } },
  }
  const membersWith = async (firstOne: unknown) => {
    const entries = { nodes: [entry(1, firstOne), entry(2, shown)] }
    const repository = { mergeQueue: { entries }, object: { oid: oid('d'), status: null } }
    await using server = await serve([{ status: 200, body: { data: { repository } } }])
    const { forge } = forgeAt(server.url)
    const asked = { commit: oid('d'), branch: 'main', context: 'fluxgate/gate' }
    return (await forge.queueCommit(asked)).members?.map(({ number }) => number)
  }
  expect(await membersWith({ ...shown, number: 6 })).toEqual([6, 7])
  expect(await membersWith(null)).toBeUndefined()
})
