import { type Deployment, ForgeError } from '@fluxgate/forge'
import {
  enumerate,
  type NewSetRecord,
  parseSetRecord,
  type SetRecord,
  setPayload,
  taskOf,
} from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import type { RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { deploymentsSince } from './deployment-pages.ts'

/** Pages of 100 that are read at most. */
const PAGES = 10

/** What a pull request proposes may be recorded some time before it is opened. */
const RECORDED_AHEAD_MS = 86_400_000

/**
 * The accepted records of one release set in one environment, newest first: those of pull requests opened since a moment (RFC 3339),
 * or as many as are read at most. Anybody who can write may write deployments of that name between them, so where they hide what was asked for, that is an
 * error: a service that a person took out must not come back for it.
 */
export async function readSetRecords(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  { environment, id }: { readonly environment: string; readonly id: string },
  since?: string,
): Promise<readonly SetRecord[]> {
  const until = since === undefined ? undefined : Date.parse(since) - RECORDED_AHEAD_MS
  const of = { task: taskOf(id), environment }
  const { deployments, whole } = await deploymentsSince(forge, of, { since: until, most: PAGES })
  if (whole || since === undefined) {
    return deployments.flatMap((one) => acceptedRecord(one, base, environment, id))
  }
  const why = `release set ${id} has over ${PAGES * 100} deployments in ${environment} since its pull request was opened`
  const way = 'delete those that nobody needs'
  throw new ForgeError(
    'refused',
    'INVALID_REQUEST',
    `${why}, so what was recorded can not be told; ${way}`,
  )
}

function acceptedRecord(
  { id: number, createdAt, creator, payload }: Deployment,
  { recorder }: Base,
  environment: string,
  id: string,
): readonly SetRecord[] {
  if (creator?.id !== recorder) return []
  const record = parseSetRecord(payload, { id: number, environment, key: id, createdAt })
  return 'what' in record ? [record] : []
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
    case 'excepted': {
      const who = record.login ?? record.person
      return `release set ${record.name}: ${enumerate(record.gates)} skipped by ${who}`
    }
    case 'taken-out':
      return `release set ${record.name}: ${record.service} taken out by ${record.login ?? record.person}`
  }
}
