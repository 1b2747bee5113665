import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { setOutputs } from '../src/outputs.ts'

/** What the runner finds in the file of outputs. */
async function written(outputs: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fluxgate-outputs-'))
  const file = join(folder, 'output')
  const before = process.env['GITHUB_OUTPUT']
  try {
    await writeFile(file, '')
    process.env['GITHUB_OUTPUT'] = file
    setOutputs(outputs)
    return await readFile(file, 'utf8')
  } finally {
    if (before === undefined) delete process.env['GITHUB_OUTPUT']
    else process.env['GITHUB_OUTPUT'] = before
    await rm(folder, { recursive: true })
  }
}

test('an output holds no control characters, which terminals and scripts would act on, but line breaks', async () => {
  const text = await written({ reason: 'a\u001b[31mb\u0000c\rd\u0085e\tf\ng' })
  const [, ...lines] = text.trimEnd().split('\n')
  expect(lines.slice(0, -1)).toEqual(['a[31mbcdef', 'g'])
})

test('an output ends where nobody can guess, so no value brings another', async () => {
  const [first, second] = [await written({ reason: 'x' }), await written({ reason: 'x' })]
  const end = /^reason<<(\S{20,})\nx\n\1\n$/
  expect(first).toMatch(end)
  expect(end.exec(first)?.[1]).not.toBe(end.exec(second)?.[1])
})

test('what is no name of an output is none', () => {
  expect(() => setOutputs({ 'A b': 'x' })).toThrow('"A b" is no name of an output')
})
