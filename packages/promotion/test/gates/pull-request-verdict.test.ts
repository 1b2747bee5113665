import { describe, expect, test } from '@jest/globals'
import { pullRequestVerdict, type ServiceVerdict, type Surroundings } from '../../src/index.ts'

const NOTHING_ELSE: Surroundings = { policy: false, workflows: false, problems: [] }

function verdict(overrides: Partial<ServiceVerdict> = {}): ServiceVerdict {
  return {
    ...{ key: 'shop', environment: 'prod', state: 'open', moves: true, why: '1.4.2 for prod' },
    ...{ gates: [], until: undefined, warning: undefined },
    ...overrides,
  }
}

const still = verdict({ moves: false, why: 'changes no pin' })
const waiting = (until: string | undefined) => verdict({ state: 'waiting', why: 'waits', until })
const closed = verdict({ state: 'closed', why: 'it is held' })

describe('the verdict on a pull request', () => {
  test.each<[string, readonly ServiceVerdict[], Partial<Surroundings>, string]>([
    ['that touches nothing', [], {}, 'success: changes no pin'],
    ['that moves nothing', [still, still], {}, 'success: changes no pin'],
    ['that moves what may move', [still, verdict()], {}, 'success: 1.4.2 for prod'],
    [
      'is the worst over services',
      [verdict(), waiting('2026-11-19T10:00:00Z')],
      {},
      'pending: waits',
    ],
    ['is closed where one is', [verdict(), waiting(undefined), closed], {}, 'failure: it is held'],
    ['on the policy alone', [], { policy: true }, 'success: changes no pin'],
    ['on workflows alone', [still], { workflows: true }, 'success: changes no pin'],
    [
      'on the policy with pins',
      [verdict()],
      { policy: true },
      'failure: changes pins together with the policy; split it into two pull requests',
    ],
    [
      'on workflows with pins',
      [verdict()],
      { workflows: true },
      'failure: changes pins together with workflows; split it into two pull requests',
    ],
    [
      'on a policy that does not parse',
      [],
      { policy: true, problems: ['.fluxgate/policy.yaml:3:1 no'] },
      'failure: .fluxgate/policy.yaml:3:1 no',
    ],
    [
      'that moves a service past its overlay',
      [verdict()],
      { strays: ['line 1 has it'] },
      'failure: line 1 has it',
    ],
    ['that does so alone', [], { strays: ['line 1 has it'] }, 'failure: line 1 has it'],
    [
      'that does so beside what is closed',
      [closed],
      { strays: ['line 1 has it'] },
      'failure: it is held',
    ],
  ])('%s', (_, services, more, said) => {
    const { state, why } = pullRequestVerdict(services, { ...NOTHING_ELSE, ...more })
    expect(`${state}: ${why}`).toBe(said)
  })

  test.each([
    [['2026-11-19T10:00:00Z', '2026-11-20T10:00:00Z'], '2026-11-20T10:00:00Z'],
    [['2026-11-19T10:00:00Z', undefined], undefined],
  ])('of %j opens when the last of them does: %s', (untils, until) => {
    expect(pullRequestVerdict(untils.map(waiting), NOTHING_ELSE).until).toBe(until)
  })
})
