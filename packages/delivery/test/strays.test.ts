import { describe, expect, test } from '@jest/globals'
import { straysIn } from '../src/gate/strays.ts'
import { aBase, policyOf } from './support/a-base.ts'
import { partialForge } from './support/partial-forge.ts'
import { repositoryOf, type Texts } from './support/repository-of.ts'

const PARENT = 'apps/prod/kustomization.yaml'
const META = (name: string) => `metadata: { name: ${name}, namespace: apps }`
const HELM = 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\n'
const release = (name: string, version = '9.9.9') =>
  `${HELM}${META(name)}\nspec: { chart: { spec: { chart: ${name}, version: ${version} } } }\n`
const PATCH = `${HELM}${META('shop')}\nspec: { chart: { spec: { version: 9.9.9 } } }\n`
const COMPONENT = 'kind: Component\npatches: [{ path: x.yaml }]\n'
const overlay = (environment: string, name: string): Texts => ({
  [`apps/${environment}/${name}/kustomization.yaml`]: 'resources: [release.yaml]\n',
  [`apps/${environment}/${name}/release.yaml`]: release(name, '1.0.0'),
})

/** dev and prod have shop, prod lists it beside mail; dev alone has cart. */
const BASE: Texts = {
  ...overlay('dev', 'shop'),
  ...overlay('dev', 'cart'),
  ...overlay('prod', 'shop'),
  ...overlay('prod', 'mail'),
  [PARENT]: 'resources: [mail, shop]\n',
}

/** What the gate says of a change, and how many requests it asked for that. */
async function told(
  change: Texts,
  {
    before = BASE,
    built = [],
    base = aBase(),
  }: {
    readonly before?: Texts
    readonly built?: readonly string[]
    readonly base?: ReturnType<typeof aBase>
  } = {},
) {
  const repository = repositoryOf({ [base.commit]: before, merged: { ...before, ...change } })
  let requests = 0
  const forge = partialForge({
    ...repository,
    read: (request) => {
      requests += 1
      return repository.read(request)
    },
  })
  const clock = { now: () => new Date(0), random: () => 0, sleep: async () => undefined }
  const strays = await straysIn({ forge, clock }, base, 'merged', Object.keys(change), {
    built: new Set(built),
    beside: [],
    unread: [],
  })
  return { strays, requests }
}

const listing = (entries: string, more = ''): Texts => ({
  [PARENT]: `resources: [${entries}]\n${more}`,
})

test.each<[string, Texts]>([
  [
    'a file beside the overlays',
    { ...listing('mail, _x/shop.yaml'), 'apps/prod/_x/shop.yaml': release('shop') },
  ],
  [
    'a file that is called no manifest',
    { ...listing('mail, _x'), 'apps/prod/_x': release('shop') },
  ],
  ['another environment', listing('mail, ../dev/shop')],
  [
    'another environment, by a folder between',
    {
      ...listing('mail, _x'),
      'apps/prod/_x/kustomization.yaml': 'resources: [../../dev/shop]\n',
    },
  ],
  [
    'a folder in its overlay that this does not build',
    { ...listing('mail, shop/x/shop.yaml'), 'apps/prod/shop/x/shop.yaml': release('shop') },
  ],
  ['a folder that Flux lists by itself', { 'apps/prod/_x/shop.yaml': release('shop') }],
  ['the folder of a cluster', { 'clusters/prod/shop.yaml': release('shop') }],
  [
    'a file that spells its kind in escapes',
    { 'clusters/prod/shop.yaml': release('shop').replace('HelmRelease', '"Helm\\x52elease"') },
  ],
  [
    'a file that spells its group in escapes',
    {
      'clusters/prod/shop.yaml': release('shop').replace(
        'helm.toolkit.fluxcd.io/v2',
        '"helm.toolkit.fluxcd.io\\/v2"',
      ),
    },
  ],
  ['a part that overlays share', { 'apps/prod/common/shop.yaml': release('shop') }],
  [
    'a list of objects',
    { 'x.yaml': `kind: List\nitems:\n- ${release('shop').trimEnd().replaceAll('\n', '\n  ')}\n` },
  ],
  [
    'under a name that the kustomization completes',
    {
      ...listing('mail, _x'),
      'apps/prod/_x/kustomization.yaml': 'namePrefix: sh\nresources: [op.yaml]\n',
      'apps/prod/_x/op.yaml': release('op'),
    },
  ],
])('the release of a service from %s is a stray', async (_, change) => {
  const { strays } = await told(change)
  expect(strays).not.toEqual([])
  for (const stray of strays) expect(stray).toMatch(/ has the HelmRelease "shop", /)
})

