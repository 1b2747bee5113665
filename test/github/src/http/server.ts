import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { executeGraphql, type GraphqlRequest } from '../graphql/execute.ts'
import { type Answer, Body, type Call, type DispatchIntake } from '../rest/route.ts'
import { canSee, demand } from '../state/access.ts'
import type { Actor } from '../state/account.ts'
import { notFound, Refusal } from '../state/refusal.ts'
import type { Repository, View } from '../state/repository.ts'
import type { World } from '../state/world.ts'
import { type Budget, Budgets, budgetHeaders, budgetNode } from './budget.ts'
import { type Exchange, isMutation, readExchange, readJson, type Target } from './exchange.ts'
import { appliesFirst, type Fault, Faults } from './faults.ts'
import { type GitAnswer, serveGit } from './git-http.ts'
import { Lag } from './lag.ts'
import { Ledger } from './ledger.ts'
import type { Match } from './routing.ts'
import { schemas } from './schemas.ts'
import { faulty, JSON_HEADERS, limited, refusalAnswer, text, type Wire } from './wire.ts'

export interface ServerOptions {
  readonly world: World
  readonly dispatch: (event: DispatchIntake) => Promise<void> | void
  readonly tls: { readonly key: string; readonly cert: string } | undefined
}

/** The HTTP side: REST, GraphQL and git on one origin. */
export class GitHubServer {
  readonly ledger = new Ledger()
  readonly faults = new Faults()
  readonly lag = new Lag()
  readonly budgets = new Budgets()
  /** Where the stand-in or its caller broke GitHub's schemas. */
  readonly violations: string[] = []
  readonly #options: ServerOptions
  readonly #server: Server
  readonly #sockets = new Map<Socket, { read: number; written: number }>()
  #ordinal = 0
  #origin = ''

