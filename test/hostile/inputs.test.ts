import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import { byHand, endStage, type Stage, setStage } from '../bundle/stage.ts'
import { type GitOps, headOf } from '../support/gitops.ts'
import { inFlight } from '../support/in-flight.ts'
import { shareProcesses } from '../support/run-action.ts'
import { CORPORA, corpusOf, placed, sampled } from './corpus.ts'
import { guarded } from './guarded.ts'
import { harmIn, stateOf, textsIn } from './harm.ts'

shareProcesses()

const OUTPUTS = {
  'bump-helmrelease': ['operation', 'reason', 'commit', 'pull-request'],
  'open-promotion-pr': ['operation', 'reason', 'pull-requests'],
  'handle-dispatch-promotion': ['decision', 'operation', 'reason', 'pull-requests'],
  attest: ['operation', 'reason', 'records'],
  hold: ['operation', 'reason', 'commit', 'pull-request'],
  rollback: ['operation', 'reason', 'commit', 'pull-request'],
} as const
type Action = keyof typeof OUTPUTS

const SENSIBLE: Readonly<Record<Action, Readonly<Record<string, string>>>> = {
  'bump-helmrelease': { environment: 'dev', service: 'svc-0000', 'chart-version': '1.2.0' },
  'open-promotion-pr': {},
  'handle-dispatch-promotion': {},
  attest: { environment: 'dev', service: 'svc-0000', reason: 'seen working' },
  hold: { environment: 'prod', service: 'svc-0000', version: '1.1.0', reason: 'leaks' },
  rollback: { environment: 'dev', service: 'svc-0000', reason: 'leaks' },
}

/** Inputs that choose what is worked on; for each, what else has to be there. */
const CHOOSING: readonly {
  readonly action: Action
  readonly input: string
  readonly beside?: Readonly<Record<string, string>>
}[] = [
  { action: 'bump-helmrelease', input: 'environment' },
  { action: 'bump-helmrelease', input: 'service' },
  { action: 'attest', input: 'environment' },
  { action: 'attest', input: 'service' },
  { action: 'attest', input: 'version' },
  { action: 'hold', input: 'environment' },
  { action: 'hold', input: 'service' },
  { action: 'hold', input: 'release', beside: { lift: 'true' } },
  { action: 'hold', input: 'until' },
  { action: 'rollback', input: 'environment' },
  { action: 'rollback', input: 'service' },
  { action: 'rollback', input: 'to' },
  { action: 'rollback', input: 'until' },
  { action: 'open-promotion-pr', input: 'from' },
  { action: 'open-promotion-pr', input: 'to' },
  { action: 'open-promotion-pr', input: 'service' },
  { action: 'open-promotion-pr', input: 'version', beside: { to: 'prod', service: 'svc-0000' } },
]

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

async function harmOf(
  gitops: GitOps,
  action: Action,
  inputs: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const all = { ...SENSIBLE[action], ...inputs }
  const tried = await guarded((guards) => byHand(stage, gitops, action, all, guards))
  const { token } = gitops
  const allowed = { token, site: stage.github.url, outputs: OUTPUTS[action] }
  return harmIn(tried, allowed, textsIn(gitops))
}

/** What an environment variable can hold. */
function fitting(text: string): string {
  return text.replaceAll('\u0000', '\\0')
}

const THREATS = CORPORA.map(({ threat, about }) => [threat, about] as const)

describe('a hostile input', () => {
  test.each(THREATS)('that chooses what is worked on: %s, %s', async (threat) => {
    const gitops = await stage.repository(`choosing-${threat}`, { ahead: 1 })
    const before = stateOf(gitops, { records: false })
    const tries = sampled(CHOOSING, threat, ['S5', 'S6', 'S11'])
    const harms = await inFlight(tries, 3, async ({ place: { action, input, beside }, text }) => ({
      ...{ action, input, text: text.slice(0, 80) },
      harm: await harmOf(gitops, action, { ...beside, [input]: fitting(text) }),
    }))
    expect(harms.filter(({ harm }) => harm.length > 0)).toEqual([])
    expect(stateOf(gitops, { records: false })).toBe(before)
    for (const { payload } of gitops.control.deployments) {
      expect(payload).toMatchObject({ kind: 'attestation', pins: { chart: '1.1.0' } })
    }
  })

  test.each(THREATS)('of a form that is checked at once, all of them: %s, %s', async (threat) => {
    const gitops = await stage.repository(`formal-${threat}`, { ahead: 1 })
    const before = stateOf(gitops)
    const { texts } = corpusOf(threat)
    const at = (index: number) => fitting(texts[index % texts.length] ?? '')
    const harms = await inFlight(
      [
        [
          'bump-helmrelease',
          {
            repository: at(0),
            'chart-digest': at(1),
            'image-digest': at(2),
            source: at(3),
            'dry-run': at(4),
          },
        ],
        ['handle-dispatch-promotion', { repository: at(3), event: at(4) }],
      ] as const,
      3,
      ([action, inputs]) => harmOf(gitops, action, inputs),
    )
    expect(harms.flat()).toEqual([])
    expect(stateOf(gitops)).toBe(before)
  })

  test.each(THREATS)('that people are to read: %s, %s', async (threat) => {
    const gitops = await stage.repository(`said-${threat}`, { ahead: 1 })
    const branches = [...gitops.control.branches()]
    const { texts } = corpusOf(threat)
    const reason = fitting(texts.join(' ')).slice(0, 500)
    const cluster = fitting(texts[0] ?? '').slice(0, 63)
    // A cluster that no event could name is refused, the reason is anybody's to write.
    expect(await harmOf(gitops, 'attest', { reason, cluster })).toEqual([])
    expect(await harmOf(gitops, 'attest', { reason })).toEqual([])
    expect(await harmOf(gitops, 'open-promotion-pr', {})).toEqual([])
    expect([...gitops.control.branches()].slice(0, 1)).toEqual(branches)
    expect(gitops.control.pulls).toHaveLength(1)
  })
})

