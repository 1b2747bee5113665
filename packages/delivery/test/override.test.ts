import { ForgeError } from '@fluxgate/forge'
import { parsePolicy } from '@fluxgate/policy'
import {
  type ExceptedSet,
  type PinChange,
  recordPayload,
  releaseId,
  type Seen,
  type ServiceFacts,
  type ServiceRecord,
  setHash,
  setPayload,
} from '@fluxgate/promotion'
import { describe, expect, test } from '@jest/globals'
import type { Forge } from '../src/forge-port.ts'
import type { Examined } from '../src/gate/judge-pull-request.ts'
import { type Overriding, override, whyNotOverride } from '../src/gate/override.ts'
import { withSetExceptions } from '../src/gate/set-exceptions.ts'
import { tellRecorded } from '../src/gate/tell-skipped.ts'
import type { Base } from '../src/repository.ts'
import { partialForge } from './support/partial-forge.ts'

const TEXT = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod:
    after: [dev]
    overlays: "apps/prod/{service}"
    gates: { freezes: [{ from: "2026-11-01", to: "2026-12-01", timezone: UTC }] }
people: { override: [ana] }
`
const COMMIT = 'b'.repeat(40)
const NOW = '2026-11-19T12:00:00Z'
const RUN = {
  ...{ repositoryUrl: 'https://github.com/acme/gitops', serverUrl: 'https://github.com' },
  ...{ url: undefined, dryRun: false },
}
const NONE = { repository: undefined, commit: undefined }

function base(text = TEXT): Base {
  const parsed = parsePolicy(text, '.fluxgate/policy.yaml')
  if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed.problems))
  return {
    ...{
      commit: COMMIT,
      branch: 'main',
      policy: parsed.policy,
      recorder: 7,
      withHolds: [],
      warnings: [],
    },
    viewer: { id: 7, login: 'fluxgate[bot]' },
    rules: { requiredStatuses: [], requiresPullRequest: false, mergeQueue: false },
    sharedIdentity: false,
    stops: { kind: 'read', stops: [], cut: false },
  }
}

const ANA: Overriding = {
  sender: { id: 42, login: 'ana', type: 'User' },
  skip: ['freezes'],
  reason: 'fire',
}

function pinned(chart: string): Seen {
  return { kind: 'pinned', pins: { chart }, range: false, source: new Map() }
}

/** dev runs 1.1.0, proven; a pull request brings it into prod, which is frozen. */
function facts(key: string): ServiceFacts {
  const held = (name: string, chart: string) => ({
    ...{ name, history: [], historyCut: false, holds: [], holdProblem: undefined },
    overlay: {
      ...({ kind: 'present', path: name, origin: NONE, annotations: [] } as const),
      slots: [
        { name: 'chart', value: chart, form: 'exact', at: 'x:1:1', fixed: undefined } as const,
      ],
    },
  })
  const pins = { chart: '1.1.0' }
  const proof: ServiceRecord = {
    ...{ kind: 'rollout', id: 1, environment: 'dev', key, pins, releaseId: 'x', origin: NONE },
    ...{ createdAt: NOW, reason: undefined, what: 'upgrade', outcome: 'success' },
    ...{ cluster: undefined, timestamp: undefined, reporter: 9 },
  }
  return {
    ...{ key, policy: base().policy, base: COMMIT, now: NOW, recorder: 7, recordsCut: undefined },
    stops: { kind: 'read', stops: [], cut: false },
    environments: [held('dev', '1.1.0'), held('prod', '1.0.0')],
    records: [proof],
    ...{ pullRequests: [], branches: [] },
  }
}

const PULL = {
  ...{ number: 5, head: COMMIT, branch: 'mine', fork: false, createdAt: NOW },
  author: { id: 42, login: 'ana' },
}

const CHANGE: PinChange = {
  ...{ environment: 'prod', before: pinned('1.0.0'), after: pinned('1.1.0') },
  ...{ ours: false, pullRequest: 5 },
}

function examined(keys: readonly string[], policy = false): Examined {
  const looked = keys.map((key) => ({ facts: facts(key), change: CHANGE }))
  return { kind: 'examined', looked, surroundings: { policy, workflows: false, problems: [] } }
}

/** What an override wrote, and what came of it. */
async function overridden(
  what: Examined,
  more: Partial<Forge> = {},
  dryRun = false,
  overriding = ANA,
) {
  const written: string[] = []
  const forge = partialForge({
    recordDeployment: async ({ task }) => {
      written.push(task)
      return 900 + written.length
    },
    keepComment: async ({ body }) => written.push(body) > 0,
    deployments: async () => ({ deployments: [], more: false }),
    ...more,
  })
  const asked = { base: base(), pull: PULL, examined: what, overriding }
  return { done: await override({ forge }, { ...RUN, dryRun }, asked), written }
}

describe('gates', () => {
  const forge = partialForge({})

  test('are skipped by nobody whom the policy does not name', async () => {
    const mallory = { ...ANA, sender: { id: 66, login: 'mallory', type: 'User' } }
    expect(await whyNotOverride(forge, base(), mallory)).toMatch(/is not in "people\.override"/)
    const bot = { ...ANA, sender: { ...ANA.sender, type: 'Bot' } }
    expect(await whyNotOverride(forge, base(), bot)).toMatch(/is a Bot/)
    expect(await whyNotOverride(forge, base(), ANA)).toBeUndefined()
  })

  test('are skipped by nobody while the policy is broken', async () => {
    expect(await whyNotOverride(forge, undefined, ANA)).toMatch(/policy must be mended first/)
  })

  test('that nobody skips need no permission', async () => {
    expect(await whyNotOverride(forge, undefined, undefined)).toBeUndefined()
  })
})

describe('an override', () => {
  test('writes a record for each service, then one comment', async () => {
    const { done, written } = await overridden(examined(['a', 'b']))
    expect(done).toMatchObject({
      kind: 'recorded',
      records: [
        { key: 'a', id: 901 },
        { key: 'b', id: 902 },
      ],
      untold: undefined,
    })
    expect(written.slice(0, 2)).toEqual(['fluxgate:a', 'fluxgate:b'])
    expect(written).toHaveLength(3)
  })

  test('that another run recorded meanwhile stands in the comment as well', async () => {
    const pins = { chart: '1.1.0' }
    const theirs = {
      ...{ id: 950, environment: 'prod', task: 'fluxgate:a', createdAt: NOW },
      creator: { id: 7, login: 'x' },
      payload: recordPayload({
        ...{ kind: 'exception', key: 'a', environment: 'prod', pins, releaseId: releaseId(pins) },
        ...{ origin: NONE, gates: ['soak'], person: 43, login: 'bob', reason: 'smoke' },
        ...{ pullRequest: 5, head: COMMIT },
      }),
    }
    const { written } = await overridden(examined(['a']), {
      deployments: async () => ({ deployments: [theirs], more: false }),
    })
    const said = written.slice(1).map((body) => body.match(/\| (?:ana|bob) \| \w+/g))
    expect(said).toEqual([['| ana | fire'], ['| ana | fire', '| bob | smoke']])
  })

  test('that can not be said on the pull request counts, and says so', async () => {
    const { done } = await overridden(examined(['a']), {
      keepComment: () =>
        Promise.reject(new ForgeError('refused', 'MISSING_PERMISSION', 'it is locked')),
    })
    expect(done).toMatchObject({
      records: [{ key: 'a' }],
      untold: expect.stringMatching(/#5: it is locked$/),
    })
  })

  test.each<[string, Examined, RegExp]>([
    ['that could not be examined', told('conflicts'), /^conflicts$/],
    ['that changes the policy as well', examined(['a'], true), /split it into two/],
    [
      'of too many services at once',
      examined(Array.from({ length: 21 }, (_, one) => `s${one}`)),
      /^#5 moves 21 services that wait; split it, 20 at most$/,
    ],
    ['that nothing waits for', examined([]), /^nothing keeps #5 back/],
  ])('of a pull request %s is refused before anything is written', async (_, what, why) => {
    const { done, written } = await overridden(what)
    expect(done.kind === 'refused' ? done.why : done.kind).toMatch(why)
    expect(written).toEqual([])
  })

  test('for a commit that the person saw is for no other', async () => {
    const seen = (head: string) => overridden(examined(['a']), {}, false, { ...ANA, head })
    const other = await seen('c'.repeat(40))
    expect(other.done).toEqual({
      kind: 'refused',
      why: `#5 has moved on from cccccccccccc, so nothing was skipped; look at what it brings now, and ask again with the head ${COMMIT}`,
    })
    expect(other.written).toEqual([])
    expect((await seen(COMMIT)).done).toMatchObject({ kind: 'recorded', records: [{ key: 'a' }] })
  })

  test('in a dry run writes nothing', async () => {
    const { done, written } = await overridden(examined(['a']), {}, true)
    expect(done).toMatchObject({ kind: 'recorded', records: [{ key: 'a' }] })
    expect(written).toEqual([])
  })
})

