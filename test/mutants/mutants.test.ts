import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { applyMutant } from './mutant.ts'
import { GROUPS, MUTANTS } from './mutants.ts'

const pathOf = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url))

describe('the list of mutants', () => {
  test('has twenty or more, some of each kind, each under a name of its own', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(20)
    for (const group of Object.values(GROUPS)) expect(group.length).toBeGreaterThanOrEqual(5)
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
  })

  test.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))(
    'still fits the sources: %s',
    (_, mutant) => {
      const text = readFileSync(pathOf(mutant.file), 'utf8')
      const applied = applyMutant(text, mutant)
      expect('why' in applied ? applied.why : undefined).toBeUndefined()
      expect('text' in applied ? applied.text : '').not.toBe(text)
      expect(existsSync(pathOf(mutant.killedBy.test))).toBe(true)
      for (const words of [mutant.name, mutant.harm, mutant.killedBy.name])
        expect(words).toMatch(/^\S(?:.*\S)?$/)
    },
  )
})

// A story that happens to be told kills it, and the next run tells other ones.
test('no mutant is killed by stories of chance alone', () => {
  const chance = MUTANTS.filter(({ killedBy }) => killedBy.test.startsWith('test/simulator/'))
  expect(chance.map(({ name }) => name)).toEqual([])
})

describe('a mutant', () => {
  const mutant = { file: 'a.ts', original: 'a > b', mutated: 'a >= b' }

  test('is applied where its part of a line stands once', () => {
    expect(applyMutant('if (a > b) c()\n', mutant)).toEqual({ text: 'if (a >= b) c()\n' })
  })

  test.each([
    ['not at all', 'if (a < b) c()\n', mutant, 'a.ts has it 0 times'],
    ['twice', 'a > b || a > b', mutant, 'a.ts has it 2 times'],
    ['over two lines', 'a > b', { ...mutant, mutated: 'a\nb' }, 'a mutant is a part of one line'],
  ])('is refused where it stands %s', (_, text, odd, why) => {
    expect(applyMutant(text, odd)).toEqual({ why })
  })
})
