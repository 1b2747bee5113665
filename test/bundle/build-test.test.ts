import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { buildTest, type ServiceFolder, serviceOf } from '../support/service.ts'
import { errorsOf, warningsOf } from './stage.ts'

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

async function appears(file: string): Promise<string> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    if (existsSync(file) && readFileSync(file, 'utf8').endsWith('\n')) {
      return readFileSync(file, 'utf8').trim()
    }
    await pause(25)
  }
  throw new Error(`${file} did not appear`)
}

const THREE = [
  'stages:',
  '  - { name: unit, run: echo one }',
  '  - { name: integration, run: echo two }',
  '  - { name: component, run: echo three }',
  'analysis:',
  '  - { name: lint, run: echo four }',
]

describe('what is run', () => {
  test.each([
    ['all', 'one two three four'],
    ['component unit', 'one three'],
    ['integration,\n lint', 'two four'],
    ['["unit","lint"]', 'one four'],
    ['analysis', 'four'],
    ['[]', ''],
  ])('for "%s" is asked for, fast before slow', async (stages, printed) => {
    using service = serviceOf(...THREE)
    const end = await buildTest(service, { stages })
    expect(end.stdout.match(/^(?:one|two|three|four)$/gm)?.join(' ') ?? '').toBe(printed)
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({ passed: 'true', 'failed-stage': '' })
  })

  test('folds in the log, with a line below each that says how it ended', async () => {
    using service = serviceOf(
      'stages:',
      '  - { name: unit, run: [echo one, exit 7] }',
      '  - { name: slow, run: "true" }',
    )
    const { stdout, outputs } = await buildTest(service)
    expect(
      stdout
        .replace(/\d+ ms/g, '<time>')
        .trimEnd()
        .split('\n'),
    ).toEqual([
      '::group::unit (1 of 2, 15 min at most)',
      'one',
      '::endgroup::',
      'unit failed: exit 7, in <time>',
      'slow not reached after unit',
      'shop: unit failed: exit 7',
      '::error::unit failed: exit 7',
    ])
    expect(outputs).toMatchObject({ passed: 'false', 'failed-stage': 'unit' })
    expect(JSON.parse(outputs['stages'] ?? '')).toEqual([
      { name: 'unit', result: 'failed', milliseconds: expect.any(Number) },
      { name: 'slow', result: 'not-reached', milliseconds: 0 },
    ])
  })

  test('belongs to the folder that holds .fluxgate', async () => {
    using service = serviceOf('stages:', '  - { name: unit, run: exit 9 }')
    service.write(
      'services/cart/.fluxgate/delivery.yaml',
      'version: 1\nservice: cart\nstages: [{ name: unit, run: "echo $PWD; cat junit.xml; touch junit.xml; exit 1", reports: junit.xml }]\n',
    )
    service.write(
      'services/cart/junit.xml',
      '<testsuite><testcase name="a"><failure>x\nsrc/cart.py:3: no</failure></testcase></testsuite>',
    )
    service.write('services/cart/src/cart.py', '')
    const end = await buildTest(service, { delivery: 'services/cart/.fluxgate/delivery.yaml' })
    expect(end.stdout).toContain(`\n${service.root}/services/cart\n`)
    expect(end.stdout).toContain('\n::error file=services/cart/src/cart.py,line=3::unit: a: x\n')
    expect(end.summary).toContain('/services/cart/src/cart.py#L3')
  })
})

describe('a mistake of the user is one message without a stack', () => {
  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'a stage that there is not',
      { stages: 'unit, e2e' },
      /^input "stages" names "e2e"; there are all, unit, integration, component, lint, analysis$/,
    ],
    [
      'a list that is none',
      { stages: '[unit]' },
      /^input "stages" is "\[unit\]", which begins like a JSON list of names and is none; write \["unit", "chart"\], or unit, chart$/,
    ],
    [
      'a budget that is none',
      { budget: 'soon', spent: '-1s' },
      /^input "budget" is "soon", no duration; write it as 90s, 15m or 2h\ninput "spent" is "-1s", no duration; write it as 90s, 15m or 2h$/,
    ],
    [
      'an option for a commit',
      { 'changed-since': '--output=x' },
      /^input "changed-since" is "--output=x", no whole commit id; write it as 40 hex$/,
    ],
    [
      'a range for a commit',
      { 'changed-since': 'a..b' },
      /^input "changed-since" is "a..b", no whole commit id; write it as 40 hex$/,
    ],
    [
      'a delivery file that is not there',
      { delivery: 'a/.fluxgate/delivery.yaml' },
      /^there is no delivery file "a\/\.fluxgate\/delivery\.yaml"/,
    ],
    [
      'a delivery file elsewhere',
      { delivery: '../x' },
      /^"\.\.\/x" is no place of a delivery file/,
    ],
  ])('%s', async (_, inputs, said) => {
    using service = serviceOf(...THREE)
    const end = await buildTest(service, inputs)
    expect(errorsOf(end)).toEqual([expect.stringMatching(said)])
    expect(end.exitCode).toBe(1)
    expect(end.stdout).not.toMatch(/^\s+at |::group::/m)
    expect(end.stderr).toBe('')
  })

  test('a delivery file that is wrong, with every place', async () => {
    using service = serviceOf('stages:', '  - { nam: unit, run: "true" }', 'bugdet: 3m')
    const [said] = errorsOf(await buildTest(service))
    expect(said).toMatch(/^\.fluxgate\/delivery\.yaml:4:7 .*"nam"/m)
    expect(said).toMatch(/^\.fluxgate\/delivery\.yaml:5:1 .*"bugdet"/m)
  })
})

