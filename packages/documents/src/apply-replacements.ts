import { afford } from './apply-patches.ts'
import { openOwn } from './kustomize-keys.ts'
import type { PatchBudget } from './merge.ts'
import { resolvePath } from './path.ts'
import { readable, type Trees } from './read-text.ts'
import type { Resource } from './resource.ts'
import { readSelector } from './selector.ts'
import {
  at,
  child,
  itemsAt,
  type MapTree,
  madeBy,
  nodesOf,
  ruled,
  type ScalarTree,
  type Spot,
  type Tree,
  textAt,
  withEntry,
  withPath,
} from './tree.ts'
import { stop, type Workspace } from './workspace.ts'

/** What rules over a value that is marked so; what stands there is not what is built. */
export const BY_REPLACEMENTS = "set by replacements: give the pin's address in the policy"

/**
 * Marks what kustomize's `replacements` compute. The value is not followed to its source: a pin that is
 * computed is shown, and edited by an explicit address only.
 */
export function applyReplacements(
  space: Workspace,
  folder: string,
  replacements: readonly MapTree[],
  resources: readonly Resource[],
): readonly Resource[] {
  let here = resources
  const opened = replacements.map((entry) => openReplacement(space, folder, entry))
  for (const read of opened)
    if (read !== 'waiting' && read.kind === 'refused') stop(space, read.refusal)
  for (const replacement of opened.flatMap(readable))
    for (const target of itemsAt(replacement, 'targets')) {
      const select = at(target, 'select')
      const selector = select?.kind === 'map' ? readSelector(select) : undefined
      // What can't be judged is taken to hit: the pin is then shown as computed, not edited.
      const hits = (resource: Resource) =>
        selector === undefined || 'odd' in selector || selector.matches(resource)
      const create = textAt(target, 'options', 'create') === 'true'
      for (const field of itemsAt(target, 'fieldPaths')) {
        if (field.kind !== 'scalar') continue
        if (!afford(space, resources.length, field.spot)) return here
        here = here.map((resource) =>
          hits(resource) ? marked(resource, field, create, space.patching) : resource,
        )
      }
    }
  return here
}

/** The replacements of an entry, which may name a file of them; `waiting` where that has to be read first. */
export function openReplacement(
  space: Workspace,
  folder: string,
  entry: MapTree,
): Trees | 'waiting' {
  const path = textAt(entry, 'path')
  if (path === undefined) return { kind: 'trees', trees: [entry] }
  const file = resolvePath(folder, path)
  const read = file === undefined ? 'waiting' : openOwn(space, file)
  if (read === 'waiting' || read.kind === 'refused') return read
  return {
    ...read,
    trees: read.trees.flatMap((one) => (one.kind === 'list' ? itemsAt(one) : [one])),
  }
}

/** Keys of a field path, dots in a key escaped; kustomize leaves out a dot at the start. */
export function fieldKeys(fieldPath: string): readonly string[] {
  return fieldPath
    .replace(/^\./, '')
    .split(/(?<!\\)\./)
    .map((segment) => segment.replaceAll('\\.', '.'))
}

const PATH_LIMIT = 1024

function marked(
  resource: Resource,
  field: ScalarTree,
  create: boolean,
  budget: PatchBudget,
): Resource {
  const body =
    field.text.length > PATH_LIMIT
      ? ruled(resource.body, BY_REPLACEMENTS)
      : markAt(resource.body, fieldKeys(field.text), create ? field.spot : undefined, budget)
  return body.kind === 'map' ? { ...resource, body } : resource
}

/** @param made where it is written that what is missing is to be made; undefined: it is not */
function markAt(
  tree: Tree,
  path: readonly string[],
  made: Spot | undefined,
  budget: PatchBudget,
): Tree {
  const [segment, ...rest] = path
  if (budget.left < 0) return tree
  if (segment === undefined || segment.includes('[') || segment === '*') {
    budget.left -= nodesOf(tree).size
    return ruled(tree, BY_REPLACEMENTS)
  }
  // Each level on the way is copied.
  if (tree.kind !== 'scalar')
    budget.left -= tree.kind === 'map' ? tree.entries.size : tree.items.length
  const inner = child(tree, segment)
  if (inner === undefined && tree.kind === 'map' && made !== undefined)
    return withPath(tree, path, madeBy(BY_REPLACEMENTS, made))
  if (inner === undefined || tree.kind === 'scalar') return tree
  const changed = markAt(inner, rest, made, budget)
  if (tree.kind === 'map') return withEntry(tree, segment, changed)
  return {
    ...tree,
    items: tree.items.map((item, index) => (String(index) === segment ? changed : item)),
  }
}
