import { systemClock } from '@fluxgate/transport'
import { expect, test } from '@jest/globals'
import { type GitHub, startGitHub } from '../github/src/index.ts'
import { judge, type Laws } from '../oracle/oracle.ts'
import { bump, handle, printedBy, sweepAll } from '../support/bundle-runs.ts'
import {
  FIRST_VERSION,
  type GitOps,
  moment,
  NEXT_VERSION,
  pin,
  releaseOf,
  rolloutEvent,
  type Service,
  seedGitOps,
} from '../support/gitops.ts'
import { inFlight } from '../support/in-flight.ts'
import { handleInProcess } from '../support/in-process.ts'
import { pinFile } from '../support/overlays.ts'
import { shareProcesses } from '../support/run-action.ts'
import { seenIn } from '../support/seen.ts'
import { virtualClock } from '../support/virtual-clock.ts'

shareProcesses()

/** Processes at a time: the machine has two cores, a runner has one for each. */
const WIDTH = 6
const EDGES = [{ from: 'dev', to: 'prod' }]

function verdict(github: GitHub, gitops: GitOps, laws: Partial<Laws> = {}) {
  expect(github.violations).toEqual([])
  const secrets = [gitops.token, gitops.bumpToken]
  return judge(seenIn(gitops), { edges: EDGES, secrets, ...laws })
}

/** What a service repository asks of the bump. */
function bumpInputs(service: Service, version: string): Record<string, string> {
  const { digest } = releaseOf(service, version)
  return {
    service: service.key,
    'chart-version': version,
    ...(digest === undefined ? {} : { 'chart-digest': digest }),
    ...(service.kind === 'image' ? { 'image-tag': version } : {}),
    source: `acme/${service.key}@${'a'.repeat(40)}`,
  }
}

test('60 bumps at once on one branch all land, and none undoes another', async () => {
  await using github = await startGitHub()
  const gitops = await seedGitOps(github, { services: 60 })
  const ends = await inFlight(gitops.services, 10, (service) =>
    bump(github, gitops, bumpInputs(service, NEXT_VERSION)),
  )
  expect(ends.map(({ outputs }) => outputs['operation'])).toEqual(ends.map(() => 'committed'))
  for (const service of gitops.services) {
    const [[path, text] = ['', '']] = pinFile('dev', service, NEXT_VERSION)
    expect(await gitops.control.read(path)).toBe(text)
  }
  const commits = github.events.filter(
    ({ kind, detail, actor }) =>
      kind === 'ref-updated' && detail['ref'] === 'refs/heads/main' && actor === 'acme-bumper[bot]',
  )
  expect(commits).toHaveLength(60)
  const conflicts = github.ledger.of('createCommitOnBranch').length - commits.length
  expect(conflicts).toBeGreaterThan(0)
  const printed = printedBy(ends)
  expect(verdict(github, gitops, { printed })).toEqual({ expected: 0, found: 0, violations: [] })
})

/** Of so many events one goes through the bundle, and the others through its code in this process, all in the same moment. */
const BUNDLED = 5

test('200 events at once for as many services, 40 of them through the bundle, give 200 promotions, and a sweep adds nothing', async () => {
  await using github = await startGitHub()
  const gitops = await seedGitOps(github, { services: 200, ahead: 200 })
  const at = moment(Date.now())
  const event = (service: Service) => rolloutEvent(gitops, service, NEXT_VERSION, { at })
  const bundled = gitops.services.filter((_, index) => index % BUNDLED === 0)
  const others = gitops.services.filter((_, index) => index % BUNDLED !== 0)
  const [ends, handled] = await Promise.all([
    inFlight(bundled, WIDTH, (service) => handle(github, gitops, event(service))),
    inFlight(others, others.length, (service) =>
      handleInProcess(github, gitops, event(service), systemClock),
    ),
  ])
  const operations = [
    ...ends.map(({ outputs }) => outputs['operation']),
    ...handled.map((one) => (one.kind === 'done' ? one.outcome.outputs['operation'] : one.why)),
  ]
  expect(operations).toHaveLength(200)
  expect(operations).toEqual(operations.map(() => 'created'))
  const mark = github.ledger.mark()
  const swept = await sweepAll(github, gitops)
  expect(swept.outputs).toMatchObject({ operation: 'none' })
  expect(github.ledger.since(mark).filter(({ mutation }) => mutation)).toEqual([])
  const printed = printedBy([...ends, swept])
  expect(verdict(github, gitops, { printed })).toEqual({
    expected: 200,
    found: 200,
    violations: [],
  })
})

