import type { ParsedNode } from 'yaml'

/** One document of one text, and where that text stands: a file, or a string within a file. */
export interface Source {
  readonly file: string
  readonly document: number
  readonly text: string
  /** Offset at which each line starts. */
  readonly lines: readonly number[]
  /** Set where the text is a string within another document. */
  readonly inside: Inside | undefined
  /** Nodes that an alias of the same document repeats. */
  readonly repeated: ReadonlySet<SpotNode>
}

/** How a text stands within a scalar of another document. */
export interface Inside {
  readonly outer: Spot
  /** Offset in the outer text; undefined where the string is folded or escaped, so that there is none. */
  readonly outward: ((offset: number) => number) | undefined
}

/** A node of the parser, or where one stands that was read without it: from and to. */
export type SpotNode = ParsedNode | { readonly range: readonly [number, number] }

/** Where a node was written. A spot stays what it was when kustomize moves the node to another object. */
export interface Spot {
  readonly source: Source
  readonly parent: Spot | undefined
  /** Key or index in the parent. */
  readonly key: string | number | undefined
  readonly node: SpotNode
  /** A key that its map has twice. */
  readonly twice: string | undefined
}

interface Written {
  readonly spot: Spot
  /** The alias that brought the node here; undefined: it is written here. */
  readonly alias: Spot | undefined
}

/** A mapping, by key. */
export interface MapTree extends Written {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, Tree>
}

/** A sequence. */
export interface ListTree extends Written {
  readonly kind: 'list'
  readonly items: readonly Tree[]
}

/** A value, with what it was written as. */
export interface ScalarTree extends Written {
  readonly kind: 'scalar'
  readonly text: string
  readonly type: 'string' | 'number' | 'boolean' | 'null'
  /** Scalars of kustomize's `images` that took the place of a part of this one. */
  readonly parts:
    | { readonly tag: ScalarTree | undefined; readonly digest: ScalarTree | undefined }
    | undefined
  /** What rules over the value in the build, so that the scalar can't be edited alone, and the way out. */
  readonly computed: string | undefined
}

/** A value with the place of every part of it. Immutable; parts are shared, so walk with care: see {@link nodesOf}. */
export type Tree = MapTree | ListTree | ScalarTree

/** The same value, marked as brought by an alias. */
export function aliased(tree: Tree, alias: Spot | undefined): Tree {
  return alias === undefined || tree.alias !== undefined ? tree : { ...tree, alias }
}

/** A map's entry, or a list's item; undefined: there is none. */
export function child(tree: Tree | undefined, key: string | number): Tree | undefined {
  if (tree === undefined || tree.kind === 'scalar') return undefined
  const found = tree.kind === 'map' ? tree.entries.get(String(key)) : itemOf(tree, key)
  return found === undefined ? undefined : aliased(found, tree.alias)
}

/** The value under a path of keys. */
export function at(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): Tree | undefined {
  let here = tree
  for (const key of path) here = child(here, key)
  return here
}

/** The scalar under a path, when it is one and not null. */
export function scalarAt(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): ScalarTree | undefined {
  const found = at(tree, ...path)
  return found?.kind === 'scalar' && found.type !== 'null' ? found : undefined
}

/** The text of the scalar under a path; undefined: none, or empty. */
export function textAt(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): string | undefined {
  const text = scalarAt(tree, ...path)?.text
  return text === '' ? undefined : text
}

/** The items of the list under a path, none where it is no list. */
export function itemsAt(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): readonly Tree[] {
  const found = at(tree, ...path)
  return found?.kind === 'list' ? found.items.map((item) => aliased(item, found.alias)) : []
}

/** The entries of a map, each marked when the map came by an alias. */
export function entriesOf(tree: MapTree): readonly (readonly [string, Tree])[] {
  return [...tree.entries].map(([key, value]) => [key, aliased(value, tree.alias)] as const)
}

