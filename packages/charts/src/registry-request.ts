import { quote } from '@fluxgate/policy'
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

/** What a request that got no answer says, to go on after "the registry". */
export function networkTrouble(error: unknown): string {
  const { said, unknownHost } = networkFailure(error)
  // A name that nobody knows is rather a slip of the pen than an outage.
  const why =
    unknownHost === undefined
      ? said
      : `nobody knows the name ${quote(unknownHost)}, which may be misspelt`
  return `did not answer: ${why.slice(0, 300)}`
}
