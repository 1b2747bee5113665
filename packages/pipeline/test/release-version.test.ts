import { branchOfVersion } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import semver from 'semver'
import { fc } from '../../../test/support/fast-check.ts'
import { branchIdentifier, releaseVersion, type VersionFacts, whyNoVersion } from '../src/index.ts'

const FACTS: VersionFacts = {
  service: 'cart',
  base: '1.4.0',
  branch: 'main',
  commit: 'abc1234def'.padEnd(40, '0'),
  commitCount: 12,
  time: '2026-11-21T09:14:07.123Z',
  tags: [],
}

function byBranch(facts: Partial<VersionFacts> = {}): string {
  const made = releaseVersion('branch', { ...FACTS, ...facts })
  if (made.kind !== 'ok') throw new Error(made.reason)
  return made.version
}

const BRANCHES = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('a', 'B', '-', '/', '_', '.', '0', '7'), minLength: 1 }),
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef-'), minLength: 1, maxLength: 20 }),
)

describe('a version by branch', () => {
  test('holds base, branch, number and commit', () => {
    expect(byBranch()).toBe('1.4.0-main.12.gabc1234')
  })

  test.each([
    ['v1.4.0', '1.4.0'],
    ['1.4.0-SNAPSHOT', '1.4.0'],
    ['1.4.0-rc.1+build.7', '1.4.0'],
    [undefined, '0.0.0'],
  ])('has the three numbers of %s', (base, core) => {
    expect(byBranch({ base })).toBe(`${core}-main.12.gabc1234`)
  })

  test.each(['1.4', '', '1.04.0', 'latest', '1.4.0-', `1.4.0-${'a'.repeat(300)}`])(
    'is refused for the base "%s"',
    (base) => {
      const made = releaseVersion('branch', { ...FACTS, base })
      expect(made).toMatchObject({
        kind: 'refused',
        reason: expect.stringContaining('write three numbers such as 1.4.0 there'),
      })
    },
  )

  test('is whole semver without build metadata, fits a tag, and tells its branch again', () => {
    fc.assert(
      fc.property(BRANCHES, fc.nat(), (branch, commitCount) => {
        const version = byBranch({ branch, commitCount })
        expect(semver.parse(version)?.version).toBe(version)
        expect(version.length).toBeLessThanOrEqual(128)
        expect(whyNoVersion(version)).toBeUndefined()
        expect(branchOfVersion(version)).toBe(branchIdentifier(branch))
      }),
    )
  })

  test('grows with its branch', () => {
    fc.assert(
      fc.property(BRANCHES, fc.nat(1e9), fc.integer({ min: 1, max: 1e6 }), (branch, n, more) => {
        const earlier = byBranch({ branch, commitCount: n, commit: 'f'.repeat(40) })
        const later = byBranch({ branch, commitCount: n + more, commit: '0'.repeat(40) })
        expect(semver.gt(later, earlier)).toBe(true)
      }),
    )
  })
})

test('a version by branch takes the whole history, those by time and by tag do not', () => {
  const facts = { ...FACTS, commitCount: undefined, tags: ['v1.4.0'] }
  expect(releaseVersion('branch', facts)).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('check out with "fetch-depth: 0"'),
  })
  expect(releaseVersion('timestamp', facts).kind).toBe('ok')
  expect(releaseVersion('tag', facts).kind).toBe('ok')
})

