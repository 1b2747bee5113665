import { ok, type Parsed, refused } from './refusal.ts'
import { quote } from './text.ts'

/** The version of a chart as an event names it. */
export interface Revision {
  readonly version: string
  readonly buildLost: boolean
  readonly revision: string
  readonly digest: string | undefined
}

const VERSION = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,255}$/
const DIGEST = /(?:^|@)(sha256:[0-9a-f]{64})$/
const LONGEST_DIGEST = 512

/**
 * Version and digest out of `revision` and `oci-digest`. For a chart from an OCIRepository helm-controller puts the first 12 hex
 * of the digest where the version's build metadata was; that is taken off again. `oci-digest` is bare or the whole
 * revision of the source, `latest@sha256:...`.
 */
export function parseRevision(revision: unknown, ociDigest: unknown): Parsed<Revision> {
  if (revision === undefined || revision === '') {
    return refused('the event names no revision, so it can not be bound to a release')
  }
  if (typeof revision !== 'string' || !VERSION.test(revision)) {
    return refused(`revision ${quote(revision)} is no chart version`)
  }
  const parsed = parseDigest(ociDigest)
  if (parsed.kind === 'refused') return parsed
  const digest = parsed.value
  const suffix =
    digest === undefined ? undefined : `+${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`
  const buildLost =
    suffix !== undefined && revision.length > suffix.length && revision.endsWith(suffix)
  const version = buildLost ? revision.slice(0, -suffix.length) : revision
  return ok({ version, buildLost, revision, digest })
}

function parseDigest(ociDigest: unknown): Parsed<string | undefined> {
  if (ociDigest === undefined || ociDigest === '') return ok(undefined)
  const [, digest] =
    typeof ociDigest === 'string' && ociDigest.length <= LONGEST_DIGEST
      ? (DIGEST.exec(ociDigest) ?? [])
      : []
  return digest === undefined
    ? refused(`oci-digest ${quote(ociDigest)} does not end in sha256 and 64 hex`)
    : ok(digest)
}
