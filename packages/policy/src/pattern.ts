import { isLabel, isServiceName } from './names.ts'
import {
  fillParts,
  namesIn,
  type Parts,
  parseParts,
  partsMeet,
  type Token,
  type TokenValues,
} from './parts.ts'
import { quote } from './quote.ts'

/** A path with tokens, `{environment}` already filled in. */
export interface Pattern {
  /** What stands between two slashes each. */
  readonly segments: readonly Parts[]
}

const LONGEST = 512
/** Folders that Git, GitHub and we ourselves read: writing there would be more than a promotion. */
const FORBIDDEN_ROOTS = ['.github', '.fluxgate'] as const

/** Puts the environment's name where `{environment}` stands. */
export function withEnvironment(pattern: string, environment: string): string {
  return pattern.replaceAll('{environment}', environment)
}

/** A path pattern whose `{environment}` is filled in, or what is wrong with it. */
export function parsePattern(text: string): Pattern | string {
  if (text === '') return 'is empty'
  if (text.length > LONGEST) return `is longer than ${LONGEST} characters`
  if (text.startsWith('/')) return 'is absolute; write it from the root of the repository'
  const segments: Parts[] = []
  for (const segment of text.split('/')) {
    const parsed = parseSegment(segment)
    if (typeof parsed === 'string') return parsed
    segments.push(parsed)
  }
  const pattern = { segments }
  return forbiddenPlace(pattern) ?? pattern
}

function parseSegment(segment: string): Parts | string {
  if (segment === '') return 'has an empty step ("//", or "/" at the end)'
  if (segment === '.' || segment === '..') {
    return `has the step ${quote(segment)}; write the path from the root of the repository`
  }
  if (/^-|[.]$/.test(segment))
    return `has the step ${quote(segment)}; none may begin with "-" or end with "."`
  const parts = parseParts(segment)
  if (typeof parts === 'string') return parts
  const odd = parts.find(
    (part) => part.kind === 'literal' && !/^[A-Za-z0-9_.@+=,-]+$/.test(part.text),
  )
  if (odd === undefined) return parts
  const way = segment.includes('*') ? "; write {service} where a service's name stands" : ''
  return `has the step ${quote(segment)}; a path is made of letters, digits and "_.@+=,-"${way}`
}

function forbiddenPlace({ segments }: Pattern): string | undefined {
  const [first] = segments
  const root = FORBIDDEN_ROOTS.find((name) => first !== undefined && canEqual(first, name))
  if (root !== undefined) return `can lead into "${root}", which no promotion may change`
  return segments.some((segment) => canEqual(segment, '.git'))
    ? 'can lead into ".git", which no promotion may change'
    : undefined
}

/** Case does not part two names on every disk that a repository is checked out on. */
function canEqual(segment: Parts, name: string): boolean {
  return partsMeet(lowered(segment), [{ kind: 'literal', text: name }])
}

function lowered(segment: Parts): Parts {
  return segment.map((part) =>
    part.kind === 'literal' ? { kind: 'literal', text: part.text.toLowerCase() } : part,
  )
}

/** Which tokens a pattern has. */
export function tokensOf({ segments }: Pattern): ReadonlySet<Token> {
  return new Set(segments.flat().flatMap((part) => (part.kind === 'token' ? [part.token] : [])))
}

/** The path for these names; undefined where a token has no name to stand for. */
export function fillPattern(pattern: Pattern, values: TokenValues): string | undefined {
  const segments = pattern.segments.map((segment) => fillParts(segment, values))
  return segments.includes(undefined) ? undefined : segments.join('/')
}

/** The names that make a pattern this very path; undefined where none do. */
export function matchPattern(pattern: Pattern, path: string): TokenValues | undefined {
  const steps = path.split('/')
  if (path.length > 4 * LONGEST || steps.length !== pattern.segments.length) return undefined
  const found = new Map<Token, string>()
  for (const [index, segment] of pattern.segments.entries()) {
    for (const [token, name] of namesIn(segment, steps[index] ?? '')) {
      if (!found.has(token)) found.set(token, name)
    }
  }
  const service = found.get('service')
  const namespace = found.get('namespace')
  if (service === undefined || !isServiceName(service)) return undefined
  if (namespace !== undefined && !isLabel(namespace)) return undefined
  const values = { service, namespace }
  return fillPattern(pattern, values) === path ? values : undefined
}

/** Whether two patterns can name the same path; where that is hard to tell, it says yes. */
export function patternsMeet(one: Pattern, other: Pattern): boolean {
  return (
    one.segments.length === other.segments.length &&
    one.segments.every((segment, index) => partsMeet(segment, other.segments[index] ?? []))
  )
}
