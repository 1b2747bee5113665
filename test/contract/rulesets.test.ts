import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { schemas } from '../github/src/http/schemas.ts'
import { type GitHub, type RepositoryControl, startGitHub } from '../github/src/index.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'gitops-repository')
const CREATE = 'POST /repos/{owner}/{repo}/rulesets'

function ruleset(name: 'gate' | 'reviews'): string {
  return readFileSync(join(folder, 'rulesets', `${name}.json`), 'utf8')
}

describe('the rulesets to import', () => {
  test.each(['gate', 'reviews'] as const)('%s.json is what GitHub’s schema asks for', (name) => {
    expect(schemas().request(CREATE, JSON.parse(ruleset(name)))).toBeUndefined()
  })

  test.each([
    ['"required_approving_review_count": 1', '"required_approving_review_count": 11'],
    ['"enforcement": "active"', '"enforcement": "on"'],
    ['"require_last_push_approval": true,', ''],
  ])('a slip would be told: %s', (right, wrong) => {
    const slip: unknown = JSON.parse(ruleset('reviews').replace(right, wrong))
    expect(schemas().request(CREATE, slip)).toContain('body')
  })

  test('let nobody by, and nobody off a review that is too old', () => {
    for (const name of ['gate', 'reviews'] as const) {
      expect(JSON.parse(ruleset(name))).toMatchObject({ bypass_actors: [], enforcement: 'active' })
    }
    const parameters = { dismiss_stale_reviews_on_push: true, require_last_push_approval: true }
    expect(JSON.parse(ruleset('reviews'))).toMatchObject({ rules: [{ parameters }] })
  })
})

describe('a repository with both', () => {
  let github: GitHub
  let gitops: RepositoryControl
  const importing = async (name: 'gate' | 'reviews', app: number) => {
    const response = await fetch(`${github.url}/repos/acme/gitops/rulesets`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${github.token({ kind: 'user', of: 'ana' })}`,
        'content-type': 'application/json',
      },
      body: ruleset(name).replace('123456', String(app)),
    })
    expect(response.status).toBe(201)
  }
  const green = (of: string, sha: string) =>
    fetch(`${github.url}/repos/acme/gitops/statuses/${sha}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${github.token({ kind: 'installation', of })}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ context: 'fluxgate/gate', state: 'success' }),
    })

  beforeAll(async () => {
    github = await startGitHub()
    for (const login of ['ana', 'raj']) github.addUser(login)
    github.addApp('acme-fluxgate', { statuses: 'write', contents: 'write' })
    github.addApp('another', { statuses: 'write' })
    gitops = await github.createRepository({
      ...{ owner: 'acme', name: 'gitops', files: { 'a.yaml': '1\n' } },
      roles: { ana: 'admin', raj: 'write' },
    })
    const app = github.world.apps.find(({ slug }) => slug === 'acme-fluxgate')
    await importing('gate', app?.id ?? 0)
    await importing('reviews', app?.id ?? 0)
  })
  afterAll(async () => {
    expect(github.violations).toEqual([])
    await github[Symbol.asyncDispose]()
  })

  test('takes the word of the App and a review, and neither alone', async () => {
    const sha = await gitops.commit({ branch: 'b', files: { 'a.yaml': '2\n' }, message: 'x' })
    const { number } = await gitops.openPullRequest({ title: 'x', head: 'b', by: 'raj' })
    const merge = () => gitops.mergePullRequest(number, { by: 'raj' })
    await expect(merge()).rejects.toThrow('"fluxgate/gate" is expected')
    await green('another', sha)
    await expect(merge()).rejects.toThrow('fluxgate/gate')
    await green('acme-fluxgate', sha)
    await expect(merge()).rejects.toThrow(/review/)
    gitops.approve(number, 'ana')
    await merge()
    expect(gitops.pull(number).merge).toBeDefined()
  })
})

test('CODEOWNERS gives each path, from the root, to teams, and none to nobody', () => {
  const lines = readFileSync(join(folder, '.github', 'CODEOWNERS'), 'utf8').split('\n')
  const rules = lines.filter((line) => line !== '' && !line.startsWith('#'))
  for (const rule of rules) expect(rule).toMatch(/^\/[\w./-]+(?: +@[a-z-]+\/[a-z-]+)+$/)
  const paths = rules.map((rule) => rule.split(' ')[0])
  expect(paths).toEqual(expect.arrayContaining(['/.fluxgate/policy.yaml', '/.github/']))
})
