import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { at } from '../workflows/document.ts'

const root = join(import.meta.dirname, '..', '..')
const PAGE = readFileSync(join(root, 'docs/identities.md'), 'utf8')
const OURS = ['promote', 'rollback', 'bump'].map((name) => `.github/workflows/${name}.yml`)
const CALLED = [...OURS, '.github/workflows/deliver.yml']
const CALLERS = globSync('docs/*/{.github/workflows,with-environment}/*.yml', { cwd: root }).sort()

interface Asked {
  /** As the documentation writes it: `pull requests: write`. */
  readonly permission: string
  /** Whether it is asked for in some runs alone. */
  readonly sometimes: boolean
}

/** What an App's token is minted with, by the steps of a workflow that do it for the repository of the run. */
function minted(file: string): readonly Asked[] {
  const jobs = Object.values(Object(at(parse(readFileSync(join(root, file), 'utf8')), 'jobs')))
  return jobs.flatMap((job) => {
    const steps: unknown = at(job, 'steps')
    return (Array.isArray(steps) ? steps : []).flatMap((step) =>
      Object.entries(Object(at(step, 'with') ?? {})).flatMap(([name, value]) => {
        const [, subject] = /^permission-(.+)$/.exec(name) ?? []
        if (subject === undefined) return []
        const [, level = String(value)] = /&& '(\w+)' \|\| ''/.exec(String(value)) ?? []
        const permission = `${subject.replaceAll('-', ' ')}: ${level}`
        return [{ permission, sometimes: level !== String(value) }]
      }),
    )
  })
}

/** What the jobs of a workflow, or of one that calls it, may do with the workflow's own token. */
function granted(file: string): readonly string[] {
  const jobs = Object.values(Object(at(parse(readFileSync(join(root, file), 'utf8')), 'jobs')))
  return jobs.flatMap((job) =>
    Object.entries(Object(at(job, 'permissions') ?? {})).map(
      ([subject, level]) => `${subject.replaceAll('-', ' ')}: ${level}`,
    ),
  )
}

/** The cells on the right of the table of features: every permission that a reader is told of, in words as an App has it. */
function documented(): string {
  const [, table = ''] = PAGE.split('## Permissions by feature')
  const rows = table.split('\n').filter((line) => line.startsWith('| '))
  const cells = rows.map((row) => row.split('|').at(-2) ?? '')
  return cells.join('\n').replaceAll(/(?<=[a-z])-(?=[a-z])/g, ' ')
}

describe('the one table of permissions', () => {
  const told = documented()

  test.each(CALLED)('has all that %s asks of an App', (file) => {
    const missing = minted(file).filter(({ permission }) => !told.includes(permission))
    expect(missing).toEqual([])
  })

  test.each([...CALLED, ...CALLERS])('has all that %s lets its own token do', (file) => {
    expect(granted(file).filter((permission) => !told.includes(permission))).toEqual([])
  })

  test('says which words of the variable ask for what', () => {
    const always = minted(CALLED[0] ?? '').filter(({ sometimes }) => !sometimes)
    const needs = /^\| \*\*Promoter\*\*.*$/m.exec(PAGE)?.[0] ?? ''
    for (const { permission } of always) {
      const [subject = ''] = permission.split(':')
      expect(needs).toContain(subject)
    }
    const text = readFileSync(join(root, OURS[0] ?? ''), 'utf8')
    const words = [...text.matchAll(/contains\(inputs\.gates, '([\w-]+)'\)/g)]
    const told = words.map(([, word = '']) => word)
    expect(told.length).toBeGreaterThan(3)
    for (const word of told) expect(PAGE).toContain(word)
  })
})

test('there is something to compare', () => {
  expect(OURS.flatMap(minted).length).toBeGreaterThan(15)
  expect(CALLERS.flatMap(granted).length).toBeGreaterThan(10)
})
