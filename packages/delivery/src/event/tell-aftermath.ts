import { ForgeError } from '@fluxgate/forge'
import type { Environment, Pins } from '@fluxgate/policy'
import {
  type Aftermath,
  aftermathOf,
  failedInSet,
  mergedSetOf,
  missingInSet,
  type PullRequestFacts,
  proposedLast,
  type ServiceFacts,
  type SetRecord,
} from '@fluxgate/promotion'
import { AFTERMATH_MARKER, aftermathComment, setAftermathComment } from '@fluxgate/report'
import { keepTold, type Telling } from '../carry-out/keep-told.ts'
import { siteOf } from '../carry-out/narrate.ts'
import { withUnseen } from '../facts/gather.ts'
import { readRecords, recordsSinceIn, withNew } from '../facts/records.ts'
import { readSetRecords } from '../facts/set-records.ts'
import type { Forge } from '../forge-port.ts'
import type { Ports, PullRequestLink, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'

/** Where it was told how an environment took a release, and why it could not be, where it could not. */
export interface ToldAftermath {
  readonly pullRequest: PullRequestLink
  readonly trouble: string | undefined
}

/**
 * Says on the merged promotion how each cluster took its release; on that of a release set, which of its services failed or have not reported: one comment,
 * kept up to date. It decides nothing, so what keeps it from being said (a conversation that is locked) is shown and stops nothing.
 */
export async function tellAftermath(
  { forge }: Pick<Ports, 'forge'>,
  run: RunFacts,
  base: Base,
  facts: ServiceFacts,
  environment: Environment,
  reported: { readonly pins: Pins; readonly takenBackBy: number | undefined },
): Promise<ToldAftermath | undefined> {
  const rollout = { forge, run, base, facts, environment, ...reported }
  const telling = ofService(rollout) ?? ofSet(rollout)
  if (telling === undefined) return undefined
  const { now } = telling
  const { number, url } = telling.pullRequest
  const told = { pullRequest: { number, url }, trouble: undefined }
  try {
    const first = telling.first ?? (await now())
    if (first === undefined) return undefined
    if (!run.dryRun) await keepTold(forge, { number, marker: AFTERMATH_MARKER }, { first, now })
    return told
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error
    return { ...told, trouble: error.message }
  }
}

/** What an environment reported of a release, and what tells how that went. */
interface Rollout {
  readonly forge: Pick<Forge, 'deployments'>
  readonly run: RunFacts
  readonly base: Base
  readonly facts: ServiceFacts
  readonly environment: Environment
  readonly pins: Pins
  readonly takenBackBy: number | undefined
}

/** What is to be said, and where. */
interface TellingOn extends Pick<Telling, 'now'> {
  readonly pullRequest: PullRequestFacts
  /** undefined: not read yet. */
  readonly first: string | undefined
}

function ofService(rollout: Rollout): TellingOn | undefined {
  const { forge, base, facts, environment, pins } = rollout
  const told = (seen: ServiceFacts) => {
    const aftermath = aftermathOf(seen, environment, pins)
    if (aftermath === undefined) return undefined
    return { body: bodyOf(rollout, aftermath), pullRequest: aftermath.pullRequest }
  }
  const first = told(facts)
  if (first === undefined) return undefined
  const { pullRequest, body } = first
  return {
    pullRequest,
    first: body,
    async now() {
      const { records } = await readRecords(forge, base, facts.key, pullRequest.createdAt)
      return told(withUnseen(facts, records))?.body
    },
  }
}

/** Of so many reports the newest pages of records tell, and each of them reads those again. */
const MOST_REPORTS = 100

/**
 * Of a large set it is said only where this service has failed since: who merges a thousand services wants to hear of those that did
 * not come up.
 */
function ofSet({ forge, run, base, facts, environment, pins }: Rollout): TellingOn | undefined {
  const set = mergedSetOf(facts, environment, pins)
  if (set === undefined) return undefined
  const own = new Map([[facts.key, undefined]])
  const hasFailed = failedInSet(facts.records, environment, set, own).length > 0
  const { pullRequest, id } = set
  return {
    pullRequest,
    first: undefined,
    async now() {
      const at = { environment: environment.name, id }
      const sets = await readSetRecords(forge, base, at, pullRequest.createdAt)
      const proposed = proposedLast(pullRequest, { records: sets })
      if (proposed?.members === undefined) return undefined
      const reports = proposed.members.length * Math.max(1, environment.clusters.length)
      if (!hasFailed && reports > MOST_REPORTS) return undefined
      const members = untilLater(proposed.members, set.later, sets)
      const { name, clusters } = environment
      const { records: recorded, whole } = await recordsSinceIn(forge, base, name, set.since)
      const all = withNew(recorded, facts.records)
      return setAftermathComment({
        site: siteOf(run),
        name: proposed.name,
        environment: name,
        clusters,
        services: [...members.values()].filter((until) => until === undefined).length,
        taken: failedInSet(all, environment, set, members),
        missing: whole ? missingInSet(all, environment, set, members) : undefined,
        approvedBy: pullRequest.approvedBy,
      })
    },
  }
}

/** Services of a set, each with the moment at which a later set brought another release of it; undefined: none did. */
function untilLater(
  members: readonly string[],
  later: readonly PullRequestFacts[],
  records: readonly SetRecord[],
): ReadonlyMap<string, string | undefined> {
  const brought = later.map((pull) => ({
    at: pull.closedAt,
    members: proposedLast(pull, { records })?.members,
  }))
  return new Map(members.map((key) => [key, brought.find((one) => one.members?.includes(key))?.at]))
}

function bodyOf(
  { run, facts, environment, takenBackBy }: Rollout,
  { pins, taken, missing, pullRequest }: Aftermath,
): string {
  return aftermathComment({
    site: siteOf(run),
    key: facts.key,
    environment: environment.name,
    version: pins.chart ?? '',
    taken,
    missing,
    takenBackBy,
    approvedBy: pullRequest.approvedBy,
  })
}
