/**
 * What GitHub and Git hold after a run, as plain data. Nothing of it comes from the code under test: the repository is read with
 * git, the rest is what the stand-in has in its own books.
 */
export interface Seen {
  /** Of the bare repository. */
  readonly directory: string
  /** The branch that Flux reads. */
  readonly branch: string
  /** Its head before the first run. */
  readonly since: string
  /** Account number of the identity whose words count. */
  readonly us: number
  readonly pulls: readonly SeenPull[]
  readonly comments: readonly {
    readonly pull: number
    readonly author: number
    readonly body: string
  }[]
  readonly records: readonly SeenRecord[]
}

export interface SeenPull {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly open: boolean
  readonly merged: boolean
  readonly closedBy: number | undefined
  readonly author: number
  readonly base: string
  readonly head: string
  readonly headOid: string
  readonly labels: readonly string[]
}

export interface SeenRecord {
  readonly environment: string
  readonly task: string
  readonly creator: number
  readonly payload: unknown
  /** Milliseconds. */
  readonly at: number
}

/** An edge of the promotion graph. */
export interface Edge {
  readonly from: string
  readonly to: string
}
