import { buildsOn, type FileRead } from '@fluxgate/documents'
import { expect, test } from '@jest/globals'

function at(path: string, text: string): ReadonlyMap<string, FileRead> {
  return new Map([[path, { kind: 'file', text }]])
}

test.each<[string, string, readonly string[]]>([
  ['a base', 'resources: [../../base/shop, release.yaml]', ['apps/base/shop']],
  ['an older base', 'bases: [../../base/shop]', ['apps/base/shop']],
  ['itself alone', 'resources: [., ./release.yaml, sub/a.yaml]', []],
  ['what is elsewhere', 'resources: ["https://example.org/x", "github.com/a/b//c?ref=d"]', []],
  ['what leaves the repository', 'resources: [../../../../x]', []],
  ['several, in their order', 'resources: [../z, ../../a.yaml]', ['apps/prod/z', 'apps/a.yaml']],
  ['nothing that can be read', 'resources: [', []],
])('an overlay that builds on %s', (_, text, paths) => {
  expect(buildsOn(at('apps/prod/shop/kustomization.yaml', text), 'apps/prod/shop')).toEqual(paths)
})

test('an overlay whose kustomization was not read builds on nothing that is known', () => {
  expect(buildsOn(new Map(), 'apps/prod/shop')).toEqual([])
})
