import { at } from '../../../scripts/probe/client.ts'
import {
  type GitHub,
  type GitHubOptions,
  type Permissions,
  type RepositoryControl,
  startGitHub,
} from '../src/index.ts'

export { at, listAt, numberAt, textAt } from '../../../scripts/probe/client.ts'

export const ALL: Permissions = {
  actions: 'write',
  administration: 'read',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  members: 'read',
  pull_requests: 'write',
  statuses: 'write',
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** A caller with one token. */
export class Caller {
  readonly github: GitHub
  readonly token: string | undefined

  constructor(github: GitHub, token: string | undefined) {
    this.github = github
    this.token = token
  }

  async rest(method: string, path: string, body?: unknown): Promise<Reply> {
    return await this.#send(method, `${this.github.url}${path}`, body)
  }

  async graphql(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Reply> {
    return await this.#send('POST', this.github.graphqlUrl, { query, variables })
  }

  /** The answer of `repository(owner: "acme", name: "gitops") { ... }`. */
  async query(selection: string): Promise<unknown> {
    const query = `{ repository(owner: "acme", name: "gitops") { ${selection} } }`
    const { body } = await this.graphql(query)
    const errors = at(body, 'errors')
    if (errors !== undefined) throw new Error(JSON.stringify(errors))
    return at(body, 'data', 'repository')
  }

  async #send(method: string, url: string, body: unknown): Promise<Reply> {
    const authorization = this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }
    const response = await fetch(url, {
      method,
      headers: { ...authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const json: unknown = text === '' ? undefined : JSON.parse(text)
    return { status: response.status, headers: response.headers, body: json }
  }
}

export interface Stage extends AsyncDisposable {
  readonly github: GitHub
  readonly gitops: RepositoryControl
  /** The app's installation. */
  readonly app: Caller
  as(kind: 'installation' | 'workflow' | 'user', permissions?: Permissions): Caller
}

/** A stand-in with `acme/gitops`, the app `fluxgate`, ana (admin), raj (write) and eve (read). */
export async function stage(options: GitHubOptions = {}): Promise<Stage> {
  const github = await startGitHub(options)
  for (const login of ['ana', 'raj', 'eve']) github.addUser(login)
  github.addApp('fluxgate', ALL)
  const gitops = await github.createRepository({
    owner: 'acme',
    name: 'gitops',
    files: { 'apps/dev/a.yaml': 'version: 1.0.0\n', 'apps/prod/a.yaml': 'version: 0.9.0\n' },
    roles: { ana: 'admin', raj: 'write', eve: 'read' },
  })
  const as: Stage['as'] = (kind, permissions) => {
    const granted = permissions === undefined ? {} : { permissions }
    const token = {
      installation: { kind, of: 'fluxgate', ...granted },
      workflow: { kind, repositories: ['acme/gitops'], permissions: permissions ?? ALL },
      user: { kind, of: 'ana', ...granted },
    }[kind]
    return new Caller(github, github.token(token))
  }
  const dispose = async () => await github[Symbol.asyncDispose]()
  return { github, gitops, app: as('installation'), as, [Symbol.asyncDispose]: dispose }
}

/** A branch `promote/prod/a` with one commit, and its pull request by the app. */
export async function openPromotion(
  { gitops, app }: Stage,
  branch = 'promote/prod/a',
): Promise<{ readonly branch: string; readonly oid: string; readonly number: number }> {
  const files = { 'apps/prod/a.yaml': 'version: 1.0.0\n' }
  const oid = await gitops.commit({ branch, from: 'main', files, message: 'Promote' })
  const title = 'Promote a 1.0.0 to prod'
  const body = { title, head: branch, base: 'main' }
  const reply = await app.rest('POST', '/repos/acme/gitops/pulls', body)
  const number = at(reply.body, 'number')
  if (typeof number !== 'number') throw new Error(JSON.stringify(reply.body))
  return { branch, oid, number }
}

/** GraphQL's input for one commit that changes one file. */
export function commitInput(branch: string, head: string | undefined, text = 'version: 2.0.0\n') {
  return {
    branch: { repositoryNameWithOwner: 'acme/gitops', branchName: branch },
    expectedHeadOid: head,
    message: { headline: 'Change' },
    fileChanges: {
      additions: [{ path: 'apps/prod/a.yaml', contents: Buffer.from(text).toString('base64') }],
    },
  }
}

export const COMMIT =
  'mutation Commit($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }'
export const REFS =
  'mutation Refs($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }'
