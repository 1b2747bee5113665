import { describe, expect, test } from '@jest/globals'
import { aStart } from './support/answers.ts'
import { failureOf, forgeAt, TOKEN, testClock } from './support/forge.ts'
import { type Reply, serve } from './support/scripted-server.ts'

const START = { branch: undefined, paths: [] }
const OK: Reply = { status: 200, body: aStart() }

describe('a read', () => {
  test.each<[string, Reply]>([
    ['500', { status: 500, body: { message: 'Server Error' } }],
    ['502 as a page', { raw: '<html>Bad gateway</html>', status: 502, type: 'text/html' }],
    ['a reset connection', 'reset'],
    ['200 with half a body', { raw: '{"data": {"view' }],
    ['200 with a page', { raw: '<html></html>', type: 'text/html' }],
    ['200 with nothing', { raw: '' }],
    ['429', { status: 429, body: { message: 'slow down' } }],
    [
      '403 for a secondary limit',
      { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
    ],
    [
      'GraphQL out of time with 200',
      {
        status: 200,
        body: {
          data: null,
          errors: [{ message: 'Something went wrong while executing your query.' }],
        },
      },
    ],
    [
      'GraphQL limit with 200',
      {
        status: 200,
        body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      },
    ],
    [
      'GraphQL submitted too quickly',
      {
        status: 200,
        body: { errors: [{ type: 'UNPROCESSABLE', message: 'was submitted too quickly' }] },
      },
    ],
  ])('is repeated after %s', async (_, fault) => {
    await using server = await serve([fault, OK])
    const { forge, lines, clock } = forgeAt(server.url)
    expect((await forge.start(START)).viewer.id).toBe(7)
    expect(server.received).toHaveLength(2)
    expect(lines).toHaveLength(1)
    expect(clock.waits).toHaveLength(1)
  })

  test('is repeated when no answer comes in time', async () => {
    await using server = await serve(['hang', OK])
    const { forge } = forgeAt(server.url, { requestTimeoutSeconds: 0.2 })
    expect((await forge.start(START)).defaultBranch).toBe('main')
  })

  test('ends by the deadline, with full jitter up to 20 seconds between tries', async () => {
    await using server = await serve([{ status: 503 }])
    const clock = testClock(0.999)
    const { forge } = forgeAt(server.url, { clock, deadlineSeconds: 120 })
    const error = await failureOf(forge.start(START))
    expect(error).toMatchObject({ kind: 'deferred', code: 'UNAVAILABLE' })
    expect(error.message).toContain('GitHub answered 503')
    const total = clock.waits.reduce((sum, wait) => sum + wait, 0)
    expect(total).toBeLessThanOrEqual(120_000)
    expect(total).toBeGreaterThan(90_000)
    expect(Math.max(...clock.waits)).toBeLessThan(20_000)
    expect(clock.waits.slice(0, 3).map(Math.round)).toEqual([500, 999, 1998])
  })

  test('is never repeated after the deadline has passed', async () => {
    await using server = await serve([{ status: 503 }])
    const { forge, clock } = forgeAt(server.url, { deadlineSeconds: 60 })
    await clock.sleep(61_000)
    await failureOf(forge.start(START))
    expect(server.received).toHaveLength(1)
  })

  test('that nobody answers is deferred', async () => {
    await using server = await serve([OK])
    const { url } = server
    await server[Symbol.asyncDispose]()
    const error = await failureOf(forgeAt(url).forge.start(START))
    expect(error).toMatchObject({ kind: 'deferred', code: 'UNAVAILABLE' })
    expect(error.message).toContain('ECONNREFUSED')
  })
})

describe('answers that can not be read, time and again', () => {
  const PAGE: Reply = { raw: '<html>\n<b>Sign in</b> to the proxy', type: 'text/html' }

  test.each<[string, Reply, string]>([
    ['a page', PAGE, '"<html> <b>Sign in</b> to the proxy" (text/html), which is not JSON'],
    [
      'half a body',
      { raw: '{"data": {"v' },
      '"{"data": {"v" (application/json), which is not JSON',
    ],
    ['nothing', { raw: '' }, 'nothing that is JSON (application/json)'],
  ])('end the run soon, and name the address: %s', async (_, fault, seen) => {
    await using server = await serve([fault])
    const { forge, clock } = forgeAt(server.url)
    const error = await failureOf(forge.start(START))
    expect(error).toMatchObject({ kind: 'broken', code: 'INVALID_ANSWER' })
    expect(error.message).toBe(
      `could not look at acme/gitops in 4 tries: POST ${server.url}/graphql answered 200 with ${seen}; check that this is the address of GitHub's API, and that no proxy answers in its place`,
    )
    expect(server.received).toHaveLength(4)
    expect(clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(5000)
  })

  test('are named without what was asked', async () => {
    await using server = await serve([PAGE])
    const { forge } = forgeAt(server.url)
    const error = await failureOf(
      forge.deployments({ task: 'fluxgate:shop', environment: 'dev', page: 1 }),
    )
    expect(error.message).toContain(`GET ${server.url}/repos/acme/gitops/deployments answered 200`)
  })

  test('are those of a gzip stream that ends early, too', async () => {
    await using server = await serve([
      { status: 200, headers: { 'content-encoding': 'gzip' }, body: { no: 'gzip' } },
    ])
    const error = await failureOf(forgeAt(server.url).forge.start(START))
    expect(error).toMatchObject({ kind: 'broken', code: 'INVALID_ANSWER' })
    expect(error.message).toContain(
      `in 4 tries: POST ${server.url}/graphql answered with what is no whole gzip stream: incorrect header check;`,
    )
  })

  test('to a write that was carried out are no failure', async () => {
    const label = { status: 200, body: { labels: [{ name: 'promotion' }] } }
    await using server = await serve(({ method }) => (method === 'POST' ? PAGE : label))
    const { forge } = forgeAt(server.url)
    await forge.addLabels({ number: 1, labels: ['promotion'] })
    expect(server.received.map(({ method }) => method)).toEqual(['POST', 'GET'])
  })

  test('to a write that left no trace end it', async () => {
    await using server = await serve(({ method }) =>
      method === 'POST' ? PAGE : { status: 200, body: { labels: [] } },
    )
    const { forge } = forgeAt(server.url)
    const error = await failureOf(forge.addLabels({ number: 1, labels: ['promotion'] }))
    expect(error).toMatchObject({ kind: 'broken', code: 'INVALID_ANSWER' })
    expect(server.received.filter(({ method }) => method === 'POST')).toHaveLength(4)
  })

  test('are counted apart from outages in between', async () => {
    const down: Reply = { status: 503 }
    await using server = await serve([PAGE, down, PAGE, down, PAGE, down, OK])
    expect((await forgeAt(server.url).forge.start(START)).viewer.id).toBe(7)
  })
})

describe('what GitHub asks to wait', () => {
  const at = (seconds: number) => String(Date.parse('2026-11-21T12:00:00Z') / 1000 + seconds)

  test.each<[string, Reply, number, number]>([
    ['retry-after', { status: 429, headers: { 'retry-after': '7' } }, 7000, 7500],
    [
      'retry-after of a secondary limit as 403',
      { status: 403, headers: { 'retry-after': '11' }, body: { message: 'secondary rate limit' } },
      11_000,
      11_500,
    ],
    ['retry-after of an outage', { status: 503, headers: { 'retry-after': '4' } }, 4000, 4500],
    [
      'the reset of the primary limit, by our clock where GitHub does not tell its own',
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': at(2), date: 'unknown' },
        body: { message: 'API rate limit exceeded for installation' },
      },
      3000,
      3500,
    ],
    [
      'the reset by the clock of GitHub where ours is a day off',
      {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': at(86_405),
          date: new Date(Date.parse('2026-11-22T12:00:00Z')).toUTCString(),
        },
        body: { message: 'API rate limit exceeded for installation' },
      },
      6000,
      6500,
    ],
    [
      'a minute for a secondary limit that does not say',
      { status: 403, body: { message: 'You have exceeded a secondary rate limit' } },
      60_000,
      60_500,
    ],
  ])('is the least wait: %s', async (_, fault, least, most) => {
    await using server = await serve([fault, OK])
    const { forge, clock } = forgeAt(server.url)
    await forge.start(START)
    expect(clock.waits).toHaveLength(1)
    expect(clock.waits[0]).toBeGreaterThanOrEqual(least)
    expect(clock.waits[0]).toBeLessThanOrEqual(most)
  })

  test('is left to the next sweep where the deadline comes first', async () => {
    await using server = await serve([
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': at(7200), date: 'unknown' },
        body: { message: 'API rate limit exceeded' },
      },
    ])
    const { forge, clock } = forgeAt(server.url)
    const error = await failureOf(forge.start(START))
    expect(error).toMatchObject({ kind: 'deferred', code: 'RATE_LIMITED' })
    expect(error.message).toContain('wait for 7201 s')
    expect(clock.waits).toEqual([])
  })
})

