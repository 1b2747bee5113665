import type { Policy } from '@fluxgate/policy'
import type { BranchFacts, PullRequestFacts, ServiceFacts } from '../facts.ts'
import type { Reviewed } from '../reviewed.ts'
import type { SetRecord } from './set-record.ts'

/** Everything a plan for one release set is made from; plain data, read at one commit. */
export interface SetFacts {
  /** `@all` or `@<group>`. */
  readonly id: string
  /** The environment that it goes into. */
  readonly environment: string
  readonly policy: Policy
  /** The commit of the base branch that everything was read at. */
  readonly base: string
  /** Now, RFC 3339, from outside. */
  readonly now: string
  /** Numeric id of the identity whose records, branches and pull requests are ours. */
  readonly recorder: number
  /**
   * Its services that an upstream pins otherwise than the target, those that its open pull request moves, and of the others, which run
   * already what they could get, at least those that were otherwise where `looksBackTo`. Any order.
   */
  readonly services: readonly ServiceFacts[]
  /** Whether what the others were can't be told: then no older state of an upstream is one to promote. */
  readonly othersUntold?: boolean
  /** Services whose files can't be edited as planned, which showed when it was tried. */
  readonly unwritable: readonly {
    readonly key: string
    readonly why: string
    readonly suggestion: string | undefined
  }[]
  /** Accepted records of this set here: written by the recorder; any order. */
  readonly records: readonly SetRecord[]
  /** Pull requests of its branch, any state, any order; what they pin is in the records. */
  readonly pullRequests: readonly PullRequestFacts[]
  /** What people said of the open one, by service that approvals are asked for: as the gates of that service look at it. */
  readonly reviewed: ReadonlyMap<string, Reviewed>
  /** Its branch, where it exists. */
  readonly branches: readonly BranchFacts[]
}
