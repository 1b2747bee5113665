import { type Parts, parseParts, type TokenValues } from './parts.ts'
import { fillPattern, type Pattern, parsePattern } from './pattern.ts'
import { quote } from './quote.ts'

/** An explicit address `<file>#<JSON Pointer>` taken apart; each side may hold tokens. */
export interface Address {
  readonly file: Pattern
  readonly pointer: Pattern
}

const LONGEST_POINTER = 512
const SEPARATOR: Parts = [{ kind: 'literal', text: '#' }]

/** An address whose `{environment}` is filled in, or what is wrong with it. */
export function parseAddress(text: string): Address | string {
  const hash = text.indexOf('#')
  if (hash === -1) {
    return 'has no "#"; write <file>#<JSON Pointer>, as in "apps/x.yaml#/spec/chart/spec/version"'
  }
  const file = parsePattern(text.slice(0, hash))
  if (typeof file === 'string') return `has a file that ${file}`
  const pointer = parsePointer(text.slice(hash + 1))
  return typeof pointer === 'string' ? pointer : { file, pointer }
}

/** A JSON Pointer (RFC 6901) with tokens, as a pattern whose first segment is empty; or what is wrong with it. */
function parsePointer(text: string): Pattern | string {
  if (!text.startsWith('/')) return 'has no JSON Pointer after "#"; it begins with "/"'
  if (text.length > LONGEST_POINTER)
    return `has a pointer longer than ${LONGEST_POINTER} characters`
  const segments: Parts[] = []
  for (const step of text.split('/')) {
    if (/~(?![01])/.test(step)) {
      return `has the step ${quote(step)}; in a JSON Pointer "~" is written "~0", and "/" is "~1"`
    }
    if (!/^[\x20-\x7e]*$/.test(step))
      return `has the step ${quote(step)}; only ASCII can stand there`
    const parts = parseParts(step)
    if (typeof parts === 'string') return parts
    segments.push(parts)
  }
  return { segments }
}

/** File and pointer as one pattern, so that two addresses can be compared like two paths. */
export function asPattern({ file, pointer }: Address): Pattern {
  return { segments: [...file.segments, SEPARATOR, ...pointer.segments] }
}

/** The address for these names; undefined where a token has no name to stand for. */
export function fillAddress(
  { file, pointer }: Address,
  values: TokenValues,
): { readonly file: string; readonly pointer: string } | undefined {
  const path = fillPattern(file, values)
  const steps = fillPattern(pointer, values)
  return path === undefined || steps === undefined ? undefined : { file: path, pointer: steps }
}
