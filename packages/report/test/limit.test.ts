import { bumpBody, jobSummary, promotionBody } from '@fluxgate/report'
import { describe, expect, test } from '@jest/globals'
import {
  aBump,
  aCandidate,
  anEdge,
  aPlan,
  aPromotion,
  aProof,
  aRelease,
  aService,
  aSummary,
  changes,
} from './samples.ts'

const BODY_LIMIT = 65_536
const SUMMARY_LIMIT = 1_048_576

const rows = (number: number, value: string) =>
  Array.from({ length: number }, (_, index) => ({
    path: `values.v${index}`,
    upstream: value,
    target: undefined,
  }))

/** Notes of as many letters as are asked for, in lengths that are shown whole. */
function notes(letters: number): readonly string[] {
  const long = Array.from({ length: 42 }, () => 'a'.repeat(1_400))
  return [...long, 'b'.repeat(letters)]
}

function bodyWith(letters: number): string {
  const drift = { upstream: 'dev', rows: rows(100, 'off') }
  return promotionBody(aPromotion({ drift, notes: notes(letters) }))
}

/** How many letters make the body exactly as long as the limit. */
function lettersAtLimit(): number {
  const shortest = bodyWith(1).length
  return BODY_LIMIT - shortest + 1
}

describe('a body at the limit', () => {
  test('is told in full with 65,536 characters', () => {
    const body = bodyWith(lettersAtLimit())
    expect(body).toHaveLength(BODY_LIMIT)
    expect(body).toContain('`values.v99`')
  })

  test('loses rows, not its end, with one more', () => {
    const body = bodyWith(lettersAtLimit() + 1)
    expect(body.length).toBeLessThan(BODY_LIMIT)
    expect(body).toContain('`values.v19`')
    expect(body).not.toContain('`values.v20`')
    expect(body).toContain('\nAnd 80 more.\n')
    expect(body).toMatch(/\nFluxgate-Source: acme\/customer-service@[0-9a-f]{40}\n$/)
  })
})

describe('detail goes in steps, and each loss is said', () => {
  const filled = (length: number) => {
    const text = '<'.repeat(length)
    return aPromotion({
      drift: { upstream: 'dev', rows: rows(100, text) },
      ledger: {
        openedAt: '2026-11-16T08:00:00Z',
        formerTitles: [{ title: text, until: '2026-11-17T08:00:00Z' }],
      },
      notes: Array.from({ length: 50 }, () => text),
      gates: [{ name: text, state: text }],
    })
  }

  test.each([
    ['nothing', filled(1), []],
    ['the list of values', filled(300), ['the list is left out']],
    [
      'what it replaces, and most of the notes',
      filled(1_500),
      ['What this replaces is left out', 'the list is left out', '47 notes left out'],
    ],
  ])('%s', (_, input, losses) => {
    const body = promotionBody(input)
    expect(
      body.match(/the list is left out|What this replaces is left out|\d+ notes left out/g) ?? [],
    ).toEqual(losses)
  })

  test('the clusters that reported', () => {
    const mark = '&'.repeat(100)
    const clusters = Array.from({ length: 8 }, (_, record) => ({
      cluster: mark,
      how: 'attestation' as const,
      by: mark,
      at: '2026-11-19T09:14:27Z',
      record,
    }))
    const proofs = Array.from({ length: 8 }, () => aProof({ clusters }))
    const evidence = clusters.map(({ record }) => ({
      record,
      url: undefined,
      reason: '#'.repeat(1_000),
    }))
    const body = promotionBody(aPromotion({ candidate: aCandidate({ proofs }), evidence }))
    expect(body.length).toBeLessThanOrEqual(BODY_LIMIT)
    expect(body).toContain('since 19 Nov 2026, 09:14 UTC, 8 reports; each one is left out')
    expect(body).toContain('| chart | 1.4.1 | **1.4.2** |')
  })
})

