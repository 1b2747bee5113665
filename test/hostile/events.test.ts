import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { endStage, type Stage, setStage } from '../bundle/stage.ts'
import { judge } from '../oracle/oracle.ts'
import { handle } from '../support/bundle-runs.ts'
import { type GitOps, moment, rolloutEvent } from '../support/gitops.ts'
import { inFlight } from '../support/in-flight.ts'
import { shareProcesses } from '../support/run-action.ts'
import { seenIn } from '../support/seen.ts'
import { CORPORA, corpusOf, sampled } from './corpus.ts'
import { DECIDING, FREE, NAMING, withText } from './event-places.ts'
import { type Guards, guarded } from './guarded.ts'
import { harmIn, stateOf, textsIn } from './harm.ts'

shareProcesses()

const OUTPUTS = ['decision', 'operation', 'reason', 'pull-requests']

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

function anEvent(gitops: GitOps): Record<string, unknown> {
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  return rolloutEvent(gitops, service, '1.1.0', { at: moment(Date.now() - 60_000) })
}

async function harmOf(gitops: GitOps, event: unknown): Promise<readonly string[]> {
  const tried = await guarded((guards: Guards) => handle(stage.github, gitops, event, guards))
  const { token } = gitops
  const allowed = { token, site: stage.github.url, outputs: OUTPUTS }
  const slow = tried.end.milliseconds > 20_000 ? ['it took more than 20 s'] : []
  return [...harmIn(tried, allowed, textsIn(gitops)), ...slow]
}

const THREATS = CORPORA.map(({ threat, about }) => [threat, about] as const)

async function harmsAt(
  places: readonly string[],
  threat: string,
  gitops: GitOps,
  { width, every }: { readonly width: number; readonly every: readonly string[] },
) {
  const tries = sampled(places, threat, every)
  const harms = await inFlight(tries, width, async ({ place, text }) => ({
    place,
    text: text.slice(0, 80),
    harm: await harmOf(gitops, withText(anEvent(gitops), place, text)),
  }))
  return harms.filter(({ harm }) => harm.length > 0)
}

/** What an oracle finds in the repository that no plan of ours is. */
function strayIn(gitops: GitOps): readonly unknown[] {
  return judge(seenIn(gitops), {
    edges: [{ from: 'dev', to: 'prod' }],
    secrets: [gitops.token],
    recordsRaced: true,
  }).violations
}

describe('an event with a hostile text', () => {
  test.each(THREATS)('in a place that decides: %s, %s', async (threat) => {
    const gitops = await stage.repository(`deciding-${threat}`, { ahead: 1 })
    const before = stateOf(gitops, { records: false })
    expect(
      await harmsAt(DECIDING, threat, gitops, { width: 3, every: ['S1', 'S6', 'S11'] }),
    ).toEqual([])
    expect(stateOf(gitops, { records: false })).toBe(before)
    for (const { payload } of gitops.control.deployments) {
      expect(payload).toMatchObject({ kind: 'rollout', outcome: 'unknown' })
    }
  })

  test.each(THREATS)('in a place that names: %s, %s', async (threat) => {
    const gitops = await stage.repository(`naming-${threat}`, { ahead: 1 })
    expect(await harmsAt(NAMING, threat, gitops, { width: 1, every: [] })).toEqual([])
    expect(strayIn(gitops)).toEqual([])
  })

  test.each(THREATS)('in every place that decides nothing: %s, %s', async (threat) => {
    const gitops = await stage.repository(`free-${threat}`, { ahead: 1 })
    const { texts } = corpusOf(threat)
    const spread = (event: Record<string, unknown>, at: number) =>
      FREE.reduce<unknown>(
        (rest, place, index) => withText(rest, place, texts[(index + at) % texts.length]),
        event,
      )
    const harms = await inFlight([0, FREE.length], 1, (at) =>
      harmOf(gitops, spread(anEvent(gitops), at)),
    )
    expect(harms.flat()).toEqual([])
    expect(gitops.control.pulls.map(({ title }) => title)).toEqual([
      'Promote svc-0000 1.1.0 to prod',
    ])
    expect(strayIn(gitops)).toEqual([])
  })
})

describe('an event with hostile keys (S9)', () => {
  const KEYS = ['__proto__', 'constructor', 'prototype'] as const
  const LEVELS = [
    '',
    'client_payload',
    'client_payload.metadata',
    'client_payload.involvedObject',
    'sender',
    'repository',
  ] as const

  test.each(KEYS)('%s at every level is no key of ours', async (key) => {
    const gitops = await stage.repository(`keys-${key.replaceAll('_', '')}`, { ahead: 1 })
    const evil = JSON.parse('{"polluted":"yes","env":"prod","default_branch":"evil","id":1}')
    const event = LEVELS.reduce<unknown>(
      (rest, level) => withText(rest, level === '' ? key : `${level}.${key}`, evil),
      anEvent(gitops),
    )
    expect(await harmOf(gitops, event)).toEqual([])
    expect(gitops.control.pulls.map(({ title }) => title)).toEqual([
      'Promote svc-0000 1.1.0 to prod',
    ])
    expect(strayIn(gitops)).toEqual([])
  })

  test.each([
    [
      'client_payload',
      '{"__proto__":{"involvedObject":{"kind":"HelmRelease","name":"svc-0000","namespace":"apps"}}}',
    ],
    ['client_payload.metadata', '{"__proto__":{"env":"dev","revision":"1.1.0"}}'],
    ['sender', '{"__proto__":{"id":1}}'],
    ['client_payload', '[]'],
    ['client_payload.metadata', '["dev"]'],
    ['client_payload', 'null'],
    ['client_payload.involvedObject', '"HelmRelease/svc-0000.apps"'],
  ])('%s as %s is refused', async (place, json) => {
    const gitops = await stage.repository(`shape-${place}-${json.length}`, { ahead: 1 })
    const before = stateOf(gitops)
    expect(await harmOf(gitops, withText(anEvent(gitops), place, JSON.parse(json)))).toEqual([])
    expect(stateOf(gitops)).toBe(before)
  })
})
