import { at, listAt, numberAt } from './client.ts'
import { type Behaviour, eventually, expect, type Scratch, Untried } from './scratch.ts'

/** What people say: reviews, teams, and issues that stop promotions. */
export const PEOPLE_BEHAVIOURS: readonly Behaviour[] = [
  {
    name: 'nobody approves a pull request of their own, and a review that only comments is not dismissed: 422',
    async check(scratch) {
      const { branch } = await scratch.branchWithCommit()
      const path = scratch.path(`/pulls/${await scratch.pull(branch)}/reviews`)
      const own = await scratch.client.rest('POST', path, { event: 'APPROVE' })
      expect(own.status === 422, '422', own)
      const comment = { event: 'COMMENT', body: 'Made by npm run probe.' }
      const said = await scratch.client.rest('POST', path, comment)
      expect(said.status === 200, '200', said)
      const id = numberAt(said.body, 'id')
      const message = { message: 'Made by npm run probe.' }
      const reply = await scratch.client.rest('PUT', `${path}/${id}/dismissals`, message)
      expect(reply.status === 422, '422', reply)
      return String(at(reply.body, 'message'))
    },
  },
  {
    name: 'who is in no team of that name is 404, or 403 where the token may not read members',
    async check(scratch) {
      const path = `/orgs/${scratch.owner}/teams/fluxgate-probe/memberships/${encodeURIComponent(scratch.viewer.login)}`
      const { status, body } = await scratch.client.rest('GET', path)
      expect(status === 404 || status === 403, '404 or 403', body)
      return `${status} ${at(body, 'message')}`
    },
  },
  {
    name: 'open issues are listed by a label, in whatever letters; pull requests that have it are not among them',
    check: checkIssues,
  },
]

async function checkIssues(scratch: Scratch): Promise<undefined> {
  const label = `fluxgate-probe:stop ${scratch.run}`
  scratch.noteLabel(label)
  const opened = await scratch.openIssue('Probe: stop', [label])
  if (opened.status === 403 || opened.status === 404 || opened.status === 410) {
    throw new Untried(`the token may open no issues: ${at(opened.body, 'message')}`)
  }
  const number = numberAt(opened.body, 'number')
  const { branch } = await scratch.branchWithCommit()
  const pull = await scratch.pull(branch)
  const labels = { labels: [label] }
  await scratch.client.rest('POST', scratch.path(`/issues/${pull}/labels`), labels)
  const found = await eventually(
    () => openIssues(scratch, label.toUpperCase()),
    (issues) => issues.length > 0,
  )
  expect(found.map((issue) => at(issue, 'number')).join() === `${number}`, 'the issue', found)
  expect(at(found, 0, 'author', 'databaseId') === scratch.viewer.id, 'opened by the viewer', found)
  await scratch.closeIssue(number)
  const left = await eventually(
    () => openIssues(scratch, label),
    (issues) => issues.length === 0,
  )
  expect(left.length === 0, 'none once it is closed', left)
  return undefined
}

async function openIssues(scratch: Scratch, label: string): Promise<readonly unknown[]> {
  const { body } = await scratch.client.graphql(
    `query Issues($owner: String!, $name: String!, $label: String!) {
      repository(owner: $owner, name: $name) {
        issues(first: 20, states: [OPEN], labels: [$label], orderBy: { field: CREATED_AT, direction: ASC }) {
          nodes { number title author { login ... on User { databaseId } ... on Bot { databaseId } } }
        }
      }
    }`,
    { owner: scratch.owner, name: scratch.name, label },
  )
  return listAt(body, 'data', 'repository', 'issues', 'nodes')
}
