import { ForgeError } from './error.ts'

/**
 * A value of GitHub's answer on its way to a type. Each step knows its path, so that an answer that is not what we read it
 * as is told as "lacks repository.ref.target.oid" and never as a TypeError.
 */
export interface Answer {
  /** The member of an object; absent members are found out when they are read. */
  at(key: string): Answer
  /** undefined where the value is null or absent. */
  maybe(): Answer | undefined
  text(): string
  integer(): number
  flag(): boolean
  /** A full object name of git: 40 or 64 hex digits. */
  oid(): string
  items(): readonly Answer[]
  /** The value as it came, for what stays untrusted. */
  raw(): unknown
  /** The error for a value that is there but is none of those expected. */
  unexpected(): ForgeError
}

/** `what` names the request in errors: "GitHub's answer to <what> lacks <path>". */
export function answerTo(what: string, value: unknown): Answer {
  return answerAt(what, '', value)
}

function answerAt(what: string, path: string, value: unknown): Answer {
  const here = path === '' ? 'a body' : path
  const invalid = (expected: string) =>
    new ForgeError(
      'broken',
      'INVALID_ANSWER',
      value === undefined || value === null
        ? `GitHub's answer to ${what} lacks ${here}`
        : `GitHub's answer to ${what} has ${kindOf(value)} at ${here} where ${expected} belongs`,
    )
  const below = (key: string) => (path === '' ? key : `${path}.${key}`)
  return {
    at(key) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw invalid('an object')
      }
      const member = Object.getOwnPropertyDescriptor(value, key)?.value
      return answerAt(what, below(key), member)
    },
    maybe: () => (value === undefined || value === null ? undefined : answerAt(what, path, value)),
    text() {
      if (typeof value !== 'string') throw invalid('a text')
      return value
    },
    integer() {
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw invalid('an integer')
      return value
    },
    flag() {
      if (typeof value !== 'boolean') throw invalid('true or false')
      return value
    },
    oid() {
      if (typeof value !== 'string' || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) {
        throw invalid('an object name')
      }
      return value
    },
    items() {
      if (!Array.isArray(value)) throw invalid('a list')
      return value.map((item: unknown, index) => answerAt(what, `${here}[${index}]`, item))
    },
    raw: () => value,
    unexpected: () => invalid('something else'),
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  switch (typeof value) {
    case 'string':
      return 'a text'
    case 'number':
    case 'bigint':
      return 'a number'
    case 'boolean':
      return 'true or false'
    case 'object':
      return 'an object'
    case 'undefined':
    case 'symbol':
    case 'function':
      return 'nothing usable'
  }
}
