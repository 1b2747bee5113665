import { type LocateRequest, type Replacement, replace } from '@fluxgate/documents'
import { expect, describe as group, test } from '@jest/globals'
import { byReference, digest, overBase, patch, patchedBy, source } from './manifests.ts'
import { request, search, type Tree } from './tree.ts'

const FILE = 'apps/prod/web/version.yaml'
const image = {
  pins: { chart: true, image: [{ tag: 'image.tag', digest: 'image.digest' }], values: [] },
}

/** The file after the edit, or the code of the refusal. */
function edit(
  tree: Tree,
  values: Readonly<Record<string, string>>,
  changes: Partial<LocateRequest> = {},
  file = FILE,
) {
  const { located, files } = search(tree, request(changes))
  if (located.kind !== 'found') throw new Error(`not found: ${located.refusal.message}`)
  const slots = [...located.slots, ...located.origin]
  const replacements: Replacement[] = Object.entries(values).map(([name, value]) => {
    const slot = slots.find((candidate) => candidate.name === name)
    if (slot === undefined) throw new Error(`no slot ${name}`)
    return { slot, value }
  })
  const edited = replace(files, replacements)
  if (edited.kind === 'refused') return `refused ${edited.refusal.code}`
  return (
    edited.files.find(({ path }) => path === file)?.text ??
    `not edited: ${edited.files.map(({ path }) => path).join(' ')}`
  )
}

group('the manner of the scalar is kept', () => {
  test.each([
    ['plain', '1.4.1', '1.4.2', '1.4.2'],
    ['single quotes', "'1.4.1'", '1.4.2', "'1.4.2'"],
    ['double quotes', '"1.4.1"', '1.4.2', '"1.4.2"'],
    ['an anchor and a tag', '&v !!str 1.4.1', '1.4.2', '&v !!str 1.4.2'],
    ['a comment behind it', '1.4.1   # keep', '1.4.2', '1.4.2   # keep'],
    ['plain with build metadata', '1.4.1', '1.4.2+build.7', '1.4.2+build.7'],
    ['plain pre-release', '1.4.1', '1.5.0-rc.1', '1.5.0-rc.1'],
  ])('%s', (_, before, value, after) => {
    expect(edit(patchedBy(patch(before)), { chart: value })).toBe(patch(after))
  })

  test.each([
    '1.10',
    '12',
    '1e3',
    '1234567e8',
    '0x1f',
    '0o17',
    '1_000',
    '12:30',
    '2026-11-21',
    'true',
    'No',
    'y',
    'NULL',
    'off',
    '1.',
  ])('%s would be read as something else bare, so it gets quotes', (value) => {
    const tree = patchedBy(patch('1.4.1', '  values: { image: { tag: v1 } }\n'))
    expect(edit(tree, { 'values.image.tag': value }, image)).toBe(
      patch('1.4.1', `  values: { image: { tag: "${value}" } }\n`),
    )
  })

  test('a value that needs quotes gets them, and a quote within it is escaped', () => {
    const pins = { pins: { chart: true, image: [], values: ['note'] } }
    const tree = patchedBy(patch('1.4.1', "  values: { note: 'old' }\n"))
    expect(edit(tree, { 'values.note': "it's: #1" }, pins)).toBe(
      patch('1.4.1', "  values: { note: 'it''s: #1' }\n"),
    )
    const plain = patchedBy(patch('1.4.1', '  values: { note: old }\n'))
    expect(edit(plain, { 'values.note': 'a "b" \\, c' }, pins)).toBe(
      patch('1.4.1', '  values: { note: "a \\"b\\" \\\\, c" }\n'),
    )
  })

  test.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['no final newline', (text: string) => text.trimEnd()],
    ['tabs and spaces at line ends', (text: string) => text.replaceAll('\n', ' \t\n')],
    ['several documents', (text: string) => `---\n# one\n---\n${text}---\nkind: None\n...\n`],
  ])('%s stays', (_, dress) => {
    expect(edit(patchedBy(dress(patch('1.4.1'))), { chart: '1.4.2' })).toBe(dress(patch('1.4.2')))
  })
})

