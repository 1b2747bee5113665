import type { Pins } from '@fluxgate/policy'
import type { Skippable } from './gates/skippable.ts'
import type { Origin } from './release.ts'

interface RecordCommon {
  /** Number of the GitHub Deployment. */
  readonly id: number
  readonly environment: string
  readonly key: string
  readonly pins: Pins
  readonly releaseId: string
  readonly origin: Origin
  /** When GitHub took the record, RFC 3339. */
  readonly createdAt: string
  readonly reason: string | undefined
  /** Address of the run that wrote it; for people. */
  readonly runUrl?: string | undefined
}

/** What an event said of a release in one cluster. */
export interface RolloutRecord extends RecordCommon {
  readonly kind: 'rollout'
  readonly what: 'upgrade' | 'test' | 'rollback'
  /** `unknown`: the event could not be bound to one release; it proves and refutes nothing. */
  readonly outcome: 'success' | 'failure' | 'unknown'
  readonly cluster: string | undefined
  /** The event's own time, RFC 3339; undefined where it had none. */
  readonly timestamp: string | undefined
  /** Numeric id of the sender. */
  readonly reporter: number
}

/** A person says that a release works in an environment. */
export interface AttestationRecord extends RecordCommon {
  readonly kind: 'attestation'
  readonly cluster: string | undefined
  readonly person: number
  readonly login: string | undefined
}

/** A person asks for a version in an environment. */
export interface ChoiceRecord extends RecordCommon {
  readonly kind: 'choice'
  readonly person: number
  readonly login: string | undefined
}

/** A person lets exactly these pins into an environment past gates. */
export interface ExceptionRecord extends RecordCommon {
  readonly kind: 'exception'
  /** What does not count for them. */
  readonly gates: readonly Skippable[]
  readonly person: number
  readonly login: string | undefined
  /** Of the pull request that it is for; undefined: for our own proposal of them. */
  readonly pullRequest: number | undefined
  /** Head of that pull request when it was written: approvals are skipped for that commit alone. */
  readonly head: string | undefined
}

/** What is known of one service: the records that are of no release set. */
export type ServiceRecord = RolloutRecord | AttestationRecord | ChoiceRecord | ExceptionRecord

/** A record not yet written: the same without what GitHub adds. */
export type NewRecord =
  | Omit<RolloutRecord, 'id' | 'createdAt'>
  | Omit<AttestationRecord, 'id' | 'createdAt'>
  | Omit<ChoiceRecord, 'id' | 'createdAt'>
  | Omit<ExceptionRecord, 'id' | 'createdAt'>
