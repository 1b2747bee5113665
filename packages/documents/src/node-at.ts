import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'

/** The node under a path of keys and indexes, aliases not followed. */
export function nodeAt(
  root: ParsedNode | undefined,
  path: readonly (string | number)[],
): ParsedNode | undefined {
  let here: ParsedNode | null | undefined = root
  for (const key of path) here = childOf(here, key)
  return here ?? undefined
}

function childOf(
  node: ParsedNode | null | undefined,
  key: string | number,
): ParsedNode | null | undefined {
  if (isMap<ParsedNode, ParsedNode | null>(node))
    return node.items.find((pair) => keyText(pair.key) === String(key))?.value
  return isSeq<ParsedNode>(node) && typeof key === 'number' ? node.items[key] : undefined
}

/** A key as text; undefined where it is none. */
export function keyText(key: ParsedNode): string | undefined {
  if (!isScalar(key)) return undefined
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
}
