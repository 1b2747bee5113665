import type { Account, GitHub, RepositoryControl } from '../github/src/index.ts'
import { type GitOps, headOf } from './gitops.ts'
import type { Service } from './overlays.ts'

/** Who acts in a story: ana runs operations, ben develops, and apps promote, bump and report. */
export interface Cast {
  readonly ana: Account
  readonly ben: Account
  /** The identity that Flux reports with. */
  readonly reporter: Account
}

/** What ana and ben may do in the GitOps repository. */
export const ROLES = { ana: 'write', ben: 'write' } as const

/** Brings the cast onto a GitHub that has nobody yet. */
export function addCast(github: GitHub): Cast {
  github.addOrganization('acme')
  const ana = github.addUser('ana')
  const ben = github.addUser('ben')
  github.addTeam('acme', 'ops', ['ana'])
  github.addApp('fluxgate', {
    contents: 'write',
    pull_requests: 'write',
    issues: 'read',
    deployments: 'write',
    statuses: 'write',
    members: 'read',
  })
  github.addApp('bumper', { contents: 'write' })
  const { bot } = github.addApp('flux', { contents: 'write' })
  return { ana, ben, reporter: bot }
}

/** A GitOps repository as the cast works with it. */
export function gitOpsOf(
  github: GitHub,
  control: RepositoryControl,
  { ana, ben, reporter }: Cast,
  services: readonly Service[],
): GitOps {
  return {
    control,
    fullName: control.fullName,
    services,
    promoter: github.account('fluxgate[bot]'),
    token: github.token({ kind: 'installation', of: 'fluxgate' }),
    bumpToken: github.token({ kind: 'installation', of: 'bumper' }),
    reporter,
    ops: ana,
    developer: ben,
    since: headOf(control),
  }
}
