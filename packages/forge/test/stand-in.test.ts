import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  type FaultKind,
  type GitHub,
  type RepositoryControl,
  startGitHub,
} from '../../../test/github/src/index.ts'
import type { GitHubForge, GitHubForgeOptions } from '../src/github.ts'
import { failureOf, forgeAt } from './support/forge.ts'

const BRANCH = 'promote/prod/shop'
const FILE = 'apps/prod/shop.yaml'

let github: GitHub
let gitops: RepositoryControl
let forge: GitHubForge
let head: string

beforeEach(async () => {
  github = await startGitHub()
  github.addOrganization('acme')
  github.addUser('ana')
  github.addUser('raj')
  github.addTeam('acme', 'ops', ['ana'])
  github.addApp('fluxgate', {
    contents: 'write',
    deployments: 'write',
    members: 'read',
    pull_requests: 'write',
    statuses: 'write',
  })
  gitops = await github.createRepository({
    owner: 'acme',
    name: 'gitops',
    roles: { ana: 'write', raj: 'read' },
    files: { [FILE]: 'version: 1.4.1\n', 'apps/dev/shop.yaml': 'version: 1.4.2\n' },
  })
  head = gitops.head() ?? ''
  forge = asApp()
})

afterEach(async () => {
  await github[Symbol.asyncDispose]()
})

function asApp(overrides: Partial<GitHubForgeOptions> = {}): GitHubForge {
  const token = github.token({ kind: 'installation', of: 'fluxgate' })
  return at({ token, ...overrides })
}

function at(overrides: Partial<GitHubForgeOptions>): GitHubForge {
  return forgeAt(github.url, { ...overrides }).forge
}

const commitOn = (branch: string, expectedHead: string, text = 'version: 1.4.2\n') => ({
  branch,
  expectedHead,
  headline: 'Promote shop 1.4.2 to prod',
  body: 'Fluxgate-Promotion: dev -> prod\n',
  files: [{ path: FILE, text }],
})

const record = (shade: string) => ({
  ref: head,
  environment: 'dev',
  task: 'fluxgate:shop',
  description: 'upgrade of 1.4.2 succeeded',
  payload: { v: 1, kind: 'rollout', shade, pins: { chart: '1.4.2' } },
  status: 'success' as const,
  logUrl: 'https://github.com/acme/gitops/actions/runs/1',
})

const status = (state: 'success' | 'pending') => ({
  commit: head,
  context: 'fluxgate/gate',
  state,
  description: 'open',
  targetUrl: undefined,
})

/** Branch, commit and pull request, as a promotion makes them. */
async function promoted(): Promise<{ readonly number: number; readonly commit: string }> {
  await forge.updateRefs([{ branch: BRANCH, before: undefined, after: head, force: false }])
  const made = await forge.commit(commitOn(BRANCH, head))
  if (made.kind !== 'committed') throw new Error('the branch has moved')
  const opened = await forge.openPullRequest({
    base: 'main',
    branch: BRANCH,
    title: 't',
    body: 'b',
  })
  if (opened.kind === 'no-commits') throw new Error('nothing to merge')
  return { number: opened.number, commit: made.commit }
}

/** The stand-in notes what GitHub's schemas do not allow. */
function noViolations(): void {
  expect(github.violations).toEqual([])
}

