import { aRelease } from '@fluxgate/promotion'
import { expect, test } from '@jest/globals'
import type { Reverted } from '../src/carry-out/revert-failed.ts'
import type { SweptGate } from '../src/gate/gate-all.ts'
import { gatesAfter } from '../src/sweep/judging.ts'
import { aBase } from './support/a-base.ts'
import { partialForge } from './support/partial-forge.ts'

const RUN = { repositoryUrl: '', serverUrl: '', url: undefined, dryRun: false }
const RELEASE = aRelease({ chart: '1.0.0' }, { repository: undefined, commit: undefined })
const PROPOSAL = { release: RELEASE, changes: [], title: 'Roll back shop' }

/** A release that failed and is taken back by #5. */
function taken(did: Pick<Reverted, 'operation'> & Pick<Reverted['plan'], 'step'>): Reverted {
  const { operation, step } = did
  const nothing = { reason: '', suggestion: undefined, commit: undefined, pullRequest: undefined }
  const plan = { environment: 'prod', branch: 'rollback/prod/shop', step, reason: '', notes: [] }
  return {
    ...nothing,
    operation,
    changes: [],
    key: 'shop',
    environment: 'prod',
    failing: { release: RELEASE, since: '2026-11-21T12:00:00Z', failures: [] },
    plan: { ...plan, from: undefined, to: undefined, hold: undefined },
  }
}

const KEPT = taken({ operation: 'none', step: { kind: 'keep', pullRequest: 5 } })
const MOVED = taken({
  operation: 'updated',
  step: { kind: 'move', pullRequest: 5, head: 'c0ffee', ...PROPOSAL },
})
const OPENED = taken({
  operation: 'created',
  step: { kind: 'open', leftover: undefined, ...PROPOSAL },
})

function gateOf(number: number): SweptGate {
  return { number, outcome: undefined, trouble: undefined }
}

test.each<[string, readonly number[] | undefined, Reverted, readonly number[], number]>([
  ['stands where nothing was opened or moved', [4, 5], KEPT, [4, 5], 0],
  ['stands but for what was moved', [4, 5], MOVED, [4], 1],
  ['stands beside what was opened', [4], OPENED, [4], 1],
  ['is nothing where gates did not come first', undefined, KEPT, [], 1],
])('what gates said before a sweep %s', async (_, before, reverted, stands, lists) => {
  let listed = 0
  const openInto = async () => {
    listed += 1
    return []
  }
  const ports = {
    forge: partialForge({ openInto }),
    clock: { now: () => new Date(0), sleep: async () => {}, random: () => 0.5 },
  }
  const rules = {
    requiredStatuses: ['fluxgate/gate'],
    requiresPullRequest: false,
    mergeQueue: false,
  }
  const service = { key: 'shop', edges: [], reverted: [reverted], deferred: false, nowhere: false }
  const swept = { services: [{ ...service, trouble: undefined }], sets: [] }
  const told = { before: before?.map(gateOf), shut: new Map() }
  const gates = await gatesAfter(ports, RUN, aBase({ rules }), swept, told)
  expect([gates.map(({ number }) => number), listed]).toEqual([stands, lists])
})
