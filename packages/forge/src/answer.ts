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
  return new Checked(what, '', value)
}

/** A class for the sake of listings: one of 10,000 entries takes 60,000 of these, and functions of its own for each would be most of it. */
class Checked implements Answer {
  readonly #what: string
  readonly #path: string
  readonly #value: unknown

  constructor(what: string, path: string, value: unknown) {
    this.#what = what
    this.#path = path
    this.#value = value
  }

  at(key: string): Answer {
    const value = this.#value
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw this.#invalid('an object')
    }
    const member: unknown = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
    return new Checked(this.#what, this.#path === '' ? key : `${this.#path}.${key}`, member)
  }

  maybe(): Answer | undefined {
    return this.#value === undefined || this.#value === null ? undefined : this
  }

  text(): string {
    if (typeof this.#value !== 'string') throw this.#invalid('a text')
    return this.#value
  }

  integer(): number {
    const value = this.#value
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw this.#invalid('an integer')
    return value
  }

  flag(): boolean {
    if (typeof this.#value !== 'boolean') throw this.#invalid('true or false')
    return this.#value
  }

  oid(): string {
    const value = this.#value
    if (typeof value !== 'string' || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) {
      throw this.#invalid('an object name')
    }
    return value
  }

  items(): readonly Answer[] {
    const value = this.#value
    if (!Array.isArray(value)) throw this.#invalid('a list')
    return value.map(
      (item: unknown, index) => new Checked(this.#what, `${this.#here()}[${index}]`, item),
    )
  }

  raw(): unknown {
    return this.#value
  }

  unexpected(): ForgeError {
    return this.#invalid('something else')
  }

  #here(): string {
    return this.#path === '' ? 'a body' : this.#path
  }

  #invalid(expected: string): ForgeError {
    const value = this.#value
    const message =
      value === undefined || value === null
        ? `GitHub's answer to ${this.#what} lacks ${this.#here()}`
        : `GitHub's answer to ${this.#what} has ${kindOf(value)} at ${this.#here()} where ${expected} belongs`
    return new ForgeError('broken', 'INVALID_ANSWER', message)
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
