import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GitHub, type RepositoryControl, startGitHub } from '../../../test/github/src/index.ts'
import type { SourceRequest } from '../src/source-commits.ts'
import { oid } from './support/answers.ts'
import { forgeAt } from './support/forge.ts'
import { serve } from './support/scripted-server.ts'

let github: GitHub
let token: string
const reached: string[] = []

beforeAll(async () => {
  github = await startGitHub()
  github.addOrganization('acme')
  for (const login of ['ana', 'raj']) github.addUser(login)
  github.addApp('fluxgate', { contents: 'read', pull_requests: 'read' })
})

afterAll(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

async function source(name: string, hidden = false): Promise<RepositoryControl> {
  if (!hidden) reached.push(`acme/${name}`)
  const roles = { ana: 'write', raj: 'write' } as const
  const control = await github.createRepository({
    ...{ owner: 'acme', name, roles, files: { a: '0' }, private: true },
  })
  token = github.token({ kind: 'installation', of: 'fluxgate', repositories: reached })
  return control
}

/** Commits of a source, one after the other, by these; the last of them. */
async function work(control: RepositoryControl, people: readonly (string | undefined)[]) {
  let last = control.head() ?? ''
  for (const [index, by] of people.entries()) {
    const message = index % 2 === 0 ? 'Work' : 'Work\n\nCo-authored-by: Lee <lee@example.org>'
    const files = { a: `${index} ${last}` }
    last = await control.commit({ files, message, ...(by === undefined ? {} : { by }) })
  }
  return last
}

function request({ fullName }: RepositoryControl, from: string, to: string): SourceRequest {
  const [owner = '', name = ''] = fullName.split('/')
  return { repository: { owner, name }, from, to }
}

/** What was asked of GitHub meanwhile. */
async function asked<T>(act: () => Promise<T>) {
  const mark = github.ledger.mark()
  const result = await act()
  return { result, routes: github.ledger.since(mark).map(({ route }) => route) }
}

const GRAPHQL = 'POST /graphql'
const COMPARE = 'GET /repos/{owner}/{repo}/compare/{basehead}'

describe('sources that are read together', () => {
  test('tell of each what it tells by itself, by one request', async () => {
    const plain = await source('plain')
    const first = plain.head() ?? ''
    const second = await work(plain, ['ana', 'raj', undefined])

    const merged = await source('merged')
    await merged.commit({ branch: 'side', files: { b: '1' }, message: 'Side', by: 'raj' })
    const before = await work(merged, ['ana', 'ana'])
    const { number } = await merged.openPullRequest({ title: 'Side', head: 'side', by: 'raj' })
    await merged.mergePullRequest(number, { by: 'ana' })
    const after = merged.head() ?? ''

    const requests = [
      request(plain, first, second),
      request(plain, second, second),
      request(merged, before, after),
    ]
    const { forge } = forgeAt(github.url, { token })
    const { routes } = await asked(() => forge.readSources([...requests, ...requests]))
    expect(routes).toEqual([GRAPHQL])
    const told = await asked(() => Promise.all(requests.map((one) => forge.sourceCommits(one))))
    expect(told.routes).toEqual([])
    expect(told.result[2]).toMatchObject({ kind: 'people', people: [github.account('raj').id] })
    const alone = forgeAt(github.url, { token }).forge
    expect(told.result).toEqual(await Promise.all(requests.map((one) => alone.sourceCommits(one))))
  })

  test('leave to a request of its own what can not be told so', async () => {
    const long = await source('long')
    const start = long.head() ?? ''
    const end = await work(
      long,
      Array.from({ length: 31 }, () => 'ana'),
    )
    const crooked = await source('crooked')
    await crooked.commit({ branch: 'side', files: { b: '1' }, message: 'Side', by: 'raj' })
    const before = await work(
      crooked,
      Array.from({ length: 40 }, () => 'ana'),
    )
    const { number } = await crooked.openPullRequest({ title: 'Side', head: 'side', by: 'raj' })
    await crooked.mergePullRequest(number, { by: 'ana' })
    const hidden = await source('hidden', true)
    const one = hidden.head() ?? ''
    const requests = [
      request(long, start, end),
      request(long, end, start),
      request(long, start, oid('f')),
      request(crooked, before, crooked.head() ?? ''),
      request(hidden, one, one),
    ]
    const { forge } = forgeAt(github.url, { token })
    const { routes } = await asked(() => forge.readSources(requests))
    expect(routes).toEqual([GRAPHQL])
    const told = await asked(() => Promise.all(requests.map((one) => forge.sourceCommits(one))))
    expect(told.routes).toEqual(requests.map(() => COMPARE))
    expect(told.result.map(({ kind }) => kind)).toEqual([
      ...['people', 'behind', 'unreadable', 'people', 'unreadable'],
    ])
  })

  test('are asked for one by one where there is but one, or GitHub refuses them all', async () => {
    const alone = { repository: { owner: 'acme', name: 'shop' }, from: oid('a'), to: oid('b') }
    await using server = await serve([{ status: 403, body: { message: 'Forbidden' } }])
    const { forge } = forgeAt(server.url)
    await forge.readSources([alone, alone])
    expect(server.received).toEqual([])
    await forge.readSources([alone, { ...alone, to: oid('c') }])
    expect(server.received).toHaveLength(1)
  })

  test('are asked for one by one where all at once is too much for GitHub', async () => {
    const one = { repository: { owner: 'acme', name: 'shop' }, from: oid('a'), to: oid('b') }
    const slow = { status: 502, body: { message: 'Server Error' } }
    await using server = await serve([slow, slow, { status: 403, body: { message: 'Forbidden' } }])
    const { forge } = forgeAt(server.url)
    await forge.readSources([one, { ...one, to: oid('c') }])
    expect(server.received).toHaveLength(2)
  })
})

describe('a merge in a source', () => {
  const hand = (login: string, id: number) => ({
    ...{ name: 'A Name', email: `${login}@example.org`, user: { login, databaseId: id } },
  })
  const WEB_FLOW = { name: 'GitHub', email: 'noreply@github.com', user: null }
  const node = (own: string, parents: readonly string[], more: object = {}) => ({
    ...{ oid: own, message: 'Work', author: hand('ana', 3), committer: hand('ana', 3) },
    parents: { totalCount: parents.length, nodes: parents.map((one) => ({ oid: one })) },
    signature: null,
    ...more,
  })
  const [FROM, SIDE, MERGE] = [oid('a'), oid('c'), oid('b')]
  const SIGNED = { isValid: true, wasSignedByGitHub: true }

  test.each([
    ['by the button is nobody’s', { committer: WEB_FLOW, signature: SIGNED }, [4]],
    ['by hand is whose it is', {}, [4, 3]],
    ['that looks like one of GitHub is whose it is', { committer: WEB_FLOW }, [4, 3]],
  ])('%s', async (_, more, people) => {
    const side = node(SIDE, [FROM], { author: hand('raj', 4), committer: hand('raj', 4) })
    const nodes = [node(MERGE, [FROM, SIDE], more), side, node(FROM, [])]
    const history = { object: { history: { nodes } } }
    await using server = await serve([
      { status: 200, body: { data: { s0: history, s1: null }, errors: [] } },
    ])
    const { forge } = forgeAt(server.url)
    const one = { repository: { owner: 'acme', name: 'shop' }, from: FROM, to: MERGE }
    await forge.readSources([one, { ...one, to: oid('d') }])
    expect(await forge.sourceCommits(one)).toEqual({ kind: 'people', people, strangers: [] })
    expect(server.received).toHaveLength(1)
  })

  test.each([
    ['of what was not read', [node(MERGE, [FROM, SIDE]), node(FROM, [])]],
    // What FROM was made from was not read, and SIDE may be of it.
    [
      'of a history that begins past what was read',
      [node(MERGE, [FROM, SIDE]), node(SIDE, []), node(FROM, [oid('e')])],
    ],
  ])('%s is told by a request of its own', async (_, nodes) => {
    const history = { object: { history: { nodes } } }
    await using server = await serve([
      { status: 200, body: { data: { s0: history, s1: null } } },
      { status: 404, body: { message: 'Not Found' } },
    ])
    const { forge } = forgeAt(server.url)
    const one = { repository: { owner: 'acme', name: 'shop' }, from: FROM, to: MERGE }
    await forge.readSources([one, { ...one, to: oid('d') }])
    expect(await forge.sourceCommits(one)).toEqual({ kind: 'unreadable', said: 'Not Found' })
  })
})
