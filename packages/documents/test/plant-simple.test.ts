import { describe, expect, test } from '@jest/globals'
import { readLayouts } from '../../../test/layouts/layout.ts'
import { fc } from '../../../test/support/fast-check.ts'
import { baseFiles, overlayFiles, services } from '../../../test/support/overlays.ts'
import { locate, quickLocator } from '../src/locate.ts'
import type { FileRead, Found } from '../src/model.ts'
import { plantSimple } from '../src/plant-simple.ts'
import { readText } from '../src/read-text.ts'
import type { Tree } from '../src/tree.ts'

/** Everything that a search for pins looks at, with the place of each node. */
function told(tree: Tree): unknown {
  const { spot } = tree
  const at = [spot.node.range[0], spot.key, spot.twice, spot.parent?.node.range[0]]
  switch (tree.kind) {
    case 'scalar':
      return { at, end: spot.node.range[1], text: tree.text, type: tree.type }
    case 'list':
      return { at, items: tree.items.map(told) }
    case 'map':
      return { at, entries: [...tree.entries].map(([key, value]) => [key, told(value)]) }
  }
}

/** Whether the quick reader takes a text; where it does, it says what the other one says. */
function agrees(text: string): boolean {
  const quick = plantSimple('a.yaml', text)
  if (quick === undefined) return false
  const full = readText('a.yaml', text)
  if (full.kind === 'refused') throw new Error(`refused: ${full.refusal.message}`)
  const trees = quick.kind === 'scalar' && quick.type === 'null' ? [] : [quick]
  expect(trees.map(told)).toEqual(full.trees.map(told))
  return true
}

const fragments = readLayouts().flatMap(({ files }) =>
  [...files.values()].flatMap((file) => (file.kind === 'file' ? [file.text] : [])),
)

describe('the quick reader', () => {
  test('takes what a seeded repository is made of', () => {
    const texts = services(3).flatMap((service) => [
      ...baseFiles(service).values(),
      ...overlayFiles('dev', service, '1.10.0').values(),
    ])
    expect(texts.map(agrees)).toEqual(texts.map(() => true))
  })

  test.each([
    ['flow', 'a: {b: 1}\n'],
    ['flow list', 'a: [1]\n'],
    ['anchor', 'a: &x 1\n'],
    ['alias', 'a: &x 1\nb: *x\n'],
    ['tag', 'a: !!str 1\n'],
    ['merge', '<<: 1\n'],
    ['literal', 'a: |\n  b\n'],
    ['folded', 'a: >\n  b\n'],
    ['several lines', 'a: b\n  c\n'],
    ['several quoted lines', 'a: "b\n  c"\n'],
    ['an empty value', 'a:\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['two documents', 'a: 1\n---\nb: 1\n'],
    ['an end', 'a: 1\n...\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['carriage returns', 'a: 1\r\nb: 2\r\n'],
    ['a tab', 'a:\t1\n'],
    ['a byte order mark', '\ufeffa: 1\n'],
    ['no YAML', 'a: b: c\n'],
    ['much', `a: 1\n${'# x\n'.repeat(10_000)}`],
  ])('leaves to the other one: %s', (_, text) => {
    expect(plantSimple('a.yaml', text)).toBeUndefined()
  })

  test.each([
    'a: 1.10\nb: 1.10.0\nc: 0x1F\nd: 1e3\ne: .inf\nf: true\ng: ~\nh: null\ni: -.5\nj: 0o17\n',
    'a: "1"\nb: \'it\'\'s\'\nc: "\\u00e9 \\n"\n"d": e\n\'f\': g\n1: h\ntrue: i\n~: j\n',
    '- a\n- - b\n  - c: d\n- e:\n  - f\n  g: h # i\n',
    '---\na: b # c\n\n# d\n  \nb:\n    c: http://x.y/z#1?a=b&c=d\n',
    'a: yes\nb: on\nc: 2024-01-01\nd: 1_000\ne: 08\nf: +1\ng: 1.\nh: .\ni: -\n',
    'größe: ü # é\n',
    '',
    '# nothing\n',
    'scalar\n',
    '? a\n: b\n',
  ])('says the same of %j', (text) => {
    agrees(text)
  })

  test('says the same of every layout, and of layouts with anything amiss', () => {
    let taken = 0
    for (const text of fragments) if (agrees(text)) taken += 1
    expect(taken).toBeGreaterThan(50)
    const lines = fragments.flatMap((text) => text.split('\n'))
    const line = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...lines) },
      fc
        .tuple(
          fc.constantFrom('', '  ', '    ', '- ', '  - '),
          fc.constantFrom('a', 'b', '"a"', "'b'", '1', '<<', '? c', 'a b', '-', '#', ''),
          fc.constantFrom(': ', ':', ' : ', ''),
          fc.constantFrom(
            '1',
            'x y',
            '"q"',
            "'s'",
            '# c',
            '|',
            '>-',
            '[',
            '{}',
            '&a',
            '*a',
            '!t',
            '~',
            '',
            '- x',
            'a: b',
            '@',
            '`',
            '%',
            ',',
            'x #y',
            'x# y',
            '"a" b',
            '0.1',
            '1.2.3 ',
          ),
        )
        .map((parts) => parts.join('')),
    )
    const cut = fc.tuple(
      fc.constantFrom(...fragments),
      fc.nat(),
      fc.nat(3),
      fc.string({ maxLength: 3 }),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (some) => {
        agrees(some.join('\n'))
      }),
      { numRuns: 3_000 },
    )
    fc.assert(
      fc.property(cut, ([text, place, length, put]) => {
        const at = text.length === 0 ? 0 : place % text.length
        agrees(`${text.slice(0, at)}${put}${text.slice(at + length)}`)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('what is located quickly', () => {
  const cases = readLayouts().flatMap(({ name, environments, files }) =>
    [...environments].map(([environment, { request }]) => ({ name, environment, request, files })),
  )

  const locateQuickly = quickLocator()

  test.each(cases)('is the same in $name, $environment', ({ request, files }) => {
    const found = locate(files, request)
    const quick = locateQuickly(files, request)
    if (found.kind !== 'found' || quick.kind !== 'found') {
      expect(quick).toEqual(found)
      return
    }
    const told = ({ slots, origin }: Found) => [...slots, ...origin].map(({ edit, ...pin }) => pin)
    expect(told(quick)).toEqual(told(found))
    expect(quick.files).toEqual(found.files)
  })

  test.each(services(3))('is never edited: $kind', (service) => {
    const texts = [...baseFiles(service), ...overlayFiles('dev', service, '1.10.0')]
    const files = new Map<string, FileRead>([
      ...texts.map(([path, text]) => [path, { kind: 'file', text }] as const),
      [`apps/dev/${service.key}`, folderOf('kustomization.yaml', 'patch.yaml')],
      [`apps/base/${service.key}`, folderOf('kustomization.yaml', 'release.yaml', 'source.yaml')],
    ])
    const request = {
      overlays: [`apps/dev/${service.key}`],
      name: service.key,
      namespace: 'apps',
      pins: { chart: true, image: [], values: [] },
      addresses: [],
    }
    const edits = [locate(files, request), quickLocator()(files, request)].map((located) =>
      located.kind === 'found' ? located.slots.map(({ edit }) => edit.kind) : located,
    )
    const pins = service.kind === 'oci' ? 2 : 1
    expect(edits).toEqual([Array(pins).fill('splice'), Array(pins).fill('refused')])
  })
})

function folderOf(...names: readonly string[]): FileRead {
  return { kind: 'folder', entries: names.map((name) => ({ name, folder: false })) }
}
