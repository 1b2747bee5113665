import type { Account, Actor, Level, Permission, Token } from './account.ts'
import { notFound, Refusal } from './refusal.ts'
import type { Repository } from './repository.ts'
import type { World } from './world.ts'

/** What a person needs where a token would need this permission. */
const ADMIN_ONLY: readonly Permission[] = ['administration']

/** Whether the token can see that the repository exists. */
export function canSee(token: Token | undefined, repository: Repository): boolean {
  if (token?.repositories !== undefined && !token.repositories.has(repository.fullName)) {
    return !repository.private
  }
  if (!repository.private) return true
  if (token === undefined) return false
  return token.kind !== 'user' || repository.roles.has(token.account.id) || owns(token, repository)
}

/** Throws what GitHub answers when the token may not do this here. */
export function demand(
  actor: Actor,
  repository: Repository,
  permission: Permission,
  level: Level,
): void {
  const { token } = actor
  if (token === undefined) return
  if (!canSee(token, repository)) throw notFound()
  if (repository.archived && level === 'write') {
    throw new Refusal(403, 'Repository was archived so is read-only.', { type: 'FORBIDDEN' })
  }
  if (!may(token, repository, permission, level)) throw forbidden(token)
}

export function forbidden(token: Token): Refusal {
  const whose = token.kind === 'user' ? 'personal access token' : 'integration'
  return new Refusal(403, `Resource not accessible by ${whose}`, { type: 'FORBIDDEN' })
}

/** Whether the token may do this here. */
export function may(
  token: Token,
  repository: Repository,
  permission: Permission,
  level: Level,
): boolean {
  const mine = token.repositories === undefined || token.repositories.has(repository.fullName)
  if (!mine) return !repository.private && level === 'read' && permission !== 'administration'
  if (token.permissions !== undefined) {
    if (permission === 'metadata') return true
    const granted = token.permissions[permission]
    return granted === 'write' || granted === level
  }
  const role = owns(token, repository) ? 'admin' : repository.roles.get(token.account.id)
  if (role === 'admin') return true
  if (ADMIN_ONLY.includes(permission)) return false
  if (role === 'write') return true
  return level === 'read' && (role === 'read' || !repository.private)
}

/** Whether an account can push: a person by role, an app by its permissions. */
export function canPush(world: World, account: Account, repository: Repository): boolean {
  const app = world.apps.find(({ bot }) => bot.id === account.id)
  if (app !== undefined) return app.permissions.contents === 'write'
  const role = account.id === repository.owner.id ? 'admin' : repository.roles.get(account.id)
  return role === 'write' || role === 'admin'
}

function owns(token: Token, repository: Repository): boolean {
  return token.account.id === repository.owner.id
}
