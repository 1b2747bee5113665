import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { handle } from '../support/bundle-runs.ts'
import { dispatchEvent } from '../support/events.ts'
import { envelope, headOf, moment } from '../support/gitops.ts'
import { BEFORE, type Mission, setMission } from './mission.ts'
import type { WorkflowEnd } from './run-workflow.ts'
import { commit, SERVICE } from './service-repository.ts'

const PATCH = `apps/dev/${SERVICE}/patch.yaml`

let mission: Mission
beforeAll(async () => {
  mission = await setMission()
  mission.addWorkflow()
})
afterAll(async () => {
  const { violations } = mission.github
  const faults = mission.github.fsck()
  await mission[Symbol.asyncDispose]()
  expect(violations).toEqual([])
  expect(faults).toEqual([])
})

function head(): string {
  const args = ['-C', mission.folder, 'rev-parse', 'HEAD']
  return execFileSync('git', args, { encoding: 'utf8' }).trim()
}

/** The jobs that ran, and how they ended; with the log in the message where that is a surprise. */
function expectJobs(end: WorkflowEnd, jobs: Readonly<Record<string, string>>): void {
  const ended = Object.fromEntries(end.jobs)
  if (
    JSON.stringify(Object.entries(ended).sort()) !== JSON.stringify(Object.entries(jobs).sort())
  ) {
    throw new Error(`these jobs ran: ${JSON.stringify(ended)}\n${end.log}`)
  }
}

/** What the registry has under a tag. */
async function published(tag: string): Promise<{ status: number; digest: string | null }> {
  const url = `http://${mission.registry.host}/v2/charts/${SERVICE}/manifests/${tag}`
  const accept = 'application/vnd.oci.image.manifest.v1+json'
  const answer = await fetch(url, { method: 'HEAD', headers: { accept } })
  return { status: answer.status, digest: answer.headers.get('docker-content-digest') }
}

async function tags(): Promise<unknown> {
  const answer = await fetch(`http://${mission.registry.host}/v2/charts/${SERVICE}/tags/list`)
  return Object(await answer.json()).tags
}

async function devPins(): Promise<{ version: string; digest: string }> {
  const patch = (await mission.gitops.control.read(PATCH)) ?? ''
  const [, version = ''] = /^ +tag: (\S+)/m.exec(patch) ?? []
  const [, digest = ''] = /^ +digest: (\S+)/m.exec(patch) ?? []
  return { version, digest }
}

