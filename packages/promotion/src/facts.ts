import type { Hold, PinName, Pins, Policy } from '@fluxgate/policy'
import type { Stops } from './gates/stop.ts'
import type { ServiceRecord } from './record.ts'
import type { Origin } from './release.ts'
import type { Reviewed } from './reviewed.ts'

/** Everything a plan for one service is made from; plain data, read at one commit. */
export interface ServiceFacts {
  readonly key: string
  readonly policy: Policy
  /** The commit of the base branch that everything was read at. */
  readonly base: string
  /** Now, RFC 3339, from outside. */
  readonly now: string
  /** Numeric id of the identity whose records, branches and pull requests are ours. */
  readonly recorder: number
  /** One for each environment of the policy, in its order. */
  readonly environments: readonly EnvironmentFacts[]
  /** Accepted records of this service: written by the recorder; any order. */
  readonly records: readonly ServiceRecord[]
  /** Set where older records exist that were not read: what was left out. */
  readonly recordsCut: string | undefined
  /** Emergency stops. */
  readonly stops: Stops
  /** Pull requests of our branches `promote/<environment>/<key>`, any state, any order. */
  readonly pullRequests: readonly PullRequestFacts[]
  /** Branches of ours that exist, with their heads. */
  readonly branches: readonly BranchFacts[]
  /** What was reported on commits that upstreams pinned releases at, where gates ask for it; undefined: none does. */
  readonly reports?: CommitReports | undefined
}

/** What statuses and check runs say of commits of the GitOps repository. */
export interface CommitReports {
  /** By commit, for the names asked for; a commit that is not there was not read. */
  readonly commits: ReadonlyMap<string, readonly CheckReport[]>
  /** Why some of it can't be known, with the way out; undefined: all that there is was read. */
  readonly unreadable: string | undefined
  /** Results of promotion tests that were written by us, any order. */
  readonly tests: readonly TestResult[]
  /** Why results of tests can't be known, with the way out; undefined: they are. */
  readonly testsUnreadable: string | undefined
}

/** What we wrote about the promotion tests of a release, and what has become of their run since. */
export interface TestResult {
  /** For which environment the release was tested. */
  readonly environment: string
  /** Where it is written: a commit at which an upstream pinned the release. */
  readonly commit: string
  readonly state: 'pending' | 'success' | 'failure' | 'error'
  readonly said: string
  /** The run; undefined: none was started, or nobody knows which. */
  readonly url: string | undefined
  /** When it was written, RFC 3339. */
  readonly at: string
  /** The run as it is now; undefined: it was not looked at. */
  readonly run: TestRun | undefined
}

/** What has become of a workflow's run. */
export type TestRun =
  | { readonly kind: 'running' }
  | { readonly kind: 'passed' }
  /** How it ended: `failed`, `was cancelled`, ... */
  | { readonly kind: 'failed'; readonly ended: string }
  /** It was deleted. */
  | { readonly kind: 'gone' }

/** A commit status or a check run. */
export interface CheckReport {
  readonly kind: 'status' | 'check-run'
  readonly name: string
  readonly state: 'success' | 'running' | 'other'
  /** How it ended where that is neither: `failed`, `was skipped`, ... */
  readonly ended: string
  /** Who reported it: the login of a status's creator, or the slug of a check run's app. */
  readonly by: string
  /** Where to look; foreign text. */
  readonly url: string | undefined
  /** When it was said, RFC 3339; undefined: it has not begun. */
  readonly at: string | undefined
}

/** One service in one environment, at one commit. */
export interface EnvironmentFacts {
  readonly name: string
  readonly overlay: OverlayFacts
  /** The overlay's pins at the commits of base that touched it, newest first. */
  readonly history: readonly HistoryEntry[]
  /** Whether older commits exist that were not read. */
  readonly historyCut: boolean
  /** Entries of the hold file, expired ones included. */
  readonly holds: readonly Hold[]
  /** Where the hold file does not parse: `file:line:col message`; nothing moves here until it is mended. */
  readonly holdProblem: string | undefined
}

