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
  { pins, takenBackBy }: { readonly pins: Pins; readonly takenBackBy: number | undefined },
): Promise<ToldAftermath | undefined> {
  const telling =
    ofService(forge, run, base, facts, environment, { pins, takenBackBy }) ??
    ofSet(forge, run, base, facts, environment, pins)
  if (telling === undefined) return undefined
  const { number, url } = telling.pullRequest
  const told = { pullRequest: { number, url }, trouble: undefined }
  try {
    const first = telling.first ?? (await telling.now())
    if (first === undefined) return undefined
    if (!run.dryRun) {
      await keepTold(forge, { number, marker: AFTERMATH_MARKER }, { ...telling, first })
    }
    return told
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error
    return { ...told, trouble: error.message }
  }
}

/** What is to be said, and where. */
interface TellingOn extends Telling {
  readonly pullRequest: PullRequestFacts
}

function ofService(
  forge: Pick<Forge, 'deployments'>,
  run: RunFacts,
  base: Base,
  facts: ServiceFacts,
  environment: Environment,
  { pins, takenBackBy }: { readonly pins: Pins; readonly takenBackBy: number | undefined },
): TellingOn | undefined {
  const told = (seen: ServiceFacts) => {
    const aftermath = aftermathOf(seen, environment, pins)
    if (aftermath === undefined) return undefined
    const body = bodyOf(run, facts.key, environment, { ...aftermath, takenBackBy })
    return { body, pullRequest: aftermath.pullRequest }
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
function ofSet(
  forge: Pick<Forge, 'deployments'>,
  run: RunFacts,
  base: Base,
  facts: ServiceFacts,
  environment: Environment,
  pins: Pins,
): TellingOn | undefined {
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
      const later = set.later.map((pull) => ({
        at: pull.closedAt,
        members: proposedLast(pull, { records: sets })?.members,
      }))
      const members = new Map(
        proposed.members.map((key) => [key, later.find((one) => one.members?.includes(key))?.at]),
      )
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

function bodyOf(
  run: RunFacts,
  key: string,
  environment: Environment,
  {
    pins,
    taken,
    missing,
    pullRequest,
    takenBackBy,
  }: Aftermath & { readonly takenBackBy: number | undefined },
): string {
  return aftermathComment({
    site: siteOf(run),
    key,
    environment: environment.name,
    version: pins.chart ?? '',
    taken,
    missing,
    takenBackBy,
    approvedBy: pullRequest.approvedBy,
  })
}
