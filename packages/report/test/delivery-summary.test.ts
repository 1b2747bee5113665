import type { DeliveryTime, JobRow } from '@fluxgate/pipeline'
import { describe, expect, test } from '@jest/globals'
import { type DeliverySummary, deliverySummary } from '../src/delivery-summary.ts'
import { golden } from './golden.ts'

const RUN = 'https://github.com/acme/customer-service/actions/runs/41'
const MINUTE = 60_000

function row(name: string, took: number, more: Partial<JobRow> = {}): JobRow {
  return {
    name,
    url: `${RUN}/job/${took}`,
    result: 'passed',
    waited: 4000,
    took,
    stages: [],
    ...more,
  }
}

const TIME: DeliveryTime = {
  rows: [
    row('Plan', 9000),
    row('Fast stages', 95_000, {
      stages: [
        { name: 'unit', result: 'passed', milliseconds: 71_000 },
        { name: 'chart', result: 'passed', milliseconds: 3_400 },
      ],
    }),
    row('Slow stages', 190_000, {
      stages: [{ name: 'in-kind', result: 'passed', milliseconds: 170_000 }],
    }),
    row('Image (linux/arm64)', 120_000),
    row('Chart', 0, { result: 'skipped', waited: 0 }),
    row('Publish chart', 31_000),
    row('Bump', 12_000),
  ],
  total: 672_000,
  budget: 15 * MINUTE,
  over: 0,
  end: { kind: 'bumped' },
}

function shown(more: Partial<DeliverySummary>, time: Partial<DeliveryTime> = {}): string {
  return deliverySummary({
    site: {
      serverUrl: 'https://github.com',
      repositoryUrl: 'https://github.com/acme/customer-service',
      runUrl: RUN,
    },
    service: 'customer-service',
    environment: 'dev',
    version: '1.4.0-main.12.gabc1234',
    reason: 'dev moves from 1.4.0-main.11.g1234abc to 1.4.0-main.12.gabc1234',
    time: { ...TIME, ...time },
    ...more,
  })
}

describe('the summary of a delivery', () => {
  const FAILED = TIME.rows.map((each) => ({
    ...each,
    ...(each.name === 'Slow stages' && {
      result: 'failed' as const,
      stages: [
        { name: 'in-kind', result: 'timed-out' as const, milliseconds: 170_000 },
        { name: 'e2e', result: 'not-reached' as const, milliseconds: 0 },
      ],
    }),
  }))
  const HOSTILE = '| @acme/ops <img src=x> [x](javascript:y) `'

  test.each([
    ['delivered', shown({})],
    ['delivered-over-budget', shown({}, { total: 17 * MINUTE, over: 2 * MINUTE })],
    [
      'not-delivered',
      shown({ reason: undefined }, { rows: FAILED, end: { kind: 'stopped', by: 'Slow stages' } }),
    ],
    ['nothing-to-bump', shown({ reason: undefined }, { end: { kind: 'not-asked' } })],
    [
      'delivery-hostile',
      shown(
        { service: HOSTILE, version: HOSTILE, reason: HOSTILE },
        {
          rows: [
            row(HOSTILE, 1000, {
              url: 'javascript:alert(1)',
              stages: [{ name: HOSTILE, result: 'failed', milliseconds: 1 }],
            }),
          ],
        },
      ),
    ],
  ])('%s reads as committed', (name, rendered) => {
    expect(rendered).toBe(golden(name, rendered))
  })

  test('tells of jobs that an earlier attempt had done', () => {
    const rows = [row('Plan', 0, { result: 'kept' })]
    expect(shown({}, { rows })).toContain('*kept* passed in an earlier attempt')
    expect(shown({})).not.toContain('kept')
  })
})
