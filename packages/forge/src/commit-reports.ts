/** The newest commit status of one name. */
export interface LastStatus {
  /** As `CommitStatus` has it, or what GitHub will think of. */
  readonly state: string
  readonly description: string
  /** Numeric id; undefined: gone. */
  readonly creator: number | undefined
}

/** What is to be known of some commits: the statuses and check runs of some names, and of others the statuses alone. */
export interface ChecksRequest {
  readonly commits: readonly string[]
  readonly names: readonly string[]
  readonly contexts: readonly string[]
}

/** What was reported on commits. */
export interface ChecksAnswer {
  /** Each commit that was asked for; none where the repository does not have it. */
  readonly commits: ReadonlyMap<string, readonly Check[]>
  /** What the token would need to read the rest; empty: all was read. */
  readonly missing: readonly string[]
}

/** The newest commit status of a name, or the latest attempt of a check run in one suite of checks. */
export interface Check {
  readonly kind: 'status' | 'check-run'
  readonly name: string
  /** In GitHub's words, lower case: `success`, `failure`, ...; of a check run that has not ended its status. */
  readonly state: string
  readonly ended: boolean
  /** Login of a status's creator, slug of a check run's app; undefined: gone. */
  readonly by: string | undefined
  /** Numeric id of a status's creator; undefined: gone, or a check run. */
  readonly creator: number | undefined
  /** Of a status. */
  readonly description: string
  readonly url: string | undefined
  /** When it was written, ended or began, RFC 3339; undefined: a run that has not begun. */
  readonly at: string | undefined
}

/** A commit status as it was written. */
export interface WrittenStatus {
  readonly id: number
  /** In GitHub's words: `success`, `pending`, `failure`, `error`. */
  readonly state: string
  readonly description: string
  readonly url: string | undefined
  /** Numeric id; undefined: gone. */
  readonly creator: number | undefined
  /** RFC 3339. */
  readonly at: string
}
