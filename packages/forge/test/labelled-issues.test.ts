import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  type GitHub,
  type Permissions,
  type RepositoryControl,
  startGitHub,
} from '../../../test/github/src/index.ts'
import { forgeAt } from './support/forge.ts'

let github: GitHub
let gitops: RepositoryControl

beforeEach(async () => {
  github = await startGitHub()
  github.addOrganization('acme')
  for (const login of ['ana', 'mira']) github.addUser(login)
  github.addApp('fluxgate', { contents: 'read', issues: 'read' })
  gitops = await github.createRepository({
    owner: 'acme',
    name: 'gitops',
    roles: { ana: 'write', mira: 'read' },
    files: { a: '1' },
    private: true,
  })
})

afterEach(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

/** The first look, and how many requests it took. */
async function looked(permissions?: Permissions, label: string | null = 'stop') {
  const token = github.token({
    ...{ kind: 'installation', of: 'fluxgate' },
    ...(permissions === undefined ? {} : { permissions }),
  })
  const mark = github.ledger.mark()
  const start = await forgeAt(github.url, { token }).forge.start({
    ...{ branch: undefined, paths: ['a'], issuesWith: label ?? undefined },
  })
  return { start, requests: github.ledger.since(mark).length }
}

describe('the first look', () => {
  test('comes with the open issues of a label, oldest first, in the same request', async () => {
    gitops.openIssue('nothing', 'ana', ['bug'])
    const first = gitops.openIssue('down', 'ana', ['STOP', 'environment:prod'])
    const second = gitops.openIssue('all', 'ana', ['stop'])
    const lifted = gitops.openIssue('old', 'ana', ['stop'])
    gitops.editIssue(lifted, 'ana', { state: 'closed' })
    const { start, requests } = await looked()
    expect(requests).toBe(1)
    expect(start.files.get('a')).toMatchObject({ kind: 'file' })
    const common = { author: 'ana', moreLabels: false, createdAt: expect.any(String) }
    const url = (number: number) => expect.stringMatching(`/acme/gitops/issues/${number}$`)
    expect(start.issues).toEqual({
      kind: 'read',
      more: false,
      issues: [
        {
          ...{ ...common, number: first, title: 'down', url: url(first) },
          labels: ['STOP', 'environment:prod'],
        },
        { ...common, number: second, title: 'all', url: url(second), labels: ['STOP'] },
      ],
    })
  })

  test('does not look for issues that nobody asked for', async () => {
    const { start } = await looked({ contents: 'read' }, null)
    expect(start.issues).toBeUndefined()
    expect((await looked({ contents: 'read' }, null)).requests).toBe(1)
  })

  test('says where the token may not read them, and has all the rest', async () => {
    gitops.openIssue('down', 'ana', ['stop'])
    const { start, requests } = await looked({ contents: 'read' })
    expect(start.issues).toEqual({ kind: 'forbidden' })
    expect(start.files.get('a')).toMatchObject({ kind: 'file' })
    expect(requests).toBe(2)
  })

  test('says where there are more than it reads', async () => {
    for (let issue = 0; issue < 21; issue += 1) gitops.openIssue('x', 'ana', ['stop'])
    expect((await looked()).start.issues).toMatchObject({ kind: 'read', more: true })
  })

  test('takes no label from somebody who may not label', async () => {
    gitops.openIssue('down', 'mira', ['stop'])
    expect((await looked()).start.issues).toMatchObject({ issues: [] })
  })
})
