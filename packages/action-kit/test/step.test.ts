import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readEventFile } from '../src/index.ts'
import { runStep } from './support/step.ts'

const HOSTILE = [
  'x\r\n::add-mask::1\n::error::spoof',
  '::set-output name=a::b',
  '   ::error::after spaces',
  '\u0085::error::after a line break of C1',
  '\u2028::error::after a line separator',
  'a ##[error]in the middle',
  '\u202egnihton\u202c \u001b[31mred',
]

describe('the log', () => {
  test('has no line that the runner takes for a command, whatever is said', async () => {
    const { stdout } = await runStep(`for (const text of ${JSON.stringify(HOSTILE)}) kit.say(text)`)
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toEqual([
      'x\\r\\n::add-mask::1\\n::error::spoof',
      '\\u003a:set-output name=a::b',
      '   \\u003a:error::after spaces',
      '\\u0085::error::after a line break of C1',
      '\\u2028::error::after a line separator',
      'a #\\u0023[error]in the middle',
      '\\u202egnihton\\u202c \\u001b[31mred',
    ])
  })

  test('cuts a line at two kilobytes', async () => {
    const { stdout } = await runStep(`kit.say('x'.repeat(100_000))`)
    expect(stdout).toBe(`${'x'.repeat(2048)}…\n`)
  })

  test('shows an annotation at its place as one command, hostile text included', async () => {
    const { stdout } = await runStep(
      `kit.annotate('error', 'two\\nlines\\r::x\\u202e', { file: 'a,b:c%.yaml', line: 3, col: 5 })
       kit.annotate('notice', ${JSON.stringify(HOSTILE.join('\n'))})`,
    )
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toBe('::error file=a%2Cb%3Ac%25.yaml,line=3,col=5::two%0Alines\\r::x\\u202e')
    expect(lines[1]).toMatch(/^::notice::x%0A::add-mask::1%0A::error::spoof%0A/)
  })
})

describe('outputs', () => {
  test('stay one output each, whatever is in a value', async () => {
    const value = '1.0.0\nenvironment=prod\nEOF\nghadelimiter_x\nreason<<EOF\u0000\u001b\r'
    const { outputs } = await runStep(`kit.setOutputs({ version: ${JSON.stringify(value)} })`)
    expect([...outputs]).toEqual([
      ['version', '1.0.0\nenvironment=prod\nEOF\nghadelimiter_x\nreason<<EOF'],
    ])
  })

  test('have names of ours only', async () => {
    const { stderr, outputs } = await runStep(`kit.setOutputs({ 'a\\nb': 'c' })`)
    expect(stderr).toContain('is no name of an output')
    expect(outputs.size).toBe(0)
  })
})

