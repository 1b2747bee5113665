import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDeliveryFile } from '@fluxgate/policy'
import { describe, expect, test } from '@jest/globals'

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'delivery.md'), 'utf8')
const schema: unknown = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '..', '..', 'packages', 'policy', 'delivery.schema.json'),
    'utf8',
  ),
)

/** Names of all properties that the schema describes, at any depth. */
function keysOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => [
    ...(key === 'properties' ? Object.keys(value ?? {}) : []),
    ...keysOf(value),
  ])
}

describe('the page on the delivery file', () => {
  const examples = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = '']) => text)

  test('shows files that are right', () => {
    expect(examples.length).toBeGreaterThan(1)
    for (const text of examples) {
      expect(parseDeliveryFile(text, 'delivery.md')).toMatchObject({ kind: 'ok' })
    }
  })

  test('names every key, in a table and in the example of all keys', () => {
    const every = examples.at(-1) ?? ''
    for (const key of new Set(keysOf(schema))) {
      expect(page).toMatch(new RegExp(`^\\|.*\`[^\`]*\\b${key}\\b`, 'm'))
      expect(every).toMatch(new RegExp(`\\b${key}:`))
    }
  })
})
