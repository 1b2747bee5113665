import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { toolsFolder } from '../../scripts/setup/catalogue.ts'
import { type ActionEnd, type ActionStart, runAction } from './run-action.ts'

const FIXTURES = join(import.meta.dirname, '..', 'fixtures')

/** A service repository in a folder of its own, as it is checked out. */
export interface ServiceFolder extends Disposable {
  readonly root: string
  write(path: string, text: string): void
}

/** The toy service of a language, from `test/fixtures/services`. */
export function toyService(language: 'java' | 'node' | 'go'): ServiceFolder {
  const folder = emptyService()
  cpSync(join(FIXTURES, 'services', language), folder.root, { recursive: true })
  symlinkSync(join(FIXTURES, 'kubernetes-schemas'), join(folder.root, 'schemas'))
  return folder
}

/** A service without anything but the lines of its delivery file. */
export function serviceOf(...lines: readonly string[]): ServiceFolder {
  const folder = emptyService()
  folder.write(
    '.fluxgate/delivery.yaml',
    `${['version: 1', 'service: shop', ...lines].join('\n')}\n`,
  )
  return folder
}

function emptyService(): ServiceFolder {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'fluxgate-service-')))
  return {
    root,
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** What a shell needs to build and test the toy services. Throws by name where a toolchain is missing. */
export function toolchains(): Readonly<Record<string, string>> {
  const missing = ['javac', 'java', 'go'].filter((name) => !isThere(name))
  if (missing.length > 0) {
    throw new Error(
      `the toy services need ${missing.join(', ')} in PATH: install JDK 17 or later and Go`,
    )
  }
  return {
    PATH: [toolsFolder, process.env['PATH']].join(delimiter),
    JUNIT: join(toolsFolder, 'junit-console'),
    // Where the standard library is compiled already; the home folder of a run is new each time.
    GOCACHE: execFileSync('go', ['env', 'GOCACHE'], { encoding: 'utf8' }).trim(),
    GOFLAGS: '-mod=mod',
    GOPROXY: 'off',
    GOTOOLCHAIN: 'local',
  }
}

function isThere(name: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'command -v -- "$0"', name], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Runs the built `build-test` on a service, as a runner does after a checkout. */
export function buildTest(
  { root }: ServiceFolder,
  inputs: Readonly<Record<string, string>> = {},
  more: Partial<ActionStart> = {},
): Promise<ActionEnd> {
  const server = 'https://github.example'
  return runAction({
    action: 'build-test',
    inputs,
    eventName: 'push',
    event: {},
    repository: 'acme/shop',
    apiUrl: server,
    graphqlUrl: server,
    serverUrl: server,
    sha: '5d6e7f8a9b0c1d2e3f4a5d6e7f8a9b0c1d2e3f4a',
    ...more,
    extraEnv: { GITHUB_WORKSPACE: root, ...more.extraEnv },
  })
}
