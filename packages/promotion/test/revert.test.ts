import type { Environment } from '@fluxgate/policy'
import {
  failingIn,
  lastFailed,
  type PullRequestFacts,
  planRevert,
  rollbackBranch,
  rollbackTitle,
  type ServiceFacts,
  type ServiceRecord,
} from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import {
  aClosedPullRequest,
  aHold,
  anEntry,
  anEnvironment,
  aPullRequest,
  aRange,
  aServiceFacts,
  at,
  attestation,
  failure,
  holding,
  KEY,
  RECORDER,
  rollout,
  rollback as stepDown,
} from './builders.ts'

const PROD = anEnvironment({ name: 'prod', after: ['dev'], onFailure: 'revert' })
const IN_PROD = { environment: 'prod' } as const
const on = (cluster: string) => ({ ...IN_PROD, cluster })

/** prod went 1.4.0, 1.4.1 (at 0), 1.4.2 (at 10). */
function factsOf(records: readonly ServiceRecord[], overrides: Partial<ServiceFacts> = {}) {
  const all = ['1.4.0', '1.4.1', '1.4.2']
  const environments = [holding('dev', all), holding('prod', all)]
  return aServiceFacts({ environments, records, ...overrides })
}

function failing(records: readonly ServiceRecord[], environment: Environment = PROD) {
  const found = failingIn(factsOf(records), environment)
  return found?.failures.map(({ cluster, what }) => [cluster, what].join(' '))
}

describe('what an environment holds has failed there', () => {
  test.each<readonly [string, readonly ServiceRecord[], readonly string[] | undefined]>([
    ['when nothing was reported', [], undefined],
    ['when it succeeded', [rollout('1.4.2', 20, on('a'))], undefined],
    ['when an upgrade failed', [failure('1.4.2', 20, on('a'))], ['a upgrade']],
    ['when a test failed', [failure('1.4.2', 20, { ...on('a'), what: 'test' })], ['a test']],
    ['when no cluster is named', [failure('1.4.2', 20, IN_PROD)], [' upgrade']],
    [
      'when one of two failed',
      [rollout('1.4.2', 21, on('a')), failure('1.4.2', 20, on('b'))],
      ['b upgrade'],
    ],
    [
      'when both came at one moment',
      [failure('1.4.2', 20, on('a')), rollout('1.4.2', 20, on('a'))],
      ['a upgrade'],
    ],
    [
      'until it succeeds there',
      [failure('1.4.2', 20, on('a')), rollout('1.4.2', 21, on('a'))],
      undefined,
    ],
    [
      'until a person attests it',
      [failure('1.4.2', 20, on('a')), attestation('1.4.2', 21, IN_PROD)],
      undefined,
    ],
    [
      'until a person attests it, on that cluster alone where they name one',
      [
        failure('1.4.2', 20, on('a')),
        failure('1.4.2', 20, on('b')),
        attestation('1.4.2', 21, on('a')),
      ],
      ['b upgrade'],
    ],
    [
      'by what happened last, not by what was told last',
      [rollout('1.4.2', 20, { ...on('a'), createdAt: at(30) }), failure('1.4.2', 21, on('a'))],
      ['a upgrade'],
    ],
    ['when Flux went back to a lower one', [stepDown('1.4.1', 20, on('a'))], ['a rollback']],
    ['but not when another release failed', [failure('1.4.1', 20, on('a'))], undefined],
    ['but not when it failed elsewhere', [failure('1.4.2', 20)], undefined],
    [
      'but not by a report from before it was pinned, whatever the clock of the cluster said',
      [failure('1.4.2', 30, { ...on('a'), createdAt: at(9) })],
      undefined,
    ],
    [
      'also where the clock of the cluster is behind',
      [failure('1.4.2', 1, { ...on('a'), createdAt: at(11) })],
      ['a upgrade'],
    ],
    [
      'but not by a report that could not be bound',
      [rollout('1.4.2', 20, { ...on('a'), outcome: 'unknown' })],
      undefined,
    ],
  ])('%s', (_, records, failed) => {
    expect(failing(records)).toEqual(failed)
    expect(failing(records.toReversed())).toEqual(failed)
  })

  test('never where it holds a range', () => {
    const own = holding('prod', ['1.4.2'], { overlay: aRange('1.x') })
    const facts = factsOf([failure('1.4.2', 20, IN_PROD)], { environments: [own] })
    expect(failingIn(facts, PROD)).toBeUndefined()
  })

  test('since it holds it again, where it did before', () => {
    const history = ['1.4.2', '1.4.1', '1.4.2'].map((chart, index) =>
      anEntry({ pins: { chart }, date: at(40 - index * 10) }),
    )
    const own = holding('prod', ['1.4.2'], { history })
    const tell = (minutes: number) =>
      failingIn(factsOf([failure('1.4.2', minutes, IN_PROD)], { environments: [own] }), PROD)
    expect(tell(25)).toBeUndefined()
    expect(tell(41)).toMatchObject({ since: at(40) })
  })
})

