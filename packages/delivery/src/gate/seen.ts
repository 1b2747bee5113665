import { BY_REPLACEMENTS, chartSource } from '@fluxgate/documents'
import type { Policy } from '@fluxgate/policy'
import type { Seen } from '@fluxgate/promotion'
import { describeRefusal, pinsOf, unrecordable } from '../facts/overlay-facts.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import {
  filesOfOthers,
  isPart,
  nameOf,
  othersOf,
  type Parts,
  partsAt,
  placesOf,
  type Side,
} from './parts.ts'
import { follows } from './roots.ts'
import type { Touched } from './touched.ts'

/** What a commit pins of services in environments. */
export interface SeenAt {
  of(one: Touched): Seen
  /** Overlays among them that are no service's. */
  readonly parts: readonly Touched[]
}

/** Tells what a commit pins from what was located there; reads only where builds take in files of other services' overlays. */
export async function seenAt(
  ports: Ports,
  base: Pick<Base, 'policy'>,
  commit: string,
  sides: readonly Side[],
): Promise<SeenAt> {
  const { policy } = base
  const lenders = sides.flatMap(({ key, located }) =>
    located?.kind === 'found' ? located.files.flatMap((file) => othersOf(policy, key, file)) : [],
  )
  const known = await partsAt(ports, base, commit, lenders)
  const seen = new Map(sides.map((side) => [nameOf(side), seenOf(policy, side, known)]))
  return {
    of: (one) => seen.get(nameOf(one)) ?? { kind: 'absent' },
    parts: sides.filter((side) => isPart(policy, side)),
  }
}

/**
 * What a merge would leave of services, save of those whose pins it would have computed, and of those that are there and that their
 * overlays would hide: whoever lists a file of an overlay by its name may go on to deploy what nobody looks at any more.
 */
export function inSight(before: readonly Side[], after: readonly Side[], seen: SeenAt): SeenAt {
  const was = new Map(before.map((side) => [nameOf(side), side]))
  const parts = new Set(seen.parts.map(nameOf))
  const hidden = new Map(
    after.flatMap((side) => {
      const own = was.get(nameOf(side))
      const why = whyComputed(own, side, seen.of(side)) ?? (own && whyHidden(own, side, parts))
      return why === undefined ? [] : [[nameOf(side), { kind: 'unreadable', why }] as const]
    }),
  )
  return { ...seen, of: (one) => hidden.get(nameOf(one)) ?? seen.of(one) }
}

/** That a pin comes to be computed: what stands in its place is not what is deployed. */
function whyComputed(before: Side | undefined, after: Side, seen: Seen): string | undefined {
  if (!follows(after.environment)) return undefined
  const known = new Set(computedIn(before))
  // Of a service that is there, another source is told as such.
  const source = before?.located?.kind === 'found' ? [] : sourcesComputed(seen)
  const [name] = [...computedIn(after).filter((one) => !known.has(one)), ...source]
  return name === undefined
    ? undefined
    : `its ${name} is set by replacements; write it out where they would set it`
}

function computedIn(side: Side | undefined): readonly string[] {
  if (side?.located?.kind !== 'found') return []
  return side.located.slots.flatMap(({ name, edit }) =>
    edit.kind === 'refused' && edit.refusal.code === 'replaced' ? name : [],
  )
}

function sourcesComputed(seen: Seen): readonly string[] {
  const texts = seen.kind === 'pinned' ? [...seen.source.values()] : []
  return texts.includes(BY_REPLACEMENTS) ? ['source'] : []
}

function whyHidden(before: Side, after: Side, parts: Parts): string | undefined {
  if (before.located?.kind !== 'found') return undefined
  return parts.has(nameOf(after)) ? LEFT : whyReplaced(before, after)
}

const LEFT = 'its overlay has no release any more; to take the service out, remove all of it'

/** That another place of an overlay counts than before, which is still there. */
function whyReplaced(before: Side, after: Side): string | undefined {
  const places = placesOf(before)
  const isThere = ({ files }: Side) => {
    return (path: string) => (files.get(path)?.kind ?? 'absent') !== 'absent'
  }
  const was = places.find(isThere(before))
  const is = places.find(isThere(after))
  if (was === undefined || was === is || !isThere(after)(was)) return undefined
  return `${is} comes before ${was}, which is still there; keep one of them`
}

function seenOf(policy: Policy, side: Side, parts: Parts): Seen {
  const { key, located, files } = side
  if (located === undefined) return { kind: 'absent' }
  switch (located.kind) {
    case 'need':
      return { kind: 'unreadable', why: 'it builds on too many other files' }
    case 'refused':
      return located.refusal.code === 'no-overlay' || isPart(policy, side)
        ? { kind: 'absent' }
        : { kind: 'unreadable', why: describeRefusal(located.refusal) }
    case 'found': {
      const long = unrecordable(located)
      if (long !== undefined) return { kind: 'unreadable', why: `${long.name} is too long` }
      return {
        kind: 'pinned',
        pins: pinsOf(located.slots),
        range: located.slots.some(({ name, form }) => name === 'chart' && form === 'range'),
        source: chartSource(files, located, policy.pins),
        borrowed: filesOfOthers(policy, key, located.files, parts),
      }
    }
  }
}
