import { expect } from '@jest/globals'
import { type GitHub, startGitHub } from '../github/src/index.ts'
import { type GitOps, type GitOpsSeed, seedGitOps } from '../support/gitops.ts'
import { type ActionEnd, type ActionStart, aRunId, runAction } from '../support/run-action.ts'

/** Everybody who acts on a stage, whatever the repository. */
export type People = Pick<GitOps, 'promoter' | 'reporter' | 'ops' | 'developer'>

/** A stand-in for GitHub with people on it; repositories come one by one. */
export interface Stage extends AsyncDisposable {
  readonly github: GitHub
  readonly people: People
  /** A GitOps repository of its own: `acme/<name>`. */
  repository(
    name: string,
    seed?: Omit<GitOpsSeed, 'name' | 'services' | 'policy'> & {
      readonly services?: number | readonly string[]
      readonly policy?: (people: People) => string
    },
  ): Promise<GitOps>
}

/** Starts a stand-in, in the time of the machine or another; dispose of it when the tests are done. */
export async function setStage(now: () => number = Date.now): Promise<Stage> {
  const github = await startGitHub({ now })
  const people = await seedGitOps(github, { services: 1, name: 'first' })
  github.addUser('mallory')
  return {
    github,
    people,
    repository: (name, { services = 1, policy, ...seed } = {}) =>
      seedGitOps(github, {
        ...seed,
        name,
        services,
        ...(policy === undefined ? {} : { policy: policy(people) }),
      }),
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  }
}

/** Ends a stage, and the tests on it where GitHub would have refused something, or its repositories are not sound. */
export async function endStage(stage: Stage): Promise<void> {
  const { violations } = stage.github
  const faults = stage.github.fsck()
  await stage[Symbol.asyncDispose]()
  expect(violations).toEqual([])
  expect(faults).toEqual([])
}

type More = Partial<Omit<ActionStart, 'action' | 'inputs'>>

/** A built action, started by hand on the default branch; by whom: `by`, a login, the one of the operations team by default. */
export function byHand(
  { github }: Pick<Stage, 'github'>,
  gitops: GitOps,
  action: string,
  inputs: Readonly<Record<string, string>>,
  more: More & { readonly by?: string } = {},
): Promise<ActionEnd> {
  const { by = gitops.ops.login, ...rest } = more
  const { id, login, kind } = github.account(by)
  return runAction({
    action,
    inputs: { token: gitops.token, ...inputs },
    eventName: 'workflow_dispatch',
    event: {
      inputs,
      ref: 'refs/heads/main',
      repository: repositoryOf(gitops),
      sender: { id, login, type: kind },
    },
    repository: gitops.fullName,
    ...addresses(github),
    sha: gitops.since,
    actor: login,
    runId: aRunId(),
    ...rest,
  })
}

/** Where the stand-in answers. */
export function addresses(github: GitHub): {
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly serverUrl: string
} {
  return { apiUrl: github.url, graphqlUrl: github.graphqlUrl, serverUrl: github.url }
}

/** A repository as the event of a run names it. */
export function repositoryOf({ control }: Pick<GitOps, 'control'>): Record<string, unknown> {
  const { id, name, fullName, owner, defaultBranch } = control.state
  return {
    id,
    name,
    full_name: fullName,
    private: true,
    owner: { id: owner.id, login: owner.login, type: owner.kind },
    default_branch: defaultBranch,
  }
}

/** The errors that the run's page would show, without what their place adds to the line. */
export function errorsOf({ stdout }: Pick<ActionEnd, 'stdout'>): readonly string[] {
  return annotationsOf(stdout, 'error')
}

/** The warnings that the run's page would show. */
export function warningsOf({ stdout }: Pick<ActionEnd, 'stdout'>): readonly string[] {
  return annotationsOf(stdout, 'warning')
}

function annotationsOf(stdout: string, level: string): readonly string[] {
  return stdout.split('\n').flatMap((line) => {
    const [, data] = new RegExp(`^::${level}(?: [^:]*)?::(.*)$`).exec(line) ?? []
    if (data === undefined) return []
    return [data.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%')]
  })
}

/** Requests since a mark that changed something at GitHub. */
export function writesSince(github: GitHub, mark: number): readonly string[] {
  return github.ledger
    .since(mark)
    .filter(({ mutation }) => mutation)
    .map(({ route, operations }) => [route, ...operations].join(' '))
}
