import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
} from 'yaml'
import type { Source } from './source.ts'

/** One thing that is wrong, at a place of a file that a person can jump to. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly rule: string
  readonly message: string
}

/** One key of a mapping with what it holds, wherever it stands in the document. */
export interface Entry {
  readonly key: string
  /** The keys above it. */
  readonly path: readonly string[]
  readonly value: Node | null
  readonly line: number
}

/** The entries of one YAML document, outer before inner. */
export interface Entries {
  readonly all: readonly Entry[]
  readonly top: (key: string) => Entry | undefined
}

/** Reads a source; what can't be read as YAML is a finding, because nobody can check what it would run. */
export function read(source: Source): {
  readonly documents: readonly Entries[]
  readonly broken: readonly Finding[]
} {
  const counter = new LineCounter()
  const documents: Entries[] = []
  const broken: Finding[] = []
  for (const document of parseAllDocuments(source.text, { lineCounter: counter })) {
    for (const error of document.errors) {
      const line = source.line + counter.linePos(error.pos[0]).line - 1
      broken.push({ file: source.file, line, rule: 'yaml', message: firstLine(error.message) })
    }
    const lineAt = (offset: number): number => source.line + counter.linePos(offset).line - 1
    const all = entriesOf(document.contents, [], { document, lineAt })
    const top = (key: string): Entry | undefined =>
      all.find((entry) => entry.path.length === 0 && entry.key === key)
    documents.push({ all, top })
  }
  return { documents, broken }
}

/** An alias can point at what it stands in; no workflow is anywhere near this deep. */
const DEPTH = 64

interface Place {
  readonly document: Document
  readonly lineAt: (offset: number) => number
}

function entriesOf(node: unknown, path: readonly string[], place: Place): readonly Entry[] {
  if (path.length > DEPTH) throw new Error(`nested more than ${DEPTH} deep at ${path[0] ?? ''}`)
  if (isSeq(node)) {
    return node.items.flatMap((item, index) => entriesOf(item, [...path, String(index)], place))
  }
  if (!isMap<Node, Node | null>(node)) return []
  return node.items.flatMap((pair) => {
    const key = keyOf(pair)
    const value = isAlias(pair.value) ? (pair.value.resolve(place.document) ?? null) : pair.value
    const line = place.lineAt(pair.key.range?.[0] ?? 0)
    return [{ key, path, value, line }, ...entriesOf(value, [...path, key], place)]
  })
}

function keyOf(pair: Pair<Node, Node | null>): string {
  return isScalar(pair.key) ? String(pair.key.value) : ''
}

/** A scalar's text; undefined for what is no scalar. */
export function scalarText(node: Node | null): string | undefined {
  return isScalar(node) ? String(node.value) : undefined
}

/** The names in a scalar, a list, or the keys of a mapping: all the ways to write `on`. */
export function names(node: Node | null): readonly string[] {
  if (isScalar(node)) return [String(node.value)]
  if (isSeq(node)) return node.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : []))
  if (isMap<Node, Node | null>(node)) return node.items.map(keyOf)
  return []
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text
}
