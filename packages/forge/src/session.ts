import type { Clock } from '@fluxgate/transport'
import type { Pushes, Repository, SourceCommits } from './model.ts'
import type { Operation, OperationName } from './operation.ts'
import type { Retry } from './retry.ts'
import type { GraphqlCall, RestCall, Wire } from './wire.ts'

/** What each part of the forge works with. */
export interface Session {
  readonly repository: Repository
  readonly wire: Wire
  /** For the repositories that releases come from. */
  readonly sourceWire: Wire
  readonly retry: Retry
  readonly clock: Clock
  readonly log: (line: string) => void
  /** Use REST for what GraphQL would do by compare-and-swap. */
  readonly restOnly: boolean
  /** Domain of the server, as the addresses of its commits have it: `github.com`. */
  readonly domain: string
  readonly memory: Memory
}

/** What `start` has learned and later calls need. */
export interface Memory {
  repositoryId: string | undefined
  viewerId: number | undefined
  /** By path, the most commits of its history to ask for at once; none for those that are not heavy. */
  readonly historyPages: Map<string, number>
  /** Whether somebody is in a team, by both: asked once in a run, whatever comes of it. */
  readonly memberships: Map<string, Promise<boolean>>
  /** Who pushed to a branch. */
  readonly pushes: Map<string, Promise<Pushes>>
  /** Who made commits of a source, by repository and both ends. */
  readonly sources: Map<string, Promise<SourceCommits>>
}

/** The repository as people write it. */
export function fullName({ owner, name }: Repository): string {
  return `${owner}/${name}`
}

/** Names a request for errors and logs: `what` as in "could not <what>". */
export function operation(name: OperationName, what: string): Operation {
  return { name, what }
}

/** A call below `/repos/{owner}/{repo}`. */
export function repositoryCall(
  { repository }: Session,
  method: RestCall['method'],
  path: string,
  parameters: Readonly<Record<string, unknown>>,
): RestCall {
  return {
    method,
    path: `/repos/{owner}/{repo}${path}`,
    parameters: { owner: repository.owner, repo: repository.name, ...parameters },
  }
}

/** A mutation with its one input. */
export function mutation(
  name: string,
  input: string,
  selection: string,
  value: unknown,
): GraphqlCall {
  return {
    query: `mutation($i:${input}!){${name}(input:$i){${selection}}}`,
    variables: { i: value },
  }
}
