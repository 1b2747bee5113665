import { locate, movedBy, sharedFiles, valuesOf } from '@fluxgate/documents'
import { expect, describe as group, test } from '@jest/globals'
import { byReference, digest, overBase, patch, patchedBy, release, source } from './manifests.ts'
import { describe, request, search, type Tree } from './tree.ts'

const FILE = 'apps/prod/web/version.yaml'
const image = {
  pins: { chart: true, image: [{ tag: 'image.tag', digest: 'image.digest' }], values: [] },
}
const own = (text: string): Tree => ({
  'apps/prod/web/kustomization.yaml': 'resources: [release.yaml]\n',
  'apps/prod/web/release.yaml': text,
})
const oci = (ref: string, more = ''): Tree => own(`${byReference()}---\n${source(ref)}${more}`)

group('traps of real repositories', () => {
  const PATCH_WITH_OTHER_NAME = patch('1.4.1').replace('name: web', 'name: whatever')
  const cases: readonly (readonly [
    string,
    Tree,
    readonly string[],
    Parameters<typeof request>[0]?,
  ])[] = [
    [
      'a file on disk that no kustomization lists does not count',
      { ...patchedBy(patch('1.4.1')), 'apps/prod/web/other.yaml': patch('9.0.0') },
      [`chart 1.4.1 at ${FILE}:9:16 exact splice`],
    ],
    [
      'the last patch wins',
      overBase('patches: [{ path: a.yaml }, { path: b.yaml }]\n', {
        'apps/prod/web/a.yaml': patch('1.0.0'),
        'apps/prod/web/b.yaml': patch('1.4.1'),
      }),
      ['chart 1.4.1 at apps/prod/web/b.yaml:9:16 exact splice'],
    ],
    [
      'a base that is newer than the overlay does not count',
      { ...patchedBy(patch('1.4.1')), 'apps/base/web/release.yaml': release('9.9.9') },
      [`chart 1.4.1 at ${FILE}:9:16 exact splice`],
    ],
    [
      'patchesJson6902 is applied behind patches, wherever it is written',
      overBase(
        'patchesJson6902: [{ path: ops.yaml, target: { kind: HelmRelease, name: web } }]\npatches: [{ path: version.yaml }]\n',
        {
          'apps/prod/web/ops.yaml': '- { op: add, path: /spec/chart/spec/version, value: 1.5.0 }\n',
          [FILE]: patch('1.4.1'),
        },
      ),
      ['chart 1.5.0 at apps/prod/web/ops.yaml:1:53 exact splice'],
    ],
    [
      'what a JSON6902 patch tests afterwards is not edited, for the build would stop there',
      overBase('patches: [{ path: ops.yaml, target: { kind: HelmRelease, name: web } }]\n', {
        'apps/prod/web/ops.yaml':
          '- { op: add, path: /spec/chart/spec/version, value: 1.5.0 }\n- { op: test, path: /spec/chart, value: { spec: { version: 1.5.0 } } }\n',
      }),
      [
        'chart 1.5.0 at apps/prod/web/ops.yaml:1:53 exact refused template apps/prod/web/ops.yaml:1:53',
      ],
    ],
    [
      'what a JSON6902 patch tests before it sets another value is edited',
      overBase('patches: [{ path: ops.yaml, target: { kind: HelmRelease, name: web } }]\n', {
        'apps/prod/web/ops.yaml':
          '- { op: test, path: /spec/none, value: null }\n- { op: test, path: /spec/chart/spec/version, value: 1.0.0 }\n- { op: replace, path: /spec/chart/spec/version, value: 1.5.0 }\n',
      }),
      ['chart 1.5.0 at apps/prod/web/ops.yaml:3:57 exact splice'],
    ],
    [
      'with a target the name in the patch is ignored',
      overBase('patches: [{ path: version.yaml, target: { kind: HelmRelease, name: we. } }]\n', {
        [FILE]: PATCH_WITH_OTHER_NAME,
      }),
      [`chart 1.4.1 at ${FILE}:9:16 exact splice`],
    ],
    [
      'patches in a list of objects count, also in a list within it',
      patchedBy(
        `kind: List\nitems:\n- kind: List\n  items:\n  - ${patch('1.4.1').trimEnd().replaceAll('\n', '\n    ')}\n`,
      ),
      ['chart 1.4.1 at apps/prod/web/version.yaml:13:20 exact splice'],
    ],
    [
      'labels that are set where the version stands are the version',
      overBase(
        'labels: [{ pairs: { version: 1.4.1 }, fields: [{ path: spec/chart/spec, kind: HelmRelease }] }]\n',
      ),
      [
        'chart 1.4.1 at apps/prod/web/kustomization.yaml:2:30 exact refused template apps/prod/web/kustomization.yaml:2:30',
      ],
    ],
    [
      'labels that are set in another kind are not the version',
      overBase(
        'labels: [{ pairs: { version: 1.4.1 }, fields: [{ path: spec/chart/spec, kind: HelmChart }, { path: spec/none }] }]\n',
      ),
      [
        'chart 1.0.0 at apps/base/web/release.yaml:10:16 exact refused shared apps/base/web/release.yaml:10:16',
      ],
    ],
    [
      'labels that a configuration sets where the version stands are the version',
      overBase('commonLabels: { version: 1.4.1 }\nconfigurations: [c.yaml]\n', {
        'apps/prod/web/c.yaml': 'commonLabels: [{ path: spec/chart/spec, kind: HelmRelease }]\n',
      }),
      [
        'chart 1.4.1 at apps/prod/web/kustomization.yaml:2:26 exact refused template apps/prod/web/kustomization.yaml:2:26',
      ],
    ],
    [
      'annotations that a configuration sets where the version stands are the version',
      overBase('commonAnnotations: { version: 1.4.1 }\nconfigurations: [c.yaml]\n', {
        'apps/prod/web/c.yaml':
          'commonAnnotations: [{ path: spec/chart/spec, group: helm.toolkit.fluxcd.io, version: v2, create: true }]\n',
      }),
      [
        'chart 1.4.1 at apps/prod/web/kustomization.yaml:2:31 exact refused template apps/prod/web/kustomization.yaml:2:31',
      ],
    ],
    [
      'names and namespaces of sources that a configuration has go with them are no trouble',
      {
        ...own(release('1.4.1')),
        'apps/prod/web/kustomization.yaml':
          'resources: [release.yaml]\nnamespace: apps\nconfigurations: [c.yaml]\n',
        'apps/prod/web/c.yaml':
          'nameReference: [{ kind: HelmRepository, fieldSpecs: [{ path: spec/chart/spec/sourceRef/name }] }]\nnamespace: [{ path: spec/chart/spec/sourceRef/namespace }]\n',
      },
      ['chart 1.4.1 at apps/prod/web/release.yaml:10:16 exact splice'],
    ],
    [
      'what else a configuration has written where the version stands is not followed',
      overBase('namespace: apps\nconfigurations: [c.yaml]\n', {
        'apps/prod/web/c.yaml':
          'nameReference: [{ kind: Secret, fieldSpecs: [{ path: spec/chartRef/name }] }]\nnamespace: [{ path: spec/chart/spec/version }]\n',
      }),
      ['refused build apps/prod/web/c.yaml:2:13'],
    ],
    [
      'keys are told apart by their case here, and not by kustomize',
      overBase('patches: [{ Target: { kind: HelmRelease }, path: version.yaml }]\n', {
        'apps/prod/web/version.yaml': patch('1.4.1'),
      }),
      ['refused build apps/prod/web/kustomization.yaml:2:21'],
    ],
    [
      'keys of a configuration are so as well',
      overBase('commonLabels: { version: 1.4.1 }\nconfigurations: [c.yaml]\n', {
        'apps/prod/web/c.yaml': 'commonLabels: [{ Path: spec/chart/spec }]\n',
      }),
      ['refused build apps/prod/web/c.yaml:1:24'],
    ],
    [
      'labels and what vars name have keys of their own',
      overBase(
        'labels: [{ pairs: { Name: x } }]\ncommonAnnotations: { Path: x }\ngeneratorOptions: { labels: { Kind: x } }\nvars: [{ name: v, fieldref: { fieldpath: x } }]\n',
      ),
      ['refused build apps/prod/web/kustomization.yaml:5:7'],
    ],
    [
      'replacements that are not read may set a version',
      overBase('replacements: [{ path: r.yaml }]\n', {
        'apps/prod/web/r.yaml': `# ${'x'.repeat(70_000)}\n`,
      }),
      ['refused too-large apps/prod/web/r.yaml:1:1'],
    ],
    [
      'labels that take more steps than any overlay needs',
      overBase(`labels:\n${'- pairs: { a: b }\n'.repeat(1_100)}`),
      ['refused too-large apps/prod/web/kustomization.yaml:1002:15'],
    ],
    [
      'replacements that make more than any overlay needs',
      overBase(
        `replacements:\n- source: { kind: ConfigMap }\n  targets:\n  - select: { kind: HelmRelease }\n    options: { create: true }\n    fieldPaths:\n${Array.from({ length: 1_100 }, (_, index) => `    - spec.values.a${index}\n`).join('')}`,
      ),
      ['refused too-large apps/prod/web/kustomization.yaml:1002:7'],
    ],
    [
      'a target is anchored: "we" does not hit web',
      overBase('patches: [{ path: version.yaml, target: { kind: HelmRelease, name: we } }]\n', {
        [FILE]: PATCH_WITH_OTHER_NAME,
      }),
      [
        'chart 1.0.0 at apps/base/web/release.yaml:10:16 exact refused shared apps/base/web/release.yaml:10:16',
      ],
    ],
    [
      'a target may name the release as it was before a prefix',
      {
        ...overBase('patches: [{ path: version.yaml, target: { name: web } }]\n', {
          [FILE]: PATCH_WITH_OTHER_NAME,
        }),
        'apps/base/web/kustomization.yaml': 'namePrefix: my-\nresources: [release.yaml]\n',
      },
      [`chart 1.4.1 at ${FILE}:9:16 exact splice`],
      { name: 'my-web' },
    ],
    [
      'a patch without a target has to name the namespace of the release',
      patchedBy(patch('1.4.1').replace('  namespace: apps\n', '')),
      [`refused build ${FILE}:1:1`],
    ],
    [
      'a target selects by label',
      {
        ...overBase(
          'patches: [{ path: version.yaml, target: { labelSelector: "tier in (front), !legacy" } }]\n',
          { [FILE]: PATCH_WITH_OTHER_NAME },
        ),
        'apps/base/web/release.yaml': release('1.0.0').replace(
          '  namespace',
          '  labels: { tier: front }\n  namespace',
        ),
      },
      [`chart 1.4.1 at ${FILE}:9:16 exact splice`],
    ],
    [
      'one patch that hits several releases is not edited',
      {
        ...overBase('patches: [{ path: version.yaml, target: { kind: HelmRelease } }]\n', {
          [FILE]: patch('1.4.1'),
        }),
        'apps/base/web/release.yaml': `${release('1.0.0')}---\n${release('1.0.0', '', 'worker')}`,
      },
      [`chart 1.4.1 at ${FILE}:9:16 exact refused several-releases ${FILE}:9:16`],
    ],
    [
      'one patch over several releases is edited where a later patch frees the others',
      {
        ...overBase(
          'patches: [{ path: all.yaml, target: { kind: HelmRelease } }, { path: worker.yaml }]\n',
          {
            'apps/prod/web/all.yaml': patch('1.4.1'),
            'apps/prod/web/worker.yaml': patch('2.0.0').replace('name: web', 'name: worker'),
          },
        ),
        'apps/base/web/release.yaml': `${release('1.0.0')}---\n${release('1.0.0', '', 'worker')}`,
      },
      ['chart 1.4.1 at apps/prod/web/all.yaml:9:16 exact splice'],
    ],
    [
      'one number as chart version, image tag and comment is three places',
      patchedBy(
        `# 1.4.1\n${patch('1.4.1 # 1.4.1', '  values: { image: { tag: 1.4.1 }, note: 1.4.1 }\n')}`,
      ),
      [
        `chart 1.4.1 at ${FILE}:10:16 exact splice`,
        `values.image.tag 1.4.1 at ${FILE}:11:27 exact splice`,
      ],
      image,
    ],
    [
      'a resource that is also its own patch',
      {
        ...own(release('1.4.1')),
        'apps/prod/web/kustomization.yaml':
          'resources: [release.yaml]\npatches: [{ path: release.yaml }]\n',
      },
      ['chart 1.4.1 at apps/prod/web/release.yaml:10:16 exact splice'],
    ],
    [
      'a missing namespace in the file fits any that is asked for',
      own(release('1.4.1').replace('  namespace: apps\n', '')),
      ['chart 1.4.1 at apps/prod/web/release.yaml:9:16 exact splice'],
      { namespace: 'shop' },
    ],
    [
      'another namespace than the one asked for is another release',
      own(release('1.4.1')),
      ['refused no-release apps/prod/web'],
      { namespace: 'shop' },
    ],
    [
      'a digest rules beside a tag, and both are slots',
      oci(`tag: 1.4.1\ndigest: ${digest('ab')}\n`),
      [
        'chart 1.4.1 at apps/prod/web/release.yaml:19:10 exact splice',
        `digest ${digest('ab')} at apps/prod/web/release.yaml:20:13 exact splice`,
      ],
    ],
    [
      'semver rules over tag, and an exact one is exact',
      oci('tag: 1.0.0\nsemver: 1.4.2\n'),
      ['chart 1.4.2 at apps/prod/web/release.yaml:20:13 exact splice'],
    ],
    [
      'semver 1.x is a range',
      oci('semver: 1.x\n'),
      ['chart 1.x at apps/prod/web/release.yaml:19:13 range splice'],
    ],
    [
      'a tag is never a range',
      oci('tag: "1.4"\n'),
      ['chart 1.4 at apps/prod/web/release.yaml:19:10 exact splice'],
    ],
    [
      'a chart version 1.4 is a range',
      own(release('"1.4"')),
      ['chart 1.4 at apps/prod/web/release.yaml:10:16 range splice'],
    ],
    [
      'a Flux Kustomization under the name of a kustomization is said so',
      {
        'apps/prod/web/kustomization.yaml':
          'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: web }\n',
      },
      ['refused build apps/prod/web/kustomization.yaml:1:1'],
    ],
    [
      'a commented-out resource is not there',
      {
        ...own(release('1.4.1')),
        'apps/prod/web/kustomization.yaml': 'resources:\n# - release.yaml\n',
      },
      ['refused no-release apps/prod/web'],
    ],
    [
      'malformed variables in flow style are no YAML, and the place is named',
      patchedBy('{ apiVersion: v1, kind: $' + '{VAR:v1} }\n'),
      [`refused not-yaml ${FILE}:1:26`],
    ],
    [
      'kustomize vars are not followed',
      overBase('vars: [{ name: A }]\n'),
      ['refused build apps/prod/web/kustomization.yaml:2:7'],
    ],
  ]
  for (const [name, tree, expected, changes] of cases)
    test(name, () => {
      expect(describe(search(tree, request(changes)).located)).toEqual(expected)
    })
})