describe('a promotion', () => {
  test('lands as verified commit, pull request, labels, status and record', async () => {
    const first = await forge.start({ branch: undefined, paths: [FILE, '.fluxgate/policy.yaml'] })
    expect(first).toMatchObject({ head, defaultBranch: 'main', viewer: { login: 'fluxgate[bot]' } })
    expect(first.files.get(FILE)).toMatchObject({ text: { text: 'version: 1.4.1\n' } })
    expect(first.files.get('.fluxgate/policy.yaml')).toEqual({ kind: 'absent' })

    const { number, commit } = await promoted()
    await forge.addLabels({ number, labels: ['promotion', 'environment:prod'] })
    await forge.updatePullRequest({ number, title: 'Promote shop 1.4.2 to prod', body: 'why' })
    await forge.setStatus({ ...status('success'), commit })
    const id = await forge.recordDeployment(record('a'))

    expect(gitops.head(BRANCH)).toBe(commit)
    expect(gitops.head()).toBe(head)
    expect(await gitops.read(FILE, BRANCH)).toBe('version: 1.4.2\n')
    expect(gitops.pull(number)).toMatchObject({ title: 'Promote shop 1.4.2 to prod', body: 'why' })
    const page = await forge.deployments({ task: 'fluxgate:shop', environment: 'dev', page: 1 })
    expect(page).toMatchObject({
      more: false,
      deployments: [{ id, payload: record('a').payload, creator: { id: first.viewer.id } }],
    })
    expect(await forge.openBranches(['promote/'])).toEqual([
      { branch: BRANCH, base: 'main', number, author: first.viewer.id },
    ])
    expect(await forge.openInto('main')).toEqual([number])
    expect(github.fsck()).toEqual([])
    noViolations()
  })

  test('is read back with everything about it', async () => {
    const { number, commit } = await promoted()
    gitops.approve(number, 'ana')
    await gitops.editPullRequest(number, { by: 'ana', title: 'renamed' })
    await gitops.closePullRequest(number, 'ana')
    const { nodes, histories, branches } = await forge.read({
      commit: head,
      paths: ['apps/dev', 'apps', '', 'none'],
      histories: [{ path: FILE, first: 30, after: undefined }],
      branches: [
        { name: BRANCH, paths: [FILE] },
        { name: 'promote/prod/none', paths: [FILE] },
      ],
    })
    expect(nodes.get('none')).toEqual({ kind: 'absent' })
    expect(nodes.get('apps/dev')).toMatchObject({
      kind: 'folder',
      entries: [{ name: 'shop.yaml', kind: 'file', text: { text: 'version: 1.4.2\n' } }],
    })
    expect(nodes.get('')).toMatchObject({
      kind: 'folder',
      entries: [{ name: 'apps', kind: 'folder' }],
    })
    expect(histories).toMatchObject([{ path: FILE, next: undefined, commits: [{ oid: head }] }])
    expect(branches).toMatchObject([
      {
        name: BRANCH,
        head: commit,
        pullRequests: [
          {
            number,
            state: 'closed',
            head: commit,
            base: 'main',
            author: { login: 'fluxgate[bot]' },
            closedBy: { login: 'ana' },
            reviews: [{ author: { login: 'ana' }, state: 'approved', commit, canWrite: true }],
            commitAuthors: [{ by: { login: 'fluxgate[bot]' }, signedByGitHub: true }],
            commitCount: 1,
            renames: [{ previousTitle: 't', by: { login: 'ana' } }],
          },
        ],
      },
      { name: 'promote/prod/none', head: undefined, pullRequests: [] },
    ])
    expect(branches[0]?.pullRequests[0]?.nodes.get(FILE)).toMatchObject({
      text: { text: 'version: 1.4.2\n' },
    })
    noViolations()
  })

  test('of a fork with our branch name stays out of sight', async () => {
    const { commit } = await promoted()
    for (let n = 0; n < 12; n += 1) {
      gitops.openForkPullRequest({ by: 'raj', title: `spam ${n}`, branch: BRANCH, commit })
    }
    const { branches } = await forge.read({
      commit: head,
      paths: [],
      histories: [],
      branches: [{ name: BRANCH, paths: [FILE] }],
    })
    expect(branches[0]?.pullRequests.map(({ author }) => author?.login)).toEqual(['fluxgate[bot]'])
    expect((await forge.openBranches([''])).length).toBe(1)
  })

  test('is closed with one comment, and only while it is open', async () => {
    const { number } = await promoted()
    await forge.closePullRequest({ number, comment: 'withdrawn' })
    await forge.closePullRequest({ number, comment: 'withdrawn' })
    expect(gitops.pull(number).state).toBe('closed')
    expect(await talk(number)).toEqual(['withdrawn'])
    noViolations()
  })
})