describe('a branch as an identifier', () => {
  test.each([
    ['main', 'main'],
    ['release-7', 'release-7'],
    ['Main', 'Main'],
    ['feature/x', 'feature-x-217d2bf5'],
    ['feature-x', 'feature-x'],
    ['feature_x', 'feature-x-5484b40c'],
    ['2026', '2026-158a323a'],
    ['007', '007-629f4cf9'],
    ['x-0a1b2c3d', 'x-0a1b2c3d-11e893ab'],
    ['äöü', 'branch-bc329dbf'],
    ['--upload-pack=x', 'upload-pack-x-8b3e7002'],
    ['a'.repeat(31), `${'a'.repeat(21)}-61c60b48`],
  ])('%s is %s', (branch, identifier) => {
    expect(branchIdentifier(branch)).toBe(identifier)
  })

  test('is that of no other branch', () => {
    fc.assert(
      fc.property(BRANCHES, BRANCHES, (one, other) => {
        fc.pre(one !== other)
        expect(branchIdentifier(one)).not.toBe(branchIdentifier(other))
      }),
      { numRuns: 2000 },
    )
  })

  test('is not that of a branch called like it', () => {
    fc.assert(
      fc.property(BRANCHES, (branch) => {
        const identifier = branchIdentifier(branch)
        if (identifier === branch) return
        expect(branchIdentifier(identifier)).not.toBe(identifier)
      }),
    )
  })

  test('is short, whatever the branch is called', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000, size: 'max' }), (branch) => {
        expect(branchIdentifier(branch)).toMatch(/^[0-9A-Za-z][0-9A-Za-z-]{0,29}$/)
      }),
      { examples: [['a'.repeat(2000)]] },
    )
  })
})

describe('a version by time', () => {
  test('holds the second in UTC', () => {
    expect(releaseVersion('timestamp', { ...FACTS, base: '0.1.0' })).toEqual({
      kind: 'ok',
      version: '0.1.0-BUILD.20261121091407',
    })
  })
})

describe('a version by tag', () => {
  const by = (...tags: string[]) => releaseVersion('tag', { ...FACTS, tags })

  test.each([
    ['v1.4.0', '1.4.0'],
    ['1.4.0', '1.4.0'],
    ['v2.0.0-rc.1', '2.0.0-rc.1'],
    ['cart-v1.4.0', '1.4.0'],
    ['cart/1.4.0', '1.4.0'],
    ['cart@1.4.0', '1.4.0'],
  ])('is that in %s', (tag, version) => {
    expect(by('nightly', tag)).toEqual({ kind: 'ok', version })
  })

  test("is that in the service's own tag rather than in a common one", () => {
    expect(by('v9.0.0', 'cart-v1.4.0')).toEqual({ kind: 'ok', version: '1.4.0' })
  })

  test('is one where two tags say the same', () => {
    expect(by('v1.4.0', '1.4.0')).toEqual({ kind: 'ok', version: '1.4.0' })
  })

  test.each([['none'], ['nightly'], ['v1'], ['shop-v1.4.0'], ['cart1.4.0'], ['v1.4.0 ']])(
    'is none with the tag "%s"',
    (tag) => {
      expect(by(tag)).toEqual({
        kind: 'none',
        reason:
          'the commit has no tag that is a version; tag it v1.4.0, or cart-v1.4.0 where the repository holds several services',
      })
    },
  )

  test.each([
    [['v1.4.0', 'v1.5.0'], 'tags of several versions, "1.4.0", "1.5.0"; leave one of them'],
    [['v1.4.0+build.7'], 'tag "1.4.0+build.7" has build metadata, which Flux replaces by a digest'],
    [['v1.04.0'], 'tag "1.04.0" is no whole version'],
  ])('is refused with %j', (tags, reason) => {
    expect(by(...tags)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining(reason),
    })
  })
})

describe('a version that somebody gives', () => {
  test.each(['1.4.2', 'v1.4.2', '1.4.2-rc.1', '0.1.0-BUILD.20261121091407'])(
    'may be %s',
    (text) => {
      expect(whyNoVersion(text)).toBeUndefined()
    },
  )

  test.each(['', '1.4', 'latest', '1.4.2+7', '1.4.2-01', '1.4.2 ', `1.4.2-${'a'.repeat(130)}`])(
    'may not be "%s"',
    (text) => {
      expect(whyNoVersion(text)).toMatch(/^(?:is|has) /)
    },
  )
})
