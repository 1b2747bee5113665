import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checkTests, compilerErrors, judge } from '../../scripts/mutants/judge.ts'
import type { Workspace } from '../../scripts/mutants/workspace.ts'
import type { Mutant } from './mutant.ts'

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))
const FILES = {
  'package.json': '{ "type": "module" }\n',
  'jest.config.mjs':
    "export default { testMatch: ['**/*.test.ts'], extensionsToTreatAsEsm: ['.ts'], transform: {} }\n",
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "noEmit": true, "types": [] }, "files": ["larger.ts"] }\n',
  'larger.ts':
    'export const larger = (a: number, b: number): number => (a > b ? a : b)\nexport const spare = 1\n',
  'larger.test.ts': `import { describe, expect, test } from '@jest/globals'
import { larger } from './larger.ts'
describe('the larger (of two)', () => {
  test.each([[1, 2, 2], [2, 1, 2]])('of %i and %i is %i', (a, b, most) => expect(larger(a, b)).toBe(most))
  test('is red', () => expect(larger(1, 2)).toBe(3))
})
`,
} as const
const NAME = 'the larger (of two) of 2 and 1 is 2'

let workspace: Workspace

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'fluxgate-judge-'))
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text)
  symlinkSync(MODULES, join(folder, 'node_modules'))
  workspace = {
    folder,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write: (file, text) => writeFileSync(join(folder, file), text),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
})

afterAll(() => workspace.remove())

function mutant(original: string, mutated: string): Mutant {
  const killedBy = { test: 'larger.test.ts', name: NAME }
  return { name: 'x', file: 'larger.ts', original, mutated, killedBy, harm: 'x' }
}

describe('the tests that are to kill mutants', () => {
  test('must be there by their whole name, and green', async () => {
    const names = [NAME, 'the larger (of two)', 'of 2 and 1 is 2', 'the larger (of two) is red']
    expect([...(await checkTests(workspace, 'larger.test.ts', names))]).toEqual([
      ['the larger (of two)', 'larger.test.ts has no test of that name'],
      ['of 2 and 1 is 2', 'larger.test.ts has no test of that name'],
      ['the larger (of two) is red', 'red without the mutant'],
    ])
  })

  test('must be in a file that runs', async () => {
    const troubles = await checkTests(workspace, 'none.test.ts', [NAME])
    expect(troubles.get(NAME)).toContain('none.test.ts does not run')
  })
})

describe('a mutant', () => {
  test.each<[string, string, string, string]>([
    ['is killed where its test goes red', 'a > b', 'a < b', 'killed'],
    ['survives where its test stays green', 'spare = 1', 'spare = 2', 'survived'],
    ['is wrong where the file does not load any more', 'a > b', 'a >', 'wrong'],
    ['is wrong where it fits nothing', 'a == b', 'a != b', 'wrong'],
  ])('%s', async (_, original, mutated, outcome) => {
    const verdict = await judge(workspace, mutant(original, mutated))
    expect(verdict.outcome).toBe(outcome)
    expect(verdict.why === undefined).toBe(outcome !== 'wrong')
    expect(workspace.read('larger.ts')).toBe(FILES['larger.ts'])
  })
})

describe('what the compiler is asked', () => {
  test('is whether every mutant is left to the tests, all at once', async () => {
    const fine = [mutant('a > b', 'a < b'), mutant('spare = 1', 'spare = 2')]
    expect(await compilerErrors(workspace, fine)).toEqual([])
    const odd = [mutant('a > b', 'a < c'), mutant('(a > b ?', '(b > a ?')]
    expect(await compilerErrors(workspace, odd)).toEqual([
      '"x" overlaps another mutant of larger.ts',
      expect.stringContaining(
        "a mutant does not compile: larger.ts(1,62): error TS2304: Cannot find name 'c'",
      ),
    ])
    expect(workspace.read('larger.ts')).toBe(FILES['larger.ts'])
  })
})
