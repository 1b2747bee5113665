import type { Hold, ImagePin, Pins } from '@fluxgate/policy'
import type {
  Candidate,
  Change,
  HoldEdit,
  LeftOut,
  NotReported,
  Origin,
  Release,
  ReleaseSet,
  SetRollbackPlan,
  Taken,
  TakenByService,
} from '@fluxgate/promotion'
import type { Drift, Evidence, GateLine, Ledger, RollbackCause, Site, TokenKind } from './model.ts'

/** All that the body of a promotion pull request is made from. */
export interface PromotionBody {
  readonly site: Site
  readonly key: string
  readonly environment: string
  readonly upstreams: readonly string[]
  /** The branch that the pull request merges into. */
  readonly base: string
  readonly changes: readonly Change[]
  readonly candidate: Candidate
  /** What the target's overlay pins now, and where that came from. */
  readonly current: { readonly pins: Pins; readonly origin: Origin }
  /** The policy's images: tells which digest goes with which tag. */
  readonly images: readonly ImagePin[]
  readonly evidence: readonly Evidence[]
  /** Empty: no table. */
  readonly gates: readonly GateLine[]
  /** undefined: the pull request is new. */
  readonly ledger: Ledger | undefined
  /** undefined: not compared. */
  readonly drift: Drift | undefined
  readonly notes: readonly string[]
  readonly token: TokenKind
}

/** All that the body of a release set's pull request is made from. */
export interface SetBody {
  readonly site: Site
  /** `@all` or `@<group>`. */
  readonly id: string
  readonly environment: string
  /** The branch that the pull request merges into. */
  readonly base: string
  readonly set: ReleaseSet
  readonly leftOut: readonly LeftOut[]
  readonly waiting: readonly LeftOut[]
  /** undefined: the pull request is new. */
  readonly ledger: Ledger | undefined
  readonly notes: readonly string[]
  readonly token: TokenKind
}

/** All that the body of a pull request is made from that takes a release set back. */
export interface SetRollbackBody {
  readonly site: Site
  readonly plan: SetRollbackPlan
  /** Login of who asked for it. */
  readonly by: string
  readonly token: TokenKind
}

/** All that the body of a bump's pull request is made from. */
export interface BumpBody {
  readonly site: Site
  readonly key: string
  readonly environment: string
  readonly base: string
  readonly changes: readonly Change[]
  readonly release: Release
  readonly current: { readonly pins: Pins; readonly origin: Origin }
  readonly images: readonly ImagePin[]
  readonly notes: readonly string[]
  readonly token: TokenKind
}

/** Why a pull request of ours is closed that somebody asked for; `why` as the plan's step has it. */
export interface OverComment {
  readonly site: Site
  readonly kind: 'rollback' | 'hold' | 'bump'
  readonly why: string
}

/** Why a pull request of ours is closed; `why` as the plan's step has it. */
export interface CloseComment {
  readonly site: Site
  readonly environment: string
  /** The version that was proposed; undefined where its title does not tell. */
  readonly version: string | undefined
  readonly why: string
}

/** All that the comment on a merged promotion is made from. */
export interface AftermathComment {
  readonly site: Site
  readonly key: string
  readonly environment: string
  readonly version: string
  readonly taken: readonly Taken[]
  /** Clusters that have not reported yet. */
  readonly missing: readonly string[]
  /** Number of the open pull request that takes it back; undefined: there is none. */
  readonly takenBackBy: number | undefined
  /** Logins of who approved what was merged. */
  readonly approvedBy: readonly string[]
}

/** All that the comment on a merged release set is made from. */
export interface SetAftermathComment
  extends Pick<AftermathComment, 'site' | 'environment' | 'approvedBy'> {
  /** Of the set. */
  readonly name: string
  /** Clusters of the policy that each service has to come up on; empty: it names none. */
  readonly clusters: readonly string[]
  /** How many services it brought, without those of which a later set brought more. */
  readonly services: number
  /** Of what failed. */
  readonly taken: readonly TakenByService[]
  /** Who has not reported yet; undefined: that can't be told. */
  readonly missing: readonly NotReported[] | undefined
}

/** All that the body of a pull request for a hold, or its end, is made from. */
export interface HoldBody {
  readonly site: Site
  readonly key: string
  readonly environment: string
  readonly edit: HoldEdit
  /** Of the hold file. */
  readonly path: string
  /** Login of who asked. */
  readonly by: string
}

/** All that the body of a rollback's pull request is made from. */
export interface RollbackBody {
  readonly site: Site
  readonly key: string
  readonly environment: string
  readonly changes: readonly Change[]
  readonly release: Release
  readonly current: { readonly pins: Pins; readonly origin: Origin }
  readonly images: readonly ImagePin[]
  /** When and where the overlay held it last. */
  readonly held: { readonly commit: string; readonly until: string } | undefined
  /** The hold written with it; undefined: one is there already. */
  readonly hold: Hold | undefined
  /** Of the hold file. */
  readonly path: string
  readonly cause: RollbackCause
  readonly notes: readonly string[]
  readonly token: TokenKind
}
