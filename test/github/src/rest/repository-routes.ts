import { nodeId } from '../node-id.ts'
import { forbidden } from '../state/access.ts'
import { resolveCommit } from '../state/deployments.ts'
import { invalid, notFound, Refusal } from '../state/refusal.ts'
import type { Repository } from '../state/repository.ts'
import { presentAccount, presentRepository, repositoryUrl } from './present.ts'
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
    operation: 'GET /repos/{owner}/{repo}/branches/{branch}',
    permission: ['contents', 'read'],
    handle: readBranch,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/branches/{branch}/protection',
    permission: ['administration', 'read'],
    handle: readProtection,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
    permission: ['metadata', 'read'],
    handle: readRules,
  },
  {
    operation: 'POST /repos/{owner}/{repo}/dispatches',
    permission: ['contents', 'write'],
    handle: dispatchEvent,
  },
  {
    operation: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    permission: ['actions', 'write'],
    handle: dispatchWorkflow,
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
      if (account === undefined || team?.members.has(account.id) !== true) throw notFound()
      const url = `${call.api}/orgs/${org}/teams/${slug}/memberships/${account.login}`
      return { status: 200, body: { url, role: 'member', state: 'active' } }
    },
  },
]

function headOf(call: Call, repository: Repository): readonly [string, string] {
  const branch = call.params['branch'] ?? ''
  const oid = call.view(repository).refs.get(`refs/heads/${branch}`)
  if (oid === undefined) throw new Refusal(404, 'Branch not found', { type: 'NOT_FOUND' })
  return [branch, oid]
}

async function readBranch(call: Call, repository: Repository): Promise<Answer> {
  const [name, oid] = headOf(call, repository)
  const base = repositoryUrl(call, repository)
  const commit = await repository.git.objects.commit(oid)
  const rules = repository.rulesOf(name)
  const contexts = rules.flatMap((rule) => rule.requiredStatuses)
  const person = (who: typeof commit.author) => ({
    name: who.name,
    email: who.email,
    date: new Date(who.seconds * 1000).toISOString(),
  })
  const url = `${base}/commits/${oid}`
  const html = `${call.site}/${repository.fullName}/commit/${oid}`
  const protectionUrl = `${base}/branches/${name}/protection`
  return {
    status: 200,
    body: {
      name,
      commit: {
        sha: oid,
        node_id: nodeId('C', repository.id, oid),
        url,
        html_url: html,
        comments_url: `${url}/comments`,
        author: null,
        committer: null,
        parents: commit.parents.map((sha) => ({ sha, url: `${base}/commits/${sha}` })),
        commit: {
          url: `${base}/git/commits/${oid}`,
          author: person(commit.author),
          committer: person(commit.committer),
          message: commit.message.replace(/\n$/, ''),
          tree: { sha: commit.tree, url: `${base}/git/trees/${commit.tree}` },
          comment_count: 0,
        },
      },
      _links: { self: `${base}/branches/${name}`, html },
      protected: rules.length > 0,
      protection: {
        enabled: rules.length > 0,
        required_status_checks: { enforcement_level: 'everyone', contexts, checks: [] },
      },
      protection_url: protectionUrl,
    },
  }
}

function readProtection(call: Call, repository: Repository): Answer {
  const [name] = headOf(call, repository)
  const rule = repository.rulesOf(name).find(({ kind }) => kind === 'protection')
  if (rule === undefined) throw new Refusal(404, 'Branch not protected', { type: 'NOT_FOUND' })
  const url = `${repositoryUrl(call, repository)}/branches/${name}/protection`
  const contexts = rule.requiredStatuses
  const checks = {
    url: `${url}/required_status_checks`,
    strict: false,
    contexts,
    contexts_url: `${url}/required_status_checks/contexts`,
    checks: contexts.map((context) => ({ context, app_id: null })),
  }
  const reviews = {
    url: `${url}/required_pull_request_reviews`,
    dismiss_stale_reviews: false,
    require_code_owner_reviews: false,
    required_approving_review_count: rule.approvals ?? 0,
    require_last_push_approval: false,
  }
  return {
    status: 200,
    body: {
      url,
      ...(contexts.length > 0 ? { required_status_checks: checks } : {}),
      ...(rule.approvals === undefined ? {} : { required_pull_request_reviews: reviews }),
      enforce_admins: { url: `${url}/enforce_admins`, enabled: true },
      allow_force_pushes: { enabled: false },
      allow_deletions: { enabled: false },
    },
  }
}

function readRules(call: Call, repository: Repository): Answer {
  const rules = repository.rulesOf(call.params['branch'] ?? '')
  const body = rules
    .filter(({ kind }) => kind === 'ruleset')
    .flatMap((rule) => {
      const source = {
        ruleset_source_type: 'Repository',
        ruleset_source: repository.fullName,
        ruleset_id: rule.id,
      }
      const checks = rule.requiredStatuses.map((context) => ({ context }))
      const parameters = {
        allowed_merge_methods: ['merge', 'squash', 'rebase'],
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_approving_review_count: rule.approvals ?? 0,
        required_review_thread_resolution: false,
      }
      return [
        { type: 'deletion', ...source },
        { type: 'non_fast_forward', ...source },
        ...(rule.approvals === undefined ? [] : [{ type: 'pull_request', ...source, parameters }]),
        ...(checks.length === 0
          ? []
          : [
              {
                type: 'required_status_checks',
                ...source,
                parameters: {
                  required_status_checks: checks,
                  strict_required_status_checks_policy: false,
                  do_not_enforce_on_create: false,
                },
              },
            ]),
      ]
    })
  return { status: 200, body }
}

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

async function dispatchWorkflow(call: Call, repository: Repository): Promise<Answer> {
  const workflow = call.params['workflow_id'] ?? ''
  const ref = call.body.needed('ref')
  const oid = await resolveCommit(repository, repository.now(), ref)
  if (oid === undefined) throw new Refusal(422, `No ref found for: ${ref}`)
  const main = repository.branch(repository.defaultBranch) ?? oid
  for (const commit of [main, oid]) {
    const file = await repository.git.entryAt(commit, `.github/workflows/${workflow}`)
    if (file === undefined) throw notFound()
  }
  const inputs = call.body.object('inputs')
  const { actor } = call
  call.world.record('dispatch', repository, actor, { workflow, ref })
  await call.dispatch({ kind: 'workflow', repository, actor, workflow, ref, inputs })
  return { status: 204 }
}

function refusedDispatch(message: string): Refusal {
  return invalid([{ resource: 'RepositoryDispatch', code: 'custom', field: 'event', message }])
}
