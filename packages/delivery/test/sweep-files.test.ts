import type { FileRead } from '@fluxgate/documents'
import type { ReadRequest, TreeNode } from '@fluxgate/forge'
import { describe, expect, test } from '@jest/globals'
import type { Snapshot } from '../src/facts/snapshot.ts'
import { sweepFiles } from '../src/facts/sweep-files.ts'

const COMMIT = 'a'.repeat(40)
const ABSENT: FileRead = { kind: 'absent' }

/** A repository of which the API lists a folder of so many folders, and git any path; both note what they were asked. */
function repository(folders: number) {
  const asked: string[] = []
  const forge = {
    read: async ({ paths }: ReadRequest) => {
      asked.push(`api ${paths.join(' ')}`)
      const nodes = new Map(paths.map((path): [string, TreeNode] => [path, folderOf(folders)]))
      return { nodes, histories: [], branches: [] }
    },
  }
  const snapshot = async (): Promise<Snapshot> => ({
    read: async (paths) => {
      asked.push(`git ${paths.join(' ')}`)
      return new Map(paths.map((path) => [path, ABSENT]))
    },
    tree: new Map(),
    histories: async () => new Map(),
    changedSince: async () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  })
  return { asked, ports: { forge, snapshot } }
}

function folderOf(folders: number): TreeNode {
  const entries = Array.from({ length: folders }, (_, index) => ({
    ...{ name: `svc-${index}`, mode: 0o040000, kind: 'folder' as const },
    ...{ oid: 'b'.repeat(40), text: undefined },
  }))
  return { kind: 'folder', oid: 'c'.repeat(40), entries }
}

describe('what a sweep reads', () => {
  test.each([
    { folders: 20, second: 'api apps/prod' },
    { folders: 150, second: 'api apps/prod' },
    { folders: 200, second: 'git apps/prod' },
    { folders: 10_000, second: 'git apps/prod' },
  ])('comes by $second once a listing tells of $folders services', async ({ folders, second }) => {
    const { asked, ports } = repository(folders)
    await using files = sweepFiles(ports, { commit: COMMIT })
    await files.read(['apps/dev'])
    await files.read(['apps/prod'])
    expect(asked).toEqual(['api apps/dev', second])
  })
})