group('scalars that are shown but not edited', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['an alias', patch('*v').replace('spec:\n', 'x: &v 1.4.1\nspec:\n'), `alias ${FILE}:10:16`],
    [
      'an anchor that an alias repeats',
      patch('&v 1.4.1', '  values: { a: *v }\n'),
      `anchor ${FILE}:9:19`,
    ],
    [
      'a map that an alias repeats',
      patch('1.4.1', '').replace('chart:\n', 'chart: &c\n').concat('x: *c\n'),
      `anchor ${FILE}:8:5`,
    ],
    [
      'a map that a merge key brings',
      patch('1.4.1')
        .replace('    spec:\n      version: 1.4.1\n', '    spec:\n      <<: *c\n')
        .replace('spec:\n', 'c: &c { version: 1.4.1 }\nspec:\n'),
      `alias ${FILE}:10:11`,
    ],
    ['a variable', patch(`"$${'{VERSION}'}"`), `template ${FILE}:9:16`],
    ['an input of a template', patch('"<< inputs.version >>"'), `template ${FILE}:9:16`],
    ['a block scalar', patch('|-\n        1.4.1'), `block-scalar ${FILE}:9:16`],
    ['a plain scalar over two lines', patch('1.4.1\n        beta'), `block-scalar ${FILE}:9:16`],
    ['a key twice in its map', patch('1.4.0\n      version: 1.4.1'), `duplicate-key ${FILE}:9:7`],
    [
      'a key twice in a map above it',
      `${patch('1.4.1')}kind: HelmRelease\n`,
      `duplicate-key ${FILE}:1:1`,
    ],
    ['a tag of its own', patch('!secret 1.4.1'), `not-a-scalar ${FILE}:9:24`],
    ['an empty string', patch('""'), `not-a-scalar ${FILE}:9:16`],
    [
      'a line of image automation',
      patch('1.4.1 # {"$imagepolicy": "apps:web:tag"}'),
      `image-policy ${FILE}:9:16`,
    ],
  ]
  test.each(cases)('%s', (_, text, refusal) => {
    const [line] = describe(search(patchedBy(text), request()).located)
    expect(line).toMatch(/^chart /)
    expect(line?.split(' refused ')[1]).toBe(refusal)
  })

  test('an anchor that nothing repeats is no trouble, nor a !!str tag', () => {
    for (const written of ['&v 1.4.1', '!!str 1.4.1'])
      expect(describe(search(patchedBy(patch(written)), request()).located)[0]).toMatch(
        /exact splice$/,
      )
  })
})

