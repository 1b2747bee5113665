import { expect, test } from '@jest/globals'
import { overlay, setScene } from './scene.ts'

const KEYS = Array.from({ length: 12 }, (_, index) => `svc-${String(index).padStart(2, '0')}`)

const INPUTS = ['environment', 'upstream', 'service', 'version', 'pins', 'commit', 'release']
  .map((name) => `${name}: {}`)
  .join(', ')

const PROMOTION_TESTS = {
  '.github/workflows/promotion-tests.yml': `on: { workflow_dispatch: { inputs: { ${INPUTS} } } }\n`,
}

const policyWith = (gates: string) => `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", gates: { ${gates} } }
`

/** Services that dev has at 1.1.0, proven, and prod at 1.0.0; one sweep has looked at them. */
async function set(gates: string, keys: readonly string[] = KEYS) {
  const files = keys.map((key) => ({
    ...overlay('dev', key, '1.1.0'),
    ...overlay('prod', key, '1.0.0'),
  }))
  const scene = await setScene(policyWith(gates), Object.assign({}, ...files))
  await scene.attest({ environment: 'dev', services: keys })
  await scene.sweep()
  return scene
}

test('services that wait for checks are asked for together, and the one that is checked goes', async () => {
  await using scene = await set('checks: [e2e, load]')
  const { control, github } = scene
  expect(scene.open()).toEqual([])
  const mark = github.ledger.mark()
  await scene.sweep()
  expect(github.ledger.since(mark).length).toBeLessThanOrEqual(13)
  expect(github.ledger.since(mark).filter(({ mutation }) => mutation)).toEqual([])
  await scene.commit(overlay('dev', 'svc-03', '1.2.0'), 'Run svc-03 1.2.0 in dev')
  await scene.attest({ environment: 'dev', services: ['svc-03'] })
  for (const name of ['e2e', 'load']) {
    control.addCheckRun({ commit: control.head() ?? '', name, conclusion: 'success' })
  }
  await scene.sweep()
  expect(scene.open()).toEqual(['promote/prod/svc-03: Promote svc-03 1.2.0 to prod'])
  expect(github.violations).toEqual([])
})

test('services whose tests run cost a request each, beside what they are read by together', async () => {
  await using scene = await set('tests: promotion-tests.yml')
  const { control, github } = scene
  await scene.commit(PROMOTION_TESTS, 'Test promotions')
  await scene.sweep()
  expect(control.runs).toHaveLength(KEYS.length)
  const mark = github.ledger.mark()
  await scene.sweep()
  expect(github.ledger.since(mark).length).toBeLessThanOrEqual(13 + KEYS.length)
  expect(github.ledger.since(mark).filter(({ mutation }) => mutation)).toEqual([])
  const [run] = control.runs
  if (run !== undefined) Object.assign(run, { status: 'completed', conclusion: 'success' })
  await scene.sweep()
  expect(scene.open()).toHaveLength(1)
  expect(control.runs).toHaveLength(KEYS.length)
  expect(github.violations).toEqual([])
})

test('tests whose run was deleted are started anew', async () => {
  await using scene = await set('tests: promotion-tests.yml', ['shop'])
  const { control, github } = scene
  await scene.commit(PROMOTION_TESTS, 'Test promotions')
  await scene.sweep()
  const [deleted] = control.state.runs.splice(0)
  await scene.sweep()
  const [run, ...others] = control.runs
  expect(others).toEqual([])
  expect(run?.id).not.toBe(deleted?.id)
  if (run !== undefined) Object.assign(run, { status: 'completed', conclusion: 'success' })
  await scene.sweep()
  expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.1.0 to prod'])
  expect(github.violations).toEqual([])
})

test('what was merged is checked on the merge commit, not on the branch that was tried before', async () => {
  const policy = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  staging: { after: [dev], overlays: "apps/staging/{service}" }
  prod: { after: [staging], overlays: "apps/prod/{service}", gates: { checks: [e2e] } }
`
  await using scene = await setScene(policy, {
    ...overlay('dev', 'shop', '1.1.0'),
    ...overlay('staging', 'shop', '1.0.0'),
    ...overlay('prod', 'shop', '1.0.0'),
  })
  const { control } = scene
  await scene.report('shop', '1.1.0', 'dev')
  const branch = control.head('promote/staging/shop') ?? ''
  await scene.merge('promote/staging/shop')
  const merged = control.head() ?? ''
  control.addCheckRun({ commit: branch, name: 'e2e', conclusion: 'success' })
  await scene.report('shop', '1.1.0', 'staging')
  expect(scene.open()).toEqual([])
  control.addCheckRun({ commit: merged, name: 'e2e', conclusion: 'success' })
  await scene.sweep()
  expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.1.0 to prod'])
  expect(scene.github.violations).toEqual([])
})
