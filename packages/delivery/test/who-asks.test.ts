import type { Person } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'
import { personAsking, type Started, whyNotThisRef } from '../src/ask.ts'
import { whyNotAllowed } from '../src/facts/people.ts'
import type { Sender } from '../src/ports.ts'

const ANA: Sender = { id: 11, login: 'ana', type: 'User' }
const LIST: readonly Person[] = [
  { kind: 'id', id: 11 },
  { kind: 'login', login: 'Raj' },
  { kind: 'team', org: 'acme', slug: 'ops' },
]

function started(changes: Partial<Started> = {}): Started {
  return {
    eventName: 'workflow_dispatch',
    ref: 'refs/heads/main',
    repository: { owner: 'acme', name: 'gitops' },
    defaultBranch: 'main',
    triggeringActor: 'ana',
    sender: ANA,
    serverUrl: 'https://github.com',
    runUrl: 'https://github.com/acme/gitops/actions/runs/1',
    ...changes,
  }
}

const inTeam = { isTeamMember: async ({ login }: { readonly login: string }) => login === 'mia' }
const noTeam = { isTeamMember: () => Promise.reject(new Error('a team was asked for')) }

describe('a person may act by hand', () => {
  test.each<[string, Sender]>([
    ['by number', ANA],
    ['by login, however it is written', { id: 12, login: 'raj', type: 'User' }],
    ['by team', { id: 13, login: 'mia', type: 'User' }],
  ])('%s', async (_, sender) => {
    expect(await whyNotAllowed(inTeam, LIST, 'attest', sender)).toBeUndefined()
  })

  test('without a look at teams where they are named', async () => {
    expect(await whyNotAllowed(noTeam, LIST, 'attest', ANA)).toBeUndefined()
  })

  test('only where the list has them', async () => {
    expect(await whyNotAllowed(inTeam, LIST, 'attest', { ...ANA, id: 14, login: 'eve' })).toBe(
      '"eve" (id 14) is not in "people.attest" of .fluxgate/policy.yaml; ask user 11 or Raj or acme/ops, or add "eve" to that list',
    )
    expect(await whyNotAllowed(inTeam, [], 'hold', ANA)).toBe(
      '"ana" (id 11) is not in "people.hold" of .fluxgate/policy.yaml, where nobody is; add "hold: [ana]" under "people" there',
    )
  })

  test('only as a person: a bot of that number or name may not', async () => {
    expect(await whyNotAllowed(inTeam, LIST, 'attest', { ...ANA, type: 'Bot' })).toBe(
      '"ana" is a Bot, and only people may do this by hand',
    )
  })
})

describe('a run by hand', () => {
  test('speaks for the person who started it', () => {
    expect(personAsking(started())).toEqual({ person: ANA })
  })

  test('speaks for nobody where somebody else ran it again', () => {
    expect(personAsking(started({ triggeringActor: 'eve' }))).toEqual({
      why: '"eve" re-ran what "ana" had started; start a new run instead',
    })
  })

  test('is not what any other event is', () => {
    expect(personAsking(started({ eventName: 'repository_dispatch' }))).toMatchObject({
      why: expect.stringContaining('"repository_dispatch" is no such event'),
    })
  })

  test.each<[string, Partial<Started>, string]>([
    ['names no event', { eventName: '' }, 'GITHUB_EVENT_NAME is not set'],
    ['names nobody', { sender: undefined }, 'the event names no sender with id, login and type'],
  ])('is no run that %s', (_, changes, why) => {
    expect(personAsking(started(changes))).toEqual({
      why: `a person has to start this by hand; ${why}`,
    })
  })
})

describe('the promoter writes', () => {
  test('when started from the default branch', () => {
    expect(whyNotThisRef(started())).toBeUndefined()
  })

  test.each(['repository_dispatch', 'schedule', 'issues'])(
    'for %s, which is of the default branch, though nobody names the ref',
    (eventName) => {
      expect(whyNotThisRef(started({ eventName, ref: undefined }))).toBeUndefined()
    },
  )

  test.each(['workflow_dispatch', 'push', ''])(
    'nothing for "%s", which may be of any branch, where nobody names the ref',
    (eventName) => {
      expect(whyNotThisRef(started({ eventName, ref: undefined }))).toContain(
        'GITHUB_REF is not set',
      )
    },
  )

  test.each([
    'refs/heads/feature',
    'refs/heads/feature/main',
    'refs/tags/main',
    'refs/pull/1/merge',
  ])('nothing when started from %s', (ref) => {
    expect(whyNotThisRef(started({ ref }))).toContain(`this runs on ${ref}`)
  })
})