describe('a hostile hold', () => {
  test.each(THREATS)('changes its own file alone, or nothing: %s, %s', async (threat) => {
    const { texts } = corpusOf(threat)
    const gitops = await stage.repository(`hold-${threat}`, { ahead: 1 })
    // Each text by itself, `forms.test.ts` puts into a hold.
    const all = [
      ...texts.slice(0, 2).map((text) => ({ version: fitting(text).slice(0, 256) })),
      { reason: fitting(texts.join(' ')).slice(0, 300) },
    ]
    const head = headOf(gitops.control)
    for (const inputs of all) expect(await harmOf(gitops, 'hold', inputs)).toEqual([])
    const path = '.fluxgate/holds/prod/svc-0000.yaml'
    const text = await gitops.control.read(path)
    if (text !== undefined) expect(Array.isArray(load(text))).toBe(true)
    expect(await gitops.control.read('apps/prod/svc-0000/patch.yaml')).toBe(
      await gitops.control.read('apps/prod/svc-0000/patch.yaml', head),
    )
    expect(await harmOf(gitops, 'open-promotion-pr', {})).toEqual([])
  })
})

describe('a hostile version that is bumped to', () => {
  const BUMPED = ['chart-version', 'image-tag'] as const

  test.each(THREATS)('changes that value alone, or nothing: %s, %s', async (threat) => {
    const tries = placed(BUMPED, threat, ['S11'])
    const harms = await inFlight([...tries.entries()], 3, async ([index, { place, text }]) => {
      const gitops = await stage.repository(`bump-${threat}-${index}`)
      const inputs = { [place]: fitting(text) }
      const harm = await harmOf(gitops, 'bump-helmrelease', { 'chart-version': '', ...inputs })
      return {
        ...{ place, text: text.slice(0, 80), harm },
        stray: await strayIn(gitops, place, text),
      }
    })
    expect(harms.filter(({ harm, stray }) => harm.length > 0 || stray !== undefined)).toEqual([])
  })

  test.each(['^1.1.0', '1.1.x', '1.1', '*', '1.1.0 || 9.9.9', '~> 1.1'])(
    '%j is no exact version of a chart, so it is refused',
    async (version) => {
      const gitops = await stage.repository(
        `range-${[...version].map((one) => one.charCodeAt(0)).join('')}`,
      )
      const inputs = { ...SENSIBLE['bump-helmrelease'], 'chart-version': version }
      const end = await byHand(stage, gitops, 'bump-helmrelease', inputs)
      expect([end.outputs['operation'], headOf(gitops.control)]).toEqual(['refused', gitops.since])
      expect(end.exitCode).toBe(1)
    },
  )
})

/** What else than the one value a bump changed, or how it reads otherwise than was asked; undefined: nothing. */
async function strayIn(
  { control, since }: GitOps,
  place: string,
  text: string,
): Promise<string | undefined> {
  const head = headOf(control)
  if (head === since) return undefined
  const path = 'apps/dev/svc-0000/patch.yaml'
  const before = ((await control.read(path, since)) ?? '').split('\n')
  const after = ((await control.read(path, head)) ?? '').split('\n')
  const changed = after.filter((line, index) => line !== before[index])
  const key = place === 'image-tag' ? 'tag' : 'version'
  const value = new RegExp(`^ +${key}: (.*?)(?: # what dev runs)?$`).exec(changed[0] ?? '')?.[1]
  const read = load(`value: ${value}`)
  const same = JSON.stringify(read) === JSON.stringify({ value: text.trim() })
  return after.length === before.length && changed.length === 1 && same
    ? undefined
    : changed.join('\n')
}
