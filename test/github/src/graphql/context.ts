import { nodeId } from '../node-id.ts'
import type { Account, Actor } from '../state/account.ts'
import type { Repository, View } from '../state/repository.ts'
import type { World } from '../state/world.ts'

/** One GraphQL request. */
export interface Context {
  readonly world: World
  readonly actor: Actor
  readonly api: string
  readonly site: string
  /** What reads see: lags where a test says so. */
  view(repository: Repository): View
  /** The token's own budget, as the headers tell it too. */
  readonly budget: { readonly limit: number; readonly remaining: number; readonly resetAt: string }
}

export function pageOf(context: Context, repository: Repository): string {
  return `${context.site}/${repository.fullName}`
}

/** As `Actor`: a bot's login without `[bot]`. */
export function actorNode(context: Context, account: Account) {
  const login = account.login.replace(/\[bot\]$/, '')
  return { ...userNode(context, account), __typename: account.kind, login }
}

/** As `User`: what the viewer and the authors of commits are, a bot with its `[bot]`. */
export function userNode(context: Context, account: Account) {
  const path = account.kind === 'Bot' ? `/apps/${account.login.slice(0, -5)}` : `/${account.login}`
  return {
    __typename: 'User',
    id: nodeId('U', account.id),
    databaseId: account.id,
    login: account.login,
    name: account.kind === 'Bot' ? null : account.name,
    url: `${context.site}${path}`,
    resourcePath: path,
    avatarUrl: `${context.site}/avatars/${account.id}`,
  }
}
