import { readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { matchesGlob } from '@fluxgate/policy'

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

/** The report files that globs lead to. */
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
/** Files and folders that are passed on the way: the largest repositories have a few hundred thousand. */
const MOST_SEEN = 1_000_000
/** Trees of other people's files, large and never a stage's reports. */
const NEVER = new Set(['node_modules', '.git'])

/** The files that the globs mean now. Folders behind symbolic links are not entered. */
export async function findReports(root: string, globs: readonly string[]): Promise<ReportFiles> {
  const home = await realpath(root)
  const files = new Map<string, ReportFile>()
  const outside: string[] = []
  const folders = globs.length === 0 ? [] : ['']
  let seen = 0
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    // A folder that can't be read, or is gone by now, holds no report.
    const entries = await readdir(join(home, folder), { withFileTypes: true }).catch(() => [])
    seen += entries.length
    if (seen > MOST_SEEN || files.size > MOST_FILES) return { files, outside, cut: true }
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (globs.some((glob) => mayHold(glob, path))) folders.push(path)
        continue
      }
      if (!globs.some((glob) => matchesGlob(glob, path))) continue
      const absolute = await realpath(join(home, path)).catch(() => undefined)
      if (absolute === undefined || files.has(absolute)) continue
      if (isBelow(home, absolute)) await take(path, absolute, files)
      else outside.push(path)
    }
  }
  return { files, outside, cut: false }
}

/** Whether a glob may mean a file below the folder: nothing else is worth a look, in a tree with many files. */
function mayHold(glob: string, folder: string): boolean {
  const steps = glob.split('/')
  const parts = folder.split('/')
  if (parts.some((part) => NEVER.has(part) && !steps.includes(part))) return false
  for (const [index, part] of parts.entries()) {
    const step = steps[index]
    if (step === undefined) return false
    if (step === '**') return true
    if (!matchesGlob(step, part)) return false
  }
  return steps.length > parts.length
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
