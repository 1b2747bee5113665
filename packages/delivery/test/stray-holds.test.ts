import type { TreeEntry } from '@fluxgate/forge'
import { expect, test } from '@jest/globals'
import { openRepository } from '../src/repository.ts'
import { partialForge } from './support/partial-forge.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
const HEAD = 'ba5e'.repeat(10)

function entry(name: string, kind: TreeEntry['kind'] = 'folder'): TreeEntry {
  return { name, kind, mode: 0o040000, oid: HEAD, text: undefined }
}

/** What a run warns of where these are in the folder of holds. */
async function warned(entries: readonly TreeEntry[]): Promise<readonly string[]> {
  const text = { kind: 'text' as const, text: POLICY }
  const opened = await openRepository(
    partialForge({
      start: async ({ paths }) => {
        expect(paths).toContain('.fluxgate/holds')
        return {
          repositoryId: 'R',
          databaseId: 1,
          defaultBranch: 'main',
          branch: 'main',
          head: HEAD,
          viewer: { id: 7, login: 'fluxgate[bot]' },
          files: new Map([
            ['.fluxgate/policy.yaml', { kind: 'file' as const, mode: 0o100644, oid: HEAD, text }],
            ['.fluxgate/holds', { kind: 'folder' as const, oid: HEAD, entries }],
          ]),
          rules: { requiredStatuses: [], requiresPullRequest: false, mergeQueue: false },
        }
      },
    }),
  )
  return opened.kind === 'open' ? opened.base.warnings : [opened.kind]
}

test.each<[string, readonly TreeEntry[], readonly string[]]>([
  ['the folders of environments', [entry('dev'), entry('prod')], []],
  [
    'a folder that is misspelt',
    [entry('dev'), entry('prd')],
    [
      '.fluxgate/holds/prd holds nothing: environment "prd" is not in the policy (declared: dev, prod)',
    ],
  ],
  ['what keeps a folder', [entry('dev'), entry('.gitkeep', 'file')], []],
  [
    'a hidden file that may be meant for one',
    [entry('.shop.yml', 'file')],
    ['.fluxgate/holds/.shop.yml holds nothing: holds are in .fluxgate/holds/<environment>/'],
  ],
  [
    'a file without a folder',
    [entry('shop.yaml', 'file')],
    ['.fluxgate/holds/shop.yaml holds nothing: holds are in .fluxgate/holds/<environment>/'],
  ],
])('of %s', async (_, entries, warnings) => {
  expect(await warned(entries)).toEqual(warnings)
})
