import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, pinFolder, type Tool, toolsFolder } from './catalogue.ts'
import { run } from './command.ts'

/** Installs a program that PyPI ships as a ready wheel, by hash, into an environment of its own. */
export async function installPythonTool(tool: Extract<Tool, { kind: 'python' }>): Promise<void> {
  const home = join(cacheFolder, 'python', tool.name)
  const log = join(cacheFolder, 'log', `${tool.name}.txt`)
  const common = { cwd: pinFolder(tool), env: { PYTHONWARNINGS: 'ignore' }, log }
  rmSync(home, { recursive: true, force: true })
  await run({ ...common, program: 'python3', args: ['-m', 'venv', home] })
  await run({
    ...common,
    program: join(home, 'bin', 'python'),
    args: [
      ...['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'],
      // No source build: it would run code that no hash of ours covers, and needs a Rust compiler.
      ...['--only-binary', ':all:', '--no-deps', '--require-hashes', '-r', 'requirements.txt'],
    ],
  })
  mkdirSync(toolsFolder, { recursive: true })
  const link = join(toolsFolder, tool.name)
  rmSync(link, { force: true })
  symlinkSync(join(home, 'bin', tool.name), link)
}
