import type { FieldSpec } from './field-specs.ts'
import type { LocateRequest } from './model.ts'

/** Where objects of one kind say what is deployed: paths of keys. */
export interface PinPlaces {
  readonly group: string
  readonly kind: string
  readonly paths: readonly (readonly string[])[]
}

const CHART = [
  ...['chart', 'version', 'sourceRef', 'verify', 'reconcileStrategy'],
  ...['valuesFile', 'valuesFiles', 'ignoreMissingValuesFiles'],
]

/** Whatever tells one source from another; of some kinds not all, which does no harm. */
const SOURCE = [
  ...['url', 'ref', 'verify', 'bucketName', 'endpoint', 'prefix', 'insecure', 'layerSelector'],
]

const BUILT = [
  ...['path', 'sourceRef', 'components', 'patches', 'patchesStrategicMerge', 'patchesJson6902'],
  ...['postBuild', 'images'],
]

const RELEASES = 'helm.toolkit.fluxcd.io'
const SOURCES = 'source.toolkit.fluxcd.io'

/** What fixes the chart of a release, its source, or what Flux builds; how often it is looked at does not. */
const PLACES: readonly PinPlaces[] = [
  {
    group: RELEASES,
    kind: 'HelmRelease',
    paths: [['spec', 'chartRef'], ...CHART.map((field) => ['spec', 'chart', 'spec', field])],
  },
  ...['OCIRepository', 'HelmRepository', 'GitRepository', 'Bucket'].map((kind) =>
    placesIn(SOURCES, kind, SOURCE),
  ),
  placesIn(SOURCES, 'HelmChart', CHART),
  placesIn('kustomize.toolkit.fluxcd.io', 'Kustomization', BUILT),
  placesIn('fluxcd.controlplane.io', 'ResourceSet', [
    ...['inputs', 'inputsFrom', 'resources', 'resourcesTemplate'],
  ]),
]

/** All of them, with the values of releases that the policy calls pins. */
export function pinPlaces(pins: LocateRequest['pins']): readonly PinPlaces[] {
  const values = valuePaths(pins)
  return PLACES.map((one) =>
    one.group === RELEASES ? { ...one, paths: [...one.paths, ...values] } : one,
  )
}

/** Where releases have the values that the policy calls pins. */
export function valuePaths(pins: LocateRequest['pins']): readonly (readonly string[])[] {
  return [...pins.values, ...pins.image.flatMap(({ tag, digest }) => [tag, digest])]
    .filter((path) => path !== undefined)
    .map((path) => ['spec', 'values', ...path.split('.')])
}

/** Whether a transformer that writes to a place may change what is deployed; unless places are given, values apart. */
export function mayMovePins(
  { group, kind, path }: FieldSpec,
  places: readonly PinPlaces[] = PLACES,
): boolean {
  const keys = path.map((segment) => segment.replace(/\[\]$/, ''))
  return places.some(
    (one) =>
      (group ?? one.group) === one.group &&
      (kind ?? one.kind) === one.kind &&
      one.paths.some((pinned) => isAlong(keys, pinned)),
  )
}

/** Whether one of the paths leads on from the other. */
export function isAlong(a: readonly string[], b: readonly string[]): boolean {
  return a.every((key, index) => index >= b.length || key === b[index])
}

function placesIn(group: string, kind: string, fields: readonly string[]): PinPlaces {
  return { group, kind, paths: fields.map((field) => ['spec', field]) }
}
