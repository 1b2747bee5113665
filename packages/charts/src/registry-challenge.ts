/** How a registry wants to be told who is there. */
export type Challenge =
  | { readonly kind: 'basic' }
  /** A token from elsewhere: where, and for what service and scope. */
  | {
      readonly kind: 'bearer'
      readonly realm: string
      readonly service: string | undefined
      readonly scope: string | undefined
    }

const LONGEST = 4_096

/** Reads a `WWW-Authenticate` header; undefined where it asks for something that we can't give. */
export function parseChallenge(header: string): Challenge | undefined {
  if (header.length > LONGEST) return undefined
  const bearer = /(?:^|,\s*)bearer\s/i.exec(header)
  if (bearer !== null) {
    const parameters = new Map<string, string>()
    const rest = header.slice(bearer.index + bearer[0].length)
    for (const [, name = '', value = ''] of rest.matchAll(/([A-Za-z_]{1,40})="([^"]{0,2000})"/g)) {
      if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value)
    }
    const realm = parameters.get('realm')
    if (realm === undefined) return undefined
    return {
      kind: 'bearer',
      realm,
      service: parameters.get('service'),
      scope: parameters.get('scope'),
    }
  }
  return /(?:^|,\s*)basic(?:\s|$)/i.test(header) ? { kind: 'basic' } : undefined
}
