import * as core from '@actions/core'
import { oneLine } from './foreign-text.ts'
import { keepSecret } from './secrets.ts'
import { UserError } from './user-error.ts'

/** Where inputs come from; absent ones are ''. */
export interface InputSource {
  get(name: string): string
}

/** The inputs that the runner passes. */
export const actionInputs: InputSource = {
  get: (name) => core.getInput(name, { trimWhitespace: true }),
}

/** A repository by name. */
export interface RepositoryName {
  readonly owner: string
  readonly name: string
}

/** Typed readers; a problem is noted, and the reader gives a value that nobody will see. */
export interface InputReader {
  required(name: string, cap?: number): string
  optional(name: string, cap?: number): string | undefined
  /** One of the values; the first is the default. */
  oneOf<const T extends string>(name: string, values: readonly [T, ...T[]]): T
  /** Entries separated by commas, spaces or line breaks. */
  list(name: string): readonly string[]
  /** The same, each one of the values, and in their order. */
  someOf<T extends string>(name: string, values: readonly T[]): readonly T[]
  /** The words of the YAML 1.2 core schema, as the runner's own booleans. */
  boolean(name: string, fallback: boolean): boolean
  /** `owner/name`. */
  repository(name: string, fallback: RepositoryName | undefined): RepositoryName
  /** Masked at once, before anything else can log it. */
  token(name: string): string
  /** A secret that may be absent; masked like a token, and of one line. */
  secret(name: string): string | undefined
  /** Notes a rule between inputs that is broken. */
  problem(name: string, text: string): void
}

const CAP = 4096
const LIST_CAP = 1000
/** What GitHub lets people name an account or a repository. */
const NAME_PART = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/
/** What can stand in a header. */
const TOKEN = /^[\x21-\x7e]{1,4096}$/

/** Reads all inputs and throws one `UserError` that names every problem, or gives back what `read` makes of them. */
export function readInputs<T>(source: InputSource, read: (inputs: InputReader) => T): T {
  const problems: string[] = []
  const value = read(reader(source, (name, text) => problems.push(`input "${name}" ${text}`)))
  if (problems.length > 0) throw new UserError('INVALID_INPUT', problems.join('\n'))
  return value
}

function reader(source: InputSource, problem: (name: string, text: string) => void): InputReader {
  function optional(name: string, cap = CAP): string | undefined {
    const value = source.get(name)
    if (value === '') return undefined
    if (value.length > cap) {
      problem(name, `has ${value.length} characters; at most ${cap} are taken`)
      return undefined
    }
    return value
  }

  function required(name: string, cap = CAP): string {
    if (source.get(name) === '') problem(name, 'is missing')
    return optional(name, cap) ?? ''
  }

  function list(name: string): readonly string[] {
    const entries = (optional(name, 65_536) ?? '').split(/[\s,]+/).filter((entry) => entry !== '')
    if (entries.length > LIST_CAP) {
      problem(name, `has ${entries.length} entries; at most ${LIST_CAP} are taken`)
    }
    return [...new Set(entries)]
  }

  return {
    optional,
    required,
    problem,
    list,
    someOf(name, values) {
      const entries = list(name)
      const odd = entries.find((entry) => !values.some((value) => value === entry))
      if (odd !== undefined) problem(name, `has ${shown(odd)}; use some of ${values.join(', ')}`)
      return values.filter((value) => entries.includes(value))
    },
    oneOf(name, values) {
      const value = optional(name)
      const known = values.find((candidate) => candidate === value)
      if (value !== undefined && known === undefined) {
        problem(name, `is ${shown(value)}; use one of ${values.join(', ')}`)
      }
      return known ?? values[0]
    },
    boolean(name, fallback) {
      const value = optional(name)
      if (value === undefined) return fallback
      if (/^(?:true|True|TRUE)$/.test(value)) return true
      if (/^(?:false|False|FALSE)$/.test(value)) return false
      problem(name, `is ${shown(value)}; use true or false`)
      return fallback
    },
    repository(name, fallback) {
      const value = optional(name)
      if (value === undefined) {
        if (fallback === undefined) problem(name, 'is missing; write it as owner/name')
        return fallback ?? { owner: '', name: '' }
      }
      const [owner = '', repository = '', ...rest] = value.split('/')
      if (rest.length > 0 || !NAME_PART.test(owner) || !NAME_PART.test(repository)) {
        problem(name, `is ${shown(value)}; write it as owner/name`)
      }
      return { owner, name: repository }
    },
    token(name) {
      const value = source.get(name)
      keepSecret(value)
      if (value === '') {
        problem(name, 'is missing; pass the token of a GitHub App, or GITHUB_TOKEN')
      } else if (!TOKEN.test(value)) {
        problem(name, 'has characters that no token has; pass it without line breaks and quotes')
      }
      return value
    },
    secret(name) {
      const value = source.get(name)
      keepSecret(value)
      if (value === '') return undefined
      if (value.length > CAP || /\p{Cc}/u.test(value)) {
        problem(name, 'has a line break, or is too long; pass it as it was given out')
      }
      return value
    },
  }
}

/** The odd value of an input as its message shows it: in quotes, on one line, without secrets, at most 100 characters. */
export function shown(value: string): string {
  return `"${oneLine(value, 100)}"`
}
