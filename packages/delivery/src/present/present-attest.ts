import type { RecordLine } from '@fluxgate/report'
import type { Attested, AttestOutcome } from '../acts/attest.ts'
import { describeFact } from '../facts/records.ts'
import { foremost } from '../ports.ts'
import { brokenPolicy, type Occasion, type Presented, refusal, summaryOf } from './present.ts'

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
      const records = services.flatMap(({ key, operation: done, record }) =>
        record === undefined || done !== 'created'
          ? []
          : [{ number: record.id, service: key, version: record.pins.chart }],
      )
      return {
        outputs: { operation, reason, records: JSON.stringify(records) },
        summary: summaryOf(occasion, base, {
          operation,
          reason,
          records: services.map((service) => recordLine(service, environment)),
          dryRun: occasion.run.dryRun ? { plan: services } : undefined,
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
  const count = (kind: ReturnType<typeof recordOutcome>['kind']) =>
    services.filter((service) => recordOutcome(service).kind === kind).length
  const planned = count('planned')
  const written = planned === 0 ? `${count('written')} attested` : `${planned} would be attested`
  return `${written}, ${count('known')} known already, ${count('refused')} refused`
}

function recordLine(attested: Attested, environment: string): RecordLine {
  const { key, record } = attested
  const what = record === undefined ? 'attestation' : describeFact(record)
  return { key, environment, what, outcome: recordOutcome(attested) }
}

function recordOutcome({ operation, reason, record }: Attested): RecordLine['outcome'] {
  if (operation === 'refused') return { kind: 'refused', why: reason }
  if (record === undefined) return { kind: 'known', number: undefined }
  return operation === 'created' ? { kind: 'written', number: record.id } : { kind: 'planned' }
}
