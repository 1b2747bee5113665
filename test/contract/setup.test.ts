import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { fluxTools, pinFiles, pinnedVersion, tools } from '../../scripts/setup/catalogue.ts'
import { withLock } from '../../scripts/setup/lock.ts'
import { isCurrent, stampOf } from '../../scripts/setup/stamp.ts'

const root = join(import.meta.dirname, '..', '..')

function setUp(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, ['scripts/setup.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    timeout: 300_000,
  })
}

describe('the pins', () => {
  test('are these versions', () => {
    expect(tools.map((tool) => `${tool.name} ${pinnedVersion(tool)}`)).toEqual([
      'kustomize v5.8.1',
      'actionlint v1.7.12',
      'zizmor v1.32.0',
      'registry v3.1.1',
      'helm v3.21.4',
      'helm-4 v4.2.4',
      'kubeconform v0.7.0',
      'act v0.2.87',
      'gotestsum v1.13.0',
      'junit-console v1.13.4',
      'pre-commit v4.7.0',
    ])
  })

  test('of the real Flux are these versions', () => {
    expect(fluxTools.map((tool) => `${tool.name} ${pinnedVersion(tool)}`)).toEqual([
      'etcd v3.6.16',
      'kube-apiserver v1.36.3',
      'helm-controller v1.6.4',
      'notification-controller v1.6.0',
    ])
  })

  test.each([...tools, ...fluxTools])('of $name hold hashes', (tool) => {
    const text = pinFiles(tool)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    expect(text).toMatch(
      tool.kind === 'go' ? / v\S+ h1:[\w+/]{43}=$/m : /--hash=sha256:[0-9a-f]{64}/,
    )
  })

  test('are made again with another compiler, unless it has no part in them', () => {
    const changed = tools.filter((tool) => stampOf(tool, 'go1') !== stampOf(tool, 'go2'))
    expect(changed.map(({ kind }) => kind)).toEqual([
      'go',
      'go',
      'go',
      'go',
      'go',
      'go',
      'go',
      'go',
    ])
  })

  test('differ from each other, and none is current by another stamp', () => {
    expect(new Set(tools.map((tool) => stampOf(tool, ''))).size).toBe(tools.length)
    expect(tools.filter((tool) => isCurrent(tool, 'another'))).toEqual([])
  })
})

describe('a set-up', () => {
  test('says nothing and makes nothing where everything is there', () => {
    const { status, stdout, stderr } = setUp([])
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  test('refuses a tool that it does not know, with those it knows', () => {
    const { status, stdout, stderr } = setUp(['kubectl'])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toBe(
      'setup: no tool is called "kubectl" (there are: kustomize, actionlint, zizmor, registry, helm, helm-4, kubeconform, act, gotestsum, junit-console, pre-commit, etcd, kube-apiserver, helm-controller, notification-controller)\n',
    )
  })

  test('fails with one line where Go is missing, and never passes by skipping', () => {
    const { status, stdout, stderr } = setUp([], { PATH: '/nonexistent' })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toBe('setup: "go" can\'t be started: install it and run again\n')
  })
})

describe('the lock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fluxgate-lock-'))
  const lock = join(folder, 'lock')
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('lets one in at a time and tells the other whom it waits for', async () => {
    const story: string[] = []
    const work = (name: string) => async (): Promise<void> => {
      story.push(`${name} begins`)
      await pause()
      story.push(`${name} ends`)
    }
    const first = withLock(lock, () => story.push('first waits'), work('first'))
    const second = withLock(lock, (owner) => story.push(`waits for ${owner}`), work('second'))
    await Promise.all([first, second])
    const waits = `waits for ${process.pid}`
    expect(story.filter((line) => line !== waits)).toEqual([
      'first begins',
      'first ends',
      'second begins',
      'second ends',
    ])
    expect(story).toContain(waits)
    expect(readdirSync(folder)).toEqual([])
  })

  test('is given back when the work fails', async () => {
    const failing = withLock(
      lock,
      () => {},
      () => Promise.reject(new Error('no')),
    )
    await expect(failing).rejects.toThrow('no')
    await expect(
      withLock(
        lock,
        () => {},
        () => Promise.resolve(1),
      ),
    ).resolves.toBe(1)
  })

  test('is taken over from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    mkdirSync(lock)
    writeFileSync(join(lock, `${pid}@${hostname()}@1`), '')
    await expect(
      withLock(
        lock,
        () => {},
        () => Promise.resolve(2),
      ),
    ).resolves.toBe(2)
    expect(readdirSync(folder)).toEqual([])
  })
})
