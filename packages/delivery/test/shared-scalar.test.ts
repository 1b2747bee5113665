import type { Found, Slot } from '@fluxgate/documents'
import { describe, expect, test } from '@jest/globals'
import { overlayFacts } from '../src/facts/overlay-facts.ts'

function slot(line: number): Slot {
  const splice = { document: 0, path: ['a'], inner: undefined, part: 'whole' } as const
  return {
    name: 'chart',
    value: '1.4.1',
    file: 'vars.yaml',
    line,
    col: 9,
    form: 'exact',
    edit: { kind: 'splice', splice },
  }
}

function found(line: number): Found {
  return {
    kind: 'found',
    overlay: 'apps/prod/shop',
    release: { name: 'shop', namespace: undefined },
    slots: [slot(line)],
    origin: [],
    files: ['vars.yaml'],
  }
}

/** Why the pin on line 3 can't be edited beside these environments. */
function whyFixed(...neighbours: readonly [string, number][]): string | undefined {
  const others = neighbours.map(([name, line]) => ({ name, located: found(line) }))
  const facts = overlayFacts(found(3), 'apps/prod/shop', others)
  return facts.kind === 'present' ? facts.slots[0]?.fixed?.why : facts.kind
}

describe('a pin', () => {
  test('is never edited where it drives one other environment too', () => {
    expect(whyFixed(['staging', 3])).toBe(
      'vars.yaml:3:9 drives staging as well: give each environment a pin of its own',
    )
  })

  test('names all that it drives', () => {
    expect(whyFixed(['staging', 3], ['dev', 4], ['qa', 3])).toContain('drives staging and qa')
  })

  test('is free where others have theirs in other places of the file', () => {
    expect(whyFixed(['staging', 4], ['dev', 5])).toBeUndefined()
  })
})
