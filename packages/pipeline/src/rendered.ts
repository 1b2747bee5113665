import { load } from 'js-yaml'
import { memberOf, textAt } from './foreign-json.ts'

/** One object that a chart rendered. */
export interface RenderedObject {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  /** undefined: it names none, and goes where the release goes. */
  readonly namespace: string | undefined
  /** The template that it comes from, relative to the chart's folder; undefined where helm does not say. */
  readonly source: string | undefined
  readonly value: unknown
}

/** What a chart rendered, or why it is no YAML. */
export type Rendered =
  | { readonly kind: 'objects'; readonly objects: readonly RenderedObject[] }
  | { readonly kind: 'bad'; readonly source: string | undefined; readonly why: string }

/** Deeper nesting is no manifest: Kubernetes refuses it too. */
const DEEPEST = 100
const MOST_DOCUMENTS = 10_000
const SOURCE = /^# Source: [^\n/]{1,300}\/([^\n]{1,1000})$/m

/** Reads what `helm template` prints: YAML documents, each with a comment that names its template. */
export function readRendered(manifests: string): Rendered {
  const objects: RenderedObject[] = []
  const documents = manifests.split(/^---(?=\s|$)/m)
  if (documents.length > MOST_DOCUMENTS) {
    return { kind: 'bad', source: undefined, why: `more than ${MOST_DOCUMENTS} documents` }
  }
  for (const document of documents) {
    const source = SOURCE.exec(document.slice(0, 4_000))?.[1]
    try {
      const value: unknown = /\S/.test(document) ? load(document, { maxDepth: DEEPEST }) : null
      objects.push(...objectsIn(value, source))
    } catch (cause) {
      const why =
        cause instanceof Error ? (cause.message.split('\n', 1)[0] ?? '') : 'it can not be read'
      return { kind: 'bad', source, why }
    }
  }
  return { kind: 'objects', objects }
}

/** An object; of a List its items. */
function objectsIn(value: unknown, source: string | undefined): readonly RenderedObject[] {
  const kind = textAt(value, 'kind')
  const apiVersion = textAt(value, 'apiVersion')
  if (kind === undefined || apiVersion === undefined) return []
  const items = memberOf(value, 'items')
  if (kind.endsWith('List') && Array.isArray(items)) {
    return items.flatMap((item: unknown) => objectsIn(item, source))
  }
  const metadata = memberOf(value, 'metadata')
  const name = textAt(metadata, 'name') ?? ''
  return [{ apiVersion, kind, name, namespace: textAt(metadata, 'namespace'), source, value }]
}
