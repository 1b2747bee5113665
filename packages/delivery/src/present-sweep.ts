import { foremost } from './ports.ts'
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
import type { PromotedEdge } from './promote.ts'
import type { SweepOutcome } from './sweep.ts'

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
    case 'swept': {
      const { services, settled, base, orphans } = outcome
      const edges = services.flatMap((service) => service.edges)
      const late = services.some(({ deferred }) => deferred)
      const operation = foremost([
        ...edges.map((edge) => edge.operation),
        late ? 'deferred' : 'none',
        orphans > 0 ? 'closed' : 'none',
      ])
      const troubles = services.flatMap(({ key, trouble }) =>
        trouble === undefined ? [] : [{ key, trouble }],
      )
      const told = troubles.map(({ key, trouble }) => `${key}: ${trouble.message}`)
      const reason = [sweepReason(services.length, settled, edges, orphans), ...told].join('; ')
      const plan = edges.map((edge) => edge.plan)
      return {
        outputs: { operation, reason, 'pull-requests': pullRequestList(services) },
        summary: summaryOf(occasion, base, {
          operation,
          reason,
          services,
          settled,
          attest: ATTEST_HINT,
          dryRun: occasion.run.dryRun ? { plan } : undefined,
        }),
        failure: troubles.some(({ trouble }) => trouble.kind !== 'deferred')
          ? told.join('\n')
          : undefined,
      }
    }
  }
}

function sweepReason(
  busy: number,
  settled: number,
  edges: readonly PromotedEdge[],
  orphans: number,
): string {
  const [only] = edges
  if (only !== undefined && edges.length === 1 && busy === 1 && orphans === 0) return only.reason
  const counts = new Map<string, number>()
  for (const { operation } of edges) {
    if (operation !== 'none') counts.set(operation, (counts.get(operation) ?? 0) + 1)
  }
  if (orphans > 0) counts.set('closed', (counts.get('closed') ?? 0) + orphans)
  const done = [...counts].map(([operation, count]) => `${count} ${operation}`).join(', ')
  const looked = `looked at ${busy + settled} ${busy + settled === 1 ? 'service' : 'services'}`
  return `${looked}: ${done === '' ? 'nothing to do' : done}`
}
