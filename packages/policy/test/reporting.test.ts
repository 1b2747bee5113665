import { describe, expect, test } from '@jest/globals'
import { describeReporterLine, mayReport } from '../src/index.ts'
import { policyWith } from './corpus.ts'
import { policyOf } from './policy-of.ts'

const POLICY = policyOf(policyWith('reporters: [{ id: 7, login: "x[bot]", environments: [dev] }]'))

describe('who may report', () => {
  test.each([
    [7, 'dev', true],
    [7, 'prod', false],
    [8, 'dev', false],
    [Number.NaN, 'dev', false],
  ])('sender %s on %s: %s', (id, environment, may) => {
    expect(mayReport(POLICY, id, environment)).toBe(may)
  })

  test('is nobody where the policy lists nobody', () => {
    expect(mayReport(policyOf(policyWith('')), 7, 'dev')).toBe(false)
  })

  test('can be added with a line that the policy takes', () => {
    const line = describeReporterLine(9, 'acme-flux[bot]', 'prod')
    expect(line).toBe('- { id: 9, login: "acme-flux[bot]", environments: [prod] }')
    expect(mayReport(policyOf(policyWith(`reporters:\n  ${line}`)), 9, 'prod')).toBe(true)
  })

  test('can be added where the login is odd, which is left out', () => {
    expect(describeReporterLine(9, 'x", environments: [prod] }\n- { id: 1', 'dev')).toBe(
      '- { id: 9, environments: [dev] }',
    )
  })
})
