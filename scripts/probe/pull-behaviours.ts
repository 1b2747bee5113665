import { at, listAt, numberAt, textAt } from './client.ts'
import { describeError } from './git-behaviours.ts'
import { additions, type Behaviour, eventually, expect, type Scratch, ZERO } from './scratch.ts'

/** Pull requests: what refuses them, and what closes them. */
export const PULL_BEHAVIOURS: readonly Behaviour[] = [
  {
    name: 'a second pull request for a branch: 422 "A pull request already exists for o:b."',
    async check(scratch) {
      const { branch } = await scratch.branchWithCommit()
      await scratch.pull(branch)
      const { status, body } = await scratch.tryPull(branch)
      const wanted = `A pull request already exists for ${scratch.owner}:${branch}.`
      expect(status === 422, '422', status)
      expect(at(body, 'errors', 0, 'message') === wanted, wanted, body)
      return undefined
    },
  },
  {
    name: 'a pull request without commits: 422 "No commits between"; from a missing branch: 422',
    async check(scratch) {
      const branch = await scratch.branch()
      const empty = await scratch.tryPull(branch)
      const wanted = `No commits between ${scratch.main} and ${branch}`
      expect(empty.status === 422, '422', empty.status)
      expect(at(empty.body, 'errors', 0, 'message') === wanted, wanted, empty.body)
      const missing = await scratch.tryPull(scratch.branchName())
      expect(missing.status === 422, '422', missing.status)
      return undefined
    },
  },
  {
    name: 'the log of activity tells who pushed to a branch, the newest first',
    async check(scratch) {
      const { branch, oid } = await scratch.branchWithCommit()
      const path = scratch.path(`/activity?ref=refs/heads/${branch}&per_page=100`)
      const { body } = await eventually(
        () => scratch.client.rest('GET', path),
        (reply) => at(reply.body, 0, 'after') === oid,
      )
      expect(at(body, 0, 'after') === oid, oid, at(body, 0))
      expect(numberAt(body, 0, 'actor', 'id') === scratch.viewer.id, 'the viewer', at(body, 0))
      const types = listAt(body).map((one) => at(one, 'activity_type'))
      expect(types.at(-1) === 'branch_creation', 'branch_creation last', types)
      return types.join(', ')
    },
  },
  {
    name: 'an open pull request stays open while updateRefs moves its branch by force',
    async check(scratch) {
      const { branch, oid } = await scratch.branchWithCommit()
      const number = await scratch.pull(branch)
      const other = await scratch.branch()
      const rebuilt = await scratch.commit(other, scratch.head, { 'probe/rebuilt.txt': branch })
      const moved = await scratch.updateRefs([
        { name: branch, before: oid, after: rebuilt, force: true },
        { name: other, before: rebuilt, after: ZERO },
      ])
      expect(at(moved.body, 'errors') === undefined, 'no error', moved.body)
      const pull = await eventually(
        () => scratch.client.rest('GET', scratch.path(`/pulls/${number}`)),
        ({ body }) => at(body, 'head', 'sha') === rebuilt,
      )
      expect(at(pull.body, 'head', 'sha') === rebuilt, 'the new head', at(pull.body, 'head', 'sha'))
      expect(at(pull.body, 'state') === 'open', 'open', at(pull.body, 'state'))
      return undefined
    },
  },
  {
    name: 'a pull request whose head is moved to base is closed by GitHub, for good',
    async check(scratch) {
      const { branch, oid } = await scratch.branchWithCommit()
      const number = await scratch.pull(branch)
      await scratch.updateRefs([{ name: branch, before: oid, after: scratch.head, force: true }])
      const state = await eventually(
        () => scratch.stateOf(number),
        (value) => value === 'closed',
      )
      expect(state === 'closed', 'closed', state)
      const reply = await scratch.editPull(number, { state: 'open' })
      expect(reply.status === 422, '422', reply.status)
      return String(at(reply.body, 'errors', 0, 'message'))
    },
  },
  {
    name: 'a closed pull request can be reopened until its branch is moved by force or deleted',
    async check(scratch) {
      const { branch, oid } = await scratch.branchWithCommit()
      const number = await scratch.pull(branch)
      await scratch.editPull(number, { state: 'closed' })
      const open = await scratch.editPull(number, { state: 'open' })
      expect(open.status === 200, 'reopened', open.body)
      await scratch.editPull(number, { state: 'closed' })
      const other = await scratch.branch()
      const rebuilt = await scratch.commit(other, scratch.head, { 'probe/moved.txt': branch })
      await scratch.updateRefs([{ name: branch, before: oid, after: rebuilt, force: true }])
      const moved = await scratch.editPull(number, { state: 'open' })
      expect(moved.status === 422, '422 after the move', moved.status)
      await scratch.updateRefs([{ name: branch, before: rebuilt, after: ZERO }])
      const deleted = await scratch.editPull(number, { state: 'open' })
      expect(deleted.status === 422, '422 after the deletion', deleted.status)
      return [moved, deleted].map(({ body }) => at(body, 'errors', 0, 'message')).join(' | ')
    },
  },
  {
    name: 'who closed and who renamed a pull request is told, with numbers',
    check: checkTimeline,
  },
  {
    name: 'latestOpinionatedReviews(writersOnly:) and the authors of commits can be read',
    async check(scratch) {
      const { branch } = await scratch.branchWithCommit()
      const number = await scratch.pull(branch)
      const pull = await readPull(scratch, number)
      expect(listAt(pull, 'latestOpinionatedReviews', 'nodes').length === 0, 'no reviews', pull)
      expect(at(pull, 'commits', 'totalCount') === 1, 'one commit', pull)
      const author = at(pull, 'commits', 'nodes', 0, 'commit', 'author', 'user', 'databaseId')
      expect(author === scratch.viewer.id, `author ${scratch.viewer.id}`, author)
      expect(at(pull, 'author', 'databaseId') === scratch.viewer.id, 'opened by the viewer', pull)
      return `as author: ${at(pull, 'author', 'login')}`
    },
  },
  {
    name: 'a label is made on its first use',
    async check(scratch) {
      const { branch } = await scratch.branchWithCommit()
      const number = await scratch.pull(branch)
      const label = `fluxgate-probe:${scratch.run}`
      scratch.noteLabel(label)
      const path = scratch.path(`/issues/${number}/labels`)
      const { status, body } = await scratch.client.rest('POST', path, { labels: [label] })
      expect(status === 200, '200', status)
      expect(at(body, 0, 'name') === label, label, body)
      return undefined
    },
  },
  {
    name: 'branch, commit and pull request can share one document of mutations',
    async check(scratch) {
      const branch = scratch.branchName()
      const path = `probe/${scratch.run}.one`
      const { body } = await scratch.client.graphql(ALL_AT_ONCE, {
        refs: {
          repositoryId: scratch.repositoryId,
          refUpdates: [
            { name: `refs/heads/${branch}`, beforeOid: ZERO, afterOid: scratch.head, force: false },
          ],
        },
        commit: {
          branch: {
            repositoryNameWithOwner: `${scratch.owner}/${scratch.name}`,
            branchName: branch,
          },
          expectedHeadOid: scratch.head,
          message: { headline: 'Probe' },
          fileChanges: { additions: additions({ [path]: branch }) },
        },
        pull: {
          repositoryId: scratch.repositoryId,
          baseRefName: scratch.main,
          headRefName: branch,
          title: 'Probe: all at once',
        },
      })
      expect(at(body, 'errors') === undefined, 'no error', describeError(body))
      const pull = at(body, 'data', 'createPullRequest', 'pullRequest')
      scratch.notePull(numberAt(pull, 'number'))
      const oid = textAt(body, 'data', 'createCommitOnBranch', 'commit', 'oid')
      expect(at(pull, 'headRefOid') === oid, 'the commit as head', pull)
      return undefined
    },
  },
]

