import {
  type AgentOptions,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { gunzipSync } from 'node:zlib'
import { textAt } from './members.ts'

/** The most that one answer may have, in bytes, compressed or not. GitHub's own are far below, save for texts of large files. */
const ANSWER_LIMIT = 32 * 1024 * 1024

/** GitHub redirects what was renamed or moved, once. */
const REDIRECTS = 5

/** The part of `fetch`'s parameters that octokit sets. */
export interface TransportRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  /** Only a GET is followed, whatever is asked. */
  readonly redirect?: 'follow' | 'manual' | undefined
  readonly signal?: AbortSignal | undefined
}

/** The part of `fetch`'s answer that octokit reads. */
export interface TransportResponse {
  readonly status: number
  /** Where the answer came from, in the end. */
  readonly url: string
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  text(): Promise<string>
  arrayBuffer(): Promise<ArrayBuffer>
}

/** Stands in for `fetch`; rejects where there is no whole answer, with the error of the socket, the proxy or the signal. */
export type Transport = (address: string, request: TransportRequest) => Promise<TransportResponse>

/** Why an answer that came can not be read: `code` is for `networkFailure`. */
class UnreadableAnswer extends Error {
  readonly code: 'ANSWER_TOO_LARGE' | 'ANSWER_GARBLED'

  constructor(code: UnreadableAnswer['code'], message: string) {
    super(message)
    this.name = 'UnreadableAnswer'
    this.code = code
  }
}

interface WholeAnswer {
  readonly message: IncomingMessage
  readonly body: Buffer
}

/**
 * HTTP by Node's own client, over connections that are kept: to load the built-in `fetch` takes a third of a run's CPU.
 * `proxyEnv` is that of `proxiesOf`.
 */
export function createTransport(proxyEnv: Readonly<Record<string, string>>): Transport {
  const options: AgentOptions = { keepAlive: true, proxyEnv }
  const agents = { plain: new HttpAgent(options), secure: new HttpsAgent(options) }

  return async (address, request) => {
    let url = new URL(address)
    let headers = request.headers
    for (let hop = 0; ; hop += 1) {
      const answer = await sent(url, { ...request, headers }, agents)
      const target = hop < REDIRECTS ? redirection(url, request, answer.message) : undefined
      if (target === undefined) return response(url, answer)
      if (target.origin !== url.origin) headers = withoutToken(headers)
      url = target
    }
  }
}

/** One request and its whole answer. */
async function sent(
  url: URL,
  request: TransportRequest,
  agents: { readonly plain: HttpAgent; readonly secure: HttpsAgent },
): Promise<WholeAnswer> {
  const { method, body, signal } = request
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const options = {
    method,
    headers: { ...request.headers, ...length, 'accept-encoding': 'gzip' },
    ...(signal === undefined ? {} : { signal }),
  }
  try {
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing =
        url.protocol === 'https:'
          ? httpsRequest(url, { ...options, agent: agents.secure }, resolve)
          : httpRequest(url, { ...options, agent: agents.plain }, resolve)
      outgoing.on('error', reject)
      outgoing.end(body)
    })
    return { message, body: await bodyOf(message, `${method} ${url.origin}${url.pathname}`) }
  } catch (error) {
    // The socket tells of a reset; what was the matter is that time was up.
    throw signal?.aborted === true ? signal.reason : error
  }
}

async function bodyOf(message: IncomingMessage, asked: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of message) {
    const bytes: unknown = chunk
    if (!Buffer.isBuffer(bytes)) throw new TypeError('a socket gave something that is no bytes')
    length += bytes.length
    if (length > ANSWER_LIMIT) throw tooLarge()
    chunks.push(bytes)
  }
  const body = Buffer.concat(chunks)
  return message.headers['content-encoding'] === 'gzip' && length > 0 ? unzipped(body, asked) : body
}

function unzipped(body: Buffer, asked: string): Buffer {
  try {
    return gunzipSync(body, { maxOutputLength: ANSWER_LIMIT })
  } catch (cause) {
    if (textAt(cause, 'code') === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new UnreadableAnswer(
      'ANSWER_GARBLED',
      `${asked} answered with what is no whole gzip stream: ${textAt(cause, 'message')}`,
    )
  }
}

function tooLarge(): UnreadableAnswer {
  const limit = ANSWER_LIMIT / 1024 / 1024
  return new UnreadableAnswer('ANSWER_TOO_LARGE', `the answer has more than ${limit} MB`)
}

/** Never from https to http, where anybody could read along. */
function redirection(
  from: URL,
  { method, redirect }: TransportRequest,
  { statusCode = 0, headers: { location } }: IncomingMessage,
): URL | undefined {
  if (method !== 'GET' || redirect !== 'follow' || location === undefined) return undefined
  if (![301, 302, 303, 307, 308].includes(statusCode) || !URL.canParse(location, from.href)) {
    return undefined
  }
  const target = new URL(location, from)
  const safe = target.protocol === 'https:' || target.protocol === from.protocol
  return safe ? target : undefined
}

/** A token is for the server that it was sent to. */
function withoutToken(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'),
  )
}

function response(url: URL, { message, body }: WholeAnswer): TransportResponse {
  const headers = new Map<string, string>()
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return {
    status: message.statusCode ?? 0,
    url: url.href,
    headers,
    text: async () => body.toString('utf8'),
    arrayBuffer: async () => new Uint8Array(body).buffer,
  }
}
