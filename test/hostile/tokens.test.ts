import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { byHand, endStage, type Stage, setStage } from '../bundle/stage.ts'
import type { FaultKind } from '../github/src/index.ts'
import { leftBehind } from '../oracle/secrets.ts'
import { bump, handle, sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, moment, rolloutEvent } from '../support/gitops.ts'
import { inFlight } from '../support/in-flight.ts'
import { type ActionEnd, shareProcesses } from '../support/run-action.ts'
import { seenIn } from '../support/seen.ts'
import { type Guards, guarded } from './guarded.ts'
import { harmIn, leaksIn } from './harm.ts'
import { type Reflection, startMirror } from './mirror.ts'

shareProcesses()

/** Every character of it is one that some form of writing changes. */
const CANARY = 'ghs_%2F+/="\\<&>canary;4711\'`$()'
const OUTPUTS = [
  'decision',
  'operation',
  'reason',
  'pull-requests',
  'records',
  'commit',
  'pull-request',
]

const FAULTS: readonly FaultKind[] = [
  ...(['reset', 'reset-after', '401', '404-lag', '422-race', '429', '403-secondary'] as const),
  ...(['500', '502-before', '502-after', '503', 'invalid-json', 'something-went-wrong'] as const),
]

/** Each of these requests fails once. */
const FAILING = [
  'repository',
  'createCommitOnBranch',
  'POST /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/deployments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
]

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

/** A repository whose promoter's token is the canary. */
async function withCanary(name: string, on: Stage = stage): Promise<GitOps> {
  const gitops = await on.repository(name, { ahead: 1 })
  const { tokens } = on.github.world
  const known = tokens.get(gitops.token)
  if (known === undefined) throw new Error('the token is not known')
  tokens.set(CANARY, { ...known, value: CANARY })
  on.github.setBudget(CANARY, 10_000_000, Date.UTC(9999, 0))
  return { ...gitops, token: CANARY, bumpToken: CANARY }
}

function eventOf(gitops: GitOps): unknown {
  const [service] = gitops.services
  if (service === undefined) throw new Error('no service')
  return rolloutEvent(gitops, service, '1.1.0', { at: moment(Date.now() - 60_000) })
}

/** What a run leaks or does that it may not, in what it prints and in all that it leaves at GitHub. */
async function harmOf(
  gitops: GitOps,
  run: (guards: Guards) => Promise<ActionEnd>,
  { github }: Pick<Stage, 'github'> = stage,
  site = github.url,
): Promise<readonly string[]> {
  const tried = await guarded(run)
  const paths = github.ledger.entries.map(({ path }) => path).join('\n')
  return [
    ...harmIn(tried, { token: CANARY, site, outputs: OUTPUTS }),
    ...leaksIn(
      new Map([...leftBehind(seenIn(gitops)), ['a path that was asked for', paths]]),
      CANARY,
    ),
  ]
}

/** The same of an event whose requests fail in one way, on a stand-in of its own. */
async function harmUnder(kind: FaultKind): Promise<readonly string[]> {
  await using own = await setStage()
  const gitops = await withCanary('fault', own)
  for (const on of FAILING) own.github.faults.add({ on, kind, nth: 1, retryAfter: 1 })
  const harm = await harmOf(
    gitops,
    (guards) => handle(own.github, gitops, eventOf(gitops), guards),
    own,
  )
  return [...harm, ...own.github.violations]
}

