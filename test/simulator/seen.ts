/** What a story has come to, in words of the simulator's own; times are milliseconds, versions have their digest where it is known. */
export interface Seen {
  readonly now: number
  /** By environment. */
  readonly rules: ReadonlyMap<string, Rules>
  /** How releases of one environment stand to each other: by semver first, or as they were pinned. */
  readonly order: 'semver' | 'pinned'
  /** What each overlay held, oldest first; the last is what it holds. */
  readonly held: ReadonlyMap<string, readonly Held[]>
  /** Environments whose overlays pin the digest beside the version. */
  readonly digests: ReadonlySet<string>
  readonly holds: ReadonlyMap<string, readonly Hold[]>
  /** What the check said of commits. */
  readonly checks: readonly Check[]
  /** What we wrote about promotion tests, oldest first, and the runs of them. */
  readonly tests: readonly TestWord[]
  readonly runs: readonly { readonly number: number; readonly state: RunState }[]
  readonly reports: readonly Report[]
  readonly choices: readonly Choice[]
  readonly exceptions: readonly Exception[]
  /** The newest commit of the pull request of a person. */
  readonly theirHead: number
  readonly pulls: readonly Pull[]
  readonly stops: Stops
  /** Environments whose branch was left behind with a person's commit on it. */
  readonly strayed: ReadonlySet<string>
}

export interface Rules {
  readonly after: readonly string[]
  /** Whether a release must be proven in all of `after`, or in one. */
  readonly mode: 'all' | 'any'
  readonly soak: number
  readonly supersede: 'always' | 'until-approved'
  readonly merge: 'manual' | 'auto'
  readonly proof: 'upgrade' | 'test'
  readonly clusters: readonly string[]
  readonly windows: readonly Window[]
  readonly freezes: readonly Freeze[]
  /** Whether a check has to be green on a commit that pinned the release upstream. */
  readonly check: boolean
  /** Whether a release has to pass promotion tests. */
  readonly tests: boolean
  /** How many people have to approve. */
  readonly approvals: number
}

export interface Window {
  readonly days: readonly string[]
  readonly from: string
  readonly to: string
  readonly timezone: string
}

export interface Freeze {
  readonly from: string
  readonly to: string
  readonly timezone: string
}

export interface Held {
  readonly version: string
  readonly at: number
}

/** The check said something of the commit by which an environment held what it did, counted from its first. */
export interface Check {
  readonly environment: string
  readonly commit: number
  readonly by: string
  readonly said: 'success' | 'running' | 'other'
  readonly at: number
}

/** Something that we wrote about promotion tests on the commit by which an environment held a release, counted from its first. */
export interface TestWord {
  readonly environment: string
  readonly commit: number
  readonly said: 'starting' | 'runs' | 'passed' | 'failed' | 'refused'
  /** undefined: it names none. */
  readonly run: number | undefined
  readonly at: number
}

export type RunState = 'running' | 'passed' | 'failed' | 'gone'

/** Of a version, of one digest of it, or of all (`*`). */
export interface Hold {
  readonly version: string
  /** undefined: for good. */
  readonly until: number | undefined
}

export interface Report {
  readonly environment: string
  readonly version: string
  readonly what: 'upgrade' | 'test' | 'rollback' | 'attestation'
  readonly good: boolean
  readonly cluster: string | undefined
  /** When the event says that it happened; undefined: it does not say. */
  readonly said: number | undefined
  readonly written: number
}

/** Issues that stop promotions: as many as can be read, and the labels of each. */
export interface Stops {
  readonly read: 'all' | 'some' | 'none'
  readonly open: readonly (readonly string[])[]
}

export interface Choice {
  readonly environment: string
  readonly version: string
  readonly at: number
}

/** Gates that somebody skips for a version in a person's pull request. */
export interface Exception {
  readonly environment: string
  readonly version: string
  readonly gates: readonly SkippedGate[]
  /** The newest commit of that pull request then. */
  readonly head: number
  readonly at: number
}

export type SkippedGate =
  | 'proven'
  | 'soak'
  | 'windows'
  | 'freezes'
  | 'checks'
  | 'tests'
  | 'approvals'
  | 'stop'

export interface Pull {
  readonly number: number
  readonly environment: string
  /** What its head pins. */
  readonly version: string
  readonly state: 'open' | 'merged' | 'closed'
  /** Who closed it unmerged, and when. */
  readonly closed: { readonly by: 'us' | 'person'; readonly at: number } | undefined
  /** Whether a person's commit is on it. */
  readonly foreign: boolean
  /** Its newest commit. */
  readonly head: number
  /** People who made commits on it. */
  readonly makers: readonly string[]
  /** Who has GitHub merge it by itself, and who has put it into the merge queue. */
  readonly automatic: 'us' | 'ana' | undefined
  readonly queued: 'us' | 'ana' | undefined
  /** What people said of it, oldest first. */
  readonly reviews: readonly Review[]
}

/** What the repository and the rules of its branch say about merging. */
export interface Settings {
  /** Whether the branch waits for the gate. */
  readonly isRequired: boolean
  /** Whether GitHub may merge by itself. */
  readonly isAllowed: boolean
  readonly hasQueue: boolean
  /** Whether something else than the gate is missing. */
  readonly isBlocked: boolean
}

/** Somebody's review of one commit. */
export interface Review {
  readonly by: string
  readonly said: 'approved' | 'changes-requested' | 'dismissed'
  readonly head: number
}
