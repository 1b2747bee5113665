import { ForgeError } from '@fluxgate/forge'
import type { ExceptedSet, ServiceRecord } from '@fluxgate/promotion'
import { EXCEPTION_MARKER, exceptionComment } from '@fluxgate/report'
import { readSetRecords } from '../facts/set-records.ts'
import type { Forge } from '../forge-port.ts'
import type { Base } from '../repository.ts'
import type { Looked } from './look-at.ts'
import type { Overridable } from './override.ts'
import { setOfPull } from './set-exceptions.ts'

/**
 * One comment on the pull request, kept up to date, with what people skipped for it; that it can't be said stops nothing. undefined:
 * it is said, else why not.
 */
export async function tellSkipped(
  forge: Pick<Forge, 'keepComment'>,
  number: number,
  records: readonly ServiceRecord[],
  sets: readonly ExceptedSet[],
): Promise<string | undefined> {
  const whole = new Set(sets.map(({ id }) => id))
  const own = records.flatMap((record) =>
    record.kind === 'exception' && record.pullRequest === number && !whole.has(record.id)
      ? [[record.id, record] as const]
      : [],
  )
  const body = exceptionComment([...new Map(own).values()], sets)
  return orWhyUntold(number, async () => {
    await forge.keepComment({ number, marker: EXCEPTION_MARKER, body })
    return undefined
  })
}

async function orWhyUntold(
  number: number,
  say: () => Promise<string | undefined>,
): Promise<string | undefined> {
  try {
    return await say()
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error
    return `the exception counts, but could not be said on #${number}: ${error.message}`
  }
}

/**
 * The same from what is recorded alone: a run may have ended between the record and the comment. Nothing is asked of GitHub where
 * nobody skipped anything.
 */
export async function tellRecorded(
  forge: Pick<Forge, 'keepComment' | 'deployments'>,
  base: Base,
  pull: Overridable,
  looked: readonly Looked[],
): Promise<string | undefined> {
  const { number, createdAt } = pull
  const known = looked.flatMap(({ facts }) => facts.records)
  if (!known.some((one) => one.kind === 'exception' && one.pullRequest === number)) return undefined
  const set = setOfPull(base, pull)
  return orWhyUntold(number, async () => {
    const records = set === undefined ? [] : await readSetRecords(forge, base, set, createdAt)
    const sets = records.flatMap((one) =>
      one.what === 'excepted' && one.pullRequest === number ? one : [],
    )
    return tellSkipped(forge, number, known, sets)
  })
}
