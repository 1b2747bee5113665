import { type DeliveryFile, parseDeliveryFile } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import {
  type DeliveryFacts,
  type DeliveryPlan,
  type PlannedDelivery,
  planDelivery,
  type RunRef,
} from '../src/index.ts'

const FILE = `version: 1
service: cart
chart: { path: charts/cart }
image: { platforms: [linux/amd64, linux/arm64] }
stages:
  - { name: unit, run: make unit }
  - { name: integration, run: make integration, when: { paths: ["src/**"] } }
  - { name: in-kind, run: make kind, when: chart-changed, needsDocker: true }
  - { name: load, run: make load }
analysis:
  - { name: lint, run: make lint }
  - { name: helm-docs, run: make docs, when: chart-changed }
deploy: { repository: acme/gitops, environment: dev }
`
const MAIN: RunRef = { kind: 'branch', name: 'main' }
const VERSION = '1.4.0-main.12.gabc1234'

function fileOf(text: string): DeliveryFile {
  const parsed = parseDeliveryFile(text, 'delivery.yaml')
  if (parsed.kind === 'ok') return parsed.file
  throw new Error(JSON.stringify(parsed.problems))
}

function changed(...files: string[]): Pick<DeliveryFacts, 'changes'> {
  return { changes: { kind: 'known', files, since: 'abc1234' } }
}

function plan(overrides: Partial<DeliveryFacts> = {}): PlannedDelivery {
  return planDelivery({
    file: fileOf(FILE),
    root: '',
    rootInCheckout: '',
    ref: MAIN,
    defaultBranch: 'main',
    version: undefined,
    commit: {
      commit: 'abc1234'.padEnd(40, '0'),
      commitCount: 12,
      tags: [],
      isOnFeedingBranch: false,
      isOvertaken: false,
    },
    time: '2026-11-21T09:14:00Z',
    chart: { version: '1.4.0', folders: ['charts/cart'] },
    ...changed('src/main.go', 'charts/cart/values.yaml'),
    ...overrides,
  })
}

function planned(overrides: Partial<DeliveryFacts> = {}): DeliveryPlan {
  const made = plan(overrides)
  if (made.kind === 'planned') return made.plan
  throw new Error(made.reason)
}

describe('a delivery', () => {
  test('is planned whole', () => {
    expect(planned()).toEqual({
      service: 'cart',
      version: VERSION,
      changed: true,
      chartChanged: true,
      steps: {
        fast: ['unit', 'chart', 'integration'],
        slow: ['in-kind', 'load'],
        analysis: ['lint', 'helm-docs'],
      },
      image: {
        context: '.',
        file: 'Dockerfile',
        platforms: [
          { platform: 'linux/amd64', arch: 'amd64', runner: 'ubuntu-24.04' },
          { platform: 'linux/arm64', arch: 'arm64', runner: 'ubuntu-24.04-arm' },
        ],
      },
      chart: 'charts/cart',
      deploy: { repository: 'acme/gitops', environment: 'dev', branch: undefined },
      reason: `cart ${VERSION} goes to dev in acme/gitops; it has changed since abc1234, and so has its chart`,
    })
  })

  test('of a service without chart, image and stages is a plan too', () => {
    const file = fileOf('version: 1\nservice: cart\nanalysis: [{ name: lint, run: make lint }]\n')
    expect(planned({ file, chart: undefined })).toMatchObject({
      version: '0.0.0-main.12.gabc1234',
      chartChanged: false,
      steps: { fast: [], slow: [], analysis: ['lint'] },
      image: undefined,
      chart: undefined,
      deploy: undefined,
      reason: expect.stringContaining('not delivered, as the delivery file names no "deploy"'),
    })
  })
})

describe('the stages of a run', () => {
  test('leave out what only a changed chart asks for', () => {
    const { chartChanged, steps } = planned(changed('src/main.go'))
    expect(chartChanged).toBe(false)
    expect(steps).toEqual({
      fast: ['unit', 'chart', 'integration'],
      slow: ['load'],
      analysis: ['lint'],
    })
  })

  test('leave out what no changed file asks for', () => {
    expect(planned(changed('charts/cart/values.yaml')).steps.fast).toEqual(['unit', 'chart'])
  })

  test('are all of them where nothing says what changed', () => {
    const made = planned({ changes: { kind: 'unknown', why: 'the run is for a tag' } })
    expect(made).toMatchObject({ changed: true, chartChanged: true })
    expect(made.steps.slow).toEqual(['in-kind', 'load'])
    expect(made.steps.fast).toContain('integration')
    expect(made.reason).toContain('everything counts as changed: the run is for a tag')
  })

  test('are slow from the first that needs Docker, and fast where none does', () => {
    const slow = fileOf(FILE.replace('make unit }', 'make unit, needsDocker: true }'))
    expect(planned({ file: slow }).steps).toMatchObject({
      fast: ['chart'],
      slow: ['unit', 'integration', 'in-kind', 'load'],
    })
    const fast = fileOf(FILE.replace(', when: chart-changed, needsDocker: true', ''))
    expect(planned({ file: fast }).steps).toMatchObject({
      fast: ['unit', 'chart', 'integration', 'in-kind', 'load'],
      slow: [],
    })
  })

  test('are none where nothing of the service changed', () => {
    expect(planned(changed())).toMatchObject({
      changed: false,
      chartChanged: false,
      steps: { fast: [], slow: [], analysis: [] },
      deploy: undefined,
      reason: 'nothing of cart has changed since abc1234',
    })
  })
})

