import { code, text } from './escape.ts'
import type { Drift, DriftRow } from './model.ts'
import { count, folded, paragraphs, table } from './phrase.ts'

/** Up to here the table stands open. */
const OPEN_ROWS = 5

/** Values that the upstream and the target set differently; at most `rows` of them, 0: their number alone. */
export function driftSection(
  drift: Drift | undefined,
  environment: string,
  rows: number,
): string | undefined {
  if (drift === undefined || drift.rows.length === 0) return undefined
  const [upstream, target] = [text(drift.upstream, 80), text(environment, 80)]
  const one = drift.rows.length === 1
  const differ = `${count(drift.rows.length, 'value')} ${one ? 'differs' : 'differ'} between ${upstream} and ${target}`
  const stay = `${differ} and ${one ? 'stays' : 'stay'} as ${one ? 'it is' : 'they are'}`
  if (rows === 0) return `${stay}; the list is left out, GitHub takes 65,536 characters.`
  const rest = drift.rows.length - rows
  const body = paragraphs([
    table(['value', upstream, target], drift.rows.slice(0, rows).map(cells)),
    rest > 0 ? `And ${rest} more.` : undefined,
  ])
  return drift.rows.length > OPEN_ROWS ? folded(stay, body) : paragraphs([`${stay}:`, body])
}

function cells({ path, upstream, target }: DriftRow): readonly string[] {
  return [code(path), setting(upstream), setting(target)]
}

function setting(raw: string | undefined): string {
  return raw === undefined ? 'not set' : code(raw, 80)
}
