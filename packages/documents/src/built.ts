import type { ImageField } from './apply-images.ts'
import type { ConfiguredField } from './apply-labels.ts'
import type { Unmatched } from './apply-patches.ts'
import type { Resource } from './resource.ts'

/** What a build holds: the objects that matter here, and what later steps must know. */
export interface Built {
  readonly resources: readonly Resource[]
  readonly unmatched: readonly Unmatched[]
  readonly imageFields: readonly ImageField[]
  /** Names of `chartRef`s that follow a renamed source, because a configuration says so. */
  readonly followsNames: boolean
  /** Where labels and annotations are set besides the metadata. */
  readonly configured: readonly ConfiguredField[]
}

/** A build of nothing. */
export const NOTHING: Built = {
  resources: [],
  unmatched: [],
  imageFields: [],
  followsNames: false,
  configured: [],
}

/** What two parts hold, the first one's objects first. */
export function join(a: Built, b: Built): Built {
  return {
    resources: b.resources.length === 0 ? a.resources : [...a.resources, ...b.resources],
    unmatched: [...a.unmatched, ...b.unmatched],
    imageFields: [...a.imageFields, ...b.imageFields],
    followsNames: a.followsNames || b.followsNames,
    configured: [...a.configured, ...b.configured],
  }
}
