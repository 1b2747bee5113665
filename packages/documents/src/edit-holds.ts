import { type Hold, parseHolds } from '@fluxgate/policy'
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml'
import { parseYaml } from './parse.ts'

/** The text of a hold file with one edit made, or why that edit can't be made safely. */
export type HoldsEdit =
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string }

type Cut = { readonly start: number; readonly end: number; readonly text: string }

const BY_HAND = 'the file is written in a way that can not be edited safely; edit it by hand'

/**
 * Adds a hold at the end of a hold file; `text` undefined: there is none yet. No other byte changes, and what the file
 * says afterwards is read again and compared.
 */
export function addHold(text: string | undefined, hold: Hold): HoldsEdit {
  const before = text ?? ''
  const holds = holdsIn(before)
  const root = rootOf(before)
  if (holds === undefined || root === 'unreadable') return refused()
  const after = root === undefined ? appended(before, hold, 0) : addedTo(root, before, hold)
  return after === undefined ? refused() : proven(after, [...holds, hold])
}

/**
 * Ends holds by setting the `until` of those entries (counted from 0), so that the file keeps their story. No other byte
 * changes, and what the file says afterwards is read again and compared.
 */
export function endHolds(text: string, entries: readonly number[], until: string): HoldsEdit {
  const holds = holdsIn(text)
  const root = rootOf(text)
  if (holds === undefined || root === 'unreadable' || !isSeq(root)) return refused()
  const cuts: Cut[] = []
  for (const entry of entries) {
    const item = root.items[entry]
    const cut = isMap(item) ? untilOf(item, text, JSON.stringify(until)) : undefined
    if (cut === undefined) return refused()
    cuts.push(cut)
  }
  const ended = holds.map((hold, index) => (entries.includes(index) ? { ...hold, until } : hold))
  return proven(spliced(text, cuts), ended)
}

function holdsIn(text: string): readonly Hold[] | undefined {
  const parsed = parseHolds(text, 'holds')
  return parsed.kind === 'ok' ? parsed.holds : undefined
}

function rootOf(text: string): ParsedNode | 'unreadable' | undefined {
  const parsed = parseYaml(text)
  if (parsed.kind === 'bad' || parsed.documents.length > 1) return 'unreadable'
  const root = parsed.documents[0]?.root
  // A file of comments alone parses to a null that stands nowhere.
  return isScalar(root) && root.source === '' ? undefined : root
}

function addedTo(root: ParsedNode, text: string, hold: Hold): string | undefined {
  if (!isSeq(root)) return undefined
  const [start, end] = root.range
  if (root.flow !== true) return appended(text, hold, columnOf(text, start))
  const item = JSON.stringify(ordered(hold))
  const separator = root.items.length === 0 ? '' : ', '
  return spliced(text, [{ start: end - 1, end: end - 1, text: `${separator}${item}` }])
}

function appended(text: string, hold: Hold, column: number): string {
  const line = newlineOf(text)
  const open = text === '' || text.endsWith('\n') ? '' : line
  const indent = ' '.repeat(column)
  const fields = Object.entries(ordered(hold)).map(
    ([key, value], index) =>
      `${indent}${index === 0 ? '- ' : '  '}${key}: ${JSON.stringify(value)}`,
  )
  return `${text}${open}${fields.join(line)}${line}`
}

/** What is held first, then why, for how long, and by whom; nothing for what is left out. */
function ordered({ version, release, reason, until, by }: Hold): Readonly<Record<string, string>> {
  return {
    ...(version === undefined ? {} : { version }),
    ...(release === undefined ? {} : { release }),
    reason,
    ...(until === undefined ? {} : { until }),
    by,
  }
}

/** Where the `until` of an entry is written: in place of the one that is there, else after its last field. */
function untilOf(item: YAMLMap, text: string, until: string): Cut | undefined {
  const pairs = item.items.map(({ key, value }) => ({ key, value }))
  const there = pairs.find(({ key }) => isScalar(key) && key.value === 'until')?.value
  const range = placeOf(there)
  if (range !== undefined) return { start: range[0], end: range[1], text: until }
  const first = placeOf(pairs[0]?.key)
  const last = placeOf(pairs.at(-1)?.value)
  if (there !== undefined || first === undefined || last === undefined) return undefined
  if (item.flow === true) return { start: last[1], end: last[1], text: `, until: ${until}` }
  const line = newlineOf(text)
  const field = `${' '.repeat(columnOf(text, first[0]))}until: ${until}`
  const next = text[last[1] - 1] === '\n' ? last[1] : text.indexOf('\n', last[1]) + 1
  return next === 0
    ? { start: text.length, end: text.length, text: `${line}${field}` }
    : { start: next, end: next, text: `${field}${line}` }
}

function placeOf(node: unknown): readonly [number, number] | undefined {
  if (!isScalar(node) && !isAlias(node)) return undefined
  const { range } = node
  return range === undefined || range === null ? undefined : [range[0], range[1]]
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

function spliced(text: string, cuts: readonly Cut[]): string {
  return cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, cut) => rest.slice(0, cut.start) + cut.text + rest.slice(cut.end), text)
}

function proven(text: string, wanted: readonly Hold[]): HoldsEdit {
  const said = holdsIn(text)
  const right = JSON.stringify(said?.map(ordered)) === JSON.stringify(wanted.map(ordered))
  return right ? { kind: 'edited', text } : refused()
}

function refused(): HoldsEdit {
  return { kind: 'refused', why: BY_HAND }
}
