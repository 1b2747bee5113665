import { join } from 'node:path'
import { quote } from '@fluxgate/policy'
import { helmDependencies, ToolError, type ToolOptions } from '@fluxgate/tools'
import { memberOf } from '@fluxgate/transport'
import { load } from 'js-yaml'
import { ChartError } from './chart-error.ts'
import { type ChartFile, textOf } from './chart-files.ts'
import { isLoopback } from './registry-address.ts'

const MOST = 100

/**
 * Puts what a chart depends on, and what is not under its `charts/` yet, there: in a copy of it, as its Chart.lock says.
 * Repositories are `oci://` and `https://`; without TLS on this machine alone. ChartError where it can't be had.
 */
export async function addDependencies(
  folder: string,
  files: readonly ChartFile[],
  shown: string,
  tools: ToolOptions | undefined,
): Promise<void> {
  const lock = textOf(files, 'Chart.lock')
  if (lock === undefined || !lacksDependencies(files)) return
  const repositories = repositoriesIn(lock, `${shown}/Chart.lock`)
  if (repositories.length === 0) return
  const odd = repositories.find((url) => !isTaken(url))
  if (odd !== undefined) {
    throw new ChartError(
      `${shown}/Chart.lock: a dependency comes from ${quote(odd)}, which is no oci:// or https:// address; keep it under ${shown}/charts`,
    )
  }
  const plainHttp = repositories.some((url) => url.startsWith('oci://') && isOwnMachine(url))
  const added = repositories.filter((url) => !url.startsWith('oci://'))
  try {
    await helmDependencies({ chart: join(folder), repositories: added, plainHttp }, tools)
  } catch (cause) {
    if (!(cause instanceof ToolError) || cause.code === 'NOT_FOUND') throw cause
    throw new ChartError(
      `what "${shown}" depends on can't be fetched: ${cause.message}; run again, or keep it under ${shown}/charts`,
      { cause },
    )
  }
}

/** Whether a chart has a lock, and nothing under `charts/`. */
export function lacksDependencies(files: readonly ChartFile[]): boolean {
  const paths = files.map(({ path }) => path)
  return paths.includes('Chart.lock') && !paths.some((path) => path.startsWith('charts/'))
}

function repositoriesIn(lock: string, shown: string): readonly string[] {
  let content: unknown
  try {
    content = load(lock.slice(0, 262_144), { maxDepth: 20 })
  } catch (cause) {
    throw new ChartError(`${shown}: not YAML; write it with helm dependency update`, { cause })
  }
  const listed = memberOf(content, 'dependencies')
  const entries: readonly unknown[] = Array.isArray(listed) ? listed.slice(0, MOST) : []
  const urls = entries.map((entry) => memberOf(entry, 'repository'))
  return [...new Set(urls.filter((url) => typeof url === 'string'))]
}

function isTaken(url: string): boolean {
  if (url.length > 500 || !URL.canParse(url)) return false
  const { username, password } = new URL(url)
  if (username !== '' || password !== '') return false
  return /^(?:https|oci):\/\//.test(url) || (url.startsWith('http://') && isOwnMachine(url))
}

function isOwnMachine(url: string): boolean {
  return isLoopback(new URL(url.replace(/^oci:/, 'http:')).hostname)
}
