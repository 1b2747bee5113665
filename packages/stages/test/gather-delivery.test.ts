import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type DeliveryRun, gatherDelivery } from '../src/index.ts'

const FILE = 'version: 1\nservice: cart\nchart: { path: charts/cart }\n'
const CHART = 'apiVersion: v2\nname: cart\nversion: 1.4.0\n'

let folder: string
let origin: string
let workspace: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fluxgate-gather-'))
  origin = join(folder, 'origin')
  workspace = join(folder, 'checkout')
  mkdirSync(origin)
  git(origin, 'init', '--quiet', '--initial-branch=main')
  commit({ '.fluxgate/delivery.yaml': FILE, 'charts/cart/Chart.yaml': CHART, 'src/a': '1' })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function git(here: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com']
  const env = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' }
  return execFileSync('git', [...identity, ...args], { cwd: here, encoding: 'utf8', env }).trim()
}

/** A commit of these files in the origin; its id. */
function commit(files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(origin, path)), { recursive: true })
    writeFileSync(join(origin, path), text)
  }
  git(origin, 'add', '--all')
  git(origin, 'commit', '--quiet', '--message=x')
  return git(origin, 'rev-parse', 'HEAD')
}

function clone(...args: string[]): void {
  git(folder, 'clone', '--quiet', ...args, `file://${origin}`, workspace)
}

function gather(overrides: Partial<DeliveryRun> = {}) {
  return gatherDelivery({
    workspace,
    path: '.fluxgate/delivery.yaml',
    ref: { kind: 'branch', name: 'main' },
    defaultBranch: 'main',
    byHand: false,
    version: undefined,
    since: undefined,
    time: '2026-11-21T09:14:00Z',
    lastSuccess: async () => ({ commit: undefined }),
    ...overrides,
  })
}

const succeeded = (oid: string) => ({ lastSuccess: async () => ({ commit: oid }) })

describe('the facts of a delivery', () => {
  test('are those of the commit that is checked out', async () => {
    const second = commit({ 'src/b': '1' })
    git(origin, 'tag', 'v1.4.0')
    git(origin, 'tag', '--annotate', '--message=x', 'nightly')
    clone()
    expect(await gather()).toMatchObject({
      root: '',
      rootInCheckout: '',
      commit: { commit: second, commitCount: 2, tags: ['nightly', 'v1.4.0'] },
      chart: { version: '1.4.0', folders: ['charts/cart'] },
    })
  })

  test('count the commits that a merge brought', async () => {
    git(origin, 'checkout', '--quiet', '-b', 'side')
    commit({ 'src/b': '1' })
    commit({ 'src/c': '1' })
    git(origin, 'checkout', '--quiet', 'main')
    git(origin, 'merge', '--quiet', '--no-ff', '--message=x', 'side')
    clone()
    expect((await gather()).commit.commitCount).toBe(4)
  })

  test('have no count in a shallow clone', async () => {
    commit({ 'src/b': '1' })
    clone('--depth=1')
    expect((await gather()).commit.commitCount).toBeUndefined()
  })

  test('need no file of the past, so that a clone may be without', async () => {
    git(origin, 'config', 'uploadpack.allowFilter', 'true')
    const first = git(origin, 'rev-parse', 'HEAD')
    commit({ 'src/a': '2' })
    clone('--filter=blob:none')
    const facts = await gather(succeeded(first))
    expect(facts.commit.commitCount).toBe(2)
    expect(facts.changes).toMatchObject({ kind: 'known', files: ['src/a'] })
  })

  test('know a service and a checkout that lie deeper', async () => {
    const own = 'services/cart/.fluxgate/delivery.yaml'
    commit({ [own]: FILE, 'services/cart/charts/cart/Chart.yaml': CHART })
    workspace = join(folder, 'work', 'src')
    mkdirSync(join(folder, 'work'))
    clone()
    workspace = join(folder, 'work')
    expect(await gather({ path: `src/${own}` })).toMatchObject({
      root: 'services/cart',
      rootInCheckout: 'src/services/cart',
      chart: { folders: ['services/cart/charts/cart'] },
    })
  })

  test('follow a chart to the folders that it depends on, in circles too', async () => {
    const dependsOn = (...paths: string[]) =>
      `${CHART}dependencies:\n${paths.map((path) => `  - { repository: "file://${path}" }\n`).join('')}`
    commit({
      'charts/cart/Chart.yaml': dependsOn('../../libs/one', '../gone', '../../../outside'),
      'libs/one/Chart.yaml': dependsOn('../two').replace('1.4.0', '9.9.9'),
      'libs/two/Chart.yaml': dependsOn('../one'),
    })
    clone()
    expect((await gather()).chart).toEqual({
      version: '1.4.0',
      folders: ['charts/cart', 'libs/one', 'charts/gone', 'libs/two'],
    })
  })

  test('know a chart that is the root', async () => {
    commit({ '.fluxgate/delivery.yaml': FILE.replace('charts/cart', '.'), 'Chart.yaml': CHART })
    clone()
    expect((await gather()).chart).toEqual({ version: '1.4.0', folders: [''] })
  })
})