describe('a lost race is a value', () => {
  test('for a commit on a branch that has moved or is gone', async () => {
    await gitops.commit({ files: { other: 'x' }, message: 'm' })
    expect(await forge.commit(commitOn('main', head))).toEqual({ kind: 'moved' })
    expect(await forge.commit(commitOn('none', head))).toEqual({ kind: 'moved' })
  })

  test('for branches of which one is not where it was, and then none moves', async () => {
    await gitops.commit({ files: { other: 'x' }, message: 'm', branch: 'b' })
    const updates = [
      { branch: 'a', before: undefined, after: head, force: false },
      { branch: 'b', before: head, after: head, force: false },
    ]
    expect(await forge.updateRefs(updates)).toEqual({ kind: 'moved' })
    expect(gitops.head('a')).toBeUndefined()
    expect(await asApp({ fallback: 'rest' }).updateRefs(updates)).toEqual({ kind: 'moved' })
    expect(gitops.head('a')).toBeUndefined()
  })

  test('for a pull request that is open or has nothing to merge', async () => {
    const { number } = await promoted()
    const pull = { base: 'main', title: 't', body: 'b' }
    expect(await forge.openPullRequest({ ...pull, branch: BRANCH })).toMatchObject({
      kind: 'exists',
      number,
    })
    await forge.updateRefs([{ branch: 'even', before: undefined, after: head, force: false }])
    expect(await forge.openPullRequest({ ...pull, branch: 'even' })).toEqual({ kind: 'no-commits' })
    noViolations()
  })
})

describe('by REST', () => {
  beforeEach(() => {
    forge = asApp({ fallback: 'rest' })
  })

  test('the same promotion lands', async () => {
    const { number, commit } = await promoted()
    expect(gitops.head(BRANCH)).toBe(commit)
    expect(await gitops.read(FILE, BRANCH)).toBe('version: 1.4.2\n')
    expect(gitops.pull(number).state).toBe('open')
    const moved = [
      { branch: 'moved/here', before: undefined, after: commit, force: false },
      { branch: BRANCH, before: commit, after: undefined, force: false },
    ]
    expect(await forge.updateRefs(moved)).toEqual({ kind: 'updated' })
    expect([...gitops.branches().keys()].sort()).toEqual(['main', 'moved/here'])
    expect(github.fsck()).toEqual([])
    noViolations()
  })

  test('a commit on a branch that has moved is a lost race', async () => {
    github.faults.onBefore('PATCH /repos/{owner}/{repo}/git/refs/{ref}', () =>
      gitops.commit({ files: { other: 'x' }, message: 'theirs' }),
    )
    expect(await forge.commit(commitOn('main', head))).toEqual({ kind: 'moved' })
    expect(await gitops.read(FILE)).toBe('version: 1.4.1\n')
  })
})

const FAULTS: readonly FaultKind[] = [
  'reset',
  'reset-after',
  'timeout-after',
  '404-lag',
  '422-race',
  '429',
  '403-secondary',
  '500',
  '502-before',
  '502-after',
  '503',
  'invalid-json',
]

/** GraphQL's own way to run out of time, after the effect. */
const faultsOf = (on: string): readonly FaultKind[] =>
  on.includes('/') ? FAULTS : [...FAULTS, 'something-went-wrong']

interface Write {
  readonly on: string
  readonly prepare?: () => Promise<unknown>
  readonly send: (prepared: unknown) => Promise<unknown>
  readonly effects: (prepared: unknown) => Promise<unknown>
  readonly expected: (prepared: unknown) => unknown
}

const pull = { base: 'main', branch: BRANCH, title: 'Promote', body: 'why' }
const numberOf = (prepared: unknown): number => {
  if (typeof prepared !== 'number') throw new Error('no number')
  return prepared
}
const opened = async () => (await promoted()).number
const onMain = async () => (await history('main')).map(({ message }) => message.split('\n')[0])

