import { expect, test } from '@jest/globals'
import { servicesIn } from '../src/index.ts'
import { environmentIn, policyOf } from './policy-of.ts'

const PROD = environmentIn(
  policyOf(`version: 1
environments:
  prod: { overlays: ["apps/{namespace}/prod/{service}", "more/{namespace}.{service}.yaml"] }
`),
  'prod',
)

test.each<[string, Record<string, string[]>, object]>([
  ['asks for the folders that the patterns begin with', {}, { need: ['apps', 'more'] }],
  [
    'asks for those that were found in them',
    { apps: ['web', 'README.md'], more: [] },
    { need: ['apps/web/prod', 'apps/README.md/prod'] },
  ],
  [
    'knows the services when all are listed',
    {
      ...{ apps: ['web', 'README.md'], 'apps/web/prod': ['cart', 'Shop'] },
      ...{ 'apps/README.md/prod': [], more: ['web.till.yaml', 'kustomization.yaml', 'web.yaml'] },
    },
    { keys: ['web.cart', 'web.till'] },
  ],
])('the search for services %s', (_, listed, found) => {
  const answer = servicesIn(PROD, new Map(Object.entries(listed)))
  expect(answer.kind === 'need' ? { need: answer.folders } : { keys: [...answer.keys] }).toEqual(
    found,
  )
})
