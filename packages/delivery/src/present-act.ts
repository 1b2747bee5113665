import type { RecordLine } from '@fluxgate/report'
import type { Attested, AttestOutcome } from './attest.ts'
import type { BumpOutcome } from './land-bump.ts'
import { foremost } from './ports.ts'
import {
  brokenPolicy,
  type Occasion,
  overtaken,
  type Presented,
  refusal,
  summaryOf,
} from './present.ts'
import { describeRecord } from './records.ts'

/** What a bump did, as outputs and as a summary. A bump that is refused fails: somebody expects the version to run. */
export function presentBump(occasion: Occasion, outcome: BumpOutcome): Presented {
  const nothing = { commit: '', 'pull-request': '' }
  switch (outcome.kind) {
    case 'broken-policy':
      return brokenPolicy(occasion, outcome.problems, nothing)
    case 'refused':
      return refusal(occasion, outcome.why, nothing, { fails: true })
    case 'overtaken':
      return overtaken(occasion, nothing)
    case 'bumped': {
      const { operation, reason, commit, pullRequest, plan, base, key, changes, suggestion } =
        outcome
      return {
        outputs: {
          operation,
          reason,
          commit: commit ?? '',
          'pull-request': pullRequest === undefined ? '' : String(pullRequest.number),
        },
        summary: summaryOf(occasion, base, {
          operation,
          reason,
          bump: { key, environment: plan.environment, changes, pullRequest, commit },
          suggestion:
            suggestion === undefined ? undefined : { file: '', text: suggestion, notes: [] },
          dryRun: occasion.run.dryRun ? { plan } : undefined,
        }),
        failure: operation === 'refused' ? reason : undefined,
      }
    }
  }
}

/** What was attested, as outputs and as a summary. */
export function presentAttest(
  occasion: Occasion,
  environment: string,
  outcome: AttestOutcome,
): Presented {
  const nothing = { records: '[]' }
  switch (outcome.kind) {
    case 'broken-policy':
      return brokenPolicy(occasion, outcome.problems, nothing)
    case 'refused':
      return refusal(occasion, outcome.why, nothing, { fails: true })
    case 'attested': {
      const { services, base } = outcome
      const operation = foremost(services.map((service) => service.operation))
      const refused = services.filter((service) => service.operation === 'refused')
      const reason = attestReason(services)
      const records = services.flatMap(({ key, record }) =>
        record === undefined
          ? []
          : [{ number: record.id, service: key, version: record.pins.chart }],
      )
      return {
        outputs: { operation, reason, records: JSON.stringify(records) },
        summary: summaryOf(occasion, base, {
          operation,
          reason,
          records: services.map((service) => recordLine(service, environment, occasion)),
        }),
        failure:
          refused.length === services.length && refused.length > 0
            ? refused.map(({ key, reason: why }) => `${key}: ${why}`).join('\n')
            : undefined,
      }
    }
  }
}

function attestReason(services: readonly Attested[]): string {
  const [only] = services
  if (only !== undefined && services.length === 1) return `${only.key}: ${only.reason}`
  const count = (operation: Attested['operation']) =>
    services.filter((service) => service.operation === operation).length
  return `${count('created')} attested, ${count('none')} known already, ${count('refused')} refused`
}

function recordLine(
  { key, operation, reason, record }: Attested,
  environment: string,
  { run }: Occasion,
): RecordLine {
  const what = record === undefined ? reason : describeRecord(record)
  const common = { key, environment, what }
  if (operation === 'refused') return { ...common, outcome: { kind: 'refused', why: reason } }
  if (record !== undefined) return { ...common, outcome: { kind: 'written', number: record.id } }
  if (run.dryRun) return { ...common, outcome: { kind: 'planned' } }
  return { ...common, outcome: { kind: 'known', number: undefined } }
}
