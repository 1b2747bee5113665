import { environmentOf } from '@fluxgate/policy'
import { expect, test } from '@jest/globals'
import { locateServices } from '../src/facts/locate-services.ts'
import { filesAt } from '../src/facts/view.ts'
import { inSight, seenAt } from '../src/gate/seen.ts'
import { aBase, policyOf } from './support/a-base.ts'
import { partialForge } from './support/partial-forge.ts'
import { repositoryOf, type Texts } from './support/repository-of.ts'

const base = aBase({
  policy: policyOf(
    'version: 1\nenvironments:\n  dev: { overlays: "apps/dev/{service}" }\n  prod: { after: [dev], overlays: "apps/prod/{service}" }\npins: { image: [{ tag: image.tag, digest: image.digest }] }\n',
  ),
})
const clock = { now: () => new Date(0), random: () => 0, sleep: async () => undefined }

/** What prod is seen to pin of shop where a merge has files become others. */
async function seen(name: string, before: Texts, after: Texts) {
  const environment = environmentOf(base.policy, name)
  if (environment === undefined) throw new Error(`no ${name}`)
  const forge = partialForge(repositoryOf({ before, after }))
  const sideAt = async (commit: string) => {
    const wanted = { environment, key: 'shop' }
    const found = await locateServices(filesAt(forge, commit), base.policy, [wanted])
    return { ...wanted, located: found.at(name, 'shop'), files: found.files }
  }
  const [was, is] = [[await sideAt('before')], [await sideAt('after')]]
  const told = await seenAt({ forge, clock }, base, 'after', is)
  return inSight(was, is, told).of({ environment, key: 'shop' })
}

const RELEASE =
  'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: shop }\nspec: { chart: { spec: { chart: shop, version: 1.0.0 } }, values: { image: { tag: 1.0.0 } } }\n'
const overlay = (environment: string, more = ''): Texts => ({
  [`apps/${environment}/shop/kustomization.yaml`]: `resources: [release.yaml]\n${more}`,
  [`apps/${environment}/shop/release.yaml`]: RELEASE,
})
const computed = (field: string, more = '') =>
  `replacements: [{ source: { kind: ConfigMap, name: v, fieldPath: data.v }, targets: [{ select: { kind: HelmRelease }, fieldPaths: [${field}]${more} }] }]\n`
const COMPUTED = computed('spec.chart.spec.version')

test.each<[string, Texts]>([
  ['of a service that is there', overlay('prod')],
  ['of a service that is new', {}],
])('a pin %s may not come to be computed', async (_, before) => {
  expect(await seen('prod', before, overlay('prod', COMPUTED))).toEqual({
    kind: 'unreadable',
    why: 'its chart is set by replacements; write it out where they would set it',
  })
})

test.each([
  ['with a dot before it', computed('.spec.chart.spec.version')],
  ['by a path that nobody reads', computed(`spec.${'x'.repeat(1_024)}`)],
  ['with all that is around it', computed('spec.values')],
])('a pin may not come to be computed %s', async (_, more) => {
  expect(await seen('prod', overlay('prod'), overlay('prod', more))).toMatchObject({
    kind: 'unreadable',
  })
})

test.each([
  ['the name of the chart', computed('spec.chart.spec.chart')],
  ['a pin where none stands', computed('spec.values.image.digest', ', options: { create: true }')],
])('where a chart comes from is another where %s comes to be computed', async (_, more) => {
  const was = await seen('prod', overlay('prod'), overlay('prod'))
  const is = await seen('prod', overlay('prod'), overlay('prod', more))
  if (was.kind !== 'pinned' || is.kind !== 'pinned') throw new Error('the overlay is broken')
  expect(is.pins).toEqual(was.pins)
  expect(is.source).not.toEqual(was.source)
  expect(await seen('prod', {}, overlay('prod', more))).toEqual({
    kind: 'unreadable',
    why: 'its source is set by replacements; write it out where they would set it',
  })
})

test('what replacements set of what is no pin changes nothing', async () => {
  const was = await seen('prod', overlay('prod'), overlay('prod'))
  const more = computed('spec.values.host', ', options: { create: true }')
  expect(await seen('prod', overlay('prod'), overlay('prod', more))).toEqual(was)
})

test('a pin that an alias brings may not come to be computed', async () => {
  const release = RELEASE.replace(
    /spec: .*\n$/,
    'spec: { values: { x: &x { spec: { chart: shop, version: 1.0.0 } } }, chart: *x }\n',
  )
  const file = { 'apps/prod/shop/release.yaml': release }
  const after = { ...overlay('prod', computed('spec.chart')), ...file }
  expect(await seen('prod', { ...overlay('prod'), ...file }, after)).toMatchObject({
    kind: 'unreadable',
  })
})

test('a pin that is computed already may stay so, and one that follows no other environment may be', async () => {
  const prod = overlay('prod', COMPUTED)
  expect(await seen('prod', prod, prod)).toMatchObject({ kind: 'pinned' })
  const dev = await seen('dev', overlay('dev'), overlay('dev', COMPUTED))
  expect(dev).toMatchObject({ kind: 'pinned' })
})