/** What an overlay pins. */
export type OverlayFacts =
  /** No overlay of this service; `path` is where the first pattern would have it. */
  | { readonly kind: 'absent'; readonly path: string }
  /** There, but its pins can't be told. */
  | { readonly kind: 'refused'; readonly why: string; readonly suggestion: string | undefined }
  | {
      readonly kind: 'present'
      readonly path: string
      readonly slots: readonly OverlaySlot[]
      /** Paths outside of it that it builds on, from the root of the repository; undefined: not looked for. */
      readonly buildsOn?: readonly string[]
      readonly origin: Origin
      /** Annotations that are there and are updated with the pins. */
      readonly annotations: readonly OverlayAnnotation[]
    }

/** A scalar that pins a part of a release. */
export interface OverlaySlot {
  readonly name: PinName
  readonly value: string
  readonly form: 'exact' | 'range'
  /** `file:line:col`. */
  readonly at: string
  /** undefined: it can be replaced; else why not, with `file:line:col`. */
  readonly fixed: { readonly why: string; readonly suggestion: string | undefined } | undefined
}

/** An annotation that travels with a release, as the overlay has it. */
export interface OverlayAnnotation {
  readonly name: 'release' | 'source-repository' | 'source-commit'
  readonly value: string
  readonly fixed: { readonly why: string } | undefined
}

/** What an overlay pinned from one commit on. */
export interface HistoryEntry {
  readonly commit: string
  /** When base got it, RFC 3339: the committer date, of a pull request that was merged that of the merge. */
  readonly date: string
  /** The merge by which base has it; undefined: it is a commit of base itself. */
  readonly landed?: string | undefined
  /** Whether the overlay was like this before that commit too: older ones were not read. */
  readonly boundary?: boolean | undefined
  /** undefined: no overlay at that commit, or pins that can't be told. */
  readonly pins: Pins | undefined
  /** Whether `pins.chart` is a range. */
  readonly range: boolean
  /** The release annotation at that commit. */
  readonly annotation: string | undefined
  readonly origin: Origin
}

/** A branch with a name of ours. */
export interface BranchFacts {
  readonly name: string
  readonly head: string
  /** Login of whose newest commit it is, where that is not ours and would be lost with the branch. */
  readonly foreignAuthor?: string | undefined
}

/** A pull request from a branch with a name of ours, whoever opened it. */
export interface PullRequestFacts {
  readonly number: number
  readonly url: string
  /** Of the policy; the branch says so. */
  readonly environment: string
  readonly branch: string
  readonly state: 'open' | 'merged' | 'closed'
  readonly title: string
  readonly head: string
  /** Numeric id of who opened it; undefined: gone. */
  readonly author: number | undefined
  /** The target's pins at its head; undefined where they can't be told. */
  readonly pins: Pins | undefined
  readonly createdAt: string
  /** When its newest commit was made, RFC 3339; undefined: not known. */
  readonly headCommittedAt?: string | undefined
  /** When it was closed or merged. */
  readonly closedAt: string | undefined
  /** Numeric id of who closed it without merging; undefined: not closed, or gone. */
  readonly closedBy: number | undefined
  /** Logins of authors of commits on it that are not ours. */
  readonly foreignAuthors: readonly string[]
  /** Logins of people with write access whose latest review approves the current head. */
  readonly approvedBy: readonly string[]
  /** What people said of it; undefined: not told. */
  readonly reviewed?: Reviewed | undefined
  readonly labels: readonly string[]
  /** Whether it is in the merge queue, where nobody may push to its branch. */
  readonly queued?: boolean | undefined
  /** Why it can't be merged as it is: the branch that it goes into has moved on. */
  readonly stale?: 'conflicts' | 'behind' | undefined
  /** Whether its head is newer than its title and body: a run ended between the two. */
  readonly textBehind?: boolean | undefined
  /** Its text as GitHub has it, only to tell whether it has to be written anew; undefined: not read. */
  readonly body?: string | undefined
  /** Titles it had before, oldest first, with when each was left; for the ledger that people read. */
  readonly formerTitles: readonly { readonly title: string; readonly until: string }[]
}
