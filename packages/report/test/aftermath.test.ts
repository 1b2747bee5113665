import { aftermathComment } from '@fluxgate/report'
import { describe, expect, test } from '@jest/globals'

const FAILED = {
  cluster: 'prod-1',
  what: 'upgrade',
  outcome: 'failure',
  at: '2026-11-19T09:14:00Z',
  record: 7,
  error: 'timed out',
} as const

function comment(overrides: Partial<Parameters<typeof aftermathComment>[0]> = {}): string {
  return aftermathComment({
    site: {
      serverUrl: 'https://github.com',
      repositoryUrl: 'https://github.com/acme/gitops',
      runUrl: undefined,
    },
    key: 'customer-service',
    environment: 'prod',
    version: '1.4.2',
    taken: [FAILED],
    takenBackBy: undefined,
    missing: [],
    approvedBy: ['ana'],
    ...overrides,
  })
}

describe('the comment after a merge', () => {
  test.each([
    ['it failed', { taken: [FAILED] }],
    ['it failed on 1 of 2 clusters', { taken: [FAILED], missing: ['prod-2'] }],
    ['it is up', { taken: [{ ...FAILED, outcome: 'success' }] }],
    ['up on 1 of 2 clusters', { taken: [{ ...FAILED, outcome: 'success' }], missing: ['b'] }],
  ] as const)('says "%s"', (words, overrides) => {
    expect(comment(overrides)).toContain(`**customer-service 1.4.2 in prod: ${words}**`)
  })

  test('mentions who approved only where something failed', () => {
    expect(comment()).toContain('Approved by @ana.')
    expect(comment({ taken: [{ ...FAILED, outcome: 'success' }] })).toContain('Approved by ana.')
  })

  test('names the pull request that takes it back, where there is one', () => {
    expect(comment()).toContain('run *Rollback* by hand')
    const said = comment({ takenBackBy: 7 })
    expect(said).toContain('#7 takes it back, once it is merged.')
    expect(said).not.toContain('by hand')
  })

  test('mentions none that is no login', () => {
    expect(comment({ approvedBy: ['ops[bot]', 'a`b'] })).not.toContain('@')
  })

  test('shows what Flux said so that nothing in it counts, and not more than fits', () => {
    const error = `@everyone \`\`\`\n# no ${'x'.repeat(5_000)}`
    const said = comment({ taken: [{ ...FAILED, error }] })
    expect(said).toContain('\n````text\n@everyone ```\n')
    expect(said.length).toBeLessThan(3_000)
  })

  test('tells a hundred clusters and counts the rest', () => {
    const missing = Array.from({ length: 150 }, (_, index) => `c-${index}`)
    const said = comment({ taken: [], missing })
    expect(said).toContain('And 50 more clusters.')
    expect(said).not.toContain('c-101')
  })
})
