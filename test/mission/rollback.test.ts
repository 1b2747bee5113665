import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { repositoryOf, type Stage, setStage } from '../bundle/stage.ts'
import { pin } from '../support/gitops.ts'
import { localCopy } from './local-copy.ts'
import { runWorkflow } from './run-workflow.ts'
import { commit, copyActions, write } from './service-repository.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const CALLER = 'docs/gitops-repository/.github/workflows/rollback.yml'

let stage: Stage
let scratch: string
beforeAll(async () => {
  stage = await setStage()
  scratch = mkdtempSync(join(tmpdir(), 'fluxgate-rollback-'))
})
afterAll(async () => {
  const { violations } = stage.github
  await stage[Symbol.asyncDispose]()
  rmSync(scratch, { recursive: true, force: true })
  expect(violations).toEqual([])
})

/** The caller of the documentation, with the reusable workflow and its actions beside it. */
function checkOut(name: string): string {
  const folder = join(scratch, name)
  const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
  const { text, replaced } = localCopy(read('.github/workflows/rollback.yml'))
  write(folder, {
    '.github/workflows/rollback.yml': read(CALLER).replace(
      /uses: \S+/,
      'uses: ./.github/workflows/reusable.yml',
    ),
    '.github/workflows/reusable.yml': text,
    'doubles/app-token/action.yml': 'runs: { using: composite, steps: [] }\n',
  })
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main', folder])
  const origin = `https://github.com/acme/${name}.git`
  execFileSync('git', ['-C', folder, 'remote', 'add', 'origin', origin])
  copyActions(folder, replaced)
  commit(folder, 'Roll back with Fluxgate')
  return folder
}

/** Somebody starts Rollback by hand, on a ref. */
async function start(name: string, ref: string) {
  const { github } = stage
  const gitops = await stage.repository(name)
  await pin(gitops, 'prod', gitops.services, '1.1.0')
  const { id, login, kind } = github.account(gitops.ops.login)
  const inputs = { environment: 'prod', service: 'svc-0000', to: 'previous', reason: 'it leaks' }
  const end = await runWorkflow({
    folder: checkOut(name),
    home: join(scratch, `home-${name}`),
    workflow: '.github/workflows/rollback.yml',
    eventName: 'workflow_dispatch',
    actor: login,
    event: {
      inputs,
      ref,
      repository: repositoryOf(gitops),
      sender: { id, login, type: kind },
    },
    secrets: { GITHUB_TOKEN: gitops.token },
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      GITHUB_SERVER_URL: github.url,
      GITHUB_ACTOR_ID: String(id),
      GITHUB_TRIGGERING_ACTOR: login,
    },
    path: [],
    onJob: () => undefined,
  })
  return { end, gitops }
}

describe('rollback.yml, started by hand', () => {
  test('opens the pull request that takes prod back', async () => {
    const { end, gitops } = await start('by-workflow', 'refs/heads/main')
    const open = gitops.control.pulls.map(({ title }) => title)
    if (end.exitCode !== 0 || open.length === 0) throw new Error(end.log)
    expect(open).toEqual(['Roll back svc-0000 to 1.0.0 in prod'])
    expect(Object.fromEntries(end.jobs)).toEqual({ 'Roll back': 'succeeded' })
  }, 120_000)

  test('does nothing on another ref than the default branch', async () => {
    const { end, gitops } = await start('by-branch', 'refs/heads/mine')
    expect(end.jobs.size).toBe(0)
    expect(gitops.control.pulls).toEqual([])
  }, 120_000)
})
