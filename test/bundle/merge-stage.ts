import { handle } from '../support/bundle-runs.ts'
import { ago, type GitOps, rolloutEvent, type Service } from '../support/gitops.ts'
import type { People, Stage } from './stage.ts'

const HOUR = 3_600_000

/** dev, and prod with what the environment is to have besides. */
export function prodWith(more: string): (people: People) => string {
  return ({ reporter }) => `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", ${more} }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, prod] }]
people: { override: [acme/ops], hold: [acme/ops] }
`
}

/** Promotions into prod merge by themselves. */
export const BY_ITSELF = 'merge: auto, gates: { soak: 10m }'

/** The promotion of the first service, which dev has run for an hour. */
export async function promoted(
  { github }: Stage,
  gitops: GitOps,
): Promise<{ readonly gitops: GitOps; readonly number: number; readonly service: Service }> {
  const [service] = gitops.services
  if (service === undefined) throw new Error('the repository has no service')
  const at = ago(HOUR)
  await handle(github, gitops, rolloutEvent(gitops, service, '1.1.0', { at }))
  const [pull] = gitops.control.pulls
  if (pull === undefined) throw new Error('nothing was proposed')
  return { gitops, number: pull.number, service }
}
