import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A GitHub gone wrong: whatever is asked, it answers with what it was sent, its authorization header above all. */
export interface Mirror extends AsyncDisposable {
  readonly url: string
}

/** What a mirror answers to an authorization header, the first time and later. */
export type Reflection = (
  authorization: string,
  first: boolean,
) => {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** Starts a mirror on a free port of 127.0.0.1. */
export async function startMirror(reflect: Reflection): Promise<Mirror> {
  let first = true
  const server = createServer((request, response) => {
    const { status, headers, body } = reflect(request.headers.authorization ?? '', first)
    first = false
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
