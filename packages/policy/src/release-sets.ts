import type { Environment } from './model.ts'

/** Which services of an environment are promoted together, in one pull request. */
export type Batch =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'groups'; readonly groups: readonly SetGroup[] }

/** Services that are promoted together; no service is in two groups of one environment. */
export interface SetGroup {
  readonly name: string
  /** Keys. */
  readonly services: readonly string[]
}

/** What the release sets of an environment are about. */
export interface SetScope {
  /** `@all`, or `@` and the group's name: stands where a single service has its key, which never begins so. */
  readonly id: string
  /** Keys of the services that may be in it; undefined: all there are. */
  readonly services: readonly string[] | undefined
}

/** The release sets that an environment has; none where each service goes on alone. */
export function setsOf({ batch }: Environment): readonly SetScope[] {
  switch (batch.kind) {
    case 'none':
      return []
    case 'all':
      return [{ id: '@all', services: undefined }]
    case 'groups':
      return batch.groups.map(({ name, services }) => ({ id: `@${name}`, services }))
  }
}

/** The release set that a service goes into an environment with; undefined: it goes on alone. */
export function setOf(environment: Environment, key: string): string | undefined {
  return setsOf(environment).find(({ services }) => services?.includes(key) ?? true)?.id
}

/** Whether a text that stands where a key does names a release set. */
export function isSetId(text: string): boolean {
  return /^@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text)
}
