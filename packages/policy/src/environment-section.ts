import { readBatch, type WrittenBatch } from './batch.ts'
import {
  type Fields,
  isShortFor,
  readChecked,
  readFields,
  readText,
  readTexts,
  readWord,
} from './fields.ts'
import type { Gates } from './gate-rules.ts'
import { isGateKey, readDuration, readGates } from './gates.ts'
import type { Environment } from './model.ts'
import { isLabel } from './names.ts'
import { promotionKeys } from './nothing-promoted.ts'
import { overlaysByAddress, type PlacedPattern, readOverlays } from './overlays-section.ts'
import type { PinsPolicy } from './pins.ts'
import { type PlacedAddress, readAddresses } from './pins-section.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import type { Batch } from './release-sets.ts'
import { hint } from './suggestion.ts'
import { isNothing, type MapEntry, type Node } from './tree.ts'

const KEYS = [
  'after',
  'afterAny',
  'overlays',
  'land',
  'proof',
  'merge',
  'supersede',
  'clusters',
  'gates',
  'batch',
  'unproven',
  'onFailure',
  'rollback',
  'pins',
] as const
type Key = (typeof KEYS)[number]

const LEAST_AUTO_SOAK = 600

/** An environment as written, with what the checks between environments need. */
export interface WrittenEnvironment extends Environment {
  readonly offset: number
  readonly patterns: readonly PlacedPattern[]
  readonly placed: readonly PlacedAddress[]
  /** Names under `after` and `afterAny` with where they stand. */
  readonly follows: readonly { readonly name: string; readonly offset: number }[]
  /** Whether it says of nothing that it follows it. */
  readonly first: boolean
  /** Services that `batch` names, with where they stand. */
  readonly grouped: WrittenBatch['grouped']
  /** Keys that speak of promotions alone, where it is first. */
  readonly promotion: readonly MapEntry[]
}

/** A gate is often written beside the keys of its environment. */
function wayOut(unknown: string, keys: readonly string[]): string {
  return isGateKey(unknown) ? '; put it under "gates"' : hint(unknown, keys)
}

/** Parses one environment, its name checked already. */
export function readEnvironment(
  { key: name, keyOffset, value }: MapEntry,
  pins: PinsPolicy,
  problems: ProblemList,
): WrittenEnvironment {
  const known = fieldsOf(name, value, problems)
  const fields: Fields<Key> = known ?? new Map()
  const follows = readFollows(fields, problems)
  const first = known !== undefined && !known.has('after') && !known.has('afterAny')
  const gates = readGates(fields.get('gates'), problems)
  const merge = readMerge(fields, first ? undefined : gates, problems)
  const { batch, grouped } = readBatch(fields.get('batch'), problems)
  const pinsEntry = fields.get('pins')
  const placed = pinsEntry === undefined ? [] : readAddresses(pinsEntry.value, name, pins, problems)
  const overlays = fields.get('overlays')
  const byAddress = known !== undefined && overlays === undefined
  const patterns = byAddress
    ? overlaysByAddress(placed, name, keyOffset, problems)
    : readOverlays(overlays, name, problems)
  return {
    name,
    offset: keyOffset,
    overlays: patterns.map(({ text }) => text),
    land:
      wordOf(fields, 'land', ['commit', 'pull-request'], problems) ??
      (first ? 'commit' : 'pull-request'),
    proof: wordOf(fields, 'proof', ['upgrade', 'test'], problems) ?? 'upgrade',
    after: fields.has('after') ? follows.map((one) => one.name) : [],
    afterAny: fields.has('after') ? [] : follows.map((one) => one.name),
    merge,
    supersede:
      wordOf(fields, 'supersede', ['until-approved', 'always'], problems) ??
      (merge === 'auto' ? 'always' : 'until-approved'),
    batch,
    clusters: readClusters(fields, problems),
    rollback: wordOf(fields, 'rollback', ['pull-request', 'commit'], problems) ?? 'pull-request',
    onFailure: wordOf(fields, 'onFailure', ['none', 'revert'], problems) ?? 'none',
    unproven: readUnproven(fields.get('unproven'), batch, problems),
    addresses: placed.map(({ pin, file, pointer }) => ({ pin, file, pointer })),
    gates,
    patterns,
    placed,
    follows,
    first,
    grouped,
    promotion: first ? promotionKeys(fields) : [],
  }
}

