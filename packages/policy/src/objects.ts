import { environmentOf } from './graph.ts'
import type { Policy } from './model.ts'
import { isLabel, isSubdomain } from './names.ts'
import { quote } from './quote.ts'
import { isNamespaced, parseServiceKey, printServiceKey } from './service-key.ts'

/** The name of a HelmRelease; its namespace where one is known. */
export interface ObjectName {
  readonly name: string
  readonly namespace: string | undefined
}

/** The service that a HelmRelease of the cluster is. */
export type ObjectKey =
  | { readonly kind: 'key'; readonly key: string }
  /** None by rule or exception; the line of the policy that would make it one. */
  | { readonly kind: 'none'; readonly lineToAdd: string }
  /** Exceptions of several services name it. */
  | { readonly kind: 'several'; readonly keys: readonly string[] }

/**
 * What the HelmRelease of a service is called in an environment: by its exception, else as the key says.
 * Throws a `RangeError` for what is no key.
 */
export function helmReleaseFor(
  policy: Policy,
  environment: { readonly name: string; readonly overlays: readonly string[] },
  key: string,
): ObjectName {
  const exception = exceptionsIn(policy, environment.name).find((one) => one.key === key)
  if (exception !== undefined) return { name: exception.name, namespace: exception.namespace }
  const parsed = parseServiceKey(key, isNamespaced(environment.overlays))
  if (parsed === undefined) throw new RangeError(`${quote(key)} is no service key`)
  return { name: parsed.service, namespace: parsed.namespace }
}

/**
 * The service that an event's object is. Exceptions rule; by name alone goes only a service that has no exception in this
 * environment, for its object is then called otherwise. Whether the service has an overlay is not known here.
 */
export function keyOfObject(
  policy: Policy,
  environmentName: string,
  object: { readonly name: string; readonly namespace: string },
): ObjectKey {
  const environment = environmentOf(policy, environmentName)
  const exceptions = exceptionsIn(policy, environmentName)
  const named = exceptions.filter(
    ({ name, namespace }) =>
      name === object.name && (namespace === undefined || namespace === object.namespace),
  )
  const keys = [...new Set(named.map(({ key }) => key))]
  const [only] = keys
  if (only !== undefined) {
    return keys.length === 1 ? { kind: 'key', key: only } : { kind: 'several', keys }
  }
  const namespaced = environment !== undefined && isNamespaced(environment.overlays)
  const key = printServiceKey({
    namespace: namespaced ? object.namespace : undefined,
    service: object.name,
  })
  const known =
    environment !== undefined &&
    parseServiceKey(key, namespaced) !== undefined &&
    !exceptions.some((exception) => exception.key === key)
  return known
    ? { kind: 'key', key }
    : { kind: 'none', lineToAdd: helmReleaseLine(environmentName, object) }
}

/** The lines of the policy that say which service an object is; the key is for a person to fill in. */
export function helmReleaseLine(
  environment: string,
  object: { readonly name: string; readonly namespace: string },
): string {
  const safe = isLabel(environment) && isSubdomain(object.name) && isLabel(object.namespace)
  const entry = safe
    ? `${environment}: ${quoted(`${object.namespace}/${object.name}`)}`
    : '<environment>: <namespace>/<name>'
  return `services: { <key of the service>: { helmReleases: { ${entry} } } }`
}

function quoted(text: string): string {
  return `"${text}"`
}

function exceptionsIn(
  policy: Policy,
  environment: string,
): readonly (ObjectName & { readonly key: string })[] {
  return policy.services.flatMap(({ key, helmReleases }) =>
    helmReleases
      .filter((release) => release.environment === environment)
      .map(({ name, namespace }) => ({ key, name, namespace })),
  )
}
