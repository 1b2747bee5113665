import type { Pins } from '@fluxgate/policy'
import type { Gate } from '../gates/gate.ts'
import type { Change, Proof } from '../plan.ts'
import type { Release } from '../release.ts'
import type { LeftApproval } from '../reviewed.ts'

/** What an upstream pinned together, as far as it is to move. */
export interface ReleaseSet {
  /** The day of its state and a hash of what it brings: `2026-11-21.0cc9a8446c95`; the same set has the same name. */
  readonly name: string
  /** The environment whose state it is. */
  readonly upstream: string
  /** A commit of base at which the upstream pinned all of it. */
  readonly commit: string
  /** Committer date of that commit, RFC 3339. */
  readonly at: string
  /** By key. */
  readonly members: readonly SetMember[]
}

/** A service that moves with a set. */
export interface SetMember {
  readonly key: string
  readonly release: Release
  /** What the target pins now. */
  readonly current: Pins
  readonly changes: readonly Change[]
  readonly proofs: readonly Proof[]
  /** What is missing for it to be proven, where people let it past that; undefined: it is proven. */
  readonly missing: string | undefined
  /** What holds its merge up, or would. */
  readonly gates: readonly Gate[]
}

/** A service that does not move with a set, or that keeps a newer state from being one. */
export interface LeftOut {
  readonly key: string
  /** The version that the upstream has for it. */
  readonly version: string
  readonly why: string
  /** Lines that would mend it. */
  readonly suggestion: string | undefined
}

/** What is to be done for one release set; plain data, equal for equal facts. */
export interface SetPlan {
  readonly environment: string
  /** `@all` or `@<group>`. */
  readonly id: string
  readonly upstreams: readonly string[]
  readonly branch: string
  readonly step: SetStep
  /** Why, in one sentence without a full stop. */
  readonly reason: string
  /** Approvals of the open pull request that are not of its head, or no more once it has moved. */
  readonly leftApprovals: readonly LeftApproval[]
  /** What should be proposed; undefined: nothing. */
  readonly set: ReleaseSet | undefined
  /** Services that stay where they are, by key. */
  readonly leftOut: readonly LeftOut[]
  /** Services that keep newer states of the upstream from being proposed, by key. */
  readonly waiting: readonly LeftOut[]
  readonly notes: readonly string[]
}

/** What is done about one release set. */
export type SetStep =
  /** Nothing to do. */
  | { readonly kind: 'none' }
  /** The open pull request stands as it is. */
  | { readonly kind: 'keep'; readonly pullRequest: number }
  | {
      readonly kind: 'open'
      readonly set: ReleaseSet
      readonly title: string
      /** Head of a branch of ours left behind, to be moved from; undefined: none exists. */
      readonly leftover: string | undefined
    }
  /** The open pull request moves to another set. */
  | {
      readonly kind: 'move'
      readonly pullRequest: number
      readonly head: string
      readonly set: ReleaseSet
      readonly title: string
    }
  /** Head is right, but title, text or labels are not: a run was cut short. */
  | {
      readonly kind: 'touch'
      readonly pullRequest: number
      readonly set: ReleaseSet
      readonly title: string
    }
  | { readonly kind: 'close'; readonly pullRequest: number; readonly why: string }
  /** Not now: somebody else must act first; the next run looks again. */
  | { readonly kind: 'defer'; readonly pullRequest: number | undefined }
