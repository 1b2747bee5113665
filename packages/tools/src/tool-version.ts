import { tmpdir } from 'node:os'
import { runTool, type ToolOptions } from './run-tool.ts'
import { ToolError } from './tool-error.ts'

/** The tools whose version we know how to ask for. */
export type VersionedTool = 'helm' | 'kustomize'

const QUESTION: Readonly<Record<VersionedTool, readonly string[]>> = {
  helm: ['version', '--template={{.Version}}'],
  kustomize: ['version'],
}

/** The version a tool says it has, with its `v`; ToolError when it says none. */
export async function toolVersion(tool: VersionedTool, options?: ToolOptions): Promise<string> {
  const env = { PATH: '', HOME: tmpdir() }
  const text = (await runTool({ tool, args: QUESTION[tool], env }, options)).slice(0, 256)
  const version = /^v\d+\.\d+\.\d+\S*/m.exec(text)?.[0]
  if (version !== undefined) return version
  throw new ToolError('FAILED', { tool }, 'tells no version: install a released build')
}