group('files that are not what they should be', () => {
  test.each([
    ['symlink', 'symlink'],
    ['submodule', 'mode'],
    ['executable', 'mode'],
    ['binary', 'not-yaml'],
    ['too-large', 'too-large'],
  ])('a patch that is %s is refused as %s', (what, code) => {
    expect(describe(search(patchedBy(what), request()).located)).toEqual([
      `refused ${code} ${FILE}`,
    ])
  })

  test('a resource that can not be read matters only when the release is not found', () => {
    const tree = own(release('1.4.1'))
    const listed = {
      ...tree,
      'apps/prod/web/kustomization.yaml': 'resources: [release.yaml, crds.yaml]\n',
      'apps/prod/web/crds.yaml': 'too-large',
    }
    expect(describe(search(listed, request()).located)).toEqual([
      'chart 1.4.1 at apps/prod/web/release.yaml:10:16 exact splice',
    ])
    const gone = { ...listed, 'apps/prod/web/release.yaml': 'binary' }
    expect(describe(search(gone, request()).located)).toEqual([
      'refused not-yaml apps/prod/web/release.yaml',
    ])
  })

  test.each([
    [
      'a path out of the repository',
      'resources: [../../../../etc]\n',
      'outside apps/prod/web/kustomization.yaml:1:13',
    ],
    [
      'an absolute path',
      'resources: [/etc/web]\n',
      'outside apps/prod/web/kustomization.yaml:1:13',
    ],
    [
      'a path with a trailing dot',
      'resources: [../base./web]\n',
      'outside apps/prod/web/kustomization.yaml:1:13',
    ],
    [
      'a folder that leads back to itself',
      'resources: [../web]\n',
      'build apps/prod/web/kustomization.yaml:1:13',
    ],
    [
      'a resource that does not exist',
      'resources: [missing.yaml]\n',
      'build apps/prod/web/kustomization.yaml:1:13',
    ],
    [
      'two documents in a kustomization',
      'resources: []\n---\nresources: []\n',
      'build apps/prod/web/kustomization.yaml',
    ],
    [
      'a base elsewhere',
      'resources: ["git@github.com:acme/base"]\n',
      'remote apps/prod/web/kustomization.yaml:1:13',
    ],
  ])('%s is refused', (_, kustomization, expected) => {
    const tree = { 'apps/prod/web/kustomization.yaml': kustomization, 'apps/prod/web/x.yaml': '' }
    expect(describe(search(tree, request()).located)).toEqual([`refused ${expected}`])
  })

  test.each([
    '.github/workflows/web.yaml',
    '.fluxgate/policy.yaml',
    '.GitHub/x.yaml',
    'clusters/flux-system/gotk-sync.yaml',
    '../x.yaml',
    'a/.git/config',
  ])('an address into %s is refused', (file) => {
    const tree = { ...patchedBy(patch('1.4.1')), [file]: 'version: 1.4.1\n' }
    const found = search(
      tree,
      request({ addresses: [{ pin: 'chart', file, pointer: '/version' }] }),
    )
    expect(describe(found.located)).toEqual([`refused outside ${file}`])
  })
})

