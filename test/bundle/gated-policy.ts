import type { People } from './stage.ts'

/** A policy of dev and prod, with these gates on the way into prod, and people of acme/ops who may skip them. */
export function gatedPolicy({ reporter }: People, gates: string): string {
  return `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", gates: { ${gates} } }
pins: { image: [{ tag: image.tag }] }
reporters: [{ id: ${reporter.id}, environments: [dev, prod] }]
people: { override: [acme/ops] }
`
}
