import { replace, valuesOf } from '@fluxgate/documents'
import { expect, describe as group, test } from '@jest/globals'
import { processorTime } from '../../../test/support/processor-time.ts'
import { overBase, patch, patchedBy, release } from './manifests.ts'
import { describe, request, search, type Tree } from './tree.ts'

const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('')
const bomb = `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${many(9, (i) => `a${i + 1}: &a${i + 1} [${many(9, () => `*a${i}, `)}]\n`)}`
const mapBomb = `a0: &a0 { x: 1 }\n${many(40, (i) => `a${i + 1}: &a${i + 1} { l: *a${i}, r: *a${i} }\n`)}`
const merges = (count: number) =>
  many(count, (i) => `- &a${i} { <<: *a${i === 0 ? 0 : i - 1}, k${i}: 1 }\n`)
const anchors = (count: number) => many(count, (i) => `k${i}: &a ${i}\n`)

/**
 * Texts that once brought a YAML library to its knees; with what they are refused as, where they must be, and a shorter one that does
 * for what is read in the same way, in the same share of the time.
 */
const CORPUS: readonly (readonly [string, string, string | undefined, string?])[] = [
  ['1,000 [', '['.repeat(1_000), 'too-deep'],
  ['5,000 [', '['.repeat(5_000), 'too-deep'],
  ['20,000 [', '['.repeat(20_000), 'too-deep'],
  ['60,000 [ over lines', '[\n'.repeat(60_000), 'too-deep', '[\n'.repeat(15_000)],
  ['15,000 {a:', '{a: '.repeat(15_000), 'too-deep'],
  ['30,000 -', '- '.repeat(30_000), 'too-deep'],
  ['30,000 ?', '? '.repeat(30_000), 'too-deep'],
  ['maps in maps, 1,400 deep', many(1_400, (i) => `${' '.repeat(i)}a:\n`), 'too-deep'],
  ['balanced, 65 deep', `${'['.repeat(65)}${']'.repeat(65)}`, 'too-deep'],
  ['a scalar of 10 MB', `a: ${'x'.repeat(10_000_000)}`, 'too-large'],
  ['a line of 70,000', `a: ${'x'.repeat(70_000)}`, 'too-large'],
  ['200,000 keys', many(200_000, (i) => `k${i}: 1\n`), 'too-large'],
  ['60,000 keys', many(60_000, (i) => `key${i}: 1\n`), undefined],
  ['6,000 keys in one flow map', `{${many(6_000, (i) => `k${i}: 1,`)}}`, undefined],
  ['300,000 bytes in three-byte letters', `a: ${'\u20ac\n '.repeat(350_000)}`, 'too-large'],
  ['an alias bomb of lists', bomb, undefined],
  ['an alias bomb of maps', mapBomb, undefined],
  ['an alias within its own anchor', 'a: &a { b: *a }\n', undefined],
  ['a chain of 10,000 merges', merges(10_000), undefined, merges(2_500)],
  ['20,000 anchors of one name', anchors(20_000), undefined, anchors(5_000)],
  ['10,000 documents', '---\na: 1\n'.repeat(10_000), 'too-large'],
  [
    'keys of the prototype',
    '__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\n',
    undefined,
  ],
  ['control characters', 'a: \u0000\u0001\u001b[31m\n', undefined],
  ['half a surrogate', 'a: \ud800\n', undefined],
  ['40,000 colons', ': '.repeat(30_000), undefined],
  ['quotes without end', `a: "${'x\n'.repeat(20_000)}`, 'not-yaml'],
]

const wide = {
  pins: {
    chart: true,
    image: [{ tag: 'image.tag', digest: undefined }],
    values: ['__proto__.polluted', 'a40', 'a9'],
  },
}

/** Searches and edits whatever is found, within seconds. */
function endure(tree: Tree): readonly string[] {
  const { result, seconds } = processorTime(() => {
    const { located, files } = search(tree, request(wide))
    if (located.kind === 'found') {
      valuesOf(files, located)
      replace(
        files,
        located.slots.map((slot) => ({ slot, value: '9.9.9' })),
      )
    }
    return located
  })
  expect(seconds).toBeLessThan(12)
  return describe(result)
}

const indented = (text: string) => text.replace(/^/gm, '      ')