describe('a stage that hangs', () => {
  const HANGS = [
    'stages:',
    '  - name: unit',
    '    run: ["echo $$ > pid", "sleep 300 & echo $! > child; sleep 300"]',
    '    timeout: 1s',
    '  - { name: slow, run: "true" }',
  ]

  function isGone(service: ServiceFolder): boolean {
    const pids = ['pid', 'child'].map((file) =>
      Number(readFileSync(join(service.root, file), 'utf8')),
    )
    return !pids.some(isAlive)
  }

  test('is ended with all that it started, and says so', async () => {
    using service = serviceOf(...HANGS)
    const end = await buildTest(service)
    expect(errorsOf(end)).toEqual([
      'unit timed out: it may take 1 s, and was ended with all that it started; make it faster, or raise its "timeout" in the delivery file',
    ])
    expect(isGone(service)).toBe(true)
    expect(end.summary).toContain('| unit | **timed out: it may take 1 s** | ')
  })

  test('is ended when the budget is used up', async () => {
    using service = serviceOf(...HANGS)
    const end = await buildTest(service, { budget: '3s' })
    expect(end.outputs).toMatchObject({ passed: 'false', 'failed-stage': 'unit' })
    using other = serviceOf('stages:', '  - { name: unit, run: "sleep 300" }')
    // What a job before this one took is part of it.
    expect(errorsOf(await buildTest(other, { budget: '10m', spent: '599s' }))).toEqual([
      'unit stopped: the budget of 10 min is used up; make a stage faster, give one a "when", or raise "budget" in the delivery file',
    ])
    expect(isGone(service)).toBe(true)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'is ended when the runner cancels by %s',
    async (killSignal) => {
      using service = serviceOf(...HANGS.filter((line) => !line.includes('timeout')))
      let killedAt = 0
      const killWhen = appears(join(service.root, 'child')).then(() => {
        killedAt = performance.now()
      })
      const end = await buildTest(service, {}, { killWhen, killSignal })
      expect(isGone(service)).toBe(true)
      expect(end.exitCode).toBe(1)
      expect(errorsOf(end)).toEqual(['cancelled'])
      expect(end.outputs).toMatchObject({ passed: 'false', 'failed-stage': 'unit' })
      expect(end.summary).toContain('| unit | **cancelled** |')
      expect(performance.now() - killedAt).toBeLessThan(7_500)
    },
  )
})

describe('reports', () => {
  test('that are missing are told, and fail only a stage that asks for them', async () => {
    const stage = '  - { name: unit, run: "true", reports: "out/*.xml"'
    using told = serviceOf('stages:', `${stage} }`)
    const end = await buildTest(told)
    expect(end.exitCode).toBe(0)
    expect(warningsOf(end)).toEqual([
      "unit: no report was written for out/*.xml below the service's root; mend the globs, or what writes it",
    ])
    using asked = serviceOf('stages:', `${stage}, reportsRequired: true }`)
    expect(errorsOf(await buildTest(asked))).toEqual([
      "unit failed: its reports are required, and no report was written for out/*.xml below the service's root; mend the globs, or what writes it",
    ])
  })

  test('give no more annotations than GitHub shows', async () => {
    using service = serviceOf(
      'stages:',
      '  - { name: unit, run: "cp all.xml junit.xml; exit 1", reports: junit.xml }',
    )
    const cases = Array.from(
      { length: 40 },
      (_, index) => `<testcase name="t${index}"><failure/></testcase>`,
    )
    service.write('all.xml', `<testsuite>${cases.join('')}</testsuite>`)
    const end = await buildTest(service)
    expect(errorsOf(end)).toHaveLength(10)
    expect(errorsOf(end).at(-1)).toBe('unit failed: exit 1, 40 tests, 40 failed')
    expect(end.summary).toContain('**unit**, 40 of 40 tests:')
  })
})

const FOR_ACTIONS = /^INPUT_|^GITHUB_(?:OUTPUT|STEP_SUMMARY)$|^ACTIONS_/

describe('a stage that runs only when something changed', () => {
  const WHEN = [
    'chart: { path: chart }',
    'stages:',
    '  - { name: kind, run: echo kind, when: chart-changed }',
    '  - { name: web, run: echo web, when: { paths: ["web/**"] } }',
  ]
  const stages = 'kind web'

  function commit({ root }: ServiceFolder, file: string): string {
    writeFileSync(join(root, file), `${Math.random()}\n`)
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        encoding: 'utf8',
      }).trim()
    git('add', '-A')
    git('commit', '-qm', file)
    return git('rev-parse', 'HEAD')
  }

  function repository(): ServiceFolder & { readonly first: string } {
    const service = serviceOf(...WHEN)
    service.write('chart/Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 0.1.0\n')
    service.write('web/index.html', '')
    execFileSync('git', ['init', '-q', service.root])
    return { ...service, first: commit(service, 'README.md') }
  }

  test.each([
    ['chart/values.yaml', 'kind', 'true'],
    ['web/index.html', 'web', 'false'],
    ['README.md', '', 'false'],
  ])('after a change of %s', async (file, ran, chartChanged) => {
    using service = repository()
    commit(service, file)
    const end = await buildTest(service, { stages, 'changed-since': service.first })
    expect(end.stdout.match(/^(?:kind|web)$/gm)?.join(' ') ?? '').toBe(ran)
    expect(end.outputs).toMatchObject({ passed: 'true', 'chart-changed': chartChanged })
  })

  test('runs where the commit to compare with is not in the checkout, and says why', async () => {
    using service = repository()
    const end = await buildTest(service, { stages, 'changed-since': '1'.repeat(40) })
    expect(end.stdout.match(/^(?:kind|web)$/gm)).toEqual(['kind', 'web'])
    expect(end.stdout).toContain(
      '::notice::everything counts as changed: the checkout lacks the commit to compare with (check out with "fetch-depth: 0")\n',
    )
    expect(end.outputs).toMatchObject({ 'chart-changed': '' })
  })
})

