import { at, brief, listAt, numberAt, textAt } from './client.ts'
import { additions, type Behaviour, expect, type Scratch, ZERO } from './scratch.ts'

/** Commits, refs and reads of files. */
export const GIT_BEHAVIOURS: readonly Behaviour[] = [
  {
    name: 'the viewer has a number and a login, for this kind of token too',
    async check({ viewer }) {
      expect(viewer.id > 0, 'a positive number', viewer)
      return `${viewer.login} is ${viewer.id}`
    },
  },
  {
    name: 'createCommitOnBranch makes a verified commit in the name of the viewer',
    async check(scratch) {
      const branch = await scratch.branch()
      const files = { additions: additions({ [`probe/${scratch.run}.txt`]: 'one' }) }
      const { body } = await scratch.tryCommit(branch, scratch.head, files)
      const commit = at(body, 'data', 'createCommitOnBranch', 'commit')
      expect(at(commit, 'signature', 'isValid') === true, 'a valid signature', body)
      expect(at(commit, 'signature', 'wasSignedByGitHub') === true, 'signed by GitHub', body)
      const author = at(commit, 'author', 'user', 'databaseId')
      expect(author === scratch.viewer.id, `author ${scratch.viewer.id}`, at(commit, 'author'))
      return textAt(commit, 'author', 'email')
    },
  },
  {
    name: 'two commits can be compared: what the second has more, and by whom',
    async check(scratch) {
      const { oid } = await scratch.branchWithCommit()
      const compare = async (from: string, to: string) => {
        const path = scratch.path(`/compare/${from}...${to}?per_page=100&page=1`)
        return (await scratch.client.rest('GET', path)).body
      }
      const body = await compare(scratch.head, oid)
      expect(at(body, 'status') === 'ahead', 'ahead', at(body, 'status'))
      expect(at(body, 'total_commits') === 1, 'one commit', at(body, 'total_commits'))
      const [commit] = listAt(body, 'commits')
      expect(at(commit, 'author', 'id') === scratch.viewer.id, 'by the viewer', commit)
      expect(at(commit, 'committer', 'login') === 'web-flow', 'committed by web-flow', commit)
      expect(at(commit, 'commit', 'verification', 'verified') === true, 'verified', commit)
      const back = await compare(oid, scratch.head)
      expect(at(back, 'status') === 'behind', 'behind', at(back, 'status'))
      return undefined
    },
  },
  {
    name: 'createCommitOnBranch on a branch that moved: HTTP 200, STALE_DATA, nothing written',
    async check(scratch) {
      const { branch, oid } = await scratch.branchWithCommit()
      const files = { additions: additions({ 'probe/stale.txt': 'late' }) }
      const reply = await scratch.tryCommit(branch, scratch.head, files)
      expect(reply.status === 200, 'HTTP 200', reply.status)
      expect(at(reply.body, 'errors', 0, 'type') === 'STALE_DATA', 'STALE_DATA', reply.body)
      expect(at(reply.body, 'data', 'createCommitOnBranch') === null, 'data null', reply.body)
      expect((await scratch.headOf(branch)) === oid, 'the branch unmoved', branch)
      return textAt(reply.body, 'errors', 0, 'message')
    },
  },
  {
    name: 'createCommitOnBranch without changes makes an empty commit',
    async check(scratch) {
      const { branch, oid } = await scratch.branchWithCommit()
      const { body } = await scratch.tryCommit(branch, oid, {})
      const empty = textAt(body, 'data', 'createCommitOnBranch', 'commit', 'oid')
      const before = await scratch.client.rest('GET', scratch.path(`/git/commits/${oid}`))
      const after = textAt(body, 'data', 'createCommitOnBranch', 'commit', 'tree', 'oid')
      expect(empty !== oid, 'a new commit', empty)
      expect(after === at(before.body, 'tree', 'sha'), 'the same tree', after)
      return undefined
    },
  },
  {
    name: 'createCommitOnBranch refuses to delete what is not there, a path named twice, a missing branch',
    async check(scratch) {
      const { branch, oid } = await scratch.branchWithCommit()
      const [file] = additions({ 'probe/twice.txt': 'x' })
      const tries = [
        await scratch.tryCommit(branch, oid, { deletions: [{ path: 'probe/absent.txt' }] }),
        await scratch.tryCommit(branch, oid, { additions: [file, file] }),
        await scratch.tryCommit(scratch.branchName(), oid, { additions: [file] }),
      ]
      for (const { status, body } of tries) {
        expect(status === 200, 'HTTP 200', status)
        expect(listAt(body, 'errors').length > 0, 'an error', body)
      }
      expect((await scratch.headOf(branch)) === oid, 'the branch unmoved', branch)
      return tries.map(({ body }) => describeError(body)).join(' | ')
    },
  },
  {
    name: 'updateRefs creates where zeros are expected, and refuses where a branch is',
    async check(scratch) {
      const branch = await scratch.branch()
      const again = await scratch.updateRefs([{ name: branch, before: ZERO, after: scratch.head }])
      expect(listAt(again.body, 'errors').length > 0, 'an error', again.body)
      return `HTTP ${again.status}, ${describeError(again.body)}`
    },
  },
  {
    name: 'updateRefs compares and swaps, all or none',
    async check(scratch) {
      const { branch, oid } = await scratch.branchWithCommit()
      const other = await scratch.branch()
      const lost = await scratch.updateRefs([
        { name: other, before: scratch.head, after: oid },
        { name: branch, before: scratch.head, after: scratch.head, force: true },
      ])
      expect(listAt(lost.body, 'errors').length > 0, 'an error', lost.body)
      expect((await scratch.headOf(other)) === scratch.head, 'the other branch unmoved', other)
      const won = await scratch.updateRefs([
        { name: other, before: scratch.head, after: oid },
        { name: branch, before: oid, after: oid },
      ])
      expect(at(won.body, 'errors') === undefined, 'no error', won.body)
      expect((await scratch.headOf(other)) === oid, 'the other branch moved', other)
      return describeError(lost.body)
    },
  },
  {
    name: 'updateRefs goes back only by force, and deletes with zeros',
    async check(scratch) {
      const { branch, oid } = await scratch.branchWithCommit()
      const back = { name: branch, before: oid, after: scratch.head }
      const refused = await scratch.updateRefs([back])
      expect(listAt(refused.body, 'errors').length > 0, 'an error', refused.body)
      const forced = await scratch.updateRefs([{ ...back, force: true }])
      expect(at(forced.body, 'errors') === undefined, 'no error', forced.body)
      const gone = await scratch.updateRefs([{ name: branch, before: scratch.head, after: ZERO }])
      expect(at(gone.body, 'errors') === undefined, 'no error', gone.body)
      expect((await scratch.headOf(branch)) === undefined, 'no branch', branch)
      return describeError(refused.body)
    },
  },
  {
    name: 'a ref that exists: createRef answers an error, REST 422 "Reference already exists"',
    async check(scratch) {
      const branch = await scratch.branch()
      const ref = `refs/heads/${branch}`
      const graphql = await scratch.client.graphql(
        'mutation Make($input: CreateRefInput!) { createRef(input: $input) { ref { id } } }',
        { input: { repositoryId: scratch.repositoryId, name: ref, oid: scratch.head } },
      )
      expect(listAt(graphql.body, 'errors').length > 0, 'an error', graphql.body)
      const body = { ref, sha: scratch.head }
      const rest = await scratch.client.rest('POST', scratch.path('/git/refs'), body)
      expect(rest.status === 422, '422', rest.status)
      expect(at(rest.body, 'message') === 'Reference already exists', 'that text', rest.body)
      return describeError(graphql.body)
    },
  },
  {
    name: 'by REST a commit is made of its parts, and a branch moves to it where it comes after: 422 "Update is not a fast forward"',
    async check(scratch) {
      const { branch, oid } = await scratch.branchWithCommit()
      const next = await commitByParts(scratch, oid)
      const aside = await commitByParts(scratch, scratch.head)
      const move = (sha: string) =>
        scratch.client.rest('PATCH', scratch.path(`/git/refs/heads/${branch}`), {
          sha,
          force: false,
        })
      const moved = await move(textAt(next, 'sha'))
      expect(moved.status === 200, '200', moved.body)
      const refused = await move(textAt(aside, 'sha'))
      expect(refused.status === 422, '422', refused.status)
      expect(at(refused.body, 'message') === 'Update is not a fast forward', 'that text', refused)
      expect((await scratch.headOf(branch)) === at(next, 'sha'), 'the branch unmoved', branch)
      return at(next, 'verification', 'verified') === true ? 'signed by GitHub' : 'not signed'
    },
  },
  {
    name: 'a ref compares itself with a branch by name: behindBy counts the commits that the branch lacks',
    async check(scratch) {
      const { branch } = await scratch.branchWithCommit()
      const bare = await scratch.branch()
      const { body } = await scratch.client.graphql(
        `query Compare($owner: String!, $name: String!, $one: String!, $bare: String!, $into: String!) {
          repository(owner: $owner, name: $name) {
            one: ref(qualifiedName: $one) { compare(headRef: $into) { behindBy } }
            bare: ref(qualifiedName: $bare) { compare(headRef: $into) { behindBy } }
          }
        }`,
        {
          owner: scratch.owner,
          name: scratch.name,
          one: `refs/heads/${branch}`,
          bare: `refs/heads/${bare}`,
          into: scratch.main,
        },
      )
      const behind = (alias: string) => at(body, 'data', 'repository', alias, 'compare', 'behindBy')
      expect(behind('one') === 1, '1 commit', body)
      expect(behind('bare') === 0, 'none', body)
      return undefined
    },
  },
  {
    name: 'a commit of the default branch names the pull requests that brought it, none for one that was pushed',
    async check(scratch) {
      const { body } = await scratch.client.graphql(
        `query Brought($owner: String!, $name: String!, $oid: GitObjectID!) {
          repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit {
            associatedPullRequests(first: 3) { nodes { number baseRefName mergeCommit { oid } } }
          } } }
        }`,
        { owner: scratch.owner, name: scratch.name, oid: scratch.head },
      )
      const brought = at(body, 'data', 'repository', 'object', 'associatedPullRequests', 'nodes')
      return `${listAt(brought).length} for the head of ${scratch.main}`
    },
  },
  {
    name: 'history(path:) with file(path:) comes newest first and in pages, in one query',
    check: checkHistory,
  },
  {
    name: 'a text above 512,000 bytes is cut there and says so; a file has mode 33188',
    async check(scratch) {
      const branch = await scratch.branch()
      const path = `probe/${scratch.run}.big`
      const oid = await scratch.commit(branch, scratch.head, { [path]: 'x'.repeat(520_000) })
      const { body } = await scratch.client.graphql(
        `query Big($owner: String!, $name: String!, $oid: GitObjectID!, $path: String!) {
          repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit {
            file(path: $path) { mode type object { ... on Blob { byteSize isBinary isTruncated text } } }
          } } }
        }`,
        { owner: scratch.owner, name: scratch.name, oid, path },
      )
      const file = at(body, 'data', 'repository', 'object', 'file')
      expect(at(file, 'mode') === 33188, 'mode 33188', at(file, 'mode'))
      expect(at(file, 'object', 'isTruncated') === true, 'isTruncated', brief(file))
      const length = textAt(file, 'object', 'text').length
      expect(length === 512_000, '512000 characters', length)
      expect(numberAt(file, 'object', 'byteSize') === 520_000, '520000 bytes', file)
      return undefined
    },
  },
]

