import { expect, test } from '@jest/globals'
import { setAftermathComment } from '../src/index.ts'

type Input = Parameters<typeof setAftermathComment>[0]

function comment(overrides: Partial<Input>): string {
  return setAftermathComment({
    site: {
      repositoryUrl: 'https://github.com/acme/gitops',
      serverUrl: 'https://github.com',
      runUrl: undefined,
    },
    ...{ name: '2026-11-21.0cc9a8446c95', environment: 'prod', clusters: [], services: 3 },
    ...{ taken: [], missing: [], approvedBy: [] },
    ...overrides,
  })
}

const unheard = (count: number, clusters: readonly string[] = []) =>
  Array.from({ length: count }, (_, index) => ({ key: `s${index}`, clusters }))

test.each<[string, Partial<Input>, string]>([
  ['all are up', {}, 'all 3 services are up**'],
  ['one was all', { services: 1 }, 'its service is up**'],
  ['all are up everywhere', { clusters: ['eu', 'us'] }, 'all 3 services are up on each cluster**'],
  ['one is missing', { missing: unheard(1) }, '2 of 3 services are up**\n\nNo report yet of s0.'],
  [
    'a cluster is missing',
    { missing: unheard(2, ['us']) },
    '1 of 3 services is up**\n\nNo report yet of s0 (us) and s1 (us).',
  ],
  [
    'many are missing',
    { services: 50, missing: unheard(11) },
    'its services come up**\n\nMore than 10 services have not reported yet.',
  ],
  ['nobody can tell who is missing', { missing: undefined }, 'what failed is up by now**'],
])('a merged release set of which %s', (_, overrides, expected) => {
  expect(comment(overrides)).toContain(expected)
})

test('whoever reports among many that have not changes no word', () => {
  const more = { services: 50, missing: unheard(40) }
  expect(comment(more)).toBe(comment({ services: 50, missing: unheard(11) }))
})
