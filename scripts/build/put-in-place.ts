import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Moves each folder of `staged` into `dist`, in place of the one with its name: by renames, so that what reads `dist`
 * meanwhile finds the old bundle or the new one, and hardly ever none.
 *
 * @param staged a folder on the file system of `dist`; what it replaces is moved into it, for the caller to remove
 * @param stale whether folders of `dist` that `staged` does not have go
 */
export function putInPlace(staged: string, dist: string, stale: 'keep' | 'remove'): void {
  const built = readdirSync(staged)
  const replaced = join(staged, '.replaced')
  mkdirSync(replaced)
  mkdirSync(dist, { recursive: true })
  const before = new Set(readdirSync(dist))
  for (const name of built) {
    if (before.has(name)) renameSync(join(dist, name), join(replaced, name))
    renameSync(join(staged, name), join(dist, name))
  }
  if (stale === 'keep') return
  for (const name of before) {
    if (!built.includes(name)) rmSync(join(dist, name), { recursive: true })
  }
}
