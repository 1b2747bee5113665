import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { keyText } from './node-at.ts'
import { parseYaml } from './parse.ts'
import { lineCol, linesOf } from './position.ts'

interface At {
  /** Both count from 1. */
  readonly line: number
  readonly col: number
}

/** A YAML value with the place where it was written; numbers are those of YAML 1.2. */
export type PlacedNode =
  | (At & { readonly kind: 'scalar'; readonly value: string | number | boolean | null })
  | (At & { readonly kind: 'list'; readonly items: readonly PlacedNode[] })
  | (At & { readonly kind: 'map'; readonly entries: readonly PlacedEntry[] })

/** Its own place is that of the key. */
export interface PlacedEntry extends At {
  readonly key: string
  readonly value: PlacedNode
}

/** A YAML stream as values with places, empty documents left out; or the first reason why not. */
export type PlacedStream =
  | { readonly kind: 'documents'; readonly documents: readonly PlacedNode[] }
  | (At & { readonly kind: 'bad'; readonly why: string })

class Unreadable extends Error {
  readonly offset: number
  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

/**
 * Reads a YAML stream of at most a mebibyte. Aliases and tags are refused: who wants a value compared writes it where it
 * is compared.
 */
export function readPlaced(text: string): PlacedStream {
  const lines = linesOf(text)
  const parsed = parseYaml(text)
  if (parsed.kind === 'bad') {
    const at =
      parsed.line === undefined ? lineCol(lines, parsed.offset) : { line: parsed.line, col: 1 }
    return { kind: 'bad', ...at, why: parsed.why }
  }
  const place = (node: ParsedNode): At => lineCol(lines, node.range[0])
  try {
    const documents = parsed.documents.flatMap(({ root }) =>
      root === undefined || isEmpty(root) ? [] : [placed(root, place)],
    )
    return { kind: 'documents', documents }
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause
    return { kind: 'bad', ...lineCol(lines, cause.offset), why: cause.message }
  }
}

/** Depth is capped before anything is composed, so that recursion is safe. */
function placed(node: ParsedNode, place: (node: ParsedNode) => At): PlacedNode {
  const at = place(node)
  if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) {
    throw new Unreadable(node.range[0], 'tags are not read here; write the value without one')
  }
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    const seen = new Set<string>()
    const entries = node.items.map(({ key, value }) => {
      const name = keyText(key)
      if (name === undefined) throw new Unreadable(key.range[0], 'a key must be a name')
      if (seen.has(name))
        throw new Unreadable(key.range[0], `key "${name.slice(0, 80)}" is there twice`)
      seen.add(name)
      const empty: PlacedNode = { ...place(key), kind: 'scalar', value: null }
      return { ...place(key), key: name, value: value === null ? empty : placed(value, place) }
    })
    return { ...at, kind: 'map', entries }
  }
  if (isSeq<ParsedNode>(node)) {
    return { ...at, kind: 'list', items: node.items.map((item) => placed(item, place)) }
  }
  if (isScalar(node)) return { ...at, kind: 'scalar', value: scalarValue(node.value) }
  throw new Unreadable(node.range[0], 'aliases are not read here; write the value out')
}

function isEmpty(root: ParsedNode): boolean {
  return isScalar(root) && root.value === null && root.range[0] === root.range[1]
}

function scalarValue(value: unknown): string | number | boolean | null {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value
    default:
      return value === null ? null : String(value)
  }
}
