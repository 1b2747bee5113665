import { type Approvals, NO_GATES } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { approvalGates, describeApprovals, strangersTold } from '../../src/gates/approvals.ts'
import { judgeChange, type Opinion, planEdge, type Reviewed } from '../../src/index.ts'
import {
  anEnvironment,
  aPolicy,
  aPullRequest,
  aServiceFacts,
  commit,
  holding,
  pinsOf,
  RECORDER,
} from '../builders.ts'

const HEAD = commit(1)
const OLDER = commit(2)
const [ANA, RAJ, KIM, MAKER] = [21, 22, 23, 24]
const OPS = { org: 'acme', slug: 'ops' }
const SEC = { org: 'acme', slug: 'sec' }

const rule = (more: Partial<Approvals> = {}): Approvals => ({
  ...{ count: 1, teams: [], notSourceAuthor: false },
  ...more,
})

function opinion(login: string, by: number | undefined, more: Partial<Opinion> = {}): Opinion {
  return { review: by, by, login, person: true, state: 'approved', head: HEAD, ...more }
}

const ana = opinion('ana', ANA)
const raj = opinion('raj', RAJ)

function reviewed(opinions: readonly Opinion[], more: Partial<Reviewed> = {}): Reviewed {
  return {
    ...{ head: HEAD, opinions, makers: [RECORDER, MAKER], makersUnknown: undefined },
    ...{ memberships: [], source: undefined, ...more },
  }
}

function said(rules: Approvals, facts: Reviewed | undefined): string {
  const [gate] = approvalGates([rules], { reviewed: facts, skippedBy: () => undefined })
  switch (gate?.state.kind) {
    case 'open':
      return 'open'
    case 'awaiting':
      return `awaiting ${gate.state.what}`
    case 'closed':
      return `closed: ${gate.state.why}`
    default:
      throw new Error('no such state of this gate')
  }
}

test.each([
  [rule(), '1 approval'],
  [rule({ count: 2, teams: [OPS] }), '2 approvals by acme/ops'],
  [rule({ teams: [OPS, SEC] }), '1 approval by acme/ops or acme/sec'],
  [
    rule({ teams: [OPS], notSourceAuthor: true }),
    '1 approval by acme/ops, by no author of the source',
  ],
])('the gate is called as the policy says it: %j', (rules, name) => {
  expect(describeApprovals(rules)).toBe(name)
})

describe('an approval', () => {
  test.each<[string, readonly Opinion[], string]>([
    ['of the head counts', [ana], 'open'],
    ['that is not there is waited for', [], 'awaiting 1 approval'],
    [
      'of an older commit does not count',
      [opinion('ana', ANA, { head: OLDER })],
      'awaiting 1 approval (not ana: approved an older commit)',
    ],
    [
      'of a commit that is gone does not count',
      [opinion('ana', ANA, { head: undefined })],
      'awaiting 1 approval (not ana: approved an older commit)',
    ],
    [
      'that a request for changes followed does not count',
      [opinion('ana', ANA, { state: 'changes-requested' })],
      'awaiting 1 approval',
    ],
    [
      'that was dismissed does not count',
      [opinion('ana', ANA, { state: 'dismissed' })],
      'awaiting 1 approval',
    ],
    [
      'by a bot does not count',
      [opinion('renovate[bot]', 30, { person: false })],
      'awaiting 1 approval (not renovate[bot]: no person)',
    ],
    [
      'by an account that is gone does not count',
      [opinion('ghost', undefined)],
      'awaiting 1 approval',
    ],
    [
      'by who made it does not count',
      [opinion('mia', MAKER)],
      'awaiting 1 approval (not mia: made it)',
    ],
    ['by another beside those counts', [opinion('mia', MAKER), ana], 'open'],
    [
      'counts, whatever others ask for',
      [opinion('raj', RAJ, { state: 'changes-requested' }), ana],
      'open',
    ],
  ])('%s', (_, opinions, expected) => {
    expect(said(rule(), reviewed(opinions))).toBe(expected)
  })

  test('of no pull request yet is waited for', () => {
    expect(said(rule({ count: 2, teams: [OPS] }), undefined)).toBe(
      'awaiting 2 approvals by acme/ops',
    )
  })

  test('is one of as many as the policy asks', () => {
    const two = rule({ count: 2 })
    expect(said(two, reviewed([ana]))).toBe('awaiting 2 approvals (1 of 2: ana)')
    expect(said(two, reviewed([ana, raj]))).toBe('open')
  })

  test('is one, however often the same person is told', () => {
    expect(said(rule({ count: 2 }), reviewed([ana, opinion('Ana', ANA)]))).toContain('1 of 2')
  })

  test('of something whose makers nobody knows closes the gate', () => {
    const makersUnknown = 'a commit of it is by somebody whom GitHub does not know'
    expect(said(rule(), reviewed([ana], { makersUnknown }))).toBe(`closed: ${makersUnknown}`)
    expect(said(rule(), reviewed([], { makersUnknown }))).toBe('awaiting 1 approval')
  })

  test('by many that do not count is told reason by reason', () => {
    const late = [ANA, RAJ, KIM, 25].map((id) => opinion(`p${id}`, id, { head: OLDER }))
    expect(said(rule(), reviewed([...late, opinion('mia', MAKER)]))).toBe(
      'awaiting 1 approval (not mia: made it; not p21, p22, p23 and 1 more: approved an older commit)',
    )
  })
})

