import { junitReader, mergeTallies, NO_TESTS } from '@fluxgate/pipeline'
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import { processorTime } from '../../../test/support/processor-time.ts'

function read(...pieces: readonly string[]) {
  const reader = junitReader()
  for (const piece of pieces) if (!reader.write(piece)) break
  return reader.end()
}

function tallyOf(xml: string) {
  const reading = read(xml)
  if (reading.kind === 'broken') throw new Error(JSON.stringify(reading))
  return reading.tally
}

const SUREFIRE = `<?xml version="1.0" encoding="UTF-8"?>
<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="com.acme.PriceTest" time="1,234.567" tests="3" errors="0" skipped="1" failures="1">
  <properties><property name="a" value="b"/></properties>
  <testcase name="adds" classname="com.acme.PriceTest" time="1,200.25"/>
  <testcase name="rounds" classname="com.acme.PriceTest" time="0.5">
    <failure message="expected: &lt;2&gt; but was: &lt;3&gt;" type="org.opentest4j.AssertionFailedError"><![CDATA[org.opentest4j.AssertionFailedError: expected: <2> but was: <3>
	at org.junit.jupiter.api.AssertionUtils.fail(AssertionUtils.java:55)
	at app//com.acme.PriceTest.rounds(PriceTest.java:21)
]]></failure>
    <system-out><![CDATA[<failure>printed</failure>]]></system-out>
  </testcase>
  <testcase name="later" classname="com.acme.PriceTest" time="0"><skipped message="not yet"/></testcase>
  <testcase name="flaky" classname="com.acme.PriceTest" time="0.1"><flakyFailure message="once">x</flakyFailure></testcase>
</testsuite>`

const JEST = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="jest tests" tests="1" failures="1" errors="0" time="0.5">
  <testsuite name="prices" errors="0" failures="1" skipped="0" time="0.4" tests="1">
    <testcase classname="prices adds" name="prices adds" time="0.002">
      <failure>Error: expect(received).toBe(expected)
Expected: 2
    at Object.toBe (/w/src/price.test.ts:7:15)
    at run (/w/node_modules/jest-circus/build/run.js:12:3)</failure>
    </testcase>
  </testsuite>
</testsuites>`

const GO = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1" errors="0" time="0.012">
	<testsuite tests="2" failures="1" time="0.002000" name="example.com/shop/price" timestamp="2026-11-21T10:00:00Z">
		<testcase classname="example.com/shop/price" name="TestAdds" time="0.000000"></testcase>
		<testcase classname="example.com/shop/price" name="TestRounds" time="0.010000">
			<failure message="Failed" type="">=== RUN   TestRounds&#xA;    price_test.go:12: got 3, want 2&#xA;--- FAIL: TestRounds (0.00s)&#xA;</failure>
		</testcase>
	</testsuite>
</testsuites>`

const PYTEST = `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1" skipped="0" tests="2" time="0.031" timestamp="2026-11-21T10:00:00" hostname="box"><testcase classname="tests.test_price" name="test_rounds" file="tests/test_price.py" line="0" time="0.001"><failure message="assert 3 == 2">def test_rounds():
&gt;       assert 3 == 2
E       assert 3 == 2

tests/test_price.py:5: AssertionError</failure><error message="failed on teardown">late</error></testcase><testcase classname="tests.test_price" name="test_setup" time="0.002"><error message="failed on setup with &quot;x&quot;">File "tests/conftest.py", line 3, in prices</error></testcase></testsuite></testsuites>`

const NODE = `<?xml version="1.0" encoding="utf-8"?>
<testsuites>
	<testsuite name="prices" time="0.001" disabled="0" errors="0" tests="1" failures="1" skipped="0" hostname="box">
		<testcase name="adds" time="0.0009" classname="test" failure="not equal">
			<failure type="testCodeFailure" message="not equal">
[Error [ERR_TEST_FAILURE]: not equal] {
  cause: AssertionError: not equal
      at TestContext.&lt;anonymous&gt; (file:///w/test/price.test.mjs:6:10) {
</failure>
		</testcase>
	</testsuite>
	<testcase name="alone" time="0.0001" classname="test"/>
	<!-- tests 2 -->
</testsuites>`

