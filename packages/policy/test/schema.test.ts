import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { load } from 'js-yaml'
import { parseDeliveryFile, parseHolds, parsePolicy } from '../src/index.ts'
import { fixture, RIGHT, WRONG } from './corpus.ts'
import { RIGHT_DELIVERIES, WRONG_DELIVERIES } from './delivery-corpus.ts'
import { RIGHT_HOLDS, WRONG_HOLDS } from './holds-corpus.ts'

function schema(name: string): Readonly<Record<string, unknown>> {
  const text = readFileSync(
    fileURLToPath(new URL(`../${name}.schema.json`, import.meta.url)),
    'utf8',
  )
  const parsed: unknown = JSON.parse(text)
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
}

function validator(name: string): (text: string) => string {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
  })
  addFormats.default(ajv)
  const validate = ajv.compile(schema(name))
  return (text) => {
    const data = text.trim() === '' ? null : load(text)
    return validate(data) ? '' : ajv.errorsText(validate.errors)
  }
}

describe('the schema of the policy', () => {
  const errorsOf = validator('policy')

  test.each(RIGHT)('takes what the parser takes: %s', (_, text) => {
    expect(parsePolicy(text, 'policy.yaml').kind).toBe('ok')
    expect(errorsOf(text)).toBe('')
  })

  test.each(WRONG)('refuses what the parser refuses: %s', (_, text) => {
    expect(parsePolicy(text, 'policy.yaml').kind).toBe('problems')
    expect(errorsOf(text)).not.toBe('')
  })

  test('takes the full example of the design, what comes later included', () => {
    expect(errorsOf(fixture('every-key'))).toBe('')
  })
})

describe('the schema of holds', () => {
  const errorsOf = validator('holds')

  test.each(RIGHT_HOLDS)('takes what the parser takes: %s', (_, text) => {
    expect(parseHolds(text, 'holds.yaml').kind).toBe('ok')
    expect(errorsOf(text)).toBe('')
  })

  test.each(WRONG_HOLDS)('refuses what the parser refuses: %s', (_, text) => {
    expect(parseHolds(text, 'holds.yaml').kind).toBe('problems')
    expect(errorsOf(text)).not.toBe('')
  })
})

describe('the schema of the delivery file', () => {
  const errorsOf = validator('delivery')

  test.each(RIGHT_DELIVERIES)('takes what the parser takes: %s', (_, text) => {
    expect(parseDeliveryFile(text, 'delivery.yaml').kind).toBe('ok')
    expect(errorsOf(text)).toBe('')
  })

  test.each(WRONG_DELIVERIES)('refuses what the parser refuses: %s', (_, text) => {
    expect(parseDeliveryFile(text, 'delivery.yaml').kind).toBe('problems')
    expect(errorsOf(text)).not.toBe('')
  })
})

describe('every property of a schema', () => {
  test.each(['policy', 'holds', 'delivery'])('of %s says what it is for', (name) => {
    expect(silent(schema(name), name)).toEqual([])
  })
})

/** What a condition names is described where it is declared. */
const CONDITIONS = ['if', 'then', 'not']

/** Paths of properties that have no description, neither of their own nor by the definition they refer to. */
function silent(node: unknown, path: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  const found: string[] = []
  for (const [key, value] of Object.entries(node)) {
    if (CONDITIONS.includes(key)) continue
    const children: readonly [string, unknown][] =
      key === 'properties' || key === '$defs' ? Object.entries(value ?? {}) : []
    for (const [name, child] of children) {
      const described = typeof child === 'object' && child !== null && 'description' in child
      if (!described) found.push(`${path}.${name}`)
    }
    found.push(...silent(value, `${path}.${key}`))
  }
  return found
}
