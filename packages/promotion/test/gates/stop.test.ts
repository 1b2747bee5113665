import { describe, expect, test } from '@jest/globals'
import {
  judgeChange,
  type PinChange,
  planEdge,
  type Seen,
  type Stop,
  type Stops,
} from '../../src/index.ts'
import { aServiceFacts, choice, exception, holding, rollout } from '../builders.ts'

function pinned(chart: string): Seen {
  return { kind: 'pinned', pins: { chart }, range: false, source: new Map() }
}

const CHANGE: PinChange = {
  ...{ environment: 'prod', before: pinned('1.4.1'), after: pinned('1.4.2') },
  ...{ ours: false, pullRequest: 12 },
}

function stop(labels: readonly string[], more: Partial<Stop> = {}): Stop {
  return {
    ...{ number: 7, title: 'payments are down', by: 'ana', ...more },
    url: 'https://github.com/acme/gitops/issues/7',
    labels: ['fluxgate:freeze', ...labels],
  }
}

function known(...stops: readonly Stop[]): Stops {
  return { kind: 'read', stops, cut: false }
}

/** dev has 1.4.2, proven; prod pins 1.4.1, and pinned 1.4.0 before. */
function facts(stops: Stops) {
  const environments = [holding('dev', ['1.4.1', '1.4.2']), holding('prod', ['1.4.0', '1.4.1'])]
  return aServiceFacts({ environments, stops })
}

function judged(stops: Stops, change: Partial<PinChange> = {}) {
  const { state, why, gates } = judgeChange(facts(stops), { ...CHANGE, ...change })
  return { said: `${state}: ${why}`, gates }
}

const STOPPED = 'closed: stopped by ana in #7: payments are down'

describe('an emergency stop', () => {
  test.each<[string, Stops, string]>([
    ['that nobody opened', known(), 'open: 1.4.2 for prod'],
    ['of all environments', known(stop([])), STOPPED],
    ['of this environment', known(stop(['environment:prod'])), STOPPED],
    ['of this environment in other letters', known(stop(['Environment:Prod'])), STOPPED],
    ['of another environment', known(stop(['environment:dev'])), 'open: 1.4.2 for prod'],
    [
      'of another environment in other letters',
      known(stop(['Environment:Dev'])),
      'open: 1.4.2 for prod',
    ],
    ['of both', known(stop(['environment:dev', 'environment:prod'])), STOPPED],
    ['of an environment that there is not', known(stop(['environment:prd'])), STOPPED],
    [
      'of another environment and of one that there is not',
      known(stop(['environment:dev', 'environment:prd'])),
      STOPPED,
    ],
    ['with other labels', known(stop(['bug', 'promotion'])), STOPPED],
    [
      'beside another one',
      known(stop([]), stop([], { number: 9, title: 'and so', by: undefined })),
      `${STOPPED} and stopped by somebody in #9: and so`,
    ],
    [
      'among more than can be read',
      { kind: 'read', stops: [], cut: true },
      'closed: more stops are open than can be read',
    ],
    [
      'that can not be read',
      { kind: 'unreadable', why: 'give the token issues: read' },
      'closed: give the token issues: read',
    ],
  ])('%s', (_, stops, said) => {
    expect(judged(stops).said).toBe(said)
  })

  test('is a row with a link, which a release is proposed with all the same', () => {
    const row = {
      ...{ name: 'emergency stop', rule: 'stop' },
      state: { kind: 'closed', why: 'stopped by ana in #7: payments are down' },
      link: 'https://github.com/acme/gitops/issues/7',
    }
    expect(judged(known(stop([]))).gates).toEqual([row])
    const plan = planEdge(facts(known(stop([]))), 'prod')
    expect(plan.step.kind).toBe('open')
    expect(plan.gates).toEqual([row])
    expect(judged(known()).gates).toEqual([])
  })

  test('keeps nobody from going back, from taking out, and from changing no pin', () => {
    for (const after of [pinned('1.4.0'), { kind: 'absent' } as const, pinned('1.4.1')]) {
      expect(judged(known(stop([])), { after }).said).toMatch(/^open: /)
    }
  })

  test('stops what a person chose too', () => {
    const records = [rollout('1.4.2', 5), choice('1.4.2', 60)]
    const { state, gates } = judgeChange({ ...facts(known(stop([]))), records }, CHANGE)
    expect(state).toBe('closed')
    expect(gates).toMatchObject([{ rule: 'stop', state: { kind: 'closed' } }])
  })

  test('says its words on one line, and not too many', () => {
    const title = `down\n::error::x ${'x'.repeat(500)}`
    const { said } = judged(known(stop([], { title })))
    expect(said).not.toContain('\n')
    expect(said.length).toBeLessThan(200)
  })

  test('is skipped by an exception that names it, and by no other', () => {
    const skipping = (gates: readonly ('stop' | 'soak')[]) => {
      const records = [rollout('1.4.2', 5), exception('1.4.2', 60, { gates })]
      return judgeChange({ ...facts(known(stop([]))), records }, CHANGE)
    }
    expect(skipping(['stop']).state).toBe('open')
    expect(skipping(['stop']).gates).toMatchObject([{ state: { kind: 'skipped', by: 'ana' } }])
    expect(skipping(['soak']).state).toBe('closed')
  })
})
