import type { FileRead } from '@fluxgate/documents'
import type { TreeNode } from '@fluxgate/forge'
import { describe, expect, test } from '@jest/globals'
import { asAt } from '../src/facts/view.ts'

const PLAIN = 0o100644

function known(...texts: readonly (readonly [path: string, text: string])[]) {
  return new Map(texts.map(([path, text]): [string, FileRead] => [path, { kind: 'file', text }]))
}

function folder(...files: readonly (readonly [name: string, text: string])[]): TreeNode {
  const entries = files.map(([name, text]) => ({
    ...{ name, mode: PLAIN, kind: 'file' as const, oid: 'b'.repeat(40) },
    text: { kind: 'text' as const, text },
  }))
  return { kind: 'folder', oid: 'c'.repeat(40), entries }
}

describe('files as another commit has some of them', () => {
  const now = known(
    ['apps/dev/web/kustomization.yaml', 'now'],
    ['apps/dev/web/added.yaml', 'now'],
    ['apps/dev/web-api/patch.yaml', 'now'],
    ['apps/dev/web.yaml', 'now'],
    ['apps/base/web/release.yaml', 'now'],
  )
  const then = asAt(now, new Map([['apps/dev/web', folder(['kustomization.yaml', 'then'])]]))

  test.each([
    { path: 'apps/dev/web/kustomization.yaml', text: 'then', why: 'is in the folder, then' },
    { path: 'apps/dev/web/added.yaml', text: undefined, why: 'came later' },
    { path: 'apps/dev/web-api/patch.yaml', text: 'now', why: 'is beside it, with a longer name' },
    { path: 'apps/dev/web.yaml', text: 'now', why: 'is beside it, with a shorter one' },
    { path: 'apps/base/web/release.yaml', text: 'now', why: 'stands elsewhere' },
    { path: 'apps/base/web/source.yaml', text: undefined, why: 'is known nowhere' },
  ])('$path: $why', ({ path, text }) => {
    const file = then.get(path)
    expect(file).toEqual(text === undefined ? undefined : { kind: 'file', text })
    expect(then.has(path)).toBe(text !== undefined)
  })

  test('are gone with a folder that was not there yet', () => {
    const before = asAt(now, new Map([['apps/dev/web', { kind: 'absent' } as const]]))
    expect(before.get('apps/dev/web')).toEqual({ kind: 'absent' })
    expect(before.has('apps/dev/web/kustomization.yaml')).toBe(false)
  })
})
