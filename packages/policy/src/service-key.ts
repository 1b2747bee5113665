import type { Policy } from './model.ts'
import { isLabel, isServiceName } from './names.ts'
import { quote } from './quote.ts'
import { hint } from './suggestion.ts'

/** The names that a key is made of; `namespace` where the overlay patterns have `{namespace}`. */
export interface ServiceKey {
  readonly namespace: string | undefined
  readonly service: string
}

/**
 * A key taken apart: `customer-service`, or `<namespace>.<service>` where the patterns have `{namespace}`;
 * undefined where it is no key. A namespace holds no dot, so the first one parts the two.
 */
export function parseServiceKey(text: string, namespaced: boolean): ServiceKey | undefined {
  if (!namespaced) return isServiceName(text) ? { namespace: undefined, service: text } : undefined
  const dot = text.indexOf('.')
  const namespace = text.slice(0, dot)
  const service = text.slice(dot + 1)
  return dot > 0 && isLabel(namespace) && isServiceName(service) && text.length <= 253
    ? { namespace, service }
    : undefined
}

/** The key as one path segment, the inverse of `parseServiceKey`. */
export function printServiceKey({ namespace, service }: ServiceKey): string {
  return namespace === undefined ? service : `${namespace}.${service}`
}

/** Whether keys have a namespace: all overlay patterns of a policy have `{namespace}`, or none. */
export function isNamespaced(overlays: readonly string[]): boolean {
  return overlays.some((pattern) => pattern.includes('{namespace}'))
}

/** The sentence for a key that could be a service and is none; `known` are those that are. */
export function describeUnknownService(key: string, known: readonly string[]): string {
  return `no environment has an overlay of ${quote(key)}${hint(key, known)}`
}

/** Why a text, such as an input, is no service key of this policy, and what one looks like; undefined: it is one. */
export function whyNoServiceKey(policy: Policy, text: string): string | undefined {
  const namespaced = isNamespaced(policy.environments.flatMap(({ overlays }) => overlays))
  if (parseServiceKey(text, namespaced) !== undefined) return undefined
  const form = namespaced ? '<namespace>.<service>, each a DNS-1123 name' : 'one DNS-1123 name'
  return `${quote(text)} is no service key; write ${form}`
}
