import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { at } from './document.ts'
import { root } from './real-tool.ts'

const folder = mkdtempSync(join(tmpdir(), 'fluxgate-callers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const callers = globSync('docs/*/.github/workflows/*.yml', { cwd: root }).sort()
const others = globSync(['.github/workflows/*.yml', 'docs/*/with-environment/*.yml'], { cwd: root })

/** What GitHub's own parser says, file by file. */
function problems(files: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const program = join(import.meta.dirname, 'caller-problems.ts')
  const run = spawnSync(process.execPath, ['--no-warnings', program, ...files], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}

/** A documented caller with one thing changed. */
function changed(name: string, from: string, to: string): string {
  const text = readFileSync(join(root, name), 'utf8')
  if (!text.includes(from)) throw new Error(`${name} has no "${from}"`)
  const file = join(folder, `${from.replaceAll(/\W/g, '')}.yml`)
  writeFileSync(file, text.replace(from, to))
  return file
}

const BUMP = 'docs/gitops-repository/.github/workflows/bump.yml'
const DELIVER = 'docs/service-repository/.github/workflows/deliver.yml'

describe("GitHub's own parser", () => {
  test('takes our own workflows and every one that users copy, together with the one of ours that it calls', () => {
    expect(callers).toContain(DELIVER)
    expect(others).toContain('docs/gitops-repository/with-environment/bump.yml')
    const all = [...others, ...callers]
    expect(problems(all)).toEqual(Object.fromEntries(all.map((name) => [name, []])))
  })

  test.each([
    ['an input that the workflow does not have', DELIVER, 'client-id:', 'client:', /client/],
    ['a secret that it does not have', DELIVER, 'private-key:', 'key:', /key/],
    ['an input missing', BUMP, 'environment: $', 'dry-run: false # $', /environment/],
  ])(
    'refuses a caller with %s, so that nothing said means something',
    (_, name, from, to, said) => {
      const file = changed(name, from, to)
      expect(problems([file])[file]?.join('\n') ?? '').toMatch(said)
    },
  )
})

const LEVELS = ['none', 'read', 'write']

/** The most that any job of a workflow asks for, by permission: what GitHub wants the caller to grant, or starts nothing. */
function asked(workflow: unknown): ReadonlyMap<string, string> {
  const most = new Map<string, string>()
  for (const job of Object.values(Object(at(workflow, 'jobs')))) {
    for (const [name, level] of Object.entries(Object(at(job, 'permissions') ?? {}))) {
      const before = LEVELS.indexOf(most.get(name) ?? 'none')
      if (LEVELS.indexOf(String(level)) > before) most.set(name, String(level))
    }
  }
  return most
}

/** The file of ours that a job calls; undefined: it calls none. */
function calledPath(job: unknown): string | undefined {
  return /^fluxgate\/fluxgate\/(\S+)@/.exec(String(at(job, 'uses')))?.[1]
}

test.each(callers)('%s grants what the workflow that it calls asks for, and no more', (name) => {
  const workflow = parse(readFileSync(join(root, name), 'utf8'))
  for (const job of Object.values(Object(at(workflow, 'jobs')))) {
    const path = calledPath(job)
    if (path === undefined) continue
    const called = asked(parse(readFileSync(join(root, path), 'utf8')))
    const granted = new Map(Object.entries(Object(at(job, 'permissions'))))
    expect([...granted].sort()).toEqual([...called].sort())
  }
})

test.each(callers)('%s reads outputs that the workflow that it calls has', (name) => {
  const text = readFileSync(join(root, name), 'utf8')
  for (const [id, job] of Object.entries(Object(at(parse(text), 'jobs')))) {
    const path = calledPath(job)
    if (path === undefined) continue
    const on = at(parse(readFileSync(join(root, path), 'utf8')), 'on')
    const has = Object.keys(Object(at(on, 'workflow_call', 'outputs') ?? {}))
    const read = [...text.matchAll(new RegExp(`needs\\.${id}\\.outputs\\.([\\w-]+)`, 'g'))]
    expect(has).toEqual(expect.arrayContaining(read.map(([, output]) => output)))
  }
})
