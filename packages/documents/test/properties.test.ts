import { replace, valuesOf } from '@fluxgate/documents'
import { expect, describe as group, test } from '@jest/globals'
import { anyText } from '../../../test/support/any-text.ts'
import { fc } from '../../../test/support/fast-check.ts'
import { digest, overBase, patchedBy } from './manifests.ts'
import { request, search } from './tree.ts'

const FILE = 'apps/prod/web/version.yaml'
const pins = {
  chart: true,
  image: [{ tag: 'image.tag', digest: 'image.digest' }],
  values: ['replicas'],
}

const version = fc
  .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.constantFrom('', '-rc.1', '+build.7', '-0.a.b'))
  .map(([major, minor, fix, rest]) => `${major}.${minor}.${fix}${rest}`)
const quote = fc.constantFrom('', "'", '"')
const comment = fc.constantFrom('', ' # 1.4.1', '  # yaml-language-server: x', '\t# {"a": 1}')
const blank = fc.constantFrom('', '\n', '# 1.4.1: a note\n', '   \n')
const digests = fc.constantFrom(digest('ab'), digest('cd'), digest('01'))

/** A patch file in some manner of writing; the values are the parameters. */
const manner = fc.record({
  quotes: fc.tuple(quote, quote, quote),
  comments: fc.tuple(comment, comment),
  blanks: fc.tuple(blank, blank, blank),
  indent: fc.constantFrom('  ', '    '),
  anchor: fc.constantFrom('', '&v ', '!!str '),
  flow: fc.boolean(),
  bom: fc.boolean(),
  crlf: fc.boolean(),
  final: fc.boolean(),
  documents: fc.boolean(),
})

interface Values {
  readonly chart: string
  readonly tag: string
  readonly digest: string
}

function write(
  how: typeof manner extends fc.Arbitrary<infer T> ? T : never,
  values: Values,
): string {
  const {
    indent: i,
    quotes: [a, b, c],
    comments,
    blanks,
  } = how
  const image = how.flow
    ? `${i}${i}image: {tag: ${b}${values.tag}${b},   digest: ${c}${values.digest}${c}}\n`
    : `${i}${i}image:\n${i}${i}${i}tag: ${b}${values.tag}${b}${comments[1]}\n${blanks[2]}${i}${i}${i}digest: ${c}${values.digest}${c}\n`
  const body = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: apps}
${blanks[0]}spec:
${i}chart:
${i}${i}spec:
${i}${i}${i}version:   ${how.anchor}${a}${values.chart}${a}${comments[0]}
${blanks[1]}${i}values:
${image}${i}${i}replicas: 3
${i}${i}other: 1.4.1
`
  const text = how.documents ? `---\n${body}---\n# nothing\n` : body
  const ended = how.final ? text : text.trimEnd()
  return `${how.bom ? '\uFEFF' : ''}${how.crlf ? ended.replaceAll('\n', '\r\n') : ended}`
}

group('an edit', () => {
  test('changes the pinned scalars and no other byte, whatever the file is written like', () => {
    fc.assert(
      fc.property(
        manner,
        version,
        version,
        version,
        version,
        digests,
        digests,
        (how, chart, tag, newChart, newTag, old, now) => {
          const text = write(how, { chart, tag: tag.replace('+', '_'), digest: old })
          const { located, files } = search(patchedBy(text), request({ pins }))
          if (located.kind !== 'found') throw new Error(located.refusal.message)
          const values = new Map([
            ['chart', newChart],
            ['values.image.tag', newTag.replace('+', '_')],
            ['values.image.digest', now],
          ])
          const edited = replace(
            files,
            located.slots.flatMap((slot) => {
              const value = values.get(slot.name)
              return value === undefined ? [] : [{ slot, value }]
            }),
          )
          const expected = write(how, {
            chart: newChart,
            tag: newTag.replace('+', '_'),
            digest: now,
          })
          if (edited.kind !== 'edited') throw new Error(edited.refusal.message)
          expect(edited.files.map((file) => file.text)).toEqual(expected === text ? [] : [expected])
          const again = search(patchedBy(expected), request({ pins })).located
          if (again.kind !== 'found') throw new Error(again.refusal.message)
          expect(again.slots.map(({ name, value }) => [name, values.get(name) ?? value])).toEqual(
            again.slots.map(({ name, value }) => [name, value]),
          )
        },
      ),
      { numRuns: 250 },
    )
  })

  test('there and back again gives the same bytes', () => {
    fc.assert(
      fc.property(manner, version, version, (how, from, to) => {
        const text = write(how, { chart: from, tag: 'x', digest: digest('ab') })
        const there = swap(text, to)
        expect(swap(there, from)).toBe(text)
      }),
      { numRuns: 100 },
    )
  })
})

function swap(text: string, chart: string): string {
  const { located, files } = search(patchedBy(text), request())
  if (located.kind !== 'found') throw new Error(located.refusal.message)
  const [slot] = located.slots
  if (slot === undefined) throw new Error('no slot')
  const edited = replace(files, [{ slot, value: chart }])
  if (edited.kind !== 'edited') throw new Error(edited.refusal.message)
  return edited.files.find(({ path }) => path === FILE)?.text ?? text
}

group('no text makes it throw', () => {
  const word = fc.constantFrom(
    'apiVersion: helm.toolkit.fluxcd.io/v2',
    'kind: HelmRelease',
    'kind: Kustomization',
    'metadata:',
    'name: web',
    'spec:',
    'chart:',
    'chartRef:',
    'version: 1.4.1',
    'patches:',
    '- path: version.yaml',
    'patch: |',
    'resources:',
    '- ../../base/web',
    'components: [.]',
    'target: {kind: HelmRelease}',
    '&a',
    '*a',
    '<<: *a',
    '[',
    ']',
    '{',
    '}',
    '- op: replace',
    'path: /spec/chart/spec/version',
    'value: 1',
    '---',
    '...',
    '\n',
    '\n  ',
    '\n    ',
    '\n      ',
    ' ',
    '\t',
    ': ',
    '- ',
    '? ',
    '!!str ',
    '"',
    "'",
    '|',
    '>',
    '#',
    '%YAML 1.1',
    '$patch: delete',
    'images:',
    '- name: a\n  newTag: b',
    'namePrefix: x',
    'replacements:',
    '- {targets: [{select: {kind: HelmRelease}, fieldPaths: [spec.chart]}]}',
    '\r\n',
    '\uFEFF',
    '\u0000',
  )
  const soup = fc.oneof(
    fc.string(),
    anyText(),
    fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
    fc.array(word, { maxLength: 40 }).map((words) => words.join('\n')),
  )
  test('as a patch, a kustomization, a resource or a string within one', () => {
    fc.assert(
      fc.property(soup, soup, fc.string(), (one, two, value) => {
        const inline = `patches:\n  - patch: |\n${one.replace(/^/gm, '      ')}\n    target: {name: web}\n`
        for (const tree of [
          patchedBy(one),
          { ...patchedBy(two), 'apps/prod/web/kustomization.yaml': one },
          { ...patchedBy(two), 'apps/base/web/release.yaml': one },
          overBase(inline),
        ]) {
          const { located, files } = search(
            tree,
            request({
              pins,
              addresses: [{ pin: 'values.replicas', file: FILE, pointer: '/spec' }],
            }),
          )
          if (located.kind !== 'found') continue
          valuesOf(files, located)
          replace(
            files,
            [...located.slots, ...located.origin].map((slot) => ({ slot, value })),
          )
        }
      }),
      { numRuns: 300 },
    )
  })
})
