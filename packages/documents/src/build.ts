import { type Built, join, NOTHING } from './built.ts'
import { readConfigurations } from './configurations.ts'
import {
  generatedKustomization,
  joined,
  type Kustomization,
  readKustomization,
} from './kustomization.ts'
import { openOwn } from './kustomize-keys.ts'
import type { FolderEntry } from './model.ts'
import { isRemote, nameOf, resolvePath, within } from './path.ts'
import { quoted, refuseAt, refuseFile } from './position.ts'
import { groupOf, type Resource, resourcesOf } from './resource.ts'
import { transform } from './transform.ts'
import { type MapTree, type ScalarTree, textAt } from './tree.ts'
import { look, lookFolder, open, stop, type Workspace } from './workspace.ts'

/** The file names that make a folder a kustomization. */
export const KUSTOMIZATION_FILES = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
] as const

type Added = Omit<Kustomization, 'resources'> | undefined

/** Builds a folder as kustomize would; Flux makes the kustomization itself where the root folder has none. */
export function buildRoot(space: Workspace, folder: string, added: Added): Built {
  const file = kustomizationOf(space, folder)
  if (file === undefined) return NOTHING
  if (file === 'none') return buildGenerated(space, folder, added)
  return buildFile(space, folder, file, { before: NOTHING, added, above: [] })
}

/** The objects of one file. */
export function readObjects(space: Workspace, file: string): readonly Resource[] {
  const read = open(space, file)
  if (read === 'waiting') return []
  if (read.kind === 'trees') return read.trees.flatMap(resourcesOf)
  // kustomize would fail; what matters here is only whether something is missing then.
  space.doubts.push(read.refusal)
  return []
}

interface Step {
  /** What a component starts from. */
  readonly before: Built
  readonly added: Added
  /** Folders being built around this one. */
  readonly above: readonly string[]
}

function kustomizationOf(space: Workspace, folder: string): string | 'none' | undefined {
  const listing = lookFolder(space, folder)
  if (listing === undefined) return undefined
  if (listing.kind !== 'folder') {
    space.used.add(within(folder, KUSTOMIZATION_FILES[0]))
    space.doubts.push(
      refuseFile(folder, 'build', 'is no folder, yet a kustomization lists it as one'),
    )
    return undefined
  }
  const names = KUSTOMIZATION_FILES.filter((name) =>
    listing.entries.some((entry) => entry.name === name),
  )
  const [first, second] = names
  if (first !== undefined && second !== undefined) {
    const message = `has both ${first} and ${second}, which kustomize refuses: keep one`
    stop(space, refuseFile(folder, 'build', message))
  }
  return first === undefined ? 'none' : within(folder, first)
}

function buildFile(space: Workspace, folder: string, file: string, step: Step): Built {
  const tree = readFile(space, file)
  if (tree === undefined) return step.before
  const own = joined(readKustomization(tree), step.added)
  space.budget -= 1
  return build(space, folder, own, { ...step, above: [...step.above, folder] })
}

function readFile(space: Workspace, file: string): MapTree | undefined {
  const read = openOwn(space, file)
  if (read === 'waiting') return undefined
  if (read.kind === 'refused') {
    stop(space, read.refusal)
    return undefined
  }
  const [tree, second] = read.trees
  if (tree?.kind !== 'map' || second !== undefined) {
    stop(
      space,
      refuseFile(file, 'build', 'is not one kustomization: kustomize reads one document, a map'),
    )
    return undefined
  }
  if (groupOf(textAt(tree, 'apiVersion') ?? '') === 'kustomize.toolkit.fluxcd.io') {
    const message =
      'holds a Kustomization of Flux under the name of a kustomization: rename the file'
    stop(space, refuseAt(tree.spot, 'build', message))
    return undefined
  }
  return tree
}