group('the overlay', () => {
  test('is the first candidate that exists, a folder or a file', () => {
    const candidates = { overlays: ['apps/prod/web', 'apps/prod/web-values.yaml'] }
    const tree = { 'apps/prod/web-values.yaml': patch('1.4.1') }
    expect(describe(search(tree, request(candidates)).located)).toEqual([
      'chart 1.4.1 at apps/prod/web-values.yaml:9:16 exact splice',
    ])
    expect(
      describe(search({ ...tree, ...own(release('1.5.0')) }, request(candidates)).located)[0],
    ).toMatch(/release\.yaml/)
    expect(describe(search({}, request(candidates)).located)).toEqual([
      'refused no-overlay apps/prod/web',
    ])
  })

  test('asks for what it needs in few rounds, and for nothing twice', () => {
    expect(search(patchedBy(patch('1.4.1')), request()).rounds).toBe(3)
    expect(locate(new Map(), request())).toEqual({
      kind: 'need',
      paths: ['apps/prod/web', 'apps/prod/web/kustomization.yaml'],
    })
  })

  test('tells every file that took part', () => {
    const { located } = search(patchedBy(patch('1.4.1')), request())
    expect(located.files).toEqual([
      'apps/base/web/kustomization.yaml',
      'apps/base/web/release.yaml',
      'apps/prod/web/kustomization.yaml',
      FILE,
    ])
  })

  test('as a file takes the source of the same name for a release that names none', () => {
    const text = `${patch('x').replace(/ {2}chart:[\s\S]*/, '  values: {}\n')}---\n${source('tag: 1.4.1')}`
    const { located } = search(
      { 'apps/prod/web.yaml': text },
      request({ overlays: ['apps/prod/web.yaml'] }),
    )
    expect(describe(located)).toEqual(['chart 1.4.1 at apps/prod/web.yaml:17:10 exact splice'])
  })
})

