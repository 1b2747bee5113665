import { ForgeError } from '@fluxgate/forge'
import { describe, expect, test } from '@jest/globals'
import { type BranchCommit, commitOnBranch, viaScratch } from '../src/carry-out/branch.ts'
import { landOnBase } from '../src/carry-out/land.ts'
import type { Forge } from '../src/forge-port.ts'
import { aBase } from './support/a-base.ts'
import { partialForge } from './support/partial-forge.ts'

const BRANCH = 'promote/prod/shop'
const SCRATCH = 'fluxgate/scratch/prod-shop'

/** Branches that move by compare-and-swap, and every place where each has been. */
function branches(start: Readonly<Record<string, string>>) {
  const heads = new Map(Object.entries(start))
  const places: string[] = []
  const put = (branch: string, head: string | undefined) => {
    if (head === undefined) heads.delete(branch)
    else heads.set(branch, head)
    places.push(`${branch} ${head ?? 'gone'}`)
  }
  const updateRefs: Forge['updateRefs'] = async (updates) => {
    if (updates.some(({ branch, before }) => heads.get(branch) !== before)) return { kind: 'moved' }
    for (const { branch, after } of updates) put(branch, after)
    return { kind: 'updated' }
  }
  const commit: Forge['commit'] = async ({ branch, expectedHead }) => {
    if (heads.get(branch) !== expectedHead) return { kind: 'moved' }
    put(branch, `${expectedHead}+1`)
    return { kind: 'committed', commit: `${expectedHead}+1` }
  }
  const begin: Forge['start'] = async ({ branch = '' }) => ({
    repositoryId: 'R_1',
    databaseId: 1,
    defaultBranch: 'main',
    head: heads.get(branch),
    branch,
    viewer: { id: 7, login: 'fluxgate[bot]' },
    files: new Map(),
    rules: { requiredStatuses: [], requiresPullRequest: false, mergeQueue: false },
  })
  return { forge: partialForge({ updateRefs, commit, start: begin }), heads, places }
}

const request = (head: string | undefined): BranchCommit => ({
  branch: BRANCH,
  base: 'base',
  head,
  scratch: SCRATCH,
  headline: 'Promote shop',
  body: '',
  files: [{ path: 'a.yaml', text: 'a' }],
})

describe('a commit on a branch of ours', () => {
  test('makes a branch that is not there', async () => {
    const { forge, places } = branches({})
    expect(await commitOnBranch(forge, request(undefined))).toEqual({
      kind: 'committed',
      commit: 'base+1',
    })
    expect(places).toEqual([`${BRANCH} base`, `${BRANCH} base+1`])
  })

  test('goes right onto a branch that an earlier run left at base', async () => {
    const { forge, places } = branches({ [BRANCH]: 'base' })
    await commitOnBranch(forge, request('base'))
    expect(places).toEqual([`${BRANCH} base+1`])
  })

  test('moves any other branch in one step, so that it is never seen at base', async () => {
    const { forge, heads, places } = branches({ [BRANCH]: 'old' })
    expect(await commitOnBranch(forge, request('old'))).toEqual({
      kind: 'committed',
      commit: 'base+1',
    })
    expect(places.filter((place) => place.startsWith(BRANCH))).toEqual([`${BRANCH} base+1`])
    expect([...heads.keys()]).toEqual([BRANCH])
  })

  test.each<[string, string | undefined, Readonly<Record<string, string>>]>([
    ['made by somebody else', undefined, { [BRANCH]: 'theirs' }],
    ['moved by somebody else', 'old', { [BRANCH]: 'theirs' }],
    ['deleted by somebody else', 'old', {}],
  ])('leaves a branch alone that was %s meanwhile, and no scratch behind', async (...row) => {
    const [, head, start] = row
    const { forge, heads } = branches(start)
    expect(await commitOnBranch(forge, request(head))).toEqual({ kind: 'moved' })
    expect(Object.fromEntries(heads)).toEqual(start)
  })

  test('clears a scratch branch away that an earlier run left behind', async () => {
    const { forge, heads } = branches({ [BRANCH]: 'old', [SCRATCH]: 'stale' })
    expect(await commitOnBranch(forge, request('old'))).toEqual({ kind: 'moved' })
    expect(Object.fromEntries(heads)).toEqual({ [BRANCH]: 'old' })
  })
})

describe('a landing by a scratch branch', () => {
  test('lets the caller judge the commit before anything moves to it', async () => {
    const { forge, places } = branches({ main: 'base' })
    const targets = [{ branch: 'main', before: 'base', force: false }]
    await viaScratch(forge, { ...request('base'), branch: 'main' }, targets, async (commit) => {
      places.push(`judged ${commit}`)
    })
    expect(places).toEqual([
      `${SCRATCH} base`,
      `${SCRATCH} base+1`,
      'judged base+1',
      'main base+1',
      `${SCRATCH} gone`,
    ])
  })
})

describe('a commit on the branch that Flux reads', () => {
  const BASE = aBase({ commit: 'base' })
  const landing = {
    message: { headline: 'Bump shop', body: '' },
    files: [{ path: 'a.yaml', text: 'a' }],
    scratch: SCRATCH,
  }
  const refusing = (said: string) => {
    const { forge, heads, places } = branches({ main: 'base' })
    const statuses: string[] = []
    const commit: Forge['commit'] = async (wanted) => {
      if (wanted.branch !== 'main') return forge.commit(wanted)
      throw new ForgeError('misconfigured', 'PROTECTED_BRANCH', said)
    }
    const setStatus: Forge['setStatus'] = async (status) => {
      statuses.push(`${status.commit} ${status.context} ${status.state}: ${status.description}`)
    }
    return { forge: { ...forge, commit, setStatus }, heads, places, statuses }
  }

  test('gets the status that GitHub asks for, though the rules of the branch can not be seen', async () => {
    const { forge, heads, statuses } = refusing(
      'Required status check "fluxgate/gate" is expected.',
    )
    expect(await landOnBase(forge, BASE, landing, 'bump of shop')).toEqual({
      kind: 'committed',
      commit: 'base+1',
    })
    expect(statuses).toEqual(['base+1 fluxgate/gate success: bump of shop'])
    expect([...heads]).toEqual([['main', 'base+1']])
  })

  test.each([
    ['another status', 'Required status check "e2e" is expected.'],
    ['a pull request', 'Changes must be made through a pull request.'],
  ])('is not tried another way where GitHub asks for %s', async (_, said) => {
    const { forge, places, statuses } = refusing(said)
    await expect(landOnBase(forge, BASE, landing, 'bump of shop')).rejects.toThrow(said)
    expect(places).toEqual([])
    expect(statuses).toEqual([])
  })
})
