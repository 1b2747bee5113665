import { type Clock, memberOf, type Transport, textAt } from '@fluxgate/transport'
import { Octokit } from '@octokit/rest'
import { createAllowance } from './allowance.ts'
import { graphqlOutcome } from './graphql-outcome.ts'
import type { Connection, HttpAnswer, PartialError } from './http-answer.ts'
import { networkOutcome } from './network.ts'
import type { Outcome } from './outcome.ts'
import { restOutcome } from './rest-outcome.ts'
import { secretForms } from './said.ts'

/** One request, once: whether and how to repeat it is for `retry.ts` to say. */
export interface Wire {
  rest(call: RestCall): Promise<Outcome>
  graphql(call: GraphqlCall): Promise<Outcome>
  /** The least share of an hour's requests that any kind of them has left, 0 to 1. */
  allowance(): number
}

/** One request to the REST API. */
export interface RestCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Template of the path; octokit encodes what is filled in. */
  readonly path: string
  readonly parameters: Readonly<Record<string, unknown>>
}

/** One request to the GraphQL API. */
export interface GraphqlCall {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Errors that only mean that a part of the answer is null. */
  readonly tolerates?: (error: PartialError) => boolean
}

/** Where requests go, and as whom. */
export interface WireOptions {
  readonly token: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly clock: Clock
  readonly timeoutMs: number
  readonly transport: Transport
}

/** What octokit hands over, or throws as part of its error. */
interface OctokitResponse {
  readonly status: number
  readonly url: string
  readonly headers: object
  readonly data: unknown
}

const quiet = () => {}
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/** Octokit without its plug-ins for retry and throttling: they repeat writes that may have taken effect. */
export function createWire(options: WireOptions): Wire {
  const octokit = new Octokit({
    auth: options.token,
    baseUrl: options.apiUrl.replace(/\/$/, ''),
    log: SILENT,
    request: { log: SILENT, fetch: options.transport },
  })
  const secrets = secretForms(options.token)
  const allowance = createAllowance()
  let hadWorked = false
  const connection = (): Connection => ({ secrets, now: () => options.clock.now(), hadWorked })
  const noted = (outcome: Outcome): Outcome => {
    if (outcome.kind === 'answered') hadWorked = true
    return outcome
  }
  const send = async (
    method: string,
    url: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<HttpAnswer> => {
    const answer = await httpAnswer(method, () =>
      octokit.request({
        ...parameters,
        method,
        url,
        headers: { 'user-agent': 'fluxgate', 'x-github-api-version': '2022-11-28' },
        request: {
          log: SILENT,
          fetch: options.transport,
          signal: AbortSignal.timeout(options.timeoutMs),
          // A redirected write could arrive as a GET, or twice.
          redirect: method === 'GET' ? 'follow' : 'manual',
        },
      }),
    )
    allowance.note(answer.headers)
    return answer
  }

  return {
    allowance: allowance.left,
    async rest({ method, path, parameters }) {
      try {
        return noted(restOutcome(await send(method, path, parameters), connection()))
      } catch (error) {
        return networkOutcome(error, connection())
      }
    },
    async graphql({ query, variables, tolerates = () => false }) {
      try {
        const answer = await send('POST', options.graphqlUrl, { query, variables })
        return noted(graphqlOutcome(answer, tolerates, connection()))
      } catch (error) {
        return networkOutcome(error, connection())
      }
    },
  }
}

/** Octokit throws from 400 on; here a refusal is an answer like others, and what is thrown is the network's. */
async function httpAnswer(
  method: string,
  send: () => Promise<OctokitResponse>,
): Promise<HttpAnswer> {
  try {
    return withHeaders(method, await send())
  } catch (error) {
    const response = responseOf(error)
    if (response === undefined) throw error
    return withHeaders(method, response)
  }
}

function withHeaders(method: string, answer: OctokitResponse): HttpAnswer {
  const headers = new Map<string, string>()
  for (const [name, value] of Object.entries(answer.headers)) {
    headers.set(name.toLowerCase(), String(value))
  }
  const { status, data } = answer
  return { status, headers, data, asked: `${method} ${withoutQuery(answer.url)}` }
}

function withoutQuery(url: string): string {
  return url.slice(0, 300).replace(/[?#].*$/s, '')
}

function responseOf(error: unknown): OctokitResponse | undefined {
  const response = memberOf(error, 'response')
  const status = memberOf(response, 'status')
  const headers = memberOf(response, 'headers')
  if (typeof status !== 'number') return undefined
  return {
    status,
    url: textAt(response, 'url'),
    headers: typeof headers === 'object' && headers !== null ? headers : {},
    data: memberOf(response, 'data'),
  }
}
