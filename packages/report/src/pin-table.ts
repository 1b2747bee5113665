import type { PinName } from '@fluxgate/policy'
import type { Change } from '@fluxgate/promotion'
import { code, text } from './escape.ts'
import { count, folded, listed, paragraphs, table } from './phrase.ts'
import { isShortened, value } from './value.ts'

interface PinTable {
  readonly environment: string
  readonly changes: readonly Change[]
  /** Whether the branch has them already. */
  readonly landed?: boolean
  /** Most rows, and most characters of a value. */
  readonly rows: number
  readonly length: number
}

/** What a pull request changes, pin by pin; a chart's digest stands beside its version. */
export function pinTable({ environment, changes, landed, rows, length }: PinTable): string {
  const sides = landed === true ? ['before', 'now'] : ['now', 'proposed']
  const pins = changes.filter(isPin)
  const digest = pins.find(({ name }) => name === 'digest')
  const chart = pins.find(({ name }) => name === 'chart')
  const lines = pins
    .filter((pin) => pin !== digest || chart === undefined)
    .map((pin) => {
      const beside = pin === chart ? digest : undefined
      const now = [value(pin.from, length), ...(beside ? [value(beside.from, length)] : [])]
      const next = [`**${value(pin.to, length)}**`, ...(beside ? [value(beside.to, length)] : [])]
      return [pinLabel(pin.name, length), now.join(' '), next.join(' ')]
    })
  const rest = lines.length - rows
  return paragraphs([
    table([text(environment, length), ...sides], lines.slice(0, rows)),
    rest > 0 ? `And ${count(rest, 'more pin')}; the diff shows them all.` : undefined,
  ])
}

/** What a pin is called in prose: `chart`, `chart digest`, or its path under the values. */
export function pinLabel(name: PinName, max?: number): string {
  switch (name) {
    case 'chart':
      return 'chart'
    case 'digest':
      return 'chart digest'
    default:
      return code(name.slice('values.'.length), max)
  }
}

/** The annotations that change with the pins, in one sentence; undefined: none. */
export function annotationLine(changes: readonly Change[]): string | undefined {
  const names = changes
    .map(({ name }) => name)
    .filter((name) => name.startsWith('annotation.'))
    .map((name) => `\`${name.slice('annotation.'.length)}\``)
  if (names.length === 0) return undefined
  const [noun, verb] = names.length === 1 ? ['annotation', 'follows'] : ['annotations', 'follow']
  return `The ${noun} ${listed(names)} ${verb} the pins.`
}

/** The digests that the table shortens, whole, to be folded out; undefined: it shortens none. */
export function digestsInFull(changes: readonly Change[], rows: number): string | undefined {
  const short = changes.filter(isPin).filter(({ from, to }) => isShortened(from) || isShortened(to))
  if (short.length === 0) return undefined
  const lines = short
    .slice(0, rows)
    .map(({ name, from, to }) => [pinLabel(name), code(from, 250), code(to, 250)])
  return folded('Digests in full', table(['', 'now', 'proposed'], lines))
}

/** A change of a pin, not of an annotation. */
export function isPin(change: Change): change is Change & { readonly name: PinName } {
  return !change.name.startsWith('annotation.')
}
