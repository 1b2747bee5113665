import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GitHub, startGitHub } from '../github/src/index.ts'
import { handle } from '../support/bundle-runs.ts'
import { type GitOps, moment, NEXT_VERSION, rolloutEvent, seedGitOps } from '../support/gitops.ts'
import { startProxy } from '../support/proxy.ts'
import { errorsOf, warningsOf } from './stage.ts'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))

let github: GitHub
let gitops: GitOps
let folder: string
let trusted: Readonly<Record<string, string>>
let next = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'network-'))
  github = await startGitHub({ https: true })
  gitops = await seedGitOps(github, { services: 6, ahead: 6 })
  const authority = join(folder, 'authority.pem')
  writeFileSync(authority, github.certificate ?? '')
  trusted = { NODE_EXTRA_CA_CERTS: authority }
})
afterAll(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
  expect(violations).toEqual([])
})

/** A promotion of a service of its own. */
function promoted(extraEnv: Readonly<Record<string, string>>, nodeArguments: string[] = []) {
  const service = gitops.services[next]
  if (service === undefined) throw new Error('too few services were seeded')
  next += 1
  const event = rolloutEvent(gitops, service, NEXT_VERSION, { at: moment(Date.now()) })
  return handle(github, gitops, event, { extraEnv, nodeArguments })
}

describe('a runner behind a proxy', () => {
  test('reaches GitHub through it, over one connection', async () => {
    await using proxy = await startProxy()
    const end = await promoted({ ...trusted, https_proxy: proxy.url })
    expect([end.exitCode, end.outputs['operation']]).toEqual([0, 'created'])
    expect(proxy.asked).toEqual([`CONNECT ${new URL(github.url).host}`])
  })

  test('reaches a GitHub that no_proxy names without it', async () => {
    await using proxy = await startProxy()
    const end = await promoted({ ...trusted, HTTPS_PROXY: proxy.url, NO_PROXY: 'localhost' })
    expect([end.exitCode, end.outputs['operation']]).toEqual([0, 'created'])
    expect(proxy.asked).toEqual([])
  })

  test('is told where its proxy can not be used, and never the password in it', async () => {
    const end = await promoted({ ...trusted, https_proxy: 'socks5://user:hunter2@127.0.0.1:1' })
    expect(end.outputs['operation']).toBe('created')
    expect(end.stdout).toContain('https_proxy is set but is no address that begins with http://')
    expect(JSON.stringify(end)).not.toContain('hunter2')
  })
})

test('a certificate that nobody has vouched for ends the run with the way out', async () => {
  const end = await promoted({})
  expect(end.exitCode).toBe(1)
  expect(errorsOf(end).join()).toContain('is not trusted')
  expect(errorsOf(end).join()).toContain('NODE_EXTRA_CA_CERTS')
  expect(warningsOf(end)).toEqual([])
})

describe('a second HTTP client', () => {
  test('is in no bundle', () => {
    const with_ = readdirSync(DIST).filter((action) =>
      readFileSync(join(DIST, action, 'index.js'), 'utf8').includes('undici'),
    )
    expect(with_).toEqual([])
  })

  test('is not loaded from Node either, which takes longer than a promotion', async () => {
    const listing = join(folder, 'listing.cjs')
    const list = join(folder, 'modules.txt')
    writeFileSync(
      listing,
      `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(list)}, process.moduleLoadList.join('\\n')))`,
    )
    const end = await promoted(trusted, ['--require', listing])
    expect(end.outputs['operation']).toBe('created')
    const modules = readFileSync(list, 'utf8').split('\n')
    expect(modules).toContain('NativeModule https')
    expect(modules.filter((name) => name.includes('undici'))).toEqual([])
  })
})
