import type { FileRead } from '@fluxgate/documents'
import { expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import { fc } from '../support/fast-check.ts'
import { ask } from './decide.ts'
import { at, build, onDisk } from './kustomize.ts'
import { textsOf } from './prove.ts'

/** One thing that an overlay may say of the release; `n` becomes the version, so that every place is told apart. */
const piece = fc.record({
  how: fc.constantFrom(
    'merge',
    'merge-target',
    'merge-legacy',
    'json',
    'json-legacy',
    'component',
    'replace-map',
    'delete-version',
  ),
  target: fc.constantFrom(
    '{ kind: HelmRelease }',
    '{ kind: HelmRelease, name: w.+ }',
    '{ name: web }',
    '{ kind: HelmRelease, name: api|web }',
    '{ name: we }',
    '{ kind: Helm.*, namespace: default }',
    '{ kind: HelmRelease, namespace: shop }',
    '{ labelSelector: tier=front }',
    '{ labelSelector: "tier!=front" }',
    '{ name: one-web }',
    '{ group: helm.toolkit.fluxcd.io, version: v2 }',
  ),
  where: fc.constantFrom('file', 'inline'),
})
type Piece = typeof piece extends fc.Arbitrary<infer T> ? T : never

const layer = fc.record({
  pieces: fc.array(piece, { maxLength: 4 }),
  prefix: fc.constantFrom('', 'one-'),
  suffix: fc.constantFrom('', '-two'),
  namespace: fc.constantFrom('', 'shop'),
  labels: fc.boolean(),
})
type Layer = typeof layer extends fc.Arbitrary<infer T> ? T : never

function spec(version: string, how: Piece['how']): string {
  if (how === 'delete-version') return 'spec: { chart: { spec: { version: null } } }\n'
  if (how === 'replace-map')
    return `spec:\n  chart:\n    spec: { $patch: replace, chart: web, version: "${version}" }\n`
  return `spec: { chart: { spec: { version: "${version}" } } }\n`
}

/** Writes one overlay over the folder before it. */
function write(
  files: Map<string, string>,
  folder: string,
  below: string,
  own: Layer,
  number: number,
): void {
  const fields = new Map<string, string[]>()
  const say = (field: string, entry: string) =>
    fields.set(field, [...(fields.get(field) ?? []), entry])
  for (const [index, { how, target, where }] of own.pieces.entries()) {
    const version = `${number}.${index}.0`
    const merge = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: web }\n${spec(version, how)}`
    const json = `- { op: add, path: /spec/chart/spec/version, value: "${version}" }\n`
    const text = how.startsWith('json') ? json : merge
    const file = `${how}-${index}.yaml`
    const source =
      where === 'file' ? `path: ${file}` : `patch: |\n      ${text.replaceAll('\n', '\n      ')}`
    if (where === 'file' || how === 'merge-legacy' || how === 'component')
      files.set(`${folder}/${file}`, text)
    if (how === 'component') {
      files.set(
        `${folder}/part-${index}/kustomization.yaml`,
        `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{ path: ../${file}, target: ${target} }]\n`,
      )
      say('components', `part-${index}`)
    } else if (how === 'merge-legacy') say('patchesStrategicMerge', file)
    else if (how === 'merge') say('patches', source)
    else
      say(how === 'json-legacy' ? 'patchesJson6902' : 'patches', `target: ${target}\n    ${source}`)
  }
  const lines = [`resources: [${below}]`]
  for (const [field, entries] of fields)
    lines.push(`${field}:`, ...entries.map((entry) => `  - ${entry}`))
  if (own.prefix !== '') lines.push(`namePrefix: ${own.prefix}`)
  if (own.suffix !== '') lines.push(`nameSuffix: ${own.suffix}`)
  if (own.namespace !== '') lines.push(`namespace: ${own.namespace}`)
  if (own.labels) lines.push('commonLabels: { tier: front }')
  files.set(`${folder}/kustomization.yaml`, `${lines.join('\n')}\n`)
}

test('random stacks of patches, names and components give the version that kustomize builds', async () => {
  const seen = { equal: 0, failed: 0 }
  await fc.assert(
    fc.asyncProperty(layer, layer, fc.boolean(), async (base, top, labelled) => {
      const texts = new Map<string, string>()
      const labels = labelled ? ', labels: { tier: front }' : ''
      texts.set(
        'apps/base/release.yaml',
        `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: web${labels} }\nspec: { chart: { spec: { chart: web, version: "0.0.0" } } }\n`,
      )
      write(texts, 'apps/base', 'release.yaml', base, 1)
      write(texts, 'apps/prod', '../base', top, 2)
      const files = new Map<string, FileRead>(
        [...texts].map(([path, text]) => [path, { kind: 'file', text }]),
      )
      const name = `${top.prefix}${base.prefix}web${base.suffix}${top.suffix}`
      const request = {
        overlays: ['apps/prod'],
        name,
        namespace: undefined,
        pins: { chart: true, image: [], values: [] },
        addresses: [],
      }
      const { located } = ask(files, request)
      const made = await onDisk(textsOf(files), (root) =>
        build(root, { kind: 'folder', folder: 'apps/prod' }),
      )
      if (made.kind !== 'built') {
        seen.failed += 1
        expect(located).toMatchObject({ kind: 'refused', refusal: { code: 'build' } })
        return
      }
      seen.equal += 1
      const [release] = [...made.objects.values()].map((text): unknown => load(text))
      const version = at(release, 'spec', 'chart', 'spec', 'version')
      expect(at(release, 'metadata', 'name')).toBe(name)
      if (version === undefined)
        expect(located).toMatchObject({ kind: 'refused', refusal: { code: 'no-pin' } })
      else
        expect(located).toMatchObject({ kind: 'found', slots: [{ name: 'chart', value: version }] })
    }),
    { numRuns: Number(process.env['FLUXGATE_RANDOM_RUNS'] ?? 60) },
  )
  expect(seen.equal).toBeGreaterThan(seen.failed)
})
