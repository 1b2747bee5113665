import { expect, test } from '@jest/globals'
import { overlay, setScene } from './scene.ts'
import { BEHIND_A_WINDOW, verdictOn } from './verdicts.ts'

/** The overlay of a service with the source of its chart beside it, called after the environment. */
function withSource(environment: string, url: string): Record<string, string> {
  const folder = `apps/${environment}/shop`
  const files = overlay(environment, 'shop', '1.0.0')
  const release = files[`${folder}/release.yaml`]?.replace('name: acme', `name: ${environment}`)
  const source = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: { name: ${environment}, namespace: apps }
spec: { url: "${url}" }
`
  return {
    [`${folder}/kustomization.yaml`]: 'resources: [release.yaml, source.yaml]\n',
    [`${folder}/release.yaml`]: release ?? '',
    [`${folder}/source.yaml`]: source,
  }
}

test('a service that is taken out and added anew has to come from where it was proven', async () => {
  const prod = withSource('prod', 'https://charts.acme.example')
  await using scene = await setScene(BEHIND_A_WINDOW, {
    ...withSource('dev', 'https://charts.acme.example'),
    ...prod,
  })
  await scene.report('shop', '1.0.0', 'dev')
  const gone = Object.fromEntries(Object.keys(prod).map((path) => [path, undefined]))
  await scene.commit(gone, 'Take shop out')
  const verdict = (branch: string, url: string) => verdictOn(scene, withSource('prod', url), branch)
  expect(await verdict('evil', 'https://charts.evil.example')).toBe(
    'failure: shop: nobody upstream ran 1.0.0 from "https://charts.evil.example": dev takes it from "https://charts.acme.example"',
  )
  expect(await verdict('same', 'https://charts.acme.example')).toMatch(/^pending: /)
  expect(scene.github.violations).toEqual([])
})
