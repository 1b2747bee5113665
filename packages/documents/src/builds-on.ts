import { KUSTOMIZATION_FILES } from './build.ts'
import { readKustomization } from './kustomization.ts'
import type { Files } from './model.ts'
import { isRemote, isWithin, resolvePath, within } from './path.ts'
import { open, openWorkspace } from './workspace.ts'

/**
 * What the kustomization of a folder lists as resources outside of the folder: the paths of folders and files, from the root of
 * the repository, in its order. Only files that were read before are looked at.
 */
export function buildsOn(files: Files, folder: string): readonly string[] {
  const file = KUSTOMIZATION_FILES.map((name) => within(folder, name)).find((path) =>
    files.has(path),
  )
  if (file === undefined) return []
  const read = open(openWorkspace(files), file)
  if (read === 'waiting' || read.kind !== 'trees') return []
  const written = read.trees.flatMap((tree) =>
    tree.kind === 'map' ? readKustomization(tree).resources.map(({ text }) => text) : [],
  )
  const paths = written.flatMap((path) => (isRemote(path) ? [] : (resolvePath(folder, path) ?? [])))
  return paths.filter((path) => path !== folder && !isWithin(folder, path))
}
