import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import { processorTime } from '../../../test/support/processor-time.ts'
import { matchesGlob } from '../src/index.ts'

describe('a glob', () => {
  test.each([
    ['src/main.go', 'src/main.go'],
    ['src/*', 'src/main.go'],
    ['*', 'a'],
    ['*.xml', '.xml'],
    ['?', 'ü'],
    ['?', '🙂'],
    ['TEST-?-*.xml', 'TEST-1-a.b.xml'],
    ['**', 'a'],
    ['**', 'a/b/c'],
    ['**/a', 'a'],
    ['**/a', 'x/y/a'],
    ['a/**', 'a/b/c'],
    ['a/**/b', 'a/b'],
    ['a/**/b', 'a/x/y/b'],
    ['**/build/*/TEST-*.xml', 'x/build/build/test/TEST-a.xml'],
    ['**/x/**/y', 'x/x/y/x/y'],
    ['**/.hidden', 'a/.hidden'],
    ['a*b*c', 'abbbcabc'],
  ])('%s means %s', (glob, path) => {
    expect(matchesGlob(glob, path)).toBe(true)
  })

  test.each([
    ['src/*', 'src/a/b'],
    ['src/*', 'src'],
    ['src/**', 'srcs/a'],
    ['*', 'a/b'],
    ['?', ''],
    ['?', 'ab'],
    ['a', 'A'],
    ['a.b', 'axb'],
    ['a/**/b', 'a/b/c'],
    ['**/a', 'a/b'],
    ['a*b*c', 'abbbcab'],
    ['**/x/**/y', 'x/x/y/x'],
    ['a/b', 'a'],
  ])('%s does not mean %s', (glob, path) => {
    expect(matchesGlob(glob, path)).toBe(false)
  })

  test('is matched soon, however it is made', () => {
    const { seconds } = processorTime(() => {
      expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(4000))).toBe(false)
      expect(matchesGlob(`${'**/a/'.repeat(100)}b`, 'a/'.repeat(2000).slice(0, -1))).toBe(false)
    })
    expect(seconds).toBeLessThan(5)
  })

  test('means what the same pattern means as a regular expression', () => {
    const part = fc.constantFrom('a', 'b', '*', '?', '/', '**/', '/**')
    const globs = fc
      .array(part, { minLength: 1, maxLength: 7 })
      .map((parts) => parts.join(''))
      .filter((glob) => glob.split('/').every((step) => step === '**' || !/\*\*|^$/.test(step)))
    const paths = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'ba', 'aa'), { minLength: 1, maxLength: 5 })
      .map((steps) => steps.join('/'))
    fc.assert(
      fc.property(globs, paths, (glob, path) => {
        expect(matchesGlob(glob, path)).toBe(asRegex(glob).test(`${path}/`))
      }),
      { numRuns: 2000 },
    )
  })
})

/** Every step with its slash, so that `**` is any number of them. */
function asRegex(glob: string): RegExp {
  const steps = glob.split('/').map((step) => {
    if (step === '**') return '(?:[^/]+/)*'
    return `${step.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}/`
  })
  return new RegExp(`^${steps.join('')}$`)
}
