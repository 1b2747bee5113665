import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Permissions } from '../github/src/index.ts'
import { bump, handle, sweepAll } from '../support/bundle-runs.ts'
import { type GitOps, moment, rolloutEvent } from '../support/gitops.ts'
import type { ActionEnd } from '../support/run-action.ts'
import { expectGolden, pullRequestText } from './golden.ts'
import { byHand, endStage, errorsOf, type Stage, setStage, warningsOf } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

const FULL: Permissions = {
  contents: 'write',
  pull_requests: 'write',
  issues: 'read',
  deployments: 'write',
  members: 'read',
  metadata: 'read',
}

function event(gitops: GitOps): unknown {
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  return rolloutEvent(gitops, service, '1.1.0', { at: moment(Date.now()) })
}

function take(gitops: GitOps, token: string): Promise<ActionEnd> {
  return handle(stage.github, { ...gitops, token }, event(gitops))
}

describe("the workflow's own token", () => {
  test('promotes, and says what it can not do where people read it', async () => {
    const gitops = await stage.repository('own')
    const workflow = workflowToken('acme/own', FULL)
    await bump(stage.github, gitops, {
      service: 'svc-0000',
      'chart-version': '1.1.0',
      'image-tag': '1.1.0',
    })
    const end = await take(gitops, workflow)
    expect(end.outputs).toMatchObject({ decision: 'recorded', operation: 'created' })
    const [pull] = gitops.control.pulls
    expect(pull?.author.login).toBe('github-actions[bot]')
    expect(pull?.checksAwaitApproval).toBe(true)
    expectGolden('workflow-token', end.summary, stage.github)
    if (pull !== undefined) {
      expectGolden('workflow-token-body', pullRequestText(pull), stage.github)
    }
  })

  test('that may not open pull requests is told which setting lets it', async () => {
    const gitops = await stage.repository('unchecked', { ahead: 1 })
    gitops.control.forbidActionsPullRequests()
    const end = await take(gitops, workflowToken('acme/unchecked', FULL))
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      expect.stringMatching(
        /^could not .*; turn on "Allow GitHub Actions to create and approve pull requests" in the settings/,
      ),
    ])
  })

  test('that a person attests with can not see who is in a team, and says so', async () => {
    const gitops = await stage.repository('teams', { ahead: 1 })
    const { members: _, ...permissions } = FULL
    const token = workflowToken('acme/teams', permissions)
    const inputs = { environment: 'dev', service: 'svc-0000', reason: 'seen', token }
    const end = await byHand(stage, gitops, 'attest', inputs)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringContaining('members: read')])
  })
})

describe('a token', () => {
  test('that is wrong or has expired is named as that', async () => {
    const gitops = await stage.repository('expired', { ahead: 1 })
    const end = await take(gitops, 'ghs_thistokenhasexpired1234')
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([
      expect.stringMatching(
        /^could not .*: GitHub answered 401 "Bad credentials"; check the input `token`: it is wrong, expired or revoked$/,
      ),
    ])
    expect(`${end.stdout}${end.stderr}`).not.toMatch(/^\s+at /m)
  })

  test('that runs out during the run leaves the rest to the next sweep', async () => {
    const gitops = await stage.repository('runs-out', { ahead: 1 })
    const token = stage.github.token({ kind: 'installation', of: 'acme-fluxgate' })
    stage.github.faults.onBefore('createCommitOnBranch', () => stage.github.revoke(token))
    const end = await take(gitops, token)
    expect(end.exitCode).toBe(0)
    expect(end.outputs).toMatchObject({ operation: 'deferred' })
    expect(warningsOf(end)).toEqual([
      expect.stringMatching(
        /401.*the token has run out during the run; the next sweep takes up what is left$/,
      ),
    ])
    const swept = await sweepAll(stage.github, gitops)
    expect(swept.outputs).toMatchObject({ operation: 'created' })
    expect(gitops.control.pulls).toHaveLength(1)
  })

  test.each([
    ['contents', undefined, 'contents: read'],
    ['contents', 'read', 'contents: write'],
    ['pull_requests', undefined, 'pull-requests: read'],
    ['pull_requests', 'read', 'pull-requests: write'],
    ['deployments', undefined, 'deployments: read'],
    ['deployments', 'read', 'deployments: write'],
  ] as const)('with %s %s is told what it needs', async (permission, level, needed) => {
    const gitops = await stage.repository(`lacks-${permission}-${level}`, { ahead: 1 })
    const { [permission]: _, ...others } = FULL
    const permissions = level === undefined ? others : { ...others, [permission]: level }
    const token = stage.github.token({ kind: 'installation', of: 'acme-fluxgate', permissions })
    const end = await take(gitops, token)
    expect(end.exitCode).toBe(1)
    const [error = '', ...more] = errorsOf(end)
    expect(more).toEqual([])
    expect(error).toMatch(/^could not /)
    expect(error).toContain(needed)
    expect(`${end.stdout}${end.stderr}`).not.toMatch(/^\s+at /m)
    expect(gitops.control.pulls).toEqual([])
  })

  test('of a repository that it does not reach is told so', async () => {
    const gitops = await stage.repository('unseen', { ahead: 1 })
    const token = workflowToken('acme/first', FULL)
    const end = await take(gitops, token)
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toEqual([expect.stringContaining('check the name, and that the token')])
  })
})

function workflowToken(repository: string, permissions: Permissions): string {
  const { members: _, ...granted } = permissions
  return stage.github.token({ kind: 'workflow', repositories: [repository], permissions: granted })
}
