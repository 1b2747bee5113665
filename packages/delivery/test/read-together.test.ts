import type { FileRead } from '@fluxgate/documents'
import { expect, test } from '@jest/globals'
import { readTogether } from '../src/facts/read-together.ts'

test('reads that are asked for at once are one, and each later one is another', async () => {
  const asked: (readonly string[])[] = []
  const read = readTogether(async (paths) => {
    asked.push(paths)
    return new Map(paths.map((path) => [path, { kind: 'absent' } satisfies FileRead]))
  })
  const [dev, prod] = await Promise.all([read(['apps/dev']), read(['apps/prod', 'apps/dev'])])
  expect(dev.has('apps/dev')).toBe(true)
  expect(prod.has('apps/prod')).toBe(true)
  expect((await read(['apps/qa'])).has('apps/qa')).toBe(true)
  expect(asked).toEqual([['apps/dev', 'apps/prod'], ['apps/qa']])
})

test('a read that fails fails for all who asked, and not for who asks again', async () => {
  let failing = true
  const read = readTogether(async () => {
    if (failing) throw new Error('gone')
    return new Map()
  })
  const both = await Promise.allSettled([read(['a']), read(['b'])])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  failing = false
  expect(await read(['a'])).toEqual(new Map())
})
