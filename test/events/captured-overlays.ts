import type { Held } from './held.ts'

/**
 * What the overlay of each captured HelmRelease held while its events were recorded, oldest first. Written to go with the
 * scenarios; the recording itself had no repository.
 */
export const CAPTURED_OVERLAYS: ReadonlyMap<string, readonly Held[]> = new Map([
  [
    'demo',
    [
      { at: '2026-11-21T07:49:00Z', pins: { chart: '1.0.0' } },
      { at: '2026-11-21T07:49:15Z', pins: { chart: '1.1.0' } },
      { at: '2026-11-21T07:49:22Z', pins: { chart: '1.2.0' } },
      { at: '2026-11-21T07:49:50Z', pins: { chart: '1.3.0' } },
    ],
  ],
  ['gone', [{ at: '2026-11-21T07:52:40Z', pins: { chart: '1.0.0' } }]],
  ['ocidemo', [{ at: '2026-11-21T07:52:50Z', pins: { chart: '1.0.0' } }]],
  ['ann', [{ at: '2026-11-21T07:53:00Z', pins: { chart: '1.0.0' } }]],
  [
    'err',
    [
      { at: '2026-11-21T07:53:05Z', pins: { chart: '1.0.0' } },
      { at: '2026-11-21T07:53:30Z', pins: { chart: '1.1.0' } },
      { at: '2026-11-21T07:53:50Z', pins: { chart: '1.2.0' } },
      { at: '2026-11-21T07:54:10Z', pins: { chart: '1.3.0' } },
      { at: '2026-11-21T07:55:00Z', pins: { chart: '1.0.0' } },
    ],
  ],
  ['dup', [{ at: '2026-11-21T07:56:40Z', pins: { chart: '1.0.0' } }]],
  ['handmade', [{ at: '2026-11-21T07:56:50Z', pins: { chart: '1.1.0' } }]],
  ['bad', [{ at: '2026-11-21T07:57:50Z', pins: { chart: '1.0.0' } }]],
  ['forced', [{ at: '2026-11-21T07:58:00Z', pins: { chart: '1.1.0' } }]],
  [
    'net',
    [
      { at: '2026-11-21T08:00:00Z', pins: { chart: '1.1.0' } },
      { at: '2026-11-21T08:01:00Z', pins: { chart: '1.2.0' } },
      { at: '2026-11-21T08:03:50Z', pins: { chart: '1.0.0' } },
    ],
  ],
])