/** A line that no parser of ours takes, and kustomize does. */
const LONG = `# ${'x'.repeat(70_000)}\n`

test.each<[string, Texts]>([
  ['a manifest', { 'clusters/prod/shop.yaml': LONG + release('shop') }],
  [
    'what a folder around overlays lists, whatever it is called',
    { ...listing('mail, _x'), 'apps/prod/_x': LONG + release('shop') },
  ],
])('a file that is not read may have the release of a service: %s', async (_, change) => {
  const [stray, ...more] = (await told(change)).strays
  expect(stray).toMatch(
    /^".*" line is longer .*, so whether it has a release can't be told; where it is meant, whoever may pass by the ruleset merges it$/,
  )
  expect(more).toEqual([])
})

/** Of Flux's own definitions, which one file of some 600 kilobytes has. */
const DEFINITIONS = `kind: CustomResourceDefinition\nmetadata:\n  name: helmreleases.helm.toolkit.fluxcd.io\n  annotations: { kustomize.toolkit.fluxcd.io/substitute: disabled }\n${'# about a field\n'.repeat(38_000)}`
const COMPONENTS = 'clusters/eu/flux-system/gotk-components.yaml'

test.each<[string, Texts]>([
  ['is new', { [COMPONENTS]: DEFINITIONS }],
  ['a folder around overlays lists', { ...listing('mail, shop, _x'), 'apps/prod/_x': DEFINITIONS }],
])('a file that GitHub gives by itself alone is read: what %s', async (_, change) => {
  expect((await told(change)).strays).toEqual([])
  const [[file, text = ''] = ['']] = Object.entries(change).slice(-1)
  const hidden = { ...change, [file]: `${text}---\n${release('shop')}` }
  expect((await told(hidden)).strays).toEqual([
    expect.stringMatching(/^line 38006 of ".*" has the HelmRelease "shop", /),
  ])
})

test('a kustomization that GitHub gives by itself alone is followed', async () => {
  const large = `${'# about a service\n'.repeat(30_000)}resources: [mail, shop, ../../infra]\n`
  const before = { ...BASE, [PARENT]: large, 'infra/kustomization.yaml': 'resources: []\n' }
  const change = {
    'infra/kustomization.yaml': 'resources: [y]\n',
    'infra/y': release('shop'),
  }
  expect((await told(change, { before })).strays).toContainEqual(
    expect.stringMatching(
      / has the HelmRelease "shop", which "apps\/prod" lists past the overlays/,
    ),
  )
})

test('a file of more than a megabyte is not read, nor are more than ten that are read by themselves', async () => {
  const large = `"${COMPONENTS}" is too large to be read whole: split it, so whether it has a release can't be told; where it is meant, whoever may pass by the ruleset merges it`
  expect((await told({ [COMPONENTS]: DEFINITIONS.repeat(2) })).strays).toEqual([large])
  const many = Array.from({ length: 11 }, (_, index) => [
    `clusters/${index}.yaml`,
    '\n'.repeat(600_000),
  ])
  expect((await told(Object.fromEntries(many))).strays).toHaveLength(1)
})

const OPERATION = '[{ op: replace, path: /spec/chart/spec/version, value: 9.9.9 }]'
const PATCHED = `patches: [{ path: x.yaml, target: { name: shop } }]\n`

test.each<[string, Texts, RegExp]>([
  [
    'a kustomization around overlays that is not read',
    {
      [PARENT]: `${LONG}resources: [mail, shop]\npatches: [{ patch: "x", target: { name: shop } }]\n`,
    },
    /^"apps\/prod\/kustomization.yaml" line is longer .* can't be told; where it is meant, /,
  ],
  [
    'a patch around overlays that is not read',
    { ...listing('mail, shop', PATCHED), 'apps/prod/x.yaml': `${LONG}${OPERATION}\n` },
    /^the kustomization in "apps\/prod" changes what overlays pin/,
  ],
  [
    'a kustomization around overlays whose keys kustomize alone knows',
    listing('mail, shop', 'Resources: [../dev/shop]\n'),
    /^"apps\/prod\/kustomization.yaml" has the key "Resources", which kustomize takes for "resources": spell it like that, so /,
  ],
  [
    'what a folder around overlays takes from another repository',
    listing('mail, "https://github.com/acme/else//shop"'),
    /^"apps\/prod\/kustomization.yaml" "https:.*" is not in this repository, .* can't be told; where it is meant, /,
  ],
])('nobody knows what is in %s', async (_, change, why) => {
  const [stray, ...more] = (await told(change)).strays
  expect(stray).toMatch(why)
  expect(more).toEqual([])
  const before = { ...BASE, ...change }
  expect((await told(listing('mail, shop', '# more\n'), { before })).strays).toEqual([])
})

