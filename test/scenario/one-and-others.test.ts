import { presentSweep } from '@fluxgate/delivery'
import { describe, expect, test } from '@jest/globals'
import { overlay, setScene } from './scene.ts'

const DEV_TO_PROD = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`

function inBoth(...services: readonly string[]): Record<string, string> {
  return Object.assign(
    {},
    ...services.flatMap((name) => [overlay('dev', name, '1.0.0'), overlay('prod', name, '1.0.0')]),
  )
}

describe('what is wrong with one service', () => {
  test('does not keep the sweep from the services after it', async () => {
    await using scene = await setScene(DEV_TO_PROD, inBoth('alpha', 'shop'))
    scene.control.protect({ branch: 'promote/prod/alpha', approvals: 1 })
    for (const service of ['alpha', 'shop']) {
      await scene.commit(overlay('dev', service, '1.1.0'), `Run ${service} 1.1.0 in dev`)
    }
    await scene.attest({})
    const swept = await scene.sweep()
    expect(scene.open()).toEqual(['promote/prod/shop: Promote shop 1.1.0 to prod'])
    expect(swept).toMatchObject({
      kind: 'swept',
      services: [
        { key: 'alpha', edges: [], trouble: { code: 'PROTECTED_BRANCH' } },
        { key: 'shop', edges: [{ operation: 'created' }], trouble: undefined },
      ],
    })
    expect(scene.github.violations).toEqual([])
  })

  test('is said even where its upstream can not be read', async () => {
    await using scene = await setScene(DEV_TO_PROD, inBoth('alpha', 'shop'))
    await scene.commit({ 'apps/dev/shop/release.yaml': 'a: [\n' }, 'Break it')
    const swept = await scene.sweep()
    expect(swept).toMatchObject({ kind: 'swept', settled: 1, services: [{ key: 'shop' }] })
    const [shop] = swept.kind === 'swept' ? swept.services : []
    expect(shop?.edges[0]?.reason).toContain('apps/dev/shop/release.yaml')
  })
})

describe('a service that is asked for by a name that nothing has', () => {
  test('is told with the name that was meant', async () => {
    await using scene = await setScene(DEV_TO_PROD, inBoth('alpha', 'shop'))
    const swept = await scene.sweep({ services: ['alpha', 'shpo'] })
    expect(swept).toMatchObject({
      services: [{ key: 'alpha' }],
      unknown: [
        { key: 'shpo', why: 'no environment has an overlay of "shpo"; did you mean "shop"?' },
      ],
    })
  })

  test('still has its pull request closed where there is one', async () => {
    await using scene = await setScene(DEV_TO_PROD, inBoth('alpha', 'shop'))
    await scene.bump('shop', '1.1.0')
    await scene.report('shop', '1.1.0', 'dev')
    const gone = Object.keys(inBoth('shop')).map((path) => [path, undefined] as const)
    await scene.commit(Object.fromEntries(gone), 'Remove shop')
    expect(await scene.sweep({ services: ['shop'] })).toMatchObject({ unknown: [] })
    expect(scene.open()).toEqual([])
  })
})

describe('a service that the policy names and no environment has', () => {
  const MISSPELT = `${DEV_TO_PROD}services: { shpo: { gates: { prod: { soak: 4h } } } }\n`.replace(
    'overlays: "apps/prod/{service}"',
    'overlays: "apps/prod/{service}", batch: { groups: { all-day: [shop, tills] } }',
  )
  const services =
    'what the policy says in "services" of "shpo" counts for nothing: no environment has an overlay of "shpo"; did you mean "shop"?'
  const group =
    'what the policy says in group "all-day" of prod counts for nothing: no environment has an overlay of "tills" (known: alpha, shop)'

  test('is told by a sweep, with the name that was meant', async () => {
    await using scene = await setScene(MISSPELT, inBoth('alpha', 'shop'))
    expect(await scene.sweep()).toMatchObject({ vain: [services, group] })
  })

  test('is told of its hold file as well, which holds nothing', async () => {
    const hold = '- { version: "*", reason: audit, by: ana }\n'
    const files = {
      '.fluxgate/holds/prod/shop.yaml': hold,
      '.fluxgate/holds/prod/shpo.yaml': hold,
      '.fluxgate/holds/prod/alpha.yml': hold,
    }
    await using scene = await setScene(DEV_TO_PROD, { ...inBoth('alpha', 'shop'), ...files })
    const vain = [
      '.fluxgate/holds/prod/alpha.yml holds nothing: a hold file is named <service>.yaml',
      '.fluxgate/holds/prod/shpo.yaml holds nothing: no environment has an overlay of "shpo"; did you mean "shop"?',
    ]
    expect(await scene.sweep()).toMatchObject({ vain })
  })

  test('is not told by a sweep that does not look everywhere', async () => {
    await using scene = await setScene(
      `${MISSPELT}`.replace(
        'environments:',
        'environments:\n  lab: { overlays: "apps/lab/{service}" }',
      ),
      inBoth('alpha', 'shop'),
    )
    expect(await scene.sweep()).toMatchObject({ vain: [] })
  })
})

describe('a sweep', () => {
  /** An overlay that builds on a folder whose name nobody would guess. */
  const onLibrary = (environment: string, version: string) => ({
    ...overlay(environment, 'shop', version),
    [`apps/${environment}/shop/kustomization.yaml`]:
      'resources: [release.yaml, ../../../lib/shop]\n',
    'lib/shop/kustomization.yaml': 'resources: []\n',
  })

  test('reads no file again that it has compared already', async () => {
    const files = { ...onLibrary('dev', '1.1.0'), ...onLibrary('prod', '1.0.0') }
    await using scene = await setScene(DEV_TO_PROD, files)
    const mark = scene.github.ledger.mark()
    await scene.sweep()
    // First look, pull requests, both folders, overlays, what they build on, the plan's read, records, branches that are left.
    expect(scene.github.ledger.since(mark)).toHaveLength(8)
  })

  test('that is overtaken by a policy which can not be read writes nothing more, and does not wait', async () => {
    await using scene = await setScene(DEV_TO_PROD, inBoth('alpha', 'shop'))
    for (const service of ['alpha', 'shop']) {
      await scene.commit(overlay('dev', service, '1.1.0'), `Run ${service} 1.1.0 in dev`)
    }
    await scene.attest({})
    scene.github.faults.onBefore('createCommitOnBranch', async () => {
      await scene.control.push({ by: 'ana', branch: 'promote/prod/alpha', to: undefined })
      await scene.control.commit({ files: { '.fluxgate/policy.yaml': 'a: [\n' }, message: 'Oops' })
    })
    const begun = scene.clock.milliseconds()
    const swept = await scene.sweep()
    expect(swept).toMatchObject({
      services: [
        { key: 'alpha', deferred: true, edges: [] },
        { key: 'shop', deferred: true, edges: [] },
      ],
    })
    expect(scene.open()).toEqual([])
    expect(scene.clock.milliseconds() - begun).toBeLessThan(60_000)
  })
})

describe('a token that is not the recorder', () => {
  test('records nothing and opens nothing, by an event or by a sweep', async () => {
    await using scene = await setScene(`recorder: 424242\n${DEV_TO_PROD}`, inBoth('shop'))
    await scene.bump('shop', '1.1.0')
    expect(await scene.report('shop', '1.1.0', 'dev')).toMatchObject({
      kind: 'refused',
      fails: true,
      why: expect.stringContaining('only records of id 424242 count'),
    })
    expect(await scene.sweep()).toMatchObject({ kind: 'refused' })
    expect(scene.control.deployments).toEqual([])
    expect(scene.control.pulls).toEqual([])
  })
})

describe('labels that the repository has in other letters', () => {
  test('are ours all the same, so nothing is written again', async () => {
    await using scene = await setScene(DEV_TO_PROD, inBoth('other', 'shop'))
    await scene.bump('other', '1.1.0')
    await scene.report('other', '1.1.0', 'dev')
    scene.control.state.labels.clear()
    scene.control.label(1, 'ana', ['Promotion', 'Environment:Prod'])
    await scene.bump('shop', '1.1.0')
    await scene.report('shop', '1.1.0', 'dev')
    const shop = scene.control.pulls.find(({ head }) => head === 'promote/prod/shop')
    expect(shop?.labels).toEqual(['Promotion', 'Environment:Prod'])
    const mark = scene.github.ledger.mark()
    await scene.report('shop', '1.1.0', 'dev')
    const routes = scene.github.ledger.since(mark).map(({ route }) => route)
    expect(
      routes.filter((route) => route.includes('/pulls/') || route.includes('/labels')),
    ).toEqual([])
  })
})

describe('an image tag without a place in the policy', () => {
  test('is refused, not left out', async () => {
    const policy = `${DEV_TO_PROD}pins: { image: [{ digest: image.digest }] }\n`
    await using scene = await setScene(policy, inBoth('shop'))
    const bumped = await scene.bump('shop', '1.1.0', { imageTag: '2.0.0' })
    expect(bumped).toMatchObject({ kind: 'refused', why: expect.stringContaining('add "tag"') })
  })
})

describe('an image that is stamped into the chart', () => {
  const STAMPED = { imageTag: '1.1.0', imageInChart: ['image.tag'] } as const

  test('is bumped with the chart, where no policy and no overlay knows of it', async () => {
    await using scene = await setScene(DEV_TO_PROD, inBoth('shop'))
    const bumped = await scene.bump('shop', '1.1.0', STAMPED)
    expect(bumped).toMatchObject({ operation: 'committed' })
  })

  test.each([
    ['tag', '1.0.0'],
    ['digest', `sha256:${'a'.repeat(64)}`],
  ])(
    'is not bumped past a %s in the overlay, which would run in its place',
    async (name, value) => {
      const files = inBoth('shop')
      const path = 'apps/dev/shop/release.yaml'
      files[path] = `${files[path]}  values: { image: { ${name}: "${value}" } }\n`
      await using scene = await setScene(DEV_TO_PROD, files)
      const bumped = await scene.bump('shop', '1.1.0', STAMPED)
      expect(bumped).toMatchObject({
        operation: 'refused',
        plan: {
          reason: expect.stringContaining(
            `dev sets values.image.${name} at apps/dev/shop/release.yaml:`,
          ),
        },
      })
    },
  )
})

describe('an environment whose pattern leads to no service', () => {
  test('is told by every sweep, since nothing would ever move out of it', async () => {
    await using scene = await setScene(
      DEV_TO_PROD.replace('apps/dev/', 'app/dev/'),
      inBoth('alpha', 'shop'),
    )
    const swept = await scene.sweep()
    const run = { repositoryUrl: '', serverUrl: '', url: undefined, dryRun: false }
    const shown = presentSweep({ run, now: scene.clock.now().toISOString() }, swept)
    expect(shown.outputs['reason']).toBe(
      'looked at 2 services; dev has no service under "app/dev/{service}"; is that where its overlays are?',
    )
    expect(shown.failure).toBeUndefined()
  })
})
