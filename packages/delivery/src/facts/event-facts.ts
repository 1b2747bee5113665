/** A release event as the handler passes it on: already parsed, still only a hint. */
export interface EventFacts {
  readonly object: { readonly name: string; readonly namespace: string }
  readonly reason: string
  readonly what: 'upgrade' | 'test' | 'rollback'
  readonly outcome: 'success' | 'failure'
  readonly version: string
  readonly buildLost: boolean
  readonly digest: string | undefined
  readonly environment: string | undefined
  readonly cluster: string | undefined
  readonly releaseId: string | undefined
  readonly sourceRepository: string | undefined
  readonly sourceCommit: string | undefined
  readonly timestamp: string | undefined
  /** What Flux said, in one line. */
  readonly message: string | undefined
}