async function checkHistory(scratch: Scratch): Promise<undefined> {
  const branch = await scratch.branch()
  const path = `probe/${scratch.run}.history`
  const one = await scratch.commit(branch, scratch.head, { [path]: 'one' })
  const other = await scratch.commit(branch, one, { 'probe/other.txt': branch })
  const two = await scratch.commit(branch, other, { [path]: 'two' })
  const query = `query History($owner: String!, $name: String!, $oid: GitObjectID!, $path: String!, $after: String) {
    repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit {
      history(first: 1, path: $path, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { oid committedDate file(path: $path) { object { ... on Blob { text } } } }
      }
    } } }
  }`
  const { owner, name } = scratch
  const first = await scratch.client.graphql(query, { owner, name, oid: two, path })
  const page = at(first.body, 'data', 'repository', 'object', 'history')
  expect(at(page, 'nodes', 0, 'oid') === two, 'the newest commit', page)
  expect(at(page, 'nodes', 0, 'file', 'object', 'text') === 'two', 'its text', page)
  expect(at(page, 'pageInfo', 'hasNextPage') === true, 'another page', page)
  const after = textAt(page, 'pageInfo', 'endCursor')
  const second = await scratch.client.graphql(query, { owner, name, oid: two, path, after })
  const next = at(second.body, 'data', 'repository', 'object', 'history')
  expect(at(next, 'nodes', 0, 'oid') === one, 'the first commit of that path', next)
  expect(at(next, 'pageInfo', 'hasNextPage') === false, 'no further page', next)
  return undefined
}

/** The first error of a GraphQL answer in a few words. */
/** What Fluxgate does where GitHub does not offer `createCommitOnBranch`: a tree on that of the parent, and a commit on it. */
async function commitByParts(scratch: Scratch, parent: string): Promise<unknown> {
  const { client } = scratch
  const before = await client.rest('GET', scratch.path(`/git/commits/${parent}`))
  const { body: tree } = await client.rest('POST', scratch.path('/git/trees'), {
    base_tree: textAt(before.body, 'tree', 'sha'),
    tree: [{ path: 'probe/parts.txt', mode: '100644', type: 'blob', content: parent }],
  })
  const { body } = await client.rest('POST', scratch.path('/git/commits'), {
    message: 'Probe',
    tree: textAt(tree, 'sha'),
    parents: [parent],
  })
  return body
}

export function describeError(body: unknown): string {
  return `${at(body, 'errors', 0, 'type') ?? 'no type'}: ${at(body, 'errors', 0, 'message')}`
}
