import {
  type NewSetRecord,
  parseSetRecord,
  type SetRecord,
  setPayload,
  taskOf,
} from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import type { RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'

/**
 * The accepted records of one release set in one environment, of the newest 100: what is open or was closed last is among them,
 * since each stands for a head that our pull request had.
 */
export async function readSetRecords(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  environment: string,
  id: string,
): Promise<readonly SetRecord[]> {
  const { deployments } = await forge.deployments({ task: taskOf(id), environment, page: 1 })
  return deployments.flatMap(({ id: number, createdAt, creator, payload }) => {
    if (creator?.id !== base.recorder) return []
    const record = parseSetRecord(payload, { id: number, environment, key: id, createdAt })
    return 'what' in record ? [record] : []
  })
}

/** Writes a record of a release set as a GitHub Deployment of the commit that it is about; returns its number. */
export function writeSetRecord(
  forge: Pick<Forge, 'recordDeployment'>,
  record: NewSetRecord,
  where: { readonly ref: string; readonly logUrl: string | undefined },
): Promise<number> {
  return forge.recordDeployment({
    ref: where.ref,
    environment: record.environment,
    task: taskOf(record.key),
    description: describeSetRecord(record),
    payload: setPayload(record),
    status: 'success',
    logUrl: where.logUrl,
  })
}

/** What a person asked of a release set, recorded; in a dry run as it would be. `now`: RFC 3339. */
export async function recordOfSet<Asked extends NewSetRecord>(
  forge: Pick<Forge, 'recordDeployment'>,
  run: RunFacts,
  { record, ref }: { readonly record: Asked; readonly ref: string },
  now: string,
): Promise<Asked & { readonly id: number; readonly createdAt: string }> {
  const id = run.dryRun ? 0 : await writeSetRecord(forge, record, { ref, logUrl: run.url })
  return { ...record, id, createdAt: now }
}

function describeSetRecord(record: NewSetRecord): string {
  switch (record.what) {
    case 'proposed': {
      const { services, name } = record
      return `release set ${name}: ${services} ${services === 1 ? 'service' : 'services'} proposed`
    }
    case 'chosen':
      return `release set ${record.name}: asked for by ${record.login ?? record.person}`
    case 'taken-out':
      return `release set ${record.name}: ${record.service} taken out by ${record.login ?? record.person}`
  }
}
