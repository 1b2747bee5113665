import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GitHub, type LedgerEntry, startGitHub } from '../github/src/index.ts'
import { handle } from '../support/bundle-runs.ts'
import type { Story } from '../support/events.ts'
import {
  FIRST_VERSION,
  type GitOps,
  moment,
  NEXT_VERSION,
  rolloutEvent,
  type Service,
  type ServiceKind,
  seedGitOps,
} from '../support/gitops.ts'
import type { ActionEnd } from '../support/run-action.ts'

const KINDS: readonly ServiceKind[] = ['image', 'oci', 'chart']
const SIZES = [10, 10_000] as const
const MOST_REQUESTS = 10
const MOST_BYTES = 24_000

interface Measured {
  readonly end: ActionEnd
  readonly entries: readonly LedgerEntry[]
  readonly routes: readonly string[]
  /** Both ways, headers and all, as compressed as they went. */
  readonly bytes: number
}

let github: GitHub
const repositories = new Map<number, GitOps>()

beforeAll(async () => {
  github = await startGitHub()
  for (const services of SIZES) {
    const name = `gitops-${services}`
    repositories.set(services, await seedGitOps(github, { services, ahead: 9, name }))
  }
})

afterAll(async () => {
  await github[Symbol.asyncDispose]()
})

function repositoryOf(size: number): GitOps {
  const gitops = repositories.get(size)
  if (gitops === undefined) throw new Error(`no repository of ${size} services`)
  return gitops
}

/** The n-th service of a kind among those that are ahead. */
function serviceOf(gitops: GitOps, kind: ServiceKind, n: number): Service {
  const service = gitops.services.filter((each) => each.kind === kind)[n]
  if (service === undefined) throw new Error('too few services were seeded')
  return service
}

async function measured(gitops: GitOps, event: unknown): Promise<Measured> {
  const mark = github.ledger.mark()
  const end = await handle(github, gitops, event)
  const entries = github.ledger.since(mark)
  return {
    end,
    entries,
    routes: entries.map(({ route, operations }) => [route, ...operations].join(' ')),
    bytes: entries.reduce((sum, { bytesIn, bytesOut }) => sum + bytesIn + bytesOut, 0),
  }
}

function successOf(gitops: GitOps, service: Service, version = NEXT_VERSION) {
  return rolloutEvent(gitops, service, version, { at: moment(Date.now()) })
}

describe.each(SIZES)('in a repository of %i services', (size) => {
  test.each(KINDS)(
    'a new promotion, its record included, takes at most 10 requests and 24 KB (%s)',
    async (kind) => {
      const gitops = repositoryOf(size)
      const run = await measured(gitops, successOf(gitops, serviceOf(gitops, kind, 0)))
      expect(run.end.outputs).toMatchObject({ decision: 'recorded', operation: 'created' })
      expect(run.routes.length).toBeLessThanOrEqual(MOST_REQUESTS)
      expect(run.bytes).toBeLessThanOrEqual(MOST_BYTES)
    },
  )

  test('every request bears the token in its header, and in no address', async () => {
    const gitops = repositoryOf(size)
    const run = await measured(gitops, successOf(gitops, serviceOf(gitops, 'chart', 1)))
    expect(run.entries.length).toBeGreaterThan(0)
    for (const { token, authorization, path } of run.entries) {
      expect({ token, authorization }).toEqual({ token: 'installation', authorization: 'token' })
      expect(path).not.toContain(gitops.token)
    }
  })

  test('an event that changes nothing takes at most 3 requests', async () => {
    const gitops = repositoryOf(size)
    const event = successOf(gitops, serviceOf(gitops, 'image', 1))
    await measured(gitops, event)
    const run = await measured(gitops, event)
    expect(run.end.outputs).toMatchObject({ decision: 'known', operation: 'none' })
    expect(run.routes.length).toBeLessThanOrEqual(3)
    expect(run.entries.filter(({ mutation }) => mutation)).toEqual([])
  })

  test.each<Story>(['uninstall', 'drift detected'])(
    'noise takes no request (%s)',
    async (story) => {
      const gitops = repositoryOf(size)
      const service = serviceOf(gitops, 'chart', 2)
      const at = moment(Date.now())
      const event = rolloutEvent(gitops, service, FIRST_VERSION, { story, at })
      const run = await measured(gitops, event)
      expect(run.end.exitCode).toBe(0)
      expect(run.end.outputs).toMatchObject({ decision: 'noise', operation: 'none' })
      expect(run.routes).toEqual([])
    },
  )

  test('an event of a sender that may not report takes one request', async () => {
    const gitops = repositoryOf(size)
    const forged = { ...gitops, reporter: gitops.developer }
    const run = await measured(gitops, successOf(forged, serviceOf(gitops, 'chart', 2)))
    expect(run.end.outputs).toMatchObject({ decision: 'refused' })
    expect(run.routes).toHaveLength(1)
  })
})

test('a promotion asks the same of GitHub whether the repository holds 10 services or 10,000', async () => {
  // One after the other: the ledger is one for both.
  const runs = []
  for (const size of SIZES) {
    const gitops = repositoryOf(size)
    runs.push(await measured(gitops, successOf(gitops, serviceOf(gitops, 'oci', 1))))
  }
  const [small, large] = runs
  expect(small?.end.outputs['operation']).toBe('created')
  expect(large?.routes).toEqual(small?.routes)
  const ratio = (large?.bytes ?? 0) / (small?.bytes ?? 1)
  expect(ratio).toBeGreaterThan(0.98)
  expect(ratio).toBeLessThan(1.02)
})

test('the stand-in was asked nothing that GitHub would not take', () => {
  expect(github.violations).toEqual([])
})