test('a file that is not read is none that base cannot read either, or that speaks of no release', async () => {
  const [file, text] = ['clusters/prod/shop.yaml', LONG + release('shop')]
  const before = { ...BASE, [file]: LONG + release('shop', '1.0.0') }
  expect((await told({ [file]: text }, { before })).strays).toEqual([])
  expect((await told({ [file]: `${LONG}kind: ConfigMap\n` })).strays).toEqual([])
  expect((await told({ [file]: `${release('shop')}a: [\n` }, { before })).strays).toEqual([])
  expect((await told({ [file]: `${LONG}names: { kind: HelmRelease }\n` })).strays).toEqual([])
})

test.each([
  ['its kind', `kind: !!binary SGVsbVJlbGVhc2U=`, ''],
  [
    'its kind by a tag of its own',
    `kind: !b!ary SGVsbVJlbGVhc2U=`,
    '%TAG !b! tag:yaml.org,2002:bin\n---\n',
  ],
  ['its kind by a whole tag', `kind: !<tag:yaml.org,2002:binary> SGVsbVJlbGVhc2U=`, ''],
])(
  'a file that has %s in base64, which kustomize takes for text, is not read',
  async (_, kind, head) => {
    const text = `${head}${release('shop').replace('kind: HelmRelease', kind)}`
    const hidden = text.replace(
      'helm.toolkit.fluxcd.io/v2',
      '!!binary aGVsbS50b29sa2l0LmZsdXhjZC5pby92Mg==',
    )
    for (const one of [text, hidden]) {
      expect((await told({ 'clusters/prod/shop.yaml': one })).strays).toEqual([
        expect.stringMatching(
          /a value under !!binary is not read: write it as text, so whether it has a release/,
        ),
      ])
    }
  },
)

test('a stray is told with its place and the way out', async () => {
  expect((await told({ 'clusters/prod/cart.yaml': `---\n${release('cart')}` })).strays).toEqual([
    'line 2 of "clusters/prod/cart.yaml" has the HelmRelease "cart", and no overlay of cart builds on it: put it into its overlay, have the policy name the environment that it is for, or write its own namespace',
  ])
  expect((await told(listing('mail, shop, ../dev/cart'))).strays).toEqual([
    'line 1 of "apps/dev/cart/release.yaml" has the HelmRelease "cart", which "apps/prod" lists past the overlays: put it into its overlay, have the policy name the environment that it is for, or write its own namespace',
  ])
})

const TARGET =
  '- { target: { kind: HelmRelease }, patch: "[{ op: replace, path: /spec/chart/spec/version, value: 9.9.9 }]" }'
const VALUE = PATCH.replace('chart: { spec: { version: 9.9.9 } }', 'values: { image: { tag: x } }')
const BESIDE = listing('mail, shop', 'patches: [{ path: x.yaml }]\n')

const targeted = (kind: string, path: string) =>
  listing(
    'mail, shop',
    `patches: [{ target: { kind: ${kind} }, patch: "[{ op: replace, path: ${path}, value: x }]" }]\n`,
  )
const REPLACED = listing('mail, shop', 'replacements: [{ path: x.yaml }]\n')
const replacing = (kind: string, field: string) =>
  `- { source: { kind: ConfigMap, fieldPath: data.x }, targets: [{ select: { kind: ${kind} }, fieldPaths: [${field}] }] }\n`

