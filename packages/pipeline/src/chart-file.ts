import { CORE_SCHEMA, load, realMapTag, YAMLException } from 'js-yaml'

/** What a Chart.yaml says that a plan depends on. */
export interface ChartFile {
  readonly version: string
  /** Folders of the repository that its dependencies come from (`file://../common`), from the chart's folder. */
  readonly folders: readonly string[]
}

const LONGEST = 256 * 1024
const SCHEMA = CORE_SCHEMA.withTags(realMapTag)

/** Reads the text of a Chart.yaml; a string says what is wrong with it, as a message goes on. */
export function readChartFile(text: string): ChartFile | string {
  if (text.length > LONGEST) return `has more than ${LONGEST / 1024} KiB`
  let chart: unknown
  try {
    chart = load(text, { schema: SCHEMA, maxDepth: 64, maxAliases: 100 })
  } catch (error) {
    return `is not YAML: ${error instanceof YAMLException ? error.reason : 'it can not be read'}`
  }
  const version = entryOf(chart, 'version')
  if (typeof version !== 'string') return 'has no "version" that is text, such as 1.4.0'
  const dependencies = entryOf(chart, 'dependencies')
  const all: readonly unknown[] = Array.isArray(dependencies) ? dependencies : []
  return { version, folders: all.flatMap((one) => folderOf(entryOf(one, 'repository'))) }
}

function folderOf(repository: unknown): readonly string[] {
  if (typeof repository !== 'string' || repository.length > 512) return []
  return repository.startsWith('file://') ? [repository.slice('file://'.length)] : []
}

function entryOf(map: unknown, key: string): unknown {
  return map instanceof Map ? map.get(key) : undefined
}

/** A path taken from a folder, both with `/`; undefined where it leaves the repository. '' is the root. */
export function resolveFolder(folder: string, path: string): string | undefined {
  if (path.startsWith('/')) return undefined
  const steps: string[] = []
  for (const step of `${folder}/${path}`.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined
    } else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** Whether a path is a folder itself or lies below it; everything lies below ''. */
export function isWithin(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}
