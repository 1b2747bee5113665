import { forbidden } from '../state/access.ts'
import { invalid, notFound, Refusal } from '../state/refusal.ts'
import type { Repository } from '../state/repository.ts'
import { presentAccount, presentRepository } from './present.ts'
import type { Answer, Call, PlainRoute, Route } from './route.ts'

/** The repository itself, its branches' rules, and what starts workflows. */
export const REPOSITORY_ROUTES: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}',
    permission: ['metadata', 'read'],
    handle(call, repository) {
      const counts = { network_count: 0, subscribers_count: 0 }
      return { status: 200, body: { ...presentRepository(call, repository), ...counts } }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/dispatches',
    permission: ['contents', 'write'],
    judgesBody: true,
    handle: dispatchEvent,
  },
]

export const PLAIN_ROUTES: readonly PlainRoute[] = [
  {
    operation: 'GET /user',
    handle(call) {
      const { account, token } = call.actor
      if (token !== undefined && token.kind !== 'user') throw forbidden(token)
      const counts = ['followers', 'following', 'public_gists', 'public_repos', 'collaborators']
      const more = ['disk_usage', 'owned_private_repos', 'private_gists', 'total_private_repos']
      const blanks = ['bio', 'company', 'email', 'hireable', 'location']
      return {
        status: 200,
        body: {
          ...presentAccount(call, account),
          name: account.name,
          blog: '',
          ...Object.fromEntries([...counts, ...more].map((name) => [name, 0])),
          ...Object.fromEntries(blanks.map((name) => [name, null])),
          created_at: '2020-01-01T00:00:00Z',
          updated_at: '2020-01-01T00:00:00Z',
          two_factor_authentication: true,
        },
      }
    },
  },
  {
    operation: 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}',
    handle(call) {
      const { token } = call.actor
      if (token !== undefined && token.permissions !== undefined) {
        if (token.permissions.members === undefined) throw forbidden(token)
      }
      const { org = '', team_slug: slug = '', username = '' } = call.params
      const account = call.world.account(username)
      const team = call.world.teams.find(
        (each) => each.slug === slug && each.organization.toLowerCase() === org.toLowerCase(),
      )
      if (account === undefined || team === undefined) throw notFound()
      const pending = team.pending.has(account.id)
      if (!pending && !team.members.has(account.id)) throw notFound()
      const url = `${call.api}/orgs/${org}/teams/${slug}/memberships/${account.login}`
      const state = pending ? 'pending' : 'active'
      return { status: 200, body: { url, role: 'member', state } }
    },
  },
]

const EVENT_TYPE_LIMIT = 100
const PAYLOAD_KEYS_LIMIT = 10
const PAYLOAD_LIMIT = 65_535

async function dispatchEvent(call: Call, repository: Repository): Promise<Answer> {
  const eventType = call.body.needed('event_type')
  const payload = call.body.object('client_payload')
  if (eventType.length > EVENT_TYPE_LIMIT) {
    throw refusedDispatch(`event_type is too long (maximum is ${EVENT_TYPE_LIMIT} characters)`)
  }
  if (Object.keys(payload).length > PAYLOAD_KEYS_LIMIT) {
    throw new Refusal(
      422,
      `Invalid request.\n\nNo more than ${PAYLOAD_KEYS_LIMIT} properties are allowed; ${Object.keys(payload).length} were supplied.`,
    )
  }
  if (JSON.stringify(payload).length > PAYLOAD_LIMIT) {
    throw refusedDispatch(`client_payload is too large (maximum is ${PAYLOAD_LIMIT} characters)`)
  }
  const { actor } = call
  call.world.record('dispatch', repository, actor, { eventType })
  await call.dispatch({ kind: 'repository', repository, actor, eventType, payload })
  return { status: 204 }
}

function refusedDispatch(message: string): Refusal {
  return invalid([{ resource: 'RepositoryDispatch', code: 'custom', field: 'event', message }])
}
