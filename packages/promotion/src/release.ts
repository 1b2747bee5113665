import type { Pins } from '@fluxgate/policy'

/** Where a release comes from, as annotations tell; display and correlation only. */
export interface Origin {
  /** `owner/repo`. */
  readonly repository: string | undefined
  /** 40 hex. */
  readonly commit: string | undefined
}

/** Pin values that travel together. */
export interface Release {
  readonly pins: Pins
  /** 12 hex of sha256 over the canonical pins. */
  readonly id: string
  readonly origin: Origin
}
