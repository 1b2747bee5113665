import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { anAnalysis, aStage, outcomes, type Scratch, scratch, watch } from './support.ts'

let place: Scratch
beforeAll(() => {
  place = scratch()
})
afterAll(() => place[Symbol.dispose]())

/** Milliseconds in which a shell has begun, on a busy machine as well; and what stages that hang would exceed. */
const [BEGUN, LONG] = [1_000, 40_000]

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // What nobody has waited for yet still answers; it runs no more.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** The process ids that a stage wrote. */
async function pidsIn(file: string): Promise<readonly number[]> {
  await pause(50)
  return readFileSync(join(place.root, file), 'utf8').trim().split(/\s/).map(Number)
}

describe('the commands of a stage', () => {
  test.each([
    ['end well', ['true', 'true'], 'passed'],
    ['stop at the first that fails', ['exit 3', 'touch reached'], 'failed: exit 3'],
    ['stop at the first that fails, within a line', ['false; touch reached'], 'failed: exit 1'],
    ['fail when a part of a pipeline does', ['false | cat', 'touch reached'], 'failed: exit 1'],
    ['fail by name', ['no-such-program-here'], 'failed: exit 127'],
    ['are ended by a signal', ['kill -KILL $$'], 'failed: ended by SIGKILL'],
  ])('%s', async (_, run, outcome) => {
    const seen = await watch(place.root, [aStage('s', run)])
    expect(outcomes(seen)).toEqual([`s ${outcome}`])
    expect(existsSync(join(place.root, 'reached'))).toBe(false)
  })

  test('see no profile, no input, and the folder of the service', async () => {
    place.write('.bashrc', 'echo profile')
    const { printed } = await watch(
      place.root,
      [aStage('s', ['pwd', 'read -r line || echo none'])],
      { environment: { PATH: process.env['PATH'], HOME: place.root, BASH_ENV: undefined } },
    )
    expect(printed).toBe(`${place.root}\nnone\n`)
  })

  test('may be told in sh', async () => {
    const seen = await watch(place.root, [
      aStage('s', ['test -z "$BASH_VERSION" || test "$0" = sh || echo "$0"', 'false', 'echo no'], {
        shell: 'sh',
      }),
    ])
    expect(outcomes(seen)).toEqual(['s failed: exit 1'])
    expect(seen.printed).not.toContain('no\n')
  })

  test('say which shell is missing', async () => {
    const seen = await watch(place.root, [aStage('s', 'x', { shell: 'pwsh' })])
    expect(outcomes(seen)).toEqual([
      's failed: could not be started: its shell "pwsh" is not in PATH',
    ])
  })

  test('keep what is printed in its order, on both streams, as the bytes they are', async () => {
    const { printed } = await watch(place.root, [
      aStage('s', [
        'for i in 1 2 3; do printf "out $i "; printf "err $i\\n" >&2; done',
        'printf "\\033[31mred\\033[0m no end"',
      ]),
    ])
    expect(printed).toBe('out 1 err 1\nout 2 err 2\nout 3 err 3\n\u001b[31mred\u001b[0m no end')
  })

  test('get their own variables, and none that the runner keeps for actions', async () => {
    const environment = {
      PATH: process.env['PATH'],
      GITHUB_OUTPUT: '/o',
      GITHUB_ENV: '/e',
      GITHUB_STEP_SUMMARY: '/s',
      INPUT_STAGES: 'all',
      ACTIONS_RUNTIME_TOKEN: 'secret',
      GITHUB_SHA: 'abc',
      TZ: 'Europe/Berlin',
    }
    const env = new Map([['TZ', 'UTC']])
    const { printed } = await watch(place.root, [aStage('s', 'env', { env })], { environment })
    const names = printed.split('\n').filter((line) => /^(?:GITHUB|INPUT|ACTIONS|TZ)/.test(line))
    expect(names.sort()).toEqual(['GITHUB_SHA=abc', 'TZ=UTC'])
  })
})

test('much output passes through without being kept', async () => {
  let bytes = 0
  let most = 0
  const before = process.memoryUsage().rss
  await watch(place.root, [aStage('s', 'head -c 300000000 /dev/zero')], {
    onlooker: {
      begin: () => ({
        write: async (chunk) => {
          bytes += chunk.length
          most = Math.max(most, process.memoryUsage().rss - before)
        },
      }),
      end: () => {},
    },
  })
  expect(bytes).toBe(300_000_000)
  expect(most).toBeLessThan(150_000_000)
})

