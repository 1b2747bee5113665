import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GitHub, type RepositoryControl, startGitHub } from '../github/src/index.ts'
import { type ActionStart, runAction } from '../support/run-action.ts'
import { addresses, errorsOf } from './stage.ts'

const FILE = `version: 1
service: cart
chart: { path: charts/cart, stamp: { imageTag: image.tag, imageDigest: annotations/d } }
image: {}
budget: 10m
overBudget: fail
stages:
  - { name: unit, run: make unit }
  - { name: in-kind, run: make kind, when: chart-changed, needsDocker: true }
analysis:
  - { name: lint, run: make lint }
deploy: { repository: acme/gitops, environment: dev }
`
const CART = 'services/cart'
const FILES = {
  [`${CART}/.fluxgate/delivery.yaml`]: FILE,
  [`${CART}/charts/cart/Chart.yaml`]: 'apiVersion: v2\nname: cart\nversion: 1.4.0\n',
  [`${CART}/src/a`]: '1',
  'services/shop/.fluxgate/delivery.yaml': FILE.replaceAll('cart', 'shop'),
  'services/shop/charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 2.0.0\n',
} as const

/** Which workflow a run is of: asked first by whoever looks for the last one that succeeded. */
const RUN = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}'

let github: GitHub
let scratch: string
beforeAll(async () => {
  github = await startGitHub()
  scratch = mkdtempSync(join(tmpdir(), 'fluxgate-plan-'))
})
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true })
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

function git(here: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com']
  const env = { PATH: process.env['PATH'], HOME: scratch, GIT_CONFIG_NOSYSTEM: '1' }
  return execFileSync('git', [...identity, ...args], { cwd: here, encoding: 'utf8', env }).trim()
}

/** A service repository and a checkout of it, pushed to from there. */
async function repository(name: string) {
  const control = await github.createRepository({ owner: 'acme', name, files: FILES })
  const workspace = join(scratch, name)
  git(scratch, 'clone', '--quiet', control.directory, workspace)
  const commit = (path: string, text: string): string => {
    writeFileSync(join(workspace, path), text)
    git(workspace, 'add', '--all')
    git(workspace, 'commit', '--quiet', '--message=x')
    return git(workspace, 'rev-parse', 'HEAD')
  }
  return { control, workspace, commit, fullName: `acme/${name}` }
}

/** A run of `ci.yml` at the branch's head, ended with success. */
function succeeds(control: RepositoryControl): void {
  const run = control.addRun('ci.yml', [])
  run.status = 'completed'
  run.conclusion = 'success'
}

interface Here {
  readonly control: RepositoryControl
  readonly workspace: string
  readonly fullName: string
}

function plan(here: Here, inputs = {}, more: Partial<ActionStart> = {}) {
  const run = here.control.addRun('ci.yml', [])
  const permissions = { actions: 'read', metadata: 'read' } as const
  const token = github.token({ kind: 'workflow', repositories: [here.fullName], permissions })
  return runAction({
    action: 'plan-delivery',
    inputs: { delivery: `${CART}/.fluxgate/delivery.yaml`, token, ...inputs },
    eventName: 'push',
    event: { repository: { default_branch: 'main' } },
    repository: here.fullName,
    runId: run.id,
    extraEnv: { GITHUB_WORKSPACE: here.workspace },
    ...addresses(github),
    ...more,
  })
}

