import type { Pins } from '@fluxgate/policy'
import { type Edge, edgeInto, factsOf } from './edge.ts'
import type { ServiceFacts } from './facts.ts'
import { matches, versionOf } from './pins.ts'
import type { Origin } from './release.ts'
import { oneLine } from './text.ts'

/** The commits of a source repository that come with a release, seen from the one that runs. */
export type SourceSpan =
  | {
      readonly kind: 'span'
      /** `owner/name`. */
      readonly repository: string
      /** 40 hex: the commit that runs. */
      readonly from: string
      readonly to: string
    }
  /** Nobody can tell; `why` names the annotation that is missing. */
  | { readonly kind: 'unknown'; readonly why: string }

const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\/(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/
const COMMIT = /^[0-9a-f]{40}$/

/**
 * Where the source of `pins` comes from, compared with what runs in an environment. Both origins are the
 * first that an overlay told of the release: whoever edits an annotation afterwards changes nothing.
 */
export function sourceSpan(facts: ServiceFacts, environment: string, pins: Pins): SourceSpan {
  const edge = edgeInto(facts, environment)
  const running = edge?.targetPins
  if (edge === undefined || running === undefined) {
    const why = `${environment} runs no release that its source could be compared with`
    return { kind: 'unknown', why }
  }
  const from = readOrigin(originIn(edge, running, [factsOf(facts, environment)]))
  const to = readOrigin(originIn(edge, pins, []))
  if (from === undefined) return unknown(running)
  if (to === undefined) return unknown(pins)
  if (from.repository.toLowerCase() !== to.repository.toLowerCase()) {
    const why = `the source has moved from ${from.repository} to ${to.repository}, so its commits can not be compared`
    return { kind: 'unknown', why }
  }
  return { kind: 'span', repository: to.repository, from: from.commit, to: to.commit }
}

function originIn(
  { upstreams }: Edge,
  pins: Pins,
  more: readonly Edge['targetFacts'][],
): Origin | undefined {
  for (const { history } of [...upstreams.map(({ facts }) => facts), ...more]) {
    const told = history.findLast(
      (entry) =>
        entry.pins !== undefined && matches(entry.pins, pins) && entry.origin.commit !== undefined,
    )
    if (told !== undefined) return told.origin
  }
  return undefined
}

function readOrigin(origin: Origin | undefined) {
  const { repository = '', commit = '' } = origin ?? {}
  return REPOSITORY.test(repository) && COMMIT.test(commit) ? { repository, commit } : undefined
}

function unknown(pins: Pins): SourceSpan {
  const version = oneLine(versionOf(pins), 100)
  const why = `no annotation tells where ${version} comes from: event.toolkit.fluxcd.io/source-repository and source-commit`
  return { kind: 'unknown', why }
}
