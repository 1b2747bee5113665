import { type Actor, ForgeError, type PullRequest } from '@fluxgate/forge'
import { type Approvals, NO_GATES } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import {
  anEnvironment,
  aPolicy,
  aPullRequest,
  aServiceFacts,
} from '../../promotion/test/builders.ts'
import { reviewedOf, withAnswers, withReviews } from '../src/facts/reviews.ts'
import { made } from './support/made.ts'
import { partialForge } from './support/partial-forge.ts'

const RECORDER = 7
const HEAD = 'beef'.repeat(10)
const OURS: Actor = { id: RECORDER, login: 'fluxgate[bot]' }
const ANA: Actor = { id: 11, login: 'ana' }
const RAJ: Actor = { id: 12, login: 'raj' }
const RULE: Approvals = { count: 1, teams: [], notSourceAuthor: false }
const OPS = { org: 'acme', slug: 'ops' }
const SPAN = () =>
  ({ kind: 'span', repository: 'acme/shop', from: 'a'.repeat(40), to: HEAD }) as const

type Review = PullRequest['reviews'][number]

function review(author: Actor | undefined, more: Partial<Review> = {}): Review {
  return { id: 5, author, state: 'approved', commit: HEAD, canWrite: true, ...more }
}

function facts(more: Partial<PullRequest>) {
  const pull: PullRequest = {
    ...{ id: 'PR_1', number: 12, url: '', title: '', state: 'open', base: 'main', head: HEAD },
    ...{ createdAt: '', editedAt: undefined, headCommittedAt: undefined, closedAt: undefined },
    ...{ mergeState: 'clean', inQueue: false },
    ...{ author: OURS, closedBy: undefined, labels: [], reviews: [review(ANA)], renames: [] },
    ...{ commitAuthors: [made(OURS)], commitPeople: [OURS], commitCount: 1, nodes: new Map() },
    ...more,
  }
  return reviewedOf(pull, RECORDER, undefined)
}

describe('what a pull request tells of its reviews', () => {
  test('is who may write and has an opinion', () => {
    const reviews = [
      review(ANA),
      review(RAJ, { canWrite: false }),
      review(RAJ, { state: 'commented' }),
      review(RAJ, { state: 'pending' }),
    ]
    const [only, ...more] = facts({ reviews }).opinions
    expect(only).toEqual({
      ...{ review: 5, by: 11, login: 'ana', person: true, state: 'approved', head: HEAD },
    })
    expect(more).toEqual([])
  })

  test.each<[string, Actor | undefined]>([
    ['a bot', { id: 30, login: 'renovate[bot]' }],
    ['ourselves', { id: RECORDER, login: 'release-manager' }],
    ['an account that is gone', undefined],
    ['an actor that GitHub has no number for', { id: undefined, login: 'mannequin' }],
  ])('%s is no person', (_, author) => {
    expect(facts({ reviews: [review(author)] }).opinions[0]?.person).toBe(false)
  })

  test('is made by who opened it and by who made its commits', () => {
    expect(facts({ author: ANA, commitPeople: [RAJ] }).makers).toEqual([11, 12])
  })

  test('is true by its names alone where GitHub made every commit, the newest not being enough', () => {
    const pushed = { by: ANA, signedByGitHub: false }
    expect(facts({ commitAuthors: [made(OURS), made(ANA)], commitCount: 2 }).allSigned).toBe(true)
    expect(facts({ commitAuthors: [pushed, made(RAJ)], commitCount: 2 }).allSigned).toBe(false)
  })

  test.each<[string, Partial<PullRequest>, string | undefined]>([
    ['one that is read whole', {}, undefined],
    ['one with more commits than GitHub lists', { commitCount: 101 }, 'squash them into one'],
    ['one by a stranger', { commitPeople: [OURS, undefined] }, 'whom GitHub does not know'],
    [
      'one by whoever wrote our address into it',
      { commitAuthors: [made(OURS), { by: OURS, signedByGitHub: false }], commitCount: 2 },
      'by somebody in the name of fluxgate[bot]: GitHub did not sign it',
    ],
    [
      'one by a person, signed or not',
      { commitAuthors: [{ by: ANA, signedByGitHub: false }] },
      undefined,
    ],
  ])('%s', (_, more, why) => {
    const { makersUnknown } = facts(more)
    if (why === undefined) expect(makersUnknown).toBeUndefined()
    else expect(makersUnknown).toContain(why)
  })
})