describe('totals are those of the cases', () => {
  test.each([
    ['Surefire', SUREFIRE, { tests: 4, failed: 1, skipped: 1, milliseconds: 1_200_850 }],
    ['jest-junit', JEST, { tests: 1, failed: 1, skipped: 0, milliseconds: 2 }],
    ['gotestsum', GO, { tests: 2, failed: 1, skipped: 0, milliseconds: 10 }],
    ['pytest', PYTEST, { tests: 2, failed: 2, skipped: 0, milliseconds: 3 }],
    ['Node', NODE, { tests: 2, failed: 1, skipped: 0, milliseconds: 1 }],
    ['no case at all', '<testsuites/>', { tests: 0, failed: 0, skipped: 0, milliseconds: 0 }],
  ])('%s', (_, xml, expected) => {
    const { tests, failed, skipped, milliseconds } = tallyOf(xml)
    expect({ tests, failed, skipped, milliseconds: Math.round(milliseconds) }).toEqual(expected)
  })
})

describe('a failure has the message and the places of its report', () => {
  test.each([
    ['Surefire', SUREFIRE, 'expected: <2> but was: <3>', 'com/acme/PriceTest.java', 21],
    ['jest-junit', JEST, 'Error: expect(received).toBe(expected)', '/w/src/price.test.ts', 7],
    ['gotestsum', GO, 'price_test.go:12: got 3, want 2', 'price_test.go', 12],
    ['pytest', PYTEST, 'assert 3 == 2', 'tests/test_price.py', 5],
    ['Node', NODE, 'not equal', '/w/test/price.test.mjs', 6],
  ])('%s', (_, xml, message, path, line) => {
    const [failure] = tallyOf(xml).failures
    expect(failure?.message).toBe(message)
    expect(failure?.places).toContainEqual(expect.objectContaining({ path, line }))
  })

  test('that a case states of itself comes last, as it is where the test begins', () => {
    const [failure, other] = tallyOf(PYTEST).failures
    expect(failure?.places.map(({ line }) => line)).toEqual([5, 1])
    expect(other?.places).toEqual([{ path: 'tests/conftest.py', line: 3, column: undefined }])
  })
})

describe('odd reports', () => {
  test('a suite that failed before its first case counts as one failed test', () => {
    const xml =
      '<testsuite name="boot"><error message="no port">x</error><testcase name="a"/></testsuite>'
    expect(tallyOf(xml)).toMatchObject({
      tests: 2,
      failed: 1,
      failures: [{ suite: 'boot', name: 'boot', message: 'no port' }],
    })
  })

  test('a message that only announces the next line is told with it', () => {
    const xml =
      '<testsuite><testcase name="a"><failure message="Expected to be equal:&#xA;&#xA;1 !== 2"/></testcase></testsuite>'
    expect(tallyOf(xml).failures[0]?.message).toBe('Expected to be equal: 1 !== 2')
  })

  test('a failure outweighs a skip of the same case', () => {
    const xml =
      '<testsuite><testcase name="a"><skipped/><failure>x</failure><skipped/></testcase></testsuite>'
    expect(tallyOf(xml)).toMatchObject({ tests: 1, failed: 1, skipped: 0 })
  })

  test.each(['', 'NaN', '-1', 'soon', '1e999', '0x10'])('a time of "%s" is no time', (time) => {
    const { milliseconds } = tallyOf(`<testsuite><testcase name="a" time="${time}"/></testsuite>`)
    expect(milliseconds).toBeLessThanOrEqual(366 * 86_400_000)
    expect(milliseconds).toBeGreaterThanOrEqual(0)
  })

  test.each([
    ['at adds (file:///w/price.test.mjs:12:5)', '/w/price.test.mjs', 12],
    ['file:///w/price.test.mjs:12:5', '/w/price.test.mjs', 12],
    ['at /w/price.test.ts:12:5', '/w/price.test.ts', 12],
    ['at async run (./src/price.ts:3:1):', './src/price.ts', 3],
    ['at http://localhost:3000/a.js:1:2', '3000/a.js', 1],
  ])('the place in "%s" is found', (line, path, number) => {
    const xml = `<testsuite><testcase name="a"><failure>${line}</failure></testcase></testsuite>`
    expect(tallyOf(xml).failures[0]?.places[0]).toMatchObject({ path, line: number })
  })

  test.each([
    ['of letters', 'a'.repeat(999)],
    ['of colons', ':1'.repeat(499)],
    ['of brackets', '(a:1:1'.repeat(160)],
    ['of folders', 'a/'.repeat(499)],
  ])('long lines %s are searched for places in no time', (_, line) => {
    const detail = `${line}\n`.repeat(16)
    const failure = `<testcase name="a"><failure>${detail}</failure></testcase>`
    const { result, seconds } = processorTime(() =>
      tallyOf(`<testsuite>${failure.repeat(100)}</testsuite>`),
    )
    expect(result.failed).toBe(100)
    // It took eight seconds where the search began anew at each character.
    expect(seconds).toBeLessThan(4)
  })

  test('of a message no more is kept than of a text', () => {
    const xml = `<testsuite><testcase name="a"><failure message="${'m'.repeat(100_000)}"/></testcase></testsuite>`
    expect(tallyOf(xml).failures[0]?.detail).toHaveLength(16_384)
  })

  test('only so many failures are kept, and only the slowest ten tests', () => {
    const cases = Array.from(
      { length: 1_000 },
      (_, index) =>
        `<testcase name="t${index}" time="${index}"><failure>${'x'.repeat(300)}</failure></testcase>`,
    ).join('')
    const tally = tallyOf(`<testsuite>${cases}</testsuite>`)
    expect(tally).toMatchObject({ tests: 1_000, failed: 1_000 })
    expect(tally.failures).toHaveLength(100)
    expect(tally.slowest.map(({ name }) => name)).toEqual(
      Array.from({ length: 10 }, (_, index) => `t${999 - index}`),
    )
  })

  test('the text of a failure is kept as far as anybody reads it', () => {
    const xml = `<testsuite><testcase name="a"><failure>${'y'.repeat(1_000_000)}</failure></testcase></testsuite>`
    expect(tallyOf(xml).failures[0]?.detail).toHaveLength(16_384)
  })
})

