/** What a gate says at a moment; times are RFC 3339. */
export type GateState =
  | {
      readonly kind: 'open'
      /** Since when; undefined: it was never shut. */
      readonly since: string | undefined
      /** When it shuts by itself; undefined: not in sight. */
      readonly until: string | undefined
    }
  /** It opens by itself then; `why` where its name does not say what it waits for. */
  | { readonly kind: 'waiting'; readonly until: string; readonly why: string | undefined }
  /** Somebody has to do something first. */
  | { readonly kind: 'awaiting'; readonly what: string }
  /** A person who may has said that it does not count for this release. */
  | ({ readonly kind: 'skipped' } & Skip)
  /** It does not open by itself. */
  | { readonly kind: 'closed'; readonly why: string }

/** Who skipped a gate, by login, and why, in their own words. */
export interface Skip {
  readonly by: string
  readonly reason?: string | undefined
}

/** A condition that a promotion waits for, and whether it is met. */
export interface Gate {
  /** For people, in the policy's words: `soak 4h`. */
  readonly name: string
  /** `release`: what keeps the environment from taking it at all, such as a hold. */
  readonly rule: GateRule | 'release'
  readonly state: GateState
  /** Where to look; foreign text. */
  readonly link?: string | undefined
}

/** The state of a gate that somebody skipped. */
export function skipped(skip: Skip): GateState {
  return { kind: 'skipped', ...skip }
}

/** The key of the policy, or the rule, that a gate follows from. */
export type GateRule =
  | 'proven'
  | 'soak'
  | 'windows'
  | 'freezes'
  | 'checks'
  | 'tests'
  | 'approvals'
  | 'stop'

/** Whether a gate keeps something back. */
export function isShut({ state }: Pick<Gate, 'state'>): boolean {
  return state.kind !== 'open' && state.kind !== 'skipped'
}
