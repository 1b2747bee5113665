import { isMap, isScalar, type ParsedNode } from 'yaml'
import { keyText, nodeAt } from './node-at.ts'
import { type ParsedDocument, parseYaml } from './parse.ts'
import { lineCol, linesOf } from './position.ts'
import { onlyChanged } from './proof.ts'
import { valueTrouble, writeLike } from './scalar-text.ts'

/** The edited text, or why there is none, with a place where there is one. */
export type Stamped =
  | { readonly kind: 'stamped'; readonly text: string }
  | {
      readonly kind: 'refused'
      readonly line: number
      readonly col: number
      readonly why: string
    }

/** What is written decides which values are taken. */
export type StampedValue = 'tag' | 'digest'

/**
 * Replaces the scalar at a path of a YAML file of one document, and no other byte. A path that is not there is refused:
 * what a chart's templates don't read would be written for nothing.
 */
export function stampValue(
  text: string,
  path: readonly string[],
  value: string,
  kind: StampedValue,
): Stamped {
  const refuse = refusals(text)
  const trouble = valueTrouble(value, kind)
  if (trouble !== undefined) return refuse(0, trouble)
  const before = oneDocument(text)
  if ('why' in before) return refuse(before.offset, before.why)
  const node = nodeAt(before.root, path)
  const shown = path.join('.')
  if (node === undefined) {
    return refuse(0, `has no "${shown}"; add it, empty (""), where the templates read it`)
  }
  if (!isScalar(node)) return refuse(node.range[0], `"${shown}" is no single value`)
  const shared = path
    .map((_, index) => nodeAt(before.root, path.slice(0, index + 1)))
    .find((one) => one !== undefined && 'anchor' in one && one.anchor !== undefined)
  if (shared !== undefined) {
    return refuse(
      shared.range[0],
      `"${shown}" stands in a value with an anchor, so others would change with it; write it out`,
    )
  }
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
    return refuse(node.range[0], `"${shown}" is a block of text; write it on one line`)
  }
  const [start, end] = node.range
  // A key without a value: the scalar is empty and stands right behind the colon, or before a comment.
  const gap = start === end && text[start - 1] === ':' ? ' ' : ''
  const rest = (start === end && text[end] === '#' ? ' ' : '') + text.slice(end)
  const after = text.slice(0, start) + gap + writeLike(node.type, value) + rest
  const now = oneDocument(after)
  const isProven =
    !('why' in now) && onlyChanged([before], [now], new Map<ParsedNode, string>([[node, value]]))
  return isProven
    ? { kind: 'stamped', text: after }
    : refuse(
        start,
        `"${shown}" can't be edited safely here; write it as ${shown.split('.').at(-1)}: ""`,
      )
}

/** Sets an annotation in a Chart.yaml: replaces its value, or adds it, and changes nothing else. */
export function stampAnnotation(
  text: string,
  name: string,
  value: string,
  kind: StampedValue,
): Stamped {
  const refuse = refusals(text)
  const trouble = valueTrouble(value, kind)
  if (trouble !== undefined) return refuse(0, trouble)
  const chart = oneDocument(text)
  if ('why' in chart) return refuse(chart.offset, chart.why)
  if (!isMap<ParsedNode, ParsedNode | null>(chart.root)) return refuse(0, 'is no map of keys')
  const line = `${JSON.stringify(name)}: ${JSON.stringify(value)}`
  const annotations = nodeAt(chart.root, ['annotations'])
  const [first] = isMap<ParsedNode, ParsedNode | null>(annotations) ? annotations.items : []
  if (nodeAt(annotations, [name]) !== undefined) {
    return stampValue(text, ['annotations', name], value, kind)
  }
  const added = (): string => {
    if (annotations === undefined || first === undefined) {
      if (isMap(chart.root) && chart.root.flow === true) return text
      const rest = isEmptyMap(annotations) ? withoutKey(text, chart.root, 'annotations') : text
      return `${rest.endsWith('\n') || rest === '' ? rest : `${rest}\n`}annotations:\n  ${line}\n`
    }
    const at = first.key.range[0]
    const isFlow = isMap(annotations) && annotations.flow === true
    const indent = ' '.repeat(lineCol(linesOf(text), at).col - 1)
    return `${text.slice(0, at)}${line}${isFlow ? ', ' : `\n${indent}`}${text.slice(at)}`
  }
  const after = added()
  const now = oneDocument(after)
  const written = 'why' in now ? undefined : nodeAt(now.root, ['annotations', name])
  if (isScalar(written) && written.value === value) return { kind: 'stamped', text: after }
  return refuse(
    0,
    '"annotations" can\'t be added to safely here; write them as a block, one to a line',
  )
}

function isEmptyMap(node: ParsedNode | undefined): boolean {
  if (node === undefined) return false
  return isMap(node) ? node.items.length === 0 : isScalar(node) && node.value === null
}

/** The text without the line that holds a key whose value is empty. */
function withoutKey(text: string, root: ParsedNode | undefined, key: string): string {
  if (!isMap<ParsedNode, ParsedNode | null>(root)) return text
  const pair = root.items.find((one) => keyText(one.key) === key)
  if (pair === undefined) return text
  const start = pair.key.range[0]
  const next = text.indexOf('\n', start)
  return text.slice(0, start) + (next === -1 ? '' : text.slice(next + 1))
}

function oneDocument(
  text: string,
): ParsedDocument | { readonly why: string; readonly offset: number } {
  const parsed = parseYaml(text)
  if (parsed.kind === 'bad') return { why: parsed.why, offset: parsed.offset }
  const [document, second] = parsed.documents
  if (second !== undefined) return { why: 'holds more than one document', offset: 0 }
  return document ?? { root: undefined }
}

function refusals(text: string): (offset: number, why: string) => Stamped {
  return (offset, why) => ({ kind: 'refused', ...lineCol(linesOf(text), offset), why })
}
