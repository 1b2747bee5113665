/**
 * How a request fails. `reset`, `timeout` and `502` are told apart by whether the write has happened: without
 * `-after` nothing is left behind, with it the write applies and the answer is lost or bad.
 */
export type FaultKind =
  | 'reset'
  | 'reset-after'
  | 'timeout'
  | 'timeout-after'
  | '401'
  | '404-lag'
  | '422-race'
  | '429'
  | '403-secondary'
  | '500'
  | '502-before'
  | '502-after'
  | '503'
  | 'invalid-json'
  | 'something-went-wrong'

export interface Fault {
  /** A route (`POST /repos/{owner}/{repo}/pulls`), a GraphQL operation or root field, or `*`. */
  readonly on: string
  readonly kind: FaultKind
  /** Which matching requests from now on fail, counted from 1; default: the next one only. */
  readonly nth?: number | readonly number[] | 'all'
  /** Only requests whose body holds all of these texts. */
  readonly saying?: readonly string[]
  /** Seconds, for `429`, `403-secondary` and `503`; absent: no such header. */
  readonly retryAfter?: number
}

/** What a request is known by. */
export type Selectors = readonly string[]

/** Failures and surprises by script. */
export class Faults {
  readonly #scripted: { readonly fault: Fault; seen: number }[] = []
  readonly #hooks: { readonly on: string; readonly run: (request: HookRequest) => unknown }[] = []

  add(fault: Fault): void {
    this.#scripted.push({ fault, seen: 0 })
  }

  clear(): void {
    this.#scripted.length = 0
    this.#hooks.length = 0
  }

  /** Runs before a matching request is carried out, once by default: lands a competing commit, for one. */
  onBefore(
    on: string,
    run: (request: HookRequest) => unknown,
    times: number = 1,
  ): { remove(): void } {
    let left = times
    const hook = {
      on,
      run: async (request: HookRequest) => {
        if (left <= 0) return
        left -= 1
        await run(request)
      },
    }
    this.#hooks.push(hook)
    return { remove: () => void this.#hooks.splice(this.#hooks.indexOf(hook), 1) }
  }

  /** The fault for this request, if one is due; counts the request for every script it matches. */
  take(selectors: Selectors, body: string = ''): Fault | undefined {
    let due: Fault | undefined
    for (const script of this.#scripted) {
      const { on, saying = [] } = script.fault
      if (!matches(on, selectors) || !saying.every((text) => body.includes(text))) continue
      script.seen += 1
      if (isDue(script.fault.nth ?? 1, script.seen)) due ??= script.fault
    }
    return due
  }

  async before(selectors: Selectors, request: HookRequest): Promise<void> {
    for (const hook of [...this.#hooks]) {
      if (matches(hook.on, selectors)) await hook.run(request)
    }
  }
}

export interface HookRequest {
  readonly method: string
  readonly path: string
  readonly operations: readonly string[]
}

export function matches(on: string, selectors: Selectors): boolean {
  return on === '*' || selectors.includes(on)
}

function isDue(nth: Exclude<Fault['nth'], undefined>, seen: number): boolean {
  if (nth === 'all') return true
  return typeof nth === 'number' ? nth === seen : nth.includes(seen)
}

/** What a fault answers in place of GitHub; undefined: the connection itself fails. */
export function faultAnswer(
  fault: Fault,
  graphql: boolean,
):
  | {
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  | undefined {
  const headers: Record<string, string> =
    fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
  const json = (status: number, message: string) => ({
    status,
    headers,
    body: JSON.stringify({ message, documentation_url: DOCS, status: String(status) }),
  })
  switch (fault.kind) {
    case 'reset':
    case 'reset-after':
    case 'timeout':
    case 'timeout-after':
      return undefined
    case '401':
      return json(401, 'Bad credentials')
    case '404-lag':
      return graphql
        ? graphqlError(headers, 'NOT_FOUND', 'Could not resolve to a node with the global id of ""')
        : json(404, 'Not Found')
    case '422-race':
      return graphql
        ? graphqlError(headers, 'UNPROCESSABLE', 'Reference update failed')
        : json(422, 'Reference update failed')
    case '429':
      return json(429, SECONDARY)
    case '403-secondary':
      return json(403, SECONDARY)
    case '500':
      return json(500, 'Server Error')
    case '502-before':
    case '502-after':
      return { status: 502, headers, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' }
    case '503':
      return { status: 503, headers, body: '<html><body>No server is available</body></html>' }
    case 'invalid-json':
      return { status: 200, headers, body: '{"data": {"reposit' }
    case 'something-went-wrong':
      return { status: 200, headers, body: JSON.stringify({ errors: [{ message: WRONG }] }) }
  }
}

/** Whether the request is carried out before it fails. */
export function appliesFirst(kind: FaultKind): boolean {
  return (
    kind === 'reset-after' ||
    kind === 'timeout-after' ||
    kind === '502-after' ||
    kind === 'invalid-json' ||
    kind === 'something-went-wrong'
  )
}

const DOCS = 'https://docs.github.com/rest'
const SECONDARY =
  'You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.'
const WRONG =
  'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.'

function graphqlError(headers: Readonly<Record<string, string>>, type: string, message: string) {
  return { status: 200, headers, body: JSON.stringify({ data: null, errors: [{ type, message }] }) }
}