group('addresses', () => {
  const at = (file: string, pointer: string) =>
    request({ addresses: [{ pin: 'chart', file, pointer }] })
  const tree = { ...overBase(''), 'vars.yaml': 'a:\n  b/c: [1.4.1]\n---\nd: 1.0.0\n' }

  test('rule over what would be found, anywhere in the repository', () => {
    expect(describe(search(tree, at('vars.yaml', '/a/b~1c/0')).located)).toEqual([
      'chart 1.4.1 at vars.yaml:2:9 exact splice',
    ])
  })

  test.each([
    ['nothing there', 'vars.yaml', '/x', 'address vars.yaml'],
    ['no file there', 'none.yaml', '/x', 'address none.yaml'],
    ['a map', 'vars.yaml', '/a', 'not-a-scalar vars.yaml:2:3'],
    ['no pointer', 'vars.yaml', 'a', 'address vars.yaml'],
  ])('%s is refused', (_, file, pointer, expected) => {
    expect(describe(search(tree, at(file, pointer)).located)).toEqual([`refused ${expected}`])
  })

  test('are enough where no release can be found', () => {
    const { located } = search(
      { 'apps/prod/web/kustomization.yaml': 'resources: []\n', 'vars.yaml': 'v: 1.4.1\n' },
      at('vars.yaml', '/v'),
    )
    expect(describe(located)).toEqual(['chart 1.4.1 at vars.yaml:1:4 exact splice'])
  })

  test('that several environments share are told by the place', () => {
    const one = search(tree, at('vars.yaml', '/d')).located
    const two = search(tree, at('vars.yaml', '/a/b~1c/0')).located
    if (one.kind !== 'found' || two.kind !== 'found') throw new Error('not found')
    const [slot] = one.slots
    if (slot === undefined) throw new Error('no slot')
    expect(movedBy(slot, [one])).toEqual([one])
    expect(movedBy(slot, [two])).toEqual([])
  })
})

