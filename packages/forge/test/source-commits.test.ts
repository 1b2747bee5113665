import { describe, expect, test } from '@jest/globals'
import { oid } from './support/answers.ts'
import { forgeAt } from './support/forge.ts'
import { serve } from './support/scripted-server.ts'

const REQUEST = {
  repository: { owner: 'acme', name: 'shop' },
  from: oid('a'),
  to: oid('b'),
}

interface Told {
  readonly author?: unknown
  readonly committer?: unknown
  readonly message?: string
  readonly parents?: number
  readonly verified?: boolean
}

const ANA = { id: 3, login: 'ana' }
const WEB_FLOW = { id: 19_864_447, login: 'web-flow' }

function aCommit({ author = ANA, committer = WEB_FLOW, ...more }: Told = {}) {
  const { message = 'Work', parents = 1, verified = true } = more
  const name = { name: 'A Name', email: 'a@example.org' }
  return {
    author,
    committer,
    commit: { author: name, committer: name, message, verification: { verified } },
    parents: Array.from({ length: parents }, () => ({ sha: oid('c') })),
  }
}

function compared(commits: readonly unknown[], total = commits.length, status = 'ahead') {
  return { status: 200, body: { status, total_commits: total, commits } }
}

async function asked(...answers: readonly { status: number; body: unknown }[]) {
  await using server = await serve(answers)
  const { forge } = forgeAt(server.url)
  const commits = await forge.sourceCommits(REQUEST)
  return { commits, received: server.received.map(({ method, path }) => `${method} ${path}`) }
}

describe('the people of a source', () => {
  test.each<[string, readonly Told[], readonly number[], readonly string[]]>([
    ['are its authors', [{}, { author: { id: 4, login: 'raj' } }, {}], [3, 4], []],
    [
      'are those who changed what others wrote',
      [{ committer: { id: 5, login: 'kim' } }],
      [3, 5],
      [],
    ],
    ['may be unknown to GitHub', [{ author: null }, { author: {} }], [], ['A Name']],
    [
      'are those with whom a squashed pull request was written',
      [
        {
          message:
            'All of it (#7)\n\nco-authored-by: Raj <4+raj@users.noreply.github.com>\r\nCo-authored-by: Lee <lee@example.org>\n',
        },
      ],
      [3, 4],
      ['Lee'],
    ],
    ['are not who pressed the button of a merge', [{ parents: 2 }], [], []],
    ['are who made a merge by hand', [{ parents: 2, committer: ANA }], [3], []],
    [
      'are who made a merge that looks like one of GitHub',
      [{ parents: 2, verified: false }],
      [3],
      [],
    ],
  ])('%s', async (_, commits, people, strangers) => {
    const { commits: found } = await asked(compared(commits.map(aCommit)))
    expect(found).toEqual({ kind: 'people', people, strangers })
  })

  test('are read page by page', async () => {
    const full = Array.from({ length: 100 }, () => aCommit())
    const last = aCommit({ author: { id: 4, login: 'raj' } })
    const { commits, received } = await asked(compared(full, 101), compared([last], 101))
    expect(commits).toMatchObject({ people: [3, 4] })
    const path = `/repos/acme/shop/compare/${oid('a')}...${oid('b')}?per_page=100&page=`
    expect(received).toEqual([`GET ${path}1`, `GET ${path}2`])
  })

  test.each([
    [
      'are more than can be read',
      compared([aCommit()], 501),
      { kind: 'cut', total: 501, most: 500 },
    ],
    [
      'are nobody where nothing changed',
      compared([], 0, 'identical'),
      { kind: 'people', people: [], strangers: [] },
    ],
    ['can not be told backwards', compared([], 0, 'behind'), { kind: 'behind' }],
    [
      'can not be told of a repository that the token does not reach',
      { status: 404, body: { message: 'Not Found' } },
      { kind: 'unreadable', said: 'Not Found' },
    ],
    [
      'can not be told where the App may not',
      { status: 403, body: { message: 'Resource not accessible by integration' } },
      { kind: 'unreadable', said: 'Resource not accessible by integration' },
    ],
  ])('%s, which takes one request', async (_, answer, found) => {
    const { commits, received } = await asked(answer)
    expect(commits).toEqual(found)
    expect(received).toHaveLength(1)
  })

  test('are incomplete where GitHub stops in between', async () => {
    const full = Array.from({ length: 100 }, () => aCommit())
    const { commits } = await asked(compared(full, 120), compared([], 120))
    expect(commits).toEqual({ kind: 'cut', total: 120, most: 100 })
  })

  test('are asked for once in a run', async () => {
    await using server = await serve([compared([aCommit()])])
    const { forge } = forgeAt(server.url)
    await forge.sourceCommits(REQUEST)
    await forge.sourceCommits(REQUEST)
    expect(server.received).toHaveLength(1)
  })
})
