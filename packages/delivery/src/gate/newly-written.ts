import {
  type Direction,
  directionsIn,
  type FileRead,
  releasesIn,
  type Unseen,
  type WrittenRelease,
  whyUnseen,
} from '@fluxgate/documents'
import type { Policy } from '@fluxgate/policy'
import { overlayOf } from './parts.ts'
import type { Directions } from './redirected.ts'
import { follows } from './roots.ts'
import { newcomers, type Reading, type Sides } from './sides.ts'

/** What files have. */
interface Written {
  readonly releases: readonly WrittenRelease[]
  readonly directions: readonly Direction[]
  readonly unseen: readonly Unseen[]
}

/** What changed files have that base has not. */
export interface NewlyWritten extends Omit<Written, 'directions'> {
  readonly directions: Directions
}

/** As many as a request of GitHub tells of: their texts are not held any longer. */
const TOGETHER = 100

/**
 * Releases in changed files that base does not have in the same file; in an overlay that is gated, any that this does not list. With
 * them files that can't be read, where base has none there that can't.
 */
export async function newlyWritten(
  policy: Policy,
  { before, after }: Sides,
  paths: readonly string[],
): Promise<NewlyWritten> {
  const now = await writtenIn(policy, after, paths)
  const files = [...new Set([...now.releases, ...now.unseen].map(({ file }) => file))]
  // What directs Flux may have stood in another file before.
  const was = await writtenIn(policy, before, now.directions.length > 0 ? paths : files)
  const fresh = new Set(newcomers(was.releases, now.releases, inFile))
  return {
    releases: now.releases.filter((one) => fresh.has(one) || isGated(policy, one.file)),
    unseen: newcomers(was.unseen, now.unseen, ({ file }) => file),
    directions: { was: was.directions, is: now.directions },
  }
}

async function writtenIn(
  { pins }: Policy,
  { read, whole }: Reading,
  paths: readonly string[],
): Promise<Written> {
  const releases: WrittenRelease[] = []
  const directions: Direction[] = []
  const unseen: Unseen[] = []
  for (let from = 0; from < paths.length; from += TOGETHER) {
    const some = paths.slice(from, from + TOGETHER)
    const files = await whole(await read(some), some)
    for (const file of some) {
      const found = files.get(file) ?? ABSENT
      const why = whyUnseen(file, found)
      if (why !== undefined) unseen.push({ file, why })
      releases.push(...releasesIn(file, found))
      directions.push(...directionsIn(file, found, pins))
    }
  }
  return { releases, directions, unseen }
}

const ABSENT: FileRead = { kind: 'absent' }

function isGated({ environments }: Policy, file: string): boolean {
  return environments.some((one) => follows(one) && overlayOf(one, file) !== undefined)
}

function inFile({ file, name, namespace }: WrittenRelease): string {
  return JSON.stringify([file, name, namespace])
}