  constructor(options: ServerOptions) {
    this.#options = options
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      this.#serve(request, response).catch((cause: unknown) => {
        this.violations.push(`${request.method} ${request.url}: ${String(cause)}`)
        request.socket.destroy()
      })
    }
    this.#server =
      options.tls === undefined ? createServer(answer) : createSecureServer(options.tls, answer)
    this.#server.keepAliveTimeout = 60_000
    this.#server.on(
      options.tls === undefined ? 'connection' : 'secureConnection',
      (socket: Socket) => {
        this.#sockets.set(socket, { read: 0, written: 0 })
        socket.on('close', () => this.#sockets.delete(socket))
        socket.on('error', () => undefined)
      },
    )
  }

  get origin(): string {
    return this.#origin
  }

  get ordinal(): number {
    return this.#ordinal
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const scheme = this.#options.tls === undefined ? 'http' : 'https'
    const host = this.#options.tls === undefined ? '127.0.0.1' : 'localhost'
    this.#origin = `${scheme}://${host}:${address.port}`
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    for (const socket of this.#sockets.keys()) socket.destroy()
    await closed
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now()
    this.#ordinal += 1
    const exchange = await readExchange(this.#options.world, this.#origin, request, this.#ordinal)
    const { pathname: path } = exchange.url
    const operations = exchange.target.kind === 'graphql' ? exchange.target.request.names : []
    await this.faults.before(exchange.selectors, { method: exchange.method, path, operations })
    const fault = this.faults.take(exchange.selectors, exchange.body.toString('utf8'))
    const answer =
      fault === undefined || appliesFirst(fault.kind) ? await this.#answer(exchange) : undefined
    const sent = fault === undefined ? answer : faulty(fault, exchange.target.kind === 'graphql')
    for (const repository of this.#options.world.repositories.values()) {
      this.lag.keep(repository, exchange.ordinal, this.#options.world.clock())
    }
    if (sent === undefined) this.#log(exchange, { fault, started, status: 0 }, request)
    if (sent === undefined && fault?.kind.startsWith('reset')) request.socket.destroy()
    if (sent === undefined) return
    const zip = /\bgzip\b/.test(String(exchange.headers['accept-encoding'])) && sent.body.length > 0
    const body = zip && exchange.target.kind !== 'git' ? gzipSync(sent.body) : sent.body
    response.on('finish', () => {
      const bodyOut = { bodyOut: body.length, bodyOutRaw: sent.body.length }
      this.#log(exchange, { fault, started, status: sent.status, ...bodyOut }, request)
    })
    response.writeHead(sent.status, {
      ...sent.headers,
      ...(body === sent.body ? {} : { 'content-encoding': 'gzip' }),
      'x-github-request-id': `FLUX:${exchange.ordinal}`,
      'content-length': body.length,
    })
    response.end(body)
  }

  async #answer(exchange: Exchange): Promise<Wire> {
    try {
      return await this.#carryOut(exchange)
    } catch (cause) {
      if (cause instanceof Refusal) return refusalAnswer(cause)
      const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
      return this.#broken(`${exchange.route}: ${text}`)
    }
  }

  async #carryOut(exchange: Exchange): Promise<Wire> {
    const { target, token, authorization } = exchange
    const { world } = this.#options
    if (authorization !== undefined && token === undefined) {
      throw new Refusal(401, 'Bad credentials', { type: 'UNAUTHORIZED' })
    }
    if (target.kind === 'git') return await this.#git(exchange, target)
    if (target.kind === 'unknown') {
      const text = `${exchange.method} ${exchange.url.pathname} is not played by the stand-in`
      return this.#broken(text)
    }
    if (token === undefined) {
      throw new Refusal(401, 'Requires authentication', { type: 'UNAUTHORIZED' })
    }
    const budget = this.budgets.of(token, world.clock())
    const spent = budget.remaining <= 0
    budget.remaining -= 1
    const resource = target.kind === 'graphql' ? 'graphql' : 'core'
    const headers = { ...JSON_HEADERS, ...budgetHeaders(budget, resource) }
    if (spent) return limited(headers, target.kind === 'graphql', token)
    const actor = { account: token.account, token }
    if (target.kind === 'graphql') {
      const body = await this.#graphql(exchange, target.request, actor, budget)
      return { status: 200, headers, body: Buffer.from(JSON.stringify(body)) }
    }
    try {
      const answer = await this.#rest(exchange, target.match, actor)
      const body =
        answer.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(answer.body))
      return { status: answer.status, headers: { ...headers, ...answer.headers }, body }
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      return { ...refusalAnswer(cause), headers }
    }
  }

  async #graphql(exchange: Exchange, request: GraphqlRequest, actor: Actor, budget: Budget) {
    const { world } = this.#options
    const context = {
      world,
      actor,
      api: this.#origin,
      site: this.#origin,
      view: (repository: Repository) => this.#view(repository, exchange),
      budget: budgetNode(budget),
    }
    return await executeGraphql(context, request, (text) => void this.violations.push(text))
  }

  async #rest(exchange: Exchange, match: Match, actor: Actor): Promise<Answer> {
    const { operation } = match.route
    const json = readJson(exchange.body)
    if (exchange.body.length > 0 && json === undefined) {
      throw new Refusal(400, 'Problems parsing JSON')
    }
    const repository = match.kind === 'repository' ? this.#find(match, actor) : undefined
    const judged = match.kind === 'repository' && match.route.judgesBody === true
    const wrong = judged ? undefined : schemas().request(operation, json)
    if (wrong !== undefined) {
      this.violations.push(wrong)
      throw new Refusal(422, `Invalid request.\n\n${wrong}`)
    }
    const call = this.#call(exchange, match, actor, json)
    const answer =
      match.kind === 'plain'
        ? await match.route.handle(call)
        : await match.route.handle(call, repository ?? this.#find(match, actor))
    const broken = schemas().response(operation, answer.status, answer.body)
    if (broken === undefined) return answer
    this.violations.push(broken)
    return { status: 500, body: { message: broken } }
  }

  #call(exchange: Exchange, match: Match, actor: Actor, json: unknown): Call {
    const enterprise = exchange.url.pathname.startsWith('/api/v3/')
    return {
      world: this.#options.world,
      actor,
      params: match.params,
      query: exchange.url.searchParams,
      body: new Body(json),
      api: enterprise ? `${this.#origin}/api/v3` : this.#origin,
      site: this.#origin,
      view: (repository) => this.#view(repository, exchange),
      dispatch: async (event) => await this.#options.dispatch(event),
    }
  }

  #find(match: Extract<Match, { kind: 'repository' }>, actor: Actor): Repository {
    const { owner = '', repo = '' } = match.params
    const repository = this.#options.world.repository(owner, repo)
    if (repository === undefined) throw notFound()
    demand(actor, repository, ...match.route.permission)
    return repository
  }

  #view(repository: Repository, exchange: Exchange): View {
    const now = this.#options.world.clock()
    return this.lag.view(repository, exchange.selectors, exchange.ordinal, now)
  }

  async #git(exchange: Exchange, target: Extract<Target, { kind: 'git' }>): Promise<GitAnswer> {
    const { repository, rest, service } = target
    const { world } = this.#options
    if (repository === undefined || !canSee(exchange.token, repository)) {
      if (exchange.token !== undefined) return text(404, 'Repository not found.')
      const challenge = { 'www-authenticate': 'Basic realm="GitHub"' }
      return { ...text(401, 'Authentication required.'), headers: challenge }
    }
    if (service === 'git-receive-pack' && exchange.token === undefined) {
      const challenge = { 'www-authenticate': 'Basic realm="GitHub"' }
      return { ...text(401, 'Authentication required.'), headers: challenge }
    }
    const account = exchange.token?.account ?? repository.owner
    const { method, body, url } = exchange
    const headers = Object.fromEntries(
      Object.entries(exchange.headers).map(([name, value]) => [name, value?.toString()]),
    )
    const request = { method, service, rest, query: url.search.slice(1), headers, body }
    const actor = { account, token: exchange.token }
    try {
      return await serveGit(world, repository, actor, request)
    } catch (cause) {
      if (cause instanceof Refusal) return text(cause.status, cause.message)
      throw cause
    }
  }

  #broken(problem: string): Wire {
    this.violations.push(problem)
    const body = Buffer.from(JSON.stringify({ message: problem }))
    return { status: 500, headers: JSON_HEADERS, body }
  }

  #log(
    exchange: Exchange,
    end: {
      readonly fault: Fault | undefined
      readonly started: number
      readonly status: number
      readonly bodyOut?: number
      readonly bodyOutRaw?: number
    },
    request: IncomingMessage,
  ): void {
    const { target, token, authorization } = exchange
    const { socket } = request
    const before = this.#sockets.get(socket) ?? { read: 0, written: 0 }
    const after = { read: socket.bytesRead, written: socket.bytesWritten }
    this.#sockets.set(socket, after)
    this.ledger.add({
      ordinal: exchange.ordinal,
      at: Date.now(),
      method: exchange.method,
      path: exchange.url.pathname + exchange.url.search,
      route: exchange.route,
      operations: target.kind === 'graphql' ? target.request.names : [],
      status: end.status,
      token: token?.kind ?? (authorization === undefined ? 'none' : 'unknown'),
      login: token?.account.login,
      authorization: authorization?.scheme,
      bytesIn: after.read - before.read,
      bytesOut: after.written - before.written,
      bodyIn: exchange.body.length,
      bodyOut: end.bodyOut ?? 0,
      bodyOutRaw: end.bodyOutRaw ?? 0,
      fault: end.fault?.kind,
      mutation: isMutation(exchange),
      milliseconds: performance.now() - end.started,
    })
  }
}
