import { createGitHubForge } from '@fluxgate/forge'
import { systemClock } from '@fluxgate/transport'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type FileContent, type GitHub, startGitHub } from '../../../test/github/src/index.ts'
import { fc } from '../../../test/support/fast-check.ts'
import { gitSnapshots } from '../src/facts/snapshot.ts'
import { filesAt } from '../src/facts/view.ts'

let github: GitHub
let token: string
let count = 0

beforeAll(async () => {
  github = await startGitHub()
  github.addOrganization('acme')
  github.addApp('fluxgate', { contents: 'read' })
  token = github.token({ kind: 'installation', of: 'fluxgate' })
})

afterAll(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

async function both(files: ReadonlyMap<string, FileContent>, paths: readonly string[]) {
  count += 1
  const repository = { owner: 'acme', name: `gitops-${count}` }
  const control = await github.createRepository({ ...repository, files })
  const commit = control.head() ?? ''
  const log: string[] = []
  const forge = createGitHubForge({
    token,
    repository,
    apiUrl: github.url,
    graphqlUrl: github.graphqlUrl,
    clock: systemClock,
    log: () => undefined,
  })
  const source = gitSnapshots({ serverUrl: github.url, token, ...repository }, (line) => {
    log.push(line)
  })
  const snapshot = await source(commit)
  if (snapshot === undefined) throw new Error(log.join())
  await using own = snapshot
  return { git: await own.read(paths), api: await filesAt(forge, commit)(paths) }
}

const contents = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a: 1\n', 'größe: 2\n', '', 'b:\r\n  c: 3') },
  fc.constantFrom<Exclude<FileContent, undefined | string>>(
    Buffer.from([0x61, 0, 0x62]),
    { mode: '100755', content: '#!/bin/sh\n' },
    { mode: '120000', content: '../base' },
  ),
  fc.constant('x'.repeat(512_001)),
)
const segment = fc.constantFrom('apps', 'dev', 'prod', 'base', 'svc-1', 'kustomization.yaml', 'ö b')
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))

/** Without what would be a file and a folder at once. */
function consistent(files: ReadonlyMap<string, FileContent>): ReadonlyMap<string, FileContent> {
  const all = [...files.keys()]
  return new Map([...files].filter(([one]) => !all.some((other) => other.startsWith(`${one}/`))))
}

describe('a snapshot', () => {
  test('tells of every path what the API tells', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(path, contents, { minKeys: 1, maxKeys: 12 }),
        fc.uniqueArray(path, { maxLength: 6 }),
        async (given, absent) => {
          const files = consistent(new Map(Object.entries(given)))
          const folders = [...files.keys()].map((name) => name.split('/').slice(0, -1).join('/'))
          const asked = [...new Set(['', ...files.keys(), ...folders, ...absent])].sort()
          const { git, api } = await both(files, asked)
          expect(new Map([...git].sort())).toEqual(new Map([...api].sort()))
        },
      ),
      {
        numRuns: 25,
        examples: [[{ 'run.sh': { mode: '100755', content: '#!/bin/sh\n' } }, []]],
      },
    )
  })

  test('that can not be had is said, with the way it goes on', async () => {
    const log: string[] = []
    const remote = { serverUrl: github.url, owner: 'acme', name: 'nowhere', token }
    const source = gitSnapshots(remote, (line) => void log.push(line))
    await expect(source('a'.repeat(40))).resolves.toBeUndefined()
    expect(log.join()).toMatch(/^overlays are read by GitHub's API, .*: git: exit 128/)
    expect(log.join()).not.toContain(token)
  })
})
