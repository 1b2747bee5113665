import { createGitHubForge, type GitHubForge, type Repository } from '@fluxgate/forge'
import { systemClock } from '@fluxgate/transport'
import { gitSnapshots, type SnapshotSource } from './facts/snapshot.ts'
import type { Ports } from './ports.ts'

/** Where GitHub is, as the runner says. */
export interface GitHubServer {
  readonly serverUrl: string
  readonly apiUrl: string
  readonly graphqlUrl: string
}

/** What an action is told to work on, and with what. */
export interface GitHubAccess {
  readonly token: string
  /** Reads the repositories that releases come from; undefined: `token` does. */
  readonly sourceToken?: string | undefined
  readonly repository: Repository
  /** How long the run may go on repeating; undefined: as long as the forge does by itself. */
  readonly deadlineSeconds?: number
}

/** GitHub as one repository and the clock on the wall; `log` takes one line for each round of waiting. */
export function githubPorts(
  { apiUrl, graphqlUrl }: GitHubServer,
  { token, sourceToken, repository, deadlineSeconds }: GitHubAccess,
  log: (line: string) => void,
): Ports & { readonly forge: GitHubForge } {
  const clock = systemClock
  const common = { token, sourceToken, repository, apiUrl, graphqlUrl, clock, log }
  const limits = deadlineSeconds === undefined ? {} : { deadlineSeconds }
  return { clock, forge: createGitHubForge({ ...common, ...limits }) }
}

/** The same with git, for what looks at all services at once. */
export function snapshotPorts(
  server: GitHubServer,
  access: GitHubAccess,
  log: (line: string) => void,
): Ports & { readonly snapshot: SnapshotSource } {
  const { token, repository } = access
  const remote = { serverUrl: server.serverUrl, token, ...repository }
  return { ...githubPorts(server, access, log), snapshot: gitSnapshots(remote, log) }
}