test.each<[string, Texts]>([
  ['a file beside them', { ...BESIDE, 'apps/prod/x.yaml': PATCH }],
  ['an operation under a target', listing('mail, shop', `patches:\n${TARGET}\n`)],
  ['the pinned tag of an image', { ...BESIDE, 'apps/prod/x.yaml': VALUE }],
  [
    'values that take the place of all of theirs',
    { ...BESIDE, 'apps/prod/x.yaml': VALUE.replace('image: { tag: x }', '$patch: replace') },
  ],
  [
    'a component',
    {
      ...listing('mail, shop', 'components: [_c]\n'),
      'apps/prod/_c/kustomization.yaml': COMPONENT,
      'apps/prod/_c/x.yaml': PATCH,
    },
  ],
  [
    'a folder above',
    {
      'apps/kustomization.yaml': 'resources: [prod]\npatches: [{ path: x.yaml }]\n',
      'apps/x.yaml': PATCH,
    },
  ],
  [
    'a folder between',
    {
      ...listing('mail, _x'),
      'apps/prod/_x/kustomization.yaml': 'resources: [../shop]\npatches: [{ path: x.yaml }]\n',
      'apps/prod/_x/x.yaml': PATCH,
    },
  ],
  [
    'a patch that calls itself something else',
    {
      ...listing('mail, shop', 'patches: [{ path: x.yaml, target: { name: shop } }]\n'),
      'apps/prod/x.yaml': PATCH.replace('kind: HelmRelease', 'kind: Ingress'),
    },
  ],
  [
    'a patch in a list',
    {
      ...BESIDE,
      'apps/prod/x.yaml': `kind: List\nitems:\n- ${PATCH.trimEnd().replaceAll('\n', '\n  ')}\n`,
    },
  ],
  [
    'a patch that deletes them',
    { ...BESIDE, 'apps/prod/x.yaml': `${HELM}${META('shop')}\n$patch: delete\n` },
  ],
  ['a target of several kinds', targeted('Ingress|HelmRelease', '/spec/chart')],
  ['a target that is not understood', targeted('"(?i)helmrelease"', '/spec/chart')],
  ['a target that fits much', targeted('".*"', '/spec/chart/spec/version')],
  ['an operation whose path starts late', targeted('HelmRelease', 'x/spec/chart/spec/version')],
  ['an operation on more than is followed', targeted('HelmRelease', `/x${'/x'.repeat(100)}`)],
  ['an operation that makes it another kind', targeted('Ingress', '/kind')],
  [
    'a patch that may make it another kind',
    listing(
      'mail, shop',
      'patches: [{ target: { kind: HelmRelease }, options: { allowKindChange: true }, patch: "{ kind: Ingress }" }]\n',
    ),
  ],
  ['what a ResourceSet is made from', targeted('ResourceSet', '/spec/inputs/0/version')],
  ['the address of a source', targeted('GitRepository', '/spec/url')],
  ['a replacement', { ...REPLACED, 'apps/prod/x.yaml': replacing('HelmRelease', 'spec.chart') }],
  [
    'a replacement of whatever fits',
    { ...REPLACED, 'apps/prod/x.yaml': replacing('HelmRelease', 'spec.*.spec.version') },
  ],
  ['a replacement that is not read', { ...REPLACED, 'apps/prod/x.yaml': LONG }],
  [
    'labels',
    listing(
      'mail, shop',
      'labels: [{ pairs: { version: 9.9.9 }, fields: [{ path: spec/chart/spec }] }]\n',
    ),
  ],
  [
    'labels that a configuration sets there',
    {
      ...listing('mail, shop', 'commonLabels: { tag: x }\nconfigurations: [x.yaml]\n'),
      'apps/prod/x.yaml': 'commonLabels: [{ path: spec/values/image, kind: HelmRelease }]\n',
    },
  ],
  [
    'a configuration that is not read',
    { ...listing('mail, shop', 'configurations: [x.yaml]\n'), 'apps/prod/x.yaml': LONG },
  ],
  ['a transformer', listing('mail, shop', 'transformers: [x.yaml]\n')],
])('pins of overlays that are changed around them by %s are told', async (_, change) => {
  const policy = policyOf(
    'version: 1\nenvironments:\n  dev: { overlays: "apps/dev/{service}" }\n  prod: { after: [dev], overlays: "apps/prod/{service}" }\npins: { image: [{ tag: image.tag }] }\n',
  )
  const { strays } = await told(change, { base: aBase({ policy }) })
  expect(strays).toEqual([
    expect.stringMatching(
      /^the kustomization in "apps(?:\/prod(?:\/_x)?)?" changes what overlays pin: put that into the overlay of each service, where it is judged$/,
    ),
  ])
})

