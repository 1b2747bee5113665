/** The Flux object an event is about. */
export interface InvolvedObject {
  readonly apiVersion: string | undefined
  readonly kind: string
  readonly name: string
  readonly namespace: string
}

/** What an event says of a release in one cluster. */
export type Report =
  | { readonly what: 'upgrade'; readonly outcome: 'success' | 'failure' }
  | { readonly what: 'test'; readonly outcome: 'success' | 'failure' }
  /** The version named in the event runs now; what was tried instead failed. */
  | { readonly what: 'rollback'; readonly outcome: 'success' }

/** Origin as annotations bring it back (RFC-0008); anyone who edits the object can write these. */
export interface EventOrigin {
  readonly release: string | undefined
  readonly sourceRepository: string | undefined
  readonly sourceCommit: string | undefined
}

/** A release event of helm-controller, every string capped and free of control characters. */
export interface ReleaseEvent {
  readonly kind: 'release'
  readonly object: InvolvedObject
  readonly reason: string
  readonly report: Report
  /** Chart version without what an OCI source appended; undefined where the event names none. */
  readonly version: string | undefined
  /** Whether an OCI source replaced the version's build metadata by its digest: compare without it. */
  readonly buildLost: boolean
  /** The revision as it came. */
  readonly revision: string | undefined
  /** `sha256:` and 64 hex, where the source is OCI. */
  readonly digest: string | undefined
  readonly environment: string | undefined
  readonly cluster: string | undefined
  readonly origin: EventOrigin
  /** RFC 3339, whole seconds UTC; undefined where the event has none. */
  readonly timestamp: string | undefined
  /** The human text, cut to 2,000 characters; never decided on. */
  readonly message: string
}

/** Well-formed, but nothing to record: why, in a few words. */
export interface Noise {
  readonly kind: 'noise'
  readonly object: InvolvedObject | undefined
  readonly reason: string
  readonly why: string
}

/** Not an event of Flux, or one that breaks its own rules. */
export interface NotAnEvent {
  readonly kind: 'refused'
  readonly why: string
}

/** What a payload turned out to be. */
export type FluxEvent = ReleaseEvent | Noise | NotAnEvent
