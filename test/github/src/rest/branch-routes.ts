import { timestamp } from '../clock.ts'
import { nodeId } from '../node-id.ts'
import type { BranchRule } from '../state/records.ts'
import { notFound, Refusal } from '../state/refusal.ts'
import type { Repository } from '../state/repository.ts'
import { presentAccount, repositoryUrl } from './present.ts'
import { type Answer, Body, type Call, numberParam, type Route } from './route.ts'

/** Branches and the rules that bind them. */
export const BRANCH_ROUTES: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/activity',
    permission: ['contents', 'read'],
    handle: readActivity,
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
    operation: 'POST /repos/{owner}/{repo}/rulesets',
    permission: ['administration', 'write'],
    handle: createRuleset,
  },
  {
    operation: 'DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}',
    permission: ['administration', 'write'],
    handle(call, repository) {
      const id = numberParam(call, 'ruleset_id')
      if (!repository.rules.some((rule) => rule.id === id)) throw notFound()
      repository.rules = repository.rules.filter((rule) => rule.id !== id)
      return { status: 204 }
    },
  },
]

const NOWHERE = '0'.repeat(40)

/** Who moved a branch, the newest first: one page, which is all that is asked for here. */
function readActivity(call: Call, repository: Repository): Answer {
  const ref = call.query.get('ref') ?? ''
  const full = ref.startsWith('refs/') ? ref : `refs/heads/${ref}`
  const count = Number(call.query.get('per_page') ?? '30')
  const own = repository.activity.filter((one) => one.ref === full).toReversed()
  const body = own.slice(0, count).map(({ id, at, actor, before, after, type }) => ({
    ...{ id, node_id: nodeId('PSH', repository.id, String(id)), ref: full },
    ...{ before: before ?? NOWHERE, after: after ?? NOWHERE },
    ...{ timestamp: timestamp(at), activity_type: type, actor: presentAccount(call, actor) },
  }))
  return { status: 200, body }
}

/** A ruleset for one branch by its full name, or for the default branch, with the rules that are played here. */
function createRuleset(call: Call, repository: Repository): Answer {
  const conditions = new Body(call.body.object('conditions')['ref_name'])
  const [named = '', ...others] = conditions.texts('include') ?? []
  const ref = named === '~DEFAULT_BRANCH' ? `refs/heads/${repository.defaultBranch}` : named
  if (!ref.startsWith('refs/heads/') || others.length > 0) {
    throw new Error('rulesets are played for one branch only')
  }
  const parameters = (type: string) => {
    const rule = call.body.objects('rules').find((each) => each.text('type') === type)
    return rule === undefined ? undefined : new Body(rule.object('parameters'))
  }
  const checks = parameters('required_status_checks')?.objects('required_status_checks') ?? []
  const approvals = parameters('pull_request')?.value('required_approving_review_count')
  const rule: BranchRule = {
    id: call.world.nextId(),
    branch: ref.slice('refs/heads/'.length),
    kind: 'ruleset',
    requiredStatuses: checks.map((check) => check.needed('context')),
    statusApp: checks.map((check) => check.value('integration_id')).find(isNumber),
    approvals: isNumber(approvals) ? approvals : undefined,
    dismissers: undefined,
    bypass: [],
  }
  repository.rules = [...repository.rules, rule]
  const name = call.body.needed('name')
  const common = { source_type: 'Repository', source: repository.fullName, enforcement: 'active' }
  return { status: 201, body: { id: rule.id, name, target: 'branch', ...common } }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

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
      const app = rule.statusApp === undefined ? {} : { integration_id: rule.statusApp }
      const checks = rule.requiredStatuses.map((context) => ({ context, ...app }))
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
