import { ForgeError } from '@fluxgate/forge'
import { type ExceptedSet, isSame, type ServiceRecord } from '@fluxgate/promotion'
import { EXCEPTION_MARKER, exceptionComment } from '@fluxgate/report'
import { keepTold } from '../carry-out/keep-told.ts'
import { newestRecords } from '../facts/records.ts'
import { readSetRecords } from '../facts/set-records.ts'
import type { Forge } from '../forge-port.ts'
import type { Base } from '../repository.ts'
import type { Looked } from './look-at.ts'
import type { Overridable } from './override.ts'
import { setOfPull } from './set-exceptions.ts'

type Telling = Pick<Forge, 'keepComment' | 'deployments'>

/** What people skipped for a pull request, as far as a run knows. */
export interface Skipped {
  readonly records: readonly ServiceRecord[]
  readonly sets: readonly ExceptedSet[]
}

/**
 * One comment on the pull request, kept up to date, with what people skipped for it, whoever records more at the same moment; that it
 * can't be said stops nothing. undefined: it is said, else why not.
 */
export function tellSkipped(
  forge: Telling,
  base: Base,
  pull: Overridable,
  looked: readonly Looked[],
  known: Skipped,
): Promise<string | undefined> {
  return orWhyUntold(pull.number, () => tell(forge, base, pull, looked, known))
}

/**
 * The same from what is recorded alone: a run may have ended between the record and the comment. Nothing is asked of GitHub where
 * nobody skipped anything.
 */
export async function tellRecorded(
  forge: Telling,
  base: Base,
  pull: Overridable,
  looked: readonly Looked[],
): Promise<string | undefined> {
  const { number } = pull
  const records = looked.flatMap(({ facts }) => facts.records)
  if (!records.some((one) => one.kind === 'exception' && one.pullRequest === number)) {
    return undefined
  }
  return orWhyUntold(number, async () => {
    const sets = await setsSkippedFor(forge, base, pull)
    await tell(forge, base, pull, looked, { records, sets })
  })
}

async function tell(
  forge: Telling,
  base: Base,
  pull: Overridable,
  looked: readonly Looked[],
  known: Skipped,
): Promise<void> {
  const { number } = pull
  await keepTold(
    forge,
    { number, marker: EXCEPTION_MARKER },
    {
      first: commentOn(number, known),
      now: async () => commentOn(number, await skippedByNow(forge, base, pull, looked, known)),
    },
  )
}

function commentOn(number: number, { records, sets }: Skipped): string {
  const whole = new Set(sets.map(({ id }) => id))
  const own = records.flatMap((record) =>
    record.kind === 'exception' && record.pullRequest === number && !whole.has(record.id)
      ? [[record.id, record] as const]
      : [],
  )
  return exceptionComment([...new Map(own).values()], sets)
}

/** With what others have recorded meanwhile: the newest of an environment has all that is. */
async function skippedByNow(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  pull: Overridable,
  looked: readonly Looked[],
  known: Skipped,
): Promise<Skipped> {
  const moved = looked.filter(({ change }) => !isSame(change.before, change.after))
  const environments = new Set(moved.map(({ change }) => change.environment))
  const newest: ServiceRecord[] = []
  for (const one of environments) newest.push(...(await newestRecords(forge, base, one)))
  const sets = [...known.sets, ...(await setsSkippedFor(forge, base, pull))]
  return {
    records: [...known.records, ...newest],
    sets: [...new Map(sets.map((one) => [one.id, one])).values()],
  }
}

async function setsSkippedFor(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  pull: Overridable,
): Promise<readonly ExceptedSet[]> {
  const set = setOfPull(base, pull)
  if (set === undefined) return []
  const records = await readSetRecords(forge, base, set, pull.createdAt)
  return records.flatMap((one) =>
    one.what === 'excepted' && one.pullRequest === pull.number ? one : [],
  )
}

async function orWhyUntold(number: number, say: () => Promise<void>): Promise<string | undefined> {
  try {
    await say()
    return undefined
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error
    return `the exception counts, but could not be said on #${number}: ${error.message}`
  }
}
