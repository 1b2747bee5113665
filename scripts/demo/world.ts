import { execFileSync } from 'node:child_process'
import { type GitHub, startGitHub } from '../../test/github/src/index.ts'
import { bump, handle, sweepAll } from '../../test/support/bundle-runs.ts'
import { addCast, gitOpsOf, ROLES } from '../../test/support/cast.ts'
import { dispatchEvent, type Story } from '../../test/support/events.ts'
import { envelope, type GitOps, moment } from '../../test/support/gitops.ts'
import { baseFiles, overlayFiles, releaseOf, type Service } from '../../test/support/overlays.ts'
import { type ActionEnd, aRunId, runAction } from '../../test/support/run-action.ts'
import type { StoryClock } from '../../test/support/story-clock.ts'
import { answer } from './screen.ts'

/** The three services of the story: pinned by chart version, by OCIRepository, and by an image's tag beside the chart's. */
export const CUSTOMER: Service = { key: 'customer-service', kind: 'chart' }
export const ORDER: Service = { key: 'order-service', kind: 'oci' }
export const SHOP: Service = { key: 'web-shop', kind: 'image' }

/** The stage: a GitHub, a GitOps repository on it, and whoever acts. */
export interface Stage {
  readonly github: GitHub
  readonly gitops: GitOps
  /** The time that everybody lives in; undefined: that of the machine. */
  readonly clock: StoryClock | undefined
}

/** What a repository holds when the curtain rises. */
export interface Opening {
  readonly services: readonly Service[]
  /** What the policy says of each environment. */
  readonly environments: Readonly<Record<string, string>>
  readonly clock?: StoryClock
}

const TWO: Opening = {
  services: [CUSTOMER, ORDER, SHOP],
  environments: { dev: '', prod: 'after: [dev]' },
}

/** Sets the stage: a repository in which every service is at 1.4.1 everywhere; by default three services in dev and prod. */
export async function setStage({ services, environments, clock }: Opening = TWO): Promise<Stage> {
  const github = await startGitHub(clock === undefined ? {} : { now: clock.milliseconds })
  const cast = addCast(github)
  const overlays = services.flatMap((service) => [
    ...baseFiles(service),
    ...Object.keys(environments).flatMap((name) => [...overlayFiles(name, service, '1.4.1')]),
  ])
  const text = policy(cast.reporter.id, environments)
  const files = new Map([['.fluxgate/policy.yaml', text], ...overlays])
  const control = await github.createRepository({
    owner: 'acme',
    name: 'gitops',
    files,
    roles: ROLES,
  })
  const gitops = gitOpsOf(github, control, cast, services)
  return { github, gitops, clock }
}

function inside({ clock }: Stage) {
  return clock?.inside() ?? {}
}

/** A service repository's workflow sets a version in dev. */
export async function bumpDev(stage: Stage, service: Service, version: string): Promise<ActionEnd> {
  const { digest } = releaseOf(service, version)
  const inputs = {
    service: service.key,
    'chart-version': version,
    ...(digest === undefined ? {} : { 'chart-digest': digest }),
    ...(service.kind === 'image' ? { 'image-tag': version } : {}),
  }
  return told(await bump(stage.github, stage.gitops, inputs, inside(stage)), service.key)
}

/** What Flux sends of a rollout: a recorded, real payload with this service's names in it. */
export function fluxEvent(
  { gitops, clock }: Stage,
  service: Service,
  version: string,
  more: {
    readonly story?: Story
    readonly environment?: string
    readonly sender?: { readonly id: number; readonly login: string }
    readonly secondsAgo?: number
  } = {},
): Record<string, unknown> {
  const environment = more.environment ?? 'dev'
  const oci = service.kind === 'oci' ? 'install from oci' : 'upgrade'
  return dispatchEvent(
    {
      story: more.story ?? oci,
      name: service.key,
      version,
      digest: releaseOf(service, version).digest,
      environment,
      cluster: `${environment}-1`,
      at: moment((clock?.milliseconds() ?? Date.now()) - (more.secondsAgo ?? 0) * 1000),
    },
    { ...envelope(gitops), ...(more.sender === undefined ? {} : { sender: more.sender }) },
  )
}

/** The built handler takes an event. */
export async function takeEvent(stage: Stage, event: unknown, quiet = false): Promise<ActionEnd> {
  const end = await handle(stage.github, stage.gitops, event, inside(stage))
  return quiet ? checked(end) : told(end)
}

/** The built sweep, of all services or of one. */
export async function sweep(
  stage: Stage,
  { service, quiet = false }: { readonly service?: Service; readonly quiet?: boolean } = {},
): Promise<ActionEnd> {
  const inputs = service === undefined ? {} : { service: service.key }
  const end = await sweepAll(stage.github, stage.gitops, inputs, inside(stage))
  return quiet ? checked(end) : told(end)
}

/** Ana starts an action by hand. */
export async function byHand(
  stage: Stage,
  action: string,
  inputs: Readonly<Record<string, string>>,
): Promise<ActionEnd> {
  const { github, gitops } = stage
  const sender = { id: gitops.ops.id, login: gitops.ops.login, type: 'User' }
  const end = await runAction({
    action,
    eventName: 'workflow_dispatch',
    event: { repository: { default_branch: 'main' }, sender },
    inputs: { token: gitops.token, ...inputs },
    repository: gitops.fullName,
    apiUrl: github.url,
    graphqlUrl: github.graphqlUrl,
    serverUrl: github.url,
    actor: sender.login,
    runId: aRunId(),
    ...inside(stage),
  })
  return told(end)
}

/** Real git, on the repository itself. */
export function git({ gitops }: Stage, ...parameters: readonly string[]): string {
  const all = ['--git-dir', gitops.control.directory, ...parameters]
  return execFileSync('git', all, { encoding: 'utf8' }).trimEnd()
}

/** Says what an action said, and of which service where it does not say so itself. */
function told(end: ActionEnd, of?: string): ActionEnd {
  checked(end)
  const { operation = 'failed', decision, reason = end.stderr } = end.outputs
  const word = operation === 'none' && decision === 'recorded' ? decision : operation
  answer(word, of === undefined ? reason : `${of}: ${reason}`)
  return end
}

function checked(end: ActionEnd): ActionEnd {
  if (end.exitCode === 0) return end
  throw new Error(`an action ended with ${end.exitCode}:\n${end.stdout}${end.stderr}`)
}

function policy(reporter: number, environments: Opening['environments']): string {
  const said = Object.entries(environments).map(
    ([name, says]) =>
      `  ${name}: { overlays: "apps/${name}/{service}"${says === '' ? '' : `, ${says}`} }\n`,
  )
  return `version: 1
environments:
${said.join('')}pins:
  image: [{ tag: image.tag }]
reporters: [{ id: ${reporter}, environments: [${Object.keys(environments).join(', ')}] }]
people: { attest: [acme/ops], override: [acme/ops], hold: [acme/ops] }
`
}