describe('teams', () => {
  const ops = rule({ teams: [OPS] })
  const either = rule({ teams: [OPS, SEC] })
  const member = (is: Reviewed['memberships'][number]['is'], team = OPS, person = ANA) => ({
    ...{ person, is, ...team },
  })
  const why = 'the token needs members: read'

  test.each<[string, Approvals, Reviewed['memberships'], string]>([
    ['a member counts', ops, [member(true)], 'open'],
    [
      'somebody else does not',
      ops,
      [member(false)],
      'awaiting 1 approval by acme/ops (not ana: in none of the teams)',
    ],
    ['one team of several is enough', either, [member(false), member(true, SEC)], 'open'],
    [
      'a team of the same name elsewhere is another',
      ops,
      [member(true, { org: 'other', slug: 'ops' }), member(false)],
      'awaiting 1 approval by acme/ops (not ana: in none of the teams)',
    ],
    [
      'another member speaks for nobody else',
      ops,
      [member(true, OPS, RAJ), member(false)],
      'awaiting 1 approval by acme/ops (not ana: in none of the teams)',
    ],
    ['a membership that can not be told closes the gate', ops, [member({ why })], `closed: ${why}`],
    [
      'as it does where the other team says no',
      either,
      [member(false), member({ why }, SEC)],
      `closed: ${why}`,
    ],
    ['one yes is enough beside it', either, [member({ why }), member(true, SEC)], 'open'],
    ['nobody was asked', ops, [], 'closed: who is in the teams was not asked'],
  ])('%s', (_, rules, memberships, expected) => {
    expect(said(rules, reviewed([ana], { memberships }))).toBe(expected)
  })

  test('that can not be told are no matter as long as more approvals are missing', () => {
    const facts = reviewed([ana], { memberships: [member({ why })] })
    expect(said(rule({ count: 2, teams: [OPS] }), facts)).toBe('awaiting 2 approvals by acme/ops')
  })
})

describe('authors of the source', () => {
  const strict = rule({ notSourceAuthor: true })
  test.each<[string, Reviewed['source'], string]>([
    [
      'do not count',
      { kind: 'known', people: [ANA], strangers: [] },
      'awaiting 1 approval, by no author of the source (not ana: wrote some of the source)',
    ],
    ['are not those who only approve', { kind: 'known', people: [RAJ], strangers: [] }, 'open'],
    ['may be nobody', { kind: 'known', people: [], strangers: ['Lee'] }, 'open'],
    [
      'that nobody knows close the gate',
      { kind: 'unknown', why: 'no annotation' },
      'closed: no annotation',
    ],
    ['that were not asked for do as well', undefined, 'closed: who wrote the source was not asked'],
  ])('%s', (_, source, expected) => {
    expect(said(strict, reviewed([ana], { source }))).toBe(expected)
  })
})

