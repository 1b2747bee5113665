import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Half a second, in which act reads what was printed, however busy the machine is. */
const SECONDS = '0.5'

/**
 * Puts programs into a folder that do what the real ones of these names do, and end a little later where those fail: act does not read to
 * its end what a step printed that fails, so that the line which says why may be missing in its log.
 */
export function endLaterWhenTheyFail(
  folder: string,
  names: readonly string[],
  path: string,
): string {
  mkdirSync(folder, { recursive: true })
  for (const name of names) {
    const lines = [
      '#!/bin/sh',
      `'${found(name, path)}' "$@"`,
      'code=$?',
      `[ $code = 0 ] || sleep ${SECONDS}`,
      'exit $code',
    ]
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`, { mode: 0o755 })
  }
  return folder
}

function found(name: string, path: string): string {
  const at = path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram)
  if (at === undefined) throw new Error(`no program is called "${name}" here`)
  return at
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
