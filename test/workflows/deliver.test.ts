import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { at } from './document.ts'
import { root } from './real-tool.ts'

const text = readFileSync(join(root, '.github/workflows/deliver.yml'), 'utf8')
const workflow: unknown = parse(text)

const jobs = Object.entries(Object(at(workflow, 'jobs'))).map(([id, job]) => {
  const list = at(job, 'steps')
  const steps: readonly unknown[] = Array.isArray(list) ? list : []
  return {
    id,
    job,
    text: JSON.stringify(job),
    permissions: Object.entries(Object(at(job, 'permissions'))).map((pair) => pair.join(': ')),
    steps,
    uses: steps.map((step) => String(at(step, 'uses') ?? '')),
  }
})

const publishing = jobs.filter(({ permissions }) => permissions.includes('packages: write'))
/** What runs programs of the service, or of a third party that is not pinned to our trust. */
const running = jobs.filter(
  ({ uses, text: whole }) =>
    uses.includes('$/actions/build-test') || /docker run |helm install /.test(whole),
)

describe('deliver.yml', () => {
  test('publishes from these jobs, and runs what it does not trust in those', () => {
    expect(publishing.map(({ id }) => id)).toEqual(['image', 'image-index', 'publish'])
    expect(running.map(({ id }) => id)).toEqual(['fast', 'slow', 'analysis', 'scan', 'chart'])
  })

  test('runs nothing that it does not trust where it could write', () => {
    const writes = running.filter(({ permissions }) => permissions.some((one) => /write/.test(one)))
    expect(writes).toEqual([])
  })

  test("hands no secret to a job that runs the service's own programs", () => {
    const tests = jobs.filter(({ uses }) => uses.includes('$/actions/build-test'))
    expect(tests).toHaveLength(3)
    expect(tests.filter((job) => /secrets\.|github\.token/.test(job.text))).toEqual([])
  })

  test('hands no password to the scanner itself', () => {
    const steps = jobs.find(({ id }) => id === 'scan')?.steps ?? []
    const scanning = steps.filter((step) => String(at(step, 'run')).includes('docker run'))
    expect(scanning).toHaveLength(2)
    expect(JSON.stringify(scanning)).not.toMatch(/secrets|token|PASSWORD/i)
  })

  test("holds the App's key in the job that bumps, and nowhere else", () => {
    const holders = jobs.filter((job) => job.text.includes('secrets.private-key'))
    expect(holders.map(({ id }) => id)).toEqual(['bump'])
  })

  test('keeps no credentials in a checkout', () => {
    const checkouts = jobs
      .flatMap(({ steps }) => steps)
      .filter((step) => /^actions\/checkout@/.test(String(at(step, 'uses'))))
    expect(checkouts.length).toBeGreaterThan(5)
    expect(checkouts.filter((step) => at(step, 'with', 'persist-credentials') !== false)).toEqual(
      [],
    )
  })

  test('says beside every permission why', () => {
    const bare = text.match(/^ {6}[a-z-]+: (?:read|write)$/gm)
    expect(bare).toBeNull()
  })

  test('takes these actions of others, each by commit', () => {
    const others = jobs.flatMap(({ uses }) => uses).filter((use) => /^[\w-]+\//.test(use))
    expect([...new Set(others.map((use) => use.split('@')[0]))].sort()).toEqual([
      'actions/checkout',
      'actions/create-github-app-token',
      'actions/download-artifact',
      'actions/upload-artifact',
      'docker/build-push-action',
      'docker/login-action',
      'docker/setup-buildx-action',
    ])
  })

  test('never cuts a delivery short, and drops none but older ones', () => {
    expect(at(workflow, 'concurrency')).toEqual({
      group: `fluxgate-deliver-$\{{ github.ref }}-$\{{ inputs.delivery }}`,
      'cancel-in-progress': `$\{{ github.event_name == 'pull_request' }}`,
    })
  })

  test('goes on after a job that had nothing to do, and after no job that failed', () => {
    const waiting = jobs.filter(({ job }) => Array.isArray(at(job, 'needs')))
    const conditions = waiting.map(({ id, job }) => [id, String(at(job, 'if'))])
    expect(conditions.filter(([, condition]) => !condition?.includes('!cancelled()'))).toEqual([])
    const careless = conditions.filter(
      ([, condition]) => !/!failure\(\)|\.result == 'success'/.test(condition ?? ''),
    )
    expect(careless).toEqual([])
  })

  test('tells a bump where the chart holds the image, once such a chart is published', () => {
    const steps = jobs.find(({ id }) => id === 'bump')?.steps ?? []
    const bump = steps.find((step) => at(step, 'uses') === '$/actions/bump-helmrelease')
    expect(at(bump, 'with', 'image-in-chart')).toBe(
      `$\{{ needs.publish.result == 'success' && needs.image-index.result == 'success' && needs.plan.outputs.image-in-chart || '' }}`,
    )
  })

  test('reports on every job that there is', () => {
    const report = jobs.find(({ id }) => id === 'report')
    const others = jobs.map(({ id }) => id).filter((id) => id !== 'report')
    expect(at(report?.job, 'needs')).toEqual(others)
    expect(at(jobs.find(({ id }) => id === 'bump')?.job, 'name')).toBe('Bump')
  })
})
