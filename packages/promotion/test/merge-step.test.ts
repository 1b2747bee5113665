import { describe, expect, test } from '@jest/globals'
import {
  type AskedBy,
  type Gate,
  type Judged,
  type MergeFacts,
  mergeStep,
  mergeWish,
  type ServiceVerdict,
  withdrawal,
} from '../src/index.ts'
import { anEnvironment, aPolicy, RECORDER } from './builders.ts'

const SOAK: Gate = {
  ...{ name: 'soak 10m', rule: 'soak' },
  state: { kind: 'open', since: undefined, until: undefined },
}

function verdict(overrides: Partial<ServiceVerdict> = {}): ServiceVerdict {
  return {
    ...{ key: 'shop', environment: 'staging', state: 'open', moves: true, why: '1.4.2' },
    ...{ gates: [SOAK], until: undefined, warning: undefined },
    ...overrides,
  }
}

const base = {
  recorder: RECORDER,
  policy: aPolicy({
    environments: [
      anEnvironment(),
      anEnvironment({ name: 'staging', after: ['dev'], merge: 'auto' }),
      anEnvironment({ name: 'prod', after: ['staging'] }),
    ],
  }),
}
const OURS: Judged = {
  ...{ branch: 'promote/staging/shop', fork: false, author: RECORDER, foreignAuthors: [] },
}

describe('whether we merge a pull request', () => {
  test.each<[string, Partial<Judged>, readonly ServiceVerdict[], string]>([
    ['our own promotion', {}, [verdict()], 'merge'],
    ['several services of one environment', {}, [verdict(), verdict({ key: 'cart' })], 'merge'],
    ['a person’s', { author: 9 }, [verdict()], 'leave'],
    ['of an account that is gone', { author: undefined }, [verdict()], 'leave'],
    ['from a fork that has our branch', { fork: true }, [verdict()], 'leave'],
    [
      'ours into an environment that people merge into',
      { branch: 'promote/prod/shop' },
      [],
      'leave',
    ],
    ['our rollback', { branch: 'rollback/staging/shop' }, [verdict()], 'leave'],
    ['our bump', { branch: 'bump/staging/shop' }, [verdict()], 'leave'],
    ['of a branch that is none of ours', { branch: 'promote/staging' }, [verdict()], 'leave'],
    [
      'with a commit of somebody else',
      { foreignAuthors: ['ana'] },
      [verdict()],
      'leave: it has commits by ana, so a person has to merge it',
    ],
    [
      'that moves another environment too',
      {},
      [verdict(), verdict({ environment: 'prod' })],
      'leave: it is no promotion any more',
    ],
    [
      'that passes without gates, as what goes back does',
      {},
      [verdict({ gates: [] })],
      'leave: it is no promotion any more',
    ],
    ['that moves nothing any more', {}, [], 'leave: it is no promotion any more'],
  ])('%s', (_, change, services, expected) => {
    expect(said({ state: 'success', services }, change)).toBe(expected)
  })

  test.each(['pending', 'failure'] as const)('a gate that is %s', (state) => {
    expect(said({ state, services: [verdict()] })).toBe('leave')
  })

  function said(judged: Parameters<typeof mergeWish>[2], change: Partial<Judged> = {}): string {
    const wish = mergeWish(base, { ...OURS, ...change }, judged)
    return wish.kind === 'leave' && wish.why !== undefined ? `leave: ${wish.why}` : wish.kind
  }
})

const READY: MergeFacts = {
  ...{ gateRequired: true, state: 'clean', automatic: undefined, autoMergeAllowed: true },
  ...{ queued: undefined, queue: false },
  ways: ['merge', 'squash', 'rebase'],
}

describe('what is done about a pull request that is to be merged', () => {
  test.each<[Partial<MergeFacts>, string]>([
    [{}, 'merge squash'],
    [{ state: 'unstable' }, 'merge squash'],
    [{ state: 'blocked' }, 'enable squash'],
    [{ state: 'behind' }, 'enable squash'],
    [{ state: 'unknown' }, 'enable squash'],
    [{ state: 'blocked', autoMergeAllowed: false }, 'merge squash'],
    [{ state: 'unknown', autoMergeAllowed: false }, 'merge squash'],
    // GitHub would merge heads that nobody judged.
    [{ state: 'blocked', gateRequired: false }, 'merge squash'],
    [{ state: 'draft' }, 'wait: it is a draft'],
    [{ state: 'dirty' }, 'wait: it conflicts with the branch that it goes into'],
    [{ automatic: 'us' }, 'wait: GitHub merges it once its branch lets it'],
    [{ automatic: 'somebody' }, 'wait: GitHub merges it once its branch lets it'],
    [{ queued: 'us', automatic: 'us' }, 'wait: it is in the merge queue'],
    [{ queued: 'somebody' }, 'wait: it is in the merge queue'],
    [{ queue: true }, 'enqueue'],
    [{ queue: true, state: 'unstable' }, 'enqueue'],
    [{ queue: true, state: 'blocked' }, 'enable squash'],
    [{ queue: true, state: 'blocked', autoMergeAllowed: false }, 'enqueue'],
    [{ ways: ['rebase', 'merge'] }, 'merge merge'],
    [{ ways: ['rebase'], state: 'blocked' }, 'enable rebase'],
    [{ ways: [] }, 'wait: settings and branch allow no way to merge in common'],
  ])('%j: %s', (change, expected) => {
    const step = mergeStep({ ...READY, ...change })
    const more =
      step.kind === 'wait' ? `: ${step.why}` : step.kind === 'enqueue' ? '' : ` ${step.way}`
    expect(`${step.kind}${more}`).toBe(expected)
  })
})

describe('what GitHub was asked for', () => {
  test.each<['merge' | 'leave', AskedBy | undefined, boolean]>([
    ['leave', 'us', true],
    ['leave', 'somebody', false],
    ['leave', undefined, false],
    ['merge', 'us', false],
    ['merge', 'somebody', false],
  ])('of one to %s is, where %s asked, taken back: %s', (kind, asked, expected) => {
    const wish = kind === 'merge' ? { kind } : { kind, why: undefined }
    const nobody = { automatic: undefined, queued: undefined }
    expect(withdrawal(wish, { ...nobody, automatic: asked })).toEqual({
      ...{ automatic: expected, queued: false },
    })
    expect(withdrawal(wish, { ...nobody, queued: asked })).toEqual({
      ...{ automatic: false, queued: expected },
    })
  })
})
