import { describe, expect, test } from '@jest/globals'
import { branchOfVersion, printBranchVersion } from '../src/index.ts'

describe('the branch in a version', () => {
  test.each([
    ['1.4.0-main.12.gabc1234', 'main'],
    ['v1.4.0-main.12.gabc1234', 'main'],
    ['1.4.0-feature-x.0.gabc1234', 'feature-x'],
    ['1.4.0-feature-x-0a1b2c3d.7.gabc1234abc1234', 'feature-x-0a1b2c3d'],
    ['1.4.0-main.12.gabc1234+0cc9a8446c95', 'main'],
    ['1.4.0-main.12.gabc1234_0cc9a8446c95', 'main'],
  ])('is told by %s', (version, branch) => {
    expect(branchOfVersion(version)).toBe(branch)
  })

  test.each([
    '1.4.0',
    '1.4.0-rc.1',
    '1.4.0-main.12',
    '1.4.0-main.12.abc1234',
    '1.4.0-main.12.gabc123',
    '1.4.0-main.012.gabc1234',
    '1.4.0-main.x.gabc1234',
    '1.4.0-12.12.gabc1234',
    '1.4.0-rc.1.main.12.gabc1234',
    '1.4.0-ma_in.12.gabc1234',
    '01.4.0-main.12.gabc1234',
    '1.4-main.12.gabc1234',
    '0.1.0-BUILD.20261121091400',
    'main-12-gabc1234',
    '1.4.0-main.12.gABC1234',
    `1.4.0-${'a'.repeat(300)}.1.gabc1234`,
    '',
  ])('is not told by %s', (version) => {
    expect(branchOfVersion(version)).toBeUndefined()
  })

  test('is what was written into it', () => {
    const parts = { base: '1.4.0', branch: 'main', number: 12, commit: 'abc1234' }
    expect(printBranchVersion(parts)).toBe('1.4.0-main.12.gabc1234')
    expect(branchOfVersion(printBranchVersion(parts))).toBe('main')
  })
})
