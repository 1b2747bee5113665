import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ToolOptions } from '@fluxgate/tools'
import type { ChartFile } from './chart-files.ts'
import { addDependencies, lacksDependencies } from './dependencies.ts'

/** A folder with a chart and all that it depends on; where it is a copy, gone at the end of the scope. */
export interface WholeChart extends AsyncDisposable {
  readonly folder: string
}

/**
 * The chart itself where it has what it depends on, or names no lock; else a copy of its files with what the lock says. ChartError
 * where that can't be had.
 */
export async function wholeChart(
  folder: string,
  files: readonly ChartFile[],
  shown: string,
  tools: ToolOptions | undefined,
): Promise<WholeChart> {
  if (!lacksDependencies(files)) {
    return { folder, [Symbol.asyncDispose]: () => Promise.resolve() }
  }
  const work = await mkdtemp(join(tmpdir(), 'fluxgate-chart-'))
  const clear = (): Promise<void> => rm(work, { recursive: true, force: true })
  try {
    const copy = join(work, 'chart')
    await writeFiles(copy, files)
    await addDependencies(copy, files, shown, tools)
    return { folder: copy, [Symbol.asyncDispose]: clear }
  } catch (cause) {
    await clear()
    throw cause
  }
}

/** Writes a chart's files below a folder. */
export async function writeFiles(folder: string, files: readonly ChartFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
}
