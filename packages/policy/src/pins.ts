/**
 * What a pin is called: the chart version (or OCI tag), the digest that goes with it, or a dotted path
 * under `spec.values`, prefixed by `values.` so that no name from a user's file stands alone as a key.
 */
export type PinName = 'chart' | 'digest' | `values.${string}`

/** The pins of one overlay or release: name to scalar, as text. */
export type Pins = Readonly<Partial<Record<PinName, string>>>

/** An image whose tag, digest or both travel; dotted paths under `spec.values`. */
export interface ImagePin {
  readonly tag: string | undefined
  readonly digest: string | undefined
}

/** The policy's `pins`: what travels with a promotion. */
export interface PinsPolicy {
  readonly chart: boolean
  readonly image: readonly ImagePin[]
  /** Further dotted paths under `spec.values`. */
  readonly values: readonly string[]
  readonly order: 'semver' | 'pinned'
}

/** An explicit address where no rule finds the pin: file pattern with tokens, and an RFC 6901 pointer. */
export interface PinAddress {
  readonly pin: PinName
  readonly file: string
  readonly pointer: string
}
