import { Composer, type ParsedNode, Parser, type ScalarTag } from 'yaml'
import { DOCUMENT_LIMIT, tooDeep, tooLarge } from './limits.ts'

/** One document of a YAML stream: its root node, undefined where the document is empty. */
export interface ParsedDocument {
  readonly root: ParsedNode | undefined
}

/** A text parsed, or the first reason why not, with its offset. */
export type Parsed =
  | { readonly kind: 'documents'; readonly documents: readonly ParsedDocument[] }
  | {
      readonly kind: 'bad'
      readonly code: 'not-yaml' | 'too-large' | 'too-deep'
      readonly line: number | undefined
      readonly offset: number
      readonly why: string
    }

/** Parses a YAML stream after its size and depth have been checked; never throws, and never expands an alias. */
export function parseYaml(text: string): Parsed {
  const large = tooLarge(text)
  if (large !== undefined)
    return { kind: 'bad', code: 'too-large', line: large.line, offset: 0, why: large.why }
  const tokens = [...new Parser().parse(text)]
  const starts = tokens.filter((token) => token.type === 'document')
  const surplus = starts[DOCUMENT_LIMIT]
  if (surplus !== undefined) {
    const why = `holds more than ${DOCUMENT_LIMIT} documents: split it`
    return { kind: 'bad', code: 'too-large', line: undefined, offset: surplus.offset, why }
  }
  const deep = tooDeep(tokens)
  if (deep !== undefined)
    return {
      kind: 'bad',
      code: 'too-deep',
      line: undefined,
      offset: deep,
      why: 'nested too deeply: 64 levels are read',
    }
  const documents: ParsedDocument[] = []
  // Duplicate keys are looked for by us: the library's own check is quadratic in the width of a map.
  const composer = new Composer<ParsedNode>({
    uniqueKeys: false,
    logLevel: 'silent',
    customTags: (tags) => [...tags, BASE64],
  })
  for (const document of composer.compose(tokens)) {
    const error = document.errors[0]
    if (error !== undefined)
      return {
        kind: 'bad',
        code: 'not-yaml',
        line: undefined,
        offset: error.pos[0],
        why: error.message === NO_BASE64 ? NO_BASE64 : firstLine(error.message),
      }
    documents.push({ root: document.contents ?? undefined })
  }
  return { kind: 'documents', documents }
}

const NO_BASE64 = 'a value under !!binary is not read: write it as text'

/** kustomize and Flux take such a value decoded, so that a kind, a name or a version may be written in it; nobody has to write one so. */
const BASE64: ScalarTag = {
  tag: 'tag:yaml.org,2002:binary',
  resolve: (text, onError) => {
    onError(NO_BASE64)
    return text
  },
}

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? ''
  return `not YAML: ${line.slice(0, 200).toLowerCase()}`
}
