import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { checkPolicy } from '../src/check-policy.ts'
import { type GitOpsCopy, gitOpsCopy, releaseOf } from './gitops-copy.ts'

const POLICY = '.fluxgate/policy.yaml'
const NOW = Date.parse('2026-11-21T12:00:00Z')

interface End {
  readonly code: number
  readonly shown: string
  readonly complained: string
}

async function check({ root }: Pick<GitOpsCopy, 'root'>): Promise<End> {
  let shown = ''
  let complained = ''
  const code = await checkPolicy({
    folder: root,
    screen: {
      isTerminal: false,
      columns: 80,
      write: (text) => {
        shown += String(text)
      },
      pass: async () => {},
      style: (_, text) => text,
    },
    complain: (text) => {
      complained += text
    },
    now: NOW,
  })
  return { code, shown, complained }
}

const SMALL = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`

const PINNED = { 'dev/shop': '1.4.2', 'prod/shop': '1.4.1' }

describe('a policy that is right', () => {
  test('is told environment by environment, with what the overlays pin', async () => {
    const policy = `version: 1
environments:
  prod-us:
    after: [prod]
    overlays: "apps/prod-us/{service}"
    clusters: [us-1, us-2]
    merge: auto
    gates: { soak: 10m }
  dev: { overlays: "apps/dev/{service}", proof: test }
  prod:
    after: [dev]
    overlays: "apps/prod/{service}"
    onFailure: revert
    batch: { groups: { shop: [cart, shop] } }
    gates:
      soak: 4h
      windows: [{ days: [mon, tue, wed, thu], from: "09:00", to: "16:00", timezone: Europe/Berlin }]
      freezes: [{ from: "2026-12-18", to: "2027-01-04", timezone: Europe/Berlin, reason: year-end freeze }]
      checks: [e2e-nightly]
      approvals: { count: 2, teams: [acme/ops] }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: 987654, login: "acme-flux[bot]", environments: [dev, prod] }]
people: { attest: [acme/ops], hold: [acme/ops, olga, 42] }
services:
  shop: { gates: { prod: { soak: 24h } } }
`
    using copy = gitOpsCopy(
      {
        [POLICY]: policy,
        '.fluxgate/holds/prod/shop.yaml': [
          '- { version: 1.4.3, reason: leaks, by: olga }',
          '- { version: "*", reason: stocktaking, by: raj, until: "2026-11-21T12:30:00Z" }',
          '- { version: 1.3.0, reason: over, by: olga, until: "2026-11-21T11:59:00Z" }',
          '',
        ].join('\n'),
      },
      { 'dev/shop': '1.4.2', 'dev/cart': '2.0.0', 'prod/cart': '1.9.0', 'prod/shop': '1.x' },
    )
    const { code, shown, complained } = await check(copy)
    expect({ code, complained }).toEqual({ code: 0, complained: '' })
    expect(shown).toBe(`dev, where bumps land by commit
  services    2 in apps/dev/{service}:
              cart 2.0.0, shop 1.4.2
  reports     by acme-flux[bot] (987654)
  proven      by a Helm test that succeeded

prod, after dev
  services    2 in apps/prod/{service}:
              cart 1.9.0, shop 1.x
  reports     by acme-flux[bot] (987654)
  proven      by an upgrade that succeeded
  gates       soak 4h
              window Mon-Thu 09:00-16:00 Europe/Berlin
              freeze 2026-12-18 to 2027-01-04 Europe/Berlin (year-end freeze)
              check e2e-nightly
              2 approvals by acme/ops
              shop also: soak 1d
  merged      by people; a newer release waits where people have approved
  together    shop: cart, shop
  failure     a pull request takes it back
  held        shop 1.4.3, by olga: leaks
              shop every version until 2026-11-21T12:30:00Z, by raj: stocktaking
  look at     shop: apps/prod/shop/release.yaml:6:35 "1.x" is a range, which Flux follows by itself; pin one version there