group('strings that hold YAML', () => {
  const KUSTOMIZATION = 'apps/prod/web/kustomization.yaml'
  const inline = (header: string, lines: string) =>
    `patches:\n  - target: { kind: HelmRelease, name: web }\n    patch: ${header}\n${lines.replace(/^(?=.)/gm, '        ')}# end\n`
  const operations = (version: string) =>
    `# a note\n\n- op: replace\n  path: /spec/chart/spec/version\n  value: ${version} # now\n\n`
  test.each(['|', '|-', '|+', '|8-', '|  # with a comment'])(
    'are edited in a block that starts with %s',
    (header) => {
      const before = inline(header === '|8-' ? '|4-' : header, operations('1.4.1'))
      const after = inline(header === '|8-' ? '|4-' : header, operations('1.4.2'))
      expect(edit(overBase(before), { chart: '1.4.2' }, {}, KUSTOMIZATION)).toBe(
        `resources: [../../base/web]\n${after}`,
      )
    },
  )

  test('keep CRLF within the block', () => {
    const text = `resources: [../../base/web]\n${inline('|', operations('1.4.1'))}`.replaceAll(
      '\n',
      '\r\n',
    )
    const tree = { ...overBase(''), [KUSTOMIZATION]: text }
    expect(edit(tree, { chart: '1.4.2' }, {}, KUSTOMIZATION)).toBe(text.replace('1.4.1', '1.4.2'))
  })

  test('are edited in two blocks and twice in one block at once', () => {
    const both = (chart: string, tag: string) =>
      inline(
        '|',
        `- { op: replace, path: /spec/chart/spec/version, value: ${chart} }\n- { op: add, path: /spec/values, value: { image: { tag: '${tag}' } } }\n`,
      )
    expect(
      edit(
        overBase(both('1.4.1', '1.4.1')),
        { chart: '1.4.2', 'values.image.tag': '2.0.0' },
        image,
        KUSTOMIZATION,
      ),
    ).toBe(`resources: [../../base/web]\n${both('1.4.2', '2.0.0')}`)
  })

  test('that are folded are refused', () => {
    expect(
      edit(overBase(inline('>', operations('1.4.1').replaceAll('\n', '\n\n'))), { chart: '1.4.2' }),
    ).toBe('refused block-scalar')
  })

  test('in quotes of the outer string are not broken by quotes of the value', () => {
    const single = (value: string) =>
      `patches:\n- target: {kind: HelmRelease}\n  patch: '[{"op": "add", "path": "/spec/values/note", "value": ${value}}]'\n`
    const pins = { pins: { chart: false, image: [], values: ['note'] } }
    const withValues = { ...overBase(single('"old"')) }
    const tree = {
      ...withValues,
      'apps/base/web/release.yaml': `${withValues['apps/base/web/release.yaml']}  values: {}\n`,
    }
    expect(edit(tree, { 'values.note': 'new' }, pins, KUSTOMIZATION)).toBe(
      `resources: [../../base/web]\n${single('"new"')}`,
    )
    expect(edit(tree, { 'values.note': "it's" }, pins, KUSTOMIZATION)).toBe('refused value')
  })
})

group('parts of one scalar', () => {
  const tree = patchedBy(
    patch('1.4.1', `  values:\n    image:\n      tag: 1.4.1@${digest('ab')} # both\n`),
  )
  const after = (text: string) =>
    patch('1.4.1', `  values:\n    image:\n      tag: ${text} # both\n`)
  test('are written together and alone', () => {
    expect(
      edit(tree, { 'values.image.tag': '1.4.2', 'values.image.digest': digest('cd') }, image),
    ).toBe(after(`1.4.2@${digest('cd')}`))
    expect(edit(tree, { 'values.image.digest': digest('cd') }, image)).toBe(
      after(`1.4.1@${digest('cd')}`),
    )
    expect(edit(tree, { 'values.image.tag': '1.4.2' }, image)).toBe(after(`1.4.2@${digest('ab')}`))
  })

  test('of a whole reference keep the rest of it', () => {
    const pins = { pins: { chart: true, image: [{ tag: 'image', digest: undefined }], values: [] } }
    const text = (tag: string) => patch('1.4.1', `  values: { image: "host:5000/a/web:${tag}" }\n`)
    expect(edit(patchedBy(text('1.4.1')), { 'values.image': '1.4.2' }, pins)).toBe(text('1.4.2'))
  })
})

