import type { GitOps, Service } from '../support/gitops.ts'
import { overlayFiles } from '../support/overlays.ts'
import type { People, Stage } from './stage.ts'
import { type Story, type Telling, tellStory } from './story.ts'

/** A story about services and the environments that they go through. */
export interface Cast extends Telling {
  /** Of the repository. */
  readonly name: string
  readonly title: string
  readonly about: string
  /** What the policy says of each environment, in the order of the story. */
  readonly environments: Readonly<Record<string, string>>
  /** Keys of the services that it is about; default: one, `svc-0000`. */
  readonly services?: readonly string[]
}

/** Begins a story: every environment runs its services at 1.0.0. */
export async function beginStory(
  stage: Stage,
  cast: Cast,
): Promise<{ readonly story: Story; readonly gitops: GitOps; readonly service: Service }> {
  const gitops = await stage.repository(cast.name, {
    services: cast.services ?? 1,
    policy: (people) => policyOf(people, cast.environments),
  })
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  const names = Object.keys(cast.environments)
  const overlays = names.flatMap((name) =>
    gitops.services.flatMap((one) => [...overlayFiles(name, one, '1.0.0')]),
  )
  const files = new Map(overlays)
  await gitops.control.commit({ files, message: 'Run it everywhere', by: gitops.developer.login })
  return {
    story: tellStory(stage, gitops, cast.title, gitops.services, names, cast),
    gitops,
    service,
  }
}

/** Somebody changes what the policy says of environments. */
export async function changePolicy(
  { people }: Pick<Stage, 'people'>,
  { control, developer }: GitOps,
  environments: Cast['environments'],
): Promise<void> {
  const files = { '.fluxgate/policy.yaml': policyOf(people, environments) }
  await control.commit({ files, message: 'Change the policy', by: developer.login })
}

function policyOf({ reporter }: People, environments: Cast['environments']): string {
  const said = Object.entries(environments).map(
    ([name, says]) =>
      `  ${name}: { overlays: "apps/${name}/{service}"${says === '' ? '' : `, ${says}`} }\n`,
  )
  return `version: 1
environments:
${said.join('')}pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [${Object.keys(environments).join(', ')}] }]
people: { override: [acme/ops], attest: [acme/ops], hold: [acme/ops] }
`
}
