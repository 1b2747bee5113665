import type { Change, Step } from './plan.ts'
import type { Release } from './release.ts'

/** What is to be done about one bump; plain data, equal for equal facts. */
export interface BumpPlan {
  readonly environment: string
  readonly branch: string
  readonly step: BumpStep
  /** Why, in one sentence without a full stop. */
  readonly reason: string
  /** What the overlay would pin after it; undefined where that can't be told. */
  readonly release: Release | undefined
}

/** The steps of a promotion, and a commit on the branch that Flux reads. */
export type BumpStep =
  | Step
  | { readonly kind: 'commit'; readonly release: Release; readonly changes: readonly Change[] }
