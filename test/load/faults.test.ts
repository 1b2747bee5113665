import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type FaultKind, type GitHub, startGitHub } from '../github/src/index.ts'
import { judge } from '../oracle/oracle.ts'
import { type GitOps, moment, NEXT_VERSION, rolloutEvent, seedGitOps } from '../support/gitops.ts'
import { handleInProcess } from '../support/in-process.ts'
import { seenIn } from '../support/seen.ts'
import { virtualClock } from '../support/virtual-clock.ts'

/** What a new promotion asks of GitHub; `counts.test.ts` holds the bundle to the same number. */
const REQUESTS = [
  { what: 'who and which policy', graphql: true },
  { what: 'overlays, histories and pull requests', graphql: true },
  { what: 'records', graphql: false },
  { what: 'write the record', graphql: false },
  { what: 'write its status', graphql: false },
  { what: 'make the branch', graphql: true },
  { what: 'commit', graphql: true },
  { what: 'open the pull request', graphql: false },
  { what: 'label it', graphql: false },
]

const ONCE: readonly FaultKind[] = [
  'reset',
  'reset-after',
  'timeout',
  'timeout-after',
  '500',
  '502-before',
  '502-after',
  '503',
  '429',
  '403-secondary',
  '404-lag',
  '422-race',
  'invalid-json',
  'something-went-wrong',
]

const FOREVER: readonly FaultKind[] = ['503', '502-after', '429']

interface Case {
  readonly kind: FaultKind
  readonly number: number
  readonly what: string
}

const cross = (kinds: readonly FaultKind[]): Case[] =>
  kinds.flatMap((kind) =>
    REQUESTS.flatMap(({ what, graphql }, index) =>
      kind === 'something-went-wrong' && !graphql ? [] : [{ kind, number: index + 1, what }],
    ),
  )

const SINGLE = cross(ONCE)
const LASTING = cross(FOREVER)
const LAGS = [
  { requests: 1 },
  { requests: 2 },
  { requests: 3 },
  { requests: 5 },
  { requests: 8 },
  { milliseconds: 500 },
  { milliseconds: 2000 },
  { milliseconds: 5000 },
]
const DEADLINE_SECONDS = 600

// One world for all: each case promotes a service of its own, and the oracle looks at them together in the end.
const clock = virtualClock(7)
let github: GitHub
let gitops: GitOps
let next = 0

beforeAll(async () => {
  github = await startGitHub({ now: clock.milliseconds })
  const services = SINGLE.length + LASTING.length + REQUESTS.length + LAGS.length + 1
  gitops = await seedGitOps(github, { services, ahead: services })
})

afterAll(async () => {
  await github[Symbol.asyncDispose]()
})

function newCase() {
  const service = gitops.services[next]
  if (service === undefined) throw new Error('too few services were seeded')
  next += 1
  const event = rolloutEvent(gitops, service, NEXT_VERSION, { at: moment(clock.milliseconds()) })
  const handle = (requestTimeoutSeconds = 30) =>
    handleInProcess(github, gitops, event, clock, {
      requestTimeoutSeconds,
      deadlineSeconds: DEADLINE_SECONDS,
    })
  const state = () => ({
    pulls: gitops.control.pulls
      .filter(({ head }) => head === `promote/prod/${service.key}`)
      .map(({ state, labels }) => ({ state, labels })),
    records: gitops.control.deployments.filter(({ task }) => task === `fluxgate:${service.key}`)
      .length,
  })
  return { handle, state }
}

const WHOLE = { pulls: [{ state: 'open', labels: ['promotion', 'environment:prod'] }], records: 1 }

test('a new promotion asks of GitHub what is listed here', async () => {
  const mark = github.ledger.mark()
  const { handle, state } = newCase()
  await handle()
  const asked = github.ledger.since(mark).map(({ route }) => route === 'POST /graphql')
  expect(asked).toEqual(REQUESTS.map(({ graphql }) => graphql))
  expect(state()).toEqual(WHOLE)
})

describe('one request fails once, and the promotion is whole in the same run or in the next', () => {
  test.each(SINGLE)('$kind at request $number ($what)', async ({ kind, number }) => {
    const { handle, state } = newCase()
    const mark = github.ledger.mark()
    github.faults.add({ on: '*', kind, nth: number })
    try {
      const first = await handle(kind.startsWith('timeout') ? 0.5 : 30)
      expect(github.ledger.since(mark).filter(({ fault }) => fault !== undefined)).toHaveLength(1)
      if (first.kind !== 'done') {
        expect(first.kind).toBe('deferred')
        expect((await handle()).kind).toBe('done')
      }
    } finally {
      github.faults.clear()
    }
    expect(state()).toEqual(WHOLE)
  })
})

describe('a request fails for good: the run ends deferred by its deadline, and the next is whole', () => {
  test.each(LASTING)('$kind from request $number on ($what)', async ({ kind, number }) => {
    const { handle, state } = newCase()
    const started = clock.milliseconds()
    const nth = Array.from({ length: 2000 }, (_, index) => number + index)
    github.faults.add({ on: '*', kind, nth })
    try {
      const first = await handle()
      expect(first.kind).toBe('deferred')
      expect((clock.milliseconds() - started) / 1000).toBeLessThanOrEqual(DEADLINE_SECONDS + 30)
    } finally {
      github.faults.clear()
    }
    expect((await handle()).kind).toBe('done')
    expect(state()).toEqual(WHOLE)
  })
})

describe('the token is refused, and the run ends at once; the next, with a good one, is whole', () => {
  test.each(cross(['401']))('from request $number on ($what)', async ({ number }) => {
    const { handle, state } = newCase()
    const mark = github.ledger.mark()
    const started = clock.milliseconds()
    const nth = Array.from({ length: 100 }, (_, index) => number + index)
    github.faults.add({ on: '*', kind: '401', nth })
    try {
      const { kind, ...first } = await handle()
      expect(['deferred', 'misconfigured']).toContain(kind)
      expect(JSON.stringify(first)).not.toContain(gitops.token)
      expect(github.ledger.since(mark).length).toBeLessThanOrEqual(number + 1)
      expect(clock.milliseconds() - started).toBeLessThan(60_000)
    } finally {
      github.faults.clear()
    }
    expect((await handle()).kind).toBe('done')
    expect(state()).toEqual(WHOLE)
  })
})

describe('reads lag behind, and the event told twice in a row is one promotion all the same', () => {
  test.each(LAGS)('by %o', async (behind) => {
    const { handle, state } = newCase()
    github.lag({ on: '*', ...behind })
    try {
      expect(await handle()).toMatchObject({ kind: expect.stringMatching(/done|deferred/) })
      expect(await handle()).toMatchObject({ kind: expect.stringMatching(/done|deferred/) })
    } finally {
      github.noLag()
    }
    expect((await handle()).kind).toBe('done')
    expect(state().pulls).toEqual(WHOLE.pulls)
  })
})

test('after all of it NOTHING-LOST holds', () => {
  const { violations, ...tally } = judge(seenIn(gitops), {
    edges: [{ from: 'dev', to: 'prod' }],
    secrets: [gitops.token],
    // A run that is shown an older list of records can't know that it has written the same one before.
    recordsRaced: true,
  })
  expect(violations).toEqual([])
  expect(tally).toEqual({ expected: next, found: next })
  expect(github.violations).toEqual([])
})