describe('what has changed', () => {
  test('is told since the last run that succeeded, moved and odd names too', async () => {
    const first = git(origin, 'rev-parse', 'HEAD')
    commit({ 'src/ä\n"x"': '1' })
    git(origin, 'mv', 'src/a', 'src/moved')
    commit({})
    clone()
    expect((await gather(succeeded(first))).changes).toEqual({
      kind: 'known',
      files: ['src/a', 'src/moved', 'src/ä\n"x"'],
      since: `the last run that succeeded for it (${first.slice(0, 7)})`,
    })
  })

  test('counts what came back to what it was, since a run that failed later may have delivered it', async () => {
    const first = git(origin, 'rev-parse', 'HEAD')
    commit({ 'src/a': '2' })
    commit({ 'src/a': '1' })
    clone()
    const files = ['src/a']
    expect((await gather(succeeded(first))).changes).toMatchObject({ kind: 'known', files })
    expect((await gather({ since: first })).changes).toMatchObject({ kind: 'known', files: [] })
  })

  test('counts what a merge took back, and nothing that it merely brought along', async () => {
    git(origin, 'checkout', '--quiet', '-b', 'side')
    commit({ 'src/side': '1' })
    git(origin, 'checkout', '--quiet', 'main')
    const delivered = commit({ 'src/main': '1' })
    git(origin, 'checkout', '--quiet', 'side')
    git(origin, 'merge', '--quiet', '--no-ff', '--message=x', 'main')
    git(origin, 'checkout', '--quiet', 'main')
    commit({ 'src/a': '2' })
    git(origin, 'merge', '--quiet', '--no-ff', '--message=x', '--strategy-option=theirs', 'side')
    writeFileSync(join(origin, 'src/a'), '1')
    git(origin, 'commit', '--quiet', '--all', '--amend', '--message=x')
    clone()
    expect((await gather(succeeded(delivered))).changes).toMatchObject({
      files: ['src/side', 'src/a'],
    })
  })

  test('on another branch is told since it left the one that feeds', async () => {
    git(origin, 'checkout', '--quiet', '-b', 'side')
    commit({ 'src/side': '1' })
    git(origin, 'checkout', '--quiet', 'main')
    commit({ 'src/main': '1' })
    clone('--branch=side')
    const facts = await gather({ ref: { kind: 'branch', name: 'side' } })
    expect(facts.changes).toEqual({
      kind: 'known',
      files: ['src/side'],
      since: 'the branch left main',
    })
  })

  test('in a pull request is what it brings', async () => {
    git(origin, 'checkout', '--quiet', '-b', 'side')
    commit({ 'src/side': '1' })
    git(origin, 'checkout', '--quiet', 'main')
    const onto = commit({ 'src/main': '1' })
    git(origin, 'merge', '--quiet', '--no-ff', '--message=x', 'side')
    clone()
    const facts = await gather({ ref: { kind: 'pull-request', name: 'pull/1', onto } })
    expect(facts.changes).toMatchObject({ kind: 'known', files: ['src/side'] })
  })

  test.each<[string, Partial<DeliveryRun>, string]>([
    ['before any run succeeded', {}, 'no run of this workflow has succeeded on the branch yet'],
    [
      'where former runs can not be looked up',
      { lastSuccess: async () => ({ why: 'give the token actions: read' }) },
      'give the token actions: read',
    ],
    [
      'where the clone lacks the commit',
      succeeded('d'.repeat(40)),
      'the checkout lacks the commit to compare with (check out with "fetch-depth: 0")',
    ],
    ['by hand', { byHand: true }, 'the run was started by hand'],
    ['for a tag', { ref: { kind: 'tag', name: 'v1' } }, 'the run is for a tag'],
    [
      'for a pull request that names no base',
      { ref: { kind: 'pull-request', name: 'pull/1', onto: undefined } },
      'nothing says what to compare with',
    ],
  ])('is not known %s', async (_, overrides, why) => {
    clone()
    expect((await gather(overrides)).changes).toEqual({ kind: 'unknown', why })
  })

  test('is looked up for the branch that feeds alone', async () => {
    clone()
    const asked: string[] = []
    const lastSuccess = async (branch: string) => {
      asked.push(branch)
      return { commit: undefined }
    }
    await gather({ lastSuccess })
    await gather({ lastSuccess, ref: { kind: 'branch', name: 'other' } })
    await gather({ lastSuccess, byHand: true })
    await gather({ lastSuccess, since: 'd'.repeat(40) })
    expect(asked).toEqual(['main'])
  })
})

