import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GitHub, type RepositoryControl, startGitHub } from '../../../test/github/src/index.ts'
import { findTool } from '../src/find-tool.ts'
import { fetchSnapshot, type GitRemote } from '../src/git-snapshot.ts'
import { ToolError } from '../src/tool-error.ts'
import { folderWith, programWith } from './program.ts'

const PATCH = 'version: 1.2.3 # ü\n'

let github: GitHub
let control: RepositoryControl
let remote: GitRemote
let commit: string

beforeAll(async () => {
  github = await startGitHub()
  github.addOrganization('acme')
  github.addApp('fluxgate', { contents: 'read' })
  control = await github.createRepository({
    owner: 'acme',
    name: 'gitops',
    files: {
      'apps/dev/shop/patch.yaml': PATCH,
      'apps/dev/größe.yaml': 'a: 1\n',
      'large.bin': 'x'.repeat(600_000),
    },
  })
  commit = control.head() ?? ''
  const token = github.token({ kind: 'installation', of: 'fluxgate' })
  remote = { serverUrl: github.url, owner: 'acme', name: 'gitops', token }
})

afterAll(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

/** The real git behind a script that notes how it was started, and the folder it was to work in. */
async function notedGit() {
  const log = await folderWith({})
  const real = await findTool('git')
  const fake = await programWith('git', `echo "$*" >> ${log.path}/calls\nexec ${real} "$@"`)
  return {
    folders: [fake.path],
    home: () =>
      /\/\S*\/fluxgate-git-\w+/.exec(readFileSync(`${log.path}/calls`, 'utf8'))?.[0] ?? '',
    [Symbol.asyncDispose]: async () => {
      await log[Symbol.asyncDispose]()
      await fake[Symbol.asyncDispose]()
    },
  }
}

async function failureOf(work: Promise<unknown>): Promise<ToolError> {
  const end = await work.then(
    () => new Error('it did not fail'),
    (cause: unknown) => cause,
  )
  if (end instanceof ToolError) return end
  throw end
}

describe('a snapshot of a commit', () => {
  test('has every folder, and the bytes of what is asked for', async () => {
    await using snapshot = await fetchSnapshot(remote, commit)
    expect([...snapshot.tree.keys()].sort()).toEqual(['', 'apps', 'apps/dev', 'apps/dev/shop'])
    expect([...(snapshot.tree.get('apps/dev')?.keys() ?? [])].sort()).toEqual([
      'größe.yaml',
      'shop',
    ])
    const patch = snapshot.tree.get('apps/dev/shop')?.get('patch.yaml')
    expect(patch).toMatchObject({ mode: 0o100644, kind: 'file' })
    const blobs = await snapshot.blobs([patch?.oid ?? ''])
    expect([...blobs.values()].map(String)).toEqual([PATCH])
  })

  test('comes without large files, and never fetches them later', async () => {
    await using snapshot = await fetchSnapshot(remote, commit)
    const mark = github.ledger.mark()
    const { oid = '' } = snapshot.tree.get('')?.get('large.bin') ?? {}
    await expect(snapshot.blobs([oid])).resolves.toEqual(new Map())
    expect(github.ledger.since(mark)).toEqual([])
  })

  test('takes at most four requests and leaves nothing behind', async () => {
    await using noted = await notedGit()
    const mark = github.ledger.mark()
    const snapshot = await fetchSnapshot(remote, commit, noted)
    expect(github.ledger.since(mark).length).toBeLessThanOrEqual(4)
    expect(existsSync(noted.home())).toBe(true)
    await snapshot[Symbol.asyncDispose]()
    expect(existsSync(noted.home())).toBe(false)
  })

  test.each([
    ['a commit that is not there', { commit: 'a'.repeat(40) }],
    ['a token that nobody knows', { token: 'ghs_unknown' }],
    ['a repository that is not there', { name: 'none' }],
  ])(
    'is refused for %s, with the token in no message, and leaves nothing behind',
    async (_, odd) => {
      await using noted = await notedGit()
      const { commit: asked, ...rest } = { commit, ...remote, ...odd }
      const error = await failureOf(fetchSnapshot(rest, asked, noted))
      expect(error.code).toBe('FAILED')
      expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain(rest.token)
      expect(noted.home()).toContain('fluxgate-git-')
      expect(existsSync(noted.home())).toBe(false)
    },
  )

  test('is refused where git is missing', async () => {
    await using empty = await folderWith({})
    const error = await failureOf(fetchSnapshot(remote, commit, { path: empty.path }))
    expect(error.code).toBe('NOT_FOUND')
  })
})

describe('the git that is started', () => {
  const secret = { ...remoteOf(), token: 'ghs_canary0123456789' }
  const basic = Buffer.from(`x-access-token:${secret.token}`).toString('base64')

  test('gets the token by its environment, for the fetch alone, and a server that repeats it is not repeated', async () => {
    await using log = await folderWith({})
    const body = `{ echo "ARGS $*"; env; } >> ${log.path}/calls
case "$*" in *fetch*) echo "remote: you sent $GIT_CONFIG_VALUE_4 ${secret.token}" >&2; exit 128;; esac`
    await using fake = await programWith('git', body)
    const error = await failureOf(fetchSnapshot(secret, 'a'.repeat(40), { folders: [fake.path] }))
    expect(error.message).toContain('you sent Authorization: Basic ***')
    expect(error.message).not.toContain('canary')
    const calls = readFileSync(`${log.path}/calls`, 'utf8').split('ARGS ').slice(1)
    expect(calls).toHaveLength(2)
    const [init = '', fetch = ''] = calls
    expect(init).not.toContain(basic)
    expect(fetch.split('\n')[0]).not.toContain(basic)
    expect(fetch).toContain(`Basic ${basic}`)
    expect(calls.join()).not.toContain('canary')
    expect(fetch.split('\n')[0]).toContain('-- https://github.example/acme/gitops.git aaaa')
    for (const [name, value] of [
      ['GIT_CONFIG_NOSYSTEM', '1'],
      ['GIT_CONFIG_GLOBAL', '/dev/null'],
      ['GIT_TERMINAL_PROMPT', '0'],
      ['GIT_ALLOW_PROTOCOL', 'https'],
    ]) {
      expect(fetch).toContain(`\n${name}=${value}\n`)
    }
  })

  test.each([
    { owner: '--upload-pack=touch PWN' },
    { owner: '../..' },
    { owner: '-oProxyCommand=x' },
    { name: 'a b' },
    { name: '..' },
    { serverUrl: 'ext::sh -c id' },
    { serverUrl: 'file:///etc' },
  ])('is not started for %j', async (odd) => {
    await using log = await folderWith({})
    await using fake = await programWith('git', `touch ${log.path}/started`)
    const work = fetchSnapshot({ ...secret, ...odd }, 'a'.repeat(40), { folders: [fake.path] })
    await expect(work).rejects.toThrow()
    expect(readdirSync(log.path)).toEqual([])
  })

  test('is not started for a commit that is an option', async () => {
    await expect(fetchSnapshot(secret, '--output=F')).rejects.toThrow('40 hex')
  })
})

function remoteOf(): GitRemote {
  return { serverUrl: 'https://github.example', owner: 'acme', name: 'gitops', token: '' }
}
