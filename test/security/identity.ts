import { type GitHub, type RepositoryControl, startGitHub } from '../github/src/index.ts'

export const GATE = 'fluxgate/gate'

/** Number of the app behind `GITHUB_TOKEN`. */
const GITHUB_ACTIONS_APP = 15368

/** Whose word the required status has to be, and who can come by it. */
export const SETUPS = ['environment', 'secret', 'workflow'] as const
export type Setup = (typeof SETUPS)[number]

/** What a setup is called in the table that people read. */
export const SETUP_NAMES: Readonly<Record<Setup, string>> = {
  environment: 'App, key in an environment',
  secret: 'App, key as a repository secret',
  workflow: '`GITHUB_TOKEN`',
}

/** A GitOps repository whose main branch requires the gate, and a pull request that the gate has not opened. */
export interface Scene extends AsyncDisposable {
  readonly github: GitHub
  readonly gitops: RepositoryControl
  readonly setup: Setup
  readonly pull: number
  readonly head: string
  /** A token of the identity that the gate is meant to be written by. */
  readonly promoter: string
}

/** Sets the scene; `mallory` can write to the repository, and `mira` has a fork of it. */
export async function setScene(setup: Setup): Promise<Scene> {
  const github = await startGitHub()
  for (const login of ['ana', 'mallory', 'mira']) github.addUser(login)
  const app = github.addApp('acme-fluxgate', {
    contents: 'write',
    deployments: 'write',
    pull_requests: 'write',
    issues: 'read',
    statuses: 'write',
  })
  github.addApp('acme-bumper', { contents: 'write', actions: 'write', statuses: 'write' })
  github.addApp('acme-flux', { contents: 'write' })
  const gitops = await github.createRepository({
    owner: 'acme',
    name: 'gitops',
    files: { 'apps/prod/shop.yaml': 'version: 1.0.0\n' },
    roles: { ana: 'write', mallory: 'write' },
  })
  const statusApp = setup === 'workflow' ? GITHUB_ACTIONS_APP : app.id
  gitops.protect({ branch: 'main', requiredStatuses: [GATE], statusApp, approvals: 0 })
  const head = await gitops.commit({
    branch: 'promote/prod/shop',
    files: { 'apps/prod/shop.yaml': 'version: 1.1.0\n' },
    message: 'Promote shop 1.1.0 to prod',
  })
  const title = 'Promote shop 1.1.0 to prod'
  const { number } = await gitops.openPullRequest({ title, head: 'promote/prod/shop', by: 'ana' })
  const promoter =
    setup === 'workflow'
      ? workflowToken(github, gitops, 'write')
      : github.token({ kind: 'installation', of: 'acme-fluxgate' })
  return {
    ...{ github, gitops, setup, head, promoter },
    pull: number,
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  }
}

/** The token of a workflow run; GitHub gives one that can write to no run of a fork's pull request. */
export function workflowToken(
  github: GitHub,
  { fullName }: RepositoryControl,
  level: 'read' | 'write',
): string {
  const permissions = {
    ...{ contents: level, statuses: level, deployments: level, pull_requests: level },
    issues: 'read',
  } as const
  return github.token({ kind: 'workflow', permissions, repositories: [fullName] })
}

/** Writes the gate's status as green with a token; the HTTP status of the answer. */
export async function writeGreen({ github, gitops, head }: Scene, token: string): Promise<number> {
  const response = await fetch(`${github.url}/repos/${gitops.fullName}/statuses/${head}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ context: GATE, state: 'success' }),
  })
  return response.status
}

/** Whether the pull request can be merged now, as GitHub judges it. */
export async function merges({ gitops, pull }: Scene): Promise<boolean> {
  try {
    await gitops.mergePullRequest(pull, { by: 'mallory' })
    return true
  } catch (cause) {
    if (String(cause).includes(`Required status check "${GATE}"`)) return false
    throw cause
  }
}
