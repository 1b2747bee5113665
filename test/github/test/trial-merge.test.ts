import { describe, expect, test } from '@jest/globals'
import { at, listAt, openPromotion, type Stage, stage, textAt } from './client.ts'

const SELECTION = `mergeable potentialMergeCommit { oid parents(first: 2) { nodes { oid } } }
  files(first: 10) { totalCount nodes { path changeType } }`

async function seen({ app }: Stage, number: number): Promise<unknown> {
  return at(await app.query(`pullRequest(number: ${number}) { ${SELECTION} }`), 'pullRequest')
}

describe('a pull request', () => {
  test('shows what merging it into base as it is now would make', async () => {
    await using here = await stage()
    const { gitops, github } = here
    const { number, oid: headOid } = await openPromotion(here)
    const first = await seen(here, number)
    expect(at(first, 'mergeable')).toBe('MERGEABLE')
    const parents = (pull: unknown) =>
      listAt(pull, 'potentialMergeCommit', 'parents', 'nodes').map((node) => textAt(node, 'oid'))
    expect(parents(first)).toEqual([gitops.head(), headOid])
    await gitops.commit({ files: { 'other.yaml': 'a: 1\n' }, message: 'Other' })
    const second = await seen(here, number)
    expect(parents(second)).toEqual([gitops.head(), headOid])
    const merged = textAt(second, 'potentialMergeCommit', 'oid')
    expect(await gitops.read('other.yaml', merged)).toBe('a: 1\n')
    expect(await gitops.read('apps/prod/a.yaml', merged)).toBe('version: 1.0.0\n')
    expect(github.violations).toEqual([])
  })

  test('that conflicts has no such commit', async () => {
    await using here = await stage()
    const { number } = await openPromotion(here)
    const files = { 'apps/prod/a.yaml': 'version: 2.0.0\n' }
    await here.gitops.commit({ files, message: 'Other' })
    expect(await seen(here, number)).toMatchObject({
      mergeable: 'CONFLICTING',
      potentialMergeCommit: null,
    })
  })

  test('lists what it changes since it left base, a moved file by its new path alone', async () => {
    await using here = await stage()
    const { gitops } = here
    const start = { 'kept.yaml': 'a: 1\n', 'moved.yaml': 'b: 2\n', 'gone.yaml': 'c: 3\n' }
    await gitops.commit({ files: start, message: 'Start' })
    await gitops.commit({
      branch: 'change',
      from: 'main',
      files: {
        'kept.yaml': 'a: 2\n',
        'moved.yaml': undefined,
        'deep/moved.yaml': 'b: 2\n',
        'gone.yaml': undefined,
        'new.yaml': 'd: 4\n',
      },
      message: 'Change',
    })
    await gitops.commit({ files: { 'base.yaml': 'e: 5\n' }, message: 'Base goes on' })
    const { number } = await gitops.openPullRequest({ title: 'x', head: 'change', by: 'ana' })
    expect(at(await seen(here, number), 'files', 'nodes')).toEqual([
      { path: 'deep/moved.yaml', changeType: 'RENAMED' },
      { path: 'gone.yaml', changeType: 'DELETED' },
      { path: 'kept.yaml', changeType: 'MODIFIED' },
      { path: 'new.yaml', changeType: 'ADDED' },
    ])
  })
})
