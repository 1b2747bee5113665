import type { ReportedPlace } from './test-tally.ts'

/** What of a repository's files is needed to tell a frame of its own from one of a library. */
export interface SourceFiles {
  /** Absolute folders that the files are relative to, as the programs may call them. */
  readonly roots: readonly string[]
  /** Relative paths by the last segment. */
  readonly byName: ReadonlyMap<string, readonly string[]>
}

/** Copies that a build makes of sources; a person wants the source. */
const BUILT = /(?:^|\/)(?:build|target|dist|out|lib|coverage|bin)\//

/** The last segment of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/**
 * The first place that is a file of the repository, its path relative to the root; undefined: none is. A bare name, as Go and Java
 * have them in a stack, counts where `hint` (class or package) or there being one such file alone says which one it is.
 */
export function choosePlace(
  places: readonly ReportedPlace[],
  hint: string,
  files: SourceFiles,
): ReportedPlace | undefined {
  for (const place of places) {
    const path = sourcePath(place.path.replaceAll('\\', '/'), hint, files)
    if (path !== undefined) return { ...place, path }
  }
  return undefined
}

function sourcePath(reported: string, hint: string, files: SourceFiles): string | undefined {
  const root = files.roots.find((folder) => reported.startsWith(`${folder}/`))
  const path = (root === undefined ? reported : reported.slice(root.length + 1)).replace(
    /^\.\//,
    '',
  )
  const named = files.byName.get(fileName(path)) ?? []
  if (named.includes(path)) return path
  return nearest(
    named.filter((file) => file.endsWith(`/${path}`)),
    hint,
  )
}

function nearest(files: readonly string[], hint: string): string | undefined {
  if (files.length < 2) return files[0]
  const sources = files.filter((file) => !BUILT.test(file))
  const folders = hint.replaceAll('.', '/').split('/')
  const score = (file: string): number =>
    file.split('/').filter((part) => folders.includes(part)).length
  const [best, second] = (sources.length > 0 ? sources : files).toSorted(
    (one, other) => score(other) - score(one),
  )
  // Two that fit alike: a wrong place misleads more than none.
  return best !== undefined && (second === undefined || score(best) > score(second))
    ? best
    : undefined
}
