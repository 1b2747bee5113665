import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import {
  at,
  COMMIT,
  commitInput,
  openPromotion,
  REFS,
  type Stage,
  stage,
  textAt,
} from './client.ts'

const run = promisify(execFile)
const GATE = 'fluxgate/gate'
const EXPECTED = `Required status check "${GATE}" is expected.`

async function scratchCommit({ gitops }: Stage): Promise<string> {
  const files = { 'apps/dev/a.yaml': 'version: 1.1.0\n' }
  return await gitops.commit({ branch: 'scratch', from: 'main', files, message: 'Bump' })
}

async function moveMain({ app, gitops }: Stage, oid: string) {
  const id = textAt(await app.query('id'), 'id')
  const name = 'refs/heads/main'
  const refUpdates = [{ name, beforeOid: gitops.head(), afterOid: oid, force: false }]
  return await app.graphql(REFS, { input: { repositoryId: id, refUpdates } })
}

describe('a branch with a required status', () => {
  test.each([
    ['ruleset', `Repository rule violations found\n\n${EXPECTED}\n\n`],
    ['protection', EXPECTED],
  ] as const)(
    'of a %s is not moved to a commit without it, by REST or GraphQL',
    async (kind, text) => {
      await using here = await stage()
      const { gitops, app, github } = here
      gitops.protect({ branch: 'main', kind, requiredStatuses: [GATE] })
      const before = gitops.head()
      const oid = await scratchCommit(here)
      const rest = await app.rest('PATCH', '/repos/acme/gitops/git/refs/heads/main', { sha: oid })
      expect([rest.status, at(rest.body, 'message')]).toEqual([422, text])
      const refs = await moveMain(here, oid)
      expect(at(refs.body, 'errors', 0, 'message')).toBe(text)
      const commit = await app.graphql(COMMIT, { input: commitInput('main', before) })
      expect(at(commit.body, 'errors', 0, 'message')).toBe(text)
      expect(at(commit.body, 'data', 'createCommitOnBranch')).toBeNull()
      expect(gitops.head()).toBe(before)
      expect(github.violations).toEqual([])
    },
  )

  test('is fast-forwarded to a commit that has it already', async () => {
    await using here = await stage()
    const { gitops, app } = here
    gitops.protect({ branch: 'main', requiredStatuses: [GATE] })
    const oid = await scratchCommit(here)
    const status = `/repos/acme/gitops/statuses/${oid}`
    await app.rest('POST', status, { state: 'pending', context: GATE })
    expect(at((await moveMain(here, oid)).body, 'errors', 0, 'message')).toContain('is pending')
    await app.rest('POST', status, { state: 'failure', context: GATE })
    expect(at((await moveMain(here, oid)).body, 'errors', 0, 'message')).toContain('is failing')
    await app.rest('POST', status, { state: 'success', context: 'another' })
    expect(at((await moveMain(here, oid)).body, 'errors')).toBeDefined()
    await app.rest('POST', status, { state: 'success', context: GATE })
    expect(at((await moveMain(here, oid)).body, 'errors')).toBeUndefined()
    expect(gitops.head()).toBe(oid)
  })

  test('lets through whom the rule does not bind', async () => {
    await using here = await stage()
    const { gitops, github } = here
    const bot = github.account('fluxgate[bot]').id
    gitops.protect({ branch: 'main', requiredStatuses: [GATE], bypass: [bot] })
    expect(at((await moveMain(here, await scratchCommit(here))).body, 'errors')).toBeUndefined()
  })

  test('shows it to readers: rules to all, classic protection to administrators', async () => {
    await using here = await stage()
    const { gitops, app, as } = here
    gitops.protect({ branch: 'main', requiredStatuses: [GATE], approvals: 1 })
    gitops.protect({ branch: 'main', kind: 'protection', requiredStatuses: ['classic'] })
    const selection = `defaultBranchRef {
      branchProtectionRule { requiredStatusCheckContexts }
      rules(first: 10) { nodes { type parameters {
        ... on RequiredStatusChecksParameters { requiredStatusChecks { context } }
        ... on PullRequestParameters { requiredApprovingReviewCount }
      } } }
    }`
    const seen = await app.query(selection)
    expect(at(seen, 'defaultBranchRef', 'branchProtectionRule')).toEqual({
      requiredStatusCheckContexts: ['classic'],
    })
    expect(at(seen, 'defaultBranchRef', 'rules', 'nodes')).toEqual([
      { type: 'DELETION', parameters: null },
      { type: 'NON_FAST_FORWARD', parameters: null },
      { type: 'PULL_REQUEST', parameters: { requiredApprovingReviewCount: 1 } },
      { type: 'REQUIRED_STATUS_CHECKS', parameters: { requiredStatusChecks: [{ context: GATE }] } },
    ])
    const plain = as('installation', { contents: 'write' })
    const hidden = await plain.query(selection)
    expect(at(hidden, 'defaultBranchRef', 'branchProtectionRule')).toBeNull()
    const rules = await plain.rest('GET', '/repos/acme/gitops/rules/branches/main')
    expect(JSON.stringify(rules.body)).toContain(GATE)
    const path = '/repos/acme/gitops/branches/main/protection'
    expect((await plain.rest('GET', path)).status).toBe(403)
    const protection = await app.rest('GET', path)
    expect(at(protection.body, 'required_status_checks', 'contexts')).toEqual(['classic'])
  })
})

