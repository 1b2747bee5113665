import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { anAnalysis, aStage, outcomes, type Scratch, scratch, watch } from './support.ts'

let place: Scratch
beforeEach(() => {
  place = scratch()
})
afterEach(() => place[Symbol.dispose]())

const GOOD = '<testsuite name="s"><testcase name="a" classname="C" time="0.1"/></testsuite>'
const BAD = `<testsuite name="s"><testcase name="b" classname="C"><failure message="no">at C.b(C.java:3)</failure></testcase></testsuite>`
const globs = { reports: ['**/out/*.xml'] }

describe('the reports of a stage', () => {
  test('are those that it wrote, wherever a glob means them, each once', async () => {
    const { steps } = await watch(place.root, [
      aStage(
        's',
        [
          'mkdir -p a/out b/out',
          `echo '${GOOD}' > a/out/1.xml`,
          `echo '${BAD}' > b/out/2.xml`,
          'touch a/out/3.txt',
        ],
        { reports: ['**/out/*.xml', 'a/**/*.xml'] },
      ),
    ])
    expect(steps[0]?.tests).toMatchObject({ tests: 2, failed: 1 })
    expect(steps[0]?.notes).toEqual([
      'its reports tell of 1 test that failed, and its commands ended well',
    ])
  })

  test('that stood there before are not counted, and told', async () => {
    place.write('out/old.xml', BAD)
    place.write('out/again.xml', BAD)
    const [step] = (await watch(place.root, [aStage('s', `echo '${GOOD}' > out/again.xml`, globs)]))
      .steps
    expect(step?.tests).toMatchObject({ tests: 1, failed: 0 })
    expect(step?.notes).toEqual(['1 report is older than this run and not counted'])
  })

  test('are told by content, not by the time that a file claims', async () => {
    place.write('out/x.xml', BAD)
    const [step] = (
      await watch(place.root, [
        aStage('s', [`echo '${GOOD}' > out/x.xml`, 'touch -d 2001-01-01 out/x.xml'], globs),
      ])
    ).steps
    expect(step?.tests).toMatchObject({ tests: 1, failed: 0 })
  })

  test('of one stage are not those of the next', async () => {
    const { steps } = await watch(place.root, [
      aStage('unit', ['mkdir out', `echo '${GOOD}' > out/unit.xml`], globs),
      aStage('slow', `echo '${GOOD}' > out/slow.xml`, globs),
    ])
    expect(steps.map(({ tests }) => tests?.tests)).toEqual([1, 1])
  })

  test('are read when it failed or was ended too', async () => {
    const { steps } = await watch(place.root, [
      aStage('s', ['mkdir out', `echo '${BAD}' > out/x.xml`, 'sleep 60'], {
        ...globs,
        timeout: 300,
      }),
    ])
    expect(steps[0]).toMatchObject({ outcome: { kind: 'timed-out' }, tests: { failed: 1 } })
  })
})

describe('a report that is missing or broken', () => {
  test.each([
    [
      'missing',
      'true',
      "no report was written for **/out/*.xml below the service's root; mend the globs, or what writes it",
    ],
    ['empty', 'mkdir out; : > out/x.xml', "out/x.xml can't be read: line 1, column 1: it is empty"],
    [
      'cut off',
      "mkdir out; printf '<testsuite>\\n<testcase' > out/x.xml",
      "out/x.xml can't be read: line 2, column 10: unclosed tag: testsuite",
    ],
    [
      'no JUnit XML',
      "mkdir out; echo '<html/>' > out/x.xml",
      "out/x.xml can't be read: line 1, column 8: its root is <html>, not <testsuites> or <testsuite>: no JUnit XML",
    ],
  ])('(%s) is told, and fails only a stage that asks for it', async (_, run, note) => {
    const asks = { ...globs, reportsRequired: true }
    const told = await watch(place.root, [aStage('s', run, globs)])
    expect(outcomes(told)).toEqual(['s passed'])
    expect(told.steps[0]).toMatchObject({ tests: undefined, notes: [note] })
    place[Symbol.dispose]()
    mkdirSync(place.root)
    const failed = await watch(place.root, [aStage('s', run, asks)])
    expect(outcomes(failed)).toEqual([`s failed: its reports are required, and ${note}`])
    expect(failed.steps[0]?.notes).toEqual([])
  })

  test('does not hide the others', async () => {
    const { steps } = await watch(place.root, [
      aStage('s', ['mkdir out', `echo '${GOOD}' > out/a.xml`, 'echo x > out/b.xml'], globs),
    ])
    expect(steps[0]?.tests).toMatchObject({ tests: 1 })
    expect(steps[0]?.notes).toHaveLength(1)
  })

  test('that is too long is not read', async () => {
    const { steps } = await watch(place.root, [
      aStage('s', ['mkdir out', 'truncate -s 65M out/x.xml'], globs),
    ])
    expect(steps[0]?.notes).toEqual(["out/x.xml can't be read: it has more than 64 MiB"])
  })

  test('many times over is told a few times', async () => {
    const { steps } = await watch(place.root, [
      aStage('s', ['mkdir out', 'for i in $(seq 40); do echo x > out/$i.xml; done'], globs),
    ])
    expect(steps[0]?.notes).toHaveLength(11)
    expect(steps[0]?.notes.at(-1)).toBe("30 more reports can't be read")
  })
})

