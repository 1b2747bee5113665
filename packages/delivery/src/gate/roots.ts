import type { Environment, Policy } from '@fluxgate/policy'

/** A folder around overlays, and the environments whose overlays those are. */
export interface Root {
  readonly folder: string
  readonly environments: readonly Environment[]
}

/** Whether an environment follows another: what comes into others is not judged. */
export function follows({ after, afterAny }: Environment): boolean {
  return after.length + afterAny.length > 0
}

/**
 * Folders whose kustomization may build, or change, overlays of environments that follow others: those above all overlays of one, and
 * those below it in which one of the paths stands.
 */
export function rootsOf({ environments }: Policy, changed: readonly string[]): readonly Root[] {
  const places = environments.map((environment) => ({ environment, stems: stemsOf(environment) }))
  const gated = places.flatMap(({ environment, stems }) => (follows(environment) ? stems : []))
  const below = changed
    .map(folderOf)
    .filter((folder) => gated.some((stem) => isAtOrBelow(stem, folder)))
  const folders = new Set([...gated.flatMap(ancestorsOf), ...below])
  return [...folders].map((folder) => ({
    folder,
    environments: places
      .filter(({ stems }) =>
        stems.some((stem) => isAtOrBelow(stem, folder) || isAtOrBelow(folder, stem)),
      )
      .map(({ environment }) => environment),
  }))
}

/** Whether a folder leads to overlays of an environment that follows others: it is above them, one of them, or within one. */
export function leadsToGated(policy: Policy, folder: string): boolean {
  return environmentsIn(policy, folder).some(follows)
}

/** Environments whose overlays a folder leads to. */
export function environmentsIn({ environments }: Policy, folder: string): readonly Environment[] {
  const segments = folder === '' ? [] : folder.split('/')
  return environments.filter(({ overlays }) =>
    overlays.some((pattern) => {
      const parts = pattern.split('/')
      return segments.every((segment, index) => {
        const part = parts[index]
        return part === undefined || part.includes('{') || part === segment
      })
    }),
  )
}

/** Folder of a path; the root is the empty string. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** Folders that all overlays of an environment stand below. */
function stemsOf({ overlays }: Environment): readonly string[] {
  return overlays.map((pattern) => folderOf(pattern.slice(0, pattern.indexOf('{'))))
}

function ancestorsOf(folder: string): readonly string[] {
  return folder === '' ? [''] : [folder, ...ancestorsOf(folderOf(folder))]
}

/** Whether a path is a folder, or anywhere in it. */
export function isAtOrBelow(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}
