import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import {
  ACTIONS_BOT,
  type Account,
  type AccountKind,
  type Actor,
  type App,
  type Permissions,
  type Token,
  WEB_FLOW,
} from './account.ts'
import { Repository, type RepositoryOptions } from './repository.ts'

/** Something that happened, for oracles and for the demo's story. */
export interface WorldEvent {
  readonly at: number
  readonly kind:
    | 'ref-updated'
    | 'pull-opened'
    | 'pull-updated'
    | 'pull-closed'
    | 'pull-reopened'
    | 'pull-merged'
    | 'enqueued'
    | 'dequeued'
    | 'group-made'
    | 'auto-merge-enabled'
    | 'auto-merge-disabled'
    | 'reviewed'
    | 'labeled'
    | 'commented'
    | 'status'
    | 'deployment'
    | 'dispatch'
  readonly repository: string
  readonly actor: string
  readonly detail: Readonly<Record<string, string | number | undefined>>
}

export interface Team {
  readonly organization: string
  readonly slug: string
  readonly members: Set<number>
  /** Invited, and has not accepted. */
  readonly pending: Set<number>
}

/** Everything there is besides HTTP: accounts, tokens, repositories, teams. */
export class World {
  readonly folder: string
  readonly clock: Clock
  readonly accounts = new Map<number, Account>([
    [ACTIONS_BOT.id, ACTIONS_BOT],
    [WEB_FLOW.id, WEB_FLOW],
  ])
  readonly apps: App[] = []
  readonly tokens = new Map<string, Token>()
  readonly repositories = new Map<string, Repository>()
  readonly teams: Team[] = []
  readonly events: WorldEvent[] = []
  #lastId = 1_000_000

  constructor(folder: string, clock: Clock) {
    this.folder = folder
    this.clock = clock
  }

  /** Numbers rise, over all kinds of things. */
  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  account(login: string): Account | undefined {
    const wanted = login.toLowerCase()
    return [...this.accounts.values()].find((each) => each.login.toLowerCase() === wanted)
  }

  addAccount(login: string, kind: AccountKind, id = this.nextId()): Account {
    const bare = login.replace(/\[bot\]$/, '')
    const account: Account = {
      id,
      login,
      kind,
      name: kind === 'Bot' ? login : bare,
      email: `${id}+${login}@users.noreply.github.com`,
    }
    if (this.account(login) !== undefined) throw new Error(`the account "${login}" exists already`)
    this.accounts.set(id, account)
    return account
  }

  addApp(slug: string, permissions: Permissions, botId?: number): App {
    const bot = this.addAccount(`${slug}[bot]`, 'Bot', botId)
    const app = { id: this.nextId(), installation: this.nextId(), slug, bot, permissions }
    this.apps.push(app)
    return app
  }

  addRepository(owner: Account, name: string, options: RepositoryOptions): Repository {
    const repository = new Repository(
      join(this.folder, 'repositories'),
      this.nextId(),
      owner,
      name,
      options,
    )
    this.repositories.set(repository.fullName.toLowerCase(), repository)
    return repository
  }

  repository(owner: string, name: string): Repository | undefined {
    return this.repositories.get(`${owner}/${name}`.toLowerCase())
  }

  record(
    kind: WorldEvent['kind'],
    repository: Repository,
    actor: Actor,
    detail: WorldEvent['detail'],
  ): void {
    this.events.push({
      at: this.clock(),
      kind,
      repository: repository.fullName,
      actor: actor.account.login,
      detail,
    })
  }
}
