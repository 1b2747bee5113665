import { isUtf8 } from 'node:buffer'
import type { TextOf } from '@fluxgate/forge'

/** The text of a blob; undefined: it was left out for its size. */
export function textOf(bytes: Uint8Array | undefined): TextOf {
  if (bytes === undefined) return { kind: 'cut' }
  if (bytes.includes(0) || !isUtf8(bytes)) return { kind: 'binary' }
  return { kind: 'text', text: Buffer.from(bytes).toString('utf8') }
}
