import { environmentOf } from '@fluxgate/policy'
import { expect, test } from '@jest/globals'
import { locateServices } from '../src/facts/locate-services.ts'
import { filesAt } from '../src/facts/view.ts'
import { inSight, seenAt } from '../src/gate/seen.ts'
import { aBase } from './support/a-base.ts'
import { partialForge } from './support/partial-forge.ts'
import { repositoryOf, type Texts } from './support/repository-of.ts'

const base = aBase()
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
  'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: shop }\nspec: { chart: { spec: { chart: shop, version: 1.0.0 } } }\n'
const overlay = (environment: string, more = ''): Texts => ({
  [`apps/${environment}/shop/kustomization.yaml`]: `resources: [release.yaml]\n${more}`,
  [`apps/${environment}/shop/release.yaml`]: RELEASE,
})
const COMPUTED =
  'replacements: [{ source: { kind: ConfigMap, name: v, fieldPath: data.v }, targets: [{ select: { kind: HelmRelease }, fieldPaths: [spec.chart.spec.version] }] }]\n'

test.each<[string, Texts]>([
  ['of a service that is there', overlay('prod')],
  ['of a service that is new', {}],
])('a pin %s may not come to be computed', async (_, before) => {
  expect(await seen('prod', before, overlay('prod', COMPUTED))).toEqual({
    kind: 'unreadable',
    why: 'its chart is set by replacements; write it out where they would set it',
  })
})

test('a pin that is computed already may stay so, and one that follows no other environment may be', async () => {
  const prod = overlay('prod', COMPUTED)
  expect(await seen('prod', prod, prod)).toMatchObject({ kind: 'pinned' })
  const dev = await seen('dev', overlay('dev'), overlay('dev', COMPUTED))
  expect(dev).toMatchObject({ kind: 'pinned' })
})
