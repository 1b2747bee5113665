import { join, relative } from 'node:path'
import { expect, test } from '@jest/globals'
import { findTool } from '../src/find-tool.ts'
import { folderWith, programWith } from './program.ts'

test('a given folder comes before PATH', async () => {
  await using mine = await programWith('fake', '')
  await using theirs = await programWith('fake', '')
  const found = await findTool('fake', { folders: [mine.path], path: theirs.path })
  expect(found).toBe(join(mine.path, 'fake'))
})

test('a file that can not be run is passed over', async () => {
  await using text = await folderWith({ fake: '' })
  await using program = await programWith('fake', '')
  const found = await findTool('fake', { path: `${text.path}:${program.path}` })
  expect(found).toBe(join(program.path, 'fake'))
})

test('a relative folder in PATH is not searched', async () => {
  await using program = await programWith('fake', '')
  const path = relative(process.cwd(), program.path)
  await expect(findTool('fake', { path: `${path}::.` })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'fake: not found in PATH: install it; in a workflow, in a step before this one',
  })
})

test.each(['../fake', '/bin/sh', '-fake', '', 'a b'])('%j is no name of a tool', async (name) => {
  await expect(findTool(name)).rejects.toThrow('a tool is named in lower case')
})
