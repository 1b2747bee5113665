/** What somebody wants to be taken back. */
export interface RollbackRequest {
  readonly environment: string
  /** A key; or `@all`, `@<group>` for the release set that was merged last, or a set's name. */
  readonly service: string
  /** A version, or the id of a release; undefined: the previous one. */
  readonly to: string | undefined
  readonly reason: string
  /** When the hold ends that comes with it; undefined: when it is lifted. */
  readonly until: string | undefined
}
