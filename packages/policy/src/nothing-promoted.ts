import type { Fields } from './fields.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import type { MapEntry } from './tree.ts'

/** What people may have meant by a key that speaks of promotions alone. */
const WAYS: ReadonlyMap<string, string> = new Map([
  ['merge', 'a bump merges by itself with land: commit'],
  ['approvals', 'require reviews in a ruleset of the branch'],
  ['checks', 'require checks in a ruleset of the branch'],
  ['freezes', 'hold its services to keep bumps out'],
])

/**
 * Refuses what speaks of promotions in an environment that follows no other. Bumps land there, which pass no gate, are merged by people
 * or at once, and always move to what was asked for last: a rule that would never count is a mistake. What says no more than that (`merge:
 * manual`, `batch: false`) is none.
 */
export function refusePromotionKeys(
  name: string,
  fields: Fields<string>,
  problems: ProblemList,
): void {
  const merge = fields.get('merge')
  const auto = merge?.value.kind === 'scalar' && merge.value.text === 'auto' ? merge : undefined
  const batch = fields.get('batch')
  const off = batch?.value.kind === 'scalar' && batch.value.text === 'false'
  for (const entry of [
    auto,
    fields.get('supersede'),
    off ? undefined : batch,
    fields.get('unproven'),
  ]) {
    if (entry !== undefined) refuse(name, entry, problems)
  }
  refuseGates(name, fields.get('gates'), problems)
}

/** Refuses the gates of an environment that follows no other, or those of one service there; `entry`: whose value is the map of gates. */
export function refuseGates(
  name: string,
  entry: MapEntry | undefined,
  problems: ProblemList,
): void {
  if (entry?.value.kind !== 'map') return
  for (const gate of entry.value.entries) refuse(name, gate, problems)
}

function refuse(name: string, { key, keyOffset }: MapEntry, problems: ProblemList): void {
  const why = `environment ${quote(name)} follows no other, so nothing is promoted into it`
  const way = WAYS.get(key)
  const out = way === undefined ? 'remove it' : `remove it (${way})`
  problems.add(
    keyOffset,
    `${quote(key)} is of promotions, and ${why}; ${out}, or say what it follows with "after"`,
  )
}