describe('the plan of a delivery', () => {
  test('says all that a workflow needs, with everything changed in the first run', async () => {
    const here = await repository('first')
    const end = await plan(here)
    expect(errorsOf(end)).toEqual([])
    const version = `1.4.0-main.1.g${git(here.workspace, 'rev-parse', 'HEAD').slice(0, 7)}`
    const reason = `cart ${version} goes to dev in acme/gitops; everything counts as changed: no run of this workflow has succeeded on the branch yet`
    expect(end.outputs).toEqual({
      service: 'cart',
      version,
      changed: 'true',
      'chart-changed': 'true',
      'fast-stages': '["unit","chart"]',
      'slow-stages': '["in-kind"]',
      analysis: '["lint"]',
      image: JSON.stringify({
        context: CART,
        file: `${CART}/Dockerfile`,
        platforms: [{ platform: 'linux/amd64', arch: 'amd64', runner: 'ubuntu-24.04' }],
      }),
      chart: `${CART}/charts/cart`,
      'image-tag-at': 'image.tag',
      'image-in-chart': 'image.tag',
      root: CART,
      deploys: 'true',
      repository: 'acme/gitops',
      environment: 'dev',
      budget: '600s',
      'over-budget': 'fail',
      reason,
    })
    expect(end.summary.trim()).toBe(`${reason}; first unit, chart; then in-kind beside lint`)
  })

  test('compares with the last run that succeeded, whatever ran or failed since', async () => {
    const here = await repository('since')
    succeeds(here.control)
    here.commit(`${CART}/src/a`, '2')
    git(here.workspace, 'push', '--quiet', 'origin', 'HEAD:main')
    here.control.addRun('ci.yml', []).conclusion = 'cancelled'
    here.commit('README.md', 'of all')
    const cart = await plan(here)
    expect(cart.outputs).toMatchObject({
      changed: 'true',
      'chart-changed': 'false',
      'fast-stages': '["unit","chart"]',
      'slow-stages': '[]',
      deploys: 'true',
    })
    const shop = await plan(here, { delivery: 'services/shop/.fluxgate/delivery.yaml' })
    expect(shop.outputs).toMatchObject({
      service: 'shop',
      changed: 'false',
      'fast-stages': '[]',
      deploys: 'false',
      reason: expect.stringMatching(/^nothing of shop has changed since the last run that succ/),
    })
    expect(shop.exitCode).toBe(0)
  })

  test('compares with a run that failed for another service, where it was done with this one', async () => {
    const here = await repository('apart')
    succeeds(here.control)
    const files = new Map([[`${CART}/src/a`, '2']])
    const head = await here.control.commit({ files, message: 'two' })
    git(here.workspace, 'pull', '--quiet')
    const at = Date.now()
    const name = `Done with ${CART}/.fluxgate/delivery.yaml`
    const ended = { status: 'completed', conclusion: 'success' } as const
    const moments = { createdAt: at, startedAt: at, completedAt: at }
    const steps = [{ name, conclusion: 'success' }] as const
    const report = { name: 'cart / Report', ...ended, ...moments, steps }
    const failed = here.control.addRun('ci.yml', [report])
    failed.status = 'completed'
    failed.conclusion = 'failure'
    const { outputs } = await plan(here)
    expect(outputs['reason']).toBe(
      `nothing of cart has changed since the last run that succeeded for it (${head.slice(0, 7)})`,
    )
  })

  test('counts everything as changed where former runs are not to be seen', async () => {
    const here = await repository('unseen')
    succeeds(here.control)
    const permissions = { contents: 'read', metadata: 'read' } as const
    const token = github.token({ kind: 'workflow', repositories: [here.fullName], permissions })
    const end = await plan(here, { token })
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({ changed: 'true', 'chart-changed': 'true' })
    expect(end.outputs['reason']).toMatch(/everything counts as changed: .*actions: read/)
  })

  test('says at once, and once, that GitHub does not answer, and for how long it waits', async () => {
    const here = await repository('slow')
    succeeds(here.control)
    github.faults.add({ on: RUN, kind: '503', nth: [1, 2] })
    const end = await plan(here)
    github.faults.clear()
    expect(end.exitCode).toBe(0)
    const notices = end.stdout.split('\n').filter((line) => line.startsWith('::notice'))
    expect(notices).toEqual([
      '::notice::GitHub does not say which run succeeded last; this waits for 20 s at most, then everything counts as changed',
    ])
    expect(end.stdout.indexOf('::notice')).toBeLessThan(end.stdout.indexOf('try 2 in'))
    expect(end.outputs['changed']).toBe('false')
  })

  test('waits no longer than that, whatever GitHub asks for', async () => {
    const here = await repository('busy')
    succeeds(here.control)
    github.faults.add({ on: RUN, kind: '429', nth: 'all', retryAfter: 60 })
    const end = await plan(here)
    github.faults.clear()
    expect([end.exitCode, end.outputs['changed']]).toEqual([0, 'true'])
    expect(end.outputs['reason']).toMatch(/everything counts as changed: could not read run/)
    expect(end.milliseconds).toBeLessThan(30_000)
  })

  test('of a branch with a hostile name delivers nothing, and does no harm', async () => {
    const here = await repository('hostile')
    const name = '$(touch owned)`id`;--upload-pack=x'
    const end = await plan(here, {}, { ref: `refs/heads/${name}` })
    expect(end.outputs).toMatchObject({ deploys: 'false' })
    expect(end.outputs['version']).toMatch(/^1\.4\.0-touch-owned-id-uploa-[0-9a-f]{8}\.1\.g/)
    expect(existsSync(join(here.workspace, 'owned'))).toBe(false)
    expect(end.summary).not.toContain('`id`')
  })

  test('of a pull request compares with its base and delivers nothing', async () => {
    const here = await repository('pull')
    const sha = git(here.workspace, 'rev-parse', 'HEAD')
    here.commit(`${CART}/charts/cart/values.yaml`, 'a: 1\n')
    const event = { repository: { default_branch: 'main' }, pull_request: { base: { sha } } }
    const end = await plan(here, {}, { eventName: 'pull_request', ref: 'refs/pull/7/merge', event })
    expect(end.outputs).toMatchObject({
      changed: 'true',
      'chart-changed': 'true',
      deploys: 'false',
      reason: expect.stringContaining('not delivered, as a pull request is'),
    })
  })

  test('takes a version and a commit to compare with', async () => {
    const here = await repository('given')
    const since = git(here.workspace, 'rev-parse', 'HEAD')
    here.commit(`${CART}/src/a`, '2')
    const end = await plan(here, { version: '3.0.0', since })
    expect(end.outputs).toMatchObject({ version: '3.0.0', 'chart-changed': 'false' })
  })
})