test('an overlay of another environment is a stray, also where that is judged', async () => {
  const built = ['apps/dev/shop/kustomization.yaml', 'apps/dev/shop/release.yaml']
  expect((await told(listing('mail, ../dev/shop'), { built })).strays).toHaveLength(1)
})

test('what leads on through more folders than are followed is told', async () => {
  const folders = Array.from({ length: 12 }, (_, index) => [
    `deep/${index}/kustomization.yaml`,
    `resources: [../${index + 1}]\n`,
  ])
  const change = { ...Object.fromEntries(folders), ...listing('mail, shop, ../../deep/0') }
  expect((await told(change)).strays).toEqual([
    '"apps/prod" builds on more files than are followed, so what it moves can\'t be told; where it is meant, whoever may pass by the ruleset merges it',
  ])
})

test('a patch that is there already is told where it changes', async () => {
  const before = { ...BASE, ...BESIDE, 'apps/prod/x.yaml': PATCH }
  const change = { 'apps/prod/x.yaml': PATCH.replace('9.9.9', '9.9.10') }
  expect((await told(change, { before })).strays).toHaveLength(1)
})

const LABELS =
  'labels: [{ pairs: { version: x }, fields: [{ path: spec/chart/spec, kind: HelmChart }] }]\n'
const SELECTORS = 'configurations: [x.yaml]\nlabels: [{ pairs: { version: x } }]\n'
const CONFIGURED = 'commonLabels: [{ path: spec/chart/spec, kind: HelmChart }]\n'

test.each<[string, Texts, Texts]>([
  [
    'of another kind',
    listing('mail, shop', LABELS),
    listing('mail, shop', LABELS.replace('HelmChart', 'HelmRelease')),
  ],
  [
    'wherever selectors stand',
    { ...listing('mail, shop', SELECTORS), 'apps/prod/x.yaml': CONFIGURED },
    listing('mail, shop', SELECTORS.replace('x } }', 'x }, includeSelectors: true }')),
  ],
  [
    'of another version by a configuration',
    {
      ...listing('mail, shop', 'commonLabels: { version: x }\nconfigurations: [x.yaml]\n'),
      'apps/prod/x.yaml': CONFIGURED.replace('HelmChart', 'HelmRelease, version: v1'),
    },
    { 'apps/prod/x.yaml': CONFIGURED.replace('HelmChart', 'HelmRelease') },
  ],
])(
  'labels that are there already are told where they come to be set in pins %s',
  async (_, was, is) => {
    expect((await told(is, { before: { ...BASE, ...was } })).strays).toHaveLength(1)
  },
)

test.each<[string, Texts, string]>([
  ['replacements', REPLACED, replacing('HelmRelease', 'spec.chart.spec.version')],
  ['transformers', listing('mail, shop', 'transformers: [x.yaml]\n'), 'kind: PatchTransformer\n'],
  [
    'a configuration',
    listing('mail, shop', 'commonLabels: { version: x }\nconfigurations: [x.yaml]\n'),
    'commonLabels: [{ path: spec/chart/spec, kind: HelmRelease }]\n',
  ],
])(
  'what is around overlays already is told where a file of it changes: %s',
  async (_, list, text) => {
    const before = { ...BASE, ...list, 'apps/prod/x.yaml': 'a: 1\n' }
    expect((await told({ 'apps/prod/x.yaml': text }, { before })).strays).toHaveLength(1)
    expect((await told({ 'apps/prod/x.yaml': 'a: 2\n' }, { before })).strays).toHaveLength(
      list[PARENT]?.includes('transformers') === true ? 1 : 0,
    )
  },
)

