import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Who may do what at the registry, and how they say who they are. */
export type Access =
  | { readonly kind: 'open' }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** As GHCR does it: a challenge names a place that gives tokens for a scope. */
  | {
      readonly kind: 'token'
      readonly username: string
      readonly password: string
      /** Where tokens are given; default: the registry itself. */
      readonly realm?: string
      /** Whether anybody may read. */
      readonly publicReads?: boolean
    }

/** What the doorkeeper says to a request: go on, or this answer. */
export interface Verdict {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Stands before the registry and lets in who may. */
export class Doorkeeper {
  readonly #access: Access
  readonly #tokens = new Map<string, string>()

  constructor(access: Access) {
    this.#access = access
  }

  /** undefined: it may pass. */
  judge(request: IncomingMessage, url: URL): Verdict | undefined {
    const access = this.#access
    const given = request.headers.authorization ?? ''
    switch (access.kind) {
      case 'open':
        return undefined
      case 'basic':
        if (given === basic(access)) return undefined
        return denied('Basic realm="registry"')
      case 'token': {
        // As GHCR, it knows no other way than GET to ask for a token.
        if (url.pathname === '/token' && request.method !== 'GET') {
          return { status: 405, headers: {}, body: '' }
        }
        if (url.pathname === '/token') return this.#giveToken(given, url, access)
        const scope = this.#tokens.get(given.replace('Bearer ', '')) ?? ''
        const wanted = scopeOf(request.method ?? '', url.pathname)
        if (wanted === '' && scope !== '') return undefined
        if (wanted !== '' && covers(scope, wanted)) return undefined
        const realm = access.realm ?? `http://${request.headers.host}/token`
        const scopeText = wanted === '' ? '' : `,scope="${wanted}"`
        return denied(`Bearer realm="${realm}",service="registry.example"${scopeText}`)
      }
    }
  }

  #giveToken(given: string, url: URL, access: Extract<Access, { kind: 'token' }>): Verdict {
    const known = given === basic(access)
    if (given !== '' && !known) return denied('Basic realm="token"')
    const scopes = url.searchParams.getAll('scope').join(' ')
    const allowed = known
      ? scopes
      : (access.publicReads ?? false)
        ? scopes.replace(/push,?/g, '')
        : ''
    const token = randomUUID()
    this.#tokens.set(token, allowed === '' ? 'nothing' : allowed)
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, expires_in: 300 }),
    }
  }
}

/** The header of somebody who knows the password. */
export function basic({
  username,
  password,
}: {
  readonly username: string
  readonly password: string
}): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

function denied(challenge: string): Verdict {
  return {
    status: 401,
    headers: { 'www-authenticate': challenge, 'content-type': 'application/json' },
    body: '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}',
  }
}

function scopeOf(method: string, path: string): string {
  const [, name] = /^\/v2\/(.+)\/(?:manifests|blobs|tags|referrers)\//.exec(path) ?? []
  if (name === undefined) return ''
  const reads = method === 'GET' || method === 'HEAD'
  return `repository:${name}:${reads ? 'pull' : 'pull,push'}`
}

/** `repository:a:pull,push repository:b:pull` covers `repository:a:pull`. */
function covers(scope: string, wanted: string): boolean {
  const [, name, actions = ''] = wanted.split(':')
  const granted = scope
    .split(' ')
    .filter((one) => one.split(':')[1] === name)
    .flatMap((one) => (one.split(':')[2] ?? '').split(','))
  return actions.split(',').every((action) => granted.includes(action))
}
