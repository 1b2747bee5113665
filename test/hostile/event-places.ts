/** Where in an event a text decides, so that a hostile one makes it no event of this repository: keys from the event down. */
export const DECIDING = [
  'action',
  'client_payload.reason',
  'client_payload.involvedObject.kind',
  'client_payload.involvedObject.name',
  'client_payload.metadata.env',
  'client_payload.metadata.revision',
  'client_payload.metadata.oci-digest',
] as const

/** Where some texts of the corpus are good ones: `latest` is a name of a cluster. */
export const NAMING = [
  'client_payload.severity',
  'client_payload.timestamp',
  'client_payload.involvedObject.namespace',
  'client_payload.metadata.cluster',
  'sender.login',
] as const

/** And where what stands decides nothing. */
export const FREE = [
  'client_payload.message',
  'client_payload.reportingController',
  'client_payload.metadata.app-version',
  'client_payload.metadata.release',
  'client_payload.metadata.source-repository',
  'client_payload.metadata.source-commit',
  'client_payload.metadata.summary',
  'repository.description',
  'organization.login',
] as const

/** A copy of a value with a text at a place; `__proto__` is a key like others. */
export function withText(value: unknown, place: string, text: unknown): unknown {
  const [key = '', ...rest] = place.split('.')
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const below = fields.find(([name]) => name === key)?.[1]
  const next = rest.length === 0 ? text : withText(below, rest.join('.'), text)
  return Object.fromEntries([...fields.filter(([name]) => name !== key), [key, next]])
}
