import type { GitHub, RepositoryControl } from '../../github/src/index.ts'
import { addCast, gitOpsOf, ROLES } from '../../support/cast.ts'
import type { GitOps } from '../../support/gitops.ts'
import { at, isJson, type Json, textAt } from './json.ts'
import { environmentFile } from './overlays.ts'

/** Each upstream environment with the one after it; `lab` asks for tests as proof. */
export const ENVIRONMENTS = ['dev', 'prod', 'lab', 'live'] as const

export type Environment = (typeof ENVIRONMENTS)[number]

/** A GitOps repository without services, the people around it, and the app that Flux reports with. */
export async function seed(github: GitHub): Promise<GitOps> {
  const cast = addCast(github)
  const files = new Map([
    ['.fluxgate/policy.yaml', policy(cast.reporter.id)],
    ...ENVIRONMENTS.map(
      (name) => [`apps/${name}/kustomization.yaml`, environmentFile([])] as const,
    ),
  ])
  const control = await github.createRepository({
    owner: 'acme',
    name: 'gitops',
    files,
    roles: ROLES,
  })
  const gitops = gitOpsOf(github, control, cast, [])
  // Stories take minutes and ask a lot.
  for (const token of [gitops.token, gitops.bumpToken]) {
    github.setBudget(token, 1_000_000, Date.UTC(9999, 0))
  }
  return gitops
}

/** The records about a service in an environment, oldest first. */
export function recordsOf(
  { deployments }: RepositoryControl,
  environment: Environment,
  key: string,
): readonly Json[] {
  return deployments
    .filter((one) => one.environment === environment && one.task === `fluxgate:${key}`)
    .map(({ payload }) => payloadOf(payload))
}

/** What a record says, in a few words: `rollout upgrade success 1.1.0 dev-1`. */
export function saidBy(record: Json): string {
  return ['kind', 'what', 'outcome']
    .map((field) => textAt(record, field))
    .concat(textAt(record, 'pins', 'chart'), textAt(record, 'cluster'))
    .filter(Boolean)
    .join(' ')
}

/** Titles of our open pull requests for a service in an environment. */
export function openFor(
  { pulls }: RepositoryControl,
  environment: Environment,
  key: string,
): readonly string[] {
  return pulls
    .filter(({ head, state }) => head === `promote/${environment}/${key}` && state === 'open')
    .map(({ title }) => title)
}

function payloadOf(payload: unknown): Json {
  const parsed: unknown = typeof payload === 'string' ? JSON.parse(payload) : payload
  return isJson(parsed) ? parsed : { odd: at(parsed) }
}

function policy(reporter: number): string {
  return `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
  lab: { overlays: "apps/lab/{service}", proof: test }
  live: { after: [lab], overlays: "apps/live/{service}" }
pins:
  image: [{ tag: image.tag }]
reporters: [{ id: ${reporter}, environments: [dev, prod, lab, live] }]
people: { attest: [acme/ops], override: [acme/ops], hold: [acme/ops] }
`
}
