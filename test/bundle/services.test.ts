import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { buildTest, toolchains, toyService } from '../support/service.ts'
import { errorsOf } from './stage.ts'

/** Where each service rounds, what would break that, and where its tests say so. */
const SERVICES = [
  {
    language: 'java',
    source: 'src/main/com/acme/prices/Prices.java',
    right: '(100 - percent)',
    wrong: '(99 - percent)',
    place:
      /^::error file=src\/test\/com\/acme\/prices\/PricesTest\.java,line=11::unit: .*expected: <750> but was: <740>$/m,
  },
  {
    language: 'node',
    source: 'src/prices.mjs',
    right: '(100 - percent)',
    wrong: '(99 - percent)',
    place:
      /^::error file=spec\/prices\.spec\.mjs,line=7,col=12::unit: .*is taken off: Expected values to be strictly equal: 740 !== 750$/m,
  },
  {
    language: 'go',
    source: 'prices/prices.go',
    right: '(100-percent)',
    wrong: '(99-percent)',
    place: /^::error file=prices\/prices_test\.go,line=7::unit: .*got 740, want 750$/m,
  },
] as const

const extraEnv = toolchains()

describe.each(SERVICES)('a service in $language', ({ language, source, right, wrong, place }) => {
  test('is built and tested, and its chart checked', async () => {
    using service = toyService(language)
    const end = await buildTest(service, {}, { extraEnv })
    expect(errorsOf(end)).toEqual([])
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toEqual({
      passed: 'true',
      'chart-changed': '',
      duration: expect.stringMatching(/^\d+$/),
      'failed-stage': '',
    })
    expect(end.summary).toContain(`## prices-${language}: 2 steps passed in `)
    expect(end.summary).toMatch(/^\| unit \| passed \| [^|]+ \| 3 tests, 1 skipped \|/m)
    expect(end.summary).toMatch(/^\| chart \| passed \|/m)
  })

  test('that rounds wrongly fails at the line that says so', async () => {
    using service = toyService(language)
    const file = join(service.root, source)
    writeFileSync(file, readFileSync(file, 'utf8').replace(right, wrong))
    const end = await buildTest(service, {}, { extraEnv })
    expect(end.exitCode).toBe(1)
    expect(end.outputs).toMatchObject({ passed: 'false', 'failed-stage': 'unit' })
    expect(end.stdout).toMatch(place)
    expect(end.summary).toMatch(/^\| chart \| not reached after unit \|/m)
    expect(end.summary).toContain('/blob/5d6e7f8a9b0c1d2e3f4a5d6e7f8a9b0c1d2e3f4a/')
  })
})
