import { isLabel } from './involved-object.ts'
import type { EventOrigin } from './model.ts'
import { fieldOf, isObject, type JsonObject } from './record.ts'
import { ok, type Parsed, refused } from './refusal.ts'
import { parseRevision, type Revision } from './revision.ts'
import { quote } from './text.ts'

/** What is read of an event's metadata; every other key is somebody's annotation and ignored. */
export interface EventMetadata {
  readonly environment: string | undefined
  readonly cluster: string | undefined
  readonly origin: EventOrigin
}

const REPOSITORY = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9_.-]{1,100}$/
const COMMIT = /^(?:sha1:)?([0-9a-f]{40})$/
const RELEASE = /^[0-9a-f]{12}$/
/** More than any field of it may hold, so that nothing long meets a pattern. */
const LONGEST = 600

/** The metadata of a payload; absent is empty, as Flux leaves the key out where it has nothing to say. */
export function metadataOf(payload: JsonObject): Parsed<JsonObject> {
  const metadata = fieldOf(payload, 'metadata')
  if (metadata === undefined || metadata === null) return ok({})
  return isObject(metadata)
    ? ok(metadata)
    : refused(`metadata is ${quote(metadata)}, not an object`)
}

/** Version and digest of the release that the metadata names. */
export function revisionOf(metadata: JsonObject): Parsed<Revision> {
  return parseRevision(fieldOf(metadata, 'revision'), fieldOf(metadata, 'oci-digest'))
}

/**
 * Environment, cluster and origin. The first two are what the Alert sets, so an odd one is refused; origin is what
 * anyone who edits the object writes, so an odd one counts as absent.
 */
export function parseMetadata(metadata: JsonObject): Parsed<EventMetadata> {
  const environment = fieldOf(metadata, 'env')
  const cluster = fieldOf(metadata, 'cluster')
  if (!isAbsentOrLabel(environment)) return refused(notALabel('env', environment))
  if (!isAbsentOrLabel(cluster)) return refused(notALabel('cluster', cluster))
  const origin = {
    release: matching(metadata, 'release', RELEASE),
    sourceRepository: matching(metadata, 'source-repository', REPOSITORY),
    sourceCommit: COMMIT.exec(shortText(metadata, 'source-commit'))?.[1],
  }
  return ok({ environment, cluster, origin })
}

function isAbsentOrLabel(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && isLabel(value))
}

function notALabel(key: string, value: unknown): string {
  return `metadata.${key} ${quote(value)} is not a name of lower case letters, digits and "-"; mend the Alert's eventMetadata`
}

function matching(metadata: JsonObject, key: string, form: RegExp): string | undefined {
  const text = shortText(metadata, key)
  return form.test(text) ? text : undefined
}

function shortText(metadata: JsonObject, key: string): string {
  const value = fieldOf(metadata, key)
  return typeof value === 'string' && value.length <= LONGEST ? value : ''
}
