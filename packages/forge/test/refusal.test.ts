import { describe, expect, test } from '@jest/globals'
import type { ForgeErrorCode, ForgeErrorKind } from '../src/error.ts'
import { failureOf, forgeAt } from './support/forge.ts'
import { type Reply, serve } from './support/scripted-server.ts'

const PULL = { base: 'main', branch: 'promote/prod/shop', title: 't', body: 'b' }
const COMMIT = {
  branch: 'main',
  expectedHead: 'a'.repeat(40),
  headline: 'h',
  body: '',
  files: [{ path: 'f', text: 't' }],
}

const rest = (status: number, message: string, errors?: unknown): Reply => ({
  status,
  body: { message, ...(errors === undefined ? {} : { errors }) },
})
const graphql = (type: string | undefined, message: string): Reply => ({
  status: 200,
  body: {
    data: { createCommitOnBranch: null },
    errors: [{ type, path: ['createCommitOnBranch'], message }],
  },
})

type Row = readonly [text: string, ForgeErrorKind, ForgeErrorCode, remedy: string]

/** Every text of GitHub that we know, as it was seen; the words of a row are what the classification stands on. */
const REST_TEXTS: readonly (readonly [number, ...Row])[] = [
  [401, 'Bad credentials', 'misconfigured', 'BAD_CREDENTIALS', 'check the input `token`'],
  [
    403,
    'Resource not accessible by integration',
    'misconfigured',
    'MISSING_PERMISSION',
    'pull-requests: write',
  ],
  [
    403,
    'Resource not accessible by personal access token',
    'misconfigured',
    'MISSING_PERMISSION',
    'pull-requests: write',
  ],
  [
    403,
    'Must have admin rights to Repository.',
    'misconfigured',
    'MISSING_PERMISSION',
    'pull-requests: write',
  ],
  [
    403,
    'Must have push access to repository',
    'misconfigured',
    'MISSING_PERMISSION',
    'pull-requests: write',
  ],
  [
    403,
    'GitHub Actions is not permitted to create or approve pull requests.',
    'misconfigured',
    'PULL_REQUESTS_FORBIDDEN',
    'Allow GitHub Actions to create and approve pull requests',
  ],
  [
    403,
    'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.',
    'misconfigured',
    'SSO_REQUIRED',
    'single sign-on',
  ],
  [
    403,
    'Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
    'misconfigured',
    'MISSING_PERMISSION',
    'IP allow list',
  ],
  [403, 'Repository was archived so is read-only.', 'misconfigured', 'ARCHIVED', 'unarchive'],
  [
    403,
    'Protected branch hook declined',
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [404, 'Not Found', 'misconfigured', 'NOT_FOUND', 'GITHUB_TOKEN reaches its own repository only'],
  [
    409,
    'Changes must be made through a pull request.',
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [
    409,
    'Changes must be made through the merge queue',
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [
    422,
    'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [
    422,
    'GH006: Protected branch update failed for refs/heads/main.',
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [
    422,
    'GH013: Repository rule violations found for refs/heads/main.',
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [
    422,
    'Required status check "fluxgate/gate" is expected.',
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [
    422,
    'At least 1 approving review is required by reviewers with write access.',
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [
    422,
    'Commits must have verified signatures.',
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [
    422,
    'Cannot force-push to this branch',
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [
    422,
    'Cannot create ref due to creations being restricted.',
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [
    403,
    "You're not authorized to push to this branch.",
    'misconfigured',
    'PROTECTED_BRANCH',
    'land: pull-request',
  ],
  [
    422,
    'refusing to allow a GitHub App to create or update workflow `.github/workflows/x.yml` without `workflows` permission',
    'misconfigured',
    'MISSING_PERMISSION',
    '.github/workflows',
  ],
  [403, 'a text nobody has seen', 'refused', 'INVALID_REQUEST', 'pull-requests: write'],
  [422, 'a text nobody has seen', 'refused', 'INVALID_REQUEST', 'repeating it will not help'],
  [451, 'Repository access blocked', 'refused', 'INVALID_REQUEST', 'repeating it will not help'],
]

const GRAPHQL_TEXTS: readonly (readonly [string | undefined, ...Row])[] = [
  [
    'NOT_FOUND',
    "Could not resolve to a Repository with the name 'acme/gitops'.",
    'misconfigured',
    'NOT_FOUND',
    'check the name',
  ],
  [
    'UNPROCESSABLE',
    'Changes must be made through a pull request.',
    'misconfigured',
    'PROTECTED_BRANCH',
    'bypass',
  ],
  [
    'BRANCH_PROTECTION_RULE_VIOLATION',
    'Branch is protected: required status check missing',
    'misconfigured',
    'PROTECTED_BRANCH',
    'bypass',
  ],
  ['FORBIDDEN', 'no words that we know', 'misconfigured', 'MISSING_PERMISSION', 'contents: write'],
  [
    'INSUFFICIENT_SCOPES',
    'Your token has not been granted the required scopes to execute this query.',
    'misconfigured',
    'MISSING_PERMISSION',
    'contents: write',
  ],
  [
    'UNPROCESSABLE',
    'a text nobody has seen',
    'refused',
    'INVALID_REQUEST',
    'repeating it will not help',
  ],
  [undefined, 'a text nobody has seen', 'refused', 'INVALID_REQUEST', 'repeating it will not help'],
]

describe('a refusal says what we did, what GitHub said and the way out', () => {
  test.each(REST_TEXTS)('%i %s', async (status, text, kind, code, remedy) => {
    await using server = await serve([rest(status, text)])
    const error = await failureOf(forgeAt(server.url).forge.openPullRequest(PULL))
    expect({ kind: error.kind, code: error.code }).toEqual({ kind, code })
    expect(error.message).toContain(
      'could not open a pull request from "promote/prod/shop" to "main"',
    )
    expect(error.message).toContain(text.trim().split('\n')[0])
    expect(error.message).toContain(remedy)
    expect(error.message).not.toContain('\n')
  })

  test.each(GRAPHQL_TEXTS)('%s %s', async (type, text, kind, code, remedy) => {
    const head = {
      status: 200,
      body: { data: { repository: { r0: { target: { oid: COMMIT.expectedHead } } } } },
    }
    await using server = await serve(({ body }) =>
      body.includes('mutation') ? graphql(type, text) : head,
    )
    const error = await failureOf(forgeAt(server.url).forge.commit(COMMIT))
    expect({ kind: error.kind, code: error.code }).toEqual({ kind, code })
    expect(error.message).toContain(text)
    expect(error.message).toContain(remedy)
  })
})

test('single sign-on is told by its header, whatever the words', async () => {
  await using server = await serve([
    {
      status: 403,
      headers: { 'x-github-sso': 'required; url=https://example' },
      body: { message: 'Forbidden' },
    },
  ])
  const error = await failureOf(forgeAt(server.url).forge.openPullRequest(PULL))
  expect(error.code).toBe('SSO_REQUIRED')
})

test('details of a validation are shown, and hostile text is made harmless and short', async () => {
  const hostile = `\u001b[31m\r\n::error::spoof \u202e${'x'.repeat(5000)}`
  await using server = await serve([
    rest(422, 'Validation Failed', [
      { field: 'head', code: 'missing' },
      { code: 'custom', message: hostile },
    ]),
    { status: 200, body: [] },
  ])
  const error = await failureOf(forgeAt(server.url).forge.openPullRequest(PULL))
  expect(error.message).toContain('Validation Failed: head missing')
  expect(error.message).toContain('\\u001b[31m ::error::spoof \\u202exxx')
  expect(error.message.length).toBeLessThan(500)
})

test('who is in a team needs a permission of the organization', async () => {
  await using server = await serve([rest(403, 'Resource not accessible by integration')])
  const member = { org: 'acme', slug: 'ops', login: 'ana' }
  const error = await failureOf(forgeAt(server.url).forge.isTeamMember(member))
  expect(error.kind).toBe('misconfigured')
  expect(error.message).toContain('members: read')
})

test('an archived repository is told at the first look', async () => {
  await using server = await serve([
    { status: 200, body: { data: { viewer: {}, repository: { isArchived: true } } } },
  ])
  const error = await failureOf(forgeAt(server.url).forge.start({ branch: undefined, paths: [] }))
  expect(error).toMatchObject({ kind: 'misconfigured', code: 'ARCHIVED' })
})

test.each(['', '..', 'a/b', 'a b', 'a?b'])('"%s" is no name of a repository', (name) => {
  expect(() => forgeAt('http://127.0.0.1:1', { repository: { owner: 'acme', name } })).toThrow(
    /write it as owner\/name/,
  )
})
