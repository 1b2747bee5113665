import { createGitHubForge, type HistoryPage } from '@fluxgate/forge'
import { systemClock } from '@fluxgate/transport'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GitHub, startGitHub } from '../../../test/github/src/index.ts'
import type { Sources } from '../src/facts/gather-services.ts'
import { othersThen } from '../src/facts/others-of-set.ts'
import { openRecordBook } from '../src/facts/record-book.ts'
import { gitSnapshots, type Snapshot } from '../src/facts/snapshot.ts'
import { filesAt } from '../src/facts/view.ts'
import { type Base, openRepository } from '../src/repository.ts'

const REPOSITORY = { owner: 'acme', name: 'gitops' }
const HOUR = 3_600_000
const BEGIN = Date.parse('2026-11-19T09:00:00Z')
const POLICY = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", batch: true }
`

/** What each commit pins in dev, an hour after the one before; prod has 1.0.0 of everything. */
const COMMITS: readonly Readonly<Record<string, string>>[] = [
  { still: '1.0.0', early: '1.1.0', back: '1.0.0', touched: '1.0.0', forth: '1.0.0', up: '0.9.0' },
  { early: '1.0.0', back: '1.1.0' },
  // The older state is as old as this one.
  { other: '1.1.0' },
  { back: '1.0.0', touched: '1.0.0\n  interval: 1m', forth: '1.1.0' },
  { forth: '1.0.0', up: '1.0.0' },
]
const SERVICES = Object.keys(COMMITS[0] ?? {})
const BACK = [{ upstream: 'dev', at: new Date(BEGIN + 2 * HOUR).toISOString() }]

let github: GitHub
let base: Base
let token: string

beforeAll(async () => {
  github = await startGitHub()
  github.addOrganization('acme')
  github.addApp('fluxgate', {
    contents: 'read',
    pull_requests: 'read',
    deployments: 'read',
    issues: 'read',
  })
  github.addUser('ana')
  const roles = { ana: 'write' } as const
  const prod = SERVICES.map((key) => release('prod', key, '1.0.0'))
  const files = { '.fluxgate/policy.yaml': POLICY, ...Object.assign({}, ...prod) }
  const control = await github.createRepository({ ...REPOSITORY, files, roles, at: BEGIN - HOUR })
  for (const [index, pins] of COMMITS.entries()) {
    const dev = Object.entries(pins).map(([key, version]) => release('dev', key, version))
    const at = BEGIN + index * HOUR
    await control.commit({ files: Object.assign({}, ...dev), message: 'x', by: 'ana', at })
  }
  token = github.token({ kind: 'installation', of: 'fluxgate' })
  const opened = await openRepository(forge())
  if (opened.kind !== 'open') throw new Error(opened.kind)
  base = opened.base
})

afterAll(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

function release(environment: string, key: string, version: string): Record<string, string> {
  const path = `apps/${environment}/${key}/release.yaml`
  return {
    [`apps/${environment}/${key}/kustomization.yaml`]: 'resources: [release.yaml]\n',
    [path]: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: ${key}, namespace: apps }
spec:
  chart: { spec: { chart: ${key}, sourceRef: { kind: HelmRepository, name: acme }, version: ${version.split('\n')[0]} } }
${version.includes('\n') ? version.slice(version.indexOf('\n') + 1) : ''}
`,
  }
}

function forge() {
  return createGitHubForge({
    ...{ token, repository: REPOSITORY, apiUrl: github.url, graphqlUrl: github.graphqlUrl },
    ...{ clock: systemClock, log: () => undefined },
  })
}

function snapshot(depth: number): Promise<Snapshot | undefined> {
  const remote = { serverUrl: github.url, token, ...REPOSITORY }
  return gitSnapshots(remote, () => undefined)(base.commit, depth)
}

async function asked(others: readonly string[], sources: Partial<Sources>, own = forge()) {
  const all = { read: filesAt(own, base.commit), book: openRecordBook(own, base, []), ...sources }
  const target = base.policy.environments.find(({ name }) => name === 'prod')
  if (target === undefined) throw new Error('no prod')
  const ports = { forge: own, clock: systemClock }
  const found = await othersThen(ports, base, { target, others }, BACK, all)
  return found?.map(({ gathered }) => gathered.facts.key)
}

/** A first page that has nothing but what a merged branch passed through on its way. */
function passedThrough({ commits }: HistoryPage): Pick<HistoryPage, 'commits' | 'next'> {
  return { commits: commits.slice(0, 1).map((one) => ({ ...one, passing: true })), next: 'more' }
}

describe('the other services of a set', () => {
  test('are those that were otherwise at an older state, by git and by GitHub alike', async () => {
    const mark = github.ledger.mark()
    expect(await asked(SERVICES, {})).toEqual(['back', 'up'])
    const byApi = github.ledger.since(mark).length
    await using git = await snapshot(100)
    const again = github.ledger.mark()
    expect(await asked(SERVICES, { ...git })).toEqual(['back', 'up'])
    expect([byApi, github.ledger.since(again).length]).toEqual([3, 0])
  })

  test('are looked at where git has changed anything since', async () => {
    await using git = await snapshot(100)
    const paths = SERVICES.map((key) => `apps/dev/${key}`)
    const changed = await git?.changedSince(paths, BACK[0]?.at ?? '')
    const keys = [...(changed ?? [])].map((path) => path.slice('apps/dev/'.length))
    expect(keys.toSorted()).toEqual(['back', 'forth', 'touched', 'up'])
  })

  test('are asked for where git was not fetched as far back', async () => {
    await using git = await snapshot(2)
    expect(await asked(SERVICES, { ...git })).toEqual(['back', 'up'])
  })

  test('are looked at where a branch passed through more than was read', async () => {
    const real = forge()
    const read: typeof real.read = async (request) => {
      const answer = await real.read(request)
      if (request.histories.some(({ first }) => first > 10)) return answer
      const histories = answer.histories.map((page) => ({ ...page, ...passedThrough(page) }))
      return { ...answer, histories }
    }
    expect(await asked(SERVICES, {}, { ...real, read })).toEqual(['back', 'up'])
  })

  test('can not be told where that would take too many requests', async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => `s${index}`)
    const mark = github.ledger.mark()
    expect(await asked(many, {})).toBeUndefined()
    expect(github.ledger.since(mark)).toEqual([])
  })
})