/** Undefined where it is no map, which is told; nothing at all is a map without keys. */
function fieldsOf(name: string, value: Node, problems: ProblemList): Fields<Key> | undefined {
  if (isNothing(value)) return new Map()
  const what = `environment ${quote(name)}`
  if (isShortFor(value, what, 'overlays', problems)) return undefined
  const fields = readFields(value, what, KEYS, problems, wayOut)
  return value.kind === 'map' ? fields : undefined
}

function wordOf<const Word extends string>(
  fields: Fields<Key>,
  key: Key,
  words: readonly Word[],
  problems: ProblemList,
): Word | undefined {
  const entry = fields.get(key)
  return entry === undefined ? undefined : readWord(entry.value, quote(key), words, problems)
}

function readFollows(
  fields: Fields<Key>,
  problems: ProblemList,
): readonly { readonly name: string; readonly offset: number }[] {
  const after = fields.get('after')
  const afterAny = fields.get('afterAny')
  if (after !== undefined && afterAny !== undefined) {
    problems.add(
      afterAny.keyOffset,
      '"after" and "afterAny" exclude each other; keep "after" for all of them or "afterAny" for one of them',
    )
  }
  const entry = after ?? afterAny
  if (entry === undefined) return []
  const follows: { name: string; offset: number }[] = []
  const what = quote(entry.key)
  readTexts(entry.value, what, problems, (item) => {
    const name = readText(item, 'an environment', problems)
    if (name !== undefined) follows.push({ name, offset: item.offset })
    return name
  })
  if (entry.value.kind === 'list' && entry.value.items.length === 0) {
    problems.add(
      entry.value.offset,
      `${what} names no environment; leave it out where nothing comes before`,
    )
  }
  return follows
}

/** `gates`: what must hold a soak where merging is automatic; undefined: said elsewhere. */
function readMerge(
  fields: Fields<Key>,
  gates: Gates | undefined,
  problems: ProblemList,
): 'manual' | 'auto' {
  const entry = fields.get('merge')
  if (entry === undefined) return 'manual'
  const merge = readWord(entry.value, '"merge"', ['manual', 'auto'], problems) ?? 'manual'
  if (merge === 'auto' && gates !== undefined && gates.soakSeconds < LEAST_AUTO_SOAK) {
    problems.add(
      entry.value.offset,
      '"merge" auto needs a soak of at least 10m; put soak: 10m into its "gates"',
    )
  }
  return merge
}

function readClusters(fields: Fields<Key>, problems: ProblemList): readonly string[] {
  const entry = fields.get('clusters')
  if (entry === undefined) return []
  if (entry.value.kind === 'list' && entry.value.items.length === 0) {
    problems.add(
      entry.value.offset,
      '"clusters" names no cluster; leave it out where one report proves a release',
    )
  }
  const form = 'a name of lower case letters, digits and "-", as the Alert sets it'
  return readTexts(entry.value, '"clusters"', problems, (item) =>
    readChecked(item, 'cluster', form, isLabel, problems),
  )
}

function readUnproven(
  entry: MapEntry | undefined,
  batch: Batch,
  problems: ProblemList,
): Environment['unproven'] {
  const fields =
    entry === undefined
      ? undefined
      : readFields(entry.value, '"unproven"', ['after', 'then'], problems)
  const after = fields?.get('after')
  const answer = fields?.get('then')
  const word =
    answer === undefined ? 'show' : readWord(answer.value, '"then"', ['show', 'open'], problems)
  if (answer !== undefined && word === 'open' && batch.kind === 'all') {
    problems.add(
      answer.value.offset,
      '"then" open is for services that go alone, and with "batch" true none does; leave "then" out: what nobody reports on is listed',
    )
  }
  const afterSeconds =
    after === undefined ? undefined : readDuration(after.value, '"after"', problems)
  // biome-ignore lint/suspicious/noThenProperty: the policy's own word, and never awaited
  return { afterSeconds, then: word ?? 'show' }
}
