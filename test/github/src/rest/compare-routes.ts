import type { Commit, Signature } from '../git/object.ts'
import { filesBetween } from '../state/changed-files.ts'
import { notFound, Refusal } from '../state/refusal.ts'
import type { Repository } from '../state/repository.ts'
import { presentGitCommit } from './git-routes.ts'
import { presentAccount, repositoryUrl } from './present.ts'
import { type Call, page, type Route } from './route.ts'

/** GitHub lists no more files than these. */
const MOST_FILES = 300

/** Two commits of a repository, compared; of files, their names and what became of them. */
export const COMPARE_ROUTES: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    permission: ['contents', 'read'],
    async handle(call, repository) {
      const [base = '', head = '', ...more] = (call.params['basehead'] ?? '').split('...')
      if (more.length > 0) throw notFound()
      for (const oid of [base, head]) {
        if ((await repository.git.objects.read(oid))?.kind !== 'commit') throw notFound()
      }
      return compare(call, repository, base, head)
    },
  },
]

async function compare(call: Call, repository: Repository, base: string, head: string) {
  const { ancestry } = repository
  const ahead = (await ancestry.exclusive(head, [base])).reverse()
  const behind = await ancestry.exclusive(base, [head])
  const shared = await ancestry.mergeBase(head, base)
  if (shared === undefined) {
    throw new Refusal(404, `No common ancestor between ${base} and ${head}.`)
  }
  const path = `/repos/${repository.fullName}/compare/${base}...${head}`
  const { items, headers } = page(call, path, ahead)
  const web = `${call.site}/${repository.fullName}/compare/${base}...${head}`
  const body = {
    url: `${call.api}${path}`,
    html_url: web,
    permalink_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    base_commit: await presentRepositoryCommit(call, repository, base),
    merge_base_commit: await presentRepositoryCommit(call, repository, shared),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: await Promise.all(items.map((oid) => presentRepositoryCommit(call, repository, oid))),
    files: await presentFiles(call, repository, shared, head),
  }
  return { status: 200, headers, body }
}

async function presentFiles(call: Call, repository: Repository, from: string, to: string) {
  const files = await filesBetween(repository, from, to)
  const url = repositoryUrl(call, repository)
  return files.slice(0, MOST_FILES).map(({ path, changeType }) => ({
    sha: null,
    filename: path,
    status: STATUSES[changeType],
    ...{ additions: 0, deletions: 0, changes: 0 },
    blob_url: `${url}/blob/${to}/${path}`,
    raw_url: `${url}/raw/${to}/${path}`,
    contents_url: `${url}/contents/${path}?ref=${to}`,
  }))
}

const STATUSES = {
  ...{ ADDED: 'added', DELETED: 'removed', MODIFIED: 'modified', RENAMED: 'renamed' },
} as const

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}

async function presentRepositoryCommit(call: Call, repository: Repository, oid: string) {
  const { html_url, node_id, author, committer, message, tree, parents, verification } =
    await presentGitCommit(call, repository, oid)
  const url = `${repositoryUrl(call, repository)}/commits/${oid}`
  const commit: Commit = await repository.git.objects.commit(oid)
  return {
    url,
    sha: oid,
    node_id,
    html_url,
    comments_url: `${url}/comments`,
    commit: {
      url: `${repositoryUrl(call, repository)}/git/commits/${oid}`,
      author,
      committer,
      message,
      tree,
      comment_count: 0,
      verification,
    },
    author: accountOf(call, commit.author),
    committer: accountOf(call, commit.committer),
    parents,
  }
}

/** Unlike GraphQL, REST knows bots by their addresses as well. */
function accountOf(call: Call, { email }: Signature) {
  const account = [...call.world.accounts.values()].find((one) => one.email === email)
  return account === undefined ? null : presentAccount(call, account)
}
