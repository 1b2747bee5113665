import { quote } from './quote.ts'

/** What a pattern has in braces, but for the environment, which is filled in before. */
export type Token = 'service' | 'namespace'

type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'token'; readonly token: Token }

/** What stands between two slashes: text and tokens, of each token one at most. */
export type Parts = readonly Part[]

/** What the tokens of a pattern stand for. */
export interface TokenValues {
  readonly service: string
  readonly namespace: string | undefined
}

const TOKENS = /\{[^{}]*\}/

/** The parts of a step, or what is wrong with its tokens; whether the rest may stand in a path is for the caller. */
export function parseParts(text: string): Parts | string {
  const parts: Part[] = []
  let rest = text
  for (let found = TOKENS.exec(rest); found !== null; found = TOKENS.exec(rest)) {
    const [braces] = found
    if (braces !== '{service}' && braces !== '{namespace}') {
      return `has ${quote(braces)}; the tokens are {service}, {namespace} and {environment}`
    }
    const token = braces === '{service}' ? 'service' : 'namespace'
    if (parts.some((part) => part.kind === 'token' && part.token === token)) {
      return `has ${braces} twice between two slashes`
    }
    const between = rest.slice(0, found.index)
    if (parts.length > 0 && !/[^a-z0-9-]/.test(between)) {
      return 'has two tokens that run into each other; put "." or "_" between them'
    }
    if (between !== '') parts.push({ kind: 'literal', text: between })
    parts.push({ kind: 'token', token })
    rest = rest.slice(found.index + braces.length)
  }
  if (rest !== '') parts.push({ kind: 'literal', text: rest })
  return /[{}]/.test(parts.map((part) => (part.kind === 'literal' ? part.text : '')).join(''))
    ? 'has a brace that belongs to no token'
    : parts
}

/** The text for these names; undefined where a token has no name to stand for. */
export function fillParts(parts: Parts, values: TokenValues): string | undefined {
  const texts = parts.map((part) => (part.kind === 'literal' ? part.text : values[part.token]))
  return texts.includes(undefined) ? undefined : texts.join('')
}

/** How a step is read: its tokens in their order, and what finds their names; `shape` is undefined where it has none. */
interface Reading {
  readonly tokens: readonly Token[]
  readonly shape: RegExp | undefined
}

/** Made once for each step of a pattern: a sweep asks about every path there is. */
const readings = new WeakMap<Parts, Reading>()

/** The names by which a step is this text; none where it can't be. Between two tokens stands what a namespace can't hold. */
export function namesIn(parts: Parts, step: string): [Token, string][] {
  const reading = readings.get(parts) ?? readingOf(parts)
  readings.set(parts, reading)
  const { tokens, shape } = reading
  if (shape === undefined || step.length > 512) return []
  const match = shape.exec(step)
  return match === null ? [] : tokens.map((token, index) => [token, match[index + 1] ?? ''])
}

function readingOf(parts: Parts): Reading {
  const tokens = parts.flatMap((part) => (part.kind === 'token' ? [part.token] : []))
  if (tokens.length === 0) return { tokens, shape: undefined }
  const source = parts
    .map((part) =>
      part.kind === 'literal'
        ? part.text.replace(/[^A-Za-z0-9_]/g, '\\$&')
        : part.token === 'namespace'
          ? '([a-z0-9-]+)'
          : '([a-z0-9.-]+)',
    )
    .join('')
  return { tokens, shape: new RegExp(`^${source}$`) }
}

/** One character of a set, or any number of them. */
interface Atom {
  readonly set: string | 'start' | Token
  readonly many: boolean
}

const SETS: ReadonlyMap<string, RegExp> = new Map([
  ['start', /[a-z0-9]/],
  ['namespace', /[a-z0-9-]/],
  ['service', /[a-z0-9.-]/],
])

function atomsOf(parts: Parts): readonly Atom[] {
  return parts.flatMap((part): readonly Atom[] =>
    part.kind === 'literal'
      ? [...part.text].map((set) => ({ set, many: false }))
      : [
          { set: 'start', many: false },
          { set: part.token, many: true },
        ],
  )
}

/**
 * Whether two steps have a text in common, a walk over pairs of places in both. A name that ends in `-` or `.`
 * is taken for possible, so it can say yes too often, never too rarely.
 */
export function partsMeet(one: Parts, other: Parts): boolean {
  if (endsApart(one, other) || endsApart(other, one)) return false
  const left = atomsOf(one)
  const right = atomsOf(other)
  const seen = new Set<number>()
  const waiting: [number, number][] = [[0, 0]]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const [i, j] = place
    const id = i * (right.length + 1) + j
    if (seen.has(id)) continue
    seen.add(id)
    const a = left[i]
    const b = right[j]
    if (a === undefined && b === undefined) return true
    if (a?.many === true) waiting.push([i + 1, j])
    if (b?.many === true) waiting.push([i, j + 1])
    if (a !== undefined && b !== undefined && shareCharacter(a, b)) {
      waiting.push([a.many ? i : i + 1, b.many ? j : j + 1])
    }
  }
  return false
}

function shareCharacter(a: Atom, b: Atom): boolean {
  const left = SETS.get(a.set)
  const right = SETS.get(b.set)
  if (left !== undefined) return right !== undefined || left.test(b.set)
  return right === undefined ? a.set === b.set : right.test(a.set)
}

/** A service never ends like a file, so `{service}` and `{service}.yaml` are two things. */
function endsApart(one: Parts, other: Parts): boolean {
  const [only] = one
  const end = other.at(-1)
  return (
    one.length === 1 &&
    only?.kind === 'token' &&
    end?.kind === 'literal' &&
    /\.(?:ya?ml|json|lock)$/.test(end.text)
  )
}