test.each<[string, Texts]>([
  ['another order', listing('shop, mail')],
  ['another service in their folder', listing('mail, shop, cart')],
  ['one service less', listing('mail')],
  [
    'a patch of what is no pin',
    {
      ...BESIDE,
      'apps/prod/x.yaml': PATCH.replace('chart: { spec: { version: 9.9.9 } }', 'interval: 1m'),
    },
  ],
  [
    'a patch of how often a chart is looked at',
    {
      ...BESIDE,
      'apps/prod/x.yaml': PATCH.replace('version: 9.9.9', 'interval: 1m'),
    },
  ],
  ['an operation on how often', targeted('HelmRelease', '/spec/chart/spec/interval')],
  ['an operation on another kind', targeted('Receiver', '/spec/url')],
  [
    'a patch of another kind',
    {
      ...BESIDE,
      'apps/prod/x.yaml':
        'apiVersion: example.org/v1\nkind: Receiver\nmetadata: { name: x }\nspec: { url: x }\n',
    },
  ],
  [
    'a replacement in another kind',
    { ...REPLACED, 'apps/prod/x.yaml': replacing('Ingress', 'spec.rules') },
  ],
  [
    'a replacement of what is no pin',
    { ...REPLACED, 'apps/prod/x.yaml': replacing('HelmRelease', 'spec.values.host') },
  ],
  [
    'a configuration for names, with images',
    {
      ...listing('mail, shop', 'images: [{ name: x, newTag: y }]\nconfigurations: [x.yaml]\n'),
      'apps/prod/x.yaml':
        'nameReference: [{ kind: ConfigMap, fieldSpecs: [{ path: spec/valuesFrom/name, kind: HelmRelease }] }]\n',
    },
  ],
  ['a patch that nothing lists', { 'apps/prod/x.yaml': PATCH }],
  ['a release of nobody', { 'infra/redis.yaml': release('redis') }],
  [
    'a release of the same name elsewhere',
    { 'infra/shop.yaml': release('shop').replace('apps', 'infra') },
  ],
  ['what is no YAML', { 'infra/shop.yaml': 'a: [\n' }],
  ['what is gone', { 'apps/dev/shop/release.yaml': undefined }],
  ['a text', { 'README.md': release('shop') }],
])('%s is no stray', async (_, change) => {
  expect((await told(change)).strays).toEqual([])
})

test('what base has outside of overlays may go on, and what overlays build on is theirs', async () => {
  const file = 'clusters/lab/shop.yaml'
  const before = { ...BASE, [file]: release('shop', '1.0.0') }
  expect((await told({ [file]: release('shop') }, { before })).strays).toEqual([])
  const shared = 'apps/base/shop/release.yaml'
  expect((await told({ [shared]: release('shop') })).strays).toHaveLength(1)
  expect((await told({ [shared]: release('shop') }, { built: [shared] })).strays).toEqual([])
  const own = 'apps/prod/cart/release.yaml'
  const change = { ...listing('cart/release.yaml, mail, shop'), [own]: release('cart') }
  expect((await told(change, { built: [own] })).strays).toEqual([])
})

test('a release that its own overlay does not list is a stray, whether it is new or not', async () => {
  const file = 'apps/prod/cart/release.yaml'
  const list = { 'apps/prod/cart/kustomization.yaml': 'resources: []\n' }
  expect((await told({ ...list, [file]: release('cart') })).strays).toHaveLength(1)
  const before = { ...BASE, ...list, [file]: release('cart', '1.0.0') }
  expect((await told({ [file]: release('cart') }, { before })).strays).toHaveLength(1)
})

test('nothing is asked where overlays alone change, or no environment follows another', async () => {
  const own = 'apps/prod/shop/release.yaml'
  expect((await told({ [own]: release('shop') }, { built: [own] })).requests).toBe(0)
  const policy = policyOf('version: 1\nenvironments:\n  dev: { overlays: "apps/dev/{service}" }\n')
  const alone = await told({ 'x.yaml': release('shop') }, { base: aBase({ policy }) })
  expect(alone).toEqual({ strays: [], requests: 0 })
})

test('what is around overlays is read by as many requests for ten of them as for a thousand', async () => {
  const asked = async (services: number) => {
    const keys = Array.from({ length: services }, (_, index) => `s${index}`)
    const all = Object.assign({}, ...keys.map((key) => overlay('prod', key)))
    const before = { ...all, ...listing(keys.join(', ')) }
    const { strays, requests } = await told(listing([...keys, '_x'].join(', ')), { before })
    expect(strays).toEqual([])
    return requests
  }
  const few = await asked(10)
  expect(few).toBeLessThanOrEqual(5)
  expect(await asked(1_000)).toBe(few)
})

