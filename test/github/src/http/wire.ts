import type { Token } from '../state/account.ts'
import type { Refusal } from '../state/refusal.ts'
import { type Fault, faultAnswer } from './faults.ts'

/** An answer ready to be sent, before compression. */
export interface Wire {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' }

/** REST's words for a no. */
export function refusalAnswer(refusal: Refusal): Wire {
  const { status, message, details } = refusal
  const body = {
    message,
    ...(details.length > 0 ? { errors: details } : {}),
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  }
  return { status, headers: JSON_HEADERS, body: Buffer.from(JSON.stringify(body)) }
}

/** The hour's budget is used up. */
export function limited(
  headers: Readonly<Record<string, string>>,
  graphql: boolean,
  token: Token,
): Wire {
  const whose =
    token.app === undefined
      ? `user ID ${token.account.id}`
      : `installation ID ${token.app.installation}`
  const message = `API rate limit exceeded for ${whose}.`
  const body = graphql
    ? {
        errors: [
          { type: 'RATE_LIMITED', message: `API rate limit already exceeded for ${whose}.` },
        ],
      }
    : { message, documentation_url: 'https://docs.github.com/rest', status: '403' }
  return { status: graphql ? 200 : 403, headers, body: Buffer.from(JSON.stringify(body)) }
}

/** A scripted failure; undefined: the connection fails instead. */
export function faulty(fault: Fault, graphql: boolean): Wire | undefined {
  const answer = faultAnswer(fault, graphql)
  if (answer === undefined) return undefined
  const html = answer.body.startsWith('<')
  const type = html ? 'text/html' : 'application/json; charset=utf-8'
  const headers = { 'content-type': type, ...answer.headers }
  return { status: answer.status, headers, body: Buffer.from(answer.body) }
}

/** What git shows to a person. */
export function text(status: number, message: string): Wire {
  return { status, headers: { 'content-type': 'text/plain' }, body: Buffer.from(message) }
}
