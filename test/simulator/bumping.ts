import { writtenIn } from './digests.ts'
import { isHeld, pinned } from './model.ts'
import type { Seen } from './seen.ts'
import { digestOf, isSame, nameOf, rowOf } from './versions.ts'

// Part of the model: imports nothing of the project.

/**
 * Whether a bump lands: above what is pinned, or level with it and new, and not held; never with another digest than its version
 * had there, nor without one where a digest is pinned, which would go on ruling.
 */
export function mayBump(seen: Seen, environment: string, asked: string): boolean {
  const now = pinned(seen, environment)
  const held = (seen.held.get(environment) ?? []).map(({ version }) => version)
  if (held.some((one) => nameOf(one) === nameOf(asked) && !isSame(one, asked))) return false
  if (isSame(now, asked)) return false
  const version = writtenIn({ seen, environment }, asked)
  if (seen.digests.has(environment) && digestOf(version) === undefined) return false
  const isNew = !held.includes(version)
  const above = rowOf(version) > rowOf(now) || (rowOf(version) === rowOf(now) && isNew)
  return above && !isHeld(seen, environment, version)
}
