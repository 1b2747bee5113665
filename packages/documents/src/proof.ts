import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import type { ParsedDocument } from './parse.ts'

/** The scalars that are meant to change, with what they must say afterwards. */
export type Changes = ReadonlyMap<ParsedNode, string>

/**
 * Whether two parses of a text differ in nothing but the scalars meant to change: same documents, keys in
 * the same order, aliases, anchors, tags and values. Aliases are compared by name, so nothing is expanded.
 */
export function onlyChanged(
  before: readonly ParsedDocument[],
  after: readonly ParsedDocument[],
  changes: Changes,
): boolean {
  if (before.length !== after.length) return false
  const met = new Set<ParsedNode>()
  const same = before.every((document, index) => {
    const other = after[index]
    return other !== undefined && sameNode(document.root, other.root, changes, met)
  })
  return same && met.size === changes.size
}

type Part = ParsedNode | null | undefined

function sameNode(a: Part, b: Part, changes: Changes, met: Set<ParsedNode>): boolean {
  if (a === null || a === undefined || b === null || b === undefined)
    return (a ?? undefined) === (b ?? undefined)
  const wanted = changes.get(a)
  if (wanted !== undefined) {
    met.add(a)
    return (
      isScalar(a) && isScalar(b) && b.value === wanted && a.anchor === b.anchor && a.tag === b.tag
    )
  }
  if (isAlias(a)) return isAlias(b) && a.source === b.source
  if (a.tag !== b.tag || isAlias(b) || a.anchor !== b.anchor) return false
  if (isMap(a)) return isMap(b) && samePairs(a.items, b.items, changes, met)
  if (isSeq(a)) return isSeq(b) && sameItems(a.items, b.items, changes, met)
  return isScalar(b) && Object.is(a.value, b.value) && a.source === b.source && a.type === b.type
}

type Pairs = readonly { readonly key: ParsedNode; readonly value: ParsedNode | null }[]

function samePairs(a: Pairs, b: Pairs, changes: Changes, met: Set<ParsedNode>): boolean {
  return (
    a.length === b.length &&
    a.every((pair, index) => {
      const other = b[index]
      return (
        other !== undefined &&
        sameNode(pair.key, other.key, changes, met) &&
        sameNode(pair.value, other.value, changes, met)
      )
    })
  )
}

function sameItems(
  a: readonly Part[],
  b: readonly Part[],
  changes: Changes,
  met: Set<ParsedNode>,
): boolean {
  return a.length === b.length && a.every((item, index) => sameNode(item, b[index], changes, met))
}
