import { describe, expect, test } from '@jest/globals'
import { ALL, at, COMMIT, commitInput, listAt, openPromotion, stage } from './client.ts'

const PULLS = '/repos/acme/gitops/pulls'

describe('a pull request', () => {
  test('is refused twice for one branch, without commits, and from a branch that is not there', async () => {
    await using here = await stage()
    const { app, gitops, github } = here
    const { branch } = await openPromotion(here)
    await gitops.commit({ branch: 'ahead', files: {}, message: 'Empty' })
    await gitops.push({ by: 'ana', branch: 'level', to: 'main' })
    const tries = [
      [branch, 'A pull request already exists for acme:promote/prod/a.'],
      ['level', 'No commits between main and level'],
    ] as const
    for (const [head, text] of tries) {
      const { status, body } = await app.rest('POST', PULLS, { title: 'T', head, base: 'main' })
      expect([status, at(body, 'message')]).toEqual([422, 'Validation Failed'])
      expect(at(body, 'errors', 0, 'message')).toBe(text)
    }
    const missing = await app.rest('POST', PULLS, { title: 'T', head: 'none', base: 'main' })
    expect([missing.status, at(missing.body, 'errors', 0, 'field')]).toEqual([422, 'head'])
    expect(gitops.pulls).toHaveLength(1)
    expect(github.violations).toEqual([])
  })

  test('is refused in the same words by GraphQL, which answers 200', async () => {
    await using here = await stage()
    const { app } = here
    const { branch } = await openPromotion(here)
    const id = at(await app.query('id'), 'id')
    const { status, body } = await app.graphql(
      'mutation Open($input: CreatePullRequestInput!) { createPullRequest(input: $input) { pullRequest { number } } }',
      { input: { repositoryId: id, baseRefName: 'main', headRefName: branch, title: 'T' } },
    )
    expect(status).toBe(200)
    expect(at(body, 'data', 'createPullRequest')).toBeNull()
    expect(at(body, 'errors', 0, 'type')).toBe('UNPROCESSABLE')
    expect(at(body, 'errors', 0, 'message')).toBe(
      'A pull request already exists for acme:promote/prod/a.',
    )
  })

  test('shows its labels in a list and by itself, each as its schema has them', async () => {
    await using here = await stage()
    const { app, gitops, github } = here
    const { number } = await openPromotion(here)
    gitops.label(number, 'ana', ['promotion'])
    const listed = await app.rest('GET', PULLS)
    expect(at(listed.body, 0, 'labels', 0, 'name')).toBe('promotion')
    const alone = await app.rest('GET', `${PULLS}/${number}`)
    expect(at(alone.body, 'labels', 0, 'description')).toBeNull()
    expect(github.violations).toEqual([])
  })

  test('is closed by GitHub when its head is moved to base, and stays closed', async () => {
    await using here = await stage()
    const { gitops } = here
    const { branch, number } = await openPromotion(here)
    await gitops.push({ by: 'raj', branch, to: 'main', force: true })
    expect(gitops.pull(number)).toMatchObject({ state: 'closed', merge: undefined })
    await expect(gitops.reopenPullRequest(number, 'ana')).rejects.toMatchObject({
      graphql: 'state cannot be changed. There are no new commits on the promote/prod/a branch.',
    })
  })

  test('is merged by GitHub when base takes in its commits', async () => {
    await using here = await stage()
    const { gitops } = here
    const { branch, number, oid } = await openPromotion(here)
    await gitops.push({ by: 'raj', branch: 'main', to: branch })
    expect(gitops.pull(number)).toMatchObject({ state: 'closed', merge: { oid } })
  })

  test('is closed when its branch is deleted, and can be reopened once the branch is back as it was', async () => {
    await using here = await stage()
    const { gitops } = here
    const { branch, number, oid } = await openPromotion(here)
    await gitops.push({ by: 'raj', branch, to: undefined })
    expect(gitops.pull(number).state).toBe('closed')
    await expect(gitops.reopenPullRequest(number, 'ana')).rejects.toMatchObject({
      graphql: 'state cannot be changed. The promote/prod/a branch has been deleted.',
    })
    await gitops.push({ by: 'raj', branch, to: oid })
    expect(await gitops.reopenPullRequest(number, 'ana')).toMatchObject({ state: 'open' })
  })

  test('that is closed is not reopened after its branch moved by force, nor beside another', async () => {
    await using here = await stage()
    const { gitops, app } = here
    const { branch, number } = await openPromotion(here)
    await gitops.closePullRequest(number, 'ana')
    const files = { 'apps/prod/a.yaml': 'version: 1.2.0\n' }
    await gitops.commit({ branch, from: 'main', files, message: 'Again' })
    const reply = await app.rest('PATCH', `${PULLS}/${number}`, { state: 'open' })
    expect(reply.status).toBe(422)
    expect(at(reply.body, 'errors', 0, 'message')).toBe(
      'state cannot be changed. The promote/prod/a branch was force-pushed or recreated.',
    )
    const second = await gitops.openPullRequest({ by: 'ana', title: 'Again', head: branch })
    await gitops.closePullRequest(second.number, 'ana')
    await gitops.openPullRequest({ by: 'ana', title: 'Third', head: branch })
    await expect(gitops.reopenPullRequest(second.number, 'ana')).rejects.toMatchObject({
      graphql: expect.stringContaining('There is already an open pull request'),
    })
  })

  test('keeps its base commit fresh only when its head is pushed, and counts its own commits', async () => {
    await using here = await stage()
    const { gitops, app } = here
    const { branch, number, oid } = await openPromotion(here)
    const files = { 'apps/dev/a.yaml': 'version: 1.1.0\n' }
    await gitops.commit({ files, message: 'Bump' })
    const second = await app.graphql(COMMIT, { input: commitInput(branch, oid) })
    expect(at(second.body, 'errors')).toBeUndefined()
    const seen = await app.query(
      `pullRequest(number: ${number}) { baseRefOid headRefOid commits(last: 1) { totalCount nodes { commit { oid } } } }`,
    )
    const head = gitops.head(branch)
    expect(at(seen, 'pullRequest')).toEqual({
      baseRefOid: gitops.head(),
      headRefOid: head,
      commits: { totalCount: 2, nodes: [{ commit: { oid: head } }] },
    })
  })

  test('of GITHUB_TOKEN starts no checks by itself, and is forbidden where the setting says so', async () => {
    await using here = await stage()
    const { gitops, as } = here
    const actions = as('workflow')
    await gitops.commit({ branch: 'one', files: { x: '1' }, message: 'One' })
    await actions.rest('POST', PULLS, { title: 'T', head: 'one', base: 'main' })
    expect(gitops.pull(1)).toMatchObject({ checksAwaitApproval: true, author: { id: 41898282 } })
    gitops.forbidActionsPullRequests()
    await gitops.commit({ branch: 'two', files: { x: '2' }, message: 'Two' })
    const body = { title: 'T', head: 'two', base: 'main' }
    const refused = await actions.rest('POST', PULLS, body)
    expect([refused.status, at(refused.body, 'message')]).toEqual([
      403,
      'GitHub Actions is not permitted to create or approve pull requests.',
    ])
    expect((await here.app.rest('POST', PULLS, body)).status).toBe(201)
    expect(gitops.pull(2).checksAwaitApproval).toBe(false)
  })

  test('of a fork shares the name of a branch and is told apart', async () => {
    await using here = await stage()
    const { gitops, app } = here
    const { oid } = await openPromotion(here)
    gitops.openForkPullRequest({ by: 'eve', title: 'Mine', branch: 'promote/prod/a', commit: oid })
    const seen = await app.query(
      'pullRequests(first: 5, headRefName: "promote/prod/a") { nodes { number isCrossRepository } }',
    )
    expect(at(seen, 'pullRequests', 'nodes')).toEqual([
      { number: 1, isCrossRepository: false },
      { number: 2, isCrossRepository: true },
    ])
    const own = await app.rest('GET', `${PULLS}?head=acme:promote/prod/a`)
    expect(listAt(own.body).map((pull) => at(pull, 'number'))).toEqual([1])
    const bare = await app.rest('GET', `${PULLS}?head=nothing-of-the-sort`)
    const repositories = listAt(bare.body).map((pull) => at(pull, 'head', 'repo', 'full_name'))
    expect(repositories).toEqual(['eve/gitops', 'acme/gitops'])
    const ids = listAt(bare.body).map((pull) => at(pull, 'head', 'repo', 'id'))
    expect(new Set(ids).size).toBe(2)
    await gitops.closePullRequest(1, 'ana')
    expect(await gitops.reopenPullRequest(1, 'ana')).toMatchObject({ state: 'open' })
  })
})