describe('authors that GitHub knows no account for', () => {
  const source = (strangers: readonly string[]) =>
    reviewed([ana], { source: { kind: 'known', people: [], strangers } })
  const strict = [rule({ notSourceAuthor: true })]

  test('are told by name', () => {
    expect(strangersTold(strict, source(['Lee\n# x', 'b', 'c', 'd']))).toBe(
      'the source has commits by "Lee # x", "b", "c" and 1 more, for whom GitHub knows no account: whether one of them approved can not be told',
    )
  })

  test.each([
    ['there are none', strict, source([])],
    ['nobody asks for them', [rule()], source(['Lee'])],
    ['there is no pull request', strict, undefined],
    ['nobody knows the source', strict, reviewed([ana], { source: { kind: 'unknown', why: '' } })],
  ])('are no matter where %s', (_, rules, facts) => {
    expect(strangersTold(rules, facts)).toBeUndefined()
  })
})

test('each rule is a gate of its own', () => {
  const facts = reviewed([ana], { memberships: [{ person: ANA, ...SEC, is: false }] })
  const asked = { reviewed: facts, skippedBy: () => undefined }
  const gates = approvalGates([rule(), rule({ teams: [SEC] })], asked)
  expect(gates.map(({ state }) => state.kind)).toEqual(['open', 'awaiting'])
})

test('a person who may skips them', () => {
  const asked = { reviewed: undefined, skippedBy: () => ({ by: 'olga' }) }
  const [gate] = approvalGates([rule()], asked)
  expect(gate?.state).toEqual({ kind: 'skipped', by: 'olga' })
})

describe('on the way into an environment', () => {
  const gates = { ...NO_GATES, approvals: [rule({ count: 2 })] }
  const policy = aPolicy({
    environments: [anEnvironment(), anEnvironment({ name: 'prod', after: ['dev'], gates })],
  })
  const facts = aServiceFacts({
    policy,
    environments: [holding('dev', ['1.4.1', '1.4.2']), holding('prod', ['1.4.1'])],
  })
  const side = (version: string) =>
    ({ kind: 'pinned', pins: pinsOf(version), range: false, source: new Map() }) as const
  const judged = (facts2: Reviewed | undefined, after = '1.4.2') =>
    judgeChange(facts, {
      ...{ environment: 'prod', before: side('1.4.1'), after: side(after), ours: false },
      reviewed: facts2,
    })

  test('a pull request waits for people, and no moment is named', () => {
    expect(judged(reviewed([ana]))).toMatchObject({
      ...{ state: 'waiting', why: '1.4.2 for prod', until: undefined },
      gates: [{ name: '2 approvals', state: { what: '2 approvals (1 of 2: ana)' } }],
    })
    expect(judged(reviewed([ana, raj]))).toMatchObject({ state: 'open' })
    expect(judged(undefined)).toMatchObject({ state: 'waiting' })
  })

  test('that a name of the source is nobody’s is a warning beside the verdict', () => {
    const strict = { ...NO_GATES, approvals: [rule({ notSourceAuthor: true })] }
    const environments = [
      anEnvironment(),
      anEnvironment({ name: 'prod', after: ['dev'], gates: strict }),
    ]
    const told = reviewed([ana], { source: { kind: 'known', people: [], strangers: ['Lee'] } })
    const asking = { ...facts, policy: aPolicy({ environments }) }
    const { state, warning } = judgeChange(asking, {
      ...{ environment: 'prod', before: side('1.4.1'), after: side('1.4.2'), ours: false },
      reviewed: told,
    })
    expect([state, warning]).toEqual(['open', expect.stringContaining('commits by "Lee"')])
    const pullRequests = [aPullRequest('1.4.2', { reviewed: told })]
    expect(planEdge({ ...asking, pullRequests }, 'prod').notes).toEqual([warning])
  })

  test('approvals open no gate for what may not be taken', () => {
    expect(judged(reviewed([ana, raj]), '1.5.0').state).toBe('closed')
  })

  test('the table of a pull request that stands counts its approvals, and of one that moves none', () => {
    const planned = (version: string) =>
      planEdge(
        { ...facts, pullRequests: [aPullRequest(version, { reviewed: reviewed([ana, raj]) })] },
        'prod',
      ).gates.map(({ state }) => state.kind)
    expect(planned('1.4.2')).toEqual(['open'])
    expect(planned('1.4.1-rc.1')).toEqual(['awaiting'])
    expect(planEdge(facts, 'prod').gates.map(({ state }) => state.kind)).toEqual(['awaiting'])
  })
})