describe('a branch that takes pull requests only', () => {
  test('refuses commits and moves, and takes the merge of an approved pull request', async () => {
    await using here = await stage()
    const { gitops, app } = here
    gitops.protect({ branch: 'main', approvals: 1 })
    const refused = await app.graphql(COMMIT, { input: commitInput('main', gitops.head()) })
    const text =
      'Repository rule violations found\n\nChanges must be made through a pull request.\n\n'
    expect(at(refused.body, 'errors', 0, 'message')).toBe(text)
    const { number } = await openPromotion(here)
    await expect(gitops.mergePullRequest(number, { by: 'ana' })).rejects.toThrow(
      'At least 1 approving review is required by reviewers with write access.',
    )
    gitops.approve(number, 'eve')
    await expect(gitops.mergePullRequest(number, { by: 'ana' })).rejects.toThrow('At least 1')
    gitops.approve(number, 'raj')
    await gitops.mergePullRequest(number, { by: 'ana' })
    expect(await gitops.read('apps/prod/a.yaml')).toBe('version: 1.0.0\n')
  })

  test('is neither pushed back nor deleted', async () => {
    await using here = await stage()
    const { gitops, app } = here
    const old = gitops.head()
    await gitops.commit({ branch: 'kept', from: 'main', files: { x: '1' }, message: 'One' })
    gitops.protect({ branch: 'kept' })
    const path = '/repos/acme/gitops/git/refs/heads/kept'
    const back = await app.rest('PATCH', path, { sha: old, force: true })
    expect(at(back.body, 'message')).toContain('Cannot force-push to this branch')
    const gone = await app.rest('DELETE', path)
    expect(at(gone.body, 'message')).toContain('Cannot delete this branch')
  })
})

describe('git push to a branch with rules', () => {
  test.each([
    [
      'protection',
      'GH006: Protected branch update failed for refs/heads/main.',
      'protected branch hook declined',
    ],
    [
      'ruleset',
      'GH013: Repository rule violations found for refs/heads/main.',
      'push declined due to repository rule violations',
    ],
  ] as const)('of a %s is declined in GitHub’s words', async (kind, code, reason) => {
    await using here = await stage()
    const { gitops, github, app } = here
    gitops.protect({ branch: 'main', kind, requiredStatuses: [GATE] })
    await using clone = await cloned(here, app.token ?? '')
    await clone.commit('apps/dev/a.yaml', 'version: 3.0.0\n')
    const refused = await clone.git('push', 'origin', 'HEAD:main').catch((cause: unknown) => cause)
    const said = String(at(refused, 'stderr'))
    expect(said).toContain(code)
    expect(said).toContain(EXPECTED)
    expect(said).toContain(`(${reason})`)
    const oid = await clone.git('rev-parse', 'HEAD')
    await clone.git('push', 'origin', 'HEAD:scratch')
    await app.rest('POST', `/repos/acme/gitops/statuses/${oid}`, {
      state: 'success',
      context: GATE,
    })
    await clone.git('push', 'origin', 'HEAD:main')
    expect(gitops.head()).toBe(oid)
    const pushes = github.ledger.of('git-receive-pack')
    expect(pushes.map(({ authorization, token }) => [authorization, token])).toEqual(
      Array(3).fill(['basic', 'installation']),
    )
    expect(github.fsck()).toEqual([])
  })
})

/** A clone in a folder of its own, gone afterwards. */
async function cloned({ github }: Stage, token: string) {
  const folder = await mkdtemp(join(tmpdir(), 'clone-'))
  const git = async (...args: readonly string[]) => {
    const named = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args]
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_GLOBAL: '/dev/null' }
    return (await run('git', named, { cwd: folder, env })).stdout.trim()
  }
  const url = github.url.replace('http://', `http://x-access-token:${token}@`)
  await git('clone', '-q', `${url}/acme/gitops.git`, '.')
  return {
    git,
    commit: async (path: string, text: string) => {
      await writeFile(join(folder, path), text)
      await git('commit', '-qam', 'Change')
    },
    [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true, force: true }),
  }
}