const ALL_AT_ONCE = `mutation Promote($refs: UpdateRefsInput!, $commit: CreateCommitOnBranchInput!, $pull: CreatePullRequestInput!) {
  updateRefs(input: $refs) { clientMutationId }
  createCommitOnBranch(input: $commit) { commit { oid } }
  createPullRequest(input: $pull) { pullRequest { number headRefOid } }
}`

async function checkTimeline(scratch: Scratch): Promise<undefined> {
  const { branch } = await scratch.branchWithCommit()
  const number = await scratch.pull(branch)
  await scratch.editPull(number, { title: 'Probe, renamed' })
  await scratch.editPull(number, { state: 'closed' })
  const pull = await eventually(
    () => readPull(scratch, number),
    (value) => listAt(value, 'timelineItems', 'nodes').length === 2,
  )
  const items = listAt(pull, 'timelineItems', 'nodes')
  const renamed = items.find((item) => at(item, '__typename') === 'RenamedTitleEvent')
  const closed = items.find((item) => at(item, '__typename') === 'ClosedEvent')
  expect(at(renamed, 'previousTitle') === `Probe ${branch}`, 'the title before', items)
  expect(at(renamed, 'currentTitle') === 'Probe, renamed', 'the title after', items)
  expect(at(closed, 'actor', 'databaseId') === scratch.viewer.id, 'closed by the viewer', items)
  expect(at(pull, 'state') === 'CLOSED', 'CLOSED', at(pull, 'state'))
  return undefined
}

async function readPull(scratch: Scratch, number: number): Promise<unknown> {
  const { body } = await scratch.client.graphql(
    `query Pull($owner: String!, $name: String!, $number: Int!) {
      repository(owner: $owner, name: $name) { pullRequest(number: $number) {
        state
        author { login ...id }
        latestOpinionatedReviews(first: 10, writersOnly: true) {
          nodes { state author { login ...id } commit { oid } authorCanPushToRepository }
        }
        commits(last: 10) { totalCount nodes { commit { oid author { user { databaseId login } } } } }
        timelineItems(itemTypes: [CLOSED_EVENT, RENAMED_TITLE_EVENT], last: 10) {
          nodes {
            __typename
            ... on ClosedEvent { createdAt actor { login ...id } }
            ... on RenamedTitleEvent { createdAt previousTitle currentTitle actor { login ...id } }
          }
        }
      } }
    }
    fragment id on Actor { ... on User { databaseId } ... on Bot { databaseId } }`,
    { owner: scratch.owner, name: scratch.name, number },
  )
  return at(body, 'data', 'repository', 'pullRequest')
}
