import type { Transport } from '@fluxgate/transport'

/** How long one request may take. */
const REQUEST_MS = 30_000

/** What came back. */
export interface HttpAnswer {
  readonly status: number
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
}

/** Asks once; follows no redirect, since what stands under a tag is told by the registry itself. */
export async function ask(
  transport: Transport,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(REQUEST_MS)
  const answer = await transport(url, { method: 'GET', headers, redirect: 'manual', signal })
  const body = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, headers: answer.headers, body }
}

/** What a request that got no answer says: the innermost cause tells most. */
export function networkTrouble(error: unknown): string {
  let text = 'no answer'
  let code = ''
  let current = error
  for (let depth = 0; depth < 5 && current !== undefined; depth += 1) {
    text = textAt(current, 'message') || text
    code = textAt(current, 'code') || code
    current = memberOf(current, 'cause')
  }
  // A name that nobody knows is rather a slip of the pen than an outage.
  if (code === 'ENOTFOUND') return 'is not to be found under that name, which may be misspelt'
  const about = code === '' || text.includes(code) ? text : `${text} (${code})`
  return `did not answer: ${about.slice(0, 300)}`
}

/** Errors of a socket, a signal and a proxy have no type in common. */
function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

function textAt(value: unknown, key: string): string {
  const member = memberOf(value, key)
  return typeof member === 'string' ? member : ''
}
