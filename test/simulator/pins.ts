import type { Pins } from '@fluxgate/policy'
import { releaseId } from '@fluxgate/promotion'
import { DIGESTS, type Digest, digestOf, nameOf, withDigest } from './versions.ts'

/** The digest of what was published under a version; each version has its own. */
export function digestText(version: string, digest: Digest): string {
  const bytes = [...version].map((one) => one.charCodeAt(0).toString(16).padStart(2, '0'))
  return `sha256:${digest}${bytes.join('')}`.padEnd('sha256:'.length + 64, '0')
}

/** The pins of a release as stories tell it. */
export function pinsOf(release: string): Pins {
  const version = nameOf(release)
  const digest = digestOf(release)
  return digest === undefined
    ? { chart: version }
    : { chart: version, digest: digestText(version, digest) }
}

/** The same in an overlay that pins the digest beside an OCI tag, which can't hold "+". */
export function tagged(release: string): Pins {
  const { chart, ...pins } = pinsOf(release)
  return { ...pins, chart: nameOf(release).replace('+', '_') }
}

/** The release of pins, as stories tell it; undefined: they have no version. */
export function releaseIn({ chart, digest }: Pins): string | undefined {
  const version = chart?.replace('_', '+')
  if (version === undefined) return undefined
  return withDigest(
    version,
    DIGESTS.find((one) => digestText(version, one) === digest),
  )
}

/** Whether an id is that of a release. */
export function isIdOf(id: string, release: string): boolean {
  return releaseId(pinsOf(release)) === id
}
