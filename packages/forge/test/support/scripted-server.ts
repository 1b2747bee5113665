import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { documentProblems } from './github-schema.ts'

/** One request as it arrived. */
export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** What the server does with a request. */
export type Reply =
  | {
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly raw: string; readonly status?: number; readonly type?: string }
  | 'reset'
  | 'hang'

export interface ScriptedServer extends AsyncDisposable {
  readonly url: string
  readonly received: readonly Received[]
}

/**
 * A server on loopback that answers by script; the n-th call gets the n-th reply, and the last one from then on. A GraphQL
 * document that is not valid against GitHub's schema fails the test.
 */
export async function serve(
  script: readonly Reply[] | ((request: Received, ordinal: number) => Reply),
): Promise<ScriptedServer> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one: Received = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      }
      received.push(one)
      const ordinal = received.length - 1
      const reply =
        typeof script === 'function' ? script(one, ordinal) : (script[ordinal] ?? script.at(-1))
      answer(response, reply ?? 'reset')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = addressOf(server.address())
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    [Symbol.asyncDispose]: async () => {
      await new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
      const problems = received.flatMap(problemsOf)
      if (problems.length > 0) throw new Error(problems.join('\n'))
    },
  }
}

function problemsOf({ path, body }: Received): readonly string[] {
  if (path !== '/graphql') return []
  const { query } = JSON.parse(body)
  return documentProblems(String(query)).map(
    (problem) => `${problem.slice(0, 300)} in ${query.slice(0, 300)}`,
  )
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address
}

function answer(response: ServerResponse, reply: Reply): void {
  if (reply === 'hang') return
  if (reply === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  if ('raw' in reply) {
    response.writeHead(reply.status ?? 200, { 'content-type': reply.type ?? 'application/json' })
    response.end(reply.raw)
    return
  }
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    ...reply.headers,
  })
  response.end(reply.body === undefined ? '' : JSON.stringify(reply.body))
}
