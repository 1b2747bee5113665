import { describe, expect, test } from '@jest/globals'
import semver from 'semver'
import { fc } from '../../../test/support/fast-check.ts'
import { isRange, rangeAdmits, versionOrder } from '../src/index.ts'
import { isAboveRange } from '../src/range.ts'
import { sameVersion, withoutBuild } from '../src/version.ts'

describe('the order of versions', () => {
  test.each([
    ['1.4.1', '1.4.2'],
    ['1.9.0', '1.10.0'],
    ['1.4.2-rc.1', '1.4.2'],
    ['1.4.2-rc.2', '1.4.2-rc.10'],
    ['1.4.2-1', '1.4.2-rc'],
    ['1.4.2-rc', '1.4.2-rc.1'],
    ['1.4.2-BUILD.20261119091500', '1.4.2-BUILD.20261119091501'],
    ['1.4.2-BUILD.20261119091500123', '1.4.2-BUILD.20261119091500124'],
    ['1.4.2-BUILD.9', '1.4.2-BUILD.10'],
    ['main-abc123', '0.0.1'],
    ['v1.12.0', 'v1.13.0'],
    ['v1.9.0', '1.10.0'],
    ['v1.4.2-rc.1', 'v1.4.2'],
    ['vv1.4.2', '0.0.1'],
    [' 1.4.2', '0.0.1'],
    ['1.4.2\n', '0.0.1'],
    ['01.4.2', '0.0.1'],
    ['1.4.2-01', '0.0.1'],
    ['1.4', '0.0.1'],
    ['١.4.2', '0.0.1'],
    [`1.4.2-${'a'.repeat(300)}`, '0.0.1'],
  ])('puts %j below %j', (lower, higher) => {
    expect(Math.sign(versionOrder(lower, higher))).toBe(-1)
    expect(Math.sign(versionOrder(higher, lower))).toBe(1)
  })

  test.each([
    ['1.4.2+a', '1.4.2+b'],
    ['1.4.2', '1.4.2+b'],
    ['1.4.2_b', '1.4.2+b'],
    ['latest', 'main-abc'],
    ['1.4.2', '1.4.2'],
    ['v1.4.2', '1.4.2'],
  ])('finds %j and %j level', (a, b) => {
    expect(versionOrder(a, b)).toBe(0)
  })

  test('agrees with the semver library wherever that is exact', () => {
    const number = fc.nat(200).map(String)
    const identifier = fc.oneof(number, fc.stringMatching(/^[a-zA-Z][0-9a-zA-Z-]{0,4}$/))
    const version = fc
      .tuple(number, number, number, fc.array(identifier, { maxLength: 3 }))
      .map(([a, b, c, pre]) => `${a}.${b}.${c}${pre.length === 0 ? '' : `-${pre.join('.')}`}`)
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(versionOrder(a, b))).toBe(semver.compare(a, b))
      }),
    )
  })

  test('orders any texts without throwing, and the same from both sides', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(Math.sign(versionOrder(a, b)) + Math.sign(versionOrder(b, a))).toBe(0)
      }),
    )
  })
})

describe('the same version', () => {
  test.each([
    ['1.4.2+b', '1.4.2_b', true],
    ['1.4.2+a', '1.4.2+b', false],
    ['1.4.2', '1.4.2+b', false],
    ['my_tag', 'my+tag', false],
    ['v1.4.2', '1.4.2', false],
    ['v1.4.2_b', 'v1.4.2+b', true],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameVersion(a, b)).toBe(same)
  })

  test.each([
    ['1.4.2+b', '1.4.2'],
    ['1.4.2_b', '1.4.2'],
    ['1.4.2-rc.1+b', '1.4.2-rc.1'],
    ['c++', 'c++'],
  ])('%j without build metadata is %j', (version, bare) => {
    expect(withoutBuild(version)).toBe(bare)
  })
})

describe('a range', () => {
  test.each([
    ['1.x', '1.4.2', true],
    ['1.x', '2.0.0', false],
    ['>=1.0.0, <2.0.0', '1.4.2', true],
    ['>=1.0.0, <2.0.0', '2.0.0', false],
    ['*', '1.4.2', true],
    ['*', '1.4.2-rc.1', false],
    ['^1.2.0 || ^3.0.0', '3.1.0', true],
    ['>=1.0.0-0', '1.4.2-rc.1', true],
    ['1.2.0 - 1.5.0', '1.4.2', true],
    ['1.2.0 - 1.5.0', '1.4.2-rc.1', false],
    ['1.x', '1.4.2+build', true],
    ['1.x', '1.4.2_build', true],
    ['1.x', 'v1.4.2', true],
    ['v1.x', 'v1.4.2', true],
    ['1.x', 'v2.0.0', false],
    ['not a range', '1.4.2', false],
    [`>=1.0.0 ${' '.repeat(300)}`, '1.4.2', false],
  ])('%j admits %j: %s', (range, version, admits) => {
    expect(rangeAdmits(range, version)).toBe(admits)
  })

  test.each([
    ['1.x', true],
    ['>=1.0.0, <2.0.0', true],
    ['1.4', true],
    ['1.4.2', false],
    ['v1.4.2', false],
    ['1.4.2_build', false],
    ['latest', false],
  ])('%j is a range: %s', (text, range) => {
    expect(isRange(text)).toBe(range)
  })

  test.each([
    ['1.x', '2.0.0', true],
    ['1.x', '1.4.2', false],
    ['1.x', '0.9.0', false],
    ['1.x', 'latest', false],
    ['1.x', '99999999999999999999.0.0', false],
  ])('all of %j lies below %j: %s', (range, version, above) => {
    expect(isAboveRange(range, version)).toBe(above)
  })
})