group('images', () => {
  const line = (values: string) =>
    describe(search(patchedBy(patch('1.4.1', values)), request(image)).located).slice(1)
  test('tag and digest in one scalar are two slots of one place', () => {
    expect(line(`  values: { image: { tag: "1.4.1@${digest('ab')}" } }\n`)).toEqual([
      `values.image.tag 1.4.1 at ${FILE}:10:27 exact splice`,
      `values.image.digest ${digest('ab')} at ${FILE}:10:27 exact splice`,
    ])
  })

  test('a digest of its own stands for itself', () => {
    expect(line(`  values: { image: { tag: 1.4.1, digest: "${digest('ab')}" } }\n`)).toEqual([
      `values.image.tag 1.4.1 at ${FILE}:10:27 exact splice`,
      `values.image.digest ${digest('ab')} at ${FILE}:10:42 exact splice`,
    ])
  })

  test('a digest nobody asked for is still told, since it rules', () => {
    const pins = { chart: true, image: [{ tag: 'image', digest: undefined }], values: [] }
    const values = `  values: { image: "host:5000/acme/web:1.4.1@${digest('ab')}" }\n`
    expect(
      describe(search(patchedBy(patch('1.4.1', values)), request({ pins })).located).slice(1),
    ).toEqual([
      `values.image 1.4.1 at ${FILE}:10:20 exact splice`,
      `values.image@digest ${digest('ab')} at ${FILE}:10:20 exact splice`,
    ])
  })

  test('a path that is not there is no slot', () => {
    expect(line('')).toEqual([])
  })
})

