/**
 * Writes test/github/schemas/openapi.json: GitHub's published schemas of the REST operations that Fluxgate uses, and of no others.
 * The source, npm package @octokit/openapi, has 385 MB unpacked, so it is installed outside this repository:
 *
 *     npm install --prefix <folder> @octokit/openapi@23.0.2
 *     node scripts/extract-openapi.ts <folder>/node_modules/@octokit/openapi
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OPERATIONS } from '../test/github/src/rest/operations.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What says nothing about the shape of data. */
const DROPPED = new Set([
  'description',
  'title',
  'example',
  'examples',
  'externalDocs',
  'deprecated',
  'readOnly',
  'default',
])
const METHODS_WITH_BODY = ['POST', 'PATCH', 'PUT']

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('say where @octokit/openapi is unpacked')
const source = object(
  JSON.parse(readFileSync(join(folder, 'generated/api.github.com.json'), 'utf8')),
)
const version = text(
  object(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))['version'],
)
const definitions: Record<string, Json> = {}
const operations: Record<string, Json> = {}

for (const name of [...OPERATIONS].sort()) operations[name] = operation(name)
const sorted = Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1)))
const target = new URL('../test/github/schemas/openapi.json', import.meta.url)
const content = { source: `@octokit/openapi@${version}`, operations, $defs: sorted }
writeFileSync(target, `${JSON.stringify(content)}\n`)

function operation(name: string): Json {
  const [method = '', path = ''] = name.split(' ')
  const found = object(object(object(source['paths'])[path])[method.toLowerCase()])
  const responses = Object.entries(object(found['responses'])).map(([status, answer]) => {
    const schema = jsonSchema(resolve(answer))
    return [status, schema === undefined ? null : convert(schema)]
  })
  const body = METHODS_WITH_BODY.includes(method)
    ? jsonSchema(resolve(found['requestBody'] ?? {}))
    : undefined
  return {
    ...(body === undefined ? {} : { body: convert(body) }),
    responses: Object.fromEntries(responses.filter(([status]) => String(status).startsWith('2'))),
  }
}

function jsonSchema(content: Json): Json | undefined {
  const media = object(object(content)['content'] ?? {})
  const json = media['application/json']
  return json === undefined ? undefined : object(json)['schema']
}

/** OpenAPI 3.0 to JSON Schema: `nullable`, and references into `$defs`. */
function convert(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(convert)
  if (schema === null || typeof schema !== 'object') return schema
  const { nullable, ...rest } = object(schema)
  const reference = rest['$ref']
  if (reference !== undefined) return { $ref: define(text(reference)) }
  const entries = Object.entries(rest)
    .filter(([key, value]) => !(DROPPED.has(key) && isNote(key, value)) && !key.startsWith('x-'))
    .map(([key, value]) => [key, key === 'properties' ? convertProperties(value) : convert(value)])
  const converted = Object.fromEntries(entries)
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted
}

function convertProperties(properties: Json): Json {
  return Object.fromEntries(
    Object.entries(object(properties)).map(([key, value]) => [key, convert(value)]),
  )
}

/** `description` is a note about a schema; under `properties` it would be a field, which `convertProperties` keeps. */
function isNote(key: string, value: Json): boolean {
  return key !== 'description' || typeof value === 'string'
}

function define(reference: string): string {
  const name = reference.replace('#/components/schemas/', '')
  if (definitions[name] === undefined) {
    definitions[name] = true
    definitions[name] = convert(resolve({ $ref: reference }))
  }
  return `#/$defs/${name}`
}

function resolve(value: Json): Json {
  const reference =
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? object(value)['$ref']
      : undefined
  if (reference === undefined) return value
  const steps = text(reference).split('/').slice(1)
  return steps.reduce<Json>((at, step) => object(at)[step] ?? null, source)
}

function object(value: unknown): { readonly [key: string]: Json } {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Error(`not an object: ${JSON.stringify(value)}`)
  return value as { readonly [key: string]: Json }
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`not a text: ${JSON.stringify(value)}`)
  return value
}
