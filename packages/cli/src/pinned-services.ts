import {
  type FileRead,
  type Found,
  type Located,
  type LocateRequest,
  locateRequest,
  movedBy,
  type Refusal,
  releasesNothing,
  type Slot,
  thoroughLocator,
} from '@fluxgate/documents'
import { type Environment, type PinName, type Policy, quote } from '@fluxgate/policy'
import type { WorkingCopy } from './working-copy.ts'

/** What one service pins in one environment. */
export interface PinnedService {
  readonly environment: string
  readonly key: string
  /** The chart's version, or whatever else is pinned first; undefined: nothing that can be told. */
  readonly version: string | undefined
  /** What it has a place for: `chart`, `values.image.tag`; undefined where that can't be told. */
  readonly places: ReadonlySet<PinName> | undefined
  /** Why no promotion can tell or change it, with its place; undefined: each can. */
  readonly trouble: string | undefined
}

/**
 * What a service pins in each of the environments, all of which have something where its overlay would be; without those in which that
 * is no more than a part for other overlays to build on.
 */
export async function pinnedIn(
  copy: WorkingCopy,
  policy: Policy,
  environments: readonly Environment[],
  key: string,
): Promise<readonly PinnedService[]> {
  const search = searchIn(copy)
  const all: { readonly environment: Environment; readonly located: Located }[] = []
  for (const environment of environments) {
    const request = locateRequest(policy, environment, key)
    const located = await search.locate(request)
    if (!search.isPart(request, located)) all.push({ environment, located })
  }
  return all.map(({ environment, located }) => {
    const others = all.flatMap((one) =>
      one.environment === environment || one.located.kind !== 'found'
        ? []
        : [{ name: one.environment.name, found: one.located }],
    )
    return {
      environment: environment.name,
      key,
      version: located.kind === 'found' ? located.slots[0]?.value : undefined,
      places:
        located.kind === 'found' ? new Set(located.slots.map((slot) => slot.name)) : undefined,
      trouble: troubleOf(environment, located, others),
    }
  })
}

/** A search for pins that reads files as they are asked for. */
interface Search {
  locate(request: LocateRequest): Promise<Located>
  /** Whether what was found is no service's. Where the policy gives addresses, its release may be elsewhere. */
  isPart(request: LocateRequest, located: Located): boolean
}

function searchIn(copy: WorkingCopy): Search {
  const files = new Map<string, FileRead>()
  const locator = thoroughLocator()
  return {
    async locate(request) {
      for (;;) {
        const located = locator(files, request)
        const wanted =
          located.kind === 'need' ? located.paths.filter((path) => !files.has(path)) : []
        if (wanted.length === 0) return located
        for (const path of wanted) files.set(path, await copy.read(path))
      }
    },
    isPart({ addresses, overlays }, located) {
      return (
        located.kind === 'refused' && addresses.length === 0 && releasesNothing(files, overlays)
      )
    },
  }
}

function troubleOf(
  environment: Environment,
  located: Located,
  others: readonly { readonly name: string; readonly found: Found }[],
): string | undefined {
  switch (located.kind) {
    case 'need':
      return 'it builds on files that can not be read'
    case 'refused':
      return describeRefusal(located.refusal)
    case 'found': {
      const isTarget = environment.after.length + environment.afterAny.length > 0
      return located.slots
        .map((slot) => (isTarget ? whyRange(slot) : undefined) ?? whyFixed(slot, others))
        .find((why) => why !== undefined)
    }
  }
}

function whyRange({ form, value, ...place }: Slot): string | undefined {
  if (form !== 'range') return undefined
  return `${placeOf(place)} ${quote(value)} is a range, which Flux follows by itself; pin one version there`
}

function whyFixed(
  slot: Slot,
  others: readonly { readonly name: string; readonly found: Found }[],
): string | undefined {
  if (slot.edit.kind === 'refused') return describeRefusal(slot.edit.refusal)
  const moved = others.filter(({ found }) => movedBy(slot, [found]).length > 0)
  if (moved.length === 0) return undefined
  const names = moved.map(({ name }) => name).join(' and ')
  return `${placeOf(slot)} drives ${names} as well: give each environment a pin of its own`
}

function placeOf({ file, line, col }: Pick<Slot, 'file' | 'line' | 'col'>): string {
  return `${file}:${line}:${col}`
}

function describeRefusal({ file, line, col, message }: Refusal): string {
  const place = [file, line, col].filter((part) => part !== undefined && part !== '')
  return place.length === 0 ? message : `${place.join(':')} ${message}`
}
