import type { IncomingMessage } from 'node:http'
import { type GraphqlRequest, parseGraphql } from '../graphql/execute.ts'
import type { Token } from '../state/account.ts'
import type { Repository } from '../state/repository.ts'
import type { World } from '../state/world.ts'
import { findRoute, type Match } from './routing.ts'

/** What a request turned out to be. */
export type Target =
  | { readonly kind: 'graphql'; readonly request: GraphqlRequest }
  | { readonly kind: 'rest'; readonly match: Match; readonly path: string }
  | {
      readonly kind: 'git'
      readonly repository: Repository | undefined
      readonly rest: string
      readonly service: 'git-upload-pack' | 'git-receive-pack'
    }
  | { readonly kind: 'unknown' }

/** One request, read whole and told what it is. */
export interface Exchange {
  readonly ordinal: number
  readonly method: string
  readonly url: URL
  readonly body: Buffer
  readonly headers: IncomingMessage['headers']
  readonly token: Token | undefined
  readonly authorization: { readonly scheme: string; readonly value: string } | undefined
  readonly target: Target
  readonly route: string
  readonly selectors: readonly string[]
}

export async function readExchange(
  world: World,
  origin: string,
  request: IncomingMessage,
  ordinal: number,
): Promise<Exchange> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const method = request.method ?? 'GET'
  const url = new URL(request.url ?? '/', origin)
  const authorization = readAuthorization(request.headers.authorization)
  const token = authorization && world.tokens.get(authorization.value)
  const target = targetOf(world, method, url, body)
  const route = routeName(method, url, target)
  const operations = target.kind === 'graphql' ? target.request.names : []
  const selectors = [route, ...operations]
  const { headers } = request
  return { ordinal, method, url, body, headers, token, authorization, target, route, selectors }
}

function targetOf(world: World, method: string, url: URL, body: Buffer): Target {
  const git = /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/info\/refs|\/git-(?:upload|receive)-pack)$/.exec(
    url.pathname,
  )
  if (git !== null) {
    const [, owner = '', name = '', rest = ''] = git
    const text = rest === '/info/refs' ? url.searchParams.get('service') : rest.slice(1)
    const service = text === 'git-receive-pack' ? 'git-receive-pack' : 'git-upload-pack'
    return { kind: 'git', repository: world.repository(owner, name), rest, service }
  }
  if (url.pathname === '/graphql' || url.pathname === '/api/graphql') {
    return { kind: 'graphql', request: parseGraphql(readJson(body)) }
  }
  const path = url.pathname.replace(/^\/api\/v3(?=\/)/, '')
  const match = findRoute(method, path)
  return match === undefined ? { kind: 'unknown' } : { kind: 'rest', match, path }
}

export function isMutation(exchange: Exchange): boolean {
  const { target, method } = exchange
  if (target.kind === 'graphql') return target.request.mutation
  if (target.kind === 'git') return target.service === 'git-receive-pack' && method === 'POST'
  return method !== 'GET'
}

function routeName(method: string, url: URL, target: Target): string {
  switch (target.kind) {
    case 'graphql':
      return 'POST /graphql'
    case 'rest':
      return target.match.route.operation
    case 'git':
      return target.rest === '/info/refs' ? `${target.service} info/refs` : target.service
    case 'unknown':
      return `${method} ${url.pathname}`
  }
}

function readAuthorization(header: string | undefined): Exchange['authorization'] {
  if (header === undefined) return undefined
  const space = header.indexOf(' ')
  const scheme = header.slice(0, space).toLowerCase()
  const value = header.slice(space + 1).trim()
  if (scheme !== 'basic') return { scheme, value }
  const [, password = ''] = Buffer.from(value, 'base64').toString('utf8').split(':')
  return { scheme, value: password }
}

/** undefined: empty, or no JSON. */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return undefined
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
