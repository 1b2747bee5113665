import type { PinName } from '@fluxgate/policy'
import type { OverlayAnnotation } from './facts.ts'
import type { Gate, Skip } from './gates/gate.ts'
import type { TestStep } from './promotion-tests.ts'
import type { Release } from './release.ts'
import type { LeftApproval } from './reviewed.ts'

/** What is to be done for one service in one environment; plain data, equal for equal facts. */
export interface EdgePlan {
  readonly environment: string
  readonly upstreams: readonly string[]
  readonly branch: string
  readonly step: Step
  /** Why, in one sentence without a full stop. */
  readonly reason: string
  /** The release that should be proposed; undefined: none. */
  readonly candidate: Candidate | undefined
  /** What holds the candidate's merge up, or would; empty: no gate, or no candidate. */
  readonly gates: readonly Gate[]
  /** Approvals of the open pull request that are not of its head, or no more once it has moved. */
  readonly leftApprovals: readonly LeftApproval[]
  /** Releases of the upstreams that were looked at, highest first, each with why it is not proposed. */
  readonly considered: readonly Consideration[]
  /** What is to be done about promotion tests; absent: nothing. */
  readonly tests?: readonly TestStep[]
  /** Things a person should see: alarms, lower upstreams, cuts of what was read. */
  readonly notes: readonly string[]
  /** Releases that an upstream pins and that nobody reported on. */
  readonly unproven: readonly Unproven[]
}

/** The release that is proposed, and why. */
export interface Candidate {
  readonly release: Release
  /** Where it was proven, and by what. */
  readonly proofs: readonly Proof[]
  /** The person who chose it, where one did. */
  readonly chosenBy: string | undefined
  /** What is missing for it to be proven; undefined: it is. */
  readonly missing?: string | undefined
  /** What people skipped for it, an entry for each who did. */
  readonly skipped?: readonly Skipped[] | undefined
}

/** Gates that one person skipped for a release, and why. */
export interface Skipped extends Skip {
  readonly gates: readonly string[]
}

/** Why a release counts as proven in an upstream. */
export interface Proof {
  readonly environment: string
  /** RFC 3339. */
  readonly since: string
  readonly clusters: readonly {
    readonly cluster: string | undefined
    readonly how: 'upgrade' | 'test' | 'attestation'
    /** Who attested, by login or id. */
    readonly by: string | undefined
    readonly at: string
    /** Number of the record. */
    readonly record: number
  }[]
}

/** A release that was looked at, and what keeps it. */
export interface Consideration {
  readonly release: Release
  /** undefined: admissible. */
  readonly why: string | undefined
  /** Where to look at what it waits for; foreign text. */
  readonly link?: string | undefined
}

/** A release that an upstream pins and that is not proven there yet. */
export interface Unproven {
  readonly environment: string
  readonly release: Release
  /** When the upstream pinned it, RFC 3339. */
  readonly since: string
  /** What is missing: `no report`, `no report from prod-2`, ... */
  readonly missing: string
}

/** One pin or annotation to replace in the target's overlay. */
export interface Change {
  readonly name: PinName | `annotation.${OverlayAnnotation['name']}`
  readonly from: string
  readonly to: string
}

/** What is done about one edge. */
export type Step =
  /** Nothing to do. */
  | { readonly kind: 'none' }
  /** The open pull request stands as it is. */
  | { readonly kind: 'keep'; readonly pullRequest: number }
  /** No open pull request: make the branch (or move the one left behind), commit, open. */
  | {
      readonly kind: 'open'
      readonly release: Release
      readonly changes: readonly Change[]
      readonly title: string
      /** Head of a branch of ours left behind, to be moved from; undefined: none exists. */
      readonly leftover: string | undefined
    }
  /** The open pull request moves to another release. */
  | {
      readonly kind: 'move'
      readonly pullRequest: number
      readonly head: string
      readonly release: Release
      readonly changes: readonly Change[]
      readonly title: string
    }
  /** Head is right, but title, text or labels are not: a run was cut short, or the text tells of an earlier time. */
  | {
      readonly kind: 'touch'
      readonly pullRequest: number
      readonly release: Release
      readonly changes: readonly Change[]
      readonly title: string
      /** What its text has to tell, where that is not of the plan's candidate: it stands, and would not be proposed now. */
      readonly told?: { readonly candidate: Candidate; readonly gates: readonly Gate[] } | undefined
    }
  | { readonly kind: 'close'; readonly pullRequest: number; readonly why: string }
  /** Not now: somebody else must act first; the next run looks again. */
  | { readonly kind: 'defer'; readonly pullRequest: number | undefined }
  /** There is a candidate, but it can't be proposed: the reason and lines that would mend it. */
  | { readonly kind: 'refuse'; readonly suggestion: string | undefined }
