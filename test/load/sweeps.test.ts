import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GitHub, type LedgerEntry, startGitHub } from '../github/src/index.ts'
import { sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, NEXT_VERSION, pin, seedGitOps } from '../support/gitops.ts'
import type { ActionEnd } from '../support/run-action.ts'

const SIZES = [10, 500, 10_000] as const
const CHANGED = 10

/** Identity and policy, our open pull requests, each environment's listing, the snapshot, scratch and promotion branches. */
const MOST_FOR_NOTHING = 10

interface Swept {
  readonly end: ActionEnd
  readonly entries: readonly LedgerEntry[]
}

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterAll(async () => {
  const { violations } = github
  await github[Symbol.asyncDispose]()
  expect(violations).toEqual([])
})

async function swept(gitops: GitOps, extraEnv: Readonly<Record<string, string>> = {}) {
  const mark = github.ledger.mark()
  const end = await sweepAll(github, gitops, {}, { extraEnv })
  return { end, entries: github.ledger.since(mark) }
}

function expectSettled({ end }: Swept, services: number): void {
  expect(end.outputs['reason']).toBe(`looked at ${services} services`)
  expect(end.exitCode).toBe(0)
}

describe('the requests of a sweep', () => {
  const counts = new Map<number, { readonly none: number; readonly changed: number }>()

  test.each(SIZES)(
    'are a handful where nothing is to be done among %i services',
    async (services) => {
      const gitops = await seedGitOps(github, { services, name: `gitops-${services}` })
      const none = await swept(gitops)
      expectSettled(none, services)
      expect(none.entries.length).toBeLessThanOrEqual(MOST_FOR_NOTHING)
      await pin(gitops, 'dev', gitops.services.slice(-CHANGED), NEXT_VERSION)
      const changed = await swept(gitops)
      expectSettled(changed, services)
      counts.set(services, { none: none.entries.length, changed: changed.entries.length })
    },
  )

  test('grow by as much for ten services that differ whatever else there is', () => {
    const grown = SIZES.map(
      (size) => (counts.get(size)?.changed ?? 0) - (counts.get(size)?.none ?? 0),
    )
    for (const more of grown) {
      expect(more).toBeGreaterThan(0)
      expect(more).toBeLessThanOrEqual(CHANGED / 2)
    }
    // Few services are read without git, which takes a request more.
    expect(grown[1]).toBe(grown[2])
  })

  test('are one for each eight of five hundred services that all differ', async () => {
    const services = 500
    const gitops = await seedGitOps(github, { services, ahead: services, name: 'gitops-all' })
    const all = await swept(gitops)
    expectSettled(all, services)
    expect(all.entries.length).toBeLessThanOrEqual(services / 8)
  })
})

test('without git a sweep comes to the same by the API, and says so', async () => {
  const services = 400
  const gitops = await seedGitOps(github, { services, ahead: 3, name: 'gitops-without-git' })
  const folder = mkdtempSync(join(tmpdir(), 'no-git-'))
  const by = { git: await swept(gitops), api: await swept(gitops, { PATH: folder }) }
  rmSync(folder, { recursive: true })
  expectSettled(by.api, services)
  expect(by.api.end.outputs).toEqual(by.git.end.outputs)
  expect(by.api.end.stdout).toContain("overlays are read by GitHub's API")
  expect(by.api.end.stdout).toContain('git: not found in PATH')
  expect(by.git.end.stdout).not.toContain("GitHub's API")
  const listed = ({ entries }: Swept) => entries.filter(({ route }) => route.includes('git')).length
  expect(listed(by.api)).toBe(0)
  expect(listed(by.git)).toBeGreaterThan(0)
})