describe('a token (S18)', () => {
  test('stands nowhere after runs that do their work', async () => {
    const gitops = await withCanary('works')
    const inputs = { environment: 'dev', service: 'svc-0000', reason: `it works with ${CANARY}` }
    const raised = { service: 'svc-0000', 'chart-version': '1.2.0', 'image-tag': '1.2.0' }
    const { github } = stage
    for (const run of [
      (guards: Guards) => handle(github, gitops, eventOf(gitops), guards),
      (guards: Guards) => bump(github, gitops, raised, guards),
      (guards: Guards) => sweepAll(github, gitops, { 'dry-run': 'true' }, guards),
      (guards: Guards) =>
        byHand(stage, gitops, 'attest', { ...inputs, reason: 'it works' }, guards),
      (guards: Guards) => sweepAll(github, gitops, {}, guards),
    ]) {
      expect(await harmOf(gitops, run)).toEqual([])
    }
    expect(gitops.control.pulls).toHaveLength(1)
  })

  test.each(['attest', 'bump-helmrelease', 'hold', 'open-promotion-pr', 'rollback'])(
    'given in every input of %s is not repeated where people read',
    async (action) => {
      const gitops = await withCanary(`everywhere-${action}`)
      const names = [
        'environment',
        'service',
        'chart-version',
        'image-tag',
        'chart-digest',
        'source',
      ]
      const others = [
        'repository',
        'cluster',
        'version',
        'from',
        'to',
        'reason',
        'until',
        'dry-run',
      ]
      const all = Object.fromEntries([...names, ...others].map((name) => [name, CANARY]))
      for (const inputs of [
        all,
        { ...all, repository: '', source: '', 'chart-digest': '', 'dry-run': '' },
      ]) {
        expect(
          await harmOf(gitops, (guards) => byHand(stage, gitops, action, inputs, guards)),
        ).toEqual([])
      }
    },
  )

  test('in an event is not repeated where people read', async () => {
    const gitops = await withCanary('event')
    const event = JSON.parse(
      JSON.stringify(eventOf(gitops)).replaceAll(
        'Helm upgrade',
        JSON.stringify(CANARY).slice(1, -1),
      ),
    )
    const odd = { ...event, action: CANARY }
    for (const one of [event, odd]) {
      expect(await harmOf(gitops, (guards) => handle(stage.github, gitops, one, guards))).toEqual(
        [],
      )
    }
  })

  test('stands nowhere, whatever GitHub answers', async () => {
    // Most of their time they wait to try again.
    const harms = await inFlight(FAULTS, 8, async (kind) => ({ kind, harm: await harmUnder(kind) }))
    expect(harms.filter(({ harm }) => harm.length > 0)).toEqual([])
  })

  test.each<[string, Reflection]>([
    [
      'in the text of an error',
      (sent) => ({ status: 422, body: JSON.stringify({ message: `what is ${sent}?` }) }),
    ],
    [
      'in an error of GraphQL',
      (sent) => ({
        status: 200,
        body: JSON.stringify({ errors: [{ type: 'FORBIDDEN', message: sent }] }),
      }),
    ],
    [
      'as HTML',
      (sent) => ({
        status: 403,
        body: `<html>${sent}</html>`,
        headers: { 'content-type': 'text/html' },
      }),
    ],
    [
      'as JSON that breaks off',
      (sent, first) =>
        first ? { status: 200, body: `{"data": "${sent}` } : { status: 401, body: '{}' },
    ],
    [
      'in an address to go to',
      (sent) => ({ status: 301, body: '', headers: { location: `/${encodeURIComponent(sent)}` } }),
    ],
    [
      'in Base64',
      (sent) => ({
        status: 403,
        body: JSON.stringify({ message: Buffer.from(sent).toString('base64') }),
      }),
    ],
    [
      'in percent signs',
      (sent) => ({ status: 404, body: JSON.stringify({ message: encodeURIComponent(sent) }) }),
    ],
    [
      'as data of the wrong shape',
      (sent) => ({
        status: 200,
        body: JSON.stringify({ data: { repository: sent, viewer: sent } }),
      }),
    ],
  ])('that GitHub sends back %s is not shown', async (_, reflect) => {
    const gitops = await withCanary(`mirror-${_.replaceAll(' ', '-')}`)
    await using mirror = await startMirror(reflect)
    const env = {
      GITHUB_API_URL: mirror.url,
      GITHUB_GRAPHQL_URL: `${mirror.url}/graphql`,
      GITHUB_SERVER_URL: mirror.url,
    }
    const run = (guards: Guards) =>
      handle(stage.github, gitops, eventOf(gitops), {
        ...guards,
        extraEnv: { ...guards.extraEnv, ...env },
      })
    expect(await harmOf(gitops, run, stage, mirror.url)).toEqual([])
  })
})
