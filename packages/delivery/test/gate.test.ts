import type { LastStatus, Proposed } from '@fluxgate/forge'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../src/gate/gate.ts'
import { judgeRepair } from '../src/gate/judge-pull-request.ts'
import { partialForge } from './support/partial-forge.ts'

const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
const BASE = 'b'.repeat(40)
const HEAD = 'c'.repeat(40)
const VIEWER = 7

const RUN = {
  ...{ repositoryUrl: 'https://github.com/acme/gitops', serverUrl: 'https://github.com' },
  ...{ url: undefined, dryRun: false },
}

function proposed(overrides: Partial<Proposed> = {}): Proposed {
  return {
    ...{ id: 'PR', number: 5, url: 'https://github.com/acme/gitops/pull/5', title: 'Change' },
    ...{ state: 'open', base: 'main', head: HEAD, createdAt: '2026-11-19T09:00:00Z' },
    ...{ editedAt: undefined, headCommittedAt: undefined, closedAt: undefined },
    ...{
      author: undefined,
      closedBy: undefined,
      mergeState: 'clean',
      inQueue: false,
      labels: [],
      reviews: [],
      commitAuthors: [],
      commitPeople: [],
    },
    ...{ commitCount: 1, nodes: new Map(), renames: [], branch: 'change', fork: false },
    changed: [{ path: '.github/CODEOWNERS', renamed: false }],
    changedCut: false,
    merge: { kind: 'merged', commit: 'd'.repeat(40), into: BASE },
    automatic: undefined,
    queued: undefined,
    status: undefined,
    ...overrides,
  }
}

/** Judges pull requests that GitHub shows one after the other; what was written, and how long was slept. */
async function judged(shown: readonly Proposed[]) {
  const written: string[] = []
  const slept: number[] = []
  let look = 0
  const forge = partialForge({
    start: async () => ({
      ...{ repositoryId: 'R', databaseId: 1, defaultBranch: 'main', head: BASE, branch: 'main' },
      viewer: { id: VIEWER, login: 'fluxgate[bot]' },
      files: new Map([
        [
          '.fluxgate/policy.yaml',
          { kind: 'file', mode: 0o100644, oid: BASE, text: { kind: 'text', text: POLICY } },
        ],
      ]),
      rules: { requiredStatuses: [], requiresPullRequest: false, mergeQueue: false },
    }),
    proposed: async () => shown[Math.min(look++, shown.length - 1)] ?? proposed(),
    setStatus: async ({ state, description }) => {
      written.push(`${state}: ${description}`)
    },
  })
  const clock = {
    now: () => new Date('2026-11-19T12:00:00Z'),
    random: () => 0,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds)
    },
  }
  const outcome = await gate({ forge, clock }, RUN, 5)
  return { outcome, written, slept }
}

const SAID: LastStatus = { state: 'success', description: 'changes no pin', creator: VIEWER }

describe('the status', () => {
  test('is written where there is none', async () => {
    expect((await judged([proposed()])).written).toEqual(['success: changes no pin'])
  })

  test('is left as it is where it says the same', async () => {
    const { outcome, written } = await judged([proposed({ status: SAID })])
    expect(written).toEqual([])
    expect(outcome).toMatchObject({ kind: 'judged', operation: 'none' })
  })

  test.each([
    ['somebody else’s that says the same', { ...SAID, creator: 99 }],
    ['one of an account that is gone', { ...SAID, creator: undefined }],
    ['ours of another state', { ...SAID, state: 'pending' }],
    ['ours in other words', { ...SAID, description: 'waits' }],
  ])('is written over %s', async (_, status) => {
    expect((await judged([proposed({ status })])).written).toEqual(['success: changes no pin'])
  })

  test('waits until GitHub has merged it on trial into base as it is', async () => {
    const merge = { kind: 'merged', commit: 'e'.repeat(40), into: 'f'.repeat(40) } as const
    const shown = [proposed({ merge: { kind: 'not-yet' } }), proposed({ merge }), proposed()]
    const { written, slept } = await judged(shown)
    expect(written).toEqual(['success: changes no pin'])
    expect(slept).toEqual([1000, 2000])
  })

  test('is left to the next sweep where GitHub does not', async () => {
    const { outcome, written } = await judged([proposed({ merge: { kind: 'not-yet' } })])
    expect(outcome).toMatchObject({ kind: 'deferred' })
    expect(written).toEqual([])
  })

  test('is a failure where GitHub lists not all that is changed, and git is not at hand', async () => {
    const { written } = await judged([proposed({ changedCut: true })])
    expect(written).toEqual([
      'failure: changes more files than GitHub lists, and git did not tell them (see the log); split it',
    ])
  })

  test.each([
    [{ state: 'merged' as const }, '#5 is merged'],
    [{ base: 'release' }, '#5 goes into release, which Flux does not read'],
  ])('is not written for %j', async (overrides, why) => {
    const { outcome, written } = await judged([proposed(overrides)])
    expect(outcome).toEqual({ kind: 'not-asked', why })
    expect(written).toEqual([])
  })
})

test('what mends a broken policy is no mending where GitHub does not tell all that comes with it', async () => {
  const text = 'version: 1\nenvironments: { dev: { overlays: "apps/dev/{service}" } }\n'
  const node = { kind: 'file', mode: 0o100644, oid: HEAD, text: { kind: 'text', text } } as const
  const forge = partialForge({
    read: async ({ paths }) => ({
      ...{ histories: [], branches: [] },
      nodes: new Map(paths.map((path) => [path, node])),
    }),
  })
  const judgedAs = async (changedCut: boolean, paths: readonly string[]) => {
    const changed = paths.map((path) => ({ path, renamed: false }))
    return (await judgeRepair(forge, { changed, changedCut }, HEAD, 'it is broken')).state
  }
  expect(await judgedAs(false, ['.fluxgate/policy.yaml'])).toBe('success')
  expect(await judgedAs(true, ['.fluxgate/policy.yaml'])).toBe('failure')
  expect(await judgedAs(true, [])).toBe('failure')
})
