import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GitHub, startGitHub } from '../github/src/index.ts'
import { judge } from '../oracle/oracle.ts'
import { handle, printedBy } from '../support/bundle-runs.ts'
import { faultApplied } from '../support/fault-applied.ts'
import {
  type GitOps,
  moment,
  NEXT_VERSION,
  pin,
  rolloutEvent,
  type Service,
  seedGitOps,
} from '../support/gitops.ts'
import { type ActionEnd, shareProcesses } from '../support/run-action.ts'
import { seenIn } from '../support/seen.ts'

// Those that are killed have a process each all the same.
shareProcesses()

const REQUESTS = 9
/** Of these requests, the one that writes the record, and after which its status is still missing. */
const RECORD = 4

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
/** Of a run that moves a pull request that is open. */
const MOVE_REQUESTS = 9
const LATER_VERSION = '1.2.0'
const CASES = 1 + REQUESTS + SIGNALS.length + MOVE_REQUESTS + 1
/** Three kinds in turn, of which one is used. */
const SERVICES = 3 * CASES

const SUCCESS = '"statuses":["success"]'
const NONE = '"statuses":[]'

// One world for all: each case promotes a service of its own, all of one kind, so that what they leave behind is alike.
let github: GitHub
let gitops: GitOps
let alike: readonly Service[] = []
let whole = ''
let killedAt = 0
const ends: ActionEnd[] = []

beforeAll(async () => {
  github = await startGitHub()
  gitops = await seedGitOps(github, { services: SERVICES, ahead: SERVICES })
  alike = gitops.services.filter(({ kind }) => kind === 'image')
})

afterAll(async () => {
  await github[Symbol.asyncDispose]()
})

function serviceOf(number: number): Service {
  const service = alike[number]
  if (service === undefined) throw new Error('too few services were seeded')
  return service
}

function eventOf(service: Service, version = NEXT_VERSION): unknown {
  return rolloutEvent(gitops, service, version, {
    at: moment(Date.now() + (version === LATER_VERSION ? 10_000 : 0)),
  })
}

/** All that a run has left behind for one service, with names and numbers of the case taken out. */
async function leftBehind(service: Service): Promise<string> {
  const { control } = gitops
  const branch = `promote/prod/${service.key}`
  const records = control.deployments.filter(({ task }) => task === `fluxgate:${service.key}`)
  const state = {
    pulls: control.pulls
      .filter(({ head }) => head === branch)
      .map(({ title, body, state, labels, timeline }) => ({
        title,
        body,
        state,
        labels,
        timeline,
      })),
    overlay: await control.read(`apps/prod/${service.key}/patch.yaml`, branch),
    records: records.map(({ payload, id }) => ({
      payload,
      statuses: control.state.deploymentStatuses.get(id)?.map(({ state }) => state) ?? [],
    })),
  }
  return JSON.stringify(state)
    .replaceAll(',"', ',\n"')
    .replaceAll(service.key, '<service>')
    .replace(/#\d+|\b1\d{6}\b|(?<=\/runs\/)\d+/g, '<number>')
    .replace(/\b[0-9a-f]{12}\b/g, '<release>')
    .replace(/\d{4}-\d\d-\d\dT[0-9:]+Z|\d+ \w+ \d{4}, \d\d:\d\d UTC/g, '<time>')
}

/** Starts the bundle and kills it as soon as request `number` has taken effect, before it hears of that. */
async function killedAfter(
  number: number,
  event: unknown,
  killSignal: 'SIGKILL' | 'SIGTERM' | 'SIGINT' = 'SIGKILL',
): Promise<ActionEnd> {
  github.faults.add({ on: '*', kind: 'timeout-after', nth: number })
  const killWhen = faultApplied(github).then(() => {
    killedAt = performance.now()
  })
  try {
    return await handle(github, gitops, event, { killWhen, killSignal })
  } finally {
    github.faults.clear()
  }
}

test('a run that is not cut short makes as many requests as are cut below', async () => {
  const service = serviceOf(0)
  const mark = github.ledger.mark()
  ends.push(await handle(github, gitops, eventOf(service)))
  expect(github.ledger.since(mark)).toHaveLength(REQUESTS)
  whole = await leftBehind(service)
  expect(whole).toContain('"state":"open"')
  expect(whole).toContain(SUCCESS)
})

describe('a run that is killed is made whole by the next one', () => {
  test.each(Array.from({ length: REQUESTS }, (_, index) => index + 1))(
    'killed after request %i',
    async (number) => {
      const service = serviceOf(number)
      const event = eventOf(service)
      const killed = await killedAfter(number, event)
      expect(killed.exitCode).toBeNull()
      const again = await handle(github, gitops, event)
      ends.push(killed, again)
      expect(again.exitCode).toBe(0)
      // The status of a record is for people and is never read, so a run that finds the record does not look for it.
      const left = await leftBehind(service)
      expect(number === RECORD ? left.replace(NONE, SUCCESS) : left).toEqual(whole)
    },
  )
})

describe('a run that moves an open pull request and is killed is made whole by the next one', () => {
  test.each(Array.from({ length: MOVE_REQUESTS }, (_, index) => index + 1))(
    'killed after request %i, with a commit of somebody else on main since',
    async (number) => {
      const service = serviceOf(1 + REQUESTS + SIGNALS.length + number)
      ends.push(await handle(github, gitops, eventOf(service)))
      await pin(gitops, 'dev', [service], LATER_VERSION)
      const event = eventOf(service, LATER_VERSION)
      const killed = await killedAfter(number, event)
      expect(killed.exitCode).toBeNull()
      await pin(gitops, 'dev', [serviceOf(0)], `1.1.${number}`)
      const again = await handle(github, gitops, event)
      ends.push(killed, again)
      expect(again.exitCode).toBe(0)
      const branch = `promote/prod/${service.key}`
      const pulls = gitops.control.pulls.filter(({ head }) => head === branch)
      const title = `Promote ${service.key} ${LATER_VERSION} to prod`
      expect(pulls).toMatchObject([{ title, state: 'open', headOid: gitops.control.head(branch) }])
      expect(pulls[0]?.body).toContain(LATER_VERSION)
      const branches = [...gitops.control.branches().keys()]
      expect(branches.filter((name) => name.includes(service.key))).toEqual([branch])
    },
  )
})

describe('a run that is told to stop does so within the seconds that a runner gives it', () => {
  test.each(SIGNALS)('%s', async (signal) => {
    const service = serviceOf(1 + REQUESTS + SIGNALS.indexOf(signal))
    const event = eventOf(service)
    const stopped = await killedAfter(REQUESTS - 2, event, signal)
    expect(stopped).toMatchObject({ exitCode: 0, outputs: {} })
    expect(stopped.stdout).toContain(`::warning::stopped by ${signal}`)
    expect(performance.now() - killedAt).toBeLessThan(7_500)
    const again = await handle(github, gitops, event)
    ends.push(stopped, again)
    expect(await leftBehind(service)).toEqual(whole)
  })
})

test('after all of it NOTHING-LOST holds', () => {
  const { violations, ...tally } = judge(seenIn(gitops), {
    edges: [{ from: 'dev', to: 'prod' }],
    secrets: [gitops.token],
    printed: printedBy(ends),
  })
  expect(violations).toEqual([])
  expect(tally).toEqual({ expected: CASES - 1, found: CASES - 1 })
  expect(github.violations).toEqual([])
})
