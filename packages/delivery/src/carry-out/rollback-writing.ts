import { holdsPath } from '@fluxgate/policy'
import {
  type RollbackPlan,
  rollbackCommit,
  rollbackTitle,
  scratchBranch,
  versionBeside,
} from '@fluxgate/promotion'
import { type RollbackCause, rollbackBody } from '@fluxgate/report'
import { factsIn, type Gathered } from '../facts/gather.ts'
import { currentOf } from '../facts/overlay-facts.ts'
import type { RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { Writing } from './land-pins.ts'
import { siteOf, tokenKind } from './narrate.ts'
import { withHold } from './with-hold.ts'

/** How a rollback's plan is written at GitHub. */
export function writingOf(
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: RollbackPlan,
  cause: RollbackCause,
): Writing {
  const { environment, hold } = plan
  const { key } = gathered.facts
  const current = currentOf(factsIn(gathered.facts, environment).overlay)
  const path = holdsPath(environment, key)
  return {
    label: 'rollback',
    gate: `rollback of ${key} in ${environment} to pins from before`,
    wayOut: 'set "rollback: pull-request" for the environment in the policy',
    // One for each service, so that whoever comes next finds, and removes, what a killed run has left.
    scratch: scratchBranch(environment, key, 'rollback'),
    more: () => withHold(gathered.files, path, hold),
    message: ({ release }) =>
      rollbackCommit({
        key,
        headline: rollbackTitle(key, versionBeside(release.pins, current.pins), environment),
        left: plan.from ?? release,
        release,
        by: cause.kind === 'asked' ? cause.by : undefined,
      }),
    body: ({ changes, release }) =>
      rollbackBody({
        site: siteOf(run),
        key,
        environment,
        changes,
        release,
        current,
        images: base.policy.pins.image,
        held: plan.to,
        hold,
        path,
        cause,
        notes: plan.notes,
        token: tokenKind(base),
      }),
  }
}
