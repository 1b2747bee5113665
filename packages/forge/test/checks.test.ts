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

const CHECK = { name: 'e2e', kind: 'check-run', by: 'github-actions', ended: true }

describe('the checks of commits', () => {
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
    const { commits, missing } = await reader().checks({ commits: [head], names: ['e2e', 'lint'] })
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
    const { commits } = await reader().checks({ commits: [head], names: ['e2e'] })
    expect(commits.get(head)).toMatchObject([{ name: 'e2e', state: 'success' }])
  })

  test('are none on a commit that is not there', async () => {
    const nowhere = 'f'.repeat(40)
    const { commits } = await reader().checks({ commits: [nowhere], names: ['e2e'] })
    expect(commits.get(nowhere)).toEqual([])
  })

  test('of nothing ask nothing', async () => {
    const mark = github.ledger.mark()
    await reader().checks({ commits: [], names: ['e2e'] })
    await reader().checks({ commits: [head], names: [] })
    expect(github.ledger.since(mark)).toEqual([])
  })

  test('are asked for in parts where they are many', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `check-${index}`)
    const commits = [head, ...Array.from({ length: 24 }, (_, index) => `${index + 10}`.repeat(20))]
    const mark = github.ledger.mark()
    const answer = await reader().checks({ commits, names })
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
      const answer = await reader(permissions).checks({ commits: [head], names: ['e2e'] })
      expect(answer.missing).toEqual([missing])
    },
  )
})
