import type { CST } from 'yaml'

/** Larger files are never parsed: no overlay comes near it, and a parser's worst case grows with it. */
const FILE_LIMIT = 1_048_576

/** Longest line that is parsed, in characters. */
const LINE_LIMIT = 65_536

/**
 * Collections within collections. The composer of `yaml` recurses, and a stack that runs out may end the
 * process instead of throwing, so depth is measured before anything is composed.
 */
export const DEPTH_LIMIT = 64

/** Documents in one file: each costs a parser far more than its few bytes. */
export const DOCUMENT_LIMIT = 1_000

/** Why a text is too large to be parsed, with the line where that shows; undefined: it is not. */
export function tooLarge(
  text: string,
): { readonly line: number; readonly why: string } | undefined {
  if (text.length > FILE_LIMIT || bytesOf(text) > FILE_LIMIT)
    return { line: 1, why: `file is larger than ${FILE_LIMIT} bytes: split it` }
  let line = 1
  let start = 0
  while (start <= text.length) {
    const next = text.indexOf('\n', start)
    const end = next === -1 ? text.length : next
    if (end - start > LINE_LIMIT)
      return { line, why: `line is longer than ${LINE_LIMIT} characters: break it` }
    if (next === -1) return undefined
    start = next + 1
    line += 1
  }
  return undefined
}

/** Offset of the first collection nested deeper than allowed, by a walk that does not recurse. */
export function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  const waiting: { readonly token: CST.Token; readonly depth: number }[] = []
  for (const token of tokens) waiting.push({ token, depth: 0 })
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next
    if (token.type === 'document') {
      if (token.value !== undefined) waiting.push({ token: token.value, depth })
      continue
    }
    if (!('items' in token)) continue
    if (depth >= DEPTH_LIMIT) return token.offset
    for (const { key, value } of token.items) {
      if (key) waiting.push({ token: key, depth: depth + 1 })
      if (value) waiting.push({ token: value, depth: depth + 1 })
    }
  }
  return undefined
}

function bytesOf(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2
  }
  return bytes
}
