import type { Repository, View } from '../state/repository.ts'
import { matches, type Selectors } from './faults.ts'

/** How far behind reads are: by requests that have been answered since, or by time. */
export interface LagScript {
  /** Routes, GraphQL operations or root fields, or `*`. */
  readonly on: string
  readonly requests?: number
  readonly milliseconds?: number
}

interface Snapshot {
  readonly ordinal: number
  readonly at: number
  readonly view: View
}

/** Lets reads see an earlier state, as a replica that lags behind would show it. Snapshots are kept while a script is in force. */
export class Lag {
  #scripts: readonly LagScript[] = []
  readonly #snapshots = new Map<Repository, Snapshot[]>()

  get active(): boolean {
    return this.#scripts.length > 0
  }

  add(script: LagScript, repositories: Iterable<Repository>, ordinal: number, at: number): void {
    this.#scripts = [...this.#scripts, script]
    for (const repository of repositories) this.keep(repository, ordinal, at)
  }

  clear(): void {
    this.#scripts = []
    this.#snapshots.clear()
  }

  /** Keeps the state after request `ordinal`. */
  keep(repository: Repository, ordinal: number, at: number): void {
    if (!this.active) return
    const kept = this.#snapshots.get(repository) ?? []
    this.#snapshots.set(repository, [...kept, { ordinal, at, view: repository.snapshot() }])
  }

  view(repository: Repository, selectors: Selectors, ordinal: number, at: number): View {
    const script = this.#scripts.find(({ on }) => matches(on, selectors))
    const kept = this.#snapshots.get(repository)
    if (script === undefined || kept === undefined) return repository.now()
    const lastOrdinal = ordinal - 1 - (script.requests ?? 0)
    const lastMoment = at - (script.milliseconds ?? 0)
    const seen = kept.findLast((each) => each.ordinal <= lastOrdinal && each.at <= lastMoment)
    return (seen ?? kept[0])?.view ?? repository.now()
  }
}
