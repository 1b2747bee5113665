import type { Seen } from '../seen.ts'

// Part of the model: imports nothing of the project.

/** What the release sets of a story have come to; times are milliseconds. */
export interface SeenSets {
  readonly now: number
  /** The environment that services go into together. */
  readonly environment: string
  /** Each service as it is seen alone, by key. */
  readonly services: ReadonlyMap<string, Seen>
  /** Pull requests of the set's branch, oldest first. */
  readonly pulls: readonly SetPull[]
  readonly takenOut: readonly TakenOut[]
  readonly asked: readonly Asked[]
  /** Whether its branch was left behind with a person's commit on it. */
  readonly strayed: boolean
}

/** Releases that an upstream had at one moment; versions by key. */
export interface Together {
  readonly upstream: string
  readonly at: number
  readonly brings: ReadonlyMap<string, string>
}

/** A pull request for a release set. */
export interface SetPull {
  readonly number: number
  readonly state: 'open' | 'merged' | 'closed'
  /** When it was merged, or closed and by whom; undefined: it is open. */
  readonly ended: { readonly by: 'us' | 'person'; readonly at: number } | undefined
  /** What is recorded of its head, or, where it has ended, of what it was before somebody pushed to it; undefined: nothing. */
  readonly proposal: (Together & { readonly recorded: number }) | undefined
  /** Whether a person's commit is on it. */
  readonly foreign: boolean
  readonly approved: boolean
}

/** A person took a release out of the set. */
export interface TakenOut {
  readonly service: string
  readonly version: string
  readonly at: number
}

/** A person asked for a set that was proposed once: these services, as they were then. */
export interface Asked {
  readonly upstream: string
  readonly state: number
  readonly services: readonly string[]
  readonly at: number
}
