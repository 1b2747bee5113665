import type { Outcome } from '@fluxgate/action-kit'
import { createGitHubForge, ForgeError, type ForgeErrorKind } from '@fluxgate/forge'
import type { Clock } from '@fluxgate/transport'
import { run as handleDispatch } from '../../actions/handle-dispatch-promotion/src/run.ts'
import type { GitHub } from '../github/src/index.ts'
import type { GitOps } from './gitops.ts'

export interface InProcessOptions {
  readonly requestTimeoutSeconds?: number
  readonly deadlineSeconds?: number
}

/** What the handler came to: its outcome, or the class of the error that it ended with. A bug is thrown. */
export type Handled =
  | { readonly kind: 'done'; readonly outcome: Outcome; readonly log: readonly string[] }
  | { readonly kind: ForgeErrorKind; readonly why: string; readonly log: readonly string[] }

/**
 * Handles an event with the code of the bundle and without the process around it: over HTTP as ever, but in a time that can be
 * a virtual one.
 */
export async function handleInProcess(
  github: GitHub,
  gitops: GitOps,
  event: unknown,
  clock: Clock,
  options: InProcessOptions = {},
): Promise<Handled> {
  const { owner, name, defaultBranch } = gitops.control.state
  const repository = { owner: owner.login, name }
  const log: string[] = []
  const { token } = gitops
  const forge = createGitHubForge({
    token,
    repository,
    apiUrl: github.url,
    graphqlUrl: github.graphqlUrl,
    clock,
    log: (line) => void log.push(line),
    ...options,
  })
  const started = {
    eventName: 'repository_dispatch',
    ref: `refs/heads/${defaultBranch}`,
    repository,
    defaultBranch,
    triggeringActor: gitops.reporter.login,
    sender: undefined,
    serverUrl: github.url,
    runUrl: `${github.url}/${gitops.fullName}/actions/runs/1`,
  }
  const inputs = { event: undefined, sourceToken: undefined, repository, token, dryRun: false }
  try {
    const outcome = await handleDispatch(inputs, event, started, { forge, clock })
    return { kind: 'done', outcome, log }
  } catch (error) {
    if (error instanceof ForgeError) return { kind: error.kind, why: error.message, log }
    throw error
  }
}
