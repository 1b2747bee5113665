import { isScalar, type ParsedNode } from 'yaml'
import type { Refusal } from './model.ts'
import { parseYaml } from './parse.ts'
import { plantTree } from './plant.ts'
import { plantSimple } from './plant-simple.ts'
import { lineCol, linesOf, positionOf } from './position.ts'
import type { Inside, ScalarTree, Tree } from './tree.ts'

/** The documents of a text, empty ones left out, or why they can't be read. */
export type Trees =
  | { readonly kind: 'trees'; readonly trees: readonly Tree[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What was read; none where that can't be, or has to be asked for. */
export function readable(read: Trees | 'waiting'): readonly Tree[] {
  return read !== 'waiting' && read.kind === 'trees' ? read.trees : []
}

/** Reads a file's text. */
export function readText(file: string, text: string): Trees {
  return treesOf(file, text, undefined)
}

/**
 * The same, quicker for the plain texts that most are. What it gives can't be edited: how a scalar is written is not told.
 */
export function readTextQuickly(file: string, text: string): Trees {
  const tree = plantSimple(file, text)
  if (tree === undefined) return readText(file, text)
  return { kind: 'trees', trees: isNothing(tree) ? [] : [tree] }
}

/** One parse for each string, however often a search starts again. */
const inner = new WeakMap<ParsedNode, Trees>()

/** Reads the YAML that a scalar holds as a string, as inline patches of kustomize do. */
export function readInner(scalar: ScalarTree): Trees {
  const { node } = scalar.spot
  if (scalar.alias !== undefined || !isScalar(node) || node.value !== scalar.text)
    return parseInner(scalar)
  const trees = inner.get(node) ?? parseInner(scalar)
  inner.set(node, trees)
  return trees
}

function parseInner(scalar: ScalarTree): Trees {
  return treesOf(scalar.spot.source.file, scalar.text, {
    outer: scalar.spot,
    outward: outwardOf(scalar),
  })
}

function treesOf(file: string, text: string, inside: Inside | undefined): Trees {
  const parsed = parseYaml(text)
  const lines = linesOf(text)
  if (parsed.kind === 'bad') {
    const { line, col } = lineCol(lines, parsed.offset)
    const where =
      inside === undefined
        ? { file, line: parsed.line ?? line, col: parsed.line === undefined ? col : 1 }
        : positionOf(inside.outer)
    return {
      kind: 'refused',
      refusal: { code: parsed.code, ...where, message: parsed.why, suggestion: undefined },
    }
  }
  const trees: Tree[] = []
  for (const [document, { root }] of parsed.documents.entries())
    if (root !== undefined) trees.push(plantTree(root, { file, document, text, lines, inside }))
  return {
    kind: 'trees',
    trees: trees.filter((tree) => !isNothing(tree)),
  }
}

function isNothing(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.type === 'null'
}

/**
 * How offsets of a string lead to offsets of the text it stands in: a literal block line by line, a flow
 * scalar on one line as it is. Folded and escaped strings have no such way, and are not edited.
 */
function outwardOf(scalar: ScalarTree): Inside['outward'] {
  const { node, source } = scalar.spot
  if (!isScalar(node) || source.inside !== undefined || scalar.alias !== undefined) return undefined
  const [start, end] = node.range
  if (node.type === 'BLOCK_LITERAL')
    return literalOutward(source.text.slice(start, end), start, scalar.text)
  const quote = node.type === 'PLAIN' ? 0 : 1
  const content = source.text.slice(start + quote, end - quote)
  return content === scalar.text ? (offset) => start + quote + offset : undefined
}

function literalOutward(written: string, start: number, string: string): Inside['outward'] {
  const outerLines = linesOf(written)
  const innerLines = linesOf(string)
  const shifts: number[] = []
  for (const [index, from] of innerLines.entries()) {
    const text = string.slice(from, innerLines[index + 1]).replace(/\n$/, '')
    const outerFrom = outerLines[index + 1]
    if (outerFrom === undefined) {
      if (text !== '') return undefined
      shifts.push(0)
      continue
    }
    const line = written.slice(outerFrom, outerLines[index + 2]).replace(/\r?\n$/, '')
    if (text !== '' && !line.endsWith(text)) return undefined
    const indent = text === '' ? 0 : line.length - text.length
    if (line.slice(0, indent).trim() !== '') return undefined
    shifts.push(start + outerFrom + indent - from)
  }
  return (offset) => {
    const { line } = lineCol(innerLines, offset)
    return offset + (shifts[line - 1] ?? 0)
  }
}
