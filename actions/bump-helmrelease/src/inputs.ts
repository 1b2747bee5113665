import { type InputSource, type RepositoryName, readInputs } from '@fluxgate/action-kit'

/** What a bump is asked to do. */
export interface Inputs {
  readonly repository: RepositoryName
  readonly environment: string
  readonly service: string
  readonly chartVersion: string | undefined
  readonly chartDigest: string | undefined
  readonly imageTag: string | undefined
  readonly imageDigest: string | undefined
  readonly source: { readonly repository: string; readonly commit: string } | undefined
  readonly token: string
  readonly dryRun: boolean
}

const DIGEST = /^sha256:[0-9a-f]{64}$/
const VERSION = /^[0-9A-Za-z][0-9A-Za-z.+_-]{0,255}$/
const TAG = /^[0-9A-Za-z_][0-9A-Za-z._-]{0,127}$/
const SOURCE = /^([A-Za-z0-9_.-]{1,100}\/[A-Za-z0-9_.-]{1,100})@([0-9a-f]{40})$/

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, current: RepositoryName): Inputs {
  return readInputs(source, (input) => {
    const digest = (name: string): string | undefined => {
      const value = input.optional(name, 71)
      if (value === undefined || DIGEST.test(value)) return value
      input.problem(name, 'is no digest; write it as sha256: and 64 hex')
      return undefined
    }
    const matching = (name: string, form: RegExp, what: string): string | undefined => {
      const value = input.optional(name, 256)
      if (value !== undefined && !form.test(value)) {
        input.problem(name, `is no ${what}; write it bare, as 1.2.3`)
      }
      return value
    }
    const versions = {
      chartVersion: matching('chart-version', VERSION, 'version'),
      chartDigest: digest('chart-digest'),
      imageTag: matching('image-tag', TAG, 'image tag'),
      imageDigest: digest('image-digest'),
    }
    if (versions.chartVersion === undefined && versions.imageTag === undefined) {
      input.problem('chart-version', 'is missing, and so is "image-tag"; name a version to run')
    }
    const origin = input.optional('source', 300)
    const parts = origin === undefined ? null : SOURCE.exec(origin)
    if (origin !== undefined && parts === null) {
      input.problem('source', 'is not owner/repo@ and the 40 hex of a commit')
    }
    const [, repository, commit] = parts ?? []
    return {
      repository: input.repository('repository', current),
      environment: input.required('environment', 63),
      service: input.required('service', 253),
      ...versions,
      source: repository === undefined || commit === undefined ? undefined : { repository, commit },
      token: input.token('token'),
      dryRun: input.boolean('dry-run', false),
    }
  })
}
