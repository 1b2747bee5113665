import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { toolsFolder } from '../../scripts/setup/catalogue.ts'

export const root = join(import.meta.dirname, '..', '..')

/** Runs a program that the set-up built, in the repository; throws with the way out where it is not there. */
export function runRealTool(
  name: string,
  args: readonly string[],
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const program = join(toolsFolder, name)
  if (!existsSync(program)) throw new Error(`${name} is not there: run "npm run setup" first`)
  return spawnSync(program, args, { cwd: root, encoding: 'utf8', timeout: 60_000 })
}
