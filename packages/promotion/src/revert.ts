import type { Environment } from '@fluxgate/policy'
import type { Taken } from './aftermath.ts'
import type { Failing } from './failing.ts'
import { instant } from './instant.ts'
import { rollbackBranch } from './names.ts'
import { versionOf } from './pins.ts'
import { planRollback, type RollbackInput, type RollbackPlan } from './rollback.ts'
import { enumerate, oneLine } from './text.ts'

/** What failed, and everything the answer depends on. */
export interface RevertInput
  extends Pick<RollbackInput, 'facts' | 'environment' | 'by' | 'open' | 'leftover'> {
  readonly failing: Failing
}

/** Most clusters that are named in one sentence. */
const MOST_NAMED = 5

/**
 * Plans how a release that failed is taken back without anybody asking: the rollback to what was there before, always by pull
 * request. Once for each release: where a person closed it, the release stays. Never throws.
 */
export function planRevert(input: RevertInput): RollbackPlan {
  const { facts, environment, failing, by, open, leftover } = input
  const version = versionOf(failing.release.pins)
  const closed = closedByPerson(input)
  if (open === undefined && closed !== undefined) {
    return {
      environment: environment.name,
      branch: rollbackBranch(environment.name, facts.key),
      step: { kind: 'none' },
      reason: `#${closed} was closed by a person, so ${version} stays in ${environment.name}, although ${whyFailing(failing)}; roll it back by hand if it should go`,
      from: failing.release,
      to: undefined,
      hold: undefined,
      notes: [],
    }
  }
  const byPullRequest: Environment = { ...environment, rollback: 'pull-request' }
  const plan = planRollback({
    facts,
    environment: byPullRequest,
    by,
    open,
    leftover,
    to: undefined,
    reason: whyFailing(failing),
    until: undefined,
  })
  const failed = `${version} failed in ${environment.name}`
  switch (plan.step.kind) {
    case 'refuse':
      return { ...plan, reason: `${failed}, and is not taken back by itself: ${plan.reason}` }
    case 'move':
      // Where somebody takes the release elsewhere already, that is for them to say.
      return isAhead(input)
        ? {
            ...plan,
            step: { kind: 'keep', pullRequest: plan.step.pullRequest },
            reason: taken(input),
          }
        : { ...plan, reason: `${failed}: ${plan.reason}` }
    default:
      return { ...plan, reason: `${failed}: ${plan.reason}` }
  }
}

/** How it failed, in one clause: `its upgrade failed on prod-1 and prod-2`. */
function whyFailing({ failures }: Failing): string {
  const what = failures.some((one) => one.what !== 'test') ? 'upgrade' : 'test'
  const clusters = failures.flatMap(({ cluster }: Taken) => cluster ?? [])
  const named = clusters.slice(0, MOST_NAMED).map((cluster) => oneLine(cluster, 100))
  const rest = clusters.length - named.length
  const all = rest > 0 ? [...named, `${rest} more`] : named
  return all.length === 0 ? `its ${what} failed` : `its ${what} failed on ${enumerate(all)}`
}

/** Number of the rollback that a person closed while the overlay held this very release. */
function closedByPerson({ facts, environment, failing }: RevertInput): number | undefined {
  const branch = rollbackBranch(environment.name, facts.key)
  return facts.pullRequests
    .filter((one) => one.branch === branch && one.environment === environment.name)
    .filter(({ state, author }) => state === 'closed' && author === facts.recorder)
    .filter(({ closedBy }) => closedBy !== facts.recorder)
    .filter(({ closedAt, createdAt }) => instant(closedAt ?? createdAt) >= instant(failing.since))
    .toSorted((a, b) => b.number - a.number)[0]?.number
}

/** Whether the open pull request was made for the release that the overlay holds. */
function isAhead({ open, failing }: RevertInput): boolean {
  const made = open?.headCommittedAt
  return made === undefined || instant(made) >= instant(failing.since)
}

function taken({ open, environment }: RevertInput): string {
  const version = versionOf(open?.pins ?? {})
  return `#${open?.number ?? ''} takes ${environment.name} to ${version} already`
}
