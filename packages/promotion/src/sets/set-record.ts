import { type Skippable, skippableOf } from '../gates/skippable.ts'
import { isInstant } from '../instant.ts'
import type { RecordMeta, UnreadableRecord } from '../record-payload.ts'
import { oneLine } from '../text.ts'

interface SetRecordCommon {
  /** Number of the GitHub Deployment. */
  readonly id: number
  /** The environment that the set goes, or went, into. */
  readonly environment: string
  /** `@all` or `@<group>`. */
  readonly key: string
  /** Name of the set. */
  readonly name: string
  /** When GitHub took the record, RFC 3339. */
  readonly createdAt: string
}

/** What our pull request for a release set proposed while its head was `head`. */
export interface ProposedSet extends SetRecordCommon {
  readonly what: 'proposed'
  /** The environment whose state it is. */
  readonly upstream: string
  /** The commit of base at which the upstream pinned all this together. */
  readonly commit: string
  /** Committer date of that commit, RFC 3339. */
  readonly at: string
  /** The commit that makes the changes, one on top of base: what is in the set follows from it. */
  readonly head: string
  readonly services: number
  /** Keys of the services that it moves; undefined: too many to be written down. */
  readonly members: readonly string[] | undefined
}

/** A person took a service out of a release set. */
export interface TakenOut extends SetRecordCommon {
  readonly what: 'taken-out'
  /** Key of the service. */
  readonly service: string
  /** Id of its release in the set: as long as a set would bring that one, it stays out. */
  readonly releaseId: string
  readonly person: number
  readonly login: string | undefined
  readonly reason: string | undefined
}

/** A person wants a release set again, in another environment or after it was closed. */
export interface ChosenSet extends SetRecordCommon {
  readonly what: 'chosen'
  /** The environment whose state it is. */
  readonly upstream: string
  /** The commit of base at which the upstream pinned all this together. */
  readonly commit: string
  /** Committer date of that commit, RFC 3339. */
  readonly at: string
  /** Keys of the services that it moved where it was named; undefined: too many to be written down. */
  readonly members: readonly string[] | undefined
  readonly person: number
  readonly login: string | undefined
  readonly reason: string | undefined
}

/** A person lets exactly what a release set brings past gates, by the pull request that proposes it. */
export interface ExceptedSet extends SetRecordCommon {
  readonly what: 'excepted'
  /** Keys of its services. */
  readonly members: readonly string[]
  /** What does not count for them. */
  readonly gates: readonly Skippable[]
  readonly pullRequest: number
  /** Its newest commit, which skipped approvals are about. */
  readonly head: string
  readonly person: number
  readonly login: string | undefined
  readonly reason: string
}

/** What is known of a release set. */
export type SetRecord = ProposedSet | TakenOut | ChosenSet | ExceptedSet

/** A record not yet written: the same without what GitHub adds. */
export type NewSetRecord =
  | Omit<ProposedSet, 'id' | 'createdAt'>
  | Omit<TakenOut, 'id' | 'createdAt'>
  | Omit<ChosenSet, 'id' | 'createdAt'>
  | Omit<ExceptedSet, 'id' | 'createdAt'>

const SCHEMA = 1
const LONGEST_REASON = 500
/** Of all keys together; the payload of a deployment is no place for more. */
const LONGEST_MEMBERS = 30_000

/** Whether the keys of a set's services fit into a record. */
export function areNamed(members: readonly string[]): boolean {
  return members.join().length <= LONGEST_MEMBERS
}

/** The payload of the GitHub Deployment that carries the record of a set; `parseSetRecord` reads it back. */
export function setPayload(record: NewSetRecord): Record<string, unknown> {
  const common = { schema: SCHEMA, kind: 'set' } as const
  switch (record.what) {
    case 'proposed': {
      const { members, ...rest } = record
      const fits = members !== undefined && areNamed(members)
      return { ...common, ...rest, ...(fits ? { members } : {}) }
    }
    case 'chosen': {
      const { members, login, reason, ...rest } = record
      const fits = members !== undefined && areNamed(members)
      return {
        ...common,
        ...rest,
        ...(fits ? { members } : {}),
        ...(login === undefined ? {} : { login }),
        ...(reason === undefined ? {} : { reason: oneLine(reason, LONGEST_REASON) }),
      }
    }
    case 'excepted': {
      const { login, reason, ...rest } = record
      const who = login === undefined ? {} : { login }
      return { ...common, ...rest, ...who, reason: oneLine(reason, LONGEST_REASON) }
    }
    case 'taken-out': {
      const { login, reason, ...rest } = record
      return {
        ...common,
        ...rest,
        ...(login === undefined ? {} : { login }),
        ...(reason === undefined ? {} : { reason: oneLine(reason, LONGEST_REASON) }),
      }
    }
  }
}

const COMMIT = /^[0-9a-f]{40}$/
const RELEASE = /^[0-9a-f]{12}$/

