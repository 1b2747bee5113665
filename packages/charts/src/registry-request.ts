import { networkFailure, type Transport } from '@fluxgate/transport'

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

/** What a request that got no answer says. */
export function networkTrouble(error: unknown): string {
  const { code, said } = networkFailure(error)
  // A name that nobody knows is rather a slip of the pen than an outage.
  if (code === 'ENOTFOUND') return 'is not to be found under that name, which may be misspelt'
  return `did not answer: ${said.slice(0, 300)}`
}
