import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { helmEnvironment } from './helm-home.ts'
import { networkEnvironment } from './network-environment.ts'
import { askTool, type Ending, type ToolOptions } from './run-tool.ts'

/** Where helm pushes to. */
export interface RegistryHost {
  /** `ghcr.io`, `127.0.0.1:5000`. */
  readonly host: string
  /** Without TLS. */
  readonly plainHttp: boolean
}

/** helm with a configuration of its own, in which it keeps credentials for as long as this lives. */
export interface HelmRegistry extends AsyncDisposable {
  /** Logs in; the password goes in by stdin. The ending says whether the registry took it. */
  login(username: string, password: string): Promise<Ending>
  /** Pushes an archive under `oci://<host>/<path>`, to which helm adds the chart's name and version. */
  push(archive: string, path: string): Promise<Ending>
}

/**
 * Opens a session with a registry. Disposing of it logs out and takes the configuration away; so does the end of this
 * process, however it comes, save by SIGKILL.
 */
export async function helmRegistry(
  { host, plainHttp }: RegistryHost,
  options?: ToolOptions,
): Promise<HelmRegistry> {
  // A runner empties RUNNER_TEMP after each job.
  const home = await mkdtemp(join(process.env['RUNNER_TEMP'] || tmpdir(), 'fluxgate-helm-'))
  const clear = (): void => rmSync(home, { recursive: true, force: true })
  process.once('exit', clear)
  const env = {
    ...networkEnvironment(),
    ...helmEnvironment(home),
    HELM_REGISTRY_CONFIG: join(home, 'registry.json'),
  }
  const plain = plainHttp ? ['--plain-http'] : []
  let hasLoggedIn = false
  return {
    login: (username, password) => {
      hasLoggedIn = true
      const args = ['registry', 'login', `--username=${username}`, '--password-stdin', ...plain]
      return askTool({ tool: 'helm', args, operands: [host], env, input: password }, options)
    },
    push: (archive, path) => {
      const operands = [resolve(archive), `oci://${host}${path === '' ? '' : `/${path}`}`]
      return askTool({ tool: 'helm', args: ['push', ...plain], operands, env }, options)
    },
    [Symbol.asyncDispose]: async () => {
      try {
        const logout = { tool: 'helm', args: ['registry', 'logout'], operands: [host], env }
        if (hasLoggedIn) await askTool(logout, options)
      } finally {
        await rm(home, { recursive: true, force: true })
        process.off('exit', clear)
      }
    },
  }
}
