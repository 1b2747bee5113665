import { ForgeError } from '@fluxgate/forge'
import type { Environment, Pins } from '@fluxgate/policy'
import { type Aftermath, aftermathOf, type ServiceFacts } from '@fluxgate/promotion'
import { AFTERMATH_MARKER, aftermathComment } from '@fluxgate/report'
import type { Ports, PullRequestLink, RunFacts } from './ports.ts'
import { siteOf } from './present/narrate.ts'

/** Where it was told how an environment took a release, and why it could not be, where it could not. */
export interface ToldAftermath {
  readonly pullRequest: PullRequestLink
  readonly aftermath: Aftermath
  readonly trouble: string | undefined
}

/**
 * Says on the merged promotion how each cluster took its release: one comment, kept up to date. It decides nothing, so what keeps
 * it from being said (a conversation that is locked) is shown and stops nothing.
 */
export async function tellAftermath(
  { forge }: Pick<Ports, 'forge'>,
  run: RunFacts,
  facts: ServiceFacts,
  environment: Environment,
  { pins, takenBackBy }: { readonly pins: Pins; readonly takenBackBy: number | undefined },
): Promise<ToldAftermath | undefined> {
  const aftermath = aftermathOf(facts, environment, pins)
  if (aftermath === undefined) return undefined
  const { number, url, approvedBy } = aftermath.pullRequest
  const told = { pullRequest: { number, url }, aftermath, trouble: undefined }
  if (run.dryRun) return told
  const body = aftermathComment({
    site: siteOf(run),
    key: facts.key,
    environment: environment.name,
    version: pins.chart ?? '',
    taken: aftermath.taken,
    missing: aftermath.missing,
    takenBackBy,
    approvedBy,
  })
  try {
    await forge.keepComment({ number, marker: AFTERMATH_MARKER, body })
    return told
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error
    return { ...told, trouble: error.message }
  }
}