function build(space: Workspace, folder: string, own: Kustomization, step: Step): Built {
  let built = step.before
  for (const resource of own.resources)
    built = join(built, addResource(space, folder, resource, step.above))
  if (own.generates !== undefined) {
    const message = 'objects are generated here, and the release may be one of them'
    space.remotes.push(refuseAt(own.generates, 'remote', message))
  }
  built = join(built, readConfigurations(space, folder, own.configurations))
  for (const component of own.components)
    built = addComponent(space, folder, component, { ...step, before: built })
  for (const { field, spot } of own.opaque) {
    const message = `kustomize's ${field} are not followed: give the pin's address in the policy`
    stop(space, refuseAt(spot, 'build', message))
  }
  return transform(space, folder, own, built)
}

function addResource(
  space: Workspace,
  folder: string,
  written: ScalarTree,
  above: readonly string[],
): Built {
  const path = follow(space, folder, written)
  if (path === undefined) return NOTHING
  const read = lookFolder(space, path)
  if (read === undefined) return NOTHING
  if (read.kind !== 'folder') {
    if (read.kind !== 'absent') return { ...NOTHING, resources: readObjects(space, path) }
    space.used.add(path).add(within(path, KUSTOMIZATION_FILES[0]))
    const message = `${quoted(written.text)} does not exist`
    space.doubts.push(refuseAt(written.spot, 'build', message))
    return NOTHING
  }
  return addFolder(space, path, written, { before: NOTHING, added: undefined, above })
}

function addComponent(space: Workspace, folder: string, written: ScalarTree, step: Step): Built {
  const path = follow(space, folder, written)
  if (path === undefined) return step.before
  return addFolder(space, path, written, { ...step, added: undefined })
}

function addFolder(space: Workspace, path: string, written: ScalarTree, step: Step): Built {
  if (step.above.includes(path)) {
    stop(space, refuseAt(written.spot, 'build', `${quoted(written.text)} leads back to itself`))
    return step.before
  }
  const file = kustomizationOf(space, path)
  if (file === undefined) return step.before
  if (file === 'none') {
    space.used.add(within(path, KUSTOMIZATION_FILES[0]))
    const message = `${quoted(written.text)} has no kustomization, which kustomize refuses`
    space.doubts.push(refuseAt(written.spot, 'build', message))
    return step.before
  }
  return buildFile(space, path, file, step)
}

function follow(space: Workspace, folder: string, written: ScalarTree): string | undefined {
  if (space.budget < 0) return undefined
  space.budget -= 1
  if (isRemote(written.text)) {
    const message = `${quoted(written.text)} is not in this repository, and the release may come from there`
    space.remotes.push(refuseAt(written.spot, 'remote', message))
    return undefined
  }
  const path = resolvePath(folder, written.text)
  if (path !== undefined) return path
  stop(space, refuseAt(written.spot, 'outside', `${quoted(written.text)} leaves the repository`))
  return undefined
}

/** Flux lists every manifest under the folder, and every subfolder that is a kustomization of its own. */
function buildGenerated(space: Workspace, folder: string, added: Added): Built {
  let built = NOTHING
  const waiting = [folder]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const listing = look(space, next)
    if (listing?.kind !== 'folder' || space.budget < 0) continue
    for (const entry of [...listing.entries].sort(byName)) {
      space.budget -= 1
      const path = within(next, entry.name)
      if (!entry.folder) {
        if (/\.ya?ml$/.test(nameOf(path)))
          built = join(built, { ...NOTHING, resources: readObjects(space, path) })
        continue
      }
      const file = kustomizationOf(space, path)
      if (file === 'none') waiting.push(path)
      else if (file !== undefined)
        built = join(
          built,
          buildFile(space, path, file, { before: NOTHING, added: undefined, above: [folder] }),
        )
    }
  }
  if (space.budget < 0)
    stop(
      space,
      refuseFile(folder, 'too-large', 'holds too many files to be an overlay of one service'),
    )
  return added === undefined
    ? built
    : transform(space, folder, joined(generatedKustomization([]), added), built)
}

function byName(a: FolderEntry, b: FolderEntry): number {
  return a.name < b.name ? -1 : 1
}
