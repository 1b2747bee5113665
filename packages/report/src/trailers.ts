import type { Release } from '@fluxgate/promotion'
import { text } from './escape.ts'
import { sourceOf } from './link.ts'
import { versionOf } from './value.ts'

const MOST_UPSTREAMS = 8

interface Trailers {
  readonly key: string
  readonly release: Release
  /** The edge; undefined for a bump. */
  readonly promotion:
    | { readonly upstreams: readonly string[]; readonly environment: string }
    | undefined
}

/** Last lines of a body, so that a squashed commit carries them as trailers; for people, nothing reads them. */
export function trailers({ key, release, promotion }: Trailers): string {
  const lines: string[] = []
  if (promotion !== undefined) {
    const from = promotion.upstreams
      .slice(0, MOST_UPSTREAMS)
      .map((upstream) => text(upstream, 80))
      .join(', ')
    lines.push(`Fluxgate-Promotion: ${from} -> ${text(promotion.environment, 80)}`)
  }
  const named = [key, versionOf(release)].map((part) => text(part, 120)).join(' ')
  lines.push(`Fluxgate-Release: ${named} (${text(release.id, 64)})`)
  const source = sourceOf(release.origin)
  if (source !== undefined) lines.push(`Fluxgate-Source: ${source.repository}@${source.commit}`)
  return lines.join('\n')
}