describe('what a stage prints', () => {
  test('shows while it runs', async () => {
    using service = serviceOf(
      'stages:',
      '  - { name: unit, run: [echo begins, "while [ ! -e go ]; do sleep 0.05; done", echo ends] }',
    )
    const child = spawn(process.execPath, ['dist/build-test/index.js'], {
      cwd: join(import.meta.dirname, '..', '..'),
      env: {
        PATH: process.env['PATH'],
        GITHUB_WORKSPACE: service.root,
        GITHUB_EVENT_NAME: 'push',
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_REF: 'refs/heads/main',
        GITHUB_SHA: '0'.repeat(40),
        GITHUB_ACTOR: 'ana',
        GITHUB_RUN_ID: '1',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let seen = ''
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      seen += String(chunk)
      if (seen.includes('begins\n') && !existsSync(join(service.root, 'go'))) {
        expect(seen).not.toContain('ends\n')
        service.write('go', '')
      }
    }
    expect(seen).toContain('begins\nends\n')
  })

  test('can not swallow the lines that follow, nor keep the runner from obeying them', async () => {
    using service = serviceOf(
      'stages:',
      '  - { name: unit, run: [\'echo "::stop-commands::a1b2"\', \'echo "::error::not obeyed"\', printf no-end] }',
      '  - { name: slow, run: [\'echo "::stop-commands::c3"\', \'echo "::c3::"\', \'echo "::warning::mine"\'] }',
    )
    const { stdout } = await buildTest(service)
    expect(stdout).toContain('no-end\n::a1b2::\n::endgroup::\n')
    expect(stdout).toContain('::c3::\n::warning::mine\n::endgroup::\n')
  })

  test('reaches the log byte by byte, colours and secrets that the runner masks included', async () => {
    using service = serviceOf('stages:', '  - { name: unit, run: cat bytes }')
    writeFileSync(
      join(service.root, 'bytes'),
      Buffer.from('\u001b[32m\u00e9 \u00ff secret-value\u001b[0m\r\n', 'latin1'),
    )
    const { stdout } = await buildTest(service)
    expect(stdout).toContain('\u001b[32m\ufffd \ufffd secret-value\u001b[0m\r\n')
  })

  test('can set neither our outputs nor what later steps see', async () => {
    using service = serviceOf('stages:', '  - { name: unit, run: env }')
    const { stdout } = await buildTest(
      service,
      { stages: 'all' },
      { extraEnv: { ACTIONS_RUNTIME_TOKEN: 'x', GITHUB_WORKSPACE: service.root } },
    )
    const names = [...stdout.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name)
    expect(names).toContain('GITHUB_SHA')
    expect(names.filter((name) => FOR_ACTIONS.test(name))).toEqual([])
  })

  test('of a report can not command the runner', async () => {
    using service = serviceOf(
      'stages:',
      '  - { name: unit, run: "cp evil.xml junit.xml; exit 1", reports: junit.xml }',
    )
    service.write(
      'evil.xml',
      '<testsuite><testcase name="x&#xA;::add-mask::1&#xA;"><failure message="y&#xD;&#xA;::error::spoof">##[error]spoof\nsrc/a.ts:3:1</failure></testcase></testsuite>',
    )
    const { stdout, summary } = await buildTest(service)
    expect(stdout.match(/^\s*::[a-z-]+/gm)).toEqual(['::group', '::endgroup', '::error', '::error'])
    expect(stdout).not.toMatch(/^.*##\[/m)
    expect(summary).not.toMatch(/^::|##\[/m)
  })
})
