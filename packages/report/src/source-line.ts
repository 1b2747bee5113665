import type { Origin } from '@fluxgate/promotion'
import { text } from './escape.ts'
import { link, sourceOf } from './link.ts'
import type { Site } from './model.ts'

/** What changed at the source: a comparison where both commits are known, else the commit; undefined: unknown. */
export function sourceLine(site: Site, from: Origin, to: Origin): string | undefined {
  const next = sourceOf(to)
  if (next === undefined) return undefined
  const previous = sourceOf(from)
  const at = `${site.serverUrl}/${next.repository}`
  const label = text(next.repository)
  const short = next.commit.slice(0, 7)
  if (previous?.repository !== next.repository) {
    return `Source: ${link(`${label} at ${short}`, `${at}/commit/${next.commit}`, site)}.`
  }
  if (previous.commit === next.commit) {
    return `Same source commit as now: ${link(`${label} at ${short}`, `${at}/commit/${next.commit}`, site)}.`
  }
  const compare = `${at}/compare/${previous.commit}...${next.commit}`
  const range = `${label}, ${previous.commit.slice(0, 7)} to ${short}`
  return `What changed at the source: ${link(range, compare, site)}.`
}
