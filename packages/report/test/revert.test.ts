import { jobSummary, type RevertLine, rollbackBody } from '@fluxgate/report'
import { describe, expect, test } from '@jest/globals'
import { aRelease, aSummary, changes, SITE } from './samples.ts'

const FAILED = {
  cluster: 'prod-1',
  what: 'upgrade',
  outcome: 'failure',
  at: '2026-11-19T09:14:00Z',
  record: 7,
  error: 'timed out',
} as const

function body(failures: RevertLine['failures']): string {
  const release = aRelease({ chart: '1.4.1' })
  return rollbackBody({
    site: SITE,
    key: 'customer-service',
    environment: 'prod',
    changes: changes(['chart', '1.4.2', '1.4.1']),
    release,
    current: { pins: { chart: '1.4.2' }, origin: release.origin },
    images: [],
    held: undefined,
    hold: undefined,
    path: '.fluxgate/holds/prod/customer-service.yaml',
    cause: { kind: 'failed', release: aRelease({ chart: '1.4.2' }), failures },
    notes: [],
    token: 'app',
  })
}

describe('the pull request that takes back what failed', () => {
  test('shows what Flux said so that nothing in it counts, and not more than fits', () => {
    const error = `@everyone \`\`\`\n# no ${'x'.repeat(5_000)}`
    const said = body([{ ...FAILED, error }])
    expect(said).toContain('\n````text\n@everyone ```\n')
    expect(said.length).toBeLessThan(4_000)
  })

  test('tells a hundred clusters by their number', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...FAILED, cluster: `c-${index}` }))
    const said = body(many)
    expect(said).toContain('And 80 more clusters.')
    expect(said.match(/What Flux said/g)).toHaveLength(5)
  })

  test('makes no Markdown of a cluster', () => {
    expect(body([{ ...FAILED, cluster: 'a|b @c [d](http://e)' }])).not.toMatch(/@c|\]\(http:\/\/e/)
  })
})

describe('the summary of what failed', () => {
  const line = (key: string): RevertLine => ({
    key,
    environment: 'prod',
    release: aRelease(),
    failures: [FAILED],
    step: 'open',
    operation: 'created',
    reason: 'it failed',
    pullRequest: { number: 9, url: 'https://github.com/acme/gitops/pull/9' },
  })

  test('counts the pull requests in its heading', () => {
    expect(jobSummary(aSummary({ reverts: [line('a'), line('b')] }))).toMatch(
      /^## 2 pull requests opened\n/,
    )
  })

  test.each([
    ['none', 'keep', 'stands'],
    ['none', 'open', 'would open'],
    ['deferred', 'defer', 'waits'],
    ['refused', 'refuse', '**refused**'],
  ] as const)('says of %s, where the plan is %s: %s', (operation, step, word) => {
    const said = jobSummary(aSummary({ reverts: [{ ...line('a'), operation, step }] }))
    expect(said).toContain(`| ${word} [#9](`)
  })
})
