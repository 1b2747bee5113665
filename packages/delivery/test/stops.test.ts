import type { LabelledIssues, Start } from '@fluxgate/forge'
import { expect, test } from '@jest/globals'
import { openRepository } from '../src/repository.ts'
import { partialForge } from './support/partial-forge.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
`
const HEAD = 'ba5e'.repeat(10)
const UNREADABLE = {
  kind: 'unreadable',
  why: "whether an issue stops promotions can't be read: give the token issues: read",
}

/** What is known of emergency stops where GitHub tells this of issues. */
async function stopsOf(issues: LabelledIssues | undefined) {
  const text = { kind: 'text', text: POLICY } as const
  const start: Start = {
    ...{ repositoryId: 'R', databaseId: 1, defaultBranch: 'main', branch: 'main', head: HEAD },
    viewer: { id: 7, login: 'fluxgate[bot]' },
    files: new Map([['.fluxgate/policy.yaml', { kind: 'file', mode: 0o100644, oid: HEAD, text }]]),
    rules: { requiredStatuses: [], requiresPullRequest: false, mergeQueue: false },
    issues,
  }
  const asked: unknown[] = []
  const forge = partialForge({
    start: async ({ issuesWith }) => {
      asked.push(issuesWith)
      return start
    },
  })
  const opened = await openRepository(forge)
  expect(asked).toEqual(['fluxgate:freeze'])
  return opened.kind === 'open' ? opened.base.stops : opened.kind
}

test('every run reads emergency stops with the policy, and what it is not told may be one', async () => {
  expect(await stopsOf({ kind: 'read', issues: [], more: false })).toEqual({
    ...{ kind: 'read', stops: [], cut: false },
  })
  expect(await stopsOf({ kind: 'forbidden' })).toEqual(UNREADABLE)
  expect(await stopsOf(undefined)).toEqual(UNREADABLE)
})
