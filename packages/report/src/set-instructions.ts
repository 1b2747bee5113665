import type { ReleaseSet } from '@fluxgate/promotion'
import { code, text } from './escape.ts'
import { folded, paragraphs } from './phrase.ts'

interface Subject {
  readonly id: string
  readonly set: ReleaseSet
  readonly environment: string
  /** The branch that the pull request merges into. */
  readonly base: string
}

/** What the person who looks at a release set can do besides merging it. */
export function setInstructions({ set, environment, base }: Subject): string {
  const target = text(environment, 80)
  const upstream = text(set.upstream, 80)
  const inputs = `\`act: hold\`, ${code(`environment: ${environment}`)}, the service and its version`
  return folded(
    'Take a service out, hold it, reject the set, roll it back',
    paragraphs([
      `**Take a service out:** run *Promote* by hand with \`act: take-out\`, ${code(`environment: ${environment}`)}, the service and why. The set goes on without it; a newer set takes it in again.`,
      `**Hold a service back:** run *Promote* by hand with ${inputs}; or add a hold file for it to ${code(`.fluxgate/holds/${environment}/`)} on ${code(base)}. The set then goes without it, and so does every later one while the hold lasts.`,
      `**Reject the set:** close this pull request. What ${upstream} had pinned by then is not proposed again as it is; its services come with the next set, as soon as ${upstream} pins something newer that is proven.`,
      `**Roll it back:** after the merge, run *Rollback* by hand with ${code(`environment: ${environment}`)}, ${code(`service: ${set.name}`)} and why: one pull request takes each service back to what ${target} ran before, with holds. Or revert the merge commit: that sticks too, and none of these releases is proposed again until somebody chooses it.`,
    ]),
  )
}
