import type { ForgeError } from '@fluxgate/forge'
import { revertLine } from '../carry-out/revert-failed.ts'
import { foremost } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { SweepOutcome } from '../sweep/sweep.ts'
import type { Swept } from '../sweep/swept.ts'
import {
  ATTEST_HINT,
  brokenPolicy,
  noPolicy,
  type Occasion,
  type Presented,
  pullRequestList,
  refusal,
  summaryOf,
} from './present.ts'
import {
  gateLines,
  gateReports,
  gateTroubles,
  judgedOf,
  requirement,
  unjudged,
} from './present-gate.ts'
import { startsNothing } from './present-merge.ts'
import { stopNotes } from './present-stops.ts'
import { reasonsOf } from './reasons.ts'

/** What a sweep did, as outputs and as a summary. */
export function presentSweep(occasion: Occasion, outcome: SweepOutcome): Presented {
  const nothing = { 'pull-requests': '[]' }
  switch (outcome.kind) {
    case 'no-policy':
      return noPolicy(occasion, outcome, nothing)
    case 'broken-policy':
      return brokenPolicy(occasion, outcome.problems, nothing)
    case 'refused':
      return refusal(occasion, outcome.why, nothing, { fails: true })
    case 'swept':
      return presentSwept(occasion, outcome)
  }
}

function presentSwept(occasion: Occasion, swept: Swept): Presented {
  const { services, sets, settled, left, empty, base, orphans, gates, unknown, vain } = swept
  const outcomes = sets.flatMap(({ outcome }) => outcome ?? [])
  const edges = services.flatMap((service) => service.edges)
  const reverted = services.flatMap((service) => service.reverted)
  const late =
    left !== undefined ||
    services.some(({ deferred }) => deferred) ||
    sets.some(({ outcome }) => outcome === undefined)
  const operation = foremost([
    ...[...edges, ...reverted, ...outcomes].map((one) => one.operation),
    ...orphans.map((orphan) => orphan.operation),
    ...gates.map(({ outcome }) => (outcome?.kind === 'judged' ? outcome.operation : 'none')),
    late ? 'deferred' : 'none',
    unknown.length > 0 ? 'refused' : 'none',
  ])
  const all = [...services, ...sets.map((one) => ({ ...one, key: `${one.environment} ${one.id}` }))]
  const troubles = all.flatMap(({ key, trouble }) =>
    trouble === undefined ? [] : [{ key, trouble }],
  )
  const failures = [
    ...unknown.map(({ why }) => why),
    ...(troubles.some(({ trouble }) => trouble.kind !== 'deferred') ? told(troubles) : []),
    ...gateTroubles(gates),
  ]
  const reason = [
    ...sweepReason(swept),
    ...(reverted.length === 1 ? reverted.map((one) => one.reason) : []),
    ...reasonsOf(outcomes.map(({ plan, reason }) => ({ environment: plan.environment, reason }))),
    ...emptyLines(empty),
    ...gateLines(gates),
    ...mergedLine(gates),
    ...leftLine(left),
    ...orphans.map((orphan) => orphan.reason),
    ...unknown.map(({ why }) => why),
    ...told(troubles),
    ...gateTroubles(gates),
  ].join('; ')
  return {
    outputs: {
      operation,
      reason,
      'pull-requests': pullRequestList(services, reverted, outcomes),
    },
    summary: summaryOf(occasion, base, {
      operation,
      reason,
      services,
      sets: outcomes,
      reverts: reverted.map(revertLine),
      settled,
      gates: gateReports(gates),
      notes: [...stopNotes(base), ...vain, ...gateNotes(base, gates)],
      attest: ATTEST_HINT,
      dryRun: occasion.run.dryRun
        ? { plan: [...edges, ...reverted, ...outcomes].map(({ plan }) => plan) }
        : undefined,
    }),
    failure: failures.length === 0 ? undefined : failures.join('\n'),
  }
}

function gateNotes(base: Base, gates: Swept['gates']): readonly string[] {
  if (gates.length === 0) return []
  return [...requirement(base), ...unjudged(gates), ...startsNothing(base, judgedOf(gates))]
}

function told(
  troubles: readonly { readonly key: string; readonly trouble: ForgeError }[],
): readonly string[] {
  return troubles.map(({ key, trouble }) => {
    const then = trouble.kind === 'deferred' ? '; the next sweep takes it up' : ''
    return `${key}: ${trouble.message}${then}`
  })
}

function emptyLines(empty: Swept['empty']): readonly string[] {
  return empty.map(({ name, overlays }) => {
    const patterns = overlays.map((pattern) => `"${pattern}"`).join(', ')
    return `${name} has no service under ${patterns}; is that where its overlays are?`
  })
}

function mergedLine(gates: Swept['gates']): readonly string[] {
  const merged = judgedOf(gates).filter(({ merge }) => merge.kind === 'merged')
  const numbers = merged.map(({ pull }) => `#${pull.number}`)
  return numbers.length === 0 ? [] : [`merged ${numbers.join(', ')}`]
}

function leftLine(left: Swept['left']): readonly string[] {
  if (left === undefined) return []
  const { services, why } = left
  const wait = services === 1 ? '1 service waits' : `${services} services wait`
  return [`${wait} for the next sweep, because ${why}`]
}

/** What was looked at and what came of it, by number; empty where there is nothing but unknown names to tell of. */
function sweepReason(swept: Swept): readonly string[] {
  const { services, sets, settled, grouped, orphans, unknown, idle } = swept
  if (idle !== undefined) return [idle]
  const edges = services.flatMap((service) => service.edges)
  const reverted = services.flatMap((service) => service.reverted)
  const looked = services.length + settled + grouped
  if (looked === 0 && unknown.length > 0) return []
  const [only] = edges
  if (only !== undefined && edges.length === 1 && services.length === 1 && orphans.length === 0) {
    return [only.reason]
  }
  const counts = new Map<string, number>()
  const outcomes = sets.flatMap(({ outcome }) => outcome ?? [])
  for (const { operation } of [...edges, ...reverted, ...orphans, ...outcomes]) {
    if (operation !== 'none') counts.set(operation, (counts.get(operation) ?? 0) + 1)
  }
  const done = [...counts].map(([operation, count]) => `${count} ${operation}`).join(', ')
  const what = `looked at ${looked} ${looked === 1 ? 'service' : 'services'}`
  return [done === '' ? what : `${what}: ${done}`]
}