describe('what is no JUnit XML is told with its place', () => {
  test.each([
    ['', /^it is empty$/, 1],
    ['\n\n', /^it is empty$/, 3],
    ['{"tests": 3}', /./, 1],
    ['<html><body/></html>', /^its root is <html>, not <testsuites> or <testsuite>/, 1],
    ['<testsuite>\n<testcase name="a">\n</testsuite>', /unexpected close tag/, 3],
    ['<testsuite><testcase name="a"/>', /unclosed tag/, 1],
    ['<testsuite a=b/>', /./, 1],
    ['<testsuite name="&secret;"/>', /undefined entity/, 1],
    ['<testsuite name="&constructor;"/>', /undefined entity/, 1],
    ['<!DOCTYPE t [<!ENTITY a "b">]><testsuite/>', /^it has a DOCTYPE/, 1],
    ['<!DOCTYPE t SYSTEM "file:///etc/passwd"><testsuite/>', /^it has a DOCTYPE/, 1],
    [
      '<?xml version="1.0" encoding="ISO-8859-1"?><testsuite/>',
      /^it is written in "ISO-8859-1"/,
      1,
    ],
    ['<testsuite>\u0000</testsuite>', /disallowed character/, 1],
  ])('%j', (xml, why, line) => {
    const reading = read(xml)
    expect(reading).toMatchObject({ kind: 'broken', why: expect.stringMatching(why), line })
  })

  test('elements nested deeper than any report are refused', () => {
    const why = 'it nests deeper than 64 elements'
    expect(read('<testsuite>'.repeat(65))).toMatchObject({ kind: 'broken', why })
    expect(read('<testsuite>'.repeat(64))).not.toMatchObject({ why })
  })

  test('more cases than anybody reads are refused', () => {
    const xml = `<testsuite>${'<testcase/>'.repeat(200_001)}</testsuite>`
    expect(read(xml)).toMatchObject({ kind: 'broken', why: 'it has more than 200000 tests' })
  })
})

test('a report in pieces reads as the whole', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(SUREFIRE, JEST, GO, PYTEST, NODE),
      fc.array(fc.nat(2_000), { maxLength: 8 }),
      (xml, cuts) => {
        const ends = [...cuts.filter((cut) => cut < xml.length), 0, xml.length].sort(
          (a, b) => a - b,
        )
        const pieces = ends.slice(1).map((end, index) => xml.slice(ends[index], end))
        expect(read(...pieces)).toEqual(read(xml))
      },
    ),
    { numRuns: 60 },
  )
})

test('tallies add up, whatever is added to what', () => {
  const [one, other] = [tallyOf(SUREFIRE), tallyOf(GO)]
  expect(mergeTallies(one, NO_TESTS)).toEqual(one)
  expect(mergeTallies(one, other)).toMatchObject({ tests: 6, failed: 2, skipped: 1 })
  expect(mergeTallies(one, other).slowest.map(({ name }) => name)).toEqual([
    'adds',
    'rounds',
    'flaky',
    'TestRounds',
  ])
})
