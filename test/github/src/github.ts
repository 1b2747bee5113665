import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strictlyMonotonic } from './clock.ts'
import type { FileContent } from './git/repository.ts'
import type { Faults } from './http/faults.ts'
import type { LagScript } from './http/lag.ts'
import type { Ledger } from './http/ledger.ts'
import { selfSigned } from './http/self-signed.ts'
import { GitHubServer } from './http/server.ts'
import { RepositoryControl } from './repository-control.ts'
import type { DispatchIntake } from './rest/route.ts'
import type { Account, App, Permissions, Role, Token, TokenKind } from './state/account.ts'
import { ACTIONS_BOT } from './state/account.ts'
import { World, type WorldEvent } from './state/world.ts'
import { type WebhookBody, webhookBody } from './webhook.ts'

export interface GitHubOptions {
  /** Milliseconds; default: the machine's clock. What is read from it is made strictly monotonic. */
  readonly now?: () => number
  /** Where the folder with the repositories is made; default: memory where there is enough of it, else the temporary folder. */
  readonly directory?: string
  /** Serve HTTPS at `localhost`, with a new certificate: see `certificate`. */
  readonly https?: boolean
}

export interface RepositoryRequest {
  readonly owner: string
  readonly name: string
  /** What the first commit holds: texts by path, or a folder to copy. */
  readonly files?: ReadonlyMap<string, FileContent> | Readonly<Record<string, string>>
  readonly folder?: string
  readonly defaultBranch?: string
  readonly private?: boolean
  /** Roles of people, by login. */
  readonly roles?: Readonly<Record<string, Role>>
  /** When the first commit was made, milliseconds. */
  readonly at?: number
}

export interface TokenRequest {
  readonly kind: TokenKind
  /** `installation`: the app's slug; `user`: the login. */
  readonly of?: string
  /** What it may do; default: all that the app or the person may. A workflow's token: what its `permissions` grant. */
  readonly permissions?: Permissions
  /** Full names; a workflow's token has exactly one. */
  readonly repositories?: readonly string[]
}

export type DispatchHandler = (
  body: WebhookBody,
  intake: DispatchIntake,
) => Promise<unknown> | unknown

/** A running stand-in: what tests and the demo hold in their hands. */
export class GitHub implements AsyncDisposable {
  readonly world: World
  /** What clients must trust, PEM; undefined: plain HTTP. */
  readonly certificate: string | undefined
  readonly #server: GitHubServer
  #handler: DispatchHandler | undefined
  #dispatching: Promise<unknown>[] = []

