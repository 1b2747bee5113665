import { createGitHubForge } from '@fluxgate/forge'
import { systemClock as clock } from '@fluxgate/transport'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type FileContent, type GitHub, startGitHub } from '../../../test/github/src/index.ts'
import { overlay } from '../../../test/scenario/scene.ts'
import { gitSnapshots } from '../src/facts/snapshot.ts'
import { changedByGit, pathsOf } from '../src/gate/changed-by-git.ts'
import { examine, verdictOn } from '../src/gate/judge-pull-request.ts'
import { openRepository } from '../src/repository.ts'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
  github.addOrganization('acme')
  github.addApp('fluxgate', {
    contents: 'read',
    deployments: 'read',
    issues: 'read',
    pull_requests: 'read',
  })
})

afterAll(() => github[Symbol.asyncDispose]())

test('git tells every path that differs between two commits, and no other', async () => {
  const name = { owner: 'acme', name: 'gitops' }
  const control = await github.createRepository({
    ...name,
    files: new Map([
      ['apps/dev/cart.yaml', 'a: 1\n'],
      ['apps/dev/same.yaml', 'b: 1\n'],
      ['apps/prod/run.sh', 'echo\n'],
      ['apps/prod/moved.yaml', 'c: 1\n'],
      ['gone/all.yaml', 'd: 1\n'],
      ['thing', 'a file\n'],
    ]),
  })
  const base = control.head() ?? ''
  await control.commit({
    message: 'Change',
    files: new Map<string, FileContent>([
      ['apps/dev/cart.yaml', 'a: 2\n'],
      ['apps/prod/run.sh', { mode: '100755', content: 'echo\n' }],
      ['apps/prod/moved.yaml', undefined],
      ['apps/prod/here.yaml', 'c: 1\n'],
      ['gone/all.yaml', undefined],
      ['thing', undefined],
      ['thing/inside.yaml', 'now a folder\n'],
    ]),
  })
  const token = github.token({ kind: 'installation', of: 'fluxgate' })
  const snapshot = gitSnapshots({ serverUrl: github.url, token, ...name }, () => undefined)
  const changed = await changedByGit({ snapshot }, base, control.head() ?? '')
  expect(changed?.map(({ path }) => path).toSorted()).toEqual([
    'apps/dev/cart.yaml',
    'apps/prod/here.yaml',
    'apps/prod/moved.yaml',
    'apps/prod/run.sh',
    'gone/all.yaml',
    'thing',
    'thing/inside.yaml',
  ])
  expect(await changedByGit({ snapshot }, base, base)).toEqual([])
  expect(await changedByGit({ snapshot }, base, '0'.repeat(40))).toBeUndefined()
  expect(await changedByGit({}, base, base)).toBeUndefined()
  const told = (path: string, renamed: boolean, ports = {}) =>
    pathsOf(ports, base, control.head() ?? '', [{ path, renamed }])
  const here = 'apps/prod/here.yaml'
  expect(await told(here, true, { snapshot })).toContain('apps/prod/moved.yaml')
  expect(await told(here, true)).toEqual([here])
  expect(await told(here, false, { snapshot })).toEqual([here])
})

test('what git tells alone moves what builds on it, too', async () => {
  const name = { owner: 'acme', name: 'borrowing' }
  const policy = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
  const files = {
    ...overlay('dev', 'shop', '1.0.0'),
    'apps/prod/shop/kustomization.yaml': 'resources: [../../dev/shop]\n',
    '.fluxgate/policy.yaml': policy,
  }
  const control = await github.createRepository({ ...name, files })
  const change = { ...overlay('dev', 'shop', '9.9.9') }
  const merged = await control.commit({ branch: 'mine', files: change, message: 'Change' })
  const token = github.token({ kind: 'installation', of: 'fluxgate' })
  const { url: apiUrl, graphqlUrl } = github
  const log = () => undefined
  const forge = createGitHubForge({ token, repository: name, apiUrl, graphqlUrl, clock, log })
  const snapshot = gitSnapshots({ serverUrl: github.url, token, ...name }, log)
  const opened = await openRepository(forge)
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const brought = { pull: undefined, members: [], changed: [], changedCut: true }
  const examined = await examine({ forge, clock, snapshot }, opened.base, brought, merged)
  const { services } = verdictOn(examined)
  expect(services.map(({ environment, state }) => `${environment}: ${state}`).sort()).toEqual([
    'dev: open',
    'prod: closed',
  ])
})
