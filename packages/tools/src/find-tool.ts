import { access, constants } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import { ToolError } from './tool-error.ts'

/** Where programs are looked for. */
export interface Search {
  /** Absolute folders to look in before PATH. */
  readonly folders?: readonly string[]
  /** PATH as the operating system gives it; default: this process's. */
  readonly path?: string
}

/**
 * The absolute path of a program. Only absolute folders are searched: a relative one in PATH would mean whatever
 * was checked out. ToolError NOT_FOUND when no folder has it.
 */
export async function findTool(name: string, search: Search = {}): Promise<string> {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(name)) throw new Error('a tool is named in lower case')
  const path = search.path ?? process.env['PATH'] ?? ''
  const folders = [...(search.folders ?? []), ...path.split(delimiter)].filter(isAbsolute)
  for (const folder of folders) {
    const candidate = join(folder, name)
    if (await isExecutable(candidate)) return candidate
  }
  throw new ToolError(
    'NOT_FOUND',
    { tool: name },
    'not found in PATH: install it; in a workflow, in a step before this one',
  )
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