describe('a merge', () => {
  test.each([
    ['merge', ['Merge pull request #1 from acme/promote/prod/a', 'Bump', 'Promote', 'Start']],
    ['squash', ['Promote a 1.0.0 to prod (#1)', 'Bump', 'Start']],
    ['rebase', ['Promote', 'Bump', 'Start']],
  ] as const)('by %s leaves the history GitHub would', async (method, subjects) => {
    await using here = await stage()
    const { gitops, app, github } = here
    const { number } = await openPromotion(here)
    const files = { 'apps/dev/a.yaml': 'version: 1.1.0\n' }
    await gitops.commit({ files, message: 'Bump' })
    const path = `${PULLS}/${number}/merge`
    const reply = await app.rest('PUT', path, { merge_method: method })
    expect([reply.status, at(reply.body, 'merged')]).toEqual([200, true])
    expect(gitops.head()).toBe(at(reply.body, 'sha'))
    const seen = await app.query(
      'defaultBranchRef { target { ... on Commit { history(first: 10) { nodes { messageHeadline } } } } }',
    )
    const nodes = at(seen, 'defaultBranchRef', 'target', 'history', 'nodes')
    expect(nodes).toEqual(subjects.map((messageHeadline) => ({ messageHeadline })))
    expect(await gitops.read('apps/prod/a.yaml')).toBe('version: 1.0.0\n')
    expect(await gitops.read('apps/dev/a.yaml')).toBe('version: 1.1.0\n')
    expect(gitops.pull(number)).toMatchObject({ state: 'closed', merge: { by: { kind: 'Bot' } } })
    expect(github.fsck()).toEqual([])
  })

  test('is refused with 405 and GitHub’s words, or 409 when the head has moved', async () => {
    await using here = await stage()
    const { gitops, app } = here
    const { branch, number, oid } = await openPromotion(here)
    const path = `${PULLS}/${number}/merge`
    const stale = await app.rest('PUT', path, { sha: gitops.head() })
    expect([stale.status, at(stale.body, 'message')]).toEqual([
      409,
      'Head branch was modified. Review and try the merge again.',
    ])
    await gitops.commit({ files: { 'apps/prod/a.yaml': 'version: 5.0.0\n' }, message: 'Other' })
    const conflict = await app.rest('PUT', path, { sha: oid })
    expect([conflict.status, at(conflict.body, 'message')]).toEqual([
      405,
      'Pull Request is not mergeable',
    ])
    gitops.protect({ branch: 'main', kind: 'protection', requiredStatuses: ['fluxgate/gate'] })
    const gated = await app.rest('PUT', path)
    expect([gated.status, at(gated.body, 'message')]).toEqual([
      405,
      'Required status check "fluxgate/gate" is expected.',
    ])
    await gitops.closePullRequest(number, 'ana')
    expect((await app.rest('PUT', path)).status).toBe(405)
    expect(gitops.head(branch)).toBe(oid)
  })

  test('of two changes to one file merges line by line', async () => {
    await using here = await stage()
    const { gitops } = here
    const lines = (first: string, last: string) => `${first}\n${'-\n'.repeat(9)}${last}\n`
    await gitops.commit({ files: { f: lines('a', 'z') }, message: 'Base' })
    await gitops.commit({ branch: 'one', files: { f: lines('A', 'z') }, message: 'One' })
    const { number } = await gitops.openPullRequest({ by: 'ana', title: 'One', head: 'one' })
    await gitops.commit({ files: { f: lines('a', 'Z') }, message: 'Other' })
    await gitops.mergePullRequest(number, { by: 'ana', method: 'squash' })
    expect(await gitops.read('f')).toBe(lines('A', 'Z'))
  })
})

