import type { Check } from '@fluxgate/forge'
import { expect, test } from '@jest/globals'
import type { Gathered } from '../src/facts/gather.ts'
import { withReports } from '../src/facts/reports.ts'
import { partialForge } from './support/partial-forge.ts'

const COMMIT = 'a'.repeat(40)
const gathered: Gathered = {
  facts: {
    key: 'shop',
    policy: {
      branch: undefined,
      recorder: undefined,
      environments: [],
      pins: { chart: true, image: [], values: [], order: 'semver' },
      reporters: [],
      people: { override: [], attest: [], hold: [] },
      services: [],
    },
    base: COMMIT,
    now: '2026-11-19T09:00:00Z',
    recorder: 7,
    environments: [],
    records: [],
    recordsCut: undefined,
    stops: { kind: 'read', stops: [], cut: false },
    pullRequests: [],
    branches: [],
  },
  files: new Map(),
  located: new Map(),
}

async function reported(check: Partial<Check>, missing: readonly string[] = []) {
  const whole: Check = {
    kind: 'check-run',
    name: 'e2e',
    state: 'success',
    ended: true,
    by: 'github-actions',
    creator: undefined,
    description: '',
    url: undefined,
    at: '2026-11-19T08:00:00Z',
    ...check,
  }
  const forge = partialForge({
    checks: async () => ({ commits: new Map([[COMMIT, [whole]]]), missing }),
  })
  const wanted = {
    commits: [COMMIT],
    names: ['e2e'],
    tests: [],
    unsure: false,
  }
  const [{ facts } = gathered] = await withReports(forge, [{ gathered, wanted }])
  return { report: facts.reports?.commits.get(COMMIT)?.[0], unreadable: facts.reports?.unreadable }
}

test('nothing is asked where nothing is wanted', async () => {
  const forge = partialForge({})
  for (const wanted of [
    { commits: [], names: ['e2e'], tests: [], unsure: false },
    { commits: [COMMIT], names: [], tests: [], unsure: false },
  ]) {
    expect(await withReports(forge, [{ gathered, wanted }])).toEqual([gathered])
  }
})

test.each([
  ['failure', 'failed'],
  ['error', 'failed'],
  ['timed_out', 'timed out'],
  ['cancelled', 'was cancelled'],
  ['skipped', 'was skipped'],
  ['neutral', 'ended neutral'],
  ['something_new', 'did not end well'],
])('a check that ended in %s is not green', async (state, ended) => {
  expect((await reported({ state })).report).toMatchObject({ state: 'other', ended })
})

test('a check that succeeded is green, and one that goes on is neither', async () => {
  expect((await reported({})).report?.state).toBe('success')
  expect((await reported({ state: 'in_progress', ended: false })).report?.state).toBe('running')
})

test('what can not be read is told with the permission', async () => {
  const { unreadable } = await reported({}, ['checks: read', 'statuses: read'])
  expect(unreadable).toBe("checks can't be read: give the token checks: read and statuses: read")
})