describe('a service of a repository with several', () => {
  const cart = {
    root: 'services/cart',
    rootInCheckout: 'src/services/cart',
    chart: { version: '1.4.0', folders: ['services/cart/charts/cart', 'libs/common'] },
  }

  test('has its paths from the checkout', () => {
    expect(planned({ ...cart, ...changed('services/cart/src/a') })).toMatchObject({
      image: { context: 'src/services/cart', file: 'src/services/cart/Dockerfile' },
      chart: 'src/services/cart/charts/cart',
    })
  })

  test.each([
    ['its own file', 'services/cart/src/a', true, false],
    ['its own delivery file', 'services/cart/.fluxgate/delivery.yaml', true, false],
    ['its own chart', 'services/cart/charts/cart/values.yaml', true, true],
    ['a chart in a folder that its own depends on', 'libs/common/templates/_a.tpl', true, true],
    ['a service beside it', 'services/shop/src/a', false, false],
    ['a service whose name begins so', 'services/cart-admin/src/a', false, false],
    ['a file of the root', 'README.md', false, false],
  ])('changes with %s', (_, path, isChanged, chartChanged) => {
    expect(planned({ ...cart, ...changed(path) })).toMatchObject({
      changed: isChanged,
      chartChanged,
    })
  })

  test('has globs from its own root', () => {
    const asks = (...files: string[]) =>
      planned({ ...cart, ...changed(...files) }).steps.fast.includes('integration')
    expect(asks('services/cart/src/a')).toBe(true)
    expect(asks('services/cart/docs/src/a')).toBe(false)
    expect(asks('libs/common/src/a')).toBe(false)
  })
})

describe('what a run is for decides whether it delivers', () => {
  const onBranch = (isOnFeedingBranch: boolean) => ({
    commit: {
      commit: 'a'.repeat(40),
      commitCount: 1,
      tags: ['v1.4.0'],
      isOnFeedingBranch,
      isOvertaken: false,
    },
  })
  const byTag = fileOf(FILE.replace('charts/cart }', 'charts/cart, versions: tag }'))
  const release = fileOf(FILE.replace('environment: dev', 'environment: dev, branch: release'))

  test.each<[string, Partial<DeliveryFacts>]>([
    ['the default branch', {}],
    ['the branch that the file names', { file: release, ref: { kind: 'branch', name: 'release' } }],
    [
      'a tag on the branch',
      { file: byTag, ref: { kind: 'tag', name: 'v1.4.0' }, ...onBranch(true) },
    ],
    ['a given version', { version: '2.0.0' }],
  ])('it does: %s', (_, overrides) => {
    expect(planned(overrides).deploy).toBeDefined()
  })

  test.each<[string, Partial<DeliveryFacts>, string]>([
    [
      'another branch',
      { ref: { kind: 'branch', name: 'feature/x' } },
      'is tested and not delivered, as "feature/x" does not feed dev, "main" does',
    ],
    [
      'the default branch where another one feeds',
      { file: release },
      '"main" does not feed dev, "release" does',
    ],
    [
      'a pull request',
      { ref: { kind: 'pull-request', name: 'pull/12', onto: undefined } },
      'is tested and not delivered, as a pull request is',
    ],
    [
      'a tag elsewhere',
      { file: byTag, ref: { kind: 'tag', name: 'v1.4.0' }, ...onBranch(false) },
      'the tagged commit is none of main',
    ],
    [
      'a tag where versions come from branches',
      { ref: { kind: 'tag', name: 'v1.4.0' }, ...onBranch(true) },
      'not delivered, as tags make no versions here; set "versions: tag" under "chart"',
    ],
    ['a commit without a tag', { file: byTag }, 'the commit has no tag that is a version'],
    [
      'an older run that is run again',
      {
        commit: {
          commit: 'a'.repeat(40),
          commitCount: 1,
          tags: [],
          isOnFeedingBranch: false,
          isOvertaken: true,
        },
      },
      'a newer commit of main was delivered before; to deliver this one all the same, start',
    ],
    [
      'an event that names no default branch',
      { defaultBranch: undefined },
      'nothing says which branch feeds dev; name it as "branch" under "deploy"',
    ],
  ])('it does not: %s', (_, overrides, why) => {
    const made = planned(overrides)
    expect(made.deploy).toBeUndefined()
    expect(made.reason).toContain(why)
    expect(made.steps.fast).toContain('unit')
  })

  test('and a pull request has a version that no branch has', () => {
    const ref: RunRef = { kind: 'pull-request', name: 'pull/12', onto: undefined }
    expect(planned({ ref }).version).toMatch(/^1\.4\.0-pull-12-[0-9a-f]{8}\.12\.gabc1234$/)
  })
})

describe('no plan is made', () => {
  test.each<[string, Partial<DeliveryFacts>, string]>([
    ['for a version with build metadata', { version: '1.4.0+7' }, 'version "1.4.0+7" has build'],
    [
      'for a chart without a whole version',
      { chart: { version: '1.4', folders: [] } },
      'Chart.yaml has the version "1.4"',
    ],
    [
      'for a checkout without history',
      {
        commit: {
          commit: 'a'.repeat(40),
          commitCount: undefined,
          tags: [],
          isOnFeedingBranch: false,
          isOvertaken: false,
        },
      },
      'check out with "fetch-depth: 0"',
    ],
  ])('%s', (_, overrides, reason) => {
    expect(plan(overrides)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining(reason),
    })
  })
})