prod-us, after prod
  services    none in apps/prod-us/{service}
  not here    cart, shop
  reports     nobody may report: its events are refused, with the line to add
  proven      by an upgrade that succeeded, on each of us-1 and us-2
  gates       soak 10m
  merged      by itself, once its gate is open; a newer release takes its place, approved or not
  look at     no service is found in prod-us; is apps/prod-us/{service} where its overlays are?

everywhere
  travels     the chart's version, with its digest, image.tag
  attest      acme/ops
  hold        acme/ops, olga and user 42
  override    nobody may
  look at     no overlay has image.tag under spec.values, so nothing travels by it

.fluxgate/policy.yaml is right: 3 environments, 2 services
`)
  })

  test('names the paths of what travels at which no overlay has anything, and no missing digest', async () => {
    const image = `  values: { image: { tag: 1.4.2 } }\n`
    using copy = gitOpsCopy(
      {
        [POLICY]: `${SMALL}pins: { image: [{ tag: image.tag, digest: image.digest }], values: [image.tga] }\n`,
      },
      PINNED,
    )
    copy.write('apps/dev/shop/release.yaml', `${releaseOf('shop', '1.4.2')}${image}`)
    expect((await check(copy)).shown.match(/^ {2}look at.*/gm)).toEqual([
      '  look at     no overlay has image.tga under spec.values, so nothing travels by it',
    ])
  })

  test.each([
    [
      'stands in a base that environments share',
      { 'apps/prod/shop/kustomization.yaml': 'resources: [../../base]\n' },
      "shop: apps/base/release.yaml:6:35 value stands in a file that is not this environment's own: pin it in the overlay",
    ],
    [
      'drives another environment as well',
      { 'apps/prod/shop/kustomization.yaml': 'resources: [../../dev/shop]\n' },
      'shop: apps/dev/shop/release.yaml:6:35 drives prod as well: give each environment a pin of its own',
    ],
    [
      'can not be found',
      { 'apps/prod/shop/kustomization.yaml': 'resources: [nowhere.yaml]\n' },
      'shop: apps/prod/shop/kustomization.yaml:1:13 "nowhere.yaml"',
    ],
  ])('says where a pin %s', async (_, files, said) => {
    using copy = gitOpsCopy({ [POLICY]: SMALL, ...files }, PINNED)
    copy.write('apps/base/kustomization.yaml', 'resources: [release.yaml]\n')
    copy.write('apps/base/release.yaml', releaseOf('shop', '1.0.0'))
    for (const [path, text] of Object.entries(files)) copy.write(path, text)
    const { code, shown } = await check(copy)
    expect(code).toBe(0)
    expect(shown).toContain(`  look at     ${said}`)
  })
})

test('a part that overlays build on is no service', async () => {
  using copy = gitOpsCopy({ [POLICY]: SMALL }, PINNED)
  copy.write(
    'apps/prod/common/kustomization.yaml',
    'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nconfigMapGenerator: [{ name: a, literals: [b=c] }]\n',
  )
  const { code, shown } = await check(copy)
  expect([code, shown.includes('common')]).toEqual([0, false])
})

describe('what is to mend', () => {
  test('is told all at once, with places, in the policy and in hold files', async () => {
    using copy = gitOpsCopy(
      {
        [POLICY]: SMALL.replace('[dev]', '[dve]').replace('version: 1', 'version: 1\nrecorder: x'),
        '.fluxgate/holds/prod/shop.yaml': '- { version: 1.4.3, by: olga }\n',
      },
      PINNED,
    )
    const { code, shown } = await check(copy)
    expect(code).toBe(1)
    expect(shown.split('\n')).toEqual([
      expect.stringMatching(/^\.fluxgate\/policy\.yaml:2:11 /),
      '.fluxgate/policy.yaml:5:19 environment "dve" is not declared; did you mean "dev"?',
      '.fluxgate/holds/prod/shop.yaml:1:3 a hold has no "reason"; say why, for whoever meets it',
      '',
      '3 mistakes to mend',
      '',
    ])
  })

  test('is also what speaks of a service or an environment that is not there', async () => {
    using copy = gitOpsCopy(
      {
        [POLICY]: `${SMALL}services:\n  shpo: { gates: { prod: { soak: 1h } } }\n`,
        '.fluxgate/holds/prod/shpo.yaml': '- { version: 1.4.3, reason: leaks, by: olga }\n',
        '.fluxgate/holds/prd/shop.yaml': '- { version: 1.4.3, reason: leaks, by: olga }\n',
        '.fluxgate/holds/prod/shop.yml': '- { version: 1.4.3, reason: leaks, by: olga }\n',
        '.fluxgate/hold/prod/shop.yaml': '- { version: 1.4.3, reason: leaks, by: olga }\n',
        '.fluxgate/holds.yaml': '- { version: 1.4.3, reason: leaks, by: olga }\n',
      },
      PINNED,
    )
    const { code, shown } = await check(copy)
    expect(code).toBe(1)
    expect(shown).not.toMatch(/^ {2}held/m)
    expect(shown.split('\n').slice(-9)).toEqual([
      '.fluxgate/policy.yaml:6:3 what the policy says in "services" of "shpo" counts for nothing: no environment has an overlay of "shpo"; did you mean "shop"?',
      '.fluxgate/hold holds nothing: holds are in .fluxgate/holds/<environment>/',
      '.fluxgate/holds.yaml holds nothing: holds are in .fluxgate/holds/<environment>/',
      '.fluxgate/holds/prd holds nothing: environment "prd" is not in the policy (declared: dev, prod)',
      '.fluxgate/holds/prod/shop.yml holds nothing: a hold file is named <service>.yaml',
      '.fluxgate/holds/prod/shpo.yaml holds nothing: no environment has an overlay of "shpo"; did you mean "shop"?',
      '',
      '6 mistakes to mend',
      '',
    ])
  })

  test.each([
    ['apps/prodd/{service}', '"apps/prodd" is not there; did you mean "apps/prod"?'],
    ['app/prod/{service}', '"app" is not there; did you mean "apps"?'],
  ])(
    'is an environment whose overlays would be in %s, by a slip of the pen',
    async (overlays, why) => {
      const policy = SMALL.replace('apps/prod/{service}', overlays)
      using copy = gitOpsCopy({ [POLICY]: policy }, PINNED)
      const { code, shown } = await check(copy)
      expect(code).toBe(1)
      expect(shown).toContain(`${POLICY}:4:25 no service is found in prod: ${why}`)
    },
  )

  test('is told at the environment where that has its overlays from an address', async () => {
    const policy = SMALL.replace(
      'overlays: "apps/prod/{service}"',
      'pins: { chart: "apps/prodd/{service}.yaml#/version" }',
    )
    using copy = gitOpsCopy({ [POLICY]: policy }, PINNED)
    expect((await check(copy)).shown).toContain(`${POLICY}:4:3 no service is found in prod: `)
  })

  test.each([
    ['is of nobody', 'apps/production-eu/{service}'],
    ['is another one beside those that are there', 'apps/prod2/{service}'],
  ])('is no new environment whose folder %s', async (_, overlays) => {
    const policy = `${SMALL}  next: { after: [prod], overlays: "${overlays}" }\n`
    using copy = gitOpsCopy({ [POLICY]: policy }, PINNED)
    expect((await check(copy)).code).toBe(0)
  })

  test('is a workflow of promotion tests that is not there', async () => {
    const gates = 'gates: { tests: promotion-tests.yml }'
    const policy = `${SMALL.replace('after: [dev],', `after: [dev], ${gates},`)}services:
  shop: { gates: { prod: { soak: 1h, tests: promotion-tests.yml } } }