const WRITES: Readonly<Record<string, Write>> = {
  commit: {
    on: 'createCommitOnBranch',
    send: () => forge.commit(commitOn('main', head)),
    effects: onMain,
    expected: () => ['Promote shop 1.4.2 to prod', 'Start'],
  },
  updateRefs: {
    on: 'updateRefs',
    send: () => forge.updateRefs([{ branch: 'new', before: undefined, after: head, force: false }]),
    effects: async () => [...gitops.branches().keys()].sort(),
    expected: () => ['main', 'new'],
  },
  openPullRequest: {
    on: 'POST /repos/{owner}/{repo}/pulls',
    prepare: async () => {
      await forge.updateRefs([{ branch: BRANCH, before: undefined, after: head, force: false }])
      await forge.commit(commitOn(BRANCH, head))
    },
    send: () => forge.openPullRequest(pull),
    effects: async () => gitops.pulls.map(({ title, state }) => ({ title, state })),
    expected: () => [{ title: 'Promote', state: 'open' }],
  },
  updatePullRequest: {
    on: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
    prepare: opened,
    send: (number) => forge.updatePullRequest({ number: numberOf(number), title: 'T', body: 'B' }),
    effects: async (number) => gitops.pull(numberOf(number)),
    expected: () => expect.objectContaining({ title: 'T', body: 'B' }),
  },
  'closePullRequest, commenting': {
    on: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    prepare: opened,
    send: (number) => forge.closePullRequest({ number: numberOf(number), comment: 'withdrawn' }),
    effects: async (number) => [
      gitops.pull(numberOf(number)).state,
      ...(await talk(numberOf(number))),
    ],
    expected: () => ['closed', 'withdrawn'],
  },
  'closePullRequest, closing': {
    on: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
    prepare: opened,
    send: (number) => forge.closePullRequest({ number: numberOf(number), comment: 'withdrawn' }),
    effects: async (number) => [
      gitops.pull(numberOf(number)).state,
      ...(await talk(numberOf(number))),
    ],
    expected: () => ['closed', 'withdrawn'],
  },
  addLabels: {
    on: 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
    prepare: opened,
    send: (number) => forge.addLabels({ number: numberOf(number), labels: ['promotion'] }),
    effects: async (number) => [...gitops.pull(numberOf(number)).labels],
    expected: () => ['promotion'],
  },
  'recordDeployment, recording': {
    on: 'POST /repos/{owner}/{repo}/deployments',
    send: () => forge.recordDeployment(record('a')),
    effects: async () => recorded(),
    expected: () => [{ payload: record('a').payload, statuses: ['success'] }],
  },
  'recordDeployment, its status': {
    on: 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    send: () => forge.recordDeployment(record('a')),
    effects: async () => recorded(),
    expected: () => [{ payload: record('a').payload, statuses: ['success'] }],
  },
  setStatus: {
    on: 'POST /repos/{owner}/{repo}/statuses/{sha}',
    send: () => forge.setStatus(status('success')),
    effects: async () => statuses(),
    expected: () => ['success'],
  },
}

describe.each(Object.entries(WRITES))('%s has exactly one effect', (_, write) => {
  test.each(faultsOf(write.on))('when GitHub answers %s once', async (kind) => {
    if (kind === 'timeout-after') forge = asApp({ requestTimeoutSeconds: 0.5 })
    await forge.start({ branch: undefined, paths: [] })
    const prepared = await write.prepare?.()
    github.faults.add({ on: write.on, kind, retryAfter: 1 })
    await write.send(prepared)
    expect(await write.effects(prepared)).toEqual(write.expected(prepared))
    noViolations()
  })
})

describe('a write whose answer got lost is found although reads lag behind', () => {
  const LAGGING = [
    'commit',
    'updateRefs',
    'openPullRequest',
    'recordDeployment, recording',
    'setStatus',
  ]

  test.each(LAGGING)('%s', async (name) => {
    const write = WRITES[name]
    if (write === undefined) throw new Error(`no write ${name}`)
    await forge.start({ branch: undefined, paths: [] })
    const prepared = await write.prepare?.()
    github.lag({ on: '*', requests: 1 })
    github.faults.add({ on: write.on, kind: '502-after' })
    await write.send(prepared)
    expect(await write.effects(prepared)).toEqual(write.expected(prepared))
    noViolations()
  })
})

