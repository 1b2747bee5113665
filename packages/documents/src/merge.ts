import {
  copyOfEntries,
  emptyMap,
  entriesOf,
  type MapTree,
  type Tree,
  textAt,
  withEntry,
} from './tree.ts'

/** Aliases can nest maps further than their text does. */
const MERGE_DEPTH = 200

/** Steps that patches may still take; aliases can make a small patch hold more than can be visited. */
export interface PatchBudget {
  left: number
}

/**
 * A strategic-merge patch over an object without a schema, as every Flux kind is: maps are merged, lists
 * and scalars replaced, null removes, `$patch` replaces or deletes. undefined: nothing is left. Once the
 * budget is spent the result is worthless.
 */
export function mergePatch(
  base: MapTree,
  patch: MapTree,
  budget: PatchBudget,
): MapTree | undefined {
  return mergeAt(base, patch, 0, budget)
}

function mergeAt(
  base: MapTree,
  patch: MapTree,
  depth: number,
  budget: PatchBudget,
): MapTree | undefined {
  const directive = textAt(patch, '$patch')
  if (directive === 'delete') return undefined
  budget.left -= base.entries.size + patch.entries.size
  if (directive === 'replace' || depth > MERGE_DEPTH || budget.left < 0)
    return withEntry(patch, '$patch', undefined)
  const entries = copyOfEntries(base)
  for (const [key, value] of entriesOf(patch)) {
    if (key === '$patch') continue
    const merged = mergeValue(entries.get(key), value, depth, budget)
    if (merged === undefined) entries.delete(key)
    else entries.set(key, merged)
  }
  return { ...base, entries, alias: undefined }
}

function mergeValue(
  base: Tree | undefined,
  patch: Tree,
  depth: number,
  budget: PatchBudget,
): Tree | undefined {
  if (patch.kind === 'scalar') return patch.type === 'null' ? undefined : patch
  if (patch.kind === 'list') return patch
  // Over nothing a map is still merged, so that nulls and directives within it do not stay behind.
  const under = base?.kind === 'map' ? base : emptyMap(patch.spot)
  return mergeAt(under, patch, depth + 1, budget)
}