describe('a failure', () => {
  test('stops what is slower, and no analysis stops another', async () => {
    const seen = await watch(place.root, [
      aStage('unit', 'true'),
      aStage('slow', 'exit 2'),
      aStage('slower', 'touch reached'),
      anAnalysis('lint', 'true'),
    ])
    expect(seen.steps.map(({ outcome }) => outcome)).toEqual([
      { kind: 'passed' },
      { kind: 'failed', why: 'exit 2' },
      { kind: 'not-reached', after: 'slow' },
      { kind: 'not-reached', after: 'slow' },
    ])
    expect(seen.began.map(({ name, index, count }) => `${name} ${index}/${count}`)).toEqual([
      'unit 1/4',
      'slow 2/4',
    ])
    const beside = await watch(place.root, [
      anAnalysis('lint', 'false'),
      anAnalysis('audit', 'true'),
    ])
    expect(outcomes(beside)).toEqual(['lint failed: exit 1', 'audit passed'])
  })
})

describe('time', () => {
  test('over its own ends a stage with all that it started, and what is slower is not reached', async () => {
    const seen = await watch(place.root, [
      aStage('hangs', ['echo $$ > pids', '(sleep 60 & echo $! >> pids; wait) &', 'sleep 60'], {
        timeout: BEGUN,
      }),
      aStage('slower', 'true'),
    ])
    expect(seen.steps.map(({ outcome }) => outcome)).toEqual([
      { kind: 'timed-out', limit: BEGUN },
      { kind: 'not-reached', after: 'hangs' },
    ])
    expect(seen.milliseconds).toBeLessThan(LONG)
    const pids = await pidsIn('pids')
    expect(pids).toHaveLength(2)
    expect(pids.filter(isAlive)).toEqual([])
  })

  test('over what is left of the budget ends a stage, and one that nothing is left for never begins', async () => {
    const over = { kind: 'over-budget', budget: BEGUN }
    const seen = await watch(
      place.root,
      [
        aStage('quick', 'sleep 0.2'),
        aStage('hangs', 'sleep 60', { timeout: 60_000 }),
        anAnalysis('lint', 'true'),
      ],
      { budget: 2 * BEGUN },
    )
    expect(seen.steps.map(({ outcome }) => outcome.kind)).toEqual([
      'passed',
      'over-budget',
      'not-reached',
    ])
    expect(seen.steps[1]?.milliseconds).toBeGreaterThan(0)
    expect(seen.steps[1]?.milliseconds).toBeLessThan(LONG)
    const alone = await watch(place.root, [anAnalysis('a', 'sleep 60'), anAnalysis('b', 'true')], {
      budget: BEGUN,
    })
    expect(alone.steps.map(({ outcome }) => outcome)).toEqual([over, over])
    expect(alone.began).toHaveLength(1)
  })

  test('counts what faster stages took in a job before', async () => {
    const steps = [aStage('hangs', 'sleep 60')]
    const seen = await watch(place.root, steps, { budget: 60_000, spent: 59_700 })
    expect(seen.steps).toMatchObject([{ outcome: { kind: 'over-budget', budget: 60_000 } }])
    expect(seen.milliseconds).toBeLessThan(LONG)
    const gone = await watch(place.root, steps, { budget: 60_000, spent: 60_000 })
    expect(gone.began).toEqual([])
  })

  test('that is over is also for those who ignore being asked', async () => {
    const seen = await watch(place.root, [
      aStage('stubborn', ["trap '' TERM", 'echo $$ > stubborn', 'while :; do sleep 0.2; done'], {
        timeout: BEGUN,
      }),
    ])
    expect(seen.steps[0]?.outcome).toEqual({ kind: 'timed-out', limit: BEGUN })
    expect(seen.milliseconds).toBeGreaterThan(4_000)
    expect((await pidsIn('stubborn')).filter(isAlive)).toEqual([])
  })

  test('is given to clean up in', async () => {
    const seen = await watch(place.root, [
      aStage('clean', ["trap 'echo cleaned; exit 0' TERM", 'sleep 60 & wait'], { timeout: BEGUN }),
    ])
    expect(seen.printed).toBe('cleaned\n')
    expect(seen.steps[0]?.outcome.kind).toBe('timed-out')
  })
})

