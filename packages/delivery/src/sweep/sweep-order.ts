import type { Environment } from '@fluxgate/policy'
import type { ServiceRecord } from '@fluxgate/promotion'
import type { Clock } from '@fluxgate/transport'
import type { SweepFiles } from '../facts/sweep-files.ts'
import type { Base } from '../repository.ts'
import type { OurPullRequest } from './our-pull-requests.ts'
import type { ToSweep } from './sweep-service.ts'
import type { Member } from './sweep-sets.ts'
import { unsettled } from './unsettled.ts'

/** Beyond this it is not certain that one sweep gets to the end. */
const MANY = 250

/** Where there are many, a sweep begins anywhere among them, so that none waits for ever behind those before it. */
export function inTurn(keys: readonly string[], clock: Clock): readonly string[] {
  if (keys.length <= MANY) return keys
  const start = Math.floor(clock.random() * keys.length)
  return [...keys.slice(start), ...keys.slice(0, start)]
}

/** What is looked for, and how far that has come. */
export interface Looking {
  readonly keys: readonly string[]
  readonly targets: readonly Environment[]
  readonly open: readonly OurPullRequest[]
  /** Services of which a failure was the last that was heard. */
  readonly failed: ReadonlySet<string>
  /** Services that were looked at so far and have nothing to decide. */
  settled: number
  /** Services that were looked at so far and have nothing to decide but what their release set does. */
  grouped: number
  /** Services that were looked at so far and have to go with a release set. */
  readonly members: Member[]
}

interface Look {
  readonly some: readonly string[]
  readonly busy: ReturnType<typeof unsettled>
  /** Whether the next are looked at before these are known. */
  readonly ahead: boolean
}

/**
 * What there is to sweep, looked for as it is asked for: while some services are compared, the files of the next are read, and no more
 * than those are held.
 */
export async function* unsettledOf(
  files: SweepFiles,
  base: Base,
  own: readonly ServiceRecord[] | undefined,
  looking: Looking,
): AsyncGenerator<readonly ToSweep[]> {
  const { keys, targets, open, failed } = looking
  let from = 0
  async function look(): Promise<Look | undefined> {
    if (from >= keys.length) return undefined
    const { services, ahead } = await files.together(keys.length - from)
    const some = keys.slice(from, from + services)
    from += some.length
    const busy = unsettled(files.read, base, targets, some, open, failed)
    // Where nobody asks for more, nobody hears of its trouble either.
    busy.catch(() => undefined)
    return { some, busy, ahead }
  }
  let next = await look()
  while (next !== undefined) {
    const { some, busy, ahead } = next
    if (ahead) next = await look()
    const { keys: found, members, files: known } = await busy
    looking.members.push(...members)
    const told = new Set([...found, ...members.map(({ key }) => key)])
    looking.settled += some.length - told.size
    looking.grouped += told.size - found.length
    yield found.map((key) => ({ key, records: recordsOf(own, key), known }))
    if (!ahead) next = await look()
  }
}

/** Those of one service among the records of this run. */
export function recordsOf(
  own: readonly ServiceRecord[] | undefined,
  key: string,
): readonly ServiceRecord[] {
  return (own ?? []).filter((record) => record.key === key)
}