describe('what is asked', () => {
  const nothing = partialForge({})

  test('is nothing as long as nobody has approved the head, or the policy names nobody', async () => {
    const strict = { ...RULE, teams: [OPS], notSourceAuthor: true }
    for (const reviews of [[], [review(ANA, { commit: 'f00d'.repeat(10) })], [review(OURS)]]) {
      const reviewed = facts({ reviews })
      expect(await withAnswers(nothing, reviewed, [strict], { us: RECORDER, span: SPAN })).toEqual(
        reviewed,
      )
    }
    const byMaker = facts({ commitPeople: [OURS, ANA] })
    expect(await withAnswers(nothing, byMaker, [strict], { us: RECORDER, span: SPAN })).toEqual(
      byMaker,
    )
    expect(await withAnswers(nothing, facts({}), [RULE], { us: RECORDER, span: SPAN })).toEqual(
      facts({}),
    )
  })

  test('is each approver of each team, once', async () => {
    const asked: string[] = []
    const forge = partialForge({
      isTeamMember: async ({ org, slug, login }) => {
        asked.push(`${org}/${slug} ${login}`)
        return login === 'ana'
      },
    })
    const rules = [
      { ...RULE, teams: [OPS, { org: 'acme', slug: 'sec' }] },
      { ...RULE, teams: [OPS] },
    ]
    const { memberships } = await withAnswers(
      forge,
      facts({ reviews: [review(ANA), review(RAJ)] }),
      rules,
      { us: RECORDER, span: SPAN },
    )
    expect(asked).toEqual(['acme/ops ana', 'acme/ops raj', 'acme/sec ana', 'acme/sec raj'])
    expect(memberships.map(({ person, is }) => [person, is])).toEqual([
      [11, true],
      [12, false],
      [11, true],
      [12, false],
    ])
  })

  test.each<[ForgeError['kind'], boolean]>([
    ['misconfigured', true],
    ['refused', true],
    ['deferred', false],
    ['broken', false],
  ])('of a team, where GitHub does not say: %s', async (kind, isAnswer) => {
    const error = new ForgeError(kind, 'MISSING_PERMISSION', 'the token needs members: read')
    const forge = partialForge({ isTeamMember: () => Promise.reject(error) })
    const answers = withAnswers(forge, facts({}), [{ ...RULE, teams: [OPS] }], {
      us: RECORDER,
      span: SPAN,
    })
    if (!isAnswer) return expect(answers).rejects.toBe(error)
    const why = 'whether ana is in acme/ops can not be told: the token needs members: read'
    return expect(answers).resolves.toMatchObject({ memberships: [{ is: { why } }] })
  })

  test.each<
    [string, Awaited<ReturnType<ReturnType<typeof partialForge>['sourceCommits']>>, object]
  >([
    [
      'known',
      { kind: 'people', people: [11], strangers: ['Lee'] },
      { kind: 'known', people: [11], strangers: ['Lee'] },
    ],
    [
      'unreadable',
      { kind: 'unreadable', said: 'Not Found' },
      {
        why: expect.stringMatching(
          /acme\/shop .*the token needs contents: read there \(GitHub says "Not Found"\)/,
        ),
      },
    ],
    ['behind', { kind: 'behind' }, { why: expect.stringContaining('older in what is proposed') }],
    [
      'cut',
      { kind: 'cut', total: 900, most: 500 },
      { why: expect.stringContaining('900 commits ahead of what runs; authors of 500') },
    ],
  ])('of the source: %s', async (_, commits, source) => {
    const forge = partialForge({
      sourceCommits: async ({ repository }) => {
        expect(repository).toEqual({ owner: 'acme', name: 'shop' })
        return commits
      },
    })
    const rules = [{ ...RULE, notSourceAuthor: true }]
    const answers = await withAnswers(forge, facts({}), rules, { us: RECORDER, span: SPAN })
    expect(answers.source).toMatchObject(source)
  })

  test('of a source that nobody knows is nothing', async () => {
    const unknown = { kind: 'unknown', why: 'no annotation' } as const
    const rules = [{ ...RULE, notSourceAuthor: true }]
    const { source } = await withAnswers(partialForge({}), facts({}), rules, {
      us: RECORDER,
      span: () => unknown,
    })
    expect(source).toEqual(unknown)
  })
})

describe('what a service is decided by', () => {
  const gates = { ...NO_GATES, approvals: [{ ...RULE, teams: [OPS] }] }
  const prod = anEnvironment({ name: 'prod', after: ['dev'], gates, batch: { kind: 'all' } })

  test.each([
    ['its own', undefined, true],
    ["its release set's", 'promote/prod/@all', false],
  ] as const)('are the reviews of %s pull request: %s, %s', async (_, branch, asks) => {
    const asked: string[] = []
    const forge = partialForge({
      isTeamMember({ login }) {
        asked.push(login)
        return Promise.resolve(true)
      },
    })
    const reviewed = facts({})
    const pull = aPullRequest('1.4.2', { reviewed, ...(branch === undefined ? {} : { branch }) })
    const policy = aPolicy({ environments: [anEnvironment(), prod] })
    const all = await withReviews(forge, aServiceFacts({ policy, pullRequests: [pull] }))
    expect(asked).toEqual(asks ? ['ana'] : [])
    expect(all.pullRequests[0]?.reviewed?.memberships).toHaveLength(asks ? 1 : 0)
  })
})