describe('every read goes on', () => {
  test.each(FAULTS)('after %s', async (kind) => {
    if (kind === 'timeout-after') forge = asApp({ requestTimeoutSeconds: 0.5 })
    const reads: readonly (() => Promise<unknown>)[] = [
      () => forge.start({ branch: undefined, paths: [FILE] }),
      () => forge.read({ commit: head, paths: [FILE], histories: [], branches: [] }),
      () => forge.openBranches(['promote/']),
      () => forge.deployments({ task: 'fluxgate:shop', environment: undefined, page: 1 }),
    ]
    for (const read of reads) {
      github.faults.add({ on: '*', kind })
      await read()
    }
    noViolations()
  })
})

describe('what the token may not do is told with the permission', () => {
  test.each([
    ['contents: write', () => forge.commit(commitOn('main', head))],
    [
      'contents: write',
      () => forge.updateRefs([{ branch: 'b', before: undefined, after: head, force: false }]),
    ],
    ['pull-requests: write', () => forge.openPullRequest({ ...pull, branch: 'main' })],
    ['deployments: write', () => forge.recordDeployment(record('a'))],
    ['statuses: write', () => forge.setStatus(status('success'))],
    ['members: read', () => forge.isTeamMember({ org: 'acme', slug: 'ops', login: 'ana' })],
  ])('%s', async (permission, call) => {
    const token = github.token({
      kind: 'installation',
      of: 'fluxgate',
      permissions: {
        contents: 'read',
        deployments: 'read',
        pull_requests: 'read',
        metadata: 'read',
      },
    })
    forge = at({ token })
    const error = await failureOf(call())
    expect(error.kind).toBe('misconfigured')
    expect(error.message).toContain(permission)
  })
})

test('a branch that asks for a status or a pull request says so at the first look, and refuses a commit', async () => {
  gitops.protect({ branch: 'main', requiredStatuses: ['fluxgate/gate'] })
  gitops.protect({ branch: 'main', approvals: 1 })
  const { rules } = await forge.start({ branch: 'main', paths: [] })
  expect(rules).toEqual({
    requiredStatuses: ['fluxgate/gate'],
    requiresPullRequest: true,
    mergeQueue: false,
  })
  const error = await failureOf(forge.commit(commitOn('main', head)))
  expect(error).toMatchObject({ kind: 'misconfigured', code: 'PROTECTED_BRANCH' })
})

test('membership of a team', async () => {
  const team = { org: 'acme', slug: 'ops' }
  expect(await forge.isTeamMember({ ...team, login: 'ana' })).toBe(true)
  expect(await forge.isTeamMember({ ...team, login: 'raj' })).toBe(false)
})

test('an invited member is none yet', async () => {
  github.addTeam('acme', 'leads', [], ['raj'])
  expect(await forge.isTeamMember({ org: 'acme', slug: 'leads', login: 'raj' })).toBe(false)
})

test('a pull request that is not there is named, once GitHub has denied it for longer than what is new', async () => {
  const { forge: patient, clock } = forgeAt(github.url, {
    token: github.token({ kind: 'installation', of: 'fluxgate' }),
  })
  await patient.start({ branch: undefined, paths: [] })
  const failure = await failureOf(patient.proposed({ number: 99, context: 'fluxgate/gate' }))
  expect(failure).toMatchObject({ kind: 'misconfigured', code: 'NOT_FOUND' })
  expect(failure.message).toMatch(/^could not read pull request 99: /)
  expect(clock.waits).toEqual([1000, 2000, 3000, 4000])
})

