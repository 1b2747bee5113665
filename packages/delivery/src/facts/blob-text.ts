import { isUtf8 } from 'node:buffer'
import type { TextOf } from '@fluxgate/forge'

/** The text of a blob; undefined: git left it out for its size. */
export function textOf(bytes: Buffer | undefined): TextOf {
  if (bytes === undefined) return { kind: 'cut' }
  if (bytes.includes(0) || !isUtf8(bytes)) return { kind: 'binary' }
  return { kind: 'text', text: bytes.toString('utf8') }
}