describe('the summary', () => {
  test('is appended', async () => {
    const { summary } = await runStep(
      `await kit.writeSummary('# a\\n'); await kit.writeSummary('b\\n')`,
    )
    expect(summary).toBe('# a\nb\n')
  })

  test('is refused as a whole where it does not fit, and never cut', async () => {
    const { summary, stderr } = await runStep(
      `await kit.writeSummary('ü'.repeat(524_288)); await kit.writeSummary('x')`,
    )
    expect(stderr).toContain('the job summary would have 1048577 bytes, GitHub takes 1048576')
    expect(summary).toBe('ü'.repeat(524_288))
  })

  test('is left out where no runner asks for one', async () => {
    const { code, stderr } = await runStep(`await kit.writeSummary('a')`, {
      GITHUB_STEP_SUMMARY: '',
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})

describe('a run', () => {
  const SWEPT = 'what happened; the next sweep takes up what is left'
  const run = (body: string) => runStep(`await kit.runAction(async () => { ${body} })`)
  const failing = (kind: string) =>
    run(`throw Object.assign(new Error('what happened'), { kind: '${kind}' })`)

  test('sets outputs and summary', async () => {
    const step = await run(`return { outputs: { operation: 'created' }, summary: 'done' }`)
    expect(step).toMatchObject({ code: 0, stdout: '', summary: 'done' })
    expect([...step.outputs]).toEqual([['operation', 'created']])
  })

  test('whose answer is no keeps its outputs and fails', async () => {
    const step = await run(`return { outputs: { state: 'closed' }, failure: 'held' }`)
    expect(step).toMatchObject({ code: 1, stdout: '::error::held\n' })
    expect([...step.outputs]).toEqual([['state', 'closed']])
  })

  test('that a person must mend shows one error without a stack', async () => {
    const step = await run(
      `throw new kit.UserError('INVALID_INPUT', 'input "a" is missing\\ninput "b" is missing')`,
    )
    expect(step.code).toBe(1)
    expect(step.stdout).toBe('::error::input "a" is missing%0Ainput "b" is missing\n')
    expect(step.stderr).toBe('')
    expect(step.outputs.get('operation')).toBe('refused')
    expect(step.summary).toBe(
      '## Refused\n\n```text\ninput "a" is missing\ninput "b" is missing\n```\n',
    )
  })

  test.each([
    ['ends', 'a\n```\n# @ana', '## Refused\n\n````text\na\n```\n# @ana\n````\n'],
    ['hides', 'a \u202eb\u0007', '## Refused\n\n```text\na \\u202eb\\u0007\n```\n'],
  ])('shows a reason in a block that foreign text never %s', async (_, text, summary) => {
    const thrown = `throw new kit.UserError('INVALID_INPUT', ${JSON.stringify(text)})`
    expect((await run(thrown)).summary).toBe(summary)
  })

  test('that a later run will finish is a warning and succeeds', async () => {
    const step = await failing('deferred')
    expect(step).toMatchObject({ code: 0, stdout: `::warning::${SWEPT}\n` })
    expect([...step.outputs]).toEqual([
      ['operation', 'deferred'],
      ['reason', SWEPT],
    ])
    expect(step.summary).toBe(`## Deferred\n\n\`\`\`text\n${SWEPT}\n\`\`\`\n`)
  })

  test('that was asked for once is not left to a sweep, and does not look done', async () => {
    const thrown = `throw Object.assign(new Error('what happened'), { kind: 'deferred' })`
    const main = `async () => { ${thrown} }`
    const step = await runStep(`await kit.runAction(${main}, { left: kit.ASKED_ONCE })`, {})
    const reason = 'what happened; no sweep does this, so run it again'
    expect(step).toMatchObject({ code: 1, stdout: `::error::${reason}\n` })
    expect([...step.outputs]).toEqual([
      ['operation', 'deferred'],
      ['reason', reason],
    ])
  })

  test.each(['misconfigured', 'refused', 'broken'])(
    'that GitHub ends as %s fails without a stack',
    async (kind) => {
      const step = await failing(kind)
      expect(step).toMatchObject({ code: 1, stdout: '::error::what happened\n' })
      expect(step.outputs.get('operation')).toBe('refused')
    },
  )

  test.each([
    [
      'an error of another kind',
      `throw Object.assign(new Error('what happened'), { kind: 'odd' })`,
    ],
    ['a TypeError', `null.x`],
    ['text', `throw 'what happened'`],
    ['nothing', `throw undefined`],
    [
      'an error nobody awaited',
      `Promise.reject(new Error('what happened')); await new Promise((r) => setTimeout(r, 5000))`,
    ],
  ])('that ends with %s is a bug of ours, and says so', async (_, body) => {
    const step = await run(body)
    expect(step.code).toBe(1)
    expect(step.stdout).toMatch(/^::error::this is a bug in Fluxgate: /)
    expect(step.stderr).toBe('')
  })

  test('that is a bug shows its stack and its causes', async () => {
    const { stdout, summary } = await run(
      `throw new Error('outer\\n::error::spoof', { cause: new Error('inner') })`,
    )
    expect(stdout).toContain('\n    at ')
    expect(stdout).toContain('Error: inner')
    expect(summary).toMatch(/^## Failed\n\n```text\nthis is a bug in Fluxgate: outer\n/)
    expect(summary).not.toContain('    at ')
    const commands = stdout.split('\n').filter((line) => line.trimStart().startsWith('::'))
    expect(commands).toEqual(['::error::this is a bug in Fluxgate: outer%0A::error::spoof'])
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'that is stopped by %s is deferred at once',
    async (signal) => {
      const step = await runStep(
        `await kit.runAction(async () => { kit.say('READY'); await new Promise((r) => setTimeout(r, 60_000)) })`,
        {},
        signal,
      )
      expect(step.code).toBe(0)
      expect(step.outputs.get('operation')).toBe('deferred')
    },
  )
})

describe('the context of the run', () => {
  const ENV = {
    GITHUB_REPOSITORY: 'acme/gitops',
    GITHUB_EVENT_NAME: 'repository_dispatch',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_TRIGGERING_ACTOR: 'ana',
    GITHUB_RUN_ID: '42',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_API_URL: 'https://github.example/api/v3',
    GITHUB_GRAPHQL_URL: 'https://github.example/api/graphql',
  }
  const facts = async (event: unknown, env: Readonly<Record<string, string>> = {}) => {
    const folder = await mkdtemp(join(tmpdir(), 'fluxgate-event-'))
    try {
      const path = join(folder, 'event.json')
      await writeFile(path, JSON.stringify(event))
      return await runStep(`console.log(JSON.stringify(kit.runContext()))`, {
        ...ENV,
        GITHUB_EVENT_PATH: path,
        ...env,
      })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  test('has what GitHub vouches for, and the payload as it came', async () => {
    const event = {
      action: 'HelmRelease/shop.web',
      sender: { id: 987654, login: 'acme-flux-dev[bot]', type: 'Bot' },
      repository: { default_branch: 'main' },
      client_payload: { odd: [1] },
    }
    const { stdout } = await facts(event)
    expect(JSON.parse(stdout)).toEqual({
      eventName: 'repository_dispatch',
      payload: event,
      eventPath: expect.stringContaining('event.json'),
      repository: { owner: 'acme', name: 'gitops' },
      sha: 'a'.repeat(40),
      ref: 'refs/heads/main',
      defaultBranch: 'main',
      triggeringActor: 'ana',
      sender: { id: 987654, login: 'acme-flux-dev[bot]', type: 'Bot' },
      serverUrl: 'https://github.example',
      apiUrl: 'https://github.example/api/v3',
      graphqlUrl: 'https://github.example/api/graphql',
      runId: 42,
      runUrl: 'https://github.example/acme/gitops/actions/runs/42',
    })
  })

  test.each([
    ['no sender', {}],
    ['a sender without a number', { sender: { id: '987654', login: 'x', type: 'Bot' } }],
    ['a sender with half a number', { sender: { id: 1.5, login: 'x', type: 'Bot' } }],
    ['a sender that is a list', { sender: [987654] }],
    ['an event that is no object', 5],
  ])('knows nobody where the event has %s', async (_, event) => {
    const { stdout } = await facts(event)
    expect(JSON.parse(stdout)).not.toHaveProperty('sender')
  })

  test.each([
    ['is not JSON', 'ghs_notatoken {'],
    ['can not be read', undefined],
  ])('whose event file %s says so in one line, without a piece of the file', async (said, text) => {
    const folder = await mkdtemp(join(tmpdir(), 'fluxgate-event-'))
    const path = join(folder, 'event.json')
    if (text !== undefined) await writeFile(path, text)
    const { stdout, stderr, code } = await runStep(
      `await kit.runAction(async () => ({ outputs: { a: kit.runContext().sha } }))`,
      { ...ENV, GITHUB_EVENT_PATH: path },
    )
    await rm(folder, { recursive: true, force: true })
    expect(stdout.trimEnd()).toBe(`::error::the run's event file "${path}" ${said}`)
    expect(stderr).toBe('')
    expect(code).toBe(1)
  })

  test('makes do without what only some actions need', async () => {
    const { stdout, stderr } = await runStep(`console.log(JSON.stringify(kit.runContext()))`, {
      GITHUB_REPOSITORY: 'acme/gitops',
    })
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual({
      eventName: '',
      payload: {},
      repository: { owner: 'acme', name: 'gitops' },
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      graphqlUrl: 'https://api.github.com/graphql',
      runUrl: 'https://github.com/acme/gitops/actions',
    })
  })

  test.each([
    ['https://github.example/api/v3', 'https://github.example/api/graphql'],
    ['https://api.acme.ghe.com', 'https://api.acme.ghe.com/graphql'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/graphql'],
  ])('asks the server of %s for GraphQL, and no other, where nobody says', async (api, graphql) => {
    const { stdout } = await facts({}, { GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: '' })
    expect(JSON.parse(stdout)).toMatchObject({ apiUrl: api, graphqlUrl: graphql })
  })

  test('outside of a runner says which variable is missing', async () => {
    const { stdout, code } = await runStep(
      `await kit.runAction(async () => ({ outputs: { a: kit.runContext().sha } }))`,
    )
    expect(code).toBe(1)
    expect(stdout).toContain('::error::GITHUB_REPOSITORY is not set')
  })
})

describe('a file that holds an event', () => {
  const inFile = async <T>(text: string, use: (path: string) => T) => {
    const folder = await mkdtemp(join(tmpdir(), 'fluxgate-event-'))
    try {
      const path = join(folder, 'event.json')
      await writeFile(path, text)
      return use(path)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  test('is read as it is', async () => {
    const event = await inFile('{"__proto__":{"a":1}}', readEventFile)
    expect(JSON.stringify(event)).toBe('{"__proto__":{"a":1}}')
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
  })

  test.each([
    ['is no JSON', '{', /is not JSON$/],
    ['is too long', `"${'x'.repeat(1_048_576)}"`, /has 1048578 bytes, at most 1048576 are taken$/],
  ])('that %s is refused', async (_, text, message) => {
    await inFile(text, (path) => expect(() => readEventFile(path)).toThrow(message))
  })

  test('that is not there is refused', () => {
    expect(() => readEventFile('/no/such/file')).toThrow(/can not be read$/)
  })
})
