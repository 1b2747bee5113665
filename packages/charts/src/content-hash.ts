import { createHash } from 'node:crypto'
import { chartFiles } from './chart-files.ts'

/** A file by its path, whether it may be run, and its bytes. */
export interface HashedFile {
  readonly path: string
  readonly isExecutable: boolean
  readonly bytes: Uint8Array
}

/**
 * The sha256, in hex, of a chart's folder: its templates, values, dependencies under `charts/` and the lock, the value
 * files kept with it. Where the folder lies, times, owners and the umask don't count. ChartError for a chart with links.
 */
export async function chartContentHash(folder: string): Promise<string> {
  return contentHash(await chartFiles(folder, folder))
}

/** The same of files that lie elsewhere, such as in a commit; in whatever order they come. */
export function contentHash(files: readonly HashedFile[]): string {
  const hash = createHash('sha256')
  for (const { path, isExecutable, bytes } of files.toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  )) {
    const content = createHash('sha256').update(bytes).digest('hex')
    hash.update(`${content} ${isExecutable ? 'x' : '-'} ${JSON.stringify(path)}\n`)
  }
  return hash.digest('hex')
}