describe.each(['|', '@', '😀', '\ud800', '\n'])('however much there is of %j', (char) => {
  const much = char.repeat(20_000)
  const pins = changes(
    ['chart', much, much],
    ['digest', much, much],
    ...Array.from({ length: 500 }, (_, index) => [`values.${index}${much}`, much, much] as const),
  )
  const release = { ...aRelease({ chart: much, digest: much }), id: much }
  const proof = aProof({
    environment: much,
    since: much,
    clusters: Array.from({ length: 500 }, (_, record) => ({
      cluster: much,
      how: record % 2 === 0 ? 'test' : 'attestation',
      by: much,
      at: much,
      record,
    })),
  })
  const many = <Item>(item: Item): readonly Item[] => Array.from({ length: 500 }, () => item)
  const common = {
    key: much,
    environment: much,
    base: much,
    changes: pins,
    current: { pins: { chart: much }, origin: { repository: much, commit: much } },
    images: many({ tag: much, digest: much }),
    notes: many(much),
    token: 'github-token' as const,
  }

  test('a promotion body ends with its trailers, within the limit', () => {
    const body = promotionBody({
      ...aPromotion(),
      ...common,
      upstreams: many(much),
      candidate: { release, proofs: many(proof), chosenBy: much },
      evidence: proof.clusters.map(({ record }) => ({ record, url: much, reason: much })),
      gates: many({ name: much, state: much }),
      ledger: { openedAt: much, formerTitles: many({ title: much, until: much }) },
      drift: { upstream: much, rows: rows(500, much) },
    })
    expect(body.length).toBeLessThanOrEqual(BODY_LIMIT)
    expect(body).toMatch(/\nFluxgate-Release: [^\n]*\nFluxgate-Source: [^\n]*\n$/)
  })

  test('a bump body does too', () => {
    const body = bumpBody({ ...aBump(), ...common, release })
    expect(body.length).toBeLessThanOrEqual(BODY_LIMIT)
    expect(body).toMatch(/\nFluxgate-Release: [^\n]*\nFluxgate-Source: [^\n]*\n$/)
  })

  test('a job summary stays below 1 MiB', () => {
    const edge = anEdge(
      { operation: 'refused', suggestion: much, reason: much, current: much },
      {
        environment: much,
        reason: much,
        notes: [much, much],
        considered: [
          { release, why: much },
          { release, why: much },
        ],
        unproven: [{ environment: much, release, since: much, missing: much }],
      },
    )
    const summary = jobSummary(
      aSummary({
        reason: much,
        services: Array.from({ length: 200 }, (_, index) => aService(`${index}${much}`, edge)),
        records: many({
          key: much,
          environment: much,
          what: much,
          outcome: {
            kind: 'unknown',
            why: much,
            kept: { kind: 'written', number: 1 },
            annotations: much,
          },
        }),
        problems: many({ file: much, line: 1, col: 1, message: much }),
        suggestion: { file: much, text: many(much).join('\n'), notes: many(much) },
        proposal: { file: much, text: many(much).join('\n'), notes: many(much) },
        dryRun: { plan: many(much) },
      }),
    )
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT)
    expect(summary).toMatch(/\nThe plan \(\d+ characters\) is left out/)
  })
})

test('a plan that the limit holds is shown whole, and dropped whole beyond', () => {
  const withPlan = (length: number) =>
    jobSummary(aSummary({ dryRun: { plan: { text: 'é'.repeat(length) } } }))
  expect(withPlan(500_000)).toContain('é'.repeat(500_000))
  expect(withPlan(530_000)).not.toContain('ééé')
  expect(withPlan(530_000)).toContain('is left out')
})

test('releases looked at go first where a sweep says too much', () => {
  const plan = aPlan({
    reason: 'r'.repeat(300),
    considered: Array.from({ length: 20 }, () => ({ release: aRelease(), why: 'w'.repeat(300) })),
  })
  const services = Array.from({ length: 1_500 }, (_, index) =>
    aService(`service-${index}`, anEdge({ plan, reason: plan.reason })),
  )
  const summary = jobSummary(aSummary({ services }))
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT)
  expect(summary).toContain('30000 other releases looked at, left out')
  expect(summary).toContain('| service-1499 |')
})