group('what is refused', () => {
  test.each([
    ['chart', ''],
    ['chart', '1.4.2\n'],
    ['chart', ' 1.4.2'],
    ['chart', '1.4.2 # new'],
    ['chart', '>=1.0.0'],
    ['chart', '1.4.2\u202e'],
    ['chart', '$' + '{VERSION}'],
    ['chart', '1'.repeat(600)],
    ['chart', '\u0661.2.3'],
    ['chart', '1.x'],
    ['chart', '1.4'],
    ['chart', '01.4.2'],
    ['chart', 'latest'],
    ['values.image.tag', 'a\u0000b'],
    ['values.image.tag', 'a\u2028b'],
    ['values.image.tag', '\ud800'],
    ['values.image.tag', '<< x >>'],
  ])('%s as %j', (name, value) => {
    const tree = patchedBy(patch('1.4.1', '  values: { image: { tag: x } }\n'))
    expect(edit(tree, { [name]: value }, image)).toBe('refused value')
  })

  test('a digest that is none, and a tag that no registry takes', () => {
    const tree = {
      'apps/prod/web/kustomization.yaml': 'resources: [web.yaml]\n',
      'apps/prod/web/web.yaml': `${byReference()}---\n${source(`tag: 1.4.1\ndigest: ${digest('ab')}`)}`,
    }
    expect(edit(tree, { digest: 'sha256:short' })).toBe('refused value')
    expect(edit(tree, { chart: '1.4.2+build.7' })).toBe('refused value')
    expect(edit(tree, { digest: digest('AB') })).toBe('refused value')
    expect(edit(tree, { chart: 'main-1a2b3c4' })).not.toBe('refused value')
    expect(edit(tree, { digest: digest('cd') }, {}, 'apps/prod/web/web.yaml')).toBe(
      tree['apps/prod/web/web.yaml'].replace(digest('ab'), digest('cd')),
    )
  })

  test('a slot whose file has changed since, or that was never there', () => {
    const { located, files } = search(patchedBy(patch('1.4.1')), request())
    if (located.kind !== 'found') throw new Error('not found')
    const [slot] = located.slots
    if (slot === undefined) throw new Error('no slot')
    const moved = new Map(files).set(FILE, { kind: 'file', text: patch('1.4.9') })
    expect(replace(moved, [{ slot, value: '1.5.0' }])).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not-a-scalar', line: 9 },
    })
    expect(replace(new Map(), [{ slot, value: '1.5.0' }])).toMatchObject({
      kind: 'refused',
      refusal: { code: 'outside' },
    })
    const github = { ...slot, file: '.github/workflows/x.yaml' }
    const inGithub = new Map(files).set(github.file, { kind: 'file', text: patch('1.4.1') })
    expect(replace(inGithub, [{ slot: github, value: '1.5.0' }])).toMatchObject({
      refusal: { code: 'outside' },
    })
  })

  test('a slot that says itself why not', () => {
    expect(edit(overBase(''), { chart: '1.4.2' })).toBe('refused shared')
  })

  test('two values for one place', () => {
    const { located, files } = search(patchedBy(patch('1.4.1')), request())
    if (located.kind !== 'found') throw new Error('not found')
    const [slot] = located.slots
    if (slot === undefined) throw new Error('no slot')
    const twice = [
      { slot, value: '1.5.0' },
      { slot, value: '1.6.0' },
    ]
    expect(replace(files, twice)).toMatchObject({ kind: 'refused' })
  })
})

test('a value that is there already changes no file', () => {
  expect(edit(patchedBy(patch('1.4.1')), { chart: '1.4.1' })).toBe('not edited: ')
})
