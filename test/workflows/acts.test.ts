import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { isStepReached, textOf } from './job-conditions.ts'

const root = join(import.meta.dirname, '..', '..')
const WORKFLOW = '.github/workflows/promote.yml'
const CALLERS = [
  'docs/gitops-repository/.github/workflows/promote.yml',
  'docs/gitops-repository/with-environment/promote.yml',
]

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** What the workflow does not refuse as unknown. */
function taken(): readonly string[] {
  const [, list = '[]'] =
    /!contains\(fromJSON\('(\[[^']*\])'\), inputs\.act\)/.exec(read(WORKFLOW)) ?? []
  return JSON.parse(list)
}

test('an act that the workflow does not know is refused before anything is swept', () => {
  expect(taken()).toContain('sweep')
  const { steps } = parse(read(WORKFLOW)).jobs.promote
  const names: readonly string[] = steps.map(({ name }: { name: string }) => name)
  const refusal = names.indexOf('Refuse what nobody can ask for')
  expect(refusal).toBeGreaterThan(-1)
  expect(refusal).toBeLessThan(names.indexOf('Sweep'))
  expect(steps[refusal].run).toContain('exit 1')
})

test('every act that a step is for is taken', () => {
  const acts = [...read(WORKFLOW).matchAll(/inputs\.act == '([a-z-]+)'/g)].map(([, act]) => act)
  expect(new Set([...acts, 'sweep'])).toEqual(new Set(taken()))
})

const WHOLE = {
  environment: 'prod',
  service: 'shop',
  version: '1.4.2',
  skip: 'soak',
  reason: 'now',
}

test.each<[string, string, readonly (keyof typeof WHOLE)[]]>([
  ['choose', 'Refuse a choice of nothing', ['environment', 'version']],
  ['hotfix', 'Refuse an exception without gates', ['environment', 'version', 'skip', 'reason']],
  ['override', 'Refuse an exception without gates', ['skip', 'reason']],
  ['take-out', 'Refuse to take out nothing', ['environment', 'service', 'reason']],
])('%s is refused where one of what it needs is not named', (act, step, needed) => {
  const github = {
    event_name: 'workflow_dispatch',
    ref: 'refs/heads/main',
    event: { repository: { default_branch: 'main' } },
  }
  const isRefused = (more: Partial<typeof WHOLE>): boolean => {
    const inputs = { act, ...WHOLE, ...more }
    const run = { inputs, github, outputs: {}, ends: {} }
    return isStepReached(parse(read(WORKFLOW)), run, 'promote', step)
  }
  expect(isRefused({})).toBe(false)
  for (const name of needed) expect([name, isRefused({ [name]: '' })]).toEqual([name, true])
})

test.each([
  [WORKFLOW, 'promote'],
  ['.github/workflows/rollback.yml', 'rollback'],
])('%s asks for members where there are any, which an App of a user never has', (path, job) => {
  const { steps } = parse(read(path)).jobs[job]
  const { with: asked } = steps.find(({ id }: { id?: string }) => id === 'app')
  const askedIn = (type: string): string => {
    const github = { event_name: 'workflow_dispatch', event: { repository: { owner: { type } } } }
    return textOf(asked['permission-members'], { inputs: { act: 'attest', gates: '' }, github })
  }
  expect([askedIn('Organization'), askedIn('User')]).toEqual(['read', ''])
})

test.each(CALLERS)('%s offers what is taken, and nothing else', (caller) => {
  expect(parse(read(caller)).on.workflow_dispatch.inputs.act.options).toEqual(taken())
})