/** Reads the payload of a set's record that our identity wrote. Never throws. */
export function parseSetRecord(payload: unknown, meta: RecordMeta): SetRecord | UnreadableRecord {
  const unreadable = (why: string): UnreadableRecord => ({ kind: 'unreadable', why })
  const fields = fieldsOf(payload)
  if (fields?.get('schema') !== SCHEMA || fields.get('kind') !== 'set') {
    return unreadable('it is no record of a set that is known')
  }
  if (fields.get('environment') !== meta.environment || fields.get('key') !== meta.key) {
    return unreadable('the payload speaks of another environment or set')
  }
  const name = textIn(fields, 'name', 200)
  if (name === undefined || !isInstant(meta.createdAt)) return unreadable('it has no name or time')
  const common = { ...meta, name }
  const read = readOf(fields)
  return read === undefined ? unreadable('what it says is not readable') : { ...common, ...read }
}

type Fields = ReadonlyMap<string, unknown>

function readOf(fields: Fields) {
  switch (fields.get('what')) {
    case 'taken-out':
      return takenOut(fields)
    case 'chosen':
      return chosen(fields)
    case 'excepted':
      return excepted(fields)
    default:
      return proposed(fields)
  }
}

function chosen(fields: Fields): Omit<ChosenSet, keyof SetRecordCommon> | undefined {
  const upstream = textIn(fields, 'upstream', 63)
  const commit = textIn(fields, 'commit', 40)
  const at = textIn(fields, 'at', 40)
  const person = numberIn(fields, 'person')
  const members = fields.get('members')
  const keys = members === undefined ? undefined : keysIn(members)
  if (upstream === undefined || person === undefined || keys === null) return undefined
  if (commit === undefined || !COMMIT.test(commit)) return undefined
  if (at === undefined || !isInstant(at)) return undefined
  const login = textIn(fields, 'login', 100)
  const reason = textIn(fields, 'reason', LONGEST_REASON)
  return { what: 'chosen', upstream, commit, at, members: keys, person, login, reason }
}

function proposed(fields: Fields): Omit<ProposedSet, keyof SetRecordCommon> | undefined {
  const upstream = textIn(fields, 'upstream', 63)
  const commit = textIn(fields, 'commit', 40)
  const head = textIn(fields, 'head', 40)
  const at = textIn(fields, 'at', 40)
  const services = numberIn(fields, 'services')
  const members = fields.get('members')
  if (fields.get('what') !== 'proposed' || upstream === undefined || services === undefined) {
    return undefined
  }
  if (commit === undefined || head === undefined || !COMMIT.test(commit) || !COMMIT.test(head)) {
    return undefined
  }
  if (at === undefined || !isInstant(at)) return undefined
  const keys = members === undefined ? undefined : keysIn(members)
  if (keys === null) return undefined
  return { what: 'proposed', upstream, commit, at, head, services, members: keys }
}

function excepted(fields: Fields): Omit<ExceptedSet, keyof SetRecordCommon> | undefined {
  const members = keysIn(fields.get('members'))
  const words = fields.get('gates')
  const { gates } = skippableOf((Array.isArray(words) ? words : []).filter(isWord))
  const head = textIn(fields, 'head', 40)
  const pullRequest = numberIn(fields, 'pullRequest')
  const person = numberIn(fields, 'person')
  const reason = textIn(fields, 'reason', LONGEST_REASON)
  if (members === null || gates.length === 0 || reason === undefined) return undefined
  if (pullRequest === undefined || person === undefined) return undefined
  if (head === undefined || !COMMIT.test(head)) return undefined
  const login = textIn(fields, 'login', 100)
  return { what: 'excepted', members, gates, pullRequest, head, person, login, reason }
}

function isWord(value: unknown): value is string {
  return typeof value === 'string'
}

function takenOut(fields: Fields): Omit<TakenOut, keyof SetRecordCommon> | undefined {
  const service = textIn(fields, 'service', 253)
  const releaseId = textIn(fields, 'releaseId', 12)
  const person = numberIn(fields, 'person')
  if (service === undefined || person === undefined) return undefined
  if (releaseId === undefined || !RELEASE.test(releaseId)) return undefined
  const login = textIn(fields, 'login', 100)
  const reason = textIn(fields, 'reason', LONGEST_REASON)
  return { what: 'taken-out', service, releaseId, person, login, reason }
}

/** GitHub hands a payload back as it was sent, or as the text of it. */
function fieldsOf(payload: unknown): Fields | undefined {
  if (typeof payload === 'string') {
    if (payload.length > 65_536) return undefined
    try {
      return fieldsOfObject(JSON.parse(payload))
    } catch {
      return undefined
    }
  }
  return fieldsOfObject(payload)
}

function fieldsOfObject(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return new Map(Object.entries(value))
}

function textIn(fields: Fields, name: string, limit: number): string | undefined {
  const value = fields.get(name)
  return typeof value === 'string' && value.length <= limit ? value : undefined
}

function numberIn(fields: Fields, name: string): number | undefined {
  const value = fields.get(name)
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}

/** null: no list of keys. */
function keysIn(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null
  const all: readonly unknown[] = value
  const keys = all.flatMap((key) => (typeof key === 'string' ? [key] : []))
  return keys.length === all.length && areNamed(keys) ? keys : null
}
