import type { Problem } from '@fluxgate/policy'
import type {
  BumpStep,
  Change,
  EdgePlan,
  GateStatus,
  HoldEdit,
  Release,
  ServiceVerdict,
  SetPlan,
  SetRollbackPlan,
  Taken,
} from '@fluxgate/promotion'

/** Where links lead; anything else is shown without a link. */
export interface Site {
  /** `https://github.com`; besides https anywhere, the one origin that links may lead to. */
  readonly serverUrl: string
  /** `https://github.com/acme/gitops`. */
  readonly repositoryUrl: string
  /** The run that writes this; undefined outside a workflow. */
  readonly runUrl: string | undefined
}

/** Whose token writes: an App's, or the workflow's own, which everyone who can write here can use. */
export type TokenKind = 'app' | 'github-token'

/** What a record of `Proof` leaves out: where its run can be seen, and what the person who attested wrote. */
export interface Evidence {
  /** Number of the record. */
  readonly record: number
  readonly url: string | undefined
  readonly reason: string | undefined
}

/** A gate, in the words of the table of gates. */
export interface GateLine {
  readonly name: string
  /** `open`, or what it waits for. */
  readonly state: string
  /** Where to look, as it was reported; shown where it leads to GitHub. */
  readonly link?: string | undefined
}

/** A value that two environments set differently; undefined: not set there. */
export interface DriftRow {
  readonly path: string
  readonly upstream: string | undefined
  readonly target: string | undefined
}

/** Values that differ between two environments. */
export interface Drift {
  /** The environment that is compared with the target. */
  readonly upstream: string
  readonly rows: readonly DriftRow[]
}

/** What the same pull request proposed before; `formerTitles` as facts have them, the title a move leaves behind included. */
export interface Ledger {
  /** When the pull request was opened, RFC 3339. */
  readonly openedAt: string
  /** Oldest first, each with when it was left. */
  readonly formerTitles: readonly { readonly title: string; readonly until: string }[]
  /** Logins of those who approved what it proposed before; undefined: not told. */
  readonly approvedBefore?: readonly string[] | undefined
}

/** What a run did, in the words of the actions' outputs. */
export type Operation =
  | 'none'
  | 'started'
  | 'created'
  | 'updated'
  | 'committed'
  | 'merged'
  | 'closed'
  | 'deferred'
  | 'refused'

/** An event, as a summary names it. */
export interface EventLine {
  /** `HelmRelease/web/customer-service`. */
  readonly object: string
  readonly reason: string
  readonly version: string | undefined
  readonly environment: string | undefined
  readonly cluster: string | undefined
  readonly sender: { readonly id: number; readonly login: string | undefined }
  /** When it happened by the event's own word, RFC 3339. */
  readonly at: string | undefined
}

/** One fact, an event's or a person's, and what became of it. */
export interface RecordLine {
  readonly key: string
  readonly environment: string
  /** The fact in a few words: `upgrade to 1.4.2 succeeded on cluster-a`. */
  readonly what: string
  readonly outcome:
    | Kept
    /** Not bound to one release, so it proves nothing; `annotations` are the lines that would have told. */
    | {
        readonly kind: 'unknown'
        readonly why: string
        readonly kept: Kept
        readonly annotations: string | undefined
      }
    | { readonly kind: 'refused'; readonly why: string }
}

/** What became of a record. */
export type Kept =
  | { readonly kind: 'written'; readonly number: number }
  /** It was there already. */
  | { readonly kind: 'known'; readonly number: number | undefined }
  /** Not written, because nothing is in a dry run. */
  | { readonly kind: 'planned' }

/** What a bump changed, or would. */
export interface BumpLine {
  readonly key: string
  readonly environment: string
  readonly changes: readonly Change[]
  readonly pullRequest: { readonly number: number; readonly url: string } | undefined
  /** The commit on the branch that Flux reads, 40 hex. */
  readonly commit: string | undefined
}

/** Why something is taken back: somebody asked, or it failed and the policy says so. */
export type RollbackCause =
  | { readonly kind: 'asked'; readonly by: string }
  | { readonly kind: 'failed'; readonly release: Release; readonly failures: readonly Taken[] }

/** What became of a request to hold or to lift. */
export interface HoldLine {
  readonly key: string
  readonly environment: string
  readonly edit: HoldEdit
  readonly pullRequest: { readonly number: number; readonly url: string } | undefined
  /** The commit on the branch that Flux reads, 40 hex. */
  readonly commit: string | undefined
}

