import { tmpdir } from 'node:os'
import { askLine } from './ask-line.ts'

/** What says where Docker is, and how to reach it. */
const ITS_VARIABLES = /^(?:HOME|DOCKER_[A-Z_]+|XDG_RUNTIME_DIR|SSH_AUTH_SOCK)$/

/** The version of the Docker engine that answers; ToolError where there is no client, or no engine behind it. */
export async function dockerEngine(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const env: Record<string, string> = { HOME: tmpdir(), PATH: environment['PATH'] ?? '' }
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && ITS_VARIABLES.test(name)) env[name] = value
  }
  const args = ['version', '--format={{.Server.Version}}']
  return askLine({ tool: 'docker', args, env })
}
