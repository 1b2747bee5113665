import { KUSTOMIZATION_FILES } from './build.ts'
import { folderOf, nameOf } from './path.ts'
import type { Resource } from './resource.ts'

/** Where a patch would go. */
export type Place =
  | {
      readonly kind: 'folder'
      readonly folder: string
      readonly kustomization: string | undefined
      /** Name of a file that is not there yet. */
      readonly name: string
    }
  | { readonly kind: 'flux'; readonly file: string; readonly name: string }
  | { readonly kind: 'file'; readonly file: string }

/** A value to pin in an object. */
export interface Wish {
  readonly path: readonly string[]
  readonly value: string
}

/**
 * The lines that pin values of one object in an overlay: a strategic-merge patch, or JSON6902 where a list
 * is on the way, which a merge would replace whole.
 */
export function suggestPatch(place: Place, object: Resource, wishes: readonly Wish[]): string {
  const lists = wishes.some((wish) => wish.path.some((key) => /^\d+$/.test(key)))
  const lines = lists ? operations(object, wishes) : merge(object, wishes)
  switch (place.kind) {
    case 'file':
      return [`# in ${place.file}`, ...(lists ? lines : merge(object, wishes))].join('\n')
    case 'flux':
      return [
        `# in ${place.file}, last under spec.patches of Kustomization ${place.name}`,
        ...(lists ? lines : ['- patch: |', ...lines.map((line) => `    ${line}`)]),
      ].join('\n')
    case 'folder':
      return folderLines(place, lists, lines).join('\n')
  }
}

function folderLines(
  place: Extract<Place, { kind: 'folder' }>,
  lists: boolean,
  lines: readonly string[],
): readonly string[] {
  const at = place.folder === '' ? '' : `${place.folder}/`
  const kustomization = place.kustomization ?? `${at}${KUSTOMIZATION_FILES[0]}`
  if (lists) return [`# in ${kustomization}, last under patches`, ...lines]
  return [`# ${at}${place.name}, listed last under patches in ${kustomization}`, ...lines]
}

function merge(object: Resource, wishes: readonly Wish[]): readonly string[] {
  const { apiVersion, kind, name, namespace } = object.original
  return [
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    ...nested(wishes, 0),
  ]
}

function nested(wishes: readonly Wish[], depth: number): readonly string[] {
  const lines: string[] = []
  const indent = '  '.repeat(depth)
  const groups = new Map<string, Wish[]>()
  for (const wish of wishes) {
    const [key = '', ...path] = wish.path
    groups.set(key, [...(groups.get(key) ?? []), { path, value: wish.value }])
  }
  for (const [key, group] of groups) {
    const [leaf] = group
    if (leaf?.path.length === 0)
      lines.push(`${indent}${keyText(key)}: ${JSON.stringify(leaf.value)}`)
    else lines.push(`${indent}${keyText(key)}:`, ...nested(group, depth + 1))
  }
  return lines
}

function operations(object: Resource, wishes: readonly Wish[]): readonly string[] {
  const { kind, name } = object.original
  const lines = ['- target:', `    kind: ${kind}`, `    name: ${name}`, '  patch: |']
  for (const wish of wishes) {
    const pointer = wish.path
      .map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join('')
    lines.push(
      `    - op: replace`,
      `      path: ${pointer}`,
      `      value: ${JSON.stringify(wish.value)}`,
    )
  }
  return lines
}

function keyText(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(key) ? key : JSON.stringify(key)
}

/** The kustomization among files that took part, for a folder. */
export function kustomizationIn(folder: string, files: Iterable<string>): string | undefined {
  for (const file of files)
    if (folderOf(file) === folder && KUSTOMIZATION_FILES.some((name) => name === nameOf(file)))
      return file
  return undefined
}
