import {
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import type { MapEntry, Node, ScalarNode } from './tree.ts'

/** Far beyond any policy; keeps what a hostile file costs to some milliseconds. */
const LONGEST_TEXT = 256 * 1024
const DEEPEST = 64
const MOST_ALIASES = 100
const SECOND_DOCUMENT = 'a second document; one is read, so remove the others'

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>

interface Open {
  readonly kind: 'document' | 'list' | 'map'
  readonly offset: number
  readonly anchor: string | undefined
  readonly items: Node[]
  readonly entries: MapEntry[]
  readonly keys: Set<string>
  /** The key that waits for its value. */
  key: { readonly text: string; readonly offset: number } | undefined
}

/**
 * Reads one YAML document into values with positions; undefined where the text has none. Problems go to the list.
 *
 * js-yaml alone does it: its parser is linear and capped in depth, and its events carry offsets. `yaml` would give
 * ranges too, but its time grows with the square of a map's width and it can abort the process on a deep file.
 * Nothing is built from the events but our own nodes, so that no key of the file ever becomes a property.
 */
export function readTree(text: string, problems: ProblemList): Node | undefined {
  if (text.length > LONGEST_TEXT) {
    problems.add(0, `the file has more than ${LONGEST_TEXT / 1024} KiB; split it or cut it down`)
    return undefined
  }
  try {
    return treeOf(text, parseEvents(text, { maxDepth: DEEPEST }), problems)
  } catch (error) {
    const known = error instanceof YAMLException
    const offset = known ? (error.mark?.position ?? 0) : 0
    problems.add(
      offset,
      `not YAML: ${known ? error.reason : 'it can not be read'}${wayOut(text, offset)}`,
    )
    return undefined
  }
}

/**
 * For text that is YAML's own: the tokens of { overlays: apps/{service} }, the login of an App, the star that stands for every version,
 * or a name as GitHub's comments have it.
 */
function wayOut(text: string, offset: number): string {
  if (text[offset] === '@') return '; write a name without its "@"'
  if (text[offset] === '{') return '; put text with braces in quotes'
  if (text[offset] === '[') return '; put text with brackets in quotes'
  return text[offset - 1] === '*' ? '; put "*" in quotes' : ''
}

function treeOf(text: string, events: readonly Event[], problems: ProblemList): Node | undefined {
  const anchors = new Map<string, Node>()
  const stack: Open[] = []
  let documents = 0
  let aliases = 0
  let root: Node | undefined

  const close = (node: Node, anchor: string | undefined): void => {
    if (anchor !== undefined) anchors.set(anchor, node)
    const parent = stack.at(-1)
    if (parent === undefined || parent.kind === 'document') {
      if (documents === 1) root = node
      else if (documents === 2) problems.add(node.offset, SECOND_DOCUMENT)
    } else if (parent.kind === 'list') parent.items.push(node)
    else placeInMap(parent, node, problems)
  }

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents += 1
        stack.push(opened('document', 0, undefined))
        break
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        refuseTag(text, event, problems)
        const kind = event.type === EVENT_ID.SEQUENCE ? 'list' : 'map'
        stack.push(opened(kind, event.start, anchorOf(text, event)))
        break
      }
      case EVENT_ID.SCALAR:
        refuseTag(text, event, problems)
        close(scalarOf(text, event, stack.at(-1)), anchorOf(text, event))
        break
      case EVENT_ID.ALIAS: {
        aliases += 1
        const name = text.slice(event.anchorStart, event.anchorEnd)
        const target = aliases > MOST_ALIASES ? undefined : anchors.get(name)
        if (target === undefined) problems.add(event.anchorStart - 1, aliasProblem(name, aliases))
        close(target ?? emptyScalar(event.anchorStart - 1), undefined)
        break
      }
      case EVENT_ID.POP: {
        const done = stack.pop()
        if (done !== undefined && done.kind !== 'document') close(finished(done), done.anchor)
        break
      }
    }
  }
  return root
}

function opened(kind: Open['kind'], offset: number, anchor: string | undefined): Open {
  return { kind, offset, anchor, items: [], entries: [], keys: new Set(), key: undefined }
}

function finished({ kind, offset, items, entries }: Open): Node {
  return kind === 'list' ? { kind: 'list', offset, items } : { kind: 'map', offset, entries }
}

function placeInMap(map: Open, node: Node, problems: ProblemList): void {
  const { key } = map
  if (key === undefined) {
    const text = node.kind === 'scalar' ? node.text : ''
    if (text === '') problems.add(node.offset, 'a key must be a name')
    else if (map.keys.has(text)) problems.add(node.offset, `key ${quote(text)} is there twice`)
    map.key = { text: map.keys.has(text) ? '' : text, offset: node.offset }
    map.keys.add(text)
    return
  }
  map.key = undefined
  if (key.text !== '') map.entries.push({ key: key.text, keyOffset: key.offset, value: node })
}

/** An absent value stands where its key does. */
function scalarOf(text: string, event: ScalarEvent, parent: Open | undefined): ScalarNode {
  const offset =
    event.valueStart === -1 ? (parent?.key?.offset ?? parent?.offset ?? 0) : event.valueStart
  const quoted =
    event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
  return {
    kind: 'scalar',
    offset: quoted ? offset - 1 : offset,
    text: event.valueStart === -1 ? '' : getScalarValue(text, event),
    plain: event.style === SCALAR_STYLE.PLAIN,
  }
}

function emptyScalar(offset: number): ScalarNode {
  return { kind: 'scalar', offset, text: '', plain: true }
}

function anchorOf(
  text: string,
  event: { readonly anchorStart: number; readonly anchorEnd: number },
): string | undefined {
  return event.anchorStart === -1 ? undefined : text.slice(event.anchorStart, event.anchorEnd)
}

function refuseTag(
  text: string,
  event: { readonly tagStart: number; readonly tagEnd: number },
  problems: ProblemList,
): void {
  if (event.tagStart === -1) return
  const tag = text.slice(event.tagStart, event.tagEnd)
  problems.add(
    event.tagStart,
    `tag ${quote(tag)} is not read here; remove it, and quote what is text`,
  )
}

function aliasProblem(name: string, count: number): string {
  if (count > MOST_ALIASES) return `more than ${MOST_ALIASES} aliases; write the values out`
  return `alias ${quote(`*${name}`)} names nothing above it; if it is text, quote it`
}
