import { ForgeError } from '@fluxgate/forge'
import { type ServiceRecord, setPayload } from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import {
  anEntry,
  anEnvironment,
  anOverlay,
  aPolicy,
  aPullRequest,
  aServiceFacts,
  at,
  commit,
  failure,
  KEY,
  RECORDER,
  rollout,
} from '../../promotion/test/builders.ts'
import { tellAftermath } from '../src/event/tell-aftermath.ts'
import { aBase } from './support/a-base.ts'
import { partialForge } from './support/partial-forge.ts'

const PROD = anEnvironment({ name: 'prod', after: ['dev'] })
const FACTS = aServiceFacts({ pullRequests: [aPullRequest('1.4.2', { state: 'merged' })] })
const RUN = {
  repositoryUrl: 'https://github.com/acme/gitops',
  serverUrl: 'https://github.com',
  url: undefined,
  dryRun: false,
}

test('what GitHub does not let us say is shown, and stops nothing', async () => {
  const locked = new ForgeError(
    'refused',
    'INVALID_REQUEST',
    'could not comment: the conversation is locked',
  )
  const forge = partialForge({ keepComment: () => Promise.reject(locked) })
  const told = await tellAftermath({ forge }, RUN, aBase(), FACTS, PROD, {
    pins: { chart: '1.4.2' },
    takenBackBy: undefined,
  })
  expect(told?.trouble).toBe('could not comment: the conversation is locked')
})

test('a bug is none of that', async () => {
  const forge = partialForge({})
  const telling = tellAftermath({ forge }, RUN, aBase(), FACTS, PROD, {
    pins: { chart: '1.4.2' },
    takenBackBy: undefined,
  })
  await expect(telling).rejects.toThrow('keepComment was called')
})

test('nothing is said in a dry run', async () => {
  const told = tellAftermath(
    { forge: partialForge({}) },
    { ...RUN, dryRun: true },
    aBase(),
    FACTS,
    PROD,
    {
      pins: { chart: '1.4.2' },
      takenBackBy: undefined,
    },
  )
  expect((await told)?.pullRequest.number).toBe(12)
})

describe('on a merged release set', () => {
  const policy = aPolicy({
    environments: [
      anEnvironment(),
      anEnvironment({ name: 'prod', after: ['dev'], batch: { kind: 'all' } }),
    ],
  })
  const merged = aPullRequest('1.4.2', {
    ...{ state: 'merged', branch: 'promote/prod/@all', author: RECORDER, closedAt: at(10) },
    number: 3,
  })
  const came = anEntry({ date: at(10), pins: { chart: '1.4.2' } })
  const prod = {
    ...{ name: 'prod', overlay: anOverlay('1.4.2'), history: [came], historyCut: false },
    ...{ holds: [], holdProblem: undefined },
  }
  const own = { policy, environments: [prod], pullRequests: [merged] }

  /** What is asked, and the comment that is kept, where a set had so many services. */
  async function toldOf(services: number, records: readonly ServiceRecord[]) {
    const asked: string[] = []
    const kept: string[] = []
    const members = Array.from({ length: services }, (_, index) => `s${index}`)
    const payload = setPayload({
      ...{ what: 'proposed', environment: 'prod', key: '@all', upstream: 'dev', services },
      ...{ name: '2026-11-19.0123456789ab', commit: commit(1), at: at(5), head: merged.head },
      members: [KEY, ...members.slice(1)],
    })
    const forge = partialForge({
      deployments: async ({ task, page }) => {
        asked.push(`${task ?? 'all'} ${page}`)
        const of = {
          environment: 'prod',
          task: 'fluxgate:@all',
          creator: { id: RECORDER, login: 'us' },
        }
        const record = { id: 1, createdAt: at(6), payload, ...of }
        return { deployments: task === undefined ? [] : [record], more: false }
      },
      keepComment: async ({ body }) => {
        kept.push(body)
        return false
      },
    })
    const facts = aServiceFacts({ ...own, records })
    const base = { ...aBase(), policy, recorder: RECORDER }
    const [, environment = PROD] = policy.environments
    const how = { pins: { chart: '1.4.2' }, takenBackBy: undefined }
    const told = await tellAftermath({ forge }, RUN, base, facts, environment, how)
    return { asked, kept, told }
  }

  const UP = [rollout('1.4.2', 20, { environment: 'prod', key: KEY })]
  const DOWN = [failure('1.4.2', 20, { environment: 'prod', key: KEY })]

  test('it is told who has not reported yet', async () => {
    const { kept, told } = await toldOf(2, UP)
    expect(kept[0]).toContain('1 of 2 services is up')
    expect(kept[0]).toContain('No report yet of s1.')
    expect(told?.pullRequest.number).toBe(3)
  })

  test('of many services nothing is told, and one request asked, where one comes up', async () => {
    const { asked, kept, told } = await toldOf(101, UP)
    expect({ asked, kept, told }).toEqual({ asked: ['fluxgate:@all 1'], kept: [], told: undefined })
  })

  test('of many services it is told where one fails', async () => {
    const { kept } = await toldOf(101, DOWN)
    expect(kept[0]).toContain('1 service failed')
    expect(kept[0]).toContain('More than 10 services have not reported yet.')
  })
})
