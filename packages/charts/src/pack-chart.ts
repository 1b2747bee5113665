import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Stamped, type StampedValue, stampAnnotation, stampValue } from '@fluxgate/documents'
import type { StampAddress } from '@fluxgate/policy'
import { helmPackage, ToolError, type ToolOptions } from '@fluxgate/tools'
import { ARCHIVE_TIME, normalized } from './archive.ts'
import { ChartError } from './chart-error.ts'
import { type ChartFile, chartFiles, textOf } from './chart-files.ts'
import { chartName } from './chart-name.ts'
import { addDependencies } from './dependencies.ts'
import { writeFiles } from './whole-chart.ts'

/** A value, and where in the packed chart it is written. */
export interface ChartStamp {
  readonly at: StampAddress
  readonly value: string
  readonly kind: StampedValue
}

/** Which chart is packed, and as what. */
export interface ChartToPack {
  /** The chart's folder; nothing in it is changed. */
  readonly folder: string
  /** How messages call the folder. */
  readonly shown: string
  readonly version: string
  readonly appVersion: string | undefined
  readonly stamps: readonly ChartStamp[]
  readonly tools?: ToolOptions
}

/** A chart's archive on disk, gone at the end of the scope. */
export interface PackedChart extends AsyncDisposable {
  readonly name: string
  readonly file: string
  /** `sha256:` and hex, of the archive: the same for the same content, wherever and whenever it was packed. */
  readonly content: string
}

/**
 * Packs a copy of a chart, stamped and with its version. ChartError says what is wrong with the chart, with file, line and
 * column where there are such; ToolError where helm can't be had.
 */
export async function packChart(request: ChartToPack): Promise<PackedChart> {
  const files = await chartFiles(request.folder, request.shown)
  const name = chartName(textOf(files, 'Chart.yaml') ?? '', `${request.shown}/Chart.yaml`)
  const stamped = request.stamps.reduce((all, stamp) => withStamp(all, stamp, request.shown), files)
  const work = await mkdtemp(join(tmpdir(), 'fluxgate-chart-'))
  const clear = (): Promise<void> => rm(work, { recursive: true, force: true })
  try {
    const chart = join(work, 'chart', name)
    await writeFiles(chart, stamped)
    await addDependencies(chart, files, request.shown, request.tools)
    const file = await packed(request, chart, join(work, 'out'))
    const bytes = await normalized(await readFile(file))
    await writeFile(file, bytes)
    await utimes(file, ARCHIVE_TIME, ARCHIVE_TIME)
    const content = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    return { name, file, content, [Symbol.asyncDispose]: clear }
  } catch (cause) {
    await clear()
    throw cause
  }
}

/** Has helm make the archive, and returns its path. */
async function packed(
  { version, appVersion, shown, tools }: ChartToPack,
  chart: string,
  into: string,
): Promise<string> {
  await mkdir(into)
  try {
    await helmPackage({ chart, version, appVersion, into }, tools)
  } catch (cause) {
    if (!(cause instanceof ToolError) || cause.code !== 'FAILED') throw cause
    throw new ChartError(`"${shown}" can't be packed: ${cause.message}${wayOut(cause.message)}`, {
      cause,
    })
  }
  const [file, second] = await readdir(into)
  if (file === undefined || second !== undefined) {
    throw new ChartError(`helm did not make one archive of "${shown}"`)
  }
  return join(into, file)
}

function wayOut(said: string): string {
  if (!/missing in charts\/ directory/.test(said)) return ''
  return '; commit the Chart.lock that helm dependency update writes, or what it puts under charts/'
}

function withStamp(
  files: readonly ChartFile[],
  { at, value, kind }: ChartStamp,
  shown: string,
): readonly ChartFile[] {
  const path = at.kind === 'values' ? 'values.yaml' : 'Chart.yaml'
  const text = textOf(files, path)
  if (text === undefined) {
    throw new ChartError(`"${shown}/${path}" is not there, so nothing can be written to it; add it`)
  }
  const result = stamp(text, at, value, kind)
  if (result.kind === 'refused') {
    throw new ChartError(`${shown}/${path}:${result.line}:${result.col} ${result.why}`)
  }
  const bytes = Buffer.from(result.text)
  return files.map((file) => (file.path === path ? { ...file, bytes } : file))
}

function stamp(text: string, at: StampAddress, value: string, kind: StampedValue): Stamped {
  switch (at.kind) {
    case 'values':
      return stampValue(text, at.path, value, kind)
    case 'annotation':
      return stampAnnotation(text, at.name, value, kind)
  }
}
