import type { ProblemList } from './problem-list.ts'
import { isPlainText, quote } from './quote.ts'
import { hint } from './suggestion.ts'
import { type ListNode, type MapEntry, type MapNode, type Node, scalarType } from './tree.ts'

/** The known keys of a map that are there. */
export type Fields<Key extends string> = ReadonlyMap<Key, MapEntry>

/** A map or nothing; whatever else it is, is a problem. `what` says whose value it is. */
export function readMap(node: Node, what: string, problems: ProblemList): MapNode | undefined {
  if (node.kind === 'map') return node
  problems.add(node.offset, `${what} must be a map of keys and values, not ${nameOf(node)}`)
  return undefined
}

/**
 * A map with these keys and no others; unknown ones are problems, each with what `wayOut` says of it: the nearest known
 * one, unless told otherwise.
 */
export function readFields<const Key extends string>(
  node: Node,
  what: string,
  keys: readonly Key[],
  problems: ProblemList,
  wayOut: (unknown: string, keys: readonly string[]) => string = hint,
): Fields<Key> {
  const fields = new Map<Key, MapEntry>()
  for (const entry of readMap(node, what, problems)?.entries ?? []) {
    const key = keys.find((known) => known === entry.key)
    if (key !== undefined) fields.set(key, entry)
    else {
      const { key: unknown, keyOffset } = entry
      problems.add(
        keyOffset,
        () => `unknown key ${quote(unknown)} in ${what}${wayOut(unknown, keys)}`,
      )
    }
  }
  return fields
}

/**
 * Tells of text where a map is expected, as it is most likely meant: the value of one of its keys. False, and nothing told, where it is
 * no text.
 */
export function isShortFor(node: Node, what: string, key: string, problems: ProblemList): boolean {
  if (node.kind !== 'scalar' || scalarType(node) !== 'string') return false
  problems.add(node.offset, `${what} must be a map; write { ${key}: ${quote(node.text)} }`)
  return true
}

/** The items of a list; whatever else it is, is a problem. `asItem`: what text in its place is as an item; none: it can't be one. */
export function readList(
  node: Node,
  what: string,
  problems: ProblemList,
  asItem?: (text: string) => string,
): readonly Node[] {
  if (node.kind === 'list') return node.items
  problems.add(node.offset, `${what} must be a list, not ${nameOf(node)}${wayToList(node, asItem)}`)
  return []
}

/** Of a list of texts: text is an item as it is. */
export function asText(text: string): string {
  return text
}

function wayToList(
  node: Exclude<Node, ListNode>,
  asItem: ((text: string) => string) | undefined,
): string {
  if (node.kind === 'map') return '; begin each item with "- ", or put [] around them'
  if (asItem === undefined || scalarType(node) === 'null') return ''
  const isShort = node.text.length < 40 && isPlainText(node.text)
  return `; write [${asItem(isShort ? node.text : '...')}]`
}

/** Texts of a list, each checked by `read`, none twice. */
export function readTexts<Value extends string>(
  node: Node,
  what: string,
  problems: ProblemList,
  read: (item: Node) => Value | undefined,
): readonly Value[] {
  const values = new Set<Value>()
  for (const item of readList(node, what, problems, asText)) {
    const value = read(item)
    if (value === undefined) continue
    if (values.has(value)) problems.add(item.offset, `${quote(value)} is in ${what} twice`)
    else values.add(value)
  }
  return [...values]
}

/** Text; what YAML would read as a number or the like must be quoted. */
export function readText(node: Node, what: string, problems: ProblemList): string | undefined {
  if (node.kind === 'scalar') {
    const type = scalarType(node)
    if (type === 'string') return node.text
    if (type !== 'null') {
      const seen = type === 'boolean' ? 'true or false' : 'a number'
      const message = `${what} must be text, but YAML reads ${quote(node.text)} as ${seen}; write ${quote(node.text)} in quotes`
      problems.add(node.offset, message)
      return undefined
    }
  }
  problems.add(node.offset, `${what} must be text, not ${nameOf(node)}`)
  return undefined
}

/** Text that passes a check; `form` says what would be right. */
export function readChecked(
  node: Node,
  what: string,
  form: string,
  isRight: (text: string) => boolean,
  problems: ProblemList,
): string | undefined {
  // Quotes would not mend a bare number that is wrong as text too, so then only the form is told.
  const bare = node.kind === 'scalar' && scalarType(node) !== 'null' ? node.text : undefined
  const text = bare === undefined || isRight(bare) ? readText(node, what, problems) : bare
  if (text === undefined || isRight(text)) return text
  problems.add(node.offset, `${what} ${quote(text)} is not ${form}`)
  return undefined
}

/** One of a few words; a bare `true` or number that is none of them is told so, since quotes would not mend it. */
export function readWord<const Word extends string>(
  node: Node,
  what: string,
  words: readonly Word[],
  problems: ProblemList,
): Word | undefined {
  const bare = node.kind === 'scalar' && scalarType(node) !== 'null' ? node.text : undefined
  const text = bare ?? readText(node, what, problems)
  const word = words.find((one) => one === text)
  if (word === undefined && text !== undefined) {
    const allowed = words.map(quote).join(' or ')
    problems.add(node.offset, `${what} ${quote(text)} must be ${allowed}${didYouMean(text, words)}`)
  }
  return word
}

function didYouMean(text: string, words: readonly string[]): string {
  const found = hint(text, words)
  return found.startsWith(';') ? found : ''
}

/** `true` or `false`, bare. */
export function readBoolean(node: Node, what: string, problems: ProblemList): boolean | undefined {
  if (node.kind === 'scalar' && scalarType(node) === 'boolean') {
    return node.text.toLowerCase() === 'true'
  }
  problems.add(node.offset, `${what} must be true or false without quotes, not ${nameOf(node)}`)
  return undefined
}

/** A whole number from 1, in decimal, bare; `way` goes on where the message ends. */
export function readPositive(
  node: Node,
  what: string,
  problems: ProblemList,
  way = '',
): number | undefined {
  if (node.kind === 'scalar' && node.plain && /^[1-9][0-9]{0,15}$/.test(node.text)) {
    const value = Number(node.text)
    if (Number.isSafeInteger(value)) return value
  }
  problems.add(
    node.offset,
    `${what} must be a whole number from 1 without quotes, not ${nameOf(node)}${way}`,
  )
  return undefined
}

/** What a value is, for a message. */
export function nameOf(node: Node): string {
  switch (node.kind) {
    case 'map':
      return 'a map'
    case 'list':
      return listName(node)
    case 'scalar':
      return scalarType(node) === 'null' ? 'nothing' : quote(node.text)
  }
}

function listName(node: ListNode): string {
  return node.items.length === 0 ? 'an empty list' : 'a list'
}

/** The value of a field that must be there; `what` says whose field it is, `way` goes on where the message ends. */
export function required<Key extends string>(
  fields: Fields<Key>,
  key: Key,
  owner: Node,
  what: string,
  problems: ProblemList,
  way = '',
): Node | undefined {
  const entry = fields.get(key)
  if (entry === undefined && owner.kind === 'map') {
    problems.add(owner.offset, `${what} has no ${quote(key)}${way}`)
  }
  return entry?.value
}
