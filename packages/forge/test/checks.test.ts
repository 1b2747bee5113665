import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  type GitHub,
  type Permissions,
  type RepositoryControl,
  startGitHub,
} from '../../../test/github/src/index.ts'
import type { GitHubForge } from '../src/github.ts'
import { forgeAt } from './support/forge.ts'

let github: GitHub
let gitops: RepositoryControl
let head: string

beforeEach(async () => {
  github = await startGitHub()
  github.addOrganization('acme')
  github.addUser('ana')
  github.addApp('fluxgate', { contents: 'read', checks: 'read', statuses: 'read' })
  gitops = await github.createRepository({
    owner: 'acme',
    name: 'gitops',
    roles: { ana: 'write' },
    files: { a: '1' },
    private: true,
  })
  head = gitops.head() ?? ''
})

afterEach(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

function reader(permissions?: Permissions): GitHubForge {
  const token = github.token({
    kind: 'installation',
    of: 'fluxgate',
    ...(permissions === undefined ? {} : { permissions }),
  })
  return forgeAt(github.url, { token }).forge
}

const CHECK = {
  ...{ name: 'e2e', kind: 'check-run', by: 'github-actions', ended: true },
  ...{ creator: undefined, description: '' },
}

describe('the checks of commits', () => {
  test('of which the status alone is wanted need no more than statuses: read', async () => {
    const context = 'fluxgate/tests/prod/shop'
    const status = { oid: head, context, by: 'ana', state: 'pending', description: 'runs' } as const
    await gitops.setStatus(status)
    gitops.addCheckRun({ commit: head, name: context, conclusion: 'success' })
    const forge = reader({ contents: 'read', statuses: 'read' })
    const answer = await forge.checks([{ commits: [head], names: [], contexts: [context] }])
    expect(answer.missing).toEqual([])
    expect(answer.commits.get(head)).toMatchObject([
      { kind: 'status', state: 'pending', ended: false, description: 'runs', by: 'ana' },
    ])
  })

  test('are the newest status and the latest runs of each name, in one request', async () => {
    const status = { oid: head, context: 'lint', by: 'ana' } as const
    await gitops.setStatus({ ...status, state: 'failure' })
    await gitops.setStatus({ ...status, state: 'success', targetUrl: 'https://ci.example.com/7' })
    await gitops.setStatus({ ...status, context: 'other', state: 'failure' })
    const { suite } = gitops.addCheckRun({ commit: head, name: 'e2e', conclusion: 'failure' })
    gitops.addCheckRun({ commit: head, name: 'e2e', conclusion: 'success', suite })
    gitops.addCheckRun({ commit: head, name: 'e2e', app: 'jenkins' })
    gitops.addCheckRun({ commit: head, name: 'build', conclusion: 'success' })
    const mark = github.ledger.mark()
    const { commits, missing } = await reader().checks([
      {
        commits: [head],
        names: ['e2e', 'lint'],
        contexts: [],
      },
    ])
    expect(github.ledger.since(mark)).toHaveLength(1)
    expect(missing).toEqual([])
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT/)
    expect(commits.get(head)).toEqual([
      { ...CHECK, state: 'success', url: expect.stringContaining('/runs/'), at },
      {
        ...CHECK,
        by: 'jenkins',
        state: 'in_progress',
        ended: false,
        url: expect.stringContaining('/runs/'),
        at,
      },
      {
        kind: 'status',
        name: 'lint',
        state: 'success',
        ended: true,
        by: 'ana',
        creator: github.account('ana').id,
        description: '',
        url: 'https://ci.example.com/7',
        at,
      },
    ])
  })

  test('are found behind hundreds of others', async () => {
    for (let index = 0; index < 300; index += 1) {
      gitops.addCheckRun({ commit: head, name: `noise-${index}`, conclusion: 'failure' })
    }
    gitops.addCheckRun({ commit: head, name: 'e2e', conclusion: 'success' })
    for (let index = 0; index < 300; index += 1) {
      gitops.addCheckRun({ commit: head, name: `more-${index}`, conclusion: 'failure' })
    }
    const { commits } = await reader().checks([{ commits: [head], names: ['e2e'], contexts: [] }])
    expect(commits.get(head)).toMatchObject([{ name: 'e2e', state: 'success' }])
  })

  test('are none on a commit that is not there', async () => {
    const nowhere = 'f'.repeat(40)
    const { commits } = await reader().checks([
      { commits: [nowhere], names: ['e2e'], contexts: [] },
    ])
    expect(commits.get(nowhere)).toEqual([])
  })

  test('of nothing ask nothing', async () => {
    const mark = github.ledger.mark()
    await reader().checks([{ commits: [], names: ['e2e'], contexts: [] }])
    await reader().checks([{ commits: [head], names: [], contexts: [] }])
    expect(github.ledger.since(mark)).toEqual([])
  })

  test('of several askers come in one request, each with what it asked for', async () => {
    const before = gitops.addCheckRun({ commit: head, name: 'e2e', conclusion: 'success' }).oid
    const after = await gitops.commit({ files: { a: '2' }, message: 'x', by: 'ana' })
    await gitops.setStatus({ oid: after, context: 'c', by: 'ana', state: 'success' })
    gitops.addCheckRun({ commit: after, name: 'e2e', conclusion: 'failure' })
    const mark = github.ledger.mark()
    const { commits } = await reader().checks([
      { commits: [before], names: ['e2e'], contexts: ['c'] },
      { commits: [after], names: [], contexts: ['c'] },
    ])
    expect(github.ledger.since(mark)).toHaveLength(1)
    expect(commits.get(before)).toMatchObject([{ name: 'e2e', state: 'success' }])
    expect(commits.get(after)).toMatchObject([{ name: 'c', kind: 'status' }])
  })

  test('are asked for in parts where they are many', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `check-${index}`)
    const commits = [head, ...Array.from({ length: 24 }, (_, index) => `${index + 10}`.repeat(20))]
    const mark = github.ledger.mark()
    const answer = await reader().checks([{ commits, names, contexts: [] }])
    expect(answer.commits.size).toBe(25)
    expect(github.ledger.since(mark)).toHaveLength(3)
  })

  test.each([
    ['checks: read', { contents: 'read', statuses: 'read' }],
    ['statuses: read', { contents: 'read', checks: 'read' }],
  ] as const)(
    'that the token may not read leave a gap, and say %s',
    async (missing, permissions) => {
      gitops.addCheckRun({ commit: head, name: 'e2e', conclusion: 'success' })
      const answer = await reader(permissions).checks([
        {
          commits: [head],
          names: ['e2e'],
          contexts: [],
        },
      ])
      expect(answer.missing).toEqual([missing])
    },
  )
})

test('statuses of a context come newest first, with whose they are', async () => {
  const status = { oid: head, context: 'c', by: 'ana' } as const
  await gitops.setStatus({ ...status, state: 'pending', description: 'one' })
  await gitops.setStatus({ ...status, context: 'other', state: 'pending' })
  await gitops.setStatus({ ...status, state: 'success', targetUrl: 'https://ci.example.com/7' })
  const found = await reader().statusesOf({ commit: head, context: 'c' })
  const { id: creator } = github.account('ana')
  const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT/)
  expect(found).toEqual([
    {
      ...{ id: expect.any(Number), creator, at, state: 'success', description: '' },
      url: 'https://ci.example.com/7',
    },
    {
      ...{ id: expect.any(Number), creator, at },
      state: 'pending',
      description: 'one',
      url: undefined,
    },
  ])
})

test('statuses of a context are found behind those of others', async () => {
  await gitops.setStatus({ oid: head, context: 'c', by: 'ana', state: 'success' })
  for (let index = 0; index < 150; index += 1) {
    await gitops.setStatus({ oid: head, context: 'noise', by: 'ana', state: 'success' })
  }
  expect(await reader().statusesOf({ commit: head, context: 'c' })).toHaveLength(1)
})
