import type { Scalar } from 'yaml'
import { formOfUnknown, formOfVersion } from './version.ts'

/** Longest value that is written. */
const VALUE_LIMIT = 512

/** Why a value may not be written as a pin; undefined: it may. */
export function valueTrouble(
  value: string,
  kind: 'version' | 'chart' | 'tag' | 'digest' | 'other',
): string | undefined {
  if (value === '') return 'value is empty'
  if (value.length > VALUE_LIMIT) return `value is longer than ${VALUE_LIMIT} characters`
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(value))
    return 'value has control or hidden characters'
  if (value.includes('${') || value.includes('<<') || value.includes('{{'))
    return 'value looks like a template, which Flux would fill in'
  switch (kind) {
    case 'version':
    case 'chart': {
      if (!/^[0-9A-Za-z][0-9A-Za-z.+_-]*$/.test(value)) return 'value is no version or tag'
      const form = kind === 'version' ? formOfVersion(value) : formOfUnknown(value)
      return form === 'exact' ? undefined : 'value is no exact version, as 1.2.3 is one'
    }
    case 'tag':
      return /^[0-9A-Za-z_][0-9A-Za-z._-]{0,127}$/.test(value) ? undefined : 'value is no image tag'
    case 'digest':
      return /^sha256:[0-9a-f]{64}$/.test(value)
        ? undefined
        : 'value is no digest of the form sha256: and 64 hex digits'
    case 'other':
      return undefined
  }
}

/** A value as YAML in the manner of the scalar it replaces: the same quotes, or double ones where it needs them. */
export function writeLike(type: Scalar['type'], value: string): string {
  switch (type) {
    case 'QUOTE_SINGLE':
      return `'${value.replaceAll("'", "''")}'`
    case 'QUOTE_DOUBLE':
      return doubleQuoted(value)
    default:
      return standsBare(value) ? value : doubleQuoted(value)
  }
}

function doubleQuoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

const NUMBERS = [
  /^[-+]?[0-9][0-9_,]*$/,
  /^[-+]?[0-9][0-9_]*\.[0-9_]*$/,
  /^[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?e[-+]?[0-9]+$/i,
  /^0[xob][0-9a-f_]+$/i,
  /^[-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9_]*)?$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/,
]

const WORDS: ReadonlySet<string> = new Set([
  'y',
  'n',
  'yes',
  'no',
  'on',
  'off',
  'true',
  'false',
  'null',
])

/** Whether every reader of YAML, of version 1.1 or 1.2, takes the bare text for this very string. */
function standsBare(value: string): boolean {
  if (!/^[0-9A-Za-z][0-9A-Za-z._+/@-]*(?::[0-9A-Za-z][0-9A-Za-z._+/@-]*)*$/.test(value))
    return false
  return !WORDS.has(value.toLowerCase()) && !NUMBERS.some((number) => number.test(value))
}
