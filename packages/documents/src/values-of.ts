import { builtRelease } from './locate.ts'
import type { Files, Found, Slot } from './model.ts'
import { owns } from './overlay.ts'
import { at, child, type Tree } from './tree.ts'

/** Values that are told apart at most; a table of more is read by nobody. */
const LEAF_LIMIT = 1_000

const DEPTH_LIMIT = 64

/** Aliases can make a small file hold more values than can be walked. */
const VISIT_LIMIT = 50_000

/**
 * The values that this overlay's own files set for the release, pins left out: dotted path under
 * `spec.values` to text. For the table of what differs between two environments.
 */
export function valuesOf(files: Files, found: Found): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>()
  const built = builtRelease(files, found)
  const values = at(built?.release.body, 'spec', 'values')
  if (built === undefined || values === undefined) return leaves
  const pinned = new Set<string>(found.slots.map(({ name }) => name.replace(/@digest$/, '')))
  let visits = 0
  const walk = (tree: Tree, path: string, depth: number): void => {
    visits += 1
    if (leaves.size >= LEAF_LIMIT || visits > VISIT_LIMIT || depth > DEPTH_LIMIT) return
    if (tree.kind === 'scalar') {
      const own = owns(built.overlay, tree.spot.source.file)
      if (own && path !== '' && !pinned.has(`values.${path}`)) leaves.set(path, tree.text)
      return
    }
    const keys = tree.kind === 'map' ? [...tree.entries.keys()] : [...tree.items.keys()]
    for (const key of keys) {
      const inner = child(tree, key)
      if (inner !== undefined) walk(inner, path === '' ? String(key) : `${path}.${key}`, depth + 1)
    }
  }
  walk(values, '', 0)
  return leaves
}

/** Files of slots that are not this overlay's own: an edit there would reach other environments. */
export function sharedFiles(found: Found): readonly string[] {
  const files = found.slots
    .filter((slot) => slot.edit.kind === 'refused' && slot.edit.refusal.code === 'shared')
    .map((slot) => slot.file)
  return [...new Set(files)].sort()
}

/**
 * Those of the other environments that an edit of this slot would move too, because their pin is the same
 * scalar: an overlay built upon another, or one address for two.
 */
export function movedBy(slot: Slot<string>, others: readonly Found[]): readonly Found[] {
  return others.filter((found) =>
    found.slots.some(
      ({ file, line, col }) => file === slot.file && line === slot.line && col === slot.col,
    ),
  )
}