describe('what a stage leaves running', () => {
  test('is ended with it, and told', async () => {
    const seen = await watch(place.root, [
      aStage('leaves', ['sleep 60 > /dev/null &', 'echo $! > left']),
    ])
    expect(outcomes(seen)).toEqual(['leaves passed'])
    expect(seen.steps[0]?.notes).toEqual(['it left programs running, which were ended'])
    expect((await pidsIn('left')).filter(isAlive)).toEqual([])
  })

  test('is not waited for where it left the group and holds the output open', async () => {
    const seen = await watch(place.root, [
      aStage('escapes', ['setsid sleep 60 & echo $! > escaped', 'sleep 0.1']),
    ])
    expect(outcomes(seen)).toEqual(['escapes passed'])
    expect(seen.milliseconds).toBeLessThan(LONG)
    for (const pid of await pidsIn('escaped')) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  })
})

describe('cancelling', () => {
  test('ends the stage that runs with all that it started, and no other begins', async () => {
    const cancel = new AbortController()
    const begun = async () => {
      while (!existsSync(join(place.root, 'runs'))) await pause(20)
      cancel.abort()
    }
    void begun()
    const seen = await watch(
      place.root,
      [
        aStage('runs', ['sleep 60 & echo $$ $! > run', 'mv run runs', 'wait']),
        aStage('next', 'touch reached'),
        anAnalysis('lint', 'touch reached'),
      ],
      { cancelled: cancel.signal },
    )
    expect(outcomes(seen)).toEqual(['runs cancelled', 'next cancelled', 'lint cancelled'])
    expect((await pidsIn('runs')).filter(isAlive)).toEqual([])
    expect(existsSync(join(place.root, 'reached'))).toBe(false)
  })

  test('before the first ends at once', async () => {
    const cancelled = AbortSignal.abort()
    expect(outcomes(await watch(place.root, [aStage('s', 'true')], { cancelled }))).toEqual([
      's cancelled',
    ])
  })
})

test('an output that nobody takes any more ends the stage', async () => {
  const onlooker = {
    begin: () => ({ write: () => Promise.reject(new Error('the pipe is closed')) }),
    end: () => {},
  }
  const run = watch(place.root, [aStage('s', ['echo $$ > talks', 'while :; do echo x; done'])], {
    onlooker,
  })
  await expect(run).rejects.toThrow('the pipe is closed')
  expect((await pidsIn('talks')).filter(isAlive)).toEqual([])
})

describe('a stage that need not run, or can not', () => {
  const chart = { kind: 'chart-changed' } as const
  const paths = { kind: 'paths', globs: ['src/**'] } as const
  test.each([
    [{ when: chart }, { files: [], chart: false }, 'skipped: the chart has not changed'],
    [{ when: chart }, { files: [], chart: true }, 'passed'],
    [
      { when: paths },
      { files: ['docs/a'], chart: true },
      'skipped: nothing has changed under src/**',
    ],
    [{ when: paths }, { files: ['src/a/b.ts'], chart: true }, 'passed'],
  ] as const)('%j with %j', async (more, changes, outcome) => {
    const seen = await watch(place.root, [aStage('s', 'true', more), aStage('t', 'true')], {
      changes,
    })
    expect(outcomes(seen)).toEqual([`s ${outcome}`, 't passed'])
  })

  test('for want of Docker fails on a runner and is skipped on a laptop', async () => {
    const environment = { PATH: process.env['PATH'], DOCKER_HOST: `unix://${place.root}/none.sock` }
    const stage = aStage('kind', 'touch reached', { needsDocker: true })
    const [failed] = (await watch(place.root, [stage], { environment })).steps
    expect(failed?.outcome).toEqual({
      kind: 'failed',
      why: expect.stringMatching(/^it needs Docker, which does not answer \(docker: /),
    })
    const laptop = await watch(place.root, [stage], { environment, withoutDocker: 'skip' })
    expect(outcomes(laptop)).toEqual(['kind skipped: it needs Docker, which does not answer here'])
    expect(existsSync(join(place.root, 'reached'))).toBe(false)
  })
})