`
    using copy = gitOpsCopy({ [POLICY]: policy }, PINNED)
    const { code, shown } = await check(copy)
    expect(code).toBe(1)
    const why =
      '"tests" has "promotion-tests.yml", and there is no such file in .github/workflows, so nothing would be promoted to prod; add it, on the branch that Flux reads'
    expect(shown.split('\n').slice(-5)).toEqual([
      `${POLICY}:4:34 ${why}`,
      `${POLICY}:6:38 ${why}`,
      '',
      '2 mistakes to mend',
      '',
    ])
    copy.write('.github/workflows/promotion-tests.yml', 'on: workflow_dispatch\n')
    expect((await check(copy)).code).toBe(0)
  })

  test('is nothing that keeps a folder of holds, or that a file manager left there', async () => {
    using copy = gitOpsCopy(
      {
        [POLICY]: SMALL,
        '.fluxgate/holds/.DS_Store': 'x',
        '.fluxgate/holds/prod/.gitkeep': '',
        '.fluxgate/holds/prod/.DS_Store': 'x',
      },
      PINNED,
    )
    expect((await check(copy)).code).toBe(0)
  })

  test('names a service in a group at its place in the list', async () => {
    const batch = 'batch: { groups: { all-day: [shop, tills] } }'
    using copy = gitOpsCopy(
      { [POLICY]: SMALL.replace('after: [dev],', `after: [dev], ${batch},`) },
      PINNED,
    )
    expect((await check(copy)).shown).toContain(
      `${POLICY}:4:60 what the policy says in group "all-day" of prod counts for nothing`,
    )
  })
})

describe('what can not be checked', () => {
  test('is what the system does not let anybody read, such as a name that is no text', async () => {
    using copy = gitOpsCopy({ [POLICY]: SMALL, 'apps/prod/odd/.keep': '' }, PINNED)
    const odd = Buffer.concat([Buffer.from(`${copy.root}/apps/prod/odd/a`), Buffer.from([0xff])])
    writeFileSync(Buffer.concat([odd, Buffer.from('.yaml')]), 'a: 1\n')
    const { code, complained } = await check(copy)
    expect(code).toBe(2)
    expect(complained).toMatch(
      /^could not read all that is here: ENOENT: no such file or directory, open '.*apps\/prod\/odd\/a\ufffd\.yaml'; mend or remove that, and check again$/,
    )
  })

  test('is a folder without a policy: one is proposed from the HelmReleases there', async () => {
    using copy = gitOpsCopy({}, PINNED)
    const { code, shown, complained } = await check(copy)
    expect(code).toBe(2)
    expect(complained).toMatch(
      /^there is no \.fluxgate\/policy\.yaml; one made from what is here is printed: read it, /,
    )
    copy.write(POLICY, '\n')
    const again = await check(copy)
    expect(again).toEqual({
      code: 2,
      shown,
      complained: expect.stringMatching(/ is empty; one made from what is here is printed/),
    })
    copy.write(POLICY, shown)
    expect((await check(copy)).code).toBe(0)
  })

  test('is a folder below the root: it is named, and no other policy is proposed', async () => {
    using copy = gitOpsCopy({ [POLICY]: SMALL }, PINNED)
    expect(await check({ root: join(copy.root, 'apps', 'dev') })).toEqual({
      code: 2,
      shown: '',
      complained: 'there is no .fluxgate/policy.yaml here, but in ../..; begin there',
    })
    copy.write('apps/.git', 'gitdir: elsewhere\n')
    expect((await check({ root: join(copy.root, 'apps', 'dev') })).complained).toMatch(
      / is printed: read it/,
    )
  })

  test('is a policy under the name that nothing reads: it is to be renamed', async () => {
    using copy = gitOpsCopy({ '.fluxgate/policy.yml': SMALL }, PINNED)
    expect(await check(copy)).toEqual({
      code: 2,
      shown: '',
      complained:
        'there is no .fluxgate/policy.yaml, but .fluxgate/policy.yml, which nothing reads: rename it',
    })
  })

  test('is a policy that is a link, which is not followed', async () => {
    using copy = gitOpsCopy({}, {})
    copy.link(POLICY, join(copy.root, '..', 'somewhere.yaml'))
    expect(await check(copy)).toEqual({
      code: 2,
      shown: '',
      complained: '.fluxgate/policy.yaml is a symbolic link; put a copy in its place',
    })
  })

  test('leaves nothing of a hostile file to a terminal', async () => {
    using copy = gitOpsCopy(
      { [POLICY]: SMALL, '.fluxgate/holds/prod/x\u001b[2Jy.yaml': '- nonsense\n' },
      PINNED,
    )
    const { code, shown } = await check(copy)
    expect(code).toBe(1)
    expect(shown).not.toContain('\u001b')
  })
})
