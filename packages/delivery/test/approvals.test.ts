import type { Actor, PullRequest } from '@fluxgate/forge'
import { describe, expect, test } from '@jest/globals'
import { pullRequestFacts } from '../src/facts/pull-request-facts.ts'
import { aBase, RECORDER } from './support/a-base.ts'
import { made } from './support/made.ts'

const HEAD = 'beef'.repeat(10)
const OURS: Actor = { id: RECORDER, login: 'fluxgate[bot]' }
const ANA: Actor = { id: 11, login: 'ana' }

function pullRequest(changes: Partial<PullRequest> = {}): PullRequest {
  return {
    id: 'PR_1',
    number: 12,
    url: 'https://github.com/acme/gitops/pull/12',
    title: 'Promote shop 1.4.2 to prod',
    state: 'open',
    base: 'main',
    head: HEAD,
    createdAt: '2026-11-19T09:00:00Z',
    editedAt: undefined,
    headCommittedAt: undefined,
    closedAt: undefined,
    author: OURS,
    closedBy: undefined,
    mergeState: 'clean',
    inQueue: false,
    labels: ['Promotion'],
    reviews: [],
    commitAuthors: [made(OURS)],
    commitPeople: [OURS],
    commitCount: 1,
    nodes: new Map(),
    renames: [],
    ...changes,
  }
}

function factsOf(changes: Partial<PullRequest>) {
  const request = {
    overlays: ['apps/prod/shop'],
    name: 'shop',
    namespace: undefined,
    pins: { chart: true, image: [], values: [] },
    addresses: [],
  }
  const branch = { name: 'promote/prod/shop', pullRequests: [pullRequest(changes)] }
  return pullRequestFacts('prod', branch, request, new Map(), aBase())
}

const review = (changes: Partial<PullRequest['reviews'][number]> = {}) => ({
  id: 7,
  author: ANA,
  state: 'approved' as const,
  commit: HEAD,
  canWrite: true,
  ...changes,
})

describe('an approval', () => {
  test('counts for the head that was reviewed', () => {
    expect(factsOf({ reviews: [review()] })[0]?.approvedBy).toEqual(['ana'])
  })

  test.each([
    ['of an earlier head', { commit: '0'.repeat(40) }],
    ['of a commit that is gone', { commit: undefined }],
    ['by somebody who can not write', { canWrite: false }],
    ['that was dismissed', { state: 'dismissed' as const }],
  ])('%s does not count', (_, changes) => {
    expect(factsOf({ reviews: [review(changes)] })[0]?.approvedBy).toEqual([])
  })
})

describe('a commit', () => {
  test.each<[string, Partial<PullRequest>, readonly string[]]>([
    ['of ours is nobody else', {}, []],
    ['of a person is theirs', { commitAuthors: [made(OURS), made(ANA)], commitCount: 2 }, ['ana']],
    ['of an account that is gone is not ours', { commitAuthors: [made(undefined)] }, ['somebody']],
    [
      'in our name that GitHub did not sign is not ours',
      { commitAuthors: [made(OURS), { by: OURS, signedByGitHub: false }], commitCount: 2 },
      ['somebody in the name of fluxgate[bot]'],
    ],
    ['that is not listed any more is not ours', { commitCount: 101 }, ['somebody']],
  ])('%s', (_, changes, authors) => {
    expect(factsOf(changes)[0]?.foreignAuthors).toEqual(authors)
  })
})

describe('a pull request', () => {
  test('into another branch than the one that Flux reads is none of ours', () => {
    expect(factsOf({ base: 'release' })).toEqual([])
  })

  test('was closed by whoever closed it, and merged by nobody in that sense', () => {
    expect(factsOf({ state: 'closed', closedBy: ANA })[0]?.closedBy).toBe(11)
    expect(factsOf({ state: 'merged', closedBy: ANA })[0]?.closedBy).toBeUndefined()
  })

  test('had those titles that we gave it', () => {
    const at = '2026-11-19T10:00:00Z'
    const renames = [
      { previousTitle: 'Promote shop 1.4.1 to prod', at, by: OURS },
      { previousTitle: 'mine', at, by: ANA },
    ]
    expect(factsOf({ renames })[0]?.formerTitles).toEqual([
      { title: 'Promote shop 1.4.1 to prod', until: at },
    ])
  })
})
