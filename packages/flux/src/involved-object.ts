import type { InvolvedObject } from './model.ts'
import { fieldOf, isObject } from './record.ts'
import { ok, type Parsed, refused } from './refusal.ts'
import { quote } from './text.ts'

const KIND = /^[A-Z][A-Za-z0-9]{0,62}$/
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/
const API_VERSION = /^[a-z0-9][a-z0-9./-]{0,252}$/

/** Whether it is a name by DNS-1123 of one label: a namespace, an environment, a cluster. */
export function isLabel(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text)
}

/** The object an event is about, each name of it checked. */
export function parseInvolvedObject(value: unknown): Parsed<InvolvedObject> {
  if (!isObject(value))
    return refused('the payload has no involvedObject, so it is no event of Flux')
  const kind = fieldOf(value, 'kind')
  const name = fieldOf(value, 'name')
  const namespace = fieldOf(value, 'namespace')
  const apiVersion = fieldOf(value, 'apiVersion')
  if (typeof kind !== 'string' || !KIND.test(kind)) {
    return refused(`involvedObject.kind ${quote(kind)} is no kind of Kubernetes`)
  }
  if (typeof name !== 'string' || !NAME.test(name)) {
    return refused(`involvedObject.name ${quote(name)} is no name of Kubernetes`)
  }
  if (typeof namespace !== 'string' || !isLabel(namespace)) {
    return refused(`involvedObject.namespace ${quote(namespace)} is no namespace of Kubernetes`)
  }
  if (apiVersion === undefined) return ok({ apiVersion, kind, name, namespace })
  return typeof apiVersion === 'string' && API_VERSION.test(apiVersion)
    ? ok({ apiVersion, kind, name, namespace })
    : refused(`involvedObject.apiVersion ${quote(apiVersion)} is no API version`)
}
