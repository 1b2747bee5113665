import type { ChartFinding } from './chart-report.ts'
import { fileOf } from './helm-message.ts'
import type { RenderedObject } from './rendered.ts'

/** What a schema checker says about one object that is not fine. */
export interface SchemaAnswer {
  readonly kind: string
  readonly name: string
  /** The apiVersion. */
  readonly version: string
  readonly status: string
  readonly message: string
}

/** Where schemas come from: a folder, as the delivery file names it, or the network. */
export type SchemaSource = string | undefined

const MOST = 20

/**
 * What is wrong with objects, in the words of their schemas. A kind without a schema is a warning where somebody else
 * than Kubernetes defines it, and an error where Kubernetes does: then schemas are missing, and nothing was checked.
 */
export function schemaFindings(
  answers: readonly SchemaAnswer[],
  objects: readonly RenderedObject[],
  place: { readonly chart: string; readonly schemas: SchemaSource },
  values: string | undefined,
): readonly ChartFinding[] {
  const unreachable = answers.find(({ message }) => /^failed downloading schema/.test(message))
  if (unreachable !== undefined)
    return [finding('error', noNetwork(unreachable), undefined, values)]
  return answers.flatMap((answer) => {
    const object = objects.find(
      ({ kind, name, apiVersion }) =>
        kind === answer.kind && name === answer.name && apiVersion === answer.version,
    )
    const file = object?.source === undefined ? undefined : fileOf(place.chart, object.source)
    const about = `${answer.kind} "${answer.name}"`
    if (/^could not find schema/.test(answer.message)) {
      const level = isKubernetes(answer.version) ? 'error' : 'warning'
      return [finding(level, noSchema(answer, place.schemas), file, values)]
    }
    return complaints(answer.message).map((text) =>
      finding('error', `${about}: ${text}`, file, values),
    )
  })
}

function noNetwork({ message }: SchemaAnswer): string {
  const cause = /([^:]{1,200})$/.exec(message.slice(-400))?.[1]?.trim() ?? 'no answer'
  return `the schemas can't be fetched (${cause}), so nothing was held to them; run again with the network, or name a folder of schemas under "chart.schemas"`
}

function noSchema({ kind, version }: SchemaAnswer, schemas: SchemaSource): string {
  const [group = '', only] = version.split('/')
  const parts = only === undefined ? [kind, group] : [kind, group.split('.')[0] ?? '', only]
  const file = `${parts.join('-').toLowerCase()}.json`
  const way = schemas === undefined ? 'name a folder under "chart.schemas" that has' : `add`
  return `no schema for ${kind} (${version}), so it was not checked; ${way} ${schemas === undefined ? file : `${schemas}/${file}`}`
}

/**
 * The groups with a domain that an API server has by itself. Others of that domain are installed like anybody's:
 * `gateway.networking.k8s.io`, `snapshot.storage.k8s.io`.
 */
const BUILT_IN: ReadonlySet<string> = new Set([
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'internal.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
  'storagemigration.k8s.io',
])

/** `apps/v1`, `v1`, `networking.k8s.io/v1`; whoever else defines kinds has to use a domain. */
function isKubernetes(apiVersion: string): boolean {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : ''
  return !group.includes('.') || BUILT_IN.has(group)
}

/** `- at '/spec/replicas': got string, want integer`, one after the other; a line that only sums up others is left out. */
function complaints(message: string): readonly string[] {
  const [head = '', ...parts] = message.slice(0, 20_000).split(/- at (?=')/)
  const found = parts.flatMap((part) => {
    const end = part.indexOf("': ")
    const what = part.slice(end + 3).trim()
    if (end < 0 || /^(?:validation failed|'\w+' failed)/.test(what)) return []
    const path = part.slice(1, end).split('/').slice(1).map(unescaped).join('.')
    return [`${path === '' ? 'the object' : path}: ${what}`]
  })
  return found.length === 0 ? [head.trim().slice(0, 600)] : found.slice(0, MOST)
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}

function finding(
  level: ChartFinding['level'],
  message: string,
  file: string | undefined,
  values: string | undefined,
): ChartFinding {
  const at = { file, line: undefined, col: undefined }
  return { level, check: 'schemas', values: [values], ...at, message, difference: undefined }
}