describe('a review', () => {
  test('is dismissed only by whom the branch’s protection lists', async () => {
    await using here = await stage()
    const { gitops, app, github } = here
    const { number } = await openPromotion(here)
    const review = gitops.approve(number, 'raj')
    const ana = github.account('ana').id
    gitops.protect({ branch: 'main', kind: 'protection', dismissers: [ana] })
    const path = `${PULLS}/${number}/reviews/${review.id}/dismissals`
    const refused = await app.rest('PUT', path, { message: 'moved on' })
    expect([refused.status, at(refused.body, 'message')]).toEqual([
      403,
      'Branch protections do not permit dismissing this review',
    ])
    expect(gitops.pull(number).reviews).toMatchObject([{ state: 'APPROVED' }])
    gitops.dismiss(number, review.id, 'ana')
    expect(gitops.pull(number).reviews).toMatchObject([{ state: 'DISMISSED' }])
    expect(github.violations).toEqual([])
  })

  test('is read by its number', async () => {
    await using here = await stage()
    const { gitops, app, github } = here
    const { number, oid } = await openPromotion(here)
    const { id } = gitops.approve(number, 'raj')
    const { body } = await app.rest('GET', `${PULLS}/${number}/reviews/${id}`)
    expect([at(body, 'state'), at(body, 'commit_id')]).toEqual(['APPROVED', oid])
    expect((await app.rest('GET', `${PULLS}/${number}/reviews/1`)).status).toBe(404)
    expect(github.violations).toEqual([])
  })

  test('is not dismissed by a token without the permission', async () => {
    await using here = await stage()
    const { gitops, as } = here
    const { number } = await openPromotion(here)
    const { id } = gitops.approve(number, 'raj')
    const reader = as('installation', { ...ALL, pull_requests: 'read' })
    const path = `${PULLS}/${number}/reviews/${id}/dismissals`
    const refused = await reader.rest('PUT', path, { message: 'no' })
    expect([refused.status, at(refused.body, 'message')]).toEqual([
      403,
      'Resource not accessible by integration',
    ])
  })

  test('is bound to the head it was given on; of each reviewer the latest opinion counts, of writers where asked', async () => {
    await using here = await stage()
    const { gitops, app } = here
    const { branch, number, oid } = await openPromotion(here)
    gitops.review(number, { by: 'raj', state: 'CHANGES_REQUESTED' })
    gitops.approve(number, 'raj')
    gitops.review(number, { by: 'raj', state: 'COMMENTED' })
    gitops.approve(number, 'eve')
    await gitops.commit({ branch, files: { x: '1' }, message: 'More' })
    const read = async (writersOnly: boolean) =>
      at(
        await app.query(
          `pullRequest(number: ${number}) { latestOpinionatedReviews(first: 5, writersOnly: ${writersOnly}) { nodes { state author { login } commit { oid } authorCanPushToRepository } } }`,
        ),
        'pullRequest',
        'latestOpinionatedReviews',
        'nodes',
      )
    const raj = { state: 'APPROVED', author: { login: 'raj' }, commit: { oid } }
    const eve = { ...raj, author: { login: 'eve' }, authorCanPushToRepository: false }
    expect(await read(true)).toEqual([{ ...raj, authorCanPushToRepository: true }])
    expect(await read(false)).toEqual([{ ...raj, authorCanPushToRepository: true }, eve])
  })

  test('of one’s own pull request is refused', async () => {
    await using here = await stage()
    const { number } = await openPromotion(here)
    expect(() => here.gitops.approve(number, 'fluxgate[bot]')).toThrow(
      'Can not approve your own pull request',
    )
  })
})
