import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { runTool, type ToolOptions } from './run-tool.ts'

/**
 * A base may be a URL, which kustomize fetches with git or over HTTP. Neither is wanted: what is built is what the
 * repository holds. Without PATH it finds no git, and port 9 (discard) takes no requests.
 */
const OFFLINE = {
  PATH: '',
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  NO_PROXY: '',
}

/** What kustomize builds of a folder, as YAML documents; ToolError when it can't, remote bases included. */
export function kustomizeBuild(folder: string, options?: ToolOptions): Promise<string> {
  const env = { ...OFFLINE, HOME: tmpdir() }
  return runTool({ tool: 'kustomize', args: ['build'], operands: [resolve(folder)], env }, options)
}
