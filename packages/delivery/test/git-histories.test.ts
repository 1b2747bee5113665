import { createGitHubForge, type HistoryPage, type TreeNode } from '@fluxgate/forge'
import { systemClock } from '@fluxgate/transport'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GitHub, startGitHub } from '../../../test/github/src/index.ts'
import { gitSnapshots, type Snapshot } from '../src/facts/snapshot.ts'

const REPOSITORY = { owner: 'acme', name: 'gitops' }
const DAY = 86_400_000

let github: GitHub
let token: string
let head: string

/** What somebody did, commit by commit. */
const DEEDS: readonly Readonly<Record<string, string | undefined>>[] = [
  { 'apps/dev/shop/patch.yaml': 'version: 1.0.0\n', 'apps/dev/cart.yaml': 'version: 1.0.0\n' },
  { 'apps/dev/shop/kustomization.yaml': 'resources: [x]\n' },
  { 'README.md': 'nothing to do with it\n' },
  { 'apps/dev/shop/patch.yaml': 'version: 1.1.0\n' },
  { 'apps/dev/shop/deep/er.yaml': 'a: 1\n', 'apps/dev/cart.yaml': 'version: 1.1.0\n' },
  { 'apps/dev/shop/deep/er.yaml': undefined },
  { 'apps/dev/cart.yaml': undefined },
  { 'apps/dev/shop/patch.yaml': 'version: 1.0.0\n', 'apps/dev/cart.yaml': 'version: 2.0.0\n' },
]
const PATHS = ['apps/dev/shop', 'apps/dev/cart.yaml', 'apps/dev/none'] as const

beforeAll(async () => {
  github = await startGitHub()
  github.addOrganization('acme')
  github.addApp('fluxgate', { contents: 'read' })
  github.addUser('ana')
  const at = Date.now() - 20 * DAY
  const control = await github.createRepository({
    ...REPOSITORY,
    files: { 'README.md': 'first\n' },
    roles: { ana: 'write' },
    at,
  })
  for (const [index, files] of DEEDS.entries()) {
    await control.commit({ files, message: 'x', by: 'ana', at: at + (index + 1) * DAY })
  }
  head = control.head() ?? ''
  token = github.token({ kind: 'installation', of: 'fluxgate' })
})

afterAll(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

async function snapshot(depth: number): Promise<Snapshot> {
  const log: string[] = []
  const source = gitSnapshots({ serverUrl: github.url, token, ...REPOSITORY }, (line) => {
    log.push(line)
  })
  const found = await source(head, depth)
  if (found === undefined) throw new Error(log.join())
  return found
}

async function byApi(): Promise<readonly HistoryPage[]> {
  const forge = createGitHubForge({
    token,
    repository: REPOSITORY,
    apiUrl: github.url,
    graphqlUrl: github.graphqlUrl,
    clock: systemClock,
    log: () => undefined,
  })
  const histories = PATHS.map((path) => ({ path, first: 30, after: undefined }))
  return (await forge.read({ commit: head, paths: [], histories, branches: [] })).histories
}

/** What matters of a state: the name of a folder's tree differs, because git tells of none. */
function plain(node: TreeNode): unknown {
  if (node.kind !== 'folder') return node
  const files = node.entries.map(({ kind, name, text }) =>
    kind === 'file' ? { name, text } : { name, kind },
  )
  return { kind: 'folder', files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
}

function told(page: HistoryPage | undefined): readonly unknown[] {
  return (page?.commits ?? []).map(({ oid, committedAt, node }) => {
    return { oid, at: Date.parse(committedAt), node: plain(node) }
  })
}

describe('histories by git', () => {
  test("are those of GitHub's API, commit by commit", async () => {
    await using git = await snapshot(100)
    const pages = await git.histories(PATHS, 30)
    const api = await byApi()
    expect(api.map(({ commits }) => commits.length)).toEqual([6, 4, 0])
    for (const [index, path] of PATHS.entries()) {
      expect(told(pages.get(path))).toEqual(told(api[index]))
      expect(pages.get(path)?.cut).toBe(false)
    }
  })

  test('go as far back as is asked for, and say that there is more', async () => {
    await using git = await snapshot(100)
    const page = (await git.histories(PATHS, 2)).get('apps/dev/shop')
    expect(told(page)).toEqual(told((await byApi())[0]).slice(0, 2))
    expect(page?.cut).toBe(true)
  })

  test('that were not fetched as far as they go end with what was so by then', async () => {
    await using git = await snapshot(6)
    const pages = await git.histories(PATHS, 30)
    const page = pages.get('apps/dev/shop')
    expect(page?.cut).toBe(true)
    const api = told((await byApi())[0])
    expect(told(page).slice(0, 4)).toEqual(api.slice(0, 4))
    expect(told(page)).toHaveLength(5)
  })

  test('are left to GitHub where hardly anything of them was fetched', async () => {
    await using git = await snapshot(2)
    expect([...(await git.histories(PATHS, 30)).keys()]).toEqual([])
  })
})