// What breaks only in a process that met it before, shows in the second place: both are read several times.
group('hostile YAML, in two places in one process', () => {
  for (const [name, text, code] of CORPUS)
    test(`${name} ends ${code === undefined ? 'in an answer' : `refused as ${code}`}`, () => {
      const [asPatch] = endure(patchedBy(text))
      if (code !== undefined)
        expect(asPatch).toMatch(new RegExp(`^refused ${code} apps/prod/web/version.yaml`))
      const kustomization = { 'apps/prod/web/kustomization.yaml': text }
      const [asKustomization] = endure({ ...overBase(''), ...kustomization })
      if (code !== undefined) expect(asKustomization).toMatch(new RegExp(`^refused ${code} `))
      expect(({} as Readonly<Record<string, unknown>>)['polluted']).toBeUndefined()
    })

  test.each(
    CORPUS.filter(([, text]) => text.length < 400_000).map(([name, text, , shorter = text]) => ({
      name,
      text: shorter,
    })),
  )(
    '$name as a string within a kustomization, beside values and in a file nobody needs',
    ({ text }) => {
      const inline = `patches:\n  - target: { kind: HelmRelease }\n    patch: |\n${indented(text)}\n`
      expect(endure(overBase(inline))).not.toEqual([])
      expect(endure(patchedBy(patch('1.4.1', `  values:\n${indented(text)}\n`)))).not.toEqual([])
      const tree = {
        'apps/prod/web/kustomization.yaml': 'resources: [release.yaml, other.yaml]\n',
        'apps/prod/web/release.yaml': release('1.4.1'),
        'apps/prod/web/other.yaml': text,
      }
      expect(endure(tree)).toEqual(['chart 1.4.1 at apps/prod/web/release.yaml:10:16 exact splice'])
    },
  )
})

group('hostile trees', () => {
  test('folders that each list the next one twice end in an answer', () => {
    const tree: Record<string, string> = {
      'apps/prod/web/kustomization.yaml': 'resources: [../../f0]\n',
    }
    for (let i = 0; i < 20; i += 1)
      tree[`apps/f${i}/kustomization.yaml`] = `resources: [../f${i + 1}, ../f${i + 1}]\n`
    expect(endure({ ...tree, 'apps/f20/kustomization.yaml': 'resources: []\n' })[0]).toMatch(
      /^refused too-large /,
    )
  })

  const releases = (count: number) => many(count, (i) => `---\n${release('1.0.0', '', `web${i}`)}`)
  const crowd = (patches: string, others = 900) => ({
    ...overBase(`patches:\n${patches}`, { 'apps/prod/web/version.yaml': patch('1.4.1') }),
    'apps/base/web/release.yaml': `${release('1.0.0')}${releases(others)}`,
  })

  test('hundreds of patches over hundreds of objects are followed', () => {
    const one = '  - { target: { kind: HelmRelease, name: web }, path: version.yaml }\n'
    expect(endure(crowd(one.repeat(300), 300))).toEqual([
      'chart 1.4.1 at apps/prod/web/version.yaml:9:16 exact splice',
    ])
  })

  test.each([
    '  - { target: { kind: HelmRelease, name: "(a*)*b|web.*" }, path: version.yaml }\n',
    '  - { target: { kind: HelmRelease }, path: version.yaml }\n',
    '  - { path: version.yaml }\n',
    `  - { target: { kind: HelmRelease }, patch: '[${many(100, () => '{"op": "add", "path": "/spec/chart/spec/version", "value": "1"}, ')}]' }\n`,
  ])('hundreds of patches like %s over hundreds of objects end in an answer', (one) => {
    expect(endure(crowd(one.repeat(900)))[0]).toMatch(/^refused too-large |exact splice$/)
  })

  test('thousands of operations on a wide map end in an answer', () => {
    const wideMap = `  values:\n${many(20_000, (i) => `    k${i}: 1\n`)}`
    const tree = {
      ...overBase('patches: [{ path: ops.yaml, target: { kind: HelmRelease } }]\n'),
      'apps/prod/web/ops.yaml': many(
        5_000,
        (i) => `- { op: replace, path: /spec/values/k${i}, value: 2 }\n`,
      ),
      'apps/base/web/release.yaml': release('1.0.0', wideMap),
    }
    expect(endure(tree)[0]).toMatch(/^refused too-large /)
  })

  test('a pattern that is not followed is refused, not guessed', () => {
    const tree = overBase('patches: [{ path: version.yaml, target: { name: "(?i)WEB" } }]\n', {
      'apps/prod/web/version.yaml': patch('1.4.1'),
    })
    expect(endure(tree)).toEqual(['refused build apps/prod/web/kustomization.yaml:2:11'])
  })
})
