import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { decide, type Outcome } from './decide.ts'
import { kustomizePath } from './kustomize.ts'
import { type Layout, readLayouts } from './layout.ts'
import { outcomesTable } from './outcomes.ts'
import { buildAll, builtValue, differences, findAgain, textsOf, withSuggestion } from './prove.ts'

const cases = readLayouts().map((layout) => ({
  name: layout.name,
  layout,
  outcome: decide(layout),
}))
const TABLE = join(import.meta.dirname, 'OUTCOMES.md')
const PINNING = /^(?:HelmRelease|OCIRepository|HelmChart)\//

test('there are at least 40 layouts and a kustomize to prove them with', () => {
  expect(cases.length).toBeGreaterThanOrEqual(40)
  expect(kustomizePath()).not.toBe('')
})

test('the committed table of outcomes is what happens', () => {
  const table = outcomesTable(cases)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(TABLE, table)
  expect(readFileSync(TABLE, 'utf8')).toBe(table)
})

describe.each(cases)('$name', ({ layout, outcome }) => {
  test('its pins and the decision are as the layout says', () => {
    expect(outcome.pins).toEqual(layout.expect)
    expect(outcome.decision).toBe(layout.decision)
  })

  test('kustomize agrees', async () => {
    const texts = textsOf(layout.files)
    const before = await buildAll(layout, texts)
    for (const [environment, found] of outcome.found)
      for (const slot of found.slots) {
        const made = before.get(environment)
        // What is computed, or said twice, is shown as it is written; the build has the last word.
        const open =
          slot.edit.kind === 'refused' &&
          /^(?:template|replaced|duplicate-key)$/.test(slot.edit.refusal.code)
        if (made?.kind !== 'built' || open) continue
        const value = builtValue(made, found, slot.name)
        if (value !== undefined)
          expect({ environment, pin: slot.name, value }).toMatchObject({
            value: expect.stringContaining(slot.value),
          })
      }
    if (outcome.edited !== undefined)
      await proveEdit(layout, new Map([...texts, ...outcome.edited]), before)
    else if (outcome.decision.startsWith('refused build ')) {
      expect(before.get(layout.edit.environment)?.kind).toBe(
        layout.name.startsWith('not-followed') ? 'built' : 'failed',
      )
    } else if (outcome.decision.startsWith('refused shared '))
      await proveSuggestion(layout, outcome, before)
  })
})

type Builds = Awaited<ReturnType<typeof buildAll>>

/** One object of one environment, and nothing else anywhere. */
async function proveEdit(
  layout: Layout,
  texts: ReadonlyMap<string, string>,
  before: Builds,
): Promise<void> {
  const after = await buildAll(layout, texts)
  for (const [environment, was] of before) {
    const is = after.get(environment)
    if (is === undefined || was.kind === 'none') continue
    expect({ environment, ...was }).toMatchObject({ kind: 'built' })
    const changed = differences(was, is)
    if (environment !== layout.edit.environment)
      expect({ environment, changed }).toEqual({ environment, changed: [] })
    else expect(changed).toEqual([expect.stringMatching(PINNING)])
  }
}

/** The lines that a refusal gives change nothing by themselves, and make the pin one that can be edited. */
async function proveSuggestion(layout: Layout, outcome: Outcome, before: Builds): Promise<void> {
  const files = withSuggestion(layout, outcome)
  if (files === undefined) return
  const after = await buildAll(layout, textsOf(files))
  for (const [environment, was] of before) {
    const is = after.get(environment)
    if (is !== undefined && was.kind === 'built') expect(differences(was, is)).toEqual([])
  }
  const pins = findAgain(layout, files)?.slots.filter((slot) => layout.edit.values.has(slot.name))
  expect(pins?.map((slot) => slot.edit.kind)).toEqual(
    [...layout.edit.values.keys()].map(() => 'splice'),
  )
}
