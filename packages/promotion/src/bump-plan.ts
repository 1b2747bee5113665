import type { Change } from './plan.ts'
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

export type BumpStep =
  | { readonly kind: 'none' }
  /** On the branch that Flux reads. */
  | { readonly kind: 'commit'; readonly release: Release; readonly changes: readonly Change[] }
  | {
      readonly kind: 'open'
      readonly release: Release
      readonly changes: readonly Change[]
      readonly title: string
      /** Head of a branch of ours left behind. */
      readonly leftover: string | undefined
    }
  | {
      readonly kind: 'move'
      readonly pullRequest: number
      readonly head: string
      readonly release: Release
      readonly changes: readonly Change[]
      readonly title: string
    }
  | {
      readonly kind: 'touch'
      readonly pullRequest: number
      readonly release: Release
      readonly changes: readonly Change[]
      readonly title: string
    }
  | { readonly kind: 'keep'; readonly pullRequest: number }
  | { readonly kind: 'close'; readonly pullRequest: number; readonly why: string }
  | { readonly kind: 'defer'; readonly pullRequest: number | undefined }
  | { readonly kind: 'refuse'; readonly suggestion: string | undefined }