describe('a push to main', () => {
  let end: WorkflowEnd
  let version: string
  beforeAll(async () => {
    version = `1.4.0-main.2.g${head().slice(0, 7)}`
    end = await mission.push()
  })

  test('is tested from fast to slow, scanned, published and bumped', () => {
    expectJobs(end, {
      Plan: 'succeeded',
      'Fast stages': 'succeeded',
      'Slow stages': 'succeeded',
      Analysis: 'succeeded',
      Scan: 'succeeded',
      'Publish chart': 'succeeded',
      Bump: 'succeeded',
      Report: 'succeeded',
    })
    expect(end.exitCode).toBe(0)
  })

  test('puts the chart into the registry, and its version and digest into the overlay of dev', async () => {
    const { status, digest } = await published(version)
    expect(status).toBe(200)
    expect(await devPins()).toEqual({ version, digest })
    expect(mission.bumps.map(({ outputs }) => outputs['operation'])).toEqual(['committed'])
  })

  test('changes those two lines of the GitOps repository and no other, and says where they come from', () => {
    const { control } = mission.gitops
    const show = ['show', '--format=%B', '--unified=0', headOf(control)]
    const shown = execFileSync('git', ['--git-dir', control.directory, ...show], {
      encoding: 'utf8',
    })
    const changed = shown.split('\n').filter((line) => /^[-+] /.test(line))
    expect(changed.map((line) => line.replace(/:.*/, ''))).toEqual([
      '-    tag',
      '-    digest',
      '+    tag',
      '+    digest',
    ])
    expect(shown).toContain(`Fluxgate-Source: acme/${SERVICE}@${head()}`)
  })

  test('ends with minutes against the budget', () => {
    const [, minutes] = /::set-output:: minutes=(\S+)/.exec(end.log) ?? []
    expect(Number(minutes)).toBeGreaterThan(0)
    expect(Number(minutes)).toBeLessThan(5)
    expect(end.log).toMatch(/Success - Main Done with \.fluxgate\/delivery\.yaml/)
    expect(end.log).toMatch(new RegExp(`## ${SERVICE} ${version} in dev after [\\d.]+ `))
    expect(end.log).toMatch(/\| \[Publish chart\]\(\S+\) \| passed \|/)
    for (const stage of ['unit', 'chart', 'chart-as-a-whole']) {
      expect(end.log).toMatch(new RegExp(`\\| ↳ ${stage} \\| passed \\|`))
    }
  })

  test('becomes a pull request for prod once Flux says that dev runs it', async () => {
    const { github, gitops } = mission
    const { digest } = await devPins()
    const told = {
      story: 'install from oci' as const,
      name: SERVICE,
      namespace: 'apps',
      version,
      digest,
      environment: 'dev',
      cluster: 'dev-1',
      at: moment(github.world.clock()),
    }
    const handled = await handle(github, gitops, dispatchEvent(told, envelope(gitops)))
    expect(handled.outputs).toMatchObject({ decision: 'recorded', operation: 'created' })
    const [pull, ...more] = gitops.control.pulls
    expect(more).toEqual([])
    expect(pull?.title).toBe(`Promote ${SERVICE} ${version} to prod`)
    const proposed = await gitops.control.read(`apps/prod/${SERVICE}/patch.yaml`, pull?.head)
    expect(proposed).toContain(version)
    expect(proposed).toContain(digest)
    expect(await gitops.control.read(`apps/prod/${SERVICE}/patch.yaml`)).toContain(BEFORE)
  })

  test('that changes nothing of the service is planned, and nothing more', async () => {
    const before = headOf(mission.gitops.control)
    expectJobs(await mission.push(), { Plan: 'succeeded', Report: 'succeeded' })
    expect(headOf(mission.gitops.control)).toBe(before)
  })

  test('that breaks a test stops there: nothing is published, and dev stays as it is', async () => {
    const before = await devPins()
    appendFileSync(
      join(mission.folder, 'greeting.test.mjs'),
      "\ntest('greets nobody', () => assert.equal(greeting(''), 'Hello'))\n",
    )
    bumpDirectly(mission.folder)
    commit(mission.folder, 'Expect what is not so')
    const end = await mission.push()
    expectJobs(end, { Plan: 'succeeded', 'Fast stages': 'failed', Report: 'succeeded' })
    expect(end.exitCode).not.toBe(0)
    expect(end.log).toContain('is not delivered: Fast stages went wrong after ')
    expect(await devPins()).toEqual(before)
    expect(await tags()).toEqual([version])
  })

  test('that mends it is delivered, although its own commit changes no more than a test, and without bump.yml', async () => {
    writeFileSync(join(mission.folder, 'greeting.test.mjs'), GOOD_TEST)
    const mended = commit(mission.folder, 'Expect what is so')
    const end = await mission.push(mission.gitops.bumpToken)
    expect([end.exitCode, end.jobs.get('Bump')]).toEqual([0, 'succeeded'])
    expect((await devPins()).version).toBe(`1.4.0-main.4.g${mended.slice(0, 7)}`)
    expect(mission.bumps).toHaveLength(1)
  })

  test('to a service that is held in dev is published and not bumped, and says who holds it', async () => {
    const before = await devPins()
    await mission.gitops.control.commit({
      files: { [`.fluxgate/holds/dev/${SERVICE}.yaml`]: HOLD },
      message: 'Hold everything',
    })
    appendFileSync(join(mission.folder, 'greeting.mjs'), '// friendly\n')
    const held = commit(mission.folder, 'Say what it is')
    const end = await mission.push(mission.gitops.bumpToken)
    expect([end.jobs.get('Publish chart'), end.jobs.get('Bump')]).toEqual(['succeeded', 'failed'])
    expect(end.log).toContain(
      'is held in dev by olga: loses orders; lift the hold to let it through',
    )
    expect(end.log).toContain('is not delivered: Bump went wrong after ')
    expect(await devPins()).toEqual(before)
    expect((await published(`1.4.0-main.5.g${held.slice(0, 7)}`)).status).toBe(200)
  })
})

/** Has the service repository commit to the GitOps repository itself, from now on. */
function bumpDirectly(folder: string): void {
  const file = join(folder, '.github/workflows/deliver.yml')
  const direct = readFileSync(file, 'utf8').replace(/^( +)client-id: /m, '$1bump-workflow: ""\n$&')
  writeFileSync(file, direct)
}

const HOLD = '- { version: "*", reason: "loses orders", by: olga }\n'

const GOOD_TEST = `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { greeting } from './greeting.mjs'

test('greets anybody', () => assert.equal(greeting('Raj'), 'Hello, Raj'))
`
