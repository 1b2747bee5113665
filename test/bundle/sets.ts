import { handle } from '../support/bundle-runs.ts'
import { ago, type GitOps, rolloutEvent, type Service } from '../support/gitops.ts'
import type { People, Stage } from './stage.ts'

/** Services of which dev has some ahead; prod takes them together. */
export function together(
  stage: Stage,
  name: string,
  services: number,
  ahead: number,
  policy = (people: People) => policyWith(people, 'batch: true'),
): Promise<GitOps> {
  return stage.repository(name, { services, ahead, policy })
}

/** Flux says that a version came up in an environment. */
export async function cameUp(
  { github }: Pick<Stage, 'github'>,
  gitops: GitOps,
  service: Service | undefined,
  version: string,
  environment = 'dev',
) {
  if (service === undefined) throw new Error('the repository has no such service')
  const at = ago(60_000)
  return handle(github, gitops, rolloutEvent(gitops, service, version, { at, environment }))
}

/** Titles of the pull requests that are open. */
export function openTitles({ control }: GitOps): readonly string[] {
  return control.pulls.flatMap(({ state, title }) => (state === 'open' ? [title] : []))
}

/** What an environment runs, service by service. */
export function runs(
  { control, services }: GitOps,
  environment = 'prod',
  branch = 'main',
): Promise<readonly (string | undefined)[]> {
  const read = services.map(async ({ key }) => {
    const text = (await control.read(`apps/${environment}/${key}/patch.yaml`, branch)) ?? ''
    return /(?:version|tag): "?([0-9][^\s"]*)/.exec(text)?.[1]
  })
  return Promise.all(read)
}

/** A policy of dev and prod, with what it says of prod besides. */
export function policyWith({ reporter }: People, prod: string): string {
  return `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", ${prod} }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, prod] }]
people: { override: [acme/ops], hold: [acme/ops] }
`
}
