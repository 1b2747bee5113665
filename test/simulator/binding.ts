import type { Seen } from './seen.ts'
import { type Digest, digestOf, isSame, withDigest } from './versions.ts'

// Part of the model: imports nothing of the project.

/** What an event says of the release that it is about. */
interface Said {
  readonly environment: string
  readonly version: string
  readonly digest: Digest | undefined
  readonly what: 'upgrade' | 'test' | 'rollback'
}

/**
 * The release that an event speaks of: the one that the environment held of that version, with the digest that either of them knows;
 * undefined where it held none, or several. What Flux went back to need not have been held.
 */
export function boundTo(seen: Seen, { environment, version, digest, what }: Said) {
  const said = withDigest(version, digest)
  const held = (seen.held.get(environment) ?? []).filter((one) => isSame(one.version, said))
  const told = new Set(held.map((one) => withDigest(version, digest ?? digestOf(one.version))))
  const [only] = told
  if (only !== undefined && told.size === 1) return only
  return what === 'rollback' ? said : undefined
}
