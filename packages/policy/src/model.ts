import type { Gates } from './gate-rules.ts'
import type { PinAddress, PinsPolicy } from './pins.ts'
import type { Batch } from './release-sets.ts'

/**
 * `.fluxgate/policy.yaml` as parsed: every default filled in, every name checked, environments in an order in
 * which each stands after those it follows.
 */
export interface Policy {
  /** The branch that Flux reads; undefined: the repository's default branch. */
  readonly branch: string | undefined
  /** Numeric id of the identity whose records count; undefined: that of the token in use. */
  readonly recorder: number | undefined
  readonly environments: readonly Environment[]
  readonly pins: PinsPolicy
  readonly reporters: readonly Reporter[]
  readonly people: People
  readonly services: readonly ServiceException[]
}

/** A node of the promotion graph, with every default filled in. */
export interface Environment {
  readonly name: string
  /** Patterns of a folder or a file, with `{service}`, `{namespace}`, `{environment}`; the first that exists counts. */
  readonly overlays: readonly string[]
  /** How a bump lands here. */
  readonly land: 'commit' | 'pull-request'
  /** What proves a release here. */
  readonly proof: 'upgrade' | 'test'
  /** Upstreams: proven in all of `after`, or in one of `afterAny`; at most one of the two is not empty. */
  readonly after: readonly string[]
  readonly afterAny: readonly string[]
  readonly gates: Gates
  readonly merge: 'manual' | 'auto'
  readonly supersede: 'until-approved' | 'always'
  /** Which services go into it together. */
  readonly batch: Batch
  /** Clusters that each must report; empty: all events count as one cluster. */
  readonly clusters: readonly string[]
  /** How a rollback by hand lands here. */
  readonly rollback: 'pull-request' | 'commit'
  /** What happens when a release fails here: nothing, or a pull request that takes it back. */
  readonly onFailure: 'none' | 'revert'
  readonly unproven: { readonly afterSeconds: number | undefined; readonly then: 'show' | 'open' }
  readonly addresses: readonly PinAddress[]
}

/** A numeric sender id and the environments it may report on. */
export interface Reporter {
  readonly id: number
  readonly login: string | undefined
  readonly environments: readonly string[]
}

/** A user by id, a user by login, or a team `org/slug`. */
export type Person =
  | { readonly kind: 'id'; readonly id: number }
  | { readonly kind: 'login'; readonly login: string }
  | { readonly kind: 'team'; readonly org: string; readonly slug: string }

/** Who may do by hand what the gates would not. */
export interface People {
  readonly override: readonly Person[]
  readonly attest: readonly Person[]
  readonly hold: readonly Person[]
}

/** Where one service differs from the rule. */
export interface ServiceException {
  readonly key: string
  /** What is asked of it on top of what its environments ask. */
  readonly gates: readonly { readonly environment: string; readonly gates: Gates }[]
  /** The object's name where it differs from the key, by environment. */
  readonly helmReleases: readonly HelmReleaseName[]
  readonly addresses: readonly (PinAddress & { readonly environment: string })[]
}

/** A service's object, where its name or namespace differs from the key. */
export interface HelmReleaseName {
  readonly environment: string
  /** undefined: in whichever namespace it is. */
  readonly namespace: string | undefined
  readonly name: string
}

/** One entry of `.fluxgate/holds/<environment>/<key>.yaml`. */
export interface Hold {
  /** A version, or `*` for all; undefined where only a release is named. */
  readonly version: string | undefined
  /** The id of a release (12 hex). */
  readonly release: string | undefined
  readonly reason: string
  /** RFC 3339; undefined: until it is lifted. */
  readonly until: string | undefined
  readonly by: string
}