/** Dev has had so many versions, one commit each; Flux told each of them when it was new. */
async function longHistory(
  github: GitHub,
  gitops: GitOps,
  service: Service,
  { until, length }: { readonly until: number; readonly length: number },
) {
  const versions = Array.from({ length }, (_, index) => `1.0.${index + 1}`)
  const start = until - length * HOUR
  const events: Record<string, unknown>[] = []
  for (const [index, version] of versions.entries()) {
    const at = start + index * HOUR
    await pin(gitops, 'dev', [service], version, at)
    events.push(rolloutEvent(gitops, service, version, { at: moment(at + MINUTE) }))
  }
  expect(github.violations).toEqual([])
  return { versions, events }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** Each event this often, in some order. */
function repeated<Item>(items: readonly Item[], times: number, random: () => number) {
  return shuffled(
    items.flatMap((item) => Array.from({ length: times }, () => item)),
    random,
  )
}

/** Titles that the one pull request of a service has had, oldest first. */
function titlesOf({ control }: GitOps): readonly string[] {
  const [pull] = control.pulls
  const former = pull?.timeline.flatMap((item) => (item.kind === 'renamed' ? [item.previous] : []))
  return [...(former ?? []), pull?.title ?? '']
}

function patchOf(title: string): number {
  return Number(/ 1\.0\.(\d+) to /.exec(title)?.[1])
}

/** Patch numbers that the branch of a service's promotion pinned, head after head. */
async function pinnedByHeads(
  { events }: GitHub,
  { control }: GitOps,
  service: Service,
): Promise<readonly number[]> {
  const [[path] = ['']] = pinFile('prod', service, FIRST_VERSION)
  const ref = `refs/heads/promote/prod/${service.key}`
  const heads = events.flatMap(({ kind, detail }) =>
    kind === 'ref-updated' && detail['ref'] === ref ? [String(detail['after'])] : [],
  )
  const texts = await Promise.all(heads.map((head) => control.read(path, head)))
  return texts.map((text) => Number(/\b1\.0\.(\d+)\b/.exec(text ?? '')?.[1]))
}

/** A run that finds a branch without its pull request makes the head anew, so two that open at once pin the same one after the other. */
function expectRising(patches: readonly number[]): void {
  expect(patches).toEqual(patches.toSorted((a, b) => a - b))
}

/** One pull request whose branch only ever rose, and whose title says so in the end. */
async function expectRisingTo(
  github: GitHub,
  gitops: GitOps,
  service: Service,
  version: string,
): Promise<void> {
  expect(gitops.control.pulls).toHaveLength(1)
  const heads = await pinnedByHeads(github, gitops, service)
  expectRising(heads)
  expect(`1.0.${heads.at(-1)}`).toBe(version)
  expect(`1.0.${titlesOf(gitops).map(patchOf).at(-1)}`).toBe(version)
}

test('30 of 1,000 events for one service, through the bundle with 6 at a time, end in one pull request at the highest version', async () => {
  await using github = await startGitHub()
  const gitops = await seedGitOps(github, { services: 3 })
  const [service] = gitops.services
  if (service === undefined) throw new Error('no service')
  const { events } = await longHistory(github, gitops, service, {
    until: Date.now(),
    length: 25,
  })
  const clock = virtualClock(60)
  const sample = shuffled([...events, ...events.slice(-5)], clock.random)
  const since = gitops.control.head() ?? ''
  const ends = await inFlight(sample, WIDTH, (event) => handle(github, gitops, event))
  expect(ends.filter(({ exitCode }) => exitCode !== 0)).toEqual([])
  // Titles may go back for a moment: GitHub takes the title of a run that another one has overtaken since its move.
  await expectRisingTo(github, gitops, service, '1.0.25')
  const laws = { printed: printedBy(ends), recordsRaced: true }
  expect(verdict(github, { ...gitops, since }, laws)).toEqual({
    expected: 1,
    found: 1,
    violations: [],
  })
})

test('1,000 events for one service, 10 versions 100 times each in any order, end in one pull request that only ever rose (the code of the bundle in one process, one event after the other, as the queue of the workflow has it)', async () => {
  const clock = virtualClock(1000)
  await using github = await startGitHub({ now: clock.milliseconds })
  const gitops = await seedGitOps(github, { services: 3 })
  const [service] = gitops.services
  if (service === undefined) throw new Error('no service')
  const { events } = await longHistory(github, gitops, service, {
    until: clock.milliseconds(),
    length: 10,
  })
  const since = gitops.control.head() ?? ''
  const decisions = new Map<string, number>()
  for (const event of repeated(events, 100, clock.random)) {
    const handled = await handleInProcess(github, gitops, event, clock)
    if (handled.kind !== 'done') throw new Error(handled.why)
    const decision = handled.outcome.outputs['decision'] ?? ''
    decisions.set(decision, (decisions.get(decision) ?? 0) + 1)
  }
  expect(Object.fromEntries(decisions)).toEqual({ recorded: 10, known: 990 })
  await expectRisingTo(github, gitops, service, '1.0.10')
  const titles = titlesOf(gitops).map(patchOf)
  expectRising(titles)
  expect(new Set(titles).size).toBe(titles.length)
  expect(verdict(github, { ...gitops, since })).toEqual({ expected: 1, found: 1, violations: [] })
})

test('events that name what dev never ran change nothing', async () => {
  await using github = await startGitHub()
  const gitops = await seedGitOps(github, { services: 3, ahead: 3 })
  const at = moment(Date.now())
  const ends = await inFlight(gitops.services, WIDTH, (service) =>
    handle(github, gitops, rolloutEvent(gitops, service, '9.9.9', { at })),
  )
  expect(ends.map(({ outputs }) => outputs['decision'])).toEqual(ends.map(() => 'unknown'))
  expect(gitops.control.pulls).toEqual([])
  expect(await gitops.control.read('apps/prod/svc-0002/patch.yaml')).toContain(FIRST_VERSION)
})