  constructor(options: GitHubOptions) {
    const folder = mkdtempSync(join(options.directory ?? fastFolder(), 'github-'))
    this.world = new World(folder, strictlyMonotonic(options.now ?? (() => Date.now())))
    const tls = options.https === true ? selfSigned() : undefined
    this.certificate = tls?.cert
    this.#server = new GitHubServer({
      world: this.world,
      dispatch: (event) => this.#take(event),
      tls,
    })
  }

  /** Starts listening; `startGitHub` has done it. */
  async listen(): Promise<void> {
    await this.#server.listen()
  }

  /** `http://127.0.0.1:<port>`: for `GITHUB_API_URL` and `GITHUB_SERVER_URL`. */
  get url(): string {
    return this.#server.origin
  }

  get graphqlUrl(): string {
    return `${this.url}/graphql`
  }

  get ledger(): Ledger {
    return this.#server.ledger
  }

  get faults(): Faults {
    return this.#server.faults
  }

  /** Where the stand-in or its caller broke GitHub's schemas, or used what is not played; tests assert that it is empty. */
  get violations(): readonly string[] {
    return this.#server.violations
  }

  get events(): readonly WorldEvent[] {
    return this.world.events
  }

  addUser(login: string, id?: number): Account {
    return this.world.addAccount(login, 'User', id)
  }

  addOrganization(login: string, id?: number): Account {
    return this.world.addAccount(login, 'Organization', id)
  }

  /** An app with one installation; `botId` is the number that its records and commits bear. */
  addApp(slug: string, permissions: Permissions, botId?: number): App {
    return this.world.addApp(slug, permissions, botId)
  }

  /** `pending`: who was invited and has not accepted. */
  addTeam(
    organization: string,
    slug: string,
    members: readonly string[],
    pending: readonly string[] = [],
  ): void {
    const ids = (logins: readonly string[]) =>
      new Set(logins.map((login) => this.account(login).id))
    this.world.teams.push({
      ...{ organization, slug },
      members: ids(members),
      pending: ids(pending),
    })
  }

  account(login: string): Account {
    const found = this.world.account(login)
    if (found === undefined) throw new Error(`no account "${login}": add it first`)
    return found
  }

  /** The value of a new token. */
  token(request: TokenRequest): string {
    const token = this.#newToken(request)
    this.world.tokens.set(token.value, token)
    return token.value
  }

  revoke(value: string): void {
    this.world.tokens.delete(value)
  }

  /** Sets what a token may still ask before GitHub says that its hour is used up. */
  setBudget(value: string, remaining: number, resetAt: number): void {
    const token = this.world.tokens.get(value)
    if (token === undefined) throw new Error('no such token')
    this.#server.budgets.set(token, { limit: 5000, remaining, resetAt })
  }

  /** Reads that match see an earlier state from now on. */
  lag(script: LagScript): void {
    const { ordinal } = this.#server
    const repositories = this.world.repositories.values()
    this.#server.lag.add(script, repositories, ordinal, this.world.clock())
  }

  noLag(): void {
    this.#server.lag.clear()
  }

  async createRepository(request: RepositoryRequest): Promise<RepositoryControl> {
    const owner = this.world.account(request.owner) ?? this.addOrganization(request.owner)
    const repository = this.world.addRepository(owner, request.name, {
      defaultBranch: request.defaultBranch ?? 'main',
      private: request.private ?? true,
    })
    const control = new RepositoryControl(this.world, repository)
    for (const [login, role] of Object.entries(request.roles ?? {})) control.grant(login, role)
    const files =
      request.folder === undefined ? entriesOf(request.files ?? {}) : filesIn(request.folder)
    await control.seed(files, request.at)
    return control
  }

  repository(fullName: string): RepositoryControl {
    const [owner = '', name = ''] = fullName.split('/')
    const found = this.world.repository(owner, name)
    if (found === undefined) throw new Error(`no repository "${fullName}"`)
    return new RepositoryControl(this.world, found)
  }

  /** Gets what a runner would get for each repository_dispatch and workflow_dispatch; the caller has its 204 by then. */
  onDispatch(handler: DispatchHandler): void {
    this.#handler = handler
  }

  /** Resolves when all dispatches taken so far have been handled. */
  async dispatched(): Promise<void> {
    while (this.#dispatching.length > 0) await Promise.all(this.#dispatching.splice(0))
  }

  /** Empty, or what `git fsck --strict` has to say, repository by repository. */
  fsck(): readonly string[] {
    return [...this.world.repositories.values()].flatMap(({ git, fullName }) => {
      const args = [
        '--git-dir',
        git.directory,
        'fsck',
        '--strict',
        '--no-dangling',
        '--no-progress',
      ]
      try {
        execFileSync('git', args, { stdio: ['ignore', 'pipe', 'pipe'] })
        return []
      } catch (cause) {
        return [`${fullName}: ${cause instanceof Error ? cause.message : String(cause)}`]
      }
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.close()
    await this.dispatched().catch(() => undefined)
    for (const { git } of this.world.repositories.values()) git.close()
    rmSync(this.world.folder, { recursive: true, force: true, maxRetries: 3 })
  }

  #take(intake: DispatchIntake): void {
    const handler = this.#handler
    if (handler === undefined) return
    const body = webhookBody(this.world, this.url, intake)
    const handled = Promise.resolve().then(() => handler(body, intake))
    handled.catch(() => undefined) // `dispatched` tells it.
    this.#dispatching.push(handled)
  }

  #newToken(request: TokenRequest): Token {
    const repositories =
      request.repositories === undefined ? undefined : new Set(request.repositories)
    const secret = randomBytes(18).toString('base64url').replaceAll(/[-_]/g, '0')
    const common = { kind: request.kind, repositories, permissions: request.permissions }
    switch (request.kind) {
      case 'installation': {
        const app = this.world.apps.find(({ slug }) => slug === request.of)
        if (app === undefined) throw new Error(`no app "${request.of}": add it first`)
        const permissions = request.permissions ?? app.permissions
        return { ...common, value: `ghs_${secret}`, account: app.bot, permissions, app }
      }
      case 'workflow': {
        if (repositories?.size !== 1) throw new Error('a workflow token is of one repository')
        const permissions = request.permissions ?? { contents: 'read', metadata: 'read' }
        return {
          ...common,
          value: `ghs_${secret}`,
          account: ACTIONS_BOT,
          permissions,
          app: undefined,
        }
      }
      case 'user': {
        const account = this.account(request.of ?? '')
        return { ...common, value: `ghp_${secret}`, account, app: undefined }
      }
    }
  }
}

/** Starts a stand-in on a free port of 127.0.0.1; dispose of it with `await using`. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const github = new GitHub(options)
  await github.listen()
  return github
}

/** A file system in memory, where the machine has one with room. */
function fastFolder(): string {
  const memory = '/dev/shm'
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > 1_000_000_000 ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

function entriesOf(
  files: Exclude<RepositoryRequest['files'], undefined>,
): ReadonlyMap<string, FileContent> {
  return files instanceof Map ? files : new Map(Object.entries(files))
}

function filesIn(folder: string): ReadonlyMap<string, FileContent> {
  const files = new Map<string, FileContent>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(folder.length).replace(/^\/+/, ''), readFileSync(path))
  }
  return files
}