describe('what was skipped for a whole release set', () => {
  const sets = base(TEXT.replace('    after: [dev]', '    after: [dev]\n    batch: true'))
  const looked = [{ facts: facts('a'), change: CHANGE }]
  const hash = setHash([['a', releaseId({ chart: '1.1.0' })]])
  const record: ExceptedSet = {
    ...{ id: 903, environment: 'prod', key: '@all', createdAt: NOW, what: 'excepted' },
    ...{ name: `2026-11-19.${hash}`, members: ['a'], gates: ['freezes'], pullRequest: 5 },
    ...{ head: COMMIT, person: 42, login: 'ana', reason: 'fire' },
  }
  const ours = {
    ...{ number: 5, branch: 'promote/prod/@all', fork: false, createdAt: NOW, head: COMMIT },
    author: { id: 7, login: 'fluxgate[bot]' },
  }
  test('is said from what is recorded alone, and where nothing is, nothing is asked', async () => {
    const said: string[] = []
    const forge = partialForge({
      deployments: async ({ task }) => {
        const { id, createdAt, ...rest } = record
        const creator = { id: 7, login: 'x' }
        const payload = setPayload(rest)
        const one = { id, environment: 'prod', task: task ?? '', createdAt, creator, payload }
        return { deployments: [one], more: false }
      },
      keepComment: async ({ body }) => said.push(body) > 0,
    })
    expect(await tellRecorded(forge, sets, ours, looked)).toBeUndefined()
    expect(said).toEqual([])
    const granted = await withSetExceptions(forge, sets, { pull: ours, members: [] }, looked)
    await tellRecorded(forge, sets, { ...ours, number: 6 }, granted)
    expect(said).toEqual([])
    await tellRecorded(forge, sets, ours, granted)
    expect(said).toEqual([
      expect.stringContaining(`| release set 2026-11-19.${hash} in prod | freezes | ana | fire |`),
    ])
  })

  /** Gates that are skipped for the service, with this record written by so and so, for that pull request. */
  async function skipped(pull: Partial<typeof ours>, more: Partial<ExceptedSet> = {}, by = 7) {
    const asked: string[] = []
    const { id, createdAt, ...rest } = { ...record, ...more }
    const forge = partialForge({
      deployments: async ({ task }) => {
        asked.push(task ?? '')
        const creator = { id: by, login: 'x' }
        const payload = setPayload(rest)
        const one = { id, environment: 'prod', task: task ?? '', createdAt, creator, payload }
        return { deployments: [one], more: false }
      },
    })
    const brought = { pull: { ...ours, ...pull }, members: [] }
    const [seen] = await withSetExceptions(forge, sets, brought, looked)
    const gates = seen?.facts.records.flatMap((one) => (one.kind === 'exception' ? one.gates : []))
    return { gates, asked }
  }

  test('counts for each of its services', async () => {
    expect(await skipped({})).toEqual({ gates: ['freezes'], asked: ['fluxgate:@all'] })
  })

  test.each<[string, Parameters<typeof skipped>]>([
    ['for another pull request', [{}, { pullRequest: 6 }]],
    ['for other pins', [{}, { name: '2026-11-19.0123456789ab' }]],
    ['by somebody else than us', [{}, {}, 66]],
  ])('does not count where it was written %s', async (_, asked) => {
    expect((await skipped(...asked)).gates).toEqual([])
  })

  test.each([
    ['somebody else', { author: { id: 66, login: 'mallory' } }],
    ['a fork', { fork: true }],
    ['another branch', { branch: 'promote/prod/a' }],
  ])('is not asked for where the pull request is of %s', async (_, pull) => {
    expect(await skipped(pull)).toEqual({ gates: [], asked: [] })
  })
})

function told(why: string): Examined {
  const verdict = { state: 'failure', why, until: undefined, services: [] } as const
  return { kind: 'told', verdict }
}