describe('the last that was heard of a service', () => {
  test.each<readonly [string, readonly ServiceRecord[], readonly string[]]>([
    ['a success', [failure('1.4.2', 1), rollout('1.4.2', 2)], []],
    ['a failure', [rollout('1.4.2', 1), failure('1.4.2', 2)], [KEY]],
    ['both at once', [rollout('1.4.2', 2), failure('1.4.2', 2)], [KEY]],
    ['that Flux went back', [stepDown('1.4.1', 2)], [KEY]],
    [
      'a failure in one cluster of two',
      [failure('1.4.2', 1, on('a')), rollout('1.4.2', 2, on('b'))],
      [KEY],
    ],
    [
      'of another one too',
      [failure('1', 1, { key: 'b' }), failure('1', 1, { key: 'a' })],
      ['a', 'b'],
    ],
    ['nothing that could be bound', [rollout('1', 1, { outcome: 'unknown' })], []],
  ])('is %s', (_, records, keys) => {
    expect(lastFailed(records)).toEqual(keys)
    expect(lastFailed(records.toReversed())).toEqual(keys)
  })
})

const FAILED = failure('1.4.2', 20, { ...on('prod-1'), reason: 'boom' })

function plan(overrides: Partial<ServiceFacts> = {}, environment = PROD) {
  const facts = factsOf([FAILED], overrides)
  const found = failingIn(facts, environment)
  if (found === undefined) throw new Error('nothing failed')
  const open = facts.pullRequests.find(({ state }) => state === 'open')
  return planRevert({ facts, environment, failing: found, by: 'bot', open, leftover: undefined })
}

function ours(chart: string, overrides: Partial<PullRequestFacts> = {}) {
  return aPullRequest(chart, {
    branch: rollbackBranch('prod', KEY),
    title: rollbackTitle(KEY, chart, 'prod'),
    labels: ['rollback', 'environment:prod'],
    headCommittedAt: at(21),
    ...overrides,
  })
}

describe('what failed is taken back', () => {
  test('by a pull request to what was there before, with a hold that says why', () => {
    expect(plan()).toMatchObject({
      step: { kind: 'open', release: { pins: { chart: '1.4.1' } } },
      reason: expect.stringMatching(
        /^1\.4\.2 failed in prod: prod goes back from 1\.4\.2 to 1\.4\.1/,
      ),
      hold: {
        version: '1.4.2',
        reason: 'its upgrade failed on prod-1',
        by: 'bot',
        until: undefined,
      },
    })
  })

  test('by a pull request, also where a rollback by hand is a commit', () => {
    expect(plan({}, { ...PROD, rollback: 'commit' }).step.kind).toBe('open')
  })

  test('once: what stands is kept', () => {
    expect(plan({ pullRequests: [ours('1.4.1')] }).step).toEqual({ kind: 'keep', pullRequest: 12 })
  })

  test('not where a person takes it elsewhere already', () => {
    const outcome = plan({ pullRequests: [ours('1.4.0')] })
    expect(outcome.step).toEqual({ kind: 'keep', pullRequest: 12 })
    expect(outcome.reason).toBe('#12 takes prod to 1.4.0 already')
  })

  test.each(['1.4.1', '1.4.0'])(
    'by the pull request to %s that is left from a release before',
    (chart) => {
      const left = ours(chart, { headCommittedAt: at(9) })
      expect(plan({ pullRequests: [left] }).step).toMatchObject({ kind: 'move', pullRequest: 12 })
    },
  )

  test.each<readonly [string, Partial<PullRequestFacts>, string]>([
    ['a person closed it', {}, 'none'],
    ['somebody who is gone closed it', { closedBy: undefined }, 'none'],
    ['we closed it', { closedBy: RECORDER }, 'open'],
    ['it was closed for a release before', { closedAt: at(9) }, 'open'],
    ['it was not ours', { author: 99 }, 'open'],
    ['it was a promotion', { branch: `promote/prod/${KEY}` }, 'open'],
  ])('again or not, when %s', (_, overrides, kind) => {
    const branch = rollbackBranch('prod', KEY)
    const closed = aClosedPullRequest('1.4.1', 30, { branch, ...overrides })
    expect(plan({ pullRequests: [closed] }).step.kind).toBe(kind)
  })

  test('not where a person closed it, in words', () => {
    const closed = aClosedPullRequest('1.4.1', 30, { branch: rollbackBranch('prod', KEY) })
    expect(plan({ pullRequests: [closed] }).reason).toBe(
      '#11 was closed by a person, so 1.4.2 stays in prod, although its upgrade failed on prod-1; roll it back by hand if it should go',
    )
  })

  test('not to what failed or is held there, and says so where nothing is left', () => {
    const all = ['1.4.0', '1.4.1', '1.4.2']
    const holds = [aHold({ version: '1.4.0' }), aHold({ version: '1.4.1' })]
    const own = holding('prod', all, { holds })
    const outcome = plan({ environments: [holding('dev', all), own] })
    expect(outcome.step.kind).toBe('refuse')
    expect(outcome.reason).toMatch(
      /^1\.4\.2 failed in prod, and is not taken back by itself: prod pinned nothing lower than 1\.4\.2 that could run again/,
    )
  })
})