describe('a token', () => {
  const BAD: Reply = { status: 401, body: { message: 'Bad credentials' } }

  test('that never worked is a mistake of the set-up', async () => {
    await using server = await serve([BAD])
    const error = await failureOf(forgeAt(server.url).forge.start(START))
    expect(error).toMatchObject({ kind: 'misconfigured', code: 'BAD_CREDENTIALS' })
    expect(server.received).toHaveLength(1)
  })

  test('that worked before has run out, and the sweep goes on', async () => {
    await using server = await serve([OK, BAD])
    const { forge } = forgeAt(server.url)
    await forge.start(START)
    const error = await failureOf(forge.start(START))
    expect(error).toMatchObject({ kind: 'deferred', code: 'BAD_CREDENTIALS' })
    expect(server.received).toHaveLength(2)
  })
})

describe('writes in a row', () => {
  test('are spaced once a burst is used up, so that GitHub takes them all', async () => {
    await using server = await serve([{ status: 201, body: {} }])
    const { forge, clock } = forgeAt(server.url)
    const began = clock.now().getTime()
    const status = {
      commit: 'a'.repeat(40),
      state: 'success',
      description: '',
      targetUrl: undefined,
    } as const
    for (let n = 0; n < 100; n += 1) await forge.setStatus({ ...status, context: `c${n}` })
    expect(clock.now().getTime() - began).toBeGreaterThanOrEqual(79_000)
    expect(clock.waits.every((wait) => wait <= 1000)).toBe(true)
  })
})