group('what goes with the pins', () => {
  test('origin annotations are slots where this overlay sets them, not where the base does', () => {
    const note =
      '  annotations: { event.toolkit.fluxcd.io/release: 0a1b2c3d4e5f, event.toolkit.fluxcd.io/source-commit: "1" }\n'
    const annotated = patch('1.4.1').replace('spec:\n', `${note}spec:\n`)
    expect(describe(search(patchedBy(annotated), request()).located).slice(1)).toEqual([
      `origin release 0a1b2c3d4e5f at ${FILE}:6:51 exact splice`,
      `origin source-commit 1 at ${FILE}:6:104 exact splice`,
    ])
    const base = {
      ...patchedBy(patch('1.4.1')),
      'apps/base/web/release.yaml': release('1.0.0').replace('spec:\n', `${note}spec:\n`),
    }
    expect(describe(search(base, request()).located)).toHaveLength(1)
  })

  test('an origin annotation that is empty yet can be filled, where it has quotes', () => {
    const annotated = (value: string) =>
      patchedBy(
        patch('1.4.1').replace(
          'spec:\n',
          `  annotations:\n    event.toolkit.fluxcd.io/source-commit: ${value}\nspec:\n`,
        ),
      )
    const told = (value: string) => describe(search(annotated(value), request()).located).slice(1)
    expect(told('""')).toEqual([`origin source-commit  at ${FILE}:7:44 exact splice`])
    expect(told('')).toEqual([])
  })

  test('values that the overlay itself sets are told, pins and base values are not', () => {
    const tree = {
      ...patchedBy(
        patch('1.4.1', '  values: { image: { tag: 1.4.1 }, replicas: 3, list: [a, { b: c }] }\n'),
      ),
      'apps/base/web/release.yaml': release('1.0.0', '  values: { fromBase: true }\n'),
    }
    const { located, files } = search(tree, request(image))
    if (located.kind !== 'found') throw new Error('not found')
    expect([...valuesOf(files, located)]).toEqual([
      ['replicas', '3'],
      ['list.0', 'a'],
      ['list.1.b', 'c'],
    ])
  })

  test('files of slots outside the overlay are told, with lines that pin the version in it', () => {
    const { located } = search(overBase(''), request())
    if (located.kind !== 'found') throw new Error('not found')
    expect(sharedFiles(located)).toEqual(['apps/base/web/release.yaml'])
    const edit = located.slots[0]?.edit
    expect(edit?.kind === 'refused' ? edit.refusal.suggestion : '').toBe(
      `# apps/prod/web/version.yaml, listed last under patches in apps/prod/web/kustomization.yaml
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: web
  namespace: apps
spec:
  chart:
    spec:
      version: "1.0.0"`,
    )
  })
})
