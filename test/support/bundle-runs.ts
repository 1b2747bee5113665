import type { GitHub } from '../github/src/index.ts'
import type { GitOps } from './gitops.ts'
import { type ActionEnd, type ActionStart, aRunId, runAction } from './run-action.ts'

type More = Partial<
  Pick<ActionStart, 'killWhen' | 'killSignal' | 'nodeArguments' | 'extraEnv' | 'wrapper' | 'alone'>
>

/** The built handler, started by an event as GitHub would start it. */
export function handle(
  github: GitHub,
  gitops: GitOps,
  event: unknown,
  more: More = {},
): Promise<ActionEnd> {
  return runAction({
    ...where(github, gitops),
    action: 'handle-dispatch-promotion',
    eventName: 'repository_dispatch',
    event,
    inputs: { token: gitops.token, 'dry-run': 'false' },
    actor: gitops.reporter.login,
    ...more,
  })
}

/** The built sweep, started by a schedule. */
export function sweepAll(
  github: GitHub,
  gitops: GitOps,
  inputs: Readonly<Record<string, string>> = {},
  more: More = {},
): Promise<ActionEnd> {
  return runAction({
    ...where(github, gitops),
    action: 'open-promotion-pr',
    eventName: 'schedule',
    event: { schedule: '*/15 * * * *', repository: repositoryOf(gitops) },
    inputs: { token: gitops.token, 'dry-run': 'false', ...inputs },
    ...more,
  })
}

/** The built bump, started from a service repository. */
export function bump(
  github: GitHub,
  gitops: GitOps,
  inputs: Readonly<Record<string, string>>,
  more: More = {},
): Promise<ActionEnd> {
  return runAction({
    ...where(github, gitops),
    action: 'bump-helmrelease',
    eventName: 'workflow_dispatch',
    event: { repository: repositoryOf(gitops), ref: 'refs/heads/main', sender: gitops.developer },
    inputs: { token: gitops.bumpToken, environment: 'dev', 'dry-run': 'false', ...inputs },
    ...more,
  })
}

function where(github: GitHub, gitops: GitOps) {
  return {
    repository: gitops.fullName,
    apiUrl: github.url,
    graphqlUrl: github.graphqlUrl,
    serverUrl: github.url,
    sha: gitops.since,
    runId: aRunId(),
  }
}

function repositoryOf({ control }: GitOps) {
  const { id, name, fullName, owner, defaultBranch } = control.state
  return {
    id,
    name,
    full_name: fullName,
    owner: { id: owner.id, login: owner.login },
    default_branch: defaultBranch,
  }
}

/** Everything that runs printed, for the oracle to look for tokens in. */
export function printedBy(ends: readonly ActionEnd[]): ReadonlyMap<string, string> {
  return new Map(
    ends.flatMap(({ stdout, stderr, summary, outputs }, index) => [
      [`stdout of run ${index}`, withoutMasks(stdout)],
      [`stderr of run ${index}`, stderr],
      [`the summary of run ${index}`, summary],
      [`the outputs of run ${index}`, JSON.stringify(outputs)],
    ]),
  )
}

/** `::add-mask::` has to name what it masks; the runner takes the line away. */
function withoutMasks(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n')
}
