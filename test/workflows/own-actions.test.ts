import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { actionNames, readActionFile } from '../../scripts/docs/action-file.ts'
import { at } from './document.ts'
import { root } from './real-tool.ts'

const actions = new Map(actionNames(root).map((name) => [name, readActionFile(root, name)]))
const workflows = globSync('.github/workflows/*.yml', { cwd: root }).sort()

/** Each step of a workflow that uses an action of ours: linters do not know `$/`, so nobody else checks what is passed. */
function stepsOf(file: string) {
  const jobs = Object.entries(Object(at(parse(readFileSync(join(root, file), 'utf8')), 'jobs')))
  return jobs.flatMap(([job, value]) => {
    const list = at(value, 'steps')
    const steps: readonly unknown[] = Array.isArray(list) ? list : []
    return steps.flatMap((step) => {
      const [, action] = /^\$\/actions\/([\w-]+)$/.exec(String(at(step, 'uses'))) ?? []
      return action === undefined ? [] : [{ job, body: JSON.stringify(value), step, action }]
    })
  })
}

describe.each(workflows)('%s', (file) => {
  const steps = stepsOf(file)

  test('passes each action of ours inputs that it has, and all that it needs', () => {
    for (const { job, step, action } of steps) {
      const inputs = actions.get(action)?.inputs
      if (inputs === undefined) throw new Error(`${job}: there is no action "${action}"`)
      const passed = Object.keys(Object(at(step, 'with') ?? {}))
      const known = inputs.map(({ name }) => name)
      const needed = inputs.filter(({ isRequired }) => isRequired).map(({ name }) => name)
      expect([job, action, passed.filter((name) => !known.includes(name))]).toEqual([
        job,
        action,
        [],
      ])
      expect([job, action, needed.filter((name) => !passed.includes(name))]).toEqual([
        job,
        action,
        [],
      ])
    }
  })

  test('reads outputs of them that they have', () => {
    for (const { job, step, action, body } of steps) {
      const id = String(at(step, 'id') ?? '')
      if (id === '') continue
      const outputs = actions.get(action)?.outputs.map(({ name }) => name) ?? []
      const read = body.matchAll(new RegExp(`steps\\.${id}\\.outputs\\.([\\w-]+)`, 'g'))
      const missing = [...read]
        .map(([, name = '']) => name)
        .filter((name) => !outputs.includes(name))
      expect([job, action, missing]).toEqual([job, action, []])
    }
  })
})

test('there is something to check', () => {
  expect(workflows.flatMap(stepsOf).length).toBeGreaterThan(10)
})