/** A release set that is taken back, and what became of it. */
export interface SetBackLine {
  readonly plan: SetRollbackPlan
  readonly pullRequest: { readonly number: number; readonly url: string } | undefined
  /** The commit on the branch that Flux reads, or of the pull request, 40 hex. */
  readonly commit: string | undefined
}

/** A release that failed where the policy takes such ones back, and what became of it. */
export interface RevertLine {
  readonly key: string
  readonly environment: string
  /** What failed, and how. */
  readonly release: Release
  readonly failures: readonly Taken[]
  /** What is planned; in a dry run, what would be done. */
  readonly step: BumpStep['kind']
  readonly operation: Operation
  readonly reason: string
  readonly pullRequest: { readonly number: number; readonly url: string } | undefined
}

/** One edge of one service: its plan and what carrying it out came to. */
export interface EdgeLine {
  readonly plan: EdgePlan
  readonly operation: Operation
  readonly reason: string
  readonly suggestion: string | undefined
  readonly pullRequest: { readonly number: number; readonly url: string } | undefined
  /** The version that the target pins; undefined: none, or not told. */
  readonly current: string | undefined
}

/** A release set: its plan and what carrying it out came to. */
export interface SetLine {
  readonly plan: SetPlan
  readonly operation: Operation
  readonly reason: string
  readonly pullRequest: { readonly number: number; readonly url: string } | undefined
}

/** What became of one service. */
export interface ServiceLine {
  readonly key: string
  readonly edges: readonly EdgeLine[]
  /** Overtaken by other runs until the deadline. */
  readonly deferred: boolean
}

/** How a person attests: the workflow to start by hand, and the inputs it takes besides environment, service and reason. */
export interface AttestHint {
  /** `promote.yml`. */
  readonly workflow: string
  readonly inputs: readonly { readonly name: string; readonly value: string }[]
}

/** Text for a person to add to a file of theirs. */
export interface Suggestion {
  /** Where it belongs; undefined or empty: the text says so itself. */
  readonly file: string | undefined
  readonly text: string
  readonly notes: readonly string[]
}

/** What the gate says of one pull request. */
export interface GateReport {
  readonly number: number
  /** Whether it is what the merge queue has made of it. */
  readonly group: boolean
  readonly url: string
  readonly state: GateStatus
  /** Whether this run has written that, or asked for the merge. */
  readonly isTold: boolean
  /** The status's one line, as plain text. */
  readonly line: string
  /** What became of its merge; undefined: it is not ours to merge. */
  readonly merge:
    | {
        /** To be read after `#5 `, as plain text. */
        readonly words: string
        /** Whether a dry run has left it out. */
        readonly planned: boolean
      }
    | undefined
  readonly services: readonly ServiceVerdict[]
  /** The commit that was judged, where the way past its gates is to be told. */
  readonly head?: string | undefined
}

/** All that a run's job summary is made from. */
export interface RunSummary {
  readonly site: Site
  /** Now, RFC 3339: times of the same day are shown without their date. */
  readonly now: string
  /** The commit that was read; undefined: none was. */
  readonly commit: string | undefined
  readonly operation: Operation
  /** Why, in one sentence without a full stop. */
  readonly reason: string
  readonly event: EventLine | undefined
  readonly records: readonly RecordLine[]
  readonly bump: BumpLine | undefined
  readonly hold: HoldLine | undefined
  /** A release set that is taken back; undefined: none is. */
  readonly setBack?: SetBackLine | undefined
  /** What a person should know of that bump, rollback or hold. */
  readonly notes: readonly string[]
  readonly services: readonly ServiceLine[]
  /** Release sets that were planned. */
  readonly sets: readonly SetLine[]
  /** Releases that failed where such ones are taken back. */
  readonly reverts: readonly RevertLine[]
  /** Services with nothing to do that are not among `services`. */
  readonly settled: number
  /** Pull requests that were judged. */
  readonly gates: readonly GateReport[]
  readonly attest: AttestHint | undefined
  /** What is wrong in the policy or a hold file. */
  readonly problems: readonly Problem[]
  /** The lines that a refusal asks for. */
  readonly suggestion: Suggestion | undefined
  /** The policy that a repository without one could begin with. */
  readonly proposal: Suggestion | undefined
  readonly token: TokenKind
  /** Set: nothing was written, and this is the plan. */
  readonly dryRun: { readonly plan: object } | undefined
}
