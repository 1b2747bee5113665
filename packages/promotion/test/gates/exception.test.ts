import { NO_GATES, type Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import {
  type ExceptionRecord,
  judgeChange,
  type PinChange,
  planException,
  type Seen,
  type ServiceFacts,
  type ServiceRecord,
  type Skippable,
} from '../../src/index.ts'
import {
  aClosedPullRequest,
  aHold,
  anEnvironment,
  aPolicy,
  aServiceFacts,
  at,
  DIGEST_A,
  exception,
  failure,
  holding,
  pinsOf,
  rollout,
} from '../builders.ts'

const SOURCE = new Map([['HelmRepository apps/acme spec.url', 'https://charts.acme.example']])

function pinned(release: string | Pins, source: ReadonlyMap<string, string> = SOURCE): Seen {
  return { kind: 'pinned', pins: pinsOf(release), range: false, source }
}

const HEAD = 'beef'.repeat(10)
/** What a record says that was given for our proposal, before there was one. */
const OURS = { pullRequest: undefined, head: undefined }

/** prod asks for a soak of three days, and is frozen. */
const GATES = {
  ...NO_GATES,
  soakSeconds: 3 * 86_400,
  freezes: [{ from: '2026-11-01', to: '2026-12-01', timezone: 'UTC', reason: 'inventory' }],
}

function facts(records: readonly ServiceRecord[], more: Partial<ServiceFacts> = {}): ServiceFacts {
  const prod = anEnvironment({ name: 'prod', after: ['dev'], gates: GATES })
  return aServiceFacts({
    policy: aPolicy({ environments: [anEnvironment(), prod] }),
    environments: [holding('dev', ['1.4.1', '1.4.2']), holding('prod', ['1.4.0', '1.4.1'])],
    records: [rollout('1.4.2', 5), ...records],
    ...more,
  })
}

const CHANGE: PinChange = {
  environment: 'prod',
  before: pinned('1.4.1'),
  after: pinned('1.4.2'),
  ours: false,
  pullRequest: 12,
}

const BOTH: readonly Skippable[] = ['soak', 'freezes']

function said(
  records: readonly ServiceRecord[],
  change: Partial<PinChange> = {},
  more: Partial<ServiceFacts> = {},
): string {
  const { state, why } = judgeChange(facts(records, more), { ...CHANGE, ...change })
  return `${state}: ${why}`
}

describe('an exception', () => {
  test('lets its pins through past the gates that it names, and says whose word that is', () => {
    const found = judgeChange(facts([exception('1.4.2', 60, { gates: BOTH })]), CHANGE)
    expect(found).toMatchObject({ state: 'open', why: '1.4.2 for prod' })
    const skipped = { kind: 'skipped', by: 'ana', reason: 'the site is down' }
    expect(found.gates.map(({ rule, state }) => [rule, state])).toEqual([
      ['soak', skipped],
      ['freezes', skipped],
    ])
  })

  test('leaves the other gates shut', () => {
    const found = judgeChange(facts([exception('1.4.2', 60, { gates: ['soak'] })]), CHANGE)
    expect([found.state, found.until]).toEqual(['waiting', '2026-12-02T00:00:00Z'])
  })

  test('adds up with others', () => {
    const records = BOTH.map((gate) => exception('1.4.2', 60, { gates: [gate] }))
    expect(said(records)).toBe('open: 1.4.2 for prod')
  })

  test.each<[string, Partial<ExceptionRecord>, Partial<PinChange>]>([
    ['for another environment', { environment: 'dev' }, {}],
    ['for another release', { pins: pinsOf('1.4.1') }, {}],
    ['for other pins of the release', { pins: pinsOf({ chart: '1.4.2', digest: DIGEST_A }) }, {}],
    ['for another pull request', { pullRequest: 13 }, {}],
    ['for another pull request of ours', { pullRequest: 13 }, { ours: true }],
    ['for what we propose', { pullRequest: undefined }, {}],
    ['from before prod moved', { createdAt: at(-30) }, {}],
  ])('%s does not count', (_, overrides, change) => {
    const record = exception('1.4.2', 60, { gates: BOTH, ...overrides })
    expect(said([record], change)).toBe('waiting: 1.4.2 for prod')
  })

  test.each([
    [[11, 12], 'open: 1.4.2 for prod'],
    [[11, 13], 'waiting: 1.4.2 for prod'],
  ])('counts for a commit of the merge queue that brings its pull request: %j', (among, told) => {
    const record = exception('1.4.2', 60, { gates: BOTH })
    expect(said([record], { pullRequest: undefined, among })).toBe(told)
  })

  test.each<[string, Partial<ExceptionRecord>, Partial<PinChange>, 'open' | 'waiting']>([
    ['the commit that it was given for', { head: HEAD }, { head: HEAD }, 'open'],
    ['no other commit', { head: HEAD }, { head: 'f'.repeat(40) }, 'waiting'],
    ['no commit that is not told', { head: HEAD }, { head: undefined }, 'waiting'],
    ['no commit where it names none', { head: undefined }, { head: undefined }, 'waiting'],
    ['what we propose', OURS, { ours: true, foreign: false, head: HEAD }, 'open'],
    ['no proposal of ours to which others added', OURS, { ours: true, foreign: true }, 'waiting'],
  ])('of approvals counts for %s', (_, record, change, state) => {
    const approvals = [{ count: 1, teams: [], notSourceAuthor: false }]
    const prod = anEnvironment({ name: 'prod', after: ['dev'], gates: { ...NO_GATES, approvals } })
    const policy = aPolicy({ environments: [anEnvironment(), prod] })
    const records = [exception('1.4.2', 60, { gates: ['approvals'], ...record })]
    expect(said(records, change, { policy })).toMatch(new RegExp(`^${state}: 1.4.2 for prod`))
  })

  test('for what we propose counts for our pull request, whatever its number', () => {
    const record = exception('1.4.2', 60, { gates: BOTH, pullRequest: undefined })
    expect(said([record], { ours: true, pullRequest: 99 })).toBe('open: 1.4.2 for prod')
  })

  test('ends when a person closes our pull request after it, and not when they had before', () => {
    const record = exception('1.4.2', 60, { gates: [...BOTH, 'proven'], pullRequest: undefined })
    const closed = (minutes: number) => ({
      pullRequests: [aClosedPullRequest('1.4.2', minutes)],
      records: [rollout('1.4.2', 5), record],
    })
    expect(said([], { ours: true }, closed(90))).toMatch(/^closed: #11 for 1\.4\.2 was closed/)
    expect(said([], {}, closed(90))).toBe('waiting: 1.4.2 for prod')
  })

  test.each<[string, Partial<PinChange>, Partial<ServiceFacts>, string]>([
    ['another source', { after: pinned('1.4.2', new Map()) }, {}, 'changes where the chart'],
    [
      'a range',
      { after: { kind: 'pinned', pins: { chart: '1.x' }, range: true, source: SOURCE } },
      {},
      'pins the range',
    ],
    [
      'a pin taken away',
      { before: pinned({ chart: '1.4.1', digest: DIGEST_A }) },
      {},
      'takes away the pin digest',
    ],
    ['a lower release', { after: pinned('1.3.0') }, {}, '1.3.0 is not above it'],
    [
      'a hold',
      {},
      {
        environments: [
          holding('dev', ['1.4.1', '1.4.2']),
          { ...holding('prod', ['1.4.1']), holds: [aHold({ version: '1.4.2' })] },
        ],
      },
      '1.4.2 is held in prod',
    ],
    [
      'a hold file that does not parse',
      {},
      {
        environments: [
          holding('dev', ['1.4.1', '1.4.2']),
          { ...holding('prod', ['1.4.1']), holdProblem: 'h.yaml:1:1 no list' },
        ],
      },
      'the hold file must be mended first',
    ],
  ])('can not skip %s', (_, change, more, why) => {
    const after = change.after ?? CHANGE.after
    const pins = after.kind === 'pinned' ? after.pins : {}
    const gates = ['proven', 'soak', 'freezes', 'windows', 'stop'] as const
    const record = exception(pins, 60, { gates })
    expect(said([record], change, more)).toContain(why)
    expect(said([record], change, more)).toMatch(/^closed: /)
  })
})

describe('skipping proven', () => {
  const skipping = (release: string | Pins) => [
    exception(release, 60, { gates: ['proven', 'freezes'] }),
  ]

  test.each<[string, string | Pins, readonly ServiceRecord[], string]>([
    ['that nobody reported', '1.5.0', [], '1.5.0 is not proven in dev: no report'],
    ['that failed', '1.4.2', [failure('1.4.2', 50)], '1.4.2: its upgrade failed in dev'],
    [
      'with a pin that nobody upstream has',
      { chart: '1.4.2', 'values.image.tag': 'x' },
      [],
      'nobody upstream ran 1.4.2 with values.image.tag "x"',
    ],
  ])('lets a release in %s, with a warning', (_, release, records, warning) => {
    const change = { after: pinned(release) }
    expect(said(records, change)).toMatch(/^closed: /)
    const all = [...records, ...skipping(release)]
    const found = judgeChange(facts(all), { ...CHANGE, ...change })
    expect(found.warning).toContain(warning)
    expect(found.gates[0]).toMatchObject({ rule: 'proven', state: { kind: 'skipped', by: 'ana' } })
  })

  test('skips the soak that never begins, and no soak that has', () => {
    const unproven = judgeChange(facts(skipping('1.5.0')), { ...CHANGE, after: pinned('1.5.0') })
    expect(unproven.state).toBe('open')
    expect(said(skipping('1.4.2'))).toBe('waiting: 1.4.2 for prod')
  })

  test('does not skip what it does not name', () => {
    const record = exception('1.5.0', 60, { gates: ['soak', 'freezes'] })
    expect(said([record], { after: pinned('1.5.0') })).toMatch(/^closed: 1\.5\.0 is not proven/)
  })
})

describe('a person who skips gates of a pull request', () => {
  const act = (gates: readonly Skippable[]) => ({
    ...{ person: 42, login: 'ana', reason: 'the site\nis down', gates, head: 'a'.repeat(40) },
  })
  const planned = (gates: readonly Skippable[], change: Partial<PinChange> = {}) =>
    planException(facts([]), { ...CHANGE, ...change }, act(gates))

  test('has exactly those pins recorded, with the pull request', () => {
    const plan = planned(BOTH)
    expect(plan).toMatchObject({
      kind: 'write',
      record: {
        ...{ kind: 'exception', environment: 'prod', pins: { chart: '1.4.2' }, gates: BOTH },
        ...{ person: 42, login: 'ana', reason: 'the site is down', pullRequest: 12 },
      },
    })
  })

  test('is told where nothing waits for what they skip', () => {
    expect(planned(['windows'])).toEqual({ kind: 'none', waits: ['soak', 'freezes'] })
    expect(planned(['soak'], { after: pinned('1.4.0') })).toEqual({ kind: 'none', waits: [] })
  })

  test.each<[string, readonly Skippable[], Partial<PinChange>, RegExp]>([
    [
      'what is not proven',
      BOTH,
      { after: pinned('1.5.0') },
      /is not proven.*; or skip proven too$/,
    ],
    ['a lower release', ['proven'], { after: pinned('1.3.0') }, /; nobody can skip that$/],
    ['another source', BOTH, { after: pinned('1.4.2', new Map()) }, /; nobody can skip that$/],
  ])('is refused for %s', (_, gates, change, why) => {
    const plan = planned(gates, change)
    expect(plan.kind).toBe('refuse')
    expect('why' in plan ? plan.why : '').toMatch(why)
  })
})
