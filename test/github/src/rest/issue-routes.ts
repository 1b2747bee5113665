import { timestamp } from '../clock.ts'
import { nodeId } from '../node-id.ts'
import { editIssue, type Issue, openIssue } from '../state/issues.ts'
import type { Repository } from '../state/repository.ts'
import { presentAccount, repositoryUrl } from './present.ts'
import { presentLabel } from './present-pull.ts'
import { type Call, numberParam, type Route } from './route.ts'

/** Issues: opened, closed and labelled. */
export const ISSUE_ROUTES: readonly Route[] = [
  {
    operation: 'POST /repos/{owner}/{repo}/issues',
    permission: ['issues', 'write'],
    handle(call, repository) {
      const title = call.body.needed('title')
      const labels = call.body.texts('labels') ?? []
      const issue = openIssue(call.world, repository, call.actor, { title, labels })
      return { status: 201, body: presentIssue(call, repository, issue) }
    },
  },
  {
    operation: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    permission: ['issues', 'write'],
    handle(call, repository) {
      const number = numberParam(call, 'issue_number')
      const state = call.body.text('state')
      const edit = state === 'open' || state === 'closed' ? ({ state } as const) : {}
      const issue = editIssue(call.world, repository, call.actor, number, edit)
      return { status: 200, body: presentIssue(call, repository, issue) }
    },
  },
]

/** JSON as GitHub's `issue`, with what is there of it. */
function presentIssue(call: Call, repository: Repository, issue: Issue) {
  const url = `${repositoryUrl(call, repository)}/issues/${issue.number}`
  const at = timestamp(issue.createdAt)
  return {
    id: issue.id,
    node_id: nodeId('I', repository.id, issue.number),
    url,
    repository_url: repositoryUrl(call, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${call.site}/${repository.fullName}/issues/${issue.number}`,
    number: issue.number,
    state: issue.state,
    locked: false,
    title: issue.title,
    user: presentAccount(call, issue.author),
    labels: issue.labels.map((name) => presentLabel(call, repository, name)),
    assignee: null,
    milestone: null,
    comments: 0,
    created_at: at,
    updated_at: at,
    closed_at: issue.state === 'closed' ? at : null,
    author_association: 'CONTRIBUTOR',
  }
}
