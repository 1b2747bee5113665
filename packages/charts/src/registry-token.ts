import { type Transport, textAt } from '@fluxgate/transport'
import type { RegistryAddress } from './registry-address.ts'
import { isLoopback } from './registry-address.ts'
import { isTransient, type RegistryAnswer, retryAfter } from './registry-answer.ts'
import type { Challenge } from './registry-challenge.ts'
import { ask, networkTrouble } from './registry-request.ts'

/** What it takes to ask a registry. */
export interface RegistryPorts {
  readonly transport: Transport
  readonly now: () => Date
}

/** What can stand in a header. */
const IN_A_HEADER = /^[\x21-\x7e]{1,65536}$/

/** Who publishes. */
export interface Credentials {
  readonly username: string
  readonly password: string
}

/** The header of basic authorization. */
export function basicHeader({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

/**
 * Gets a token where a challenge says, for reading and, with credentials, for writing to a repository. Credentials go to
 * no host without TLS, save to this machine, and after no redirect.
 */
export async function fetchToken(
  challenge: Extract<Challenge, { kind: 'bearer' }>,
  repository: string,
  registry: RegistryAddress,
  credentials: Credentials | undefined,
  { transport, now }: RegistryPorts,
): Promise<RegistryAnswer<string>> {
  const url = realmUrl(challenge.realm, registry)
  if (url === undefined) {
    const why = 'sends for a token to an address without TLS; nothing was sent there'
    return { kind: 'broken', why }
  }
  // Asked for as helm will ask: who may push may read, also a repository that is not there yet.
  const actions = credentials === undefined ? 'pull' : 'pull,push'
  if (challenge.service !== undefined) url.searchParams.set('service', challenge.service)
  url.searchParams.set('scope', `repository:${repository}:${actions}`)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (credentials !== undefined) headers['authorization'] = basicHeader(credentials)
  try {
    const answer = await ask(transport, url.href, headers)
    if (answer.status === 401 || answer.status === 403) {
      return { kind: 'denied', status: answer.status }
    }
    if (isTransient(answer.status)) {
      const waitMs = retryAfter(answer.headers.get('retry-after'), now())
      return { kind: 'unclear', why: `answered ${answer.status} to who asked for a token`, waitMs }
    }
    const token = answer.status === 200 ? tokenIn(answer.body.toString('utf8')) : undefined
    return token === undefined
      ? { kind: 'broken', why: `gave no token (${answer.status})` }
      : { kind: 'found', value: token }
  } catch (cause) {
    return { kind: 'unclear', why: networkTrouble(cause), waitMs: 0 }
  }
}

function realmUrl(realm: string, registry: RegistryAddress): URL | undefined {
  const url = URL.canParse(realm) ? new URL(realm) : undefined
  if (url === undefined || url.username !== '' || url.password !== '') return undefined
  if (url.protocol === 'https:') return url
  return url.protocol === 'http:' && registry.plainHttp && isLoopback(url.hostname)
    ? url
    : undefined
}

function tokenIn(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body)
    const tokens = [textAt(answer, 'token'), textAt(answer, 'access_token')]
    return tokens.find((token) => IN_A_HEADER.test(token))
  } catch {
    return undefined
  }
}
