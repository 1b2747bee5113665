import { readImage } from './image.ts'
import { isKind, type Resource, withBody } from './resource.ts'
import {
  child,
  itemsAt,
  type MapTree,
  type ScalarTree,
  scalarAt,
  type Tree,
  textAt,
  withEntry,
} from './tree.ts'

/** Where a kustomize configuration says that images stand: `spec/values/image`, for some kinds. */
export interface ImageField {
  readonly path: readonly string[]
  readonly kind: string | undefined
  readonly group: string | undefined
}

const WALK_DEPTH = 64

/**
 * kustomize's `images` over one object: `image` of every item of a list called `containers` or
 * `initContainers`, at any depth, and the fields that a configuration names.
 */
export function applyImages(
  resource: Resource,
  images: readonly MapTree[],
  fields: readonly ImageField[],
): Resource {
  let body = resource.body
  for (const image of images) {
    if (textAt(image, 'name') === undefined) continue
    body = asMap(walk(body, image, 0), body)
    for (const field of fields)
      if (
        (field.kind === undefined ||
          isKind(resource, field.group ?? 'helm.toolkit.fluxcd.io', field.kind)) &&
        field.path.length > 0
      )
        body = asMap(setField(body, field.path, image), body)
  }
  return body === resource.body ? resource : withBody(resource, body)
}

/** Reads the image fields of a configuration file. */
export function readImageFields(tree: Tree): readonly ImageField[] {
  return itemsAt(tree, 'images').flatMap((item) => {
    const path = textAt(item, 'path')
    if (path === undefined || path.length > 512) return []
    return [{ path: path.split('/'), kind: textAt(item, 'kind'), group: textAt(item, 'group') }]
  })
}

function asMap(tree: Tree, otherwise: MapTree): MapTree {
  return tree.kind === 'map' ? tree : otherwise
}

function walk(tree: Tree, image: MapTree, depth: number): Tree {
  if (depth > WALK_DEPTH || tree.kind === 'scalar' || tree.alias !== undefined) return tree
  if (tree.kind === 'list') return mapItems(tree, (item) => walk(item, image, depth + 1))
  let here = tree
  for (const [key, value] of tree.entries) {
    const walked = walk(value, image, depth + 1)
    const listed =
      key === 'containers' || key === 'initContainers' ? inContainers(walked, image) : walked
    if (listed !== value) here = withEntry(here, key, listed)
  }
  return here
}

function inContainers(tree: Tree, image: MapTree): Tree {
  if (tree.kind !== 'list') return tree
  return mapItems(tree, (item) => (item.kind === 'map' ? setField(item, ['image'], image) : item))
}

function mapItems(tree: Extract<Tree, { kind: 'list' }>, change: (item: Tree) => Tree): Tree {
  const items = tree.items.map(change)
  return items.every((item, index) => item === tree.items[index]) ? tree : { ...tree, items }
}

function setField(tree: Tree, path: readonly string[], image: MapTree): Tree {
  const [segment, ...rest] = path
  if (segment === undefined) return tree.kind === 'scalar' ? renewed(tree, image) : tree
  if (tree.kind === 'list') return mapItems(tree, (item) => setField(item, path, image))
  if (tree.kind !== 'map') return tree
  const key = segment.endsWith('[]') ? segment.slice(0, -2) : segment
  const value = child(tree, key)
  if (value === undefined) return tree
  const changed =
    segment.endsWith('[]') && value.kind === 'list'
      ? mapItems(value, (item) => setField(item, rest, image))
      : setField(value, rest, image)
  return changed === value ? tree : withEntry(tree, key, changed)
}

function renewed(scalar: ScalarTree, image: MapTree): ScalarTree {
  const name = textAt(image, 'name')
  const parts = readImage(scalar.text)
  const repository = parts.repository ?? parts.tag
  if (repository !== name) return scalar
  const tag = scalarAt(image, 'newTag')
  const digest = scalarAt(image, 'digest')
  const own = parts.repository === undefined ? undefined : parts.tag
  const suffix = textAt(image, 'tagSuffix')
  const keeps = tag === undefined && digest === undefined
  const newTag = tag?.text ?? (keeps && own !== undefined ? `${own}${suffix ?? ''}` : undefined)
  const newDigest = digest?.text ?? (keeps && suffix === undefined ? parts.digest : undefined)
  const text = `${textAt(image, 'newName') ?? repository}${newTag === undefined ? '' : `:${newTag}`}${newDigest === undefined ? '' : `@${newDigest}`}`
  return {
    ...scalar,
    text,
    parts: keeps ? scalar.parts : { tag, digest },
    computed:
      suffix === undefined
        ? scalar.computed
        : "set by the suffix that kustomize adds to its tag: give the pin's address in the policy",
  }
}