describe('a symbolic link', () => {
  test('that leads out of the root is not read, and told', async () => {
    using other = scratch()
    other.write('secret.xml', BAD)
    const { steps } = await watch(place.root, [
      aStage('s', ['mkdir out', `ln -s ${other.root}/secret.xml out/x.xml`], globs),
    ])
    expect(steps[0]?.tests).toBeUndefined()
    expect(steps[0]?.notes).toContain(
      "out/x.xml leads out of the service's root by a symbolic link and is not read",
    )
  })

  test('of a folder that leads out is not read either', async () => {
    using other = scratch()
    other.write('out/secret.xml', BAD)
    symlinkSync(join(other.root, 'out'), join(place.root, 'out'))
    const { steps } = await watch(place.root, [
      aStage('s', `echo '${BAD}' > out/new.xml`, { reports: ['out/*.xml'] }),
    ])
    expect(steps[0]?.tests).toBeUndefined()
  })

  test('to itself, to nothing, or a folder or pipe of that name does no harm', async () => {
    const { steps } = await watch(place.root, [
      aStage(
        's',
        [
          'mkdir -p out/d.xml',
          'ln -s y.xml out/y.xml',
          'ln -s gone out/z.xml',
          'mkfifo out/p.xml',
          `echo '${GOOD}' > out/a.xml`,
        ],
        globs,
      ),
    ])
    expect(steps[0]).toMatchObject({ tests: { tests: 1 }, notes: [] })
  })
})

test('folders of other people are searched only where they are named', async () => {
  const run = ['mkdir -p node_modules/out', `echo '${GOOD}' > node_modules/out/x.xml`]
  const wide = await watch(place.root, [aStage('s', run, globs)])
  expect(wide.steps[0]?.tests).toBeUndefined()
  place[Symbol.dispose]()
  mkdirSync(place.root)
  const named = { reports: ['node_modules/out/*.xml'] }
  const { steps } = await watch(place.root, [aStage('s', run, named)])
  expect(steps[0]?.tests).toMatchObject({ tests: 1 })
})

test('a failure points at the file of the service that its stack names', async () => {
  place.write('app/src/test/java/com/acme/C.java', '')
  place.write('node_modules/com/acme/C.java', '')
  const xml =
    '<testsuite><testcase name="b" classname="com.acme.C"><failure>x\n\tat org.junit.X.y(X.java:1)\n\tat com.acme.C.b(C.java:3)</failure></testcase></testsuite>'
  const { steps } = await watch(place.root, [
    aStage('s', ['mkdir out', `printf '%s' '${xml}' > out/x.xml`, 'exit 1'], globs),
  ])
  expect(steps[0]?.tests?.failures[0]?.places).toEqual([
    { path: 'app/src/test/java/com/acme/C.java', line: 3, column: undefined },
  ])
})

describe('an analysis', () => {
  const result = (level: string) => ({
    level,
    message: { text: 'odd' },
    locations: [
      { physicalLocation: { artifactLocation: { uri: 'src/a.ts' }, region: { startLine: 2 } } },
    ],
  })
  const sarif = (...levels: readonly string[]): string =>
    JSON.stringify({ runs: [{ tool: { driver: { name: 'Lint' } }, results: levels.map(result) }] })
  const files = { sarif: ['out/*.sarif'] }
  const writes = (text: string): string => `mkdir -p out; printf '%s' '${text}' > out/x.sarif`

  test.each([
    [['error', 'note'], 'error', 'failed: 1 finding of level "error"'],
    [['warning', 'note'], 'error', 'passed'],
    [['warning', 'warning', 'note'], 'warning', 'failed: 2 findings of level "warning" or above'],
    [['error'], 'none', 'passed'],
    [[], 'note', 'passed'],
  ] as const)('that finds %j and fails on "%s" has %s', async (levels, failOn, outcome) => {
    const step = anAnalysis('lint', writes(sarif(...levels)), { ...files, failOn })
    expect(outcomes(await watch(place.root, [step]))).toEqual([`lint ${outcome}`])
  })

  test('that failed itself says so before what it found', async () => {
    const step = anAnalysis('lint', `${writes(sarif('error'))}; exit 4`, files)
    const seen = await watch(place.root, [step])
    expect(outcomes(seen)).toEqual(['lint failed: exit 4'])
    expect(seen.steps[0]?.findings?.counts.error).toBe(1)
  })

  test('has places that are files of the service', async () => {
    place.write('src/a.ts', '')
    const [step] = (await watch(place.root, [anAnalysis('lint', writes(sarif('note')), files)]))
      .steps
    expect(step?.findings?.worst[0]?.place).toEqual({
      path: 'src/a.ts',
      line: 2,
      column: undefined,
    })
  })

  test.each([
    [
      'missing',
      'true',
      "no report was written for out/*.sarif below the service's root; mend the globs, or what writes it",
    ],
    ['broken', writes('{'), "out/x.sarif can't be read: it is no JSON"],
  ])('whose findings are %s has not passed, unless it only shows', async (_, run, why) => {
    expect(outcomes(await watch(place.root, [anAnalysis('lint', run, files)]))).toEqual([
      `lint failed: ${why}`,
    ])
    place[Symbol.dispose]()
    mkdirSync(place.root)
    const shows = await watch(place.root, [anAnalysis('lint', run, { ...files, failOn: 'none' })])
    expect(outcomes(shows)).toEqual(['lint passed'])
    expect(shows.steps[0]?.notes).toEqual([why])
  })
})