/** The same in a map of its own. */
export function copyOfEntries(tree: MapTree): Map<string, Tree> {
  return new Map(tree.alias === undefined ? tree.entries : entriesOf(tree))
}

/** The same map with one entry set, or removed where the value is undefined. */
export function withEntry(map: MapTree, key: string, value: Tree | undefined): MapTree {
  const entries = copyOfEntries(map)
  if (value === undefined) entries.delete(key)
  else entries.set(key, value)
  return { ...map, entries, alias: undefined }
}

/** A map with the same place and no entries. */
export function emptyMap(spot: Spot): MapTree {
  return { kind: 'map', entries: new Map(), spot, alias: undefined }
}

/** A scalar whose text was made by a transformer, standing where that transformer is written. */
export function madeScalar(text: string, spot: Spot): ScalarTree {
  return {
    kind: 'scalar',
    text,
    type: 'string',
    spot,
    alias: undefined,
    parts: undefined,
    computed: undefined,
  }
}

/** The map with a value under a path of keys; maps that are missing on the way are made. */
export function withPath(map: MapTree, path: readonly string[], value: Tree): MapTree {
  const [key, ...rest] = path
  if (key === undefined) return map
  if (rest.length === 0) return withEntry(map, key, value)
  const inner = child(map, key)
  return withEntry(
    map,
    key,
    withPath(inner?.kind === 'map' ? inner : emptyMap(value.spot), rest, value),
  )
}

const RULED_DEPTH = 64

/** A value every scalar of which something else rules over. */
export function ruled(tree: Tree, by: string): Tree {
  // What aliases repeat is shared, and stays so: a small text may hold more than can be visited.
  const known = new Map<unknown, Tree>()
  const rule = (one: Tree, level: number): Tree => {
    if (one.kind === 'scalar') return { ...one, computed: by }
    const held = one.kind === 'map' ? one.entries : one.items
    const before = known.get(held)
    if (before !== undefined) return { ...before, alias: one.alias }
    if (level > RULED_DEPTH) return one
    const done: Tree =
      one.kind === 'list'
        ? { ...one, items: one.items.map((item) => rule(item, level + 1)) }
        : {
            ...one,
            entries: new Map([...one.entries].map(([key, value]) => [key, rule(value, level + 1)])),
          }
    known.set(held, done)
    return done
  }
  return rule(tree, 0)
}

/** A scalar of which nothing is known but that something else makes it, where none stands. */
export function madeBy(by: string, spot: Spot): ScalarTree {
  return { ...madeScalar('', spot), type: 'null', computed: by }
}

/** Every node of a tree as written, each once however often it is shared. */
export function nodesOf(tree: Tree): ReadonlySet<SpotNode> {
  const nodes = new Set<SpotNode>()
  const seen = new Set<unknown>()
  const waiting: Tree[] = [tree]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // Marking by an alias copies the shell only; what it holds is shared, and tells that it was seen.
    const held = next.kind === 'map' ? next.entries : next.kind === 'list' ? next.items : next
    if (seen.has(held)) continue
    seen.add(held)
    nodes.add(next.spot.node)
    if (next.kind === 'map') waiting.push(...next.entries.values())
    else if (next.kind === 'list') waiting.push(...next.items)
    else {
      if (next.parts?.tag !== undefined) waiting.push(next.parts.tag)
      if (next.parts?.digest !== undefined) waiting.push(next.parts.digest)
    }
  }
  return nodes
}

/** Keys and indexes from the document's root to a spot. */
export function pathOf(spot: Spot): readonly (string | number)[] {
  const path: (string | number)[] = []
  for (let here: Spot | undefined = spot; here !== undefined; here = here.parent)
    if (here.key !== undefined) path.push(here.key)
  return path.reverse()
}

function itemOf(list: ListTree, key: string | number): Tree | undefined {
  const index = typeof key === 'number' ? key : /^(?:0|[1-9]\d{0,6})$/.test(key) ? Number(key) : -1
  return list.items[index]
}
