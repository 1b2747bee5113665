/** An answer of the API, its body still unread. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

export interface ClientOptions {
  readonly api: string
  readonly graphql: string
  readonly token: string
  /** Milliseconds between two writes: GitHub takes about 80 a minute. */
  readonly pause: number
}

/** The least client that can ask GitHub: no retries, no checks, every answer handed back as it came. */
export class ProbeClient {
  readonly #options: ClientOptions
  #lastWrite = 0

  constructor(options: ClientOptions) {
    this.#options = options
  }

  async rest(method: string, path: string, body?: unknown): Promise<Reply> {
    return await this.#send(method, `${this.#options.api}${path}`, body, method !== 'GET')
  }

  async graphql(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Reply> {
    const write = query.trimStart().startsWith('mutation')
    return await this.#send('POST', this.#options.graphql, { query, variables }, write)
  }

  async #send(method: string, url: string, body: unknown, write: boolean): Promise<Reply> {
    if (write) await this.#pace()
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${this.#options.token}`,
        'content-type': 'application/json',
        'user-agent': 'fluxgate-probe',
        'x-github-api-version': '2022-11-28',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: parse(text) }
  }

  async #pace(): Promise<void> {
    const wait = this.#lastWrite + this.#options.pause - Date.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    this.#lastWrite = Date.now()
  }
}

/** A value inside an answer; undefined where a step leads nowhere. */
export function at(value: unknown, ...steps: readonly (string | number)[]): unknown {
  let here = value
  for (const step of steps) {
    if (here === null || typeof here !== 'object') return undefined
    here = new Map(Object.entries(here)).get(String(step))
  }
  return here
}

export function textAt(value: unknown, ...steps: readonly (string | number)[]): string {
  const found = at(value, ...steps)
  if (typeof found !== 'string') throw new Error(`no text at ${steps.join('.')}: ${brief(value)}`)
  return found
}

export function numberAt(value: unknown, ...steps: readonly (string | number)[]): number {
  const found = at(value, ...steps)
  if (typeof found !== 'number') throw new Error(`no number at ${steps.join('.')}: ${brief(value)}`)
  return found
}

export function listAt(value: unknown, ...steps: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...steps)
  if (!Array.isArray(found)) throw new Error(`no list at ${steps.join('.')}: ${brief(value)}`)
  return found
}

/** A value in one short line. */
export function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
