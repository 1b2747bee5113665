import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

interface Published {
  readonly operations: Readonly<
    Record<
      string,
      { readonly body?: unknown; readonly responses: Readonly<Record<string, unknown>> }
    >
  >
  readonly $defs: unknown
}

/** Every file of tests compiles what it needs: shared parts once, no code made better than it has to be, and schemas taken as valid. */
const QUICKLY = { inlineRefs: false, code: { optimize: false }, meta: false, validateSchema: false }

/**
 * GitHub's published schemas of the operations in use; each compiled on first use, once for all stand-ins of a process.
 * Absent addresses are empty texts on GitHub, though its schemas call them URIs.
 */
class Schemas {
  readonly #published: Published
  readonly #ajv: Ajv2020
  readonly #compiled = new Map<string, ValidateFunction>()

  constructor() {
    const path = new URL('../../schemas/openapi.json', import.meta.url)
    const published: Published = JSON.parse(readFileSync(path, 'utf8'))
    this.#published = published
    this.#ajv = new Ajv2020({ strict: false, formats: { 'repo.nwo': true }, ...QUICKLY })
    addFormats.default(this.#ajv)
    this.#ajv.addFormat('uri', (text) => text === '' || URL.canParse(text))
    this.#ajv.addSchema({ $id: 'github', $defs: published.$defs })
  }

  /** What is wrong with a request's body; undefined: nothing. */
  request(operation: string, body: unknown): string | undefined {
    const schema = this.#published.operations[operation]?.body
    if (schema === undefined) return undefined
    return this.#check(`${operation} request`, schema, body ?? {})
  }

  /** What is wrong with an answer's body; undefined: nothing. */
  response(operation: string, status: number, body: unknown): string | undefined {
    const responses = this.#published.operations[operation]?.responses
    if (responses === undefined) return `${operation} is not among the schemas`
    const schema = responses[String(status)]
    if (schema === undefined) return `${operation} does not answer ${status}`
    if (schema === null)
      return body === undefined ? undefined : `${operation} answers without a body`
    return this.#check(`${operation} ${status}`, schema, body)
  }

  #check(name: string, schema: unknown, value: unknown): string | undefined {
    const check = this.#compiled.get(name) ?? this.#ajv.compile(rebased(schema))
    this.#compiled.set(name, check)
    if (check(value)) return undefined
    return `${name}: ${this.#ajv.errorsText(check.errors, { dataVar: 'body' })}`
  }
}

let shared: Schemas | undefined

export function schemas(): Schemas {
  shared ??= new Schemas()
  return shared
}

/** Points references at the one document that holds the definitions. */
function rebased(schema: unknown): object {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"github#/$defs/')
  const value: unknown = JSON.parse(text)
  return value !== null && typeof value === 'object' ? value : {}
}
