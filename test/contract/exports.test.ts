import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..')

const EXPORT = /^export (?:async )?(?:function\*?|const|type|interface|class) (\w+)/

/** Exports of a source that no comment stands above, each with its line. */
function untold(file: string): readonly string[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    const [, name] = EXPORT.exec(line) ?? []
    if (name === undefined || lines[index - 1]?.trimEnd().endsWith('*/')) return []
    return [`${file}:${index + 1} ${name}`]
  })
}

test('every export of a package or an action says what it is', () => {
  const files = globSync('{packages,actions}/*/src/**/*.ts', { cwd: root })
  expect(files.length).toBeGreaterThan(500)
  expect(files.flatMap(untold)).toEqual([])
})
