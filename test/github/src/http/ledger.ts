import type { TokenKind } from '../state/account.ts'

/** One request, as an oracle or a bench wants to see it. Never a token's value. */
export interface LedgerEntry {
  readonly ordinal: number
  readonly at: number
  readonly method: string
  readonly path: string
  /** `GET /repos/{owner}/{repo}/pulls`, `POST /graphql`, `git-upload-pack`, ... */
  readonly route: string
  /** GraphQL: the operation's name and its root fields. */
  readonly operations: readonly string[]
  readonly status: number
  readonly token: TokenKind | 'none' | 'unknown'
  readonly login: string | undefined
  /** The scheme of the authorization header, in lower case; undefined: no such header. */
  readonly authorization: string | undefined
  /** On the wire, headers and all, compressed as they went. */
  readonly bytesIn: number
  readonly bytesOut: number
  /** Bodies alone: as they went, and before compression. */
  readonly bodyIn: number
  readonly bodyOut: number
  readonly bodyOutRaw: number
  readonly fault: string | undefined
  readonly mutation: boolean
  readonly milliseconds: number
}

/** All requests that came in, in the order of their answers. */
export class Ledger {
  readonly entries: LedgerEntry[] = []

  add(entry: LedgerEntry): void {
    this.entries.push(entry)
  }

  /** Where the ledger is now, for `since`. */
  mark(): number {
    return this.entries.length
  }

  since(mark: number): readonly LedgerEntry[] {
    return this.entries.slice(mark)
  }

  /** Entries of a route, or of a GraphQL operation or root field. */
  of(selector: string): readonly LedgerEntry[] {
    return this.entries.filter(
      ({ route, operations }) => route === selector || operations.includes(selector),
    )
  }

  clear(): void {
    this.entries.length = 0
  }
}
