import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answers, freePorts, start } from '../../flux/src/program.ts'

/** The real registry (distribution), empty, on loopback, for as long as it is not disposed of. */
export interface RealRegistry extends AsyncDisposable {
  /** `127.0.0.1:<port>`. */
  readonly host: string
}

/** Starts a registry of its own, kept in a temporary folder. */
export async function startRegistry(): Promise<RealRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'fluxgate-registry-'))
  const [port = 0] = await freePorts(1)
  const host = `127.0.0.1:${port}`
  const settings = {
    version: 0.1,
    log: { level: 'warn' },
    storage: { filesystem: { rootdirectory: join(folder, 'data') } },
    http: { addr: host },
  }
  const file = join(folder, 'registry.json')
  await writeFile(file, JSON.stringify(settings))
  const program = await start({
    name: 'registry',
    cwd: folder,
    env: { OTEL_TRACES_EXPORTER: 'none' },
    args: ['serve', file],
    ready: () => answers(`http://${host}/v2/`).catch(() => false),
  })
  return {
    host,
    [Symbol.asyncDispose]: async () => {
      await program.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