describe('a tag', () => {
  test('is of the branch that its commit is of', async () => {
    const ref = { kind: 'tag', name: 'v1' } as const
    git(origin, 'tag', 'v1')
    git(origin, 'checkout', '--quiet', '-b', 'side')
    commit({ 'src/side': '1' })
    git(origin, 'tag', 'v2')
    git(origin, 'checkout', '--quiet', 'main')
    commit({ 'src/main': '1' })
    clone('--branch=v1')
    expect((await gather({ ref })).commit).toMatchObject({ isOnFeedingBranch: true })
    git(workspace, 'checkout', '--quiet', 'v2')
    expect((await gather({ ref })).commit).toMatchObject({ isOnFeedingBranch: false })
    const gone = { ref, defaultBranch: 'gone' }
    expect((await gather(gone)).commit).toMatchObject({ isOnFeedingBranch: false })
  })
})

describe('a commit is overtaken', () => {
  test('by one that is built on it and was delivered, and by no other', async () => {
    const first = git(origin, 'rev-parse', 'HEAD')
    git(origin, 'checkout', '--quiet', '-b', 'side')
    const side = commit({ 'src/side': '1' })
    git(origin, 'checkout', '--quiet', 'main')
    const second = commit({ 'src/a': '2' })
    const third = commit({ 'src/a': '3' })
    clone()
    git(workspace, 'checkout', '--quiet', second)
    const overtaken = async (run: Partial<DeliveryRun>) => (await gather(run)).commit.isOvertaken
    expect(await overtaken(succeeded(third))).toBe(true)
    expect(await overtaken(succeeded(second))).toBe(false)
    expect(await overtaken(succeeded(first))).toBe(false)
    expect(await overtaken(succeeded(side))).toBe(false)
    expect(await overtaken(succeeded('e'.repeat(40)))).toBe(false)
    expect(await overtaken({})).toBe(false)
    expect(await overtaken({ ...succeeded(third), byHand: true })).toBe(false)
  })
})

describe('no facts are gathered', () => {
  test('without a checkout', async () => {
    mkdirSync(join(workspace, '.fluxgate'), { recursive: true })
    writeFileSync(join(workspace, '.fluxgate/delivery.yaml'), FILE)
    await expect(gather()).rejects.toMatchObject({
      kind: 'misconfigured',
      message:
        '".fluxgate/delivery.yaml" is in no git checkout; check the repository out with actions/checkout and "fetch-depth: 0"',
    })
  })

  test.each([
    ['is not there', FILE.replace('cart }', 'shop }'), 'there is no "charts/shop/Chart.yaml"'],
    ['is no YAML', FILE.replace('charts/cart', 'bad'), 'bad/Chart.yaml is not YAML'],
    ['is a link', FILE.replace('charts/cart', 'linked'), '"linked" is a symbolic link'],
  ])('of a chart that %s', async (_, file, message) => {
    symlinkSync('charts/cart', join(origin, 'linked'))
    commit({ '.fluxgate/delivery.yaml': file, 'bad/Chart.yaml': 'version: [' })
    clone()
    await expect(gather()).rejects.toMatchObject({
      kind: 'misconfigured',
      message: expect.stringContaining(message),
    })
  })

  test('of charts that lead to ever more folders', async () => {
    const chart = (index: number) =>
      `${CHART}dependencies: [{ repository: "file://../d${index + 1}" }]\n`
    const many = Array.from({ length: 60 }, (_, i) => [`charts/d${i}/Chart.yaml`, chart(i)])
    const file = FILE.replace('charts/cart', 'charts/d0')
    commit({ '.fluxgate/delivery.yaml': file, ...Object.fromEntries(many) })
    clone()
    await expect(gather()).rejects.toThrow('leads to more than 50 charts in folders')
  })
})

describe('what a checkout holds can do nothing', () => {
  test('with hooks, filters or another repository among its files', async () => {
    const mark = join(folder, 'ran')
    commit({
      '.gitattributes': '* diff=evil filter=evil\n',
      'services/cart/.fluxgate/delivery.yaml': FILE,
      'services/cart/charts/cart/Chart.yaml': CHART,
      'services/cart/HEAD': 'ref: refs/heads/main\n',
      'services/cart/config': `[core]\n\tbare = true\n\tfsmonitor = touch ${mark}\n`,
      'services/cart/refs/x': '',
      'services/cart/objects/x': '',
    })
    clone()
    const facts = await gather({ path: 'services/cart/.fluxgate/delivery.yaml' }).catch(String)
    expect(typeof facts === 'string' ? facts : facts.root).toMatch(
      /^services\/cart$|no git checkout/,
    )
    expect(() => execFileSync('test', ['-e', mark])).toThrow()
  })
})
