import type { PatchBudget } from './merge.ts'
import {
  child,
  itemsAt,
  type ListTree,
  type MapTree,
  nodesOf,
  ruled,
  scalarAt,
  type Tree,
  textAt,
  withEntry,
} from './tree.ts'

/** Longest pointer that is followed, in segments. */
const POINTER_LIMIT = 100

const BY_TEST =
  'tested by a JSON6902 patch, which would stop the build once it changes: take the test away'

/** The object after the operations, or the operation that fails, with why; a failed build changes nothing in a cluster. */
export type Patched =
  | { readonly kind: 'patched'; readonly body: MapTree }
  | { readonly kind: 'failed'; readonly operation: Tree; readonly why: string }

/** RFC 6901: the keys a pointer names; undefined where it is none. */
export function readPointer(pointer: string): readonly string[] | undefined {
  if (pointer === '') return []
  if (!pointer.startsWith('/') || pointer.length > 4096) return undefined
  const segments = pointer.slice(1).split('/')
  if (segments.length > POINTER_LIMIT) return undefined
  return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Applies JSON6902 operations in their order. */
export function applyJsonPatch(body: MapTree, operations: ListTree, budget: PatchBudget): Patched {
  let here: MapTree = body
  for (const operation of itemsAt(operations)) {
    const changed = applyOne(here, operation, budget)
    if (typeof changed === 'string') return { kind: 'failed', operation, why: changed }
    here = changed
  }
  return { kind: 'patched', body: here }
}

function applyOne(body: MapTree, operation: Tree, budget: PatchBudget): MapTree | string {
  if (budget.left < 0) return 'too many operations'
  const op = textAt(operation, 'op')
  const pointer = scalarAt(operation, 'path')?.text
  const path = pointer === undefined ? undefined : readPointer(pointer)
  if (path === undefined || path.length === 0) return 'operation has no path'
  const value = child(operation, 'value')
  switch (op) {
    case 'test':
      return tested(budget, body, path)
    case 'remove':
      return resultOf(change(budget, body, path, (parent, key) => remove(parent, key)))
    case 'add':
    case 'replace':
      if (value === undefined) return `operation ${op} has no value`
      return resultOf(
        change(budget, body, path, (parent, key) => put(parent, key, value, op === 'add')),
      )
    default:
      return 'only add, replace, remove and test are followed'
  }
}

/** What a test has looked at can't change any more: kustomize stops where it finds another value. */
function tested(budget: PatchBudget, body: MapTree, path: readonly string[]): MapTree {
  const marked = change(budget, body, path, (parent, key) => {
    const value = child(parent, key)
    if (value === undefined) return undefined
    budget.left -= nodesOf(value).size
    return put(parent, key, ruled(value, BY_TEST), false)
  })
  return marked?.kind === 'map' ? marked : body
}

function resultOf(tree: Tree | undefined): MapTree | string {
  return tree?.kind === 'map' ? tree : 'nothing stands at its path'
}

type Act = (parent: Tree, key: string) => Tree | undefined

function change(
  budget: PatchBudget,
  tree: Tree,
  path: readonly string[],
  act: Act,
): Tree | undefined {
  const [key, ...rest] = path
  if (key === undefined) return undefined
  // Each level on the way is copied.
  if (tree.kind !== 'scalar')
    budget.left -= tree.kind === 'map' ? tree.entries.size : tree.items.length
  if (rest.length === 0) return act(tree, key)
  const inner = child(tree, key)
  const changed = inner === undefined ? undefined : change(budget, inner, rest, act)
  return changed === undefined ? undefined : put(tree, key, changed, false)
}

function put(parent: Tree, key: string, value: Tree, insert: boolean): Tree | undefined {
  if (parent.kind === 'map') {
    if (!insert && !parent.entries.has(key)) return undefined
    return withEntry(parent, key, value)
  }
  if (parent.kind !== 'list') return undefined
  const items = [...itemsAt(parent)]
  const index = indexOf(key, items.length)
  if (insert && key === '-') items.push(value)
  else if (index === undefined || index > items.length || (!insert && index === items.length))
    return undefined
  else items.splice(index, insert ? 0 : 1, value)
  return { ...parent, items, alias: undefined }
}

function remove(parent: Tree, key: string): Tree | undefined {
  if (parent.kind === 'map')
    return parent.entries.has(key) ? withEntry(parent, key, undefined) : undefined
  const index = parent.kind === 'list' ? indexOf(key, parent.items.length) : undefined
  if (parent.kind !== 'list' || index === undefined || index >= parent.items.length)
    return undefined
  return { ...parent, items: itemsAt(parent).filter((_, at) => at !== index), alias: undefined }
}

/** Index a segment names; negative ones count from the end, as evanphx/json-patch has it. */
function indexOf(key: string, length: number): number | undefined {
  if (!/^-?(?:0|[1-9]\d{0,6})$/.test(key)) return undefined
  const index = Number(key)
  const counted = index < 0 ? index + length : index
  return counted < 0 ? undefined : counted
}
