import { timestamp } from '../clock.ts'
import { nodeId } from '../node-id.ts'
import type { Issue } from '../state/issues.ts'
import type { Repository } from '../state/repository.ts'
import { connection, type PageArguments } from './connection.ts'
import { actorNode, type Context, pageOf } from './context.ts'
import { labelNode } from './pull-node.ts'

export interface IssueArguments extends PageArguments {
  readonly states?: readonly string[] | null
  readonly labels?: readonly string[] | null
}

/** Whether an issue is among those asked for; a label counts in whatever letters. */
export function isAsked(issue: Issue, { states, labels }: IssueArguments): boolean {
  const wanted = labels?.map((label) => label.toLowerCase())
  return (
    (states == null || states.includes(issue.state.toUpperCase())) &&
    (wanted === undefined || issue.labels.some((label) => wanted.includes(label.toLowerCase())))
  )
}

export function issueNode(context: Context, repository: Repository, issue: Issue) {
  return {
    __typename: 'Issue',
    id: nodeId('I', repository.id, issue.number),
    number: issue.number,
    title: issue.title,
    url: `${pageOf(context, repository)}/issues/${issue.number}`,
    state: issue.state.toUpperCase(),
    createdAt: timestamp(issue.createdAt),
    author: actorNode(context, issue.author),
    labels: (args: PageArguments) =>
      connection('labels', args, issue.labels, (name) => labelNode(repository, name)),
  }
}
