import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FluxEvent, parseDispatch } from '@fluxgate/flux'
import { at, isJson, type Json, listAt, textAt } from './json.ts'

const CAPTURED = join(import.meta.dirname, '..', '..', 'fixtures', 'flux-events', 'captured')

/** Posted by hand to see deduplication: the one capture that no controller made. */
const BY_HAND = '22-direct-duplicate-events.json'

/** What our Alerts and the annotations of RFC-0008 add; the captures had the first two only. */
const OURS = ['env', 'cluster', 'release', 'source-repository', 'source-commit']
const REQUIRED_METADATA = ['metadata.env', 'metadata.cluster', 'metadata.revision']
const SECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

interface Known {
  /** `path: type` of each field that any capture has. */
  readonly allowed: ReadonlySet<string>
  /** Those that every capture has. */
  readonly always: ReadonlySet<string>
  readonly severities: ReadonlySet<string>
  readonly messages: ReadonlySet<string>
}

/**
 * How an event of the real Flux differs, field by field, from the captures that the other tests build on and from what
 * `flux` makes of it; empty: not at all.
 */
export function differences(
  event: unknown,
  annotations: readonly string[] = [],
): readonly string[] {
  const payload = at(event, 'client_payload')
  const reason = textAt(payload, 'reason')
  const known = captured().get(reason)
  if (known === undefined) return [`no capture has the reason "${reason}"`]
  const has = new Set(fieldsOf(payload))
  const ours = new Set([...OURS, ...annotations].map((name) => `metadata.${name}: string`))
  const paths = new Set([...has].map((field) => field.split(': ')[0]))
  const message = templateOf(textAt(payload, 'message'))
  return [
    ...[...has].filter((field) => !known.allowed.has(field) && !ours.has(field)).map(odd('added')),
    ...[...known.always].filter((field) => !has.has(field)).map(odd('missing')),
    ...REQUIRED_METADATA.filter((path) => !paths.has(path)).map(odd('missing')),
    ...(known.severities.has(textAt(payload, 'severity')) ? [] : ['another severity']),
    ...(known.messages.has(message) ? [] : [`another message: ${message}`]),
    ...(SECONDS.test(textAt(payload, 'timestamp'))
      ? []
      : ['a timestamp that is not whole seconds']),
    ...misread(payload, parseDispatch(event)),
  ].map((what) => `${reason} of ${textAt(payload, 'involvedObject', 'name')}: ${what}`)
}

/** The names under `metadata` of an event. */
export function metadataNames(event: unknown): readonly string[] {
  const metadata = at(event, 'client_payload', 'metadata')
  return isJson(metadata) ? Object.keys(metadata) : []
}

function odd(how: string): (field: string | undefined) => string {
  return (field) => `${how} ${field}`
}

/** Where `flux` says something else than the payload does. */
function misread(payload: unknown, read: FluxEvent): readonly string[] {
  if (read.kind === 'refused') return [`refused: ${read.why}`]
  const reason = textAt(payload, 'reason')
  if (read.kind === 'noise') return read.reason === reason ? [] : ['another reason is read']
  const digest = textAt(payload, 'metadata', 'oci-digest')
  const revision = textAt(payload, 'metadata', 'revision')
  const suffix =
    digest === '' ? '' : `+${/[0-9a-f]{12}/.exec(digest.split('sha256:')[1] ?? '')?.[0]}`
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['kind', read.object.kind, textAt(payload, 'involvedObject', 'kind')],
    ['name', read.object.name, textAt(payload, 'involvedObject', 'name')],
    ['namespace', read.object.namespace, textAt(payload, 'involvedObject', 'namespace')],
    ['API version', read.object.apiVersion, textAt(payload, 'involvedObject', 'apiVersion')],
    ['reason', read.reason, reason],
    ['environment', read.environment, textAt(payload, 'metadata', 'env')],
    ['cluster', read.cluster, textAt(payload, 'metadata', 'cluster')],
    ['revision', read.revision, revision],
    ['digest', read.digest ?? '', digest],
    ['version', `${read.version ?? ''}${suffix}`, revision],
    ['timestamp', read.timestamp, textAt(payload, 'timestamp')],
    ['outcome', read.report.outcome === 'failure' ? 'error' : 'info', textAt(payload, 'severity')],
  ]
  return pairs
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([name, ours, theirs]) => `${name} is read as "${ours}", it is "${theirs}"`)
}

let known: ReadonlyMap<string, Known> | undefined

function captured(): ReadonlyMap<string, Known> {
  known ??= readCaptures()
  return known
}

function readCaptures(): ReadonlyMap<string, Known> {
  const payloads = readdirSync(CAPTURED)
    .filter((file) => file.endsWith('.json') && file !== BY_HAND)
    .flatMap((file) => {
      const capture: unknown = JSON.parse(readFileSync(join(CAPTURED, file), 'utf8'))
      return listAt(capture, 'requests').map((one) => at(one, 'body', 'client_payload'))
    })
    .filter(isJson)
  const metadata = payloads
    .flatMap(fieldsOf)
    .filter((field) => /^metadata\.(revision|app-version|oci-digest): /.test(field))
  const groups = Map.groupBy(payloads, (payload) => textAt(payload, 'reason'))
  return new Map([...groups].map(([reason, group]) => [reason, knownOf(group, metadata)]))
}

function knownOf(group: readonly Json[], metadata: readonly string[]): Known {
  const fields = group.map((payload) => new Set(fieldsOf(payload)))
  const all = new Set([...metadata, ...fields.flatMap((one) => [...one])])
  const always = [...all].filter((field) => fields.every((one) => one.has(field)))
  return {
    allowed: all,
    always: new Set(always.filter((field) => !field.startsWith('metadata'))),
    severities: new Set(group.map((payload) => textAt(payload, 'severity'))),
    messages: new Set(group.map((payload) => templateOf(textAt(payload, 'message')))),
  }
}

/** `path: type` of each scalar. */
function fieldsOf(value: unknown): readonly string[] {
  const walk = (here: unknown, path: string): readonly string[] =>
    isJson(here)
      ? Object.entries(here).flatMap(([key, each]) =>
          walk(each, path === '' ? key : `${path}.${key}`),
        )
      : [`${path}: ${here === null ? 'null' : Array.isArray(here) ? 'list' : typeof here}`]
  return walk(value, '')
}

/** A message without what differs from release to release; the cause of a failure is Helm's own. */
function templateOf(message: string): string {
  const text = message
    .replace(/[a-z0-9-]+\/[a-z0-9-]+\.v\d+/, '<namespace>/<name>.v<n>')
    .replace(/release [a-z0-9-]+\/[a-z0-9-]+ with/, 'release <namespace>/<name> with')
    .replace(/chart [a-z0-9-]+@[0-9A-Za-z.+-]+/, 'chart <chart>@<version>')
  return /failed/.test(text) ? text.replace(/(@<version>[^:]*: ).*$/s, '$1<cause>') : text
}
