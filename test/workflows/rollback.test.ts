import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { at } from './document.ts'

const root = join(import.meta.dirname, '../..')

function stepsOf(workflow: string, job: string): readonly unknown[] {
  const text = readFileSync(join(root, '.github/workflows', workflow), 'utf8')
  const steps = at(parse(text), 'jobs', job, 'steps')
  return Array.isArray(steps) ? steps : []
}

const named = (steps: readonly unknown[], name: string) =>
  steps.find((step) => at(step, 'name') === name)

describe('the sweep after a rollback', () => {
  const steps = stepsOf('rollback.yml', 'rollback')

  test('names a service or an environment, so that it judges no pull request with a token that reads less', () => {
    const sweep = named(steps, 'Sweep what it was about')
    const isSet = "contains(inputs.service, '@') || startsWith(inputs.service, '20')"
    const isService = "!contains(inputs.service, '@') && !startsWith(inputs.service, '20')"
    expect(at(sweep, 'with', 'from')).toBe(`\${{ (${isSet}) && inputs.environment || '' }}`)
    expect(at(sweep, 'with', 'service')).toBe(`\${{ ${isService} && inputs.service || '' }}`)
  })

  test.each(['issues', 'checks', 'actions'])('may read %s as that of promote.yml may', (what) => {
    const mint = 'Mint a token of the promoter App'
    const ours = at(named(steps, mint), 'with', `permission-${what}`)
    const theirs = at(named(stepsOf('promote.yml', 'promote'), mint), 'with', `permission-${what}`)
    expect(ours).toBe(theirs)
    expect(ours).toBeDefined()
  })
})
