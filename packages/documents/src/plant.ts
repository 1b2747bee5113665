import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { keyText } from './node-at.ts'
import {
  aliased,
  type ListTree,
  type MapTree,
  type ScalarTree,
  type Source,
  type Spot,
  type SpotNode,
  type Tree,
} from './tree.ts'

interface Growing {
  readonly source: Source
  readonly repeated: Set<SpotNode>
  /** What an anchor names so far: a name used twice means the nearer one before the alias, as go-yaml has it. */
  readonly anchors: Map<string, Tree>
  /** Entries that `<<` may still bring: chains of merges grow with the square of their length. */
  merges: number
}

const MERGE_LIMIT = 20_000

/** The tree of one document; its nodes' depth has been checked, so recursion is bounded. */
export function plantTree(root: ParsedNode, source: Omit<Source, 'repeated'>): Tree {
  const repeated = new Set<SpotNode>()
  const growing = {
    source: { ...source, repeated },
    repeated,
    anchors: new Map<string, Tree>(),
    merges: MERGE_LIMIT,
  }
  return grow(root, undefined, undefined, growing)
}

function grow(
  node: ParsedNode,
  parent: Spot | undefined,
  key: string | number | undefined,
  growing: Growing,
): Tree {
  if (isMap(node)) return growMap(node, parent, key, growing)
  const spot: Spot = { source: growing.source, parent, key, node, twice: undefined }
  if (isAlias(node)) {
    const target = growing.anchors.get(node.source)
    if (target === undefined) return nothing(spot, spot)
    growing.repeated.add(target.spot.node)
    return aliased(target, spot)
  }
  if (isSeq(node)) {
    const items = node.items.map((item, index) => grow(item, spot, index, growing))
    const list: ListTree = { kind: 'list', items, spot, alias: undefined }
    return anchored(node.anchor, list, growing)
  }
  return anchored(node.anchor, scalarOf(node, spot), growing)
}

function growMap(
  node: ParsedNode & { items: readonly { key: ParsedNode; value: ParsedNode | null }[] },
  parent: Spot | undefined,
  key: string | number | undefined,
  growing: Growing,
): MapTree {
  const spot: Spot = { source: growing.source, parent, key, node, twice: twiceIn(node.items) }
  const entries = new Map<string, Tree>()
  const merged: Tree[] = []
  for (const pair of node.items) {
    const name = keyText(pair.key)
    const value =
      pair.value === null
        ? nothing({ ...spot, parent: spot, key: name, node: pair.key, twice: undefined }, undefined)
        : grow(pair.value, spot, name, growing)
    if (name === '<<' && value.kind !== 'scalar') merged.push(value)
    else if (name !== undefined) entries.set(name, value)
  }
  // What stands in the map itself rules over what `<<` brings, wherever it stands.
  for (const source of merged.flatMap((value) => (value.kind === 'list' ? value.items : [value])))
    if (source.kind === 'map')
      for (const [name, value] of source.entries) {
        growing.merges -= 1
        if (growing.merges < 0) break
        if (!entries.has(name)) entries.set(name, aliased(value, source.alias ?? source.spot))
      }
  return anchoredMap(node.anchor, { kind: 'map', entries, spot, alias: undefined }, growing)
}

function anchored(anchor: string | undefined, tree: Tree, growing: Growing): Tree {
  if (anchor !== undefined) growing.anchors.set(anchor, tree)
  return tree
}

function anchoredMap(anchor: string | undefined, tree: MapTree, growing: Growing): MapTree {
  if (anchor !== undefined) growing.anchors.set(anchor, tree)
  return tree
}

function scalarOf(node: ParsedNode, spot: Spot): ScalarTree {
  if (!isScalar(node)) return nothing(spot, undefined)
  const value: unknown = node.value
  const base = {
    kind: 'scalar',
    spot,
    alias: undefined,
    parts: undefined,
    computed: undefined,
  } as const
  if (typeof value === 'string') return { ...base, text: value, type: 'string' }
  if (value === null || value === undefined) return { ...base, text: '', type: 'null' }
  // Numbers and booleans as written: 1.10 stays 1.10.
  return {
    ...base,
    text: node.source ?? String(value),
    type: typeof value === 'boolean' ? 'boolean' : 'number',
  }
}

function nothing(spot: Spot, alias: Spot | undefined): ScalarTree {
  return {
    kind: 'scalar',
    text: '',
    type: 'null',
    spot,
    alias,
    parts: undefined,
    computed: undefined,
  }
}

function twiceIn(items: readonly { key: ParsedNode }[]): string | undefined {
  const seen = new Set<string>()
  for (const { key } of items) {
    const name = keyText(key)
    if (name === undefined || name === '<<') continue
    if (seen.has(name)) return name
    seen.add(name)
  }
  return undefined
}
