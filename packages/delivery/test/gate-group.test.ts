import type { LastStatus, QueueCommit } from '@fluxgate/forge'
import { describe, expect, test } from '@jest/globals'
import { gateGroup, queueHeads } from '../src/gate/gate-group.ts'
import { partialForge } from './support/partial-forge.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", gates: { approvals: { count: 1 } } }
`
const BASE = 'b'.repeat(40)
const GROUP = 'c'.repeat(40)
const US = 7
const GREEN: LastStatus = { state: 'success', description: 'fine', creator: US }

interface Told {
  readonly queue?: Partial<QueueCommit>
  readonly contains?: boolean
  readonly name?: string
  readonly paths?: readonly string[]
  readonly policy?: string
}

const member = (status: LastStatus | undefined, number = 5) => ({
  ...{ number, head: 'd'.repeat(40), branch: 'x', fork: false, author: undefined, status },
})

async function judged({ queue = {}, contains = true, name, paths = [], policy = POLICY }: Told) {
  const written: string[] = []
  const file = (text: string) =>
    ({ kind: 'file', mode: 0o100644, oid: BASE, text: { kind: 'text', text } }) as const
  const forge = partialForge({
    start: async () => ({
      ...{ repositoryId: 'R', databaseId: 1, defaultBranch: 'main', head: BASE, branch: 'main' },
      viewer: { id: US, login: 'fluxgate[bot]' },
      files: new Map([['.fluxgate/policy.yaml', file(policy)]]),
      rules: { requiredStatuses: [], requiresPullRequest: false, mergeQueue: true },
    }),
    branchesUnder: async ([prefix]) => [
      {
        ...{ name: `${prefix}${name ?? `pr-5-${BASE}`}`, head: GROUP },
        ...{ committedAt: '2026-11-19T09:00:00Z', newest: undefined },
      },
    ],
    compared: async () => ({
      contains,
      changed: paths.map((path) => ({ path, renamed: false })),
      cut: false,
    }),
    queueCommit: async () => ({ members: [member(GREEN)], status: undefined, ...queue }),
    read: async ({ paths: asked }) => ({
      ...{ histories: [], branches: [] },
      nodes: new Map(asked.map((path) => [path, file(POLICY)])),
    }),
    setStatus: async ({ commit, state, description }) => {
      if (commit !== GROUP) throw new Error(`written on ${commit}`)
      written.push(`${state}: ${description}`)
    },
  })
  const clock = { now: () => new Date(0), random: () => 0, sleep: async () => undefined }
  const run = {
    ...{ repositoryUrl: 'https://github.com/acme/gitops', serverUrl: 'https://github.com' },
    ...{ url: undefined, dryRun: false },
  }
  const outcome = await gateGroup({ forge, clock }, run, GROUP)
  return { outcome, written }
}

const NO_REVIEWS = POLICY.replace(', gates: { approvals: { count: 1 } }', '')

describe('a commit of the merge queue', () => {
  test.each<[string, Told, string]>([
    ['that changes no pin', {}, 'success: changes no pin'],
    [
      'with a member whose status is somebody else’s',
      { queue: { members: [member({ ...GREEN, creator: 99 })] } },
      'pending: #5, which it brings, has no open gate of its own',
    ],
    [
      'with a member that has no status',
      { queue: { members: [member(GREEN), member(undefined, 6)] } },
      'pending: #6, which it brings, has no open gate of its own',
    ],
    [
      'with a member whose gate has closed',
      { queue: { members: [member({ ...GREEN, state: 'failure' })] } },
      'failure: #5, which it brings, has no open gate of its own',
    ],
    [
      'that can not be seen, with approvals in the policy',
      { queue: { members: undefined } },
      'failure: who approved what the queue brings can not be told: the token needs merge-queues: read',
    ],
    [
      'that GitHub does not know, with approvals in the policy',
      { queue: { members: [] } },
      'failure: GitHub has no such commit in its merge queue',
    ],
    [
      'that can not be seen, without approvals',
      { queue: { members: undefined }, policy: NO_REVIEWS },
      'success: changes no pin',
    ],
  ])('%s', async (_, told, expected) => {
    expect((await judged(told)).written).toEqual([expected])
  })

  test('that says the same already is left as it is', async () => {
    const status: LastStatus = { ...GREEN, description: 'changes no pin' }
    const { outcome, written } = await judged({ queue: { status } })
    expect(outcome).toMatchObject({ kind: 'judged', group: true, operation: 'none' })
    expect(written).toEqual([])
  })

  test.each<[string, Told]>([
    ['that was made from an older branch', { contains: false }],
    ['under a name that GitHub does not give', { name: 'mine' }],
    ['under a name with a number too many', { name: `pr-5-${BASE}-6` }],
  ])('%s gets no status', async (_, told) => {
    const { outcome, written } = await judged(told)
    expect(outcome.kind).toBe('not-asked')
    expect(written).toEqual([])
  })
})

test('the heads of a queue are those under GitHub’s names', async () => {
  const names = [`pr-5-${BASE}`, `pr-0-${BASE}`, `pr-12-${BASE}`, 'pr-5', `pr-5-${BASE}/x`]
  const heads = await queueHeads(
    {
      branchesUnder: async ([prefix]) =>
        names.map((name) => ({
          ...{ name: `${prefix}${name}`, head: GROUP, committedAt: '', newest: undefined },
        })),
    },
    'main',
  )
  expect(heads.map(({ number }) => number)).toEqual([5, 12])
})