const FLUX = (name: string, path: string, more = '') =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: ${name}, namespace: flux-system }\nspec:\n  path: ${path}\n  sourceRef: { kind: GitRepository, name: flux-system }\n${more}`
const CLUSTER = 'clusters/prod/apps.yaml'
const INLINE =
  '  patches:\n  - patch: "[{ op: replace, path: /spec/chart/spec/version, value: 9.9.9 }]"\n    target: { kind: HelmRelease }\n'

/** One Kustomization for a service, and one for what is at a path. */
const split = (path: string) => `${FLUX('mail', path)}---\n${FLUX('shop', './apps/prod/shop')}`

describe('where a cluster has its overlays from', () => {
  const before = {
    ...BASE,
    [CLUSTER]: FLUX('apps', './apps/prod'),
    'clusters/lab/x.yaml': 'a: 1\n',
  }

  test.each<[string, Texts]>([
    ['another folder', { [CLUSTER]: FLUX('apps', './apps/dev') }],
    ['the overlay of another environment', { [CLUSTER]: FLUX('apps', './apps/dev/shop') }],
    [
      'another source',
      { [CLUSTER]: FLUX('apps', './apps/prod').replace('name: flux-system }\n', 'name: evil }\n') },
    ],
    ['another file', { [CLUSTER]: undefined, 'clusters/all.yaml': FLUX('apps', './apps/dev') }],
    ['another Kustomization', { [CLUSTER]: FLUX('other', './apps/dev') }],
    ['what no overlay is', { [CLUSTER]: split('./apps/prod/_x') }],
    ['a folder in an overlay', { [CLUSTER]: split('./apps/prod/mail/x') }],
    ['one overlay and another environment', { [CLUSTER]: split('./apps/dev/mail') }],
    [
      'one overlay from elsewhere',
      { [CLUSTER]: split('./apps/prod/mail').replace('name: flux-system }\n', 'name: evil }\n') },
    ],
  ])('may not become %s', async (_, change) => {
    expect((await told(change, { before })).strays).toEqual([
      expect.stringMatching(
        / build something else than "apps\/prod", which is judged: leave that, or whoever may pass by the ruleset merges it$/,
      ),
    ])
  })

  test('may not become one overlay of another environment, where it had several', async () => {
    const policy = policyOf(
      'version: 1\nenvironments:\n  dev: { overlays: "apps/dev/{service}" }\n  qa: { after: [dev], overlays: "apps/qa/{service}" }\n  prod: { after: [qa], overlays: "apps/prod/{service}" }\n',
    )
    const all = { ...before, [CLUSTER]: FLUX('apps', './apps') }
    const change = { [CLUSTER]: FLUX('apps', './apps/qa/shop') }
    const { strays } = await told(change, { before: all, base: aBase({ policy }) })
    expect(strays).toEqual([expect.stringMatching(/ build something else than "apps", /)])
  })

  test.each<[string, Texts]>([
    ['one that is there', { [CLUSTER]: FLUX('apps', './apps/prod', INLINE) }],
    ['one that is new', { 'clusters/eu/apps.yaml': FLUX('apps', './apps/prod', INLINE) }],
    [
      'one that leads to one service',
      { 'clusters/eu/shop.yaml': FLUX('shop', 'apps/prod/shop', INLINE) },
    ],
    ['one that leads to everything', { 'clusters/eu/all.yaml': FLUX('all', './', INLINE) }],
    ['a component', { [CLUSTER]: FLUX('apps', './apps/prod', '  components: [../parts]\n') }],
  ])('changes no pins on the way: %s', async (_, change) => {
    expect((await told(change, { before })).strays).toEqual([
      expect.stringMatching(/ change what overlays pin: put that into the overlay of each service/),
    ])
  })

  test.each<[string, Texts]>([
    ['its interval', { [CLUSTER]: FLUX('apps', 'apps/prod/', '  interval: 1m\n') }],
    ['one for each service', { [CLUSTER]: split('./apps/prod/mail') }],
    ['one of its services', { [CLUSTER]: FLUX('apps', './apps/prod/shop') }],
    ['its name', { [CLUSTER]: FLUX('other', './apps/prod') }],
    ['its file', { [CLUSTER]: undefined, 'clusters/all.yaml': FLUX('apps', './apps/prod') }],
    ['another cluster', { 'clusters/eu/apps.yaml': FLUX('apps', './apps/prod') }],
    ['what follows no other', { 'clusters/dev/apps.yaml': FLUX('apps', './apps/dev', INLINE) }],
    ['nothing any more', { [CLUSTER]: undefined }],
  ])('may change in %s', async (_, change) => {
    expect((await told(change, { before })).strays).toEqual([])
  })
})
