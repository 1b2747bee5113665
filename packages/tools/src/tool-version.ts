import { tmpdir } from 'node:os'
import { askLine } from './ask-line.ts'
import type { Search } from './find-tool.ts'
import { ToolError } from './tool-error.ts'

/** The tools whose version we know how to ask for. */
export type VersionedTool = 'helm' | 'kustomize'

const QUESTION: Readonly<Record<VersionedTool, readonly string[]>> = {
  helm: ['version', '--template={{.Version}}'],
  kustomize: ['version'],
}

/** The version a tool says it has, with its `v`; ToolError when it says none. */
export async function toolVersion(tool: VersionedTool, search?: Search): Promise<string> {
  const env = { PATH: '', HOME: tmpdir() }
  const text = await askLine({ tool, args: QUESTION[tool], env }, search)
  const version = /^v\d+\.\d+\.\d+\S*/m.exec(text)?.[0]
  if (version !== undefined) return version
  throw new ToolError('FAILED', { tool }, 'tells no version: install a released build')
}
