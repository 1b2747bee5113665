import type { Refusal } from './model.ts'
import { quoted, refuseAt } from './position.ts'
import { idOf, isKind, isRelease, type Resource } from './resource.ts'
import { at, type ScalarTree, scalarAt, type Tree, textAt } from './tree.ts'
import { formOfVersion } from './version.ts'

/** A scalar that pins, and the object whose field it is. */
export interface PinScalar {
  readonly scalar: ScalarTree
  readonly form: 'exact' | 'range'
  readonly owner: Resource
  /** Where in the object. */
  readonly path: readonly string[]
}

/** What fixes the chart of a release. */
export type ChartPins =
  | {
      readonly kind: 'pins'
      readonly chart: PinScalar
      readonly digest: PinScalar | undefined
      readonly users: number
    }
  | {
      readonly kind: 'refused'
      readonly refusal: Refusal
      readonly owner: Resource
      readonly path: readonly string[]
    }

/** Finds what fixes the chart: `spec.chart.spec.version`, or the object that `chartRef` names. */
export function findChart(
  release: Resource,
  resources: readonly Resource[],
  followsNames: boolean,
): ChartPins {
  const { body } = release
  const reference = at(body, 'spec', 'chartRef')
  const own = at(body, 'spec', 'chart', 'spec')
  if (reference?.kind === 'map') {
    if (textAt(own, 'chart') !== undefined) {
      const message = 'release has both chart and chartRef, which Flux refuses: keep one'
      return refuse(release, refuseAt(reference.spot, 'build', message), ['spec', 'chartRef'])
    }
    return throughReference(release, reference, resources, followsNames)
  }
  if (own === undefined) {
    const namesake = sourcesOf(resources).find(
      (source) => idOf(source.body).name === idOf(body).name,
    )
    if (namesake !== undefined) return pinsOfSource(namesake, 1)
  }
  const version = scalarAt(own, 'version')
  const path = ['spec', 'chart', 'spec', 'version']
  const kind = textAt(own, 'sourceRef', 'kind')
  if (version !== undefined && (kind === 'GitRepository' || kind === 'Bucket')) {
    const message = `version has no effect with a source of kind ${quoted(kind)}: the chart comes as it is in that source`
    return refuse(release, refuseAt(version.spot, 'no-pin', message), [])
  }
  if (version !== undefined)
    return {
      kind: 'pins',
      chart: { scalar: version, form: formOfVersion(version.text), owner: release, path },
      digest: undefined,
      users: 1,
    }
  const [unused] = sourcesOf(resources)
  if (unused !== undefined) {
    const { kind: what, name } = idOf(unused.body)
    const message = `${what} ${quoted(name)} is not what the release uses: it has no chartRef to it`
    return refuse(release, refuseAt(unused.body.spot, 'unused-source', message), path)
  }
  const message = 'release has no chart version here: without one Flux takes the latest'
  return refuse(release, refuseAt((own ?? body).spot, 'no-pin', message), path)
}

function refuse(owner: Resource, refusal: Refusal, path: readonly string[]): ChartPins {
  return { kind: 'refused', refusal, owner, path }
}

function sourcesOf(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(
    (resource) =>
      isKind(resource, 'source.toolkit.fluxcd.io', 'OCIRepository') ||
      isKind(resource, 'source.toolkit.fluxcd.io', 'HelmChart'),
  )
}

function throughReference(
  release: Resource,
  reference: Tree,
  resources: readonly Resource[],
  followsNames: boolean,
): ChartPins {
  const kind = textAt(reference, 'kind') ?? ''
  const name = textAt(reference, 'name') ?? ''
  const path = ['spec', 'chartRef']
  if (kind !== 'OCIRepository' && kind !== 'HelmChart') {
    const message = `chartRef names a source of kind ${quoted(kind)}, whose version is not fixed in this repository`
    return refuse(release, refuseAt(reference.spot, 'no-pin', message), path)
  }
  const [source, second] = sourcesNamed(release, reference, resources, followsNames)
  if (source !== undefined && second === undefined) {
    const users = resources.filter(
      (other) =>
        isRelease(other) &&
        sourcesNamed(other, at(other.body, 'spec', 'chartRef'), resources, followsNames).includes(
          source,
        ),
    )
    return pinsOfSource(source, users.length)
  }
  const what = `${kind} ${quoted(name)}`
  if (second !== undefined) {
    const message = `chartRef fits several objects called ${what}: give its namespace`
    return refuse(release, refuseAt(reference.spot, 'no-pin', message), path)
  }
  const [unused] = sourcesOf(resources)
  if (unused === undefined) {
    const message = `chartRef names ${what}, which this overlay does not build: give the pin's address in the policy`
    return refuse(release, refuseAt(reference.spot, 'no-pin', message), path)
  }
  const other = idOf(unused.body)
  const message = `${other.kind} ${quoted(other.name)} is not what the release uses: its chartRef names ${what}`
  return refuse(release, refuseAt(unused.body.spot, 'unused-source', message), path)
}

function sourcesNamed(
  release: Resource,
  reference: Tree | undefined,
  resources: readonly Resource[],
  followsNames: boolean,
): readonly Resource[] {
  const name = textAt(reference, 'name')
  const kind = textAt(reference, 'kind')
  if (name === undefined) return []
  const namespace = textAt(reference, 'namespace') ?? idOf(release.body).namespace
  const fitting = sourcesOf(resources).filter((source) => {
    const id = idOf(source.body)
    const called = id.name === name || (followsNames && source.original.name === name)
    return (
      called &&
      id.kind === kind &&
      (id.namespace === undefined || namespace === undefined || id.namespace === namespace)
    )
  })
  const exact = fitting.filter((source) => idOf(source.body).namespace === namespace)
  return exact.length === 1 ? exact : fitting
}

function pinsOfSource(source: Resource, users: number): ChartPins {
  const { body } = source
  if (idOf(body).kind === 'HelmChart') {
    const path = ['spec', 'version']
    const version = scalarAt(body, ...path)
    const kind = textAt(body, 'spec', 'sourceRef', 'kind')
    if (version === undefined || kind === 'GitRepository' || kind === 'Bucket') {
      const message = 'HelmChart has no version that counts: without one Flux takes the latest'
      return refuse(
        source,
        refuseAt((version ?? body).spot, 'no-pin', message),
        version === undefined ? path : [],
      )
    }
    const form = formOfVersion(version.text)
    return {
      kind: 'pins',
      chart: { scalar: version, form, owner: source, path },
      digest: undefined,
      users,
    }
  }
  const field = (name: string) => scalarAt(body, 'spec', 'ref', name)
  const digest = field('digest')
  const semver = field('semver')
  const tag = field('tag')
  const version = semver ?? tag
  if (version === undefined) {
    const message =
      digest === undefined
        ? 'OCIRepository has no ref that pins: without one Flux takes the tag latest'
        : 'OCIRepository is pinned by its digest alone, which has no order: add the tag beside it'
    return refuse(source, refuseAt((digest ?? body).spot, 'no-pin', message), [
      'spec',
      'ref',
      'tag',
    ])
  }
  // A tag is a name and never a range, whatever it looks like.
  const form = semver === undefined ? 'exact' : formOfVersion(semver.text)
  const path = ['spec', 'ref', semver === undefined ? 'tag' : 'semver']
  return {
    kind: 'pins',
    chart: { scalar: version, form, owner: source, path },
    digest:
      digest === undefined
        ? undefined
        : { scalar: digest, form: 'exact', owner: source, path: ['spec', 'ref', 'digest'] },
    users,
  }
}
