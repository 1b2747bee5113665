import type { Seen } from '../oracle/oracle.ts'
import type { GitOps } from './gitops.ts'

/** What the stand-in has in its books about a repository, for the oracle. */
export function seenIn(gitops: Pick<GitOps, 'control' | 'since' | 'promoter'>): Seen {
  const { control, since, promoter } = gitops
  const { state } = control
  return {
    directory: control.directory,
    branch: state.defaultBranch,
    since,
    us: promoter.id,
    pulls: control.pulls.map((pull) => ({
      number: pull.number,
      title: pull.title,
      body: pull.body,
      open: pull.state === 'open',
      merged: pull.merge !== undefined,
      closedBy: pull.timeline.findLast(({ kind }) => kind === 'closed')?.actor.id,
      author: pull.author.id,
      base: pull.base,
      head: pull.head,
      headOid: pull.headOid,
      labels: pull.labels,
    })),
    comments: [...state.comments.values()].map(({ pull, author, body }) => ({
      pull,
      author: author.id,
      body,
    })),
    records: control.deployments.map(({ environment, task, creator, payload, at }) => ({
      environment,
      task,
      creator: creator.id,
      payload,
      at,
    })),
  }
}
