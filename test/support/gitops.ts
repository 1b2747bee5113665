import type { Account, GitHub, Permissions, RepositoryControl } from '../github/src/index.ts'
import { dispatchEvent, type Envelope, type Telling } from './events.ts'
import { baseFiles, overlayFiles, pinFile, releaseOf, type Service, services } from './overlays.ts'

export { releaseOf, type Service, type ServiceKind } from './overlays.ts'

/** What every service runs in every environment at first, and what those of dev that are ahead run. */
export const FIRST_VERSION = '1.0.0'
export const NEXT_VERSION = '1.1.0'

export interface GitOpsSeed {
  /** How many it has, or their keys. */
  readonly services: number | readonly string[]
  /** How many of them, counted from the first, dev has already at the next version; default: none. */
  readonly ahead?: number
  /** Of the repository; default `gitops`. */
  readonly name?: string
  /** Whole policy in place of the usual one. */
  readonly policy?: string
}

/** A seeded repository `acme/<name>` and everybody who has to do with it. */
export interface GitOps {
  readonly control: RepositoryControl
  readonly fullName: string
  readonly services: readonly Service[]
  /** The app whose records count, and a token of it. */
  readonly promoter: Account
  readonly token: string
  /** The token of the app that service repositories bump with. */
  readonly bumpToken: string
  /** The app that Flux reports with. */
  readonly reporter: Account
  /** A member of the team that the policy lets override, attest and hold. */
  readonly ops: Account
  /** Somebody who can write and approve, and nothing else. */
  readonly developer: Account
  /** Head of main when the seeding was done. */
  readonly since: string
}

const PROMOTER: Permissions = {
  contents: 'write',
  pull_requests: 'write',
  issues: 'read',
  deployments: 'write',
  statuses: 'write',
  merge_queues: 'write',
  checks: 'read',
  actions: 'write',
  members: 'read',
  metadata: 'read',
}
const BUMPER: Permissions = { contents: 'write', pull_requests: 'write', metadata: 'read' }
const REPORTER: Permissions = { contents: 'write', metadata: 'read' }

/** Builds a GitOps repository on the stand-in: two commits, however many services it has. */
export async function seedGitOps(github: GitHub, seed: GitOpsSeed): Promise<GitOps> {
  const people = peopleOf(github)
  const name = seed.name ?? 'gitops'
  const all = services(seed.services)
  const files = new Map<string, string>([
    ['.fluxgate/policy.yaml', seed.policy ?? policy(people.reporter)],
  ])
  const overlays = all.flatMap((service) => [
    ...baseFiles(service),
    ...overlayFiles('dev', service, FIRST_VERSION),
    ...overlayFiles('prod', service, FIRST_VERSION),
  ])
  for (const [path, text] of overlays) files.set(path, text)
  const at = github.world.clock() - 2 * DAY
  const roles = { [people.ops.login]: 'write', [people.developer.login]: 'write' } as const
  const control = await github.createRepository({ owner: 'acme', name, files, roles, at })
  const gitops = { control, fullName: control.fullName, services: all, ...people }
  const ahead = all.slice(0, seed.ahead ?? 0)
  if (ahead.length > 0) await pin(gitops, 'dev', ahead, NEXT_VERSION, at + DAY)
  const budget = (token: string) => {
    github.setBudget(token, 10_000_000, Date.UTC(9999, 0))
    return token
  }
  return {
    ...gitops,
    token: budget(github.token({ kind: 'installation', of: 'acme-fluxgate' })),
    bumpToken: budget(github.token({ kind: 'installation', of: 'acme-bumper' })),
    since: headOf(control),
  }
}

/** A developer's commit: these services run that version in an environment from now on. */
export async function pin(
  { control, developer }: Pick<GitOps, 'control' | 'developer'>,
  environment: string,
  pinned: readonly Service[],
  version: string,
  at?: number,
): Promise<string> {
  const files = new Map(pinned.flatMap((service) => [...pinFile(environment, service, version)]))
  const message = `Run ${version} in ${environment}`
  const commit = { files, message, by: developer.login }
  return await control.commit(at === undefined ? commit : { ...commit, at })
}

/** What Flux sends once a service's upgrade to a version has come to its end. */
export function rolloutEvent(
  gitops: GitOps,
  service: Service,
  version: string,
  told: Partial<Telling> & { readonly at: string },
): Record<string, unknown> {
  const story = service.kind === 'oci' ? 'install from oci' : 'upgrade'
  const { digest } = releaseOf(service, version)
  return dispatchEvent(
    { story, name: service.key, version, digest, environment: 'dev', cluster: 'dev-1', ...told },
    envelope(gitops),
  )
}

/** The webhook's wrapping of an event for this repository, sent by its reporter. */
export function envelope({ control, reporter }: GitOps): Envelope {
  const { id, owner, name, defaultBranch } = control.state
  return { repository: { id, owner, name, branch: defaultBranch }, sender: reporter }
}

/** Milliseconds as Flux writes a moment. */
export function moment(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

const told = new Map<number, number>()

/**
 * A moment so many milliseconds ago, and a second later at least than the one before: tests are quicker than the clock of events, and
 * of two reports of one second nobody can tell which came first.
 */
export function ago(milliseconds: number): string {
  const at = Math.max(Date.now() - milliseconds, (told.get(milliseconds) ?? 0) + 1000)
  told.set(milliseconds, at)
  return moment(at)
}

export function headOf(control: RepositoryControl): string {
  const head = control.head()
  if (head === undefined) throw new Error(`${control.fullName} has no commit`)
  return head
}

const DAY = 86_400_000

function peopleOf(github: GitHub) {
  const known = github.world.account('acme-fluxgate[bot]')
  if (known === undefined) {
    github.addOrganization('acme')
    for (const login of ['olga', 'dev']) github.addUser(login)
    github.addTeam('acme', 'ops', ['olga'])
    github.addApp('acme-fluxgate', PROMOTER)
    github.addApp('acme-bumper', BUMPER)
    github.addApp('acme-flux', REPORTER)
  }
  return {
    promoter: github.account('acme-fluxgate[bot]'),
    reporter: github.account('acme-flux[bot]'),
    ops: github.account('olga'),
    developer: github.account('dev'),
  }
}

function policy(reporter: Account): string {
  return `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
pins:
  image: [{ tag: image.tag }]
reporters:
  - { id: ${reporter.id}, login: "${reporter.login}", environments: [dev, prod] }
people:
  override: [acme/ops]
  attest: [acme/ops]
  hold: [acme/ops]
`
}