describe('no plan is made, with one message', () => {
  test.each<[string, (here: Here) => void, object, string]>([
    [
      'without the file',
      () => {},
      { delivery: '.fluxgate/delivery.yaml' },
      'there is no delivery file ".fluxgate/delivery.yaml"; write it, or start from the folder that it is named from; in a workflow, check the repository out before',
    ],
    [
      'of a file that is wrong',
      ({ workspace }) =>
        writeFileSync(join(workspace, CART, '.fluxgate/delivery.yaml'), 'version: 1\nservice: X\n'),
      {},
      `${CART}/.fluxgate/delivery.yaml:1:1 the delivery file asks for nothing; give it "stages", "chart" or "image"\n${CART}/.fluxgate/delivery.yaml:2:10 "service" "X" is not the service's key: a name as Kubernetes takes it, or <namespace>.<service>`,
    ],
    [
      'of a file behind a link',
      ({ workspace }) => {
        rmSync(join(workspace, CART, '.fluxgate/delivery.yaml'))
        symlinkSync('/proc/self/environ', join(workspace, CART, '.fluxgate/delivery.yaml'))
      },
      {},
      `"${CART}/.fluxgate/delivery.yaml" is a symbolic link; put a copy in its place`,
    ],
    [
      'of a version with build metadata',
      () => {},
      { version: '1.4.0+7' },
      'input "version" "1.4.0+7" has build metadata, which Flux replaces by a digest; write it as a pre-release, 1.4.0-build.7',
    ],
    [
      'since something that is no commit',
      () => {},
      { since: '--output=x' },
      'input "since" is "--output=x", no whole commit id; write it as 40 hex',
    ],
    [
      'of a shallow checkout',
      ({ workspace, control }) => {
        rmSync(workspace, { recursive: true })
        const url = `file://${control.directory}`
        git(scratch, 'clone', '--quiet', '--depth=1', url, workspace)
      },
      {},
      'the checkout lacks history, so its commits can\'t be counted; check out with "fetch-depth: 0" (and "filter: blob:none", which keeps it quick)',
    ],
  ])('%s', async (name, spoil, inputs, message) => {
    const here = await repository(`no-${name.replaceAll(' ', '-')}`)
    // One commit can't be cut short.
    here.commit('README.md', 'x')
    git(here.workspace, 'push', '--quiet', 'origin', 'HEAD:main')
    spoil(here)
    const end = await plan(here, inputs)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([message])
    expect(end.stdout).not.toMatch(/\n {4}at /)
  })
})
