import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFolder, pinFiles, type Tool, toolsFolder } from './catalogue.ts'

/** What a tool was made of: the hash of its pins and of the compiler. Equal stamps mean nothing to do. */
export function stampOf(tool: Tool, compiler: string): string {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  if (tool.kind === 'go') hash.update(`${compiler} ${tool.versionVariable ?? ''}\n`)
  for (const file of pinFiles(tool)) hash.update(readFileSync(file)).update('\n')
  return hash.digest('hex')
}

/** Whether the program is there and was made of what is pinned now. */
export function isCurrent(tool: Tool, stamp: string): boolean {
  const file = stampFile(tool)
  if (!existsSync(join(toolsFolder, tool.name)) || !existsSync(file)) return false
  return readFileSync(file, 'utf8') === stamp
}

/** Takes the stamp away before a tool is made again, so that a half-made one never counts. */
export function clearStamp(tool: Tool): void {
  rmSync(stampFile(tool), { force: true })
}

/** Says what the tool was made of; the last step. */
export function writeStamp(tool: Tool, stamp: string): void {
  mkdirSync(dirname(stampFile(tool)), { recursive: true })
  writeFileSync(stampFile(tool), stamp)
}

function stampFile(tool: Tool): string {
  return join(cacheFolder, 'stamps', tool.name)
}
