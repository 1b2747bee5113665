import { NO_GATES, type Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { judgeChange, type PinChange, type Seen, type ServiceFacts } from '../../src/index.ts'
import {
  aClosedPullRequest,
  aHold,
  anEnvironment,
  aPolicy,
  aServiceFacts,
  at,
  choice,
  DIGEST_A,
  DIGEST_B,
  exception,
  failure,
  holding,
  KEY,
  pinsOf,
  rollout,
} from '../builders.ts'

const SOURCE = new Map([['HelmRepository apps/acme spec.url', 'https://charts.acme.example']])

function pinned(
  release: string | Pins,
  more: Partial<Extract<Seen, { kind: 'pinned' }>> = {},
): Seen {
  return { kind: 'pinned', pins: pinsOf(release), range: false, source: SOURCE, ...more }
}
const ABSENT: Seen = { kind: 'absent' }
const UNREADABLE: Seen = { kind: 'unreadable', why: 'apps/x.yaml:3:5 two of them' }

/** dev held 1.4.1, 1.4.2, proven; prod held 1.4.0 and holds 1.4.1. */
function judged(change: Partial<PinChange>, overrides: Partial<ServiceFacts> = {}) {
  const facts = aServiceFacts({
    environments: [holding('dev', ['1.4.1', '1.4.2']), holding('prod', ['1.4.0', '1.4.1'])],
    ...overrides,
  })
  return judgeChange(facts, {
    ...{ environment: 'prod', before: pinned('1.4.1'), after: pinned('1.4.2'), ours: false },
    pullRequest: 12,
    ...change,
  })
}

function said(change: Partial<PinChange>, overrides: Partial<ServiceFacts> = {}): string {
  const { state, why } = judged(change, overrides)
  return `${state}: ${why}`
}

describe('the table of verdicts', () => {
  test.each<[string, Partial<PinChange>, string]>([
    ['what changes no pin', { after: pinned('1.4.1') }, 'open: changes no pin'],
    ['a service that is in neither', { before: ABSENT, after: ABSENT }, 'open: changes no pin'],
    ['a proven release', {}, 'open: 1.4.2 for prod'],
    ['a service that is added at a proven release', { before: ABSENT }, 'open: 1.4.2 for prod'],
    ['one that is taken out', { after: ABSENT }, `open: takes ${KEY} out of prod`],
    [
      'pins that the overlay held before',
      { after: pinned('1.4.0') },
      'open: rolls prod back to 1.4.0',
    ],
    [
      'a release that nobody ran',
      { after: pinned('1.5.0') },
      'closed: 1.5.0 is not proven in dev: no report; wait for the rollout, or attest it',
    ],
    [
      'a lower one that the overlay never held',
      { after: pinned('1.3.0') },
      'closed: prod runs 1.4.1, and 1.3.0 is not above it',
    ],
    [
      'a range',
      { after: pinned('1.x', { range: true }) },
      'closed: pins the range "1.x", not a release',
    ],
    [
      'a range in place of one that is the same text',
      { after: pinned('1.4.1', { range: true }) },
      'closed: pins the range "1.4.1", not a release',
    ],
    [
      'an overlay that can not be told any more',
      { after: UNREADABLE },
      "closed: what prod pins can't be told: apps/x.yaml:3:5 two of them",
    ],
    [
      'one that could not be told before either',
      { before: UNREADABLE, after: UNREADABLE },
      "closed: what prod pins can't be told: apps/x.yaml:3:5 two of them",
    ],
    [
      'one that is mended where releases are judged',
      { before: UNREADABLE },
      "closed: what prod pins can't be told: apps/x.yaml:3:5 two of them",
    ],
    [
      'one that is mended in an environment that follows none',
      { environment: 'dev', before: UNREADABLE, after: pinned('9.9.9') },
      'open: 9.9.9 in dev, which follows no other environment',
    ],
    [
      'another source with the same pins',
      { after: pinned('1.4.1', { source: new Map() }) },
      'closed: changes where the chart comes from, which no record speaks of',
    ],
    [
      'another source with a proven release',
      {
        after: pinned('1.4.2', {
          source: new Map([['HelmRepository apps/acme spec.url', 'https://evil.example']]),
        }),
      },
      'closed: changes where the chart comes from, which no record speaks of',
    ],
    [
      'a pin that nobody upstream has',
      { after: pinned({ chart: '1.4.2', 'values.image.tag': 'evil' }) },
      'closed: nobody upstream ran 1.4.2 with values.image.tag "evil"',
    ],
    [
      'a pin that is taken away',
      { before: pinned({ chart: '1.4.1', digest: DIGEST_A }) },
      'closed: takes away the pin digest',
    ],
    [
      'any release of an environment that follows none',
      { environment: 'dev', after: pinned('9.9.9') },
      'open: 9.9.9 in dev, which follows no other environment',
    ],
    [
      'a lower release of an environment that follows none',
      { environment: 'dev', before: pinned('1.4.2'), after: pinned('1.0.0') },
      'open: 1.0.0 in dev, which follows no other environment',
    ],
  ])('on %s', (_, change, verdict) => {
    expect(said(change)).toBe(verdict)
  })
})

describe('a service that is new in an environment', () => {
  const origin = (url: string, chart = 'shop', verify: readonly [string, string][] = []) => ({
    from: new Map([
      ['chart', chart],
      ['url', url],
    ]),
    verify: new Map(verify),
    label: url,
  })
  const [good, evil] = [origin('oci://good'), origin('oci://evil')]
  const cosign = origin('oci://good', 'shop', [['verify.provider', 'cosign']])
  const added = (own: typeof good, dev = good): Partial<PinChange> => ({
    before: ABSENT,
    added: { origin: own, others: new Map([['dev', dev]]) },
  })

  test.each<[string, Partial<PinChange>, string]>([
    ['where dev takes it from', added(good), 'open: 1.4.2 for prod'],
    ['where dev takes it from, and verifies it', added(cosign), 'open: 1.4.2 for prod'],
    [
      'elsewhere',
      added(evil),
      'closed: nobody upstream ran 1.4.2 from "oci://evil": dev takes it from "oci://good"',
    ],
    [
      'where another chart is',
      added(origin('oci://good', 'evil')),
      'closed: nobody upstream ran 1.4.2 of the chart "evil": dev has "shop"',
    ],
    [
      'there, unverified',
      added(good, cosign),
      'closed: nobody upstream ran 1.4.2 without the verification that it has in dev',
    ],
    [
      'there in another way',
      added({ ...good, from: new Map([...good.from, ['insecure', 'true']]) }),
      'closed: nobody upstream ran 1.4.2 from "oci://good" as the source is set up here: in dev it is another way',
    ],
  ])('takes its chart from %s', (_, change, verdict) => {
    expect(said(change)).toBe(verdict)
  })

  test('may take it from anywhere where a digest names it that they ran, or theirs is not known', () => {
    const pins = { chart: '1.4.2', digest: DIGEST_A }
    const dev = { environments: [holding('dev', ['1.4.1', pins]), holding('prod', [])] }
    expect(said({ ...added(evil), after: pinned(pins) }, dev)).not.toContain('nobody upstream ran')
    const unknown = { origin: evil, others: new Map() }
    expect(said({ before: ABSENT, added: unknown })).toBe('open: 1.4.2 for prod')
  })

  test.each([
    ['dev, which proved it', good, 'open: 1.4.2 for prod'],
    [
      'the lab, where nobody reported',
      evil,
      'closed: nobody upstream ran 1.4.2 from "oci://evil": dev takes it from "oci://good"',
    ],
  ])('behind one of two upstreams takes its chart from %s', (_, own, verdict) => {
    const prod = anEnvironment({ name: 'prod', afterAny: ['lab', 'dev'] })
    const policy = aPolicy({
      environments: [anEnvironment(), anEnvironment({ name: 'lab' }), prod],
    })
    const environments = [
      holding('dev', ['1.4.1', '1.4.2']),
      holding('lab', ['1.4.2']),
      holding('prod', []),
    ]
    const others = new Map([
      ['dev', good],
      ['lab', evil],
    ])
    const change = { before: ABSENT, added: { origin: own, others } }
    expect(said(change, { policy, environments })).toBe(verdict)
  })
})

test('who lets a new service in from elsewhere does so for the commit that they looked at', () => {
  const origin = { from: new Map([['url', 'oci://good']]), verify: new Map(), label: 'oci://good' }
  const there = { ...origin, from: new Map([['url', 'oci://dev']]), label: 'oci://dev' }
  const looked = exception('1.4.2', 60, { gates: ['proven', 'soak'], head: 'a'.repeat(40) })
  const records = [rollout('1.4.2', 5), looked]
  const verdict = (change: Partial<PinChange>) =>
    judged(
      { before: ABSENT, added: { origin, others: new Map([['dev', there]]) }, ...change },
      { records },
    ).state
  expect(verdict({ head: 'a'.repeat(40) })).toBe('open')
  expect(verdict({ head: 'b'.repeat(40) })).toBe('closed')
  expect(verdict({ head: undefined, pullRequest: undefined, among: [12] })).toBe('open')
})

describe('a digest that is added to the version that runs', () => {
  const withDigest: Partial<PinChange> = { after: pinned({ chart: '1.4.1', digest: DIGEST_A }) }
  const prod = holding('prod', ['1.4.0', '1.4.1'])
  const facts = (digest: string | undefined): Partial<ServiceFacts> => ({
    environments: [holding('dev', ['1.4.1']), prod],
    records: [rollout(digest === undefined ? '1.4.1' : { chart: '1.4.1', digest }, 5)],
  })

  test('goes through the gates where a success told it', () => {
    expect(said(withDigest, facts(DIGEST_A))).toBe('open: 1.4.1 for prod')
  })

  test.each([
    ['no report told', undefined],
    ['a success told another', DIGEST_B],
  ])('is refused where %s', (_, digest) => {
    expect(said(withDigest, facts(digest))).toMatch(/^closed: /)
  })

  test('is refused where only a failure told it, although the version came up since', () => {
    const failed = failure({ chart: '1.4.1', digest: DIGEST_A }, 3)
    const told = { ...facts(undefined), records: [failed, rollout('1.4.1', 5)] }
    expect(said(withDigest, told)).toMatch(/^closed: nobody upstream ran 1\.4\.1 with digest /)
  })

  test('is all that may be added to it: another pin is a release that is not above', () => {
    const pins = { chart: '1.4.1', 'values.image.tag': '7' }
    const ran = { environments: [holding('dev', [pins]), prod], records: [rollout(pins, 5)] }
    expect(said({ after: pinned(pins) }, ran)).toMatch(/^closed: prod runs 1\.4\.1/)
  })
})

describe('a hold', () => {
  const held = (environment: 'dev' | 'prod') => ({
    environments: ['dev', 'prod'].map((name) => ({
      ...holding(name, name === 'dev' ? ['1.4.1', '1.4.2'] : ['1.4.0', '1.4.1']),
      holds: name === environment ? [aHold({ version: '1.4.2' })] : [],
    })),
  })

  test('keeps its release out, whoever opens the pull request', () => {
    expect(said({}, held('prod'))).toMatch(/^closed: 1\.4\.2 is held in prod /)
    expect(said({ ours: true }, held('prod'))).toMatch(/^closed: 1\.4\.2 is held in prod /)
  })

  test('keeps its release out of an environment that follows none', () => {
    const change = { environment: 'dev', before: pinned('1.4.1'), after: pinned('1.4.2') }
    expect(said(change, held('dev'))).toMatch(/^closed: 1\.4\.2 is held in dev /)
  })

  test('does not keep anybody from going back', () => {
    expect(judged({ after: pinned('1.4.0') }, held('prod')).state).toBe('open')
  })

  test('that does not parse closes', () => {
    const broken = { ...holding('prod', ['1.4.1']), holdProblem: 'h.yaml:1:1 no list' }
    const environments = [holding('dev', ['1.4.1', '1.4.2']), broken]
    expect(said({}, { environments })).toBe(
      'closed: the hold file must be mended first: h.yaml:1:1 no list',
    )
  })
})

describe('a release that was tried before', () => {
  const environments = [
    holding('dev', ['1.4.1', '1.4.2']),
    holding('prod', ['1.4.1', '1.4.2', '1.4.1']),
  ]

  test('and taken back is for a person to bring again, and not for us', () => {
    expect(judged({}, { environments }).state).toBe('open')
    expect(said({ ours: true }, { environments })).toMatch(
      /^closed: prod was taken back from 1\.4\.2/,
    )
  })

  test('and whose pull request was closed is for a person to bring again, and not for us', () => {
    const pullRequests = [aClosedPullRequest('1.4.2', 30)]
    expect(judged({}, { pullRequests }).state).toBe('open')
    expect(said({ ours: true }, { pullRequests })).toMatch(/^closed: #11 for 1\.4\.2 was closed/)
  })

  test('and failed upstream is closed for everybody', () => {
    const records = [rollout('1.4.2', 5), failure('1.4.2', 10)]
    expect(said({}, { records })).toMatch(/^closed: 1\.4\.2: its upgrade failed in dev/)
  })

  test('and failed here is a rollback with a warning', () => {
    const records = [rollout('1.4.2', 5), failure('1.4.0', 3, { environment: 'prod' })]
    const { state, warning } = judged({ after: pinned('1.4.0') }, { records })
    expect({ state, warning }).toEqual({
      state: 'open',
      warning: '1.4.0 has failed in prod before',
    })
  })
})

describe('gates of time', () => {
  const gates = { ...NO_GATES, soakSeconds: 3600, freezes: [] }
  const prod = anEnvironment({ name: 'prod', after: ['dev'], gates })
  const policy = aPolicy({ environments: [anEnvironment(), prod] })

  test('hold up what raises a pin, with the time at which they open', () => {
    const { state, why, gates: shown, until } = judged({}, { policy, now: at(30) })
    expect({ state, why, until }).toEqual({
      state: 'waiting',
      why: '1.4.2 for prod',
      until: at(65),
    })
    expect(shown.map(({ name, state: gate }) => [name, gate.kind])).toEqual([
      ['soak 1h', 'waiting'],
    ])
  })

  test('open by themselves', () => {
    expect(judged({}, { policy, now: at(65) }).state).toBe('open')
  })

  test('do not hold up a way back', () => {
    expect(judged({ after: pinned('1.4.0') }, { policy, now: at(30) }).state).toBe('open')
  })

  test('do not count what a person chose as soaking', () => {
    const records = [rollout('1.4.2', 5), choice('1.4.2', 10)]
    const { state, gates: shown } = judged({}, { policy, records, now: at(30) })
    expect(state).toBe('open')
    expect(shown[0]?.state).toEqual({ kind: 'skipped', by: 'raj' })
  })

  test('open for the release that a person chose, and for no other', () => {
    const environments = [
      holding('dev', ['1.4.1', '1.4.2', '1.4.3']),
      holding('prod', ['1.4.0', '1.4.1']),
    ]
    const records = [rollout('1.4.2', 5), rollout('1.4.3', 6), choice('1.4.3', 10)]
    const facts = { policy, environments, records, now: at(30) }
    expect(judged({ after: pinned('1.4.3') }, facts).state).toBe('open')
    expect(judged({}, facts).state).toBe('waiting')
  })

  test('that never open are closed', () => {
    const window = { days: ['mon'] as const, timezone: 'UTC' }
    const windows = [
      [{ ...window, from: '09:00', to: '10:00' }],
      [{ ...window, from: '11:00', to: '12:00' }],
    ]
    const never = anEnvironment({ name: 'prod', after: ['dev'], gates: { ...NO_GATES, windows } })
    const asking = aPolicy({ environments: [anEnvironment(), never] })
    expect(said({}, { policy: asking })).toBe(
      'closed: window Mon 09:00-10:00 UTC and window Mon 11:00-12:00 UTC never open together',
    )
  })
})
