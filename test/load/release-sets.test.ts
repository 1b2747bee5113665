import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { byHand } from '../bundle/stage.ts'
import { type GitHub, type LedgerEntry, startGitHub } from '../github/src/index.ts'
import { sweepAll } from '../support/bundle-runs.ts'
import { NEXT_VERSION, seedGitOps } from '../support/gitops.ts'
import { proveTogether } from '../support/proven-together.ts'

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
const MOST = 13

/** All that is asked to judge it, its list of files and pages of records apart. */
const MOST_TO_JUDGE = 6

describe('a release set', () => {
  const asked = new Map<number, readonly string[]>()
  const judged = new Map<number, readonly string[]>()

  test.each(SIZES)('of %i services is one pull request', async (size) => {
    const gitops = await seedGitOps(github, { services: size, ahead: size, name: `set-${size}` })
    await proveTogether(github, gitops)
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

  test('takes sixteen requests, and one for each hundred records', () => {
    const small = asked.get(10) ?? []
    const large = asked.get(1_000) ?? []
    expect(large.length - pages(large)).toBeLessThanOrEqual(MOST)
    expect(small.length - pages(small)).toBeLessThanOrEqual(MOST + 1)
    expect(pages(small)).toBe(3)
    expect(pages(large)).toBe(2 + 1_000 / 100)
  })
})

const RECORDS = 'GET /repos/{owner}/{repo}/deployments'

function pages(all: readonly string[]): number {
  return all.filter((name) => name === RECORDS).length
}

function nameOf({ route, operations }: LedgerEntry): string {
  return [route, ...operations].join(' ')
}
