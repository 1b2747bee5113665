import {
  type BumpPlan,
  bumpCommit,
  bumpTitle,
  scratchBranch,
  versionBeside,
} from '@fluxgate/promotion'
import { bumpBody } from '@fluxgate/report'
import { factsIn, type Gathered } from '../facts/gather.ts'
import { currentOf } from '../facts/overlay-facts.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { landPins, type PinsLanded, type Writing } from './land-pins.ts'
import type { Attempt } from './lost-race.ts'
import { siteOf, tokenKind } from './narrate.ts'

/** A bump that was carried out, or planned in a dry run. */
export interface Bumped extends PinsLanded {
  readonly kind: 'bumped'
  readonly base: Base
  readonly key: string
  readonly plan: BumpPlan
}

/** Carries out one bump's plan: a commit on the branch that Flux reads, or branch, commit, pull request, labels. */
export async function carryOutBump(
  ports: Ports,
  run: RunFacts,
  base: Base,
  gathered: Gathered,
  plan: BumpPlan,
): Promise<Attempt<Bumped>> {
  const writing = writingOf(run, base, gathered, plan)
  const landed = await landPins(ports, base, gathered, plan, writing, run.dryRun)
  if (landed.kind === 'moved') return landed
  const { key } = gathered.facts
  return { kind: 'done', result: { ...landed.result, kind: 'bumped', base, key, plan } }
}

function writingOf(run: RunFacts, base: Base, gathered: Gathered, plan: BumpPlan): Writing {
  const { environment } = plan
  const { key } = gathered.facts
  const current = currentOf(factsIn(gathered.facts, environment).overlay)
  return {
    label: 'bump',
    gate: `bump of ${key} in ${environment}, which follows no other environment`,
    wayOut: 'set "land: pull-request" for the environment in the policy',
    // One for each service, so that whoever comes next finds, and removes, what a killed run has left.
    scratch: scratchBranch(environment, key, 'bump'),
    more: () => ({ files: [] }),
    message: ({ release }) => ({
      ...bumpCommit({ key, environment, release }),
      headline: bumpTitle(key, versionBeside(release.pins, current.pins), environment),
    }),
    body: ({ changes, release }) =>
      bumpBody({
        site: siteOf(run),
        key,
        environment,
        base: base.branch,
        changes,
        release,
        current,
        images: base.policy.pins.image,
        notes: [],
        token: tokenKind(base),
      }),
  }
}