test('a redirected write is not followed but told', async () => {
  await using server = await serve([
    { status: 307, headers: { location: '/elsewhere' }, body: { message: 'Moved' } },
  ])
  const { forge } = forgeAt(server.url)
  const error = await failureOf(forge.addLabels({ number: 1, labels: ['promotion'] }))
  expect(error).toMatchObject({ kind: 'misconfigured', code: 'NOT_FOUND' })
  expect(error.message).toContain('has moved')
  expect(server.received).toHaveLength(1)
})

test('the token goes into the authorization header and nowhere else', async () => {
  const echo = (form: string, status: number): Reply => ({
    status,
    body: {
      message: `you sent ${form}`,
      errors: [{ code: 'custom', message: `and ${form} again` }],
    },
  })
  const forms = [TOKEN, encodeURIComponent(TOKEN), Buffer.from(TOKEN).toString('base64')]
  for (const form of forms) {
    for (const status of [422, 503, 429]) {
      await using server = await serve([echo(form, status)])
      const { forge, lines } = forgeAt(server.url, { deadlineSeconds: 2 })
      const calls = [
        () => forge.start(START),
        () =>
          forge.setStatus({
            commit: 'a'.repeat(40),
            context: 'c',
            state: 'success',
            description: '',
            targetUrl: undefined,
          }),
        () => forge.isTeamMember({ org: 'o', slug: 's', login: 'l' }),
      ]
      for (const call of calls) {
        const error = await failureOf(call())
        const shown = [
          error.message,
          error.stack,
          JSON.stringify(error),
          String(error.cause),
          ...lines,
        ]
        expect(shown.join('\n')).not.toContain(form)
        expect(shown.join('\n')).not.toContain('CANARY')
      }
      expect(server.received.every(({ path, body }) => !`${path}${body}`.includes('CANARY'))).toBe(
        true,
      )
      expect(
        server.received.every(({ headers }) => headers['authorization'] === `token ${TOKEN}`),
      ).toBe(true)
    }
  }
})
