import { glob, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** A file that a glob of reports means. */
export interface ReportFile {
  /** Relative to the root, with `/`. */
  readonly path: string
  /** Free of symbolic links. */
  readonly absolute: string
  readonly bytes: number
  /** Changes whenever the file is written. */
  readonly mark: string
}

export interface ReportFiles {
  /** By their absolute path, so that two globs count a file once. */
  readonly files: ReadonlyMap<string, ReportFile>
  /** Files that a symbolic link leads to out of the root; never read. */
  readonly outside: readonly string[]
  /** Whether there are more than are looked at. */
  readonly cut: boolean
}

/** More reports than that of one stage: the glob means something else. */
const MOST_FILES = 5_000
/** Trees of other people's files, large and never a stage's reports. */
const NEVER = new Set(['node_modules', '.git'])

/** The files that the globs mean now. */
export async function findReports(root: string, globs: readonly string[]): Promise<ReportFiles> {
  const home = await realpath(root)
  const files = new Map<string, ReportFile>()
  const outside: string[] = []
  for (const pattern of globs) {
    const named = new Set(pattern.split('/'))
    const exclude = (path: string): boolean => {
      const name = path.slice(path.lastIndexOf(sep) + 1)
      return NEVER.has(name) && !named.has(name)
    }
    for await (const match of glob(pattern, { cwd: home, exclude })) {
      if (files.size + outside.length >= MOST_FILES) return { files, outside, cut: true }
      const path = match.replaceAll(sep, '/')
      const absolute = await realpath(join(home, match)).catch(() => undefined)
      if (absolute === undefined || files.has(absolute)) continue
      if (!isBelow(home, absolute)) outside.push(path)
      else await take(path, absolute, files)
    }
  }
  return { files, outside, cut: false }
}

async function take(path: string, absolute: string, files: Map<string, ReportFile>): Promise<void> {
  const found = await stat(absolute, { bigint: true }).catch(() => undefined)
  if (found === undefined || !found.isFile()) return
  const mark = [found.mtimeNs, found.ctimeNs, found.size, found.ino].join(' ')
  files.set(absolute, { path, absolute, bytes: Number(found.size), mark })
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`)
}
