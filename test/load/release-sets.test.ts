import { recordPayload, releaseId, taskOf } from '@fluxgate/promotion'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { byHand } from '../bundle/stage.ts'
import { type GitHub, type LedgerEntry, startGitHub } from '../github/src/index.ts'
import { sweepAll } from '../support/bundle-runs.ts'
import {
  type GitOps,
  moment,
  NEXT_VERSION,
  releaseOf,
  type Service,
  seedGitOps,
} from '../support/gitops.ts'

jest.setTimeout(240_000)

const SIZES = [10, 1_000] as const

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterAll(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

/** All that is asked of GitHub, git included, to make one pull request: of which pages of records are counted apart. */
const MOST = 15

/** All that is asked to judge it, its list of files and pages of records apart. */
const MOST_TO_JUDGE = 15

describe('a release set', () => {
  const asked = new Map<number, readonly string[]>()
  const judged = new Map<number, readonly string[]>()

  test.each(SIZES)('of %i services is one pull request', async (size) => {
    const gitops = await seedGitOps(github, { services: size, ahead: size, name: `set-${size}` })
    await batched(gitops)
    for (const service of gitops.services) await record(gitops, service)
    const mark = github.ledger.mark()
    const end = await sweepAll(github, gitops)
    asked.set(size, github.ledger.since(mark).map(nameOf))
    expect(end.outputs).toMatchObject({ operation: 'created' })
    const [pull, ...more] = gitops.control.pulls
    expect(more).toEqual([])
    expect(pull?.title).toContain(`to prod (${size} services)`)
    expect(pull?.body.length).toBeLessThanOrEqual(65_536)
    for (const { key } of gitops.services) expect(pull?.body).toContain(`| ${key} |`)
    const [last] = gitops.services.slice(-1)
    const text = await gitops.control.read(`apps/prod/${last?.key}/patch.yaml`, pull?.headOid)
    expect(text).toContain(NEXT_VERSION)
    const before = github.ledger.mark()
    const inputs = { 'pull-request': String(pull?.number) }
    const { outputs } = await byHand({ github }, gitops, 'promotion-gate', inputs)
    judged.set(size, github.ledger.since(before).map(nameOf))
    expect(outputs).toMatchObject({ state: 'success', operation: 'updated' })
  })

  test('is judged by the same few', () => {
    for (const size of SIZES) {
      const all = judged.get(size) ?? []
      const files = Math.ceil(size / 100)
      expect(all.length - pages(all) - files).toBeLessThanOrEqual(MOST_TO_JUDGE)
    }
    expect(pages(judged.get(1_000) ?? [])).toBeLessThanOrEqual(3 + 1_000 / 100)
  })

  test('takes fifteen requests, and one for each hundred records', () => {
    const small = asked.get(10) ?? []
    const large = asked.get(1_000) ?? []
    expect(large.length - pages(large)).toBeLessThanOrEqual(MOST)
    expect(small.length - pages(small)).toBeLessThanOrEqual(MOST + 1)
    expect(pages(small)).toBe(3)
    expect(pages(large)).toBe(3 + 1_000 / 100)
  })
})

const RECORDS = 'GET /repos/{owner}/{repo}/deployments'

function pages(all: readonly string[]): number {
  return all.filter((name) => name === RECORDS).length
}

function nameOf({ route, operations }: LedgerEntry): string {
  return [route, ...operations].join(' ')
}

async function batched({ control, developer }: GitOps): Promise<void> {
  const path = '.fluxgate/policy.yaml'
  const policy = (await control.read(path)) ?? ''
  const text = policy.replace('{ after: [dev],', '{ after: [dev], batch: true,')
  await control.commit({ files: new Map([[path, text]]), message: 'Batch', by: developer.login })
}

/** That dev came up with the next version, as the promoter records it. */
async function record(gitops: GitOps, service: Service): Promise<void> {
  const { version, digest } = releaseOf(service, NEXT_VERSION)
  const image = service.kind === 'image' ? { 'values.image.tag': NEXT_VERSION } : {}
  const pins = { chart: version, ...(digest === undefined ? {} : { digest }), ...image }
  const payload = recordPayload({
    ...{ kind: 'rollout', key: service.key, environment: 'dev', what: 'upgrade' },
    ...{ outcome: 'success', cluster: 'dev-1', reporter: gitops.reporter.id, pins },
    releaseId: releaseId(pins),
    timestamp: moment(Date.now() - 60_000),
    origin: { repository: undefined, commit: undefined },
    reason: undefined,
  })
  const answer = await fetch(`${github.url}/api/v3/repos/${gitops.fullName}/deployments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gitops.token}` },
    body: JSON.stringify({
      ...{ ref: gitops.since, environment: 'dev', task: taskOf(service.key), payload },
      ...{ required_contexts: [], auto_merge: false },
    }),
  })
  if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
}
