import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { at } from './document.ts'
import { root } from './real-tool.ts'

const workflow: unknown = parse(readFileSync(join(root, '.github/workflows/deliver.yml'), 'utf8'))

/** What a runner tells bash. */
const RUNNER = ['--noprofile', '--norc', '-eo', 'pipefail', '-c']

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deliver-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A program that the script finds in PATH; `$CALLS` is where it can say that it was called. */
function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/bash\n${script}\n`, { mode: 0o755 })
}

/** Runs the script of a step as a runner does, with nothing in PATH but the programs of the test. */
function run(job: string, name: string, env: Readonly<Record<string, string>>) {
  const steps = at(workflow, 'jobs', job, 'steps')
  const step = Array.isArray(steps) ? steps.find((one) => at(one, 'name') === name) : undefined
  const script = String(at(step, 'run'))
  const calls = join(folder, 'calls')
  const output = join(folder, 'output')
  for (const file of [calls, output]) writeFileSync(file, '')
  const { status, stdout } = spawnSync('/bin/bash', [...RUNNER, script], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: folder, CALLS: calls, GITHUB_OUTPUT: output, GITHUB_PATH: output, ...env },
  })
  return {
    status,
    stdout,
    calls: readFileSync(calls, 'utf8'),
    output: readFileSync(output, 'utf8'),
  }
}

describe('the step that installs kubeconform', () => {
  const install = () => run('fast', 'Install kubeconform', { GOBIN: '/tools' })

  test('makes the version that our own tests use, and puts it into PATH', () => {
    program('go', 'echo "go $*" >> "$CALLS"')
    const module = readFileSync(join(root, 'scripts/tools/kubeconform/go.mod'), 'utf8')
    const [, version = 'none'] = /github\.com\/yannh\/kubeconform (v\S+)/.exec(module) ?? []
    expect(install()).toMatchObject({
      status: 0,
      calls: `go install github.com/yannh/kubeconform/cmd/kubeconform@${version}\n`,
      output: '/tools\n',
    })
  })

  test('leaves alone what is there', () => {
    program('go', 'echo "go $*" >> "$CALLS"')
    program('kubeconform', '')
    expect(install()).toMatchObject({ status: 0, calls: '', output: '' })
  })

  test('says what is missing where there is no Go either', () => {
    const { status, stdout } = install()
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error::.* install one of them in \.github\/actions\/setup\n$/)
  })
})
