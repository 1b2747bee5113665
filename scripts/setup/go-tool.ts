import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, goPin, pinFolder, type Tool, toolsFolder } from './catalogue.ts'
import { run, SetupError } from './command.ts'

/** The first Go that fetches the toolchain a go.mod asks for, when it is older than that. */
const OLDEST_GO_MINOR = 21

/** The installed Go's version, such as `go1.26.8`; SetupError when there is none, or one too old to be of use. */
export async function goVersion(): Promise<string> {
  const text = await run({
    program: 'go',
    args: ['env', 'GOVERSION'],
    cwd: cacheFolder,
    env: { GOTOOLCHAIN: 'local' },
    log: join(cacheFolder, 'log', 'go.txt'),
  })
  const version = text.trim()
  const minor = Number(/^go1\.(\d+)/.exec(version)?.[1])
  if (minor >= OLDEST_GO_MINOR) return version
  throw new SetupError(`Go "${version}" is too old: install 1.${OLDEST_GO_MINOR} or later`)
}

/** Builds the package that the tool's go.mod names, from nothing but modules that its go.sum knows. */
export async function buildGoTool(tool: Extract<Tool, { kind: 'go' }>): Promise<void> {
  const pin = goPin(tool)
  const made = join(cacheFolder, `${tool.name}.new`)
  const flags = ['-s', '-w']
  if (tool.versionVariable !== undefined) flags.push('-X', `${tool.versionVariable}=${pin.version}`)
  await run({
    program: 'go',
    args: ['build', '-p', '2', '-ldflags', flags.join(' '), '-o', made, pin.package],
    cwd: pinFolder(tool),
    env: { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly -trimpath -buildvcs=false', GOWORK: 'off' },
    log: join(cacheFolder, 'log', `${tool.name}.txt`),
  })
  mkdirSync(toolsFolder, { recursive: true })
  renameSync(made, join(toolsFolder, tool.name))
}
