/** What became of one request. */
export type Outcome = Answered | Transient | Refused

/** GitHub gave what was asked for, not yet looked at. */
export interface Answered {
  readonly kind: 'answered'
  readonly data: unknown
  /** Whether it names a next page of what it lists; undefined: it says nothing of pages. */
  readonly next?: boolean | undefined
}

/** It may go better later. */
export interface Transient {
  readonly kind: 'transient'
  /** Completes "GitHub ...", "the connection ...": a whole clause. */
  readonly reason: string
  readonly code: 'RATE_LIMITED' | 'UNAVAILABLE' | 'INVALID_ANSWER'
  /** Whether a write may have taken effect all the same; then it is read back before it is repeated. */
  readonly landed: 'no' | 'perhaps'
  /** GitHub asked for at least this wait. */
  readonly floorMs: number
  /** Whether it was too much at once: `perhaps` where GitHub ran out of time, `surely` where its answer was too large. */
  readonly heavy?: 'perhaps' | 'surely'
}

/** GitHub has understood and says no. */
export interface Refused {
  readonly kind: 'refused'
  readonly refusal: Refusal
}

/** What GitHub says no with. */
export interface Refusal {
  /** 0: the certificate of the other side is not trusted. */
  readonly status: number
  /** Cleaned and capped. */
  readonly said: string
  /** `errors[]` of REST (`code`, `field`) or of GraphQL (`type` as code). */
  readonly problems: readonly RefusalProblem[]
  /** GitHub wants the token to be authorized for single sign-on. */
  readonly sso: boolean
  /** Whether the same token was accepted before in this run. */
  readonly hadWorked: boolean
}

/** One of the reasons that GitHub gives in an error of its own form. */
export interface RefusalProblem {
  readonly code: string
  readonly field: string
  readonly message: string
}
