import type { Clock } from '@fluxgate/transport'
import type { SnapshotSource } from './facts/snapshot.ts'
import type { Forge } from './forge-port.ts'

/** What a run is given from outside. */
export interface Ports {
  readonly forge: Forge
  readonly clock: Clock
  /** For sweeps over many services; without it, everything is read by the API. */
  readonly snapshot?: SnapshotSource
  /** Judges a pull request before its text tells that it is shut; only a sweep does, which has the texts of many to bring up to date. */
  readonly judgeFirst?: (pullRequest: number) => Promise<void>
}

/** The run, for links and names; nothing is decided on it. */
export interface RunFacts {
  /** `https://github.com/acme/gitops`. */
  readonly repositoryUrl: string
  /** `https://github.com`. */
  readonly serverUrl: string
  /** Link to the run; undefined outside a workflow. */
  readonly url: string | undefined
  /** Print the plan and change nothing. */
  readonly dryRun: boolean
}

/** The person or machine that started the run. */
export interface Sender {
  readonly id: number
  readonly login: string
  /** `User`, `Bot`, ...; as GitHub says. */
  readonly type: string
}

/** What a run did to the world, in the words of the actions' outputs. */
export type Operation =
  | 'none'
  /** Another workflow was started, and what it did is not known here. */
  | 'started'
  | 'created'
  | 'updated'
  | 'committed'
  /** A pull request of ours was merged. */
  | 'merged'
  | 'closed'
  | 'deferred'
  | 'refused'

const WEIGHT: readonly Operation[] = [
  'none',
  'started',
  'deferred',
  'refused',
  'closed',
  'updated',
  'created',
  'committed',
  'merged',
]

/** The operation that tells most of several. */
export function foremost(operations: readonly Operation[]): Operation {
  const heaviest = Math.max(0, ...operations.map((operation) => WEIGHT.indexOf(operation)))
  return WEIGHT[heaviest] ?? 'none'
}

/** A pull request, for people to open. */
export interface PullRequestLink {
  readonly number: number
  readonly url: string
}
