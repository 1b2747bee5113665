import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type GitHub, type RepositoryControl, startGitHub } from '../../../test/github/src/index.ts'
import { failureOf, forgeAt } from './support/forge.ts'

let github: GitHub
let gitops: RepositoryControl

const CUT = 'a: 1\n'.repeat(110_000)
const ODD = 'clusters/ü #1?/%2e/gotk.yaml'

beforeAll(async () => {
  github = await startGitHub()
  github.addOrganization('acme')
  github.addApp('fluxgate', { contents: 'read' })
  gitops = await github.createRepository({
    owner: 'acme',
    name: 'gitops',
    files: { [ODD]: CUT, 'large.yaml': 'a'.repeat(1_048_577) },
    private: true,
  })
})

afterAll(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

test('a file that a common read gives a part of is read whole, up to a megabyte', async () => {
  const token = github.token({ kind: 'installation', of: 'fluxgate' })
  const { forge } = forgeAt(github.url, { token })
  const commit = gitops.head() ?? ''
  const bytes = await forge.wholeFile({ commit, path: ODD })
  expect(bytes === undefined ? '' : Buffer.from(bytes).toString() === CUT).toBe(true)
  expect(await forge.wholeFile({ commit, path: 'large.yaml' })).toBeUndefined()
  expect((await failureOf(forge.wholeFile({ commit, path: 'none' }))).message).toMatch(
    /^could not read a large file of acme\/gitops at [0-9a-f]{12}: /,
  )
})
