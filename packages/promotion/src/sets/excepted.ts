import type { Pins } from '@fluxgate/policy'
import { pinsAfter } from '../changes.ts'
import { shortHash } from '../digest.ts'
import { instant } from '../instant.ts'
import { offerOf } from '../offers.ts'
import { releaseId } from '../pins.ts'
import type { ExceptionRecord } from '../record.ts'
import { oneLine } from '../text.ts'
import type { SetFacts } from './facts.ts'
import { linesOf } from './line.ts'
import { proposedAt } from './proposed-by.ts'
import { openOf } from './set-life.ts'
import type { ExceptedSet, ProposedSet } from './set-record.ts'

/** Fits into a row beside who wrote it. */
const LONGEST_REASON = 300

/** What a set brings, as the end of its name: a hash of what the target will pin of each of its services, by key and id of all pins. */
export function setHash(members: readonly (readonly [key: string, releaseId: string])[]): string {
  const sorted = members.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return shortHash(JSON.stringify(sorted))
}

/**
 * What an exception for a whole set comes to for each of its services, where exactly what the set's name stands for is to be pinned;
 * else nothing. `pinned`: all that the target would pin, by service; others may be among it.
 */
export function exceptionsOf(
  record: ExceptedSet,
  pinned: ReadonlyMap<string, Pins>,
): readonly ExceptionRecord[] {
  const { id, environment, createdAt, members, name } = record
  const { gates, person, login, pullRequest, head } = record
  const reason = oneLine(record.reason, LONGEST_REASON)
  const brought = members.flatMap((key) => {
    const pins = pinned.get(key)
    return pins === undefined ? [] : [{ key, pins, releaseId: releaseId(pins) }]
  })
  const hash = setHash(brought.map((one) => [one.key, one.releaseId]))
  const same = brought.length === members.length && name.endsWith(`.${hash}`)
  if (!same) return []
  const origin = { repository: undefined, commit: undefined }
  return brought.map((one) => ({
    ...({ kind: 'exception', id, environment, createdAt, origin, ...one } as const),
    gates,
    person,
    login,
    reason,
    pullRequest,
    head,
  }))
}

/** The facts with what people let past gates of the whole set that is open, as exceptions of its services. */
export function withSetExceptions(facts: SetFacts): SetFacts {
  const open = openOf(facts)
  const excepted = facts.records.flatMap((record) =>
    record.what === 'excepted' && record.pullRequest === open?.number ? record : [],
  )
  const proposed = open === undefined ? undefined : proposedAt(open.head, facts)
  if (excepted.length === 0 || proposed === undefined) return facts
  const pinned = broughtBy(proposed, facts)
  const granted = Map.groupBy(
    excepted.flatMap((record) => exceptionsOf(record, pinned)),
    ({ key }) => key,
  )
  const services = facts.services.map((one) => {
    return { ...one, records: [...one.records, ...(granted.get(one.key) ?? [])] }
  })
  return { ...facts, services }
}

/** What the target would pin of each service with a set that was proposed, as its upstream has it. */
function broughtBy(proposed: ProposedSet, facts: SetFacts): ReadonlyMap<string, Pins> {
  const place = instant(proposed.at)
  return new Map(
    linesOf(facts.services, facts.environment, proposed.upstream).flatMap((line) => {
      const entry = line.entries.find((one) => one.place <= place)
      const { overlay } = line.edge.targetFacts
      if (entry?.pins === undefined || overlay.kind !== 'present') return []
      const { release } = offerOf(line.edge, { pins: entry.pins, origin: entry.origin })
      return [[line.key, pinsAfter(overlay, release.pins)] as const]
    }),
  )
}
