import { POLICY_PATH, type Problem } from '@fluxgate/policy'
import {
  type AttestHint,
  type EventLine,
  jobSummary,
  type RunSummary,
  type Suggestion,
} from '@fluxgate/report'
import type { SetOutcome } from '../carry-out/carry-out-set.ts'
import { siteOf, tokenKind } from '../carry-out/narrate.ts'
import type { PromotedEdge } from '../carry-out/promote.ts'
import type { Reverted } from '../carry-out/revert-failed.ts'
import type { RunFacts } from '../ports.ts'
import { type Base, problemText } from '../repository.ts'

/** What an action gives back to its runner. */
export interface Presented {
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** Set where the answer is "no" and a person must act: the step fails with it. */
  readonly failure: string | undefined
}

/** When the run ends, RFC 3339, and the run itself. */
export interface Occasion {
  readonly run: RunFacts
  readonly now: string
}

type Said = Pick<RunSummary, 'operation' | 'reason'> & Partial<RunSummary>

/** A job summary with nothing in it but what is said. */
export function summaryOf(occasion: Occasion, base: Base | undefined, said: Said): string {
  return jobSummary({
    site: siteOf(occasion.run),
    now: occasion.now,
    commit: base?.commit,
    event: undefined,
    records: [],
    bump: undefined,
    hold: undefined,
    services: [],
    sets: [],
    reverts: [],
    settled: 0,
    gates: [],
    attest: undefined,
    problems: [],
    suggestion: undefined,
    proposal: undefined,
    token: base === undefined ? 'app' : tokenKind(base),
    dryRun: undefined,
    ...said,
    notes: [...(said.notes ?? []), ...(base?.warnings ?? [])],
  })
}

/** A policy that does not parse: every problem, and the step fails. */
export function brokenPolicy(
  occasion: Occasion,
  problems: readonly Problem[],
  outputs: Readonly<Record<string, string>>,
): Presented {
  const reason = `${POLICY_PATH} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}`
  return {
    outputs: { ...outputs, operation: 'refused', reason },
    summary: summaryOf(occasion, undefined, { operation: 'refused', reason, problems }),
    failure: problemText(problems),
  }
}

/** A repository without a policy: nothing is written, and the policy to begin with is shown. */
export function noPolicy(
  occasion: Occasion,
  proposed: { readonly proposal: string; readonly notes: readonly string[] },
  outputs: Readonly<Record<string, string>>,
): Presented {
  const reason = `there is no ${POLICY_PATH} yet, so nothing was written; the summary has one to begin with`
  const proposal: Suggestion = { file: POLICY_PATH, text: proposed.proposal, notes: proposed.notes }
  return {
    outputs: { ...outputs, operation: 'none', reason },
    summary: summaryOf(occasion, undefined, { operation: 'none', reason, proposal }),
    failure: undefined,
  }
}

/** A request that the policy, or the repository, does not allow: the step fails where a person asked. */
export function refusal(
  occasion: Occasion,
  why: string,
  outputs: Readonly<Record<string, string>>,
  more: {
    readonly suggestion?: Suggestion
    readonly event?: EventLine
    readonly fails: boolean
  },
): Presented {
  return {
    outputs: { ...outputs, operation: 'refused', reason: why },
    summary: summaryOf(occasion, undefined, {
      operation: 'refused',
      reason: why,
      suggestion: more.suggestion,
      event: more.event,
    }),
    failure: more.fails ? why : undefined,
  }
}

/** A run that was overtaken until its deadline; `way`: who goes on. */
export function overtaken(
  occasion: Occasion,
  outputs: Readonly<Record<string, string>>,
  way: 'the next sweep goes on' | 'no sweep does this, so run it again',
): Presented {
  const reason = `other runs were faster until the deadline; ${way}`
  return {
    outputs: { ...outputs, operation: 'deferred', reason },
    summary: summaryOf(occasion, undefined, { operation: 'deferred', reason }),
    failure: undefined,
  }
}

function named(outcome: SetOutcome) {
  return { ...outcome, environment: outcome.plan.environment, key: outcome.plan.id }
}

/** JSON list of the pull requests that now stand, for the next step of a workflow. */
export function pullRequestList(
  services: readonly { readonly key: string; readonly edges: readonly PromotedEdge[] }[],
  reverted: readonly Reverted[],
  sets: readonly SetOutcome[] = [],
): string {
  const promotions = services.flatMap(({ key, edges }) =>
    edges.map((edge) => ({ ...edge, environment: edge.plan.environment, key })),
  )
  return JSON.stringify(
    [...promotions, ...reverted, ...sets.map(named)].flatMap(
      ({ key, environment, operation, pullRequest }) =>
        pullRequest === undefined || operation === 'closed'
          ? []
          : [{ ...pullRequest, environment, service: key, operation }],
    ),
  )
}

/** How a person attests what nobody reported on. */
export const ATTEST_HINT: AttestHint = {
  workflow: 'promote.yml',
  inputs: [{ name: 'act', value: 'attest' }],
}
