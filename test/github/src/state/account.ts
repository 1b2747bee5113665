export type AccountKind = 'User' | 'Bot' | 'Organization'

export interface Account {
  readonly id: number
  /** Bots end in `[bot]`, as REST names them. */
  readonly login: string
  readonly kind: AccountKind
  readonly name: string
  readonly email: string
}

export type Permission =
  | 'actions'
  | 'administration'
  | 'checks'
  | 'contents'
  | 'deployments'
  | 'issues'
  | 'members'
  | 'merge_queues'
  | 'metadata'
  | 'pull_requests'
  | 'statuses'
  | 'workflows'

export type Level = 'read' | 'write'

export type Permissions = Readonly<Partial<Record<Permission, Level>>>

/** A role of a person in a repository. */
export type Role = 'read' | 'write' | 'admin'

/** An app with one installation. */
export interface App {
  readonly id: number
  readonly installation: number
  readonly slug: string
  readonly bot: Account
  readonly permissions: Permissions
}

/** Whose word a request is: an app's installation, a workflow run's own token, or a person's. */
export type TokenKind = 'installation' | 'workflow' | 'user'

export interface Token {
  readonly value: string
  readonly kind: TokenKind
  readonly account: Account
  /** What the token may do; undefined: what the person may do. */
  readonly permissions: Permissions | undefined
  /** Full names; undefined: every repository that the account can see. */
  readonly repositories: ReadonlySet<string> | undefined
  readonly app: App | undefined
}

/** Who acts: a request's token, or a person in the browser. */
export interface Actor {
  readonly account: Account
  readonly token: Token | undefined
}

/** The account behind `GITHUB_TOKEN`, with the number it has on github.com. */
export const ACTIONS_BOT: Account = {
  id: 41898282,
  login: 'github-actions[bot]',
  kind: 'Bot',
  name: 'github-actions[bot]',
  email: '41898282+github-actions[bot]@users.noreply.github.com',
}

/** Number of the app that workflows' own tokens are of, as on github.com. */
export const GITHUB_ACTIONS_APP = 15368

/** The committer of what is committed through the API or merged in the browser. */
export const WEB_FLOW: Account = {
  id: 19864447,
  login: 'web-flow',
  kind: 'User',
  name: 'GitHub',
  email: 'noreply@github.com',
}
