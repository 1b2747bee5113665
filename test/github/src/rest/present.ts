import { timestamp } from '../clock.ts'
import { nodeId } from '../node-id.ts'
import type { Account } from '../state/account.ts'
import type { CommitStatus, Deployment, DeploymentStatus } from '../state/records.ts'
import type { Repository } from '../state/repository.ts'
import type { Call } from './route.ts'

/** JSON as GitHub's `simple-user`. */
export function presentAccount(call: Call, account: Account) {
  const url = `${call.api}/users/${encodeURIComponent(account.login)}`
  const page = account.kind === 'Bot' ? `apps/${account.login.slice(0, -5)}` : account.login
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('U', account.id),
    avatar_url: `${call.site}/avatars/${account.id}`,
    gravatar_id: '',
    url,
    html_url: `${call.site}/${page}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.kind,
    user_view_type: 'public',
    site_admin: false,
  }
}

export function repositoryUrl(call: Call, repository: Repository): string {
  return `${call.api}/repos/${repository.fullName}`
}

const REPOSITORY_LINKS = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
}

/** JSON as GitHub's `minimal-repository`. */
export function presentMinimalRepository(call: Call, repository: Repository) {
  const url = repositoryUrl(call, repository)
  const links = Object.entries(REPOSITORY_LINKS).map(([name, rest]) => [name, `${url}${rest}`])
  return {
    ...Object.fromEntries(links),
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    owner: presentAccount(call, repository.owner),
    private: repository.private,
    html_url: `${call.site}/${repository.fullName}`,
    description: null,
    fork: false,
    url,
  }
}

/** JSON as GitHub's `repository`; `full-repository` is this and three counts. */
export function presentRepository(call: Call, repository: Repository) {
  const page = `${call.site}/${repository.fullName}`
  const created = timestamp(0)
  const counts = ['forks', 'forks_count', 'open_issues', 'open_issues_count', 'size']
  const more = ['stargazers_count', 'watchers', 'watchers_count']
  return {
    ...presentMinimalRepository(call, repository),
    ...Object.fromEntries([...counts, ...more].map((name) => [name, 0])),
    clone_url: `${page}.git`,
    git_url: `git:${page.slice(page.indexOf('//'))}.git`,
    ssh_url: `git@localhost:${repository.fullName}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repository.defaultBranch,
    archived: repository.archived,
    disabled: false,
    visibility: repository.private ? 'private' : 'public',
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    has_downloads: true,
    pushed_at: created,
    created_at: created,
    updated_at: created,
  }
}

export function presentStatus(call: Call, repository: Repository, status: CommitStatus) {
  const at = timestamp(status.at)
  return {
    url: `${repositoryUrl(call, repository)}/statuses/${status.oid}`,
    avatar_url: `${call.site}/avatars/${status.creator.id}`,
    id: status.id,
    node_id: nodeId('SC', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: at,
    updated_at: at,
    creator: presentAccount(call, status.creator),
  }
}

export function presentDeployment(call: Call, repository: Repository, deployment: Deployment) {
  const base = repositoryUrl(call, repository)
  const url = `${base}/deployments/${deployment.id}`
  return {
    url,
    id: deployment.id,
    node_id: nodeId('DE', deployment.id),
    task: deployment.task,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    created_at: timestamp(deployment.at),
    updated_at: timestamp(deployment.at),
    statuses_url: `${url}/statuses`,
    repository_url: base,
    creator: presentAccount(call, deployment.creator),
    sha: deployment.oid,
    ref: deployment.ref,
    payload: deployment.payload,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  }
}

export function presentDeploymentStatus(
  call: Call,
  repository: Repository,
  status: DeploymentStatus,
) {
  const base = repositoryUrl(call, repository)
  const deployment = `${base}/deployments/${status.deployment}`
  return {
    url: `${deployment}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DES', status.id),
    state: status.state,
    creator: presentAccount(call, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    log_url: status.logUrl,
    environment_url: '',
    created_at: timestamp(status.at),
    updated_at: timestamp(status.at),
    deployment_url: deployment,
    repository_url: base,
    performed_via_github_app: null,
  }
}
