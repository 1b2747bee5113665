import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import {
  aRelease,
  type BranchKind,
  bumpBranch,
  bumpCommit,
  bumpTitle,
  environmentOfBranch,
  labelsFor,
  parseBranch,
  promotionBranch,
  promotionCommit,
  promotionTitle,
  scratchBranch,
  taskOf,
} from '../src/index.ts'

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
const key = fc.oneof(
  label,
  fc.tuple(label, label).map(([namespace, service]) => `${namespace}.${service}`),
  fc.string(),
)
const environment = fc.oneof(label, fc.string({ maxLength: 300 }))

/** Names that git takes: no component that begins with a dot or ends with `.lock`, no `..`, no end on a dot. */
function isBranchName(name: string): boolean {
  if (!/^[a-z0-9./-]{1,200}$/.test(name) || name.includes('..') || name.endsWith('.')) return false
  return name.split('/').every((part) => !/^[.-]|^$|\.lock$|\.$/.test(part))
}

/** One that is cut in the name of a branch. */
const LONG = `prod-${'e'.repeat(58)}`

describe('a branch of ours', () => {
  test.each([
    ['prod-eu', 'customer-service', 'promote/prod-eu/customer-service'],
    ['prod', 'web.customer-service', 'promote/prod/web.customer-service'],
    ['prod', '@all', 'promote/prod/@all'],
    ['prod', '@shop', 'promote/prod/@shop'],
  ])('into %s for %s is %s', (environment, key, name) => {
    expect(promotionBranch(environment, key)).toBe(name)
    expect(parseBranch(name)).toEqual({ kind: 'promote', environment, key })
  })

  test.each([
    ['prod', `a${'b'.repeat(250)}`],
    ['prod', 'a.lock'],
    ['Prod', 'service'],
    ['prod', 'service--0123456789ab'],
    ['prod', '../../.github'],
    ['prod', 'a;$(id)'],
    ['prod', '\u0024{{github.token}}'],
    ['prod', ''],
    ['İ'.repeat(80), 'İ'.repeat(120)],
  ])('hashes what can not stand in it: %s %s', (environment, key) => {
    const name = promotionBranch(environment, key)
    expect(name).toMatch(/--[0-9a-f]{12}$/)
    expect(isBranchName(name)).toBe(true)
    expect(parseBranch(name)).toBeUndefined()
  })

  test.each([
    'main',
    'promote/prod',
    'promote/prod/a/b',
    'promote/prod/@All',
    'promote/prod/@',
    'merge/prod/a',
    'promote/prod/A',
    `promote/prod/${'a'.repeat(300)}`,
  ])('is not %s', (name) => {
    expect(parseBranch(name)).toBeUndefined()
  })

  test('has one name for each environment and service, which git takes', () => {
    fc.assert(
      fc.property(environment, key, environment, key, (e1, k1, e2, k2) => {
        const names = [promotionBranch(e1, k1), bumpBranch(e1, k1), scratchBranch(e1, k1, k2)]
        for (const name of names) expect(isBranchName(name)).toBe(true)
        expect(new Set(names).size).toBe(3)
        expect(promotionBranch(e1, k1) === promotionBranch(e2, k2)).toBe(e1 === e2 && k1 === k2)
      }),
      { numRuns: 500 },
    )
  })

  test('is read back as what it was made from, or not at all', () => {
    fc.assert(
      fc.property(environment, key, (environment, key) => {
        const parsed = parseBranch(promotionBranch(environment, key))
        if (parsed !== undefined) expect(parsed).toEqual({ kind: 'promote', environment, key })
      }),
    )
  })

  test.each<[string, BranchKind, string | undefined]>([
    ['promote/prod/shop', 'promote', 'prod'],
    ['promote/qa/shop', 'promote', 'qa'],
    ['promote/prod/shop', 'bump', undefined],
    ['promote/prod/@all', 'promote', 'prod'],
    ['promote/prod/@@all', 'promote', undefined],
    ['promote/prod/a/shop--0123456789ab', 'promote', undefined],
    ['main', 'promote', undefined],
    [promotionBranch('prod', `a${'b'.repeat(250)}`), 'promote', 'prod'],
    [promotionBranch('qa', 'a.lock'), 'promote', 'qa'],
    [promotionBranch(LONG, `a${'b'.repeat(250)}`), 'promote', LONG],
    [bumpBranch('prod', 'a.lock'), 'promote', undefined],
  ])('%s, asked for as one to %s, is for %s', (name, kind, environment) => {
    expect(environmentOfBranch(name, kind, ['dev', 'prod', LONG])).toBe(environment)
  })

  test('for the moment differs by its suffix', () => {
    expect(scratchBranch('prod', 'a', '1')).not.toBe(scratchBranch('prod', 'a', '2'))
    expect(scratchBranch('prod', 'a', '1')).toMatch(/^fluxgate\/scratch\/prod-a--[0-9a-f]{12}$/)
  })
})

describe('what people read', () => {
  test('titles name service, version and environment', () => {
    expect(promotionTitle('customer-service', '1.4.2', 'prod-eu')).toBe(
      'Promote customer-service 1.4.2 to prod-eu',
    )
    expect(bumpTitle('customer-service', '1.4.2', 'dev')).toBe(
      'Bump customer-service to 1.4.2 in dev',
    )
  })

  test('a title stays on one line and within what GitHub takes', () => {
    const title = promotionTitle('a', `1\n\u202e${'2'.repeat(400)}`, 'prod')
    expect(title).toHaveLength(256)
    expect(title).toMatch(/^Promote a 1 2+…$/)
  })

  test('labels and the task of records', () => {
    expect(labelsFor('prod-eu')).toEqual(['promotion', 'environment:prod-eu'])
    expect(labelsFor('dev', 'bump')).toEqual(['bump', 'environment:dev'])
    expect(taskOf('customer-service')).toBe('fluxgate:customer-service')
  })

  test('a commit ends in trailers, each on its line', () => {
    const commit = 'c0ffee'.padEnd(40, '0')
    const origin = { repository: 'acme/customer-service', commit }
    const release = aRelease({ chart: '1.4.2' }, origin)
    const input = { key: 'customer-service', environment: 'prod', upstreams: ['dev'], release }
    expect(promotionCommit(input)).toEqual({
      headline: 'Promote customer-service 1.4.2 to prod',
      body: [
        'Fluxgate-Promotion: dev -> prod',
        `Fluxgate-Release: customer-service 1.4.2 (${release.id})`,
        `Fluxgate-Source: acme/customer-service@${commit}`,
      ].join('\n'),
    })
    const bare = aRelease({ chart: '1.4.2' })
    expect(promotionCommit({ ...input, release: bare }).body).not.toContain('Fluxgate-Source')
  })

  test.each([
    ['acme/x', 'abc'],
    ['acme/x', `${'a'.repeat(40)}\nFluxgate-Release: forged`],
    ['acme/..', 'a'.repeat(40)],
    ['fixes #1', 'a'.repeat(40)],
    ['@acme/ops', 'a'.repeat(40)],
    ['acme/x', undefined],
  ])('a source that is none (%j at %j) is left out of the message', (repository, commit) => {
    const release = aRelease({ chart: '1.4.2' }, { repository, commit })
    expect(bumpCommit({ key: 'x', environment: 'dev', release }).body).toBe(
      `Fluxgate-Release: x 1.4.2 (${release.id})`,
    )
  })
})
