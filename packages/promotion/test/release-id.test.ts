import type { PinName, Pins } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import { aRelease, matches, releaseId } from '../src/index.ts'
import { DIGEST_A, DIGEST_B } from './builders.ts'

const pinName: fc.Arbitrary<PinName> = fc.oneof(
  fc.constantFrom<PinName>('chart', 'digest'),
  fc.string({ minLength: 1 }).map((path): PinName => `values.${path}`),
)
const pinList = fc.uniqueArray(fc.tuple(pinName, fc.string()), { selector: ([name]) => name })

describe('the id of a release', () => {
  test('is 12 hex that never change for the same pins', () => {
    expect(releaseId({ chart: '1.4.2' })).toBe('d274fe5f5a60')
    expect(releaseId({ chart: '1.4.2', 'values.image.tag': '77' })).toMatch(/^[0-9a-f]{12}$/)
  })

  test('does not depend on the order of the pins', () => {
    fc.assert(
      fc.property(pinList, (pins) => {
        const there: Pins = Object.fromEntries(pins)
        const back: Pins = Object.fromEntries(pins.toReversed())
        expect(releaseId(there)).toBe(releaseId(back))
      }),
    )
  })

  test('differs where any pin differs', () => {
    const releases: Pins[] = [
      {},
      { chart: '1.4.2' },
      { chart: '1.4.3' },
      { digest: '1.4.2' },
      { chart: '1.4.2', digest: DIGEST_A },
      { chart: '1.4.2\ndigest=x' },
      { chart: '1.4.2', 'values.a': 'b"\n"values.c"="d' },
      { chart: '1.4.2', 'values.a': 'b', 'values.c': 'd' },
    ]
    expect(new Set(releases.map(releaseId)).size).toBe(releases.length)
  })

  test('is one for a version and its spelling as an OCI tag', () => {
    expect(releaseId({ chart: '1.4.2_b' })).toBe(releaseId({ chart: '1.4.2+b' }))
  })

  test('comes with the release', () => {
    expect(aRelease({ chart: '1.4.2' })).toEqual({
      pins: { chart: '1.4.2' },
      id: releaseId({ chart: '1.4.2' }),
      origin: { repository: undefined, commit: undefined },
    })
  })
})

describe('pins match', () => {
  test.each<[string, Pins, Pins, boolean]>([
    ['when equal', { chart: '1.4.2' }, { chart: '1.4.2' }, true],
    ['when one holds more', { chart: '1.4.2', digest: DIGEST_A }, { chart: '1.4.2' }, true],
    ['across OCI spelling', { chart: '1.4.2+b' }, { chart: '1.4.2_b' }, true],
    ['not without a chart version', { digest: DIGEST_A }, { digest: DIGEST_A }, false],
    ['not by another version', { chart: '1.4.2' }, { chart: '1.4.3' }, false],
    ['not by other build metadata', { chart: '1.4.2+a' }, { chart: '1.4.2+b' }, false],
    [
      'not by another digest',
      { chart: '1', digest: DIGEST_A },
      { chart: '1', digest: DIGEST_B },
      false,
    ],
    [
      'not by another image',
      { chart: '1', 'values.a': 'x' },
      { chart: '1', 'values.a': 'y' },
      false,
    ],
  ])('%s', (_, a, b, match) => {
    expect(matches(a, b)).toBe(match)
    expect(matches(b, a)).toBe(match)
  })
})
