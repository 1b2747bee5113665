import {
  type InputReader,
  type InputSource,
  type RepositoryName,
  readInputs,
  shown,
} from '@fluxgate/action-kit'
import { parseStampAddress } from '@fluxgate/policy'

/** What a bump is asked to do. */
export interface Inputs {
  readonly repository: RepositoryName
  readonly environment: string
  readonly service: string
  readonly chartVersion: string | undefined
  readonly chartDigest: string | undefined
  readonly imageTag: string | undefined
  readonly imageDigest: string | undefined
  /** Dotted paths in the chart's values where it holds the image itself. */
  readonly imageInChart: readonly string[]
  readonly source: { readonly repository: string; readonly commit: string } | undefined
  /** The GitOps repository's workflow that is to do it; undefined: this run does it itself. */
  readonly workflow: string | undefined
  /** How long that workflow's run is followed, in milliseconds. */
  readonly waitMs: number
  readonly token: string
  readonly dryRun: boolean
}

const DIGEST = /^sha256:[0-9a-f]{64}$/
const VERSION = /^[0-9A-Za-z][0-9A-Za-z.+_-]{0,255}$/
const TAG = /^[0-9A-Za-z_][0-9A-Za-z._-]{0,127}$/
const WORKFLOW = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\.ya?ml$/
const SOURCE = /^([A-Za-z0-9_.-]{1,100}\/[A-Za-z0-9_.-]{1,100})@([0-9a-f]{40})$/

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, current: RepositoryName): Inputs {
  return readInputs(source, (input) => {
    const digest = (name: string): string | undefined => {
      const value = input.optional(name, 71)
      if (value === undefined || DIGEST.test(value)) return value
      input.problem(name, `is ${shown(value)}; write it as sha256: and 64 hex`)
      return undefined
    }
    const matching = (name: string, form: RegExp, what: string): string | undefined => {
      const value = input.optional(name, 256)
      if (value !== undefined && !form.test(value)) {
        input.problem(name, `is ${shown(value)}, no ${what}; write it bare, as 1.2.3`)
      }
      return value
    }
    const versions = {
      chartVersion: matching('chart-version', VERSION, 'version'),
      chartDigest: digest('chart-digest'),
      imageTag: matching('image-tag', TAG, 'image tag'),
      imageDigest: digest('image-digest'),
      imageInChart: valuesPaths(input, 'image-in-chart'),
    }
    if (versions.chartVersion === undefined && versions.imageTag === undefined) {
      input.problem('chart-version', 'is missing, and so is "image-tag"; name a version to run')
    }
    if (versions.imageInChart.length > 0 && versions.chartVersion === undefined) {
      input.problem('image-in-chart', 'is about a chart, and "chart-version" is missing; give both')
    }
    const origin = input.optional('source', 300)
    const parts = origin === undefined ? null : SOURCE.exec(origin)
    if (origin !== undefined && parts === null) {
      input.problem('source', `is ${shown(origin)}; write owner/repo@ and the 40 hex of a commit`)
    }
    const [, repository, commit] = parts ?? []
    const workflow = input.optional('workflow', 255)
    if (workflow !== undefined && !WORKFLOW.test(workflow)) {
      input.problem('workflow', `is ${shown(workflow)}; write a file's name alone, as bump.yml`)
    }
    const minutes = input.optional('wait-minutes', 10) ?? '10'
    if (!/^(?:[1-9]|[1-5][0-9]|60)$/.test(minutes)) {
      input.problem('wait-minutes', `is ${shown(minutes)}; write whole minutes, from 1 to 60`)
    }
    return {
      repository: input.repository('repository', current),
      environment: input.required('environment', 63),
      service: input.required('service', 253),
      ...versions,
      source: repository === undefined || commit === undefined ? undefined : { repository, commit },
      workflow,
      waitMs: Number(minutes) * 60_000,
      token: input.token('token'),
      dryRun: input.boolean('dry-run', false),
    }
  })
}

const MOST_PATHS = 4

function valuesPaths(input: InputReader, name: string): readonly string[] {
  const paths = input.list(name)
  if (paths.length > MOST_PATHS) {
    input.problem(name, `has ${paths.length} paths; at most ${MOST_PATHS} are taken`)
  }
  const odd = paths.find((path) => parseStampAddress(path)?.kind !== 'values')
  if (odd !== undefined) {
    input.problem(name, `names ${shown(odd)}, no path in values.yaml; write it as image.tag`)
  }
  return paths
}
