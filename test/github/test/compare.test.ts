import { describe, expect, test } from '@jest/globals'
import { at, listAt, stage, textAt } from './client.ts'

const COMPARE = '/repos/acme/gitops/compare'

describe('two commits that are compared', () => {
  test('tell what the second has more, oldest first, page by page, with accounts where they are known', async () => {
    await using here = await stage()
    const { gitops, app, github } = here
    const from = gitops.head()
    const made: string[] = []
    for (const by of ['ana', 'raj']) {
      made.push(await gitops.commit({ files: { [by]: '1' }, message: `By ${by}`, by }))
    }
    made.push(await gitops.commit({ files: { x: '1' }, message: 'By nobody' }))
    const read = async (query: string) => {
      const { body } = await app.rest('GET', `${COMPARE}/${from}...${made[2]}${query}`)
      return { body, commits: listAt(body, 'commits') }
    }
    const { body, commits } = await read('')
    expect([at(body, 'status'), at(body, 'total_commits')]).toEqual(['ahead', 3])
    expect(commits.map((one) => at(one, 'sha'))).toEqual(made)
    expect(commits.map((one) => at(one, 'author', 'login'))).toEqual(['ana', 'raj', undefined])
    const second = await read('?per_page=2&page=2')
    expect(second.commits.map((one) => at(one, 'sha'))).toEqual(made.slice(2))
    expect(at(second.body, 'total_commits')).toBe(3)
    expect(github.violations).toEqual([])
  })

  test('are behind, identical or diverged as git says', async () => {
    await using here = await stage()
    const { gitops, app } = here
    const base = gitops.head() ?? ''
    const one = await gitops.commit({ branch: 'one', files: { a: '1' }, message: 'One' })
    const two = await gitops.commit({
      branch: 'two',
      from: base,
      files: { b: '1' },
      message: 'Two',
    })
    const status = async (from: string, to: string) =>
      textAt((await app.rest('GET', `${COMPARE}/${from}...${to}`)).body, 'status')
    expect(await status(one, base)).toBe('behind')
    expect(await status(one, one)).toBe('identical')
    expect(await status(one, two)).toBe('diverged')
  })

  test('are not found where one is gone, or the token does not reach them', async () => {
    await using here = await stage()
    const { gitops, app, as } = here
    const head = gitops.head()
    const gone = await app.rest('GET', `${COMPARE}/${head}...${'f'.repeat(40)}`)
    expect(gone.status).toBe(404)
    const blind = as('installation', { pull_requests: 'read' })
    expect((await blind.rest('GET', `${COMPARE}/${head}...${head}`)).status).toBe(403)
  })
})
