import { CORE_SCHEMA, loadAll, realMapTag } from 'js-yaml'
import { isLabel, isServiceName, isSubdomain } from './names.ts'

/** A file of a repository. */
export interface ScannedFile {
  readonly path: string
  readonly text: string
}

/** A HelmRelease found where an environment sets it. */
export interface Sighting {
  readonly path: string
  readonly environment: string
  /** The overlay with `{service}`; the namespace, where the path has it, still as it is. */
  readonly pattern: readonly string[]
  /** Which step of the pattern is the object's namespace; -1: none. */
  readonly namespaceStep: number
  readonly namespace: string | undefined
  readonly service: string
  readonly name: string
}

/** A HelmRelease whose place tells no environment or no service. */
export interface Unplaced {
  readonly path: string
  readonly name: string
}

const LONGEST_FILE = 256 * 1024
const SCHEMA = CORE_SCHEMA.withTags(realMapTag)

/** Names that environments usually have, in the order in which a release goes through them. */
const STAGES: readonly (readonly string[])[] = [
  ['dev', 'development', 'develop', 'sandbox', 'local'],
  ['test', 'testing', 'qa', 'int', 'integration', 'sit', 'uat'],
  ['stage', 'staging', 'preprod', 'pre-prod', 'preview'],
  ['prod', 'production', 'live'],
]

/** How late in the usual order an environment comes, from 0; undefined where the name tells nothing. */
export function stageOf(name: string): number | undefined {
  const lower = name.toLowerCase().replaceAll('_', '-')
  const exact = STAGES.findIndex((names) => names.includes(lower))
  if (exact !== -1) return exact
  const longest = STAGES.flatMap((names, stage) => names.map((one) => ({ one, stage })))
    .filter(({ one }) => lower.startsWith(`${one}-`) || lower.endsWith(`-${one}`))
    .toSorted((a, b) => b.one.length - a.one.length)
  return longest[0]?.stage
}

/** The HelmReleases of a file, each with its place; a file that is too large or no YAML has none. */
export function sightingsIn({ path, text }: ScannedFile): readonly (Sighting | Unplaced)[] {
  if (text.length > LONGEST_FILE || !text.includes('HelmRelease')) return []
  const steps = path.split('/')
  if (steps.includes('base') || steps.includes('bases')) return []
  return helmReleasesOf(text).map(({ name, namespace }) => place(path, steps, name, namespace))
}

function helmReleasesOf(
  text: string,
): readonly { readonly name: string; readonly namespace: string | undefined }[] {
  let documents: readonly unknown[]
  try {
    documents = loadAll(text, { schema: SCHEMA, maxDepth: 64, maxAliases: 100 })
  } catch {
    return []
  }
  return documents.flatMap((document) => {
    const kind = entryOf(document, 'kind')
    const group = entryOf(document, 'apiVersion')
    const name = entryOf(entryOf(document, 'metadata'), 'name')
    const namespace = entryOf(entryOf(document, 'metadata'), 'namespace')
    const ours = typeof group === 'string' && group.startsWith('helm.toolkit.fluxcd.io/')
    if (kind !== 'HelmRelease' || !ours || typeof name !== 'string' || !isSubdomain(name)) return []
    const known = typeof namespace === 'string' && isLabel(namespace)
    return [{ name, namespace: known ? namespace : undefined }]
  })
}

function entryOf(map: unknown, key: string): unknown {
  return map instanceof Map ? map.get(key) : undefined
}

function place(
  path: string,
  steps: readonly string[],
  name: string,
  namespace: string | undefined,
): Sighting | Unplaced {
  const folders = steps.slice(0, -1)
  const environmentStep = environmentStepOf(folders)
  const environment = (folders[environmentStep] ?? '').toLowerCase().replaceAll('_', '-')
  const found = serviceStepOf(steps, environmentStep, name)
  if (!isLabel(environment) || found === undefined || !isServiceName(found.service)) {
    return { path, name }
  }
  const end = Math.max(found.step, environmentStep) + 1
  const pattern = steps
    .slice(0, end)
    .map((step, index) => (index === found.step ? found.text : step))
  const namespaceStep = pattern.findIndex(
    (step, index) => step === namespace && index !== environmentStep && index !== found.step,
  )
  return { path, environment, pattern, namespaceStep, namespace, service: found.service, name }
}

function environmentStepOf(folders: readonly string[]): number {
  const known = folders.findIndex((folder) =>
    STAGES.some((names) => names.includes(folder.toLowerCase())),
  )
  return known === -1 ? folders.findIndex((folder) => stageOf(folder) !== undefined) : known
}

interface ServiceStep {
  readonly step: number
  /** The step with `{service}` in place of the name. */
  readonly text: string
  readonly service: string
}

function serviceStepOf(
  steps: readonly string[],
  environmentStep: number,
  name: string,
): ServiceStep | undefined {
  const file = steps.length - 1
  const folder = steps.findLastIndex((step, index) => index < file && step === name)
  if (folder !== -1) return { step: folder, text: '{service}', service: name }
  const [, stem = '', rest = ''] =
    /^(.+?)((?:-(?:values|patch|release|helmrelease))?\.ya?ml)$/.exec(steps[file] ?? '') ?? []
  if (stem === name) return { step: file, text: `{service}${rest}`, service: name }
  // The folder is called otherwise than the object: the folder is the service, and the object an exception.
  const below = environmentStep + 1
  const own = steps[below]
  return below < file && own !== undefined
    ? { step: below, text: '{service}', service: own }
    : undefined
}