describe('an approval', () => {
  const approved = async () => {
    await gitops.commit({ branch: BRANCH, files: { [FILE]: 'version: 1.4.2\n' }, message: 'x' })
    const { number } = await gitops.openPullRequest({ title: 'x', head: BRANCH, by: 'raj' })
    return { number, review: gitops.approve(number, 'ana').id }
  }
  const dismiss = (at: { readonly number: number; readonly review: number }) =>
    forge.dismissReview({ ...at, message: 'it was of 1.4.1' })

  test('is read with its number, and dismissed by it, as often as one likes', async () => {
    const at = await approved()
    const read = await forge.proposed({ number: at.number, context: 'fluxgate/gate' })
    expect(read.reviews).toMatchObject([{ id: at.review, state: 'approved', canWrite: true }])
    expect(await dismiss(at)).toEqual({ kind: 'dismissed' })
    expect(await dismiss(at)).toEqual({ kind: 'dismissed' })
    expect(gitops.pull(at.number).reviews).toMatchObject([{ state: 'DISMISSED' }])
    noViolations()
  })

  test('that is gone is no trouble', async () => {
    const { number } = await approved()
    expect(await dismiss({ number, review: 999 })).toEqual({ kind: 'dismissed' })
  })

  test('that rules leave to others is refused in GitHub’s words', async () => {
    gitops.protect({ branch: 'main', kind: 'protection', dismissers: [] })
    expect(await dismiss(await approved())).toEqual({
      kind: 'refused',
      said: 'Branch protections do not permit dismissing this review',
    })
  })

  test('is dismissed once where the answer is lost', async () => {
    const at = await approved()
    const on = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals'
    github.faults.add({ on, kind: '502-after' })
    expect(await dismiss(at)).toEqual({ kind: 'dismissed' })
    expect(github.ledger.of(on)).toHaveLength(1)
  })

  test('by somebody who can not write is not even read', async () => {
    const { number } = await approved()
    gitops.grant('ana', 'read')
    const read = await forge.proposed({ number, context: 'fluxgate/gate' })
    expect(read.reviews).toEqual([])
  })
})

describe('the source of a release', () => {
  test('is read in another repository, with who made what', async () => {
    const source = await github.createRepository({ owner: 'acme', name: 'shop', files: { a: '1' } })
    const from = source.head() ?? ''
    await source.commit({ files: { a: '2' }, message: 'Two', by: 'ana' })
    const to = await source.commit({ files: { a: '3' }, message: 'Three' })
    const request = { repository: { owner: 'acme', name: 'shop' }, from, to }
    expect(await forge.sourceCommits(request)).toEqual({
      kind: 'people',
      people: [github.account('ana').id],
      strangers: ['Nobody'],
    })
    const back = { ...request, from: to, to: from }
    expect(await forge.sourceCommits(back)).toEqual({ kind: 'behind' })
    const gone = { ...request, to: 'f'.repeat(40) }
    expect(await forge.sourceCommits(gone)).toMatchObject({ kind: 'unreadable' })
    noViolations()
  })
})

test('a whole promotion stays within ten requests and 24 KB on the wire', async () => {
  github.ledger.clear()
  await forge.start({ branch: undefined, paths: ['.fluxgate/policy.yaml'] })
  await forge.read({
    commit: head,
    paths: ['apps/dev', 'apps/prod', '.fluxgate/holds/prod/shop.yaml'],
    histories: ['apps/dev/shop.yaml', FILE].map((path) => ({ path, first: 30, after: undefined })),
    branches: [{ name: BRANCH, paths: [FILE] }],
  })
  await forge.deployments({ task: 'fluxgate:shop', environment: undefined, page: 1 })
  await forge.recordDeployment(record('a'))
  const { number, commit } = await promoted()
  await forge.addLabels({ number, labels: ['promotion', 'environment:prod'] })
  await forge.setStatus({ ...status('pending'), commit })
  const { entries } = github.ledger
  expect(entries).toHaveLength(10)
  expect(entries.reduce((sum, { bytesIn, bytesOut }) => sum + bytesIn + bytesOut, 0)).toBeLessThan(
    24_576,
  )
  expect(entries.every(({ authorization }) => authorization === 'token')).toBe(true)
})

async function history(branch: string) {
  const { git } = gitops.state
  const messages: { readonly oid: string; readonly message: string }[] = []
  let oid = gitops.head(branch)
  while (oid !== undefined) {
    const commit = await git.objects.commit(oid)
    messages.push({ oid, message: commit.message })
    oid = commit.parents[0]
  }
  return messages
}

async function talk(number: number): Promise<readonly string[]> {
  return [...gitops.state.comments.values()]
    .filter((comment) => comment.pull === number)
    .map(({ body }) => body)
}

function recorded() {
  const { deploymentStatuses } = gitops.state
  return gitops.deployments.map(({ id, payload }) => ({
    payload,
    statuses: (deploymentStatuses.get(id) ?? []).map(({ state }) => state),
  }))
}

function statuses(): readonly string[] {
  return (gitops.state.statuses.get(head) ?? []).map(({ state }) => state)
}
