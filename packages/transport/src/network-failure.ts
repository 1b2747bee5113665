import { memberOf, textAt } from './members.ts'

/** Why no whole answer came, by the error that a `Transport` rejects with. */
export interface NetworkFailure {
  /** Of the socket, the proxy or the answer: `ECONNRESET`; undefined: nothing has one. */
  readonly code: string | undefined
  /** What the innermost cause says: it tells most. */
  readonly message: string
  /** The same, with the code where it does not name it. */
  readonly said: string
  /** Whether the signal of the request said that time was up. */
  readonly timedOut: boolean
  /** A host that nobody knows: of the address, or of the proxy before it. */
  readonly unknownHost: string | undefined
}

/** Wrapped by whoever asked: octokit wraps the error of the transport, which may wrap that of the socket. */
const DEPTH = 5

/** Reads what was thrown, whatever that is: errors of a socket, a signal and a proxy have no type in common. */
export function networkFailure(error: unknown): NetworkFailure {
  let code: string | undefined
  let message = 'no answer'
  let host = ''
  let timedOut = false
  let current = error
  for (let depth = 0; depth < DEPTH && current !== undefined; depth += 1) {
    message = textAt(current, 'message') || message
    code = textAt(current, 'code') || code
    host = textAt(current, 'hostname') || host
    timedOut ||= isTimeout(current)
    current = memberOf(current, 'cause')
  }
  const said = code === undefined || message.includes(code) ? message : `${message} (${code})`
  const unknownHost = code === 'ENOTFOUND' && host !== '' ? host : undefined
  return { code, message, said, timedOut, unknownHost }
}

/** What `AbortSignal.timeout` rejects with. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError'
  )
}
