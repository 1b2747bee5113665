import type { Fields } from './fields.ts'
import { nameInWords } from './names.ts'
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
 * What speaks of promotions in an environment. In one that follows no other, bumps land, which pass no gate, are merged by people or at
 * once, and always move to what was asked for last: a rule that would never count is a mistake there. What says no more than that
 * (`merge: manual`, `batch: false`) is none.
 */
export function promotionKeys(fields: Fields<string>): readonly MapEntry[] {
  const merge = fields.get('merge')
  const auto = merge?.value.kind === 'scalar' && merge.value.text === 'auto' ? merge : undefined
  const batch = fields.get('batch')
  const off = batch?.value.kind === 'scalar' && batch.value.text === 'false'
  const said = [auto, fields.get('supersede'), off ? undefined : batch, fields.get('unproven')]
  return [...said.filter((entry) => entry !== undefined), ...gateKeys(fields.get('gates'))]
}

function gateKeys(gates: MapEntry | undefined): readonly MapEntry[] {
  return gates?.value.kind === 'map' ? gates.value.entries : []
}

/** An environment by name, with what it follows and the keys in it that speak of promotions. */
interface Promoting {
  readonly name: string
  readonly follows: readonly unknown[]
  readonly promotion: readonly MapEntry[]
}

/**
 * Refuses what speaks of promotions in environments that follow no other: each of them once, and all of them once where no environment
 * follows any, for then the order is what was left out.
 */
export function refusePromotionKeys(
  environments: readonly Promoting[],
  problems: ProblemList,
): void {
  const first = environments.filter(({ follows }) => follows.length === 0)
  const odd = first.filter(({ promotion }) => promotion.length > 0)
  const [one, ...others] = odd
  if (one === undefined) return
  if (others.length === 0 || first.length < environments.length) {
    for (const { name, promotion } of odd) refuse(name, promotion, problems)
    return
  }
  const names = odd.map(({ name }) => quote(name)).join(', ')
  const start = first.find(({ promotion }) => promotion.length === 0) ?? one
  const next = odd.find(({ name }) => name !== start.name) ?? one
  const way = `say what each follows with "after", such as after: [${nameInWords(start.name)}] in ${quote(next.name)}`
  problems.add(
    offsetOf(one.promotion),
    `no environment follows another, so nothing is promoted, and what ${names} say of promotions would never count; ${way}`,
  )
}

/** Refuses the gates of one service in an environment that follows no other; `entry`: whose value is the map of gates. */
export function refuseGates(name: string, entry: MapEntry, problems: ProblemList): void {
  refuse(name, gateKeys(entry), problems)
}

function refuse(name: string, entries: readonly MapEntry[], problems: ProblemList): void {
  const why = `of promotions, and environment ${quote(name)} follows no other, so nothing is promoted into it`
  const [only, ...others] = entries
  if (only === undefined) return
  const keys = entries.map(({ key }) => quote(key))
  const ways = entries.flatMap(({ key }) => WAYS.get(key) ?? [])
  if (others.length === 0) {
    const out = ways.length === 0 ? 'remove it' : `remove it (${ways[0]})`
    const message = `${keys[0]} is ${why}; ${out}, or say what it follows with "after"`
    problems.add(only.keyOffset, message)
    return
  }
  const all = `${keys.slice(0, -1).join(', ')} and ${keys.at(-1)}`
  problems.add(
    offsetOf(entries),
    `${all} are ${why}; say what it follows with "after", or remove them${ways.length === 0 ? '' : ` (${ways.join('; ')})`}`,
  )
}

function offsetOf(entries: readonly MapEntry[]): number {
  return Math.min(...entries.map(({ keyOffset }) => keyOffset))
}
