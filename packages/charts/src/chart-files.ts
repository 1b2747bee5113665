import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ChartError } from './chart-error.ts'

/** A file of a chart. */
export interface ChartFile {
  /** From the chart's folder, with `/`. */
  readonly path: string
  readonly bytes: Buffer
}

/** Helm takes an archive of 20 MiB at most; these are far above any chart and far below our memory. */
const MOST_FILES = 10_000
const MOST_BYTES = 100 * 1024 * 1024
const DEEPEST = 50

/**
 * All files of a chart's folder, sorted by path. Links are refused: helm follows them, out of the folder too, and has run
 * code through one (CVE-2025-53547). So is all that is neither file nor folder. `shown`: how messages call the folder.
 */
export async function chartFiles(folder: string, shown: string): Promise<readonly ChartFile[]> {
  await refuseLink(folder, shown)
  const files: ChartFile[] = []
  let bytes = 0

  async function walk(path: string, depth: number): Promise<void> {
    if (depth > DEEPEST) throw new ChartError(`"${shown}/${path}" is nested too deeply`)
    for (const entry of await readdir(join(folder, path), { withFileTypes: true })) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`
      const name = `"${shown}/${inner}"`
      if (entry.isDirectory()) {
        await walk(inner, depth + 1)
        continue
      }
      if (entry.isSymbolicLink()) throw linkError(`${shown}/${inner}`)
      if (!entry.isFile()) throw new ChartError(`${name} is neither a file nor a folder; remove it`)
      const content = await readWithin(join(folder, inner), MOST_BYTES - bytes, `${shown}/${inner}`)
      bytes += content.length
      files.push({ path: inner, bytes: content })
      if (files.length > MOST_FILES) {
        throw new ChartError(
          `"${shown}" holds more than ${MOST_FILES} files; is it the chart's folder?`,
        )
      }
    }
  }

  await walk('', 0)
  if (!files.some(({ path }) => path === 'Chart.yaml')) {
    throw new ChartError(`"${shown}" has no Chart.yaml; name the folder that holds it`)
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function refuseLink(folder: string, shown: string): Promise<void> {
  let stats: Awaited<ReturnType<typeof lstat>>
  try {
    stats = await lstat(folder)
  } catch (cause) {
    throw new ChartError(`there is no folder "${shown}"; name the folder that holds Chart.yaml`, {
      cause,
    })
  }
  if (stats.isSymbolicLink()) throw linkError(shown)
  if (!stats.isDirectory()) {
    throw new ChartError(`"${shown}" is no folder; name the folder that holds Chart.yaml`)
  }
}

function linkError(path: string): ChartError {
  return new ChartError(
    `"${path}" is a symbolic link, and helm would follow it out of the chart; put a copy in its place`,
  )
}

/** Reads a file that may not be a link by now, and no more of it than there is room for. */
async function readWithin(file: string, room: number, shown: string): Promise<Buffer> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const { size } = await handle.stat()
    if (size > room) {
      throw new ChartError(
        `"${shown}" makes the chart larger than ${MOST_BYTES} bytes; leave it out`,
      )
    }
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** The text of one of the files; undefined: there is no such file. */
export function textOf(files: readonly ChartFile[], path: string): string | undefined {
  return files.find((file) => file.path === path)?.bytes.toString('utf8')
}
