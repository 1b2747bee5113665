import { expect, test } from '@jest/globals'
import { around, type FileRead, whyUnseen } from '../src/index.ts'

test.each<[FileRead, string | undefined]>([
  [{ kind: 'absent' }, undefined],
  [{ kind: 'folder', entries: [] }, undefined],
  [{ kind: 'file', text: 'kind: HelmRelease\n' }, undefined],
  [{ kind: 'file', text: 'a: [\n' }, undefined],
  [{ kind: 'unusable', what: 'executable' }, 'is executable: make its mode 100644'],
  [{ kind: 'unusable', what: 'too-large' }, 'is too large to be read whole: split it'],
  [{ kind: 'unusable', what: 'binary' }, 'is not text'],
])('whether %j has a release: %s', (read, why) => {
  expect(whyUnseen('x.yaml', read)).toBe(why)
})

test('a component that lists itself many times is looked at once', () => {
  const file = (text: string): FileRead => ({ kind: 'file', text })
  const folder = (name: string): FileRead => ({
    kind: 'folder',
    entries: [{ name, folder: false }],
  })
  const files = new Map([
    ['apps/prod', folder('kustomization.yaml')],
    ['apps/prod/kustomization.yaml', file('resources: [shop]\ncomponents: [., ., ., .]\n')],
  ])
  let looks = 0
  const view = {
    get: (path: string) => {
      looks += 1
      return files.get(path)
    },
    has: (path: string) => files.has(path),
  }
  const pins = { chart: true, image: [], values: [] }
  expect(around(view, 'apps/prod', (path) => path === 'apps/prod/shop', pins).kind).toBe('around')
  expect(looks).toBeLessThan(100)
})
