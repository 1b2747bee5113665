import type { OverlayFacts } from './facts.ts'
import { pinnedBy } from './overlay.ts'
import { pinNames, releaseId } from './pins.ts'

/**
 * The lines that make the next event name its release: the annotation of the HelmRelease as the overlay stands now.
 * Without pins that can be told, or with a range (whose version changes without a commit), there is nothing to add.
 */
export function annotationLines(overlay: OverlayFacts): string {
  const pinned = pinnedBy(overlay)
  if (pinned === undefined || pinned.range || pinNames(pinned.pins).length === 0) return ''
  return [
    'metadata:',
    '  annotations:',
    `    event.toolkit.fluxcd.io/release: "${releaseId(pinned.pins)}"`,
  ].join('\n')
}
