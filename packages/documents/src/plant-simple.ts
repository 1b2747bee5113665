import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml'
import { linesOf } from './position.ts'
import type { ListTree, MapTree, ScalarTree, Source, Spot, Tree } from './tree.ts'

/** Longer texts are rare, and worth the parser that can say what is wrong with them. */
const LONGEST = 32 * 1024

const DEEPEST = 32

/** Line feeds and what can be seen: no tab, no carriage return, no mark of byte order, nothing that a parser takes its own way. */
const PLAIN_TEXT = /^[\n\x20-\x7e\u00a1-\u1fff\u2030-\ud7ff]*$/

/** The marks of further documents, and directives. */
const SEVERAL = /\n(?:---|\.\.\.|%)/

/**
 * The tree of a text that is one document of block maps, block lists and scalars on one line, as most manifests are: the one
 * that `yaml` would lead to, in a sixth of the time, but with nothing of what is needed to edit it. undefined: the text is
 * something else, or no YAML, which the full parser has to tell.
 */
export function plantSimple(file: string, text: string): Tree | undefined {
  if (text.length > LONGEST || !PLAIN_TEXT.test(text) || SEVERAL.test(text)) return undefined
  const lines = linesOf(text)
  const source = { file, document: 0, text, lines, inside: undefined, repeated: new Set<never>() }
  try {
    return treeOf(source, parseEvents(text, { maxDepth: DEEPEST }))
  } catch {
    return undefined
  }
}

type Collection = Extract<Event, { type: typeof EVENT_ID.MAPPING | typeof EVENT_ID.SEQUENCE }>
type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>

/** A collection that is still being filled. */
type Open =
  | { readonly tree: MapTree; readonly entries: Map<string, Tree>; key: string | undefined }
  | { readonly tree: ListTree; readonly items: Tree[] }

function treeOf(source: Source, events: readonly Event[]): Tree | undefined {
  const [first, ...rest] = events
  if (first?.type !== EVENT_ID.DOCUMENT || first.explicitEnd) return undefined
  const stack: Open[] = []
  let root: Tree | undefined
  for (const event of rest) {
    if (event.type === EVENT_ID.POP) {
      stack.pop()
      continue
    }
    const parent = stack.at(-1)
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.ALIAS) return undefined
    // Anchors and tags are for the full parser.
    if (event.anchorStart !== -1 || event.tagStart !== -1) return undefined
    if (parent !== undefined && 'entries' in parent && parent.key === undefined) {
      const key = event.type === EVENT_ID.SCALAR ? scalarText(source.text, event) : undefined
      if (key === undefined || key === '<<' || parent.entries.has(key)) return undefined
      parent.key = key
      continue
    }
    const spot = spotIn(source, parent, event)
    const opened = event.type === EVENT_ID.SCALAR ? undefined : openAt(source.text, event, spot)
    const tree = event.type === EVENT_ID.SCALAR ? scalarAt(event, spot) : opened?.tree
    if (tree === undefined) return undefined
    if (parent === undefined) {
      if (root !== undefined) return undefined
      root = tree
    } else place(parent, tree)
    if (opened !== undefined) stack.push(opened)
  }
  return root
}

function place(parent: Open, tree: Tree): void {
  if ('items' in parent) {
    parent.items.push(tree)
    return
  }
  if (parent.key !== undefined) parent.entries.set(parent.key, tree)
  parent.key = undefined
}

function spotIn(source: Source, parent: Open | undefined, event: Collection | ScalarEvent): Spot {
  const key =
    parent === undefined ? undefined : 'items' in parent ? parent.items.length : parent.key
  const node = { range: placeOf(event) }
  return { source, parent: parent?.tree.spot, key, node, twice: undefined }
}

/** Quotation marks belong to a scalar's place. */
function placeOf(event: Collection | ScalarEvent): readonly [number, number] {
  if (event.type !== EVENT_ID.SCALAR) return [event.start, event.start]
  const quote = event.style === SCALAR_STYLE.PLAIN ? 0 : 1
  return [event.valueStart - quote, event.valueEnd + quote]
}

function openAt(text: string, event: Collection, spot: Spot): Open | undefined {
  if ('[{'.includes(text.charAt(event.start))) return undefined
  if (event.type === EVENT_ID.SEQUENCE) {
    const items: Tree[] = []
    return { tree: { kind: 'list', items, spot, alias: undefined }, items }
  }
  const entries = new Map<string, Tree>()
  return { tree: { kind: 'map', entries, spot, alias: undefined }, entries, key: undefined }
}

function scalarAt(event: ScalarEvent, spot: Spot): ScalarTree | undefined {
  const text = scalarText(spot.source.text, event)
  if (text === undefined) return undefined
  const type = event.style === SCALAR_STYLE.PLAIN ? typeOf(text) : 'string'
  return {
    kind: 'scalar',
    text: type === 'null' ? '' : text,
    type,
    spot,
    alias: undefined,
    parts: undefined,
    computed: undefined,
  }
}

/** undefined: it is a block, spans lines, or is not there. */
function scalarText(text: string, event: ScalarEvent): string | undefined {
  const { valueStart, valueEnd, style } = event
  if (valueStart === -1 || style === SCALAR_STYLE.LITERAL_BLOCK) return undefined
  const written = text.slice(valueStart, valueEnd)
  if (style === SCALAR_STYLE.FOLDED_BLOCK || written.includes('\n')) return undefined
  return style === SCALAR_STYLE.PLAIN ? written : getScalarValue(text, event)
}

const NUMBER =
  /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/

/** What a plain scalar is by YAML 1.2's core schema. */
function typeOf(written: string): ScalarTree['type'] {
  if (/^(?:~|[Nn]ull|NULL)$/.test(written)) return 'null'
  if (/^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/.test(written)) return 'boolean'
  return NUMBER.test(written) ? 'number' : 'string'
}
