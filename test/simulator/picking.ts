import type { Pick, Which } from './steps.ts'
import { type Digest, digestOf, nameOf, withDigest } from './versions.ts'
import { type World, writtenIn } from './world.ts'

/** What a person writes into an overlay. */
export function written(
  world: World,
  {
    in: environment,
    version,
    digest,
  }: { readonly in: string; readonly version: Pick; readonly digest: Which },
): string {
  const release = picked(world, version)
  return writtenIn(world, environment, digest === 'other' ? toldAs(release, digest) : release)
}

/** A release with the digest that is told of it. */
export function toldAs(release: string, digest: Which): string {
  return withDigest(release, digestToldOf(release, digest))
}

/** The digest that is told of it; undefined: none is. */
export function digestToldOf(release: string, digest: Which): Digest | undefined {
  switch (digest) {
    case 'own':
      return digestOf(release) ?? 'a'
    case 'other':
      return 'b'
    case 'none':
      return undefined
  }
}

/** The version that was pinned so many releases ago, in any environment. */
export function picked(world: World, version: Pick): string {
  if (typeof version === 'string') return version
  const held = [...world.held.values()].flat().toSorted((a, b) => b.at - a.at)
  const distinct = [...new Set(held.map((one) => one.version))]
  return distinct[Math.min(version, distinct.length - 1)] ?? ''
}

/** Its version alone; undefined: none was asked for. */
export function pickedOrNone(world: World, version: Pick | undefined): string | undefined {
  return version === undefined ? undefined : nameOf(picked(world, version))
}
