import { describe, expect, test } from '@jest/globals'
import { overlay, type Scene, setScene } from './scene.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
pins: { values: [color] }
`
const LABELS = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels'
const PATCH = 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}'

function shop(environment: string, version: string, color: string): Record<string, string> {
  const path = `apps/${environment}/shop/release.yaml`
  const files = overlay(environment, 'shop', version)
  return { ...files, [path]: `${files[path]}  values:\n    color: ${color}\n` }
}

async function proposed(color: string, scene: Scene): Promise<void> {
  await scene.commit(shop('dev', '1.1.0', color), `Try ${color}`)
  await scene.attest({})
}

describe('a run that ends between the commit and the text of its pull request', () => {
  test('leaves a head that the next run describes, although the title is the same', async () => {
    const files = { ...shop('dev', '1.0.0', 'red'), ...shop('prod', '1.0.0', 'red') }
    await using scene = await setScene(POLICY, files)
    await proposed('blue', scene)
    await scene.sweep()
    expect(scene.control.pull(1).body).toContain('blue')
    await proposed('green', scene)
    scene.github.faults.add({ on: PATCH, kind: '500', nth: 'all' })
    await scene.sweep().catch(() => undefined)
    expect(await scene.control.read('apps/prod/shop/release.yaml', 'promote/prod/shop')).toContain(
      'green',
    )
    expect(scene.control.pull(1).body).toContain('blue')
    scene.github.faults.clear()
    await scene.sweep()
    expect(scene.control.pull(1).body).toContain('green')
    const mark = scene.github.ledger.mark()
    await scene.sweep()
    expect(scene.github.ledger.since(mark).filter(({ mutation }) => mutation)).toEqual([])
  })
})

describe('a run that ends between the pull request and its labels', () => {
  test('leaves a pull request that the run which moves it labels', async () => {
    const files = { ...shop('dev', '1.0.0', 'red'), ...shop('prod', '1.0.0', 'red') }
    await using scene = await setScene(POLICY, files)
    await proposed('blue', scene)
    scene.github.faults.add({ on: LABELS, kind: '500', nth: 'all' })
    await scene.sweep().catch(() => undefined)
    expect(scene.control.pull(1).labels).toEqual([])
    scene.github.faults.clear()
    await proposed('green', scene)
    await scene.sweep()
    expect(scene.control.pull(1).labels).toEqual(['promotion', 'environment:prod'])
    const mark = scene.github.ledger.mark()
    await scene.sweep()
    expect(scene.github.ledger.since(mark).filter(({ mutation }) => mutation)).toEqual([])
  })
})

describe('an event that GitHub does not let us record', () => {
  test('ends red and says so, since no sweep can bring it back', async () => {
    await using scene = await setScene(POLICY, {
      ...shop('dev', '1.1.0', 'red'),
      ...shop('prod', '1.0.0', 'red'),
    })
    scene.github.faults.add({
      on: 'POST /repos/{owner}/{repo}/deployments',
      kind: '503',
      nth: 'all',
    })
    await expect(scene.report('shop', '1.1.0', 'dev')).rejects.toMatchObject({
      kind: 'deferred',
      fails: true,
      message: expect.stringMatching(/^the event is not recorded yet: re-run this job, or attest/),
    })
    scene.github.faults.clear()
    await scene.report('shop', '1.1.0', 'dev')
    expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.1.0 to prod'])
  })
})

test('a choice that could not be recorded is started again by who made it', async () => {
  await using scene = await setScene(POLICY, {
    ...overlay('dev', 'shop', '1.1.0'),
    ...overlay('prod', 'shop', '1.0.0'),
  })
  await scene.attest({ environment: 'dev' })
  const on = 'POST /repos/{owner}/{repo}/deployments'
  scene.github.faults.add({ on, kind: '503', nth: 'all' })
  await expect(scene.choose('prod', 'shop', '1.1.0')).rejects.toMatchObject({
    kind: 'deferred',
    fails: true,
    message: expect.stringMatching(/^the choice is not recorded yet: start it again \(/),
  })
  scene.github.faults.clear()
  expect(await scene.choose('prod', 'shop', '1.1.0')).toMatchObject({ kind: 'chosen' })
})
