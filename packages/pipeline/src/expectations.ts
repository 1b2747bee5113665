import { type PlacedNode, readPlaced } from '@fluxgate/documents'
import type { Problem } from '@fluxgate/policy'

/** A fragment that what is rendered must contain. */
export interface Expectation {
  readonly file: string
  readonly line: number
  readonly col: number
  readonly kind: string
  readonly name: string
  /** undefined: in whatever namespace. */
  readonly namespace: string | undefined
  readonly fragment: PlacedNode
}

/** What a file of expectations says. */
export interface Expectations {
  /** The value sets it is about; undefined: every one, and the chart's own values. */
  readonly values: readonly string[] | undefined
  readonly expectations: readonly Expectation[]
}

type MapNode = Extract<PlacedNode, { kind: 'map' }>

/** Either the expectations, or every reason why not. */
export type ParsedExpectations =
  | { readonly kind: 'expectations'; readonly expectations: Expectations }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

/**
 * Parses a file of expectations: YAML documents with at least `kind` and `metadata.name`. A first document
 * `values: ci/prod-values.yaml` (or a list) says that the others are about what is rendered with that file alone;
 * `values: []` with the chart's own values alone. `render`: the files that there are.
 */
export function parseExpectations(
  text: string,
  file: string,
  render: readonly string[],
): ParsedExpectations {
  const stream = readPlaced(text)
  if (stream.kind === 'bad') {
    const { line, col, why } = stream
    return { kind: 'problems', problems: [{ file, line, col, message: why }] }
  }
  const problems: Problem[] = []
  const note = ({ line, col }: { line: number; col: number }, message: string): void => {
    problems.push({ file, line, col, message })
  }
  const [first] = stream.documents
  const header = first !== undefined && first.kind === 'map' ? headerOf(first) : undefined
  const values = header === undefined ? undefined : valuesOf(header, render, note)
  const rest = header === undefined ? stream.documents : stream.documents.slice(1)
  const expectations = rest.flatMap((document) => expectationOf(document, file, note))
  if (rest.length === 0) {
    note(
      { line: 1, col: 1 },
      'expects nothing; write what must be rendered, with kind and metadata.name',
    )
  }
  return problems.length > 0
    ? { kind: 'problems', problems }
    : { kind: 'expectations', expectations: { values, expectations } }
}

type Note = (at: { line: number; col: number }, message: string) => void

/** The value of `values` where it is the only key. */
function headerOf(document: MapNode): PlacedNode | undefined {
  const [entry, second] = document.entries
  return entry?.key === 'values' && second === undefined ? entry.value : undefined
}

function valuesOf(node: PlacedNode, render: readonly string[], note: Note): readonly string[] {
  const items = node.kind === 'list' ? node.items : [node]
  return items.flatMap((item) => {
    const text = item.kind === 'scalar' && typeof item.value === 'string' ? item.value : undefined
    if (text !== undefined && render.includes(text)) return [text]
    const known = render.length === 0 ? 'there are none' : `there are: ${render.join(', ')}`
    note(item, `"values" names no file of "render" (${known})`)
    return []
  })
}

function expectationOf(document: PlacedNode, file: string, note: Note): readonly Expectation[] {
  if (document.kind !== 'map') {
    note(document, 'is no object; write kind, metadata.name and what must be there')
    return []
  }
  const kind = textAt(document, 'kind')
  const metadata = childOf(document, 'metadata')
  const name = textAt(metadata, 'name')
  if (kind === undefined || name === undefined) {
    const missing = kind === undefined ? 'kind' : 'metadata.name'
    note(document, `has no text under "${missing}", so it is not known which object is meant`)
    return []
  }
  const { line, col } = document
  const namespace = textAt(metadata, 'namespace')
  return [{ file, line, col, kind, name, namespace, fragment: document }]
}

function childOf(node: PlacedNode | undefined, key: string): PlacedNode | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined
}

function textAt(node: PlacedNode | undefined, key: string): string | undefined {
  const child = childOf(node, key)
  return child?.kind === 'scalar' && typeof child.value === 'string' ? child.value : undefined
}
