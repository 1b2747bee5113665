import { readActor } from './actor.ts'
import type { Answer } from './answer.ts'
import { hasMore, nodesOf } from './connection.ts'
import type { PartialError } from './http-answer.ts'
import type { LabelledIssue, LabelledIssues } from './model.ts'
import type { Draft } from './selection.ts'

/** More than anybody opens; where there are more, that is said. */
const MOST_ISSUES = 20
const MOST_LABELS = 50

/** The open issues with a label, oldest first, as a part of a selection on the repository. */
export function issuesSelection(doc: Draft, label: string): string {
  doc.use('actor')
  const labels = `labels(first:${MOST_LABELS}){pageInfo{hasNextPage}nodes{name}}`
  return `issues(first:${MOST_ISSUES} states:[OPEN] labels:[${doc.variable('String!', label)}] orderBy:{field:CREATED_AT direction:ASC}){pageInfo{hasNextPage}nodes{number title url createdAt author{...A}${labels}}}`
}

/** Whether GitHub refuses the issues alone; they can't be null, so the repository is null with them. */
export function isAboutIssues({ path }: PartialError): boolean {
  return path[0] === 'repository' && path[1] === 'issues'
}

/** Reads what `issuesSelection` asks for. */
export function readIssues(answer: Answer): LabelledIssues {
  return {
    kind: 'read',
    issues: nodesOf(answer).map(readIssue),
    more: hasMore(answer),
  }
}

function readIssue(issue: Answer): LabelledIssue {
  const labels = issue.at('labels')
  return {
    number: issue.at('number').integer(),
    title: issue.at('title').text(),
    url: issue.at('url').text(),
    createdAt: issue.at('createdAt').text(),
    author: readActor(issue.at('author'))?.login,
    labels: nodesOf(labels).map((label) => label.at('name').text()),
    moreLabels: hasMore(labels),
  }
}
