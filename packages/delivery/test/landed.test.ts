import { describe, expect, test } from '@jest/globals'
import type { Operation } from '../src/ports.ts'
import { presentLanded, presentStopped } from '../src/present/present-landed.ts'
import { aBase } from './support/a-base.ts'

const OCCASION = {
  run: {
    repositoryUrl: 'https://github.com/acme/gitops',
    serverUrl: 'https://github.com',
    url: undefined,
    dryRun: false,
  },
  now: '2026-11-21T12:00:00Z',
}
const REASON = '#12 has commits by ana, so it is not moved to 1.4.3; merge or close it by hand'

describe('a bump, a hold or a rollback, which no sweep asks for again,', () => {
  test.each<[Operation, string | undefined]>([
    ['committed', undefined],
    ['created', undefined],
    ['updated', undefined],
    ['closed', undefined],
    ['none', undefined],
    ['refused', REASON],
    ['deferred', REASON],
  ])('that ends %s is red only where nothing came of it', (operation, failure) => {
    const nothing = { commit: undefined, pullRequest: undefined, plan: {} }
    const landed = { base: aBase(), operation, reason: REASON, ...nothing }
    const presented = presentLanded(OCCASION, landed, {})
    expect(presented.failure).toBe(failure)
    expect(presented.outputs).toMatchObject({ operation, reason: REASON })
  })

  test('fails where other runs were faster until its deadline, and says to run it again', () => {
    const reason = 'other runs were faster until the deadline; no sweep does this, so run it again'
    const presented = presentStopped(OCCASION, { kind: 'overtaken' })
    expect(presented.failure).toBe(reason)
    expect(presented.outputs).toMatchObject({ operation: 'deferred', reason })
  })
})
