import type { Deployment } from '@fluxgate/forge'
import {
  enumerate,
  keyOfTask,
  type NewRecord,
  parseRecord,
  recordPayload,
  type ServiceRecord,
  taskOf,
} from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import type { RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { deploymentsSince } from './deployment-pages.ts'

/** Pages of 100 that are read at most (design 7.3); what is older is said to be left out. */
const PAGES = 10

/** Records of one service, and what was left out of them, if anything was. */
export interface ReadRecords {
  readonly records: readonly ServiceRecord[]
  readonly cut: string | undefined
}

/** The accepted records of one service: those the recorder wrote and that read as records; newest first. */
export async function readRecords(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  key: string,
  since: string | undefined,
): Promise<ReadRecords> {
  const wanted = { since: since === undefined ? undefined : Date.parse(since), most: PAGES }
  const of = { task: taskOf(key), environment: undefined }
  const { deployments, whole } = await deploymentsSince(forge, of, wanted)
  const cut = whole ? undefined : `records older than the newest ${PAGES * 100} were not read`
  return { records: acceptedIn(deployments, base), cut }
}

/** Those that the recorder wrote and that read as records. */
export function acceptedIn(
  deployments: readonly Deployment[],
  { recorder }: Pick<Base, 'recorder'>,
): readonly ServiceRecord[] {
  return deployments.flatMap(({ id, environment, task, createdAt, creator, payload }) => {
    const key = keyOfTask(task)
    if (creator?.id !== recorder || key === undefined) return []
    const record = parseRecord(payload, { id, environment, key, createdAt })
    return record.kind === 'unreadable' ? [] : [record]
  })
}

/** Records, of services or of sets, with those of `more` that are not among them, by their numbers. */
export function withNew<Numbered extends { readonly id: number }>(
  records: readonly Numbered[],
  more: readonly Numbered[],
): readonly Numbered[] {
  const known = new Set(records.map(({ id }) => id))
  return [...records, ...more.filter(({ id }) => !known.has(id))]
}

/** Pages of the newest records of an environment in which a sweep looks for what failed there. */
const NEWEST_PAGES = 3

/** The newest accepted records of one environment, of whatever service. */
export async function newestRecords(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  environment: string,
): Promise<readonly ServiceRecord[]> {
  return (await recordsSinceIn(forge, base, environment, undefined)).records
}

/**
 * The accepted records of one environment since a moment (RFC 3339; undefined: since ever), of whatever service; `whole`: whether the
 * newest pages have all of them.
 */
export async function recordsSinceIn(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  environment: string,
  since: string | undefined,
): Promise<{ readonly records: readonly ServiceRecord[]; readonly whole: boolean }> {
  const wanted = { since: since === undefined ? undefined : Date.parse(since), most: NEWEST_PAGES }
  const of = { task: undefined, environment }
  const { deployments, whole } = await deploymentsSince(forge, of, wanted)
  return { records: acceptedIn(deployments, base), whole }
}

/** Writes one record as a GitHub Deployment of the commit `ref`, and returns it as it will be read; in a dry run, as it would be. `now`: RFC 3339. */
export async function recordOf(
  forge: Pick<Forge, 'recordDeployment'>,
  run: RunFacts,
  { record, ref }: { readonly record: NewRecord; readonly ref: string },
  now: string,
): Promise<ServiceRecord> {
  const createdAt = now
  if (run.dryRun) return { ...record, id: 0, createdAt }
  const runUrl = run.url
  const id = await forge.recordDeployment({
    ref,
    environment: record.environment,
    task: taskOf(record.key),
    description: describeRecord(record),
    payload: recordPayload({ ...record, runUrl }),
    status: record.kind === 'rollout' && record.outcome === 'failure' ? 'failure' : 'success',
    logUrl: runUrl,
  })
  return { ...record, runUrl, id, createdAt }
}

const ENDED = {
  success: 'succeeded',
  failure: 'failed',
  unknown: 'reported',
} as const

/** One line for people who look at the deployment on GitHub. */
export function describeRecord(record: NewRecord): string {
  const release = `${record.key} ${record.pins.chart ?? record.releaseId}`
  switch (record.kind) {
    case 'rollout':
      return `${release}: ${record.what} ${ENDED[record.outcome]}${record.cluster === undefined ? '' : ` on ${record.cluster}`}`
    case 'attestation':
      return `${release}: attested by ${record.login ?? record.person}`
    case 'choice':
      return `${release}: chosen by ${record.login ?? record.person}`
    case 'exception':
      return `${release}: ${enumerate(record.gates)} skipped by ${record.login ?? record.person}`
  }
}

/** What a record says, for a line that names its service already. */
export function describeFact(record: NewRecord): string {
  const release = record.pins.chart ?? record.releaseId
  switch (record.kind) {
    case 'rollout': {
      const { what, outcome, cluster } = record
      const where = cluster === undefined ? '' : ` on ${cluster}`
      return `${what} ${what === 'rollback' ? 'to' : 'of'} ${release} ${ENDED[outcome]}${where}`
    }
    case 'attestation':
      return `${release} attested by ${record.login ?? record.person}`
    case 'choice':
      return `${release} chosen by ${record.login ?? record.person}`
    case 'exception':
      return `${enumerate(record.gates)} of ${release} skipped by ${record.login ?? record.person}`
  }
}
