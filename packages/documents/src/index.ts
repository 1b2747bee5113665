export { BY_REPLACEMENTS } from './apply-replacements.ts'
export { buildsOn } from './builds-on.ts'
export { type ChartOrigin, chartOrigin } from './chart-origin.ts'
export { chartSource } from './chart-source.ts'
export { type Direction, directionsIn } from './directions.ts'
export { addHold, endHolds, type HoldsEdit } from './edit-holds.ts'
export { locate, quickLocator, thoroughLocator } from './locate.ts'
export { locateRequest } from './locate-request.ts'
export type {
  Edit,
  Edited,
  FileRead,
  Files,
  FileView,
  FolderEntry,
  Found,
  Located,
  LocateRequest,
  OriginName,
  Refusal,
  RefusalCode,
  Replacement,
  Slot,
  Splice,
} from './model.ts'
export {
  type Around,
  around,
  releasesBeside,
  releasesIn,
  type Unseen,
  type WrittenRelease,
  whyUnseen,
} from './outside.ts'
export { type PlacedEntry, type PlacedNode, type PlacedStream, readPlaced } from './placed.ts'
export { releasesNothing } from './releases-nothing.ts'
export { replace } from './replace.ts'
export { type Stamped, type StampedValue, stampAnnotation, stampValue } from './stamp.ts'
export { movedBy, sharedFiles, valuesOf } from './values-of.ts'
