import { ForgeError } from '@fluxgate/forge'
import type { Environment, Pins } from '@fluxgate/policy'
import { type Aftermath, aftermathOf, type ServiceFacts } from '@fluxgate/promotion'
import { AFTERMATH_MARKER, aftermathComment } from '@fluxgate/report'
import { withUnseen } from './facts/gather.ts'
import { readRecords } from './facts/records.ts'
import type { Ports, PullRequestLink, RunFacts } from './ports.ts'
import { siteOf } from './present/narrate.ts'
import type { Base } from './repository.ts'

/** Where it was told how an environment took a release, and why it could not be, where it could not. */
export interface ToldAftermath {
  readonly pullRequest: PullRequestLink
  readonly aftermath: Aftermath
  readonly trouble: string | undefined
}

/** How often it is looked whether somebody else has recorded something meanwhile. */
const MOST_LOOKS = 10

/**
 * Says on the merged promotion how each cluster took its release: one comment, kept up to date. Clusters report at the same time, each
 * to a run of its own that may not have seen the others' records: who has written looks again, so that the last of them tells all. It
 * decides nothing, so what keeps it from being said (a conversation that is locked) is shown and stops nothing.
 */
export async function tellAftermath(
  { forge }: Pick<Ports, 'forge'>,
  run: RunFacts,
  base: Base,
  facts: ServiceFacts,
  environment: Environment,
  { pins, takenBackBy }: { readonly pins: Pins; readonly takenBackBy: number | undefined },
): Promise<ToldAftermath | undefined> {
  let seen = facts
  let aftermath = aftermathOf(seen, environment, pins)
  if (aftermath === undefined) return undefined
  const { number, url, createdAt } = aftermath.pullRequest
  const told = { pullRequest: { number, url }, trouble: undefined }
  if (run.dryRun) return { ...told, aftermath }
  try {
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      const body = bodyOf(run, facts.key, environment, { ...aftermath, takenBackBy })
      if (!(await forge.keepComment({ number, marker: AFTERMATH_MARKER, body }))) break
      const { records } = await readRecords(forge, base, facts.key, createdAt)
      seen = withUnseen(seen, records)
      aftermath = aftermathOf(seen, environment, pins) ?? aftermath
      if (bodyOf(run, facts.key, environment, { ...aftermath, takenBackBy }) === body) break
    }
    return { ...told, aftermath }
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error
    return { ...told, aftermath, trouble: error.message }
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
