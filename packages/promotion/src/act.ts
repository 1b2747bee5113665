/** What comes of a person's act: a record to write at a commit, nothing because it holds already, or why not. */
export type ActPlan<Written> =
  | {
      readonly kind: 'write'
      readonly record: Written
      /** The commit that holds the pins, for the record to stand on. */
      readonly ref: string
    }
  | { readonly kind: 'already' }
  | { readonly kind: 'refuse'; readonly why: string }

/** Who acts, and why; delivery has checked that they may. */
export interface Act {
  readonly environment: string
  readonly person: number
  readonly login: string | undefined
  readonly reason: string | undefined
}

/** An act that is not taken, and why. */
export function refuse(why: string): { readonly kind: 'refuse'; readonly why: string } {
  return { kind: 'refuse', why }
}
