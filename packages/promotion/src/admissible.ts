import type { Edge, Upstream } from './edge.ts'
import { holdOn, holdStory } from './holds.ts'
import { describeDay } from './instant.ts'
import { digestsOf, isReport, type Offer } from './offers.ts'
import { slotNames } from './overlay.ts'
import { isTamperedWith, matches, versionOf } from './pins.ts'
import type { Proof } from './plan.ts'
import { type Standing, standing } from './proven.ts'
import { isAboveRange } from './range.ts'
import { type Rejection, type Revert, rejectionOf, revertOf } from './taken-back.ts'
import { enumerate, oneLine } from './text.ts'

/** A rule that stops a release, and the sentence that says so. */
export interface Objection {
  readonly rule:
    | 'alarm'
    | 'not-above'
    | 'withdrawn'
    | 'unreadable'
    | 'held'
    | 'reverted'
    | 'rejected'
    | 'failed'
    | 'unproven'
  readonly why: string
}

/** An offer with everything that stops it; admissible where nothing does. */
export interface Judged {
  readonly offer: Offer
  readonly objections: readonly Objection[]
  readonly proofs: readonly Proof[]
}

/** What stops releases of an edge whatever they are; computed once. */
export interface TakenBack {
  readonly reverts: readonly Revert[]
  readonly rejections: readonly Rejection[]
}

/** Judges an offer by every rule of what an environment may take, time and checks apart. */
export function judge(offer: Offer, edge: Edge, taken: TakenBack): Judged {
  const upstream = judgeUpstreams(offer, edge)
  const objections = [
    alarm(offer, edge),
    notAbove(offer, edge),
    ...upstream.objections,
    held(offer, edge),
    reverted(offer, edge, taken.reverts),
    rejected(offer, edge, taken.rejections),
  ].filter((objection) => objection !== undefined)
  return { offer, objections, proofs: upstream.proofs }
}

function alarm({ release: { pins } }: Offer, edge: Edge): Objection | undefined {
  const { upstreams, targetFacts, targetPins, facts } = edge
  const version = versionOf(pins)
  const here = facts.records.filter(
    (record) => record.environment === edge.target.name && isReport(record),
  )
  const elsewhere = [
    ...(targetPins === undefined ? [] : [targetPins]),
    ...[targetFacts, ...upstreams.map((upstream) => upstream.facts)].flatMap(({ history }) =>
      history.flatMap((entry) => entry.pins ?? []),
    ),
    ...[...upstreams.flatMap(({ records }) => records.filter(isReport)), ...here].map(
      (record) => record.pins,
    ),
  ]
  const digests = new Set([
    ...(pins.digest === undefined ? [] : [pins.digest]),
    ...elsewhere.flatMap((other) =>
      isTamperedWith(pins, other) && other.digest !== undefined ? [other.digest] : [],
    ),
    ...(pins.digest === undefined ? digestsOf(upstreams, pins) : []),
  ])
  if (digests.size < 2) return undefined
  const named = [...digests].toSorted().map((digest) => oneLine(digest, 80))
  return {
    rule: 'alarm',
    why: `alarm: ${version} names ${enumerate(named)}, so its digest has changed; publish it again under a new version`,
  }
}

function notAbove({ release: { pins } }: Offer, edge: Edge): Objection | undefined {
  const { targetPins, target, order } = edge
  if (targetPins === undefined || order(pins, targetPins) > 0) return undefined
  return {
    rule: 'not-above',
    why: `${target.name} runs ${versionOf(targetPins)}, and ${versionOf(pins)} is not above it`,
  }
}

function held({ release: { pins } }: Offer, edge: Edge): Objection | undefined {
  const { targetFacts, target, facts } = edge
  const slots = slotNames(targetFacts.overlay)
  const hold = holdOn(pins, { holds: targetFacts.holds, slots }, facts.now)
  if (hold === undefined) return undefined
  return {
    rule: 'held',
    why: `${versionOf(pins)} is held in ${target.name} ${holdStory(hold)}; lift the hold to let it through`,
  }
}

function reverted(offer: Offer, edge: Edge, reverts: readonly Revert[]): Objection | undefined {
  const revert = revertOf(offer, reverts, edge)
  if (revert === undefined) return undefined
  const version = versionOf(offer.release.pins)
  const former = versionOf(revert.pins)
  const also = former === version ? '' : `, and ${version} was there to be taken by then`
  return {
    rule: 'reverted',
    why: `${edge.target.name} was taken back from ${former}${also}; choose ${version} to propose it again`,
  }
}

function rejected(
  offer: Offer,
  edge: Edge,
  rejections: readonly Rejection[],
): Objection | undefined {
  const rejection = rejectionOf(offer, rejections, edge)
  if (rejection === undefined) return undefined
  const version = versionOf(offer.release.pins)
  const { number } = rejection.pullRequest
  return {
    rule: 'rejected',
    why: `#${number} for ${versionOf(rejection.pins)} was closed by a person; reopen it, or choose ${version} to propose it again`,
  }
}

type Verdict = { readonly kind: 'proven'; readonly proof: Proof } | Objection

function judgeUpstreams(
  offer: Offer,
  { upstreams, mode }: Edge,
): { readonly objections: readonly Objection[]; readonly proofs: readonly Proof[] } {
  const verdicts = upstreams.map((upstream) => judgeUpstream(offer, upstream))
  const proofs = verdicts.flatMap((one) => ('rule' in one ? [] : [one.proof]))
  const objections = verdicts.flatMap((one) => ('rule' in one ? [one] : []))
  if (objections.length === 0 || (mode === 'any' && proofs.length > 0)) {
    return { objections: [], proofs }
  }
  if (mode === 'all' || objections.length === 1) return { objections, proofs }
  // One upstream is enough: the release is withdrawn only where none of those that had it can still bring it through.
  const waiting = objections.find((one) => one.rule === 'failed' || one.rule === 'unreadable')
  const withdrawn = objections.find((one) => one.rule === 'withdrawn')
  const rule = (waiting ?? withdrawn ?? objections[0])?.rule ?? 'unproven'
  return { objections: [{ rule, why: objections.map(({ why }) => why).join('; ') }], proofs }
}

function judgeUpstream(offer: Offer, upstream: Upstream): Verdict {
  const { pins } = offer.release
  const { environment, facts } = upstream
  const version = versionOf(pins)
  if (facts.overlay.kind === 'refused') {
    return {
      rule: 'unreadable',
      why: `what ${environment.name} pins can't be told: ${facts.overlay.why}`,
    }
  }
  const now = whatReplaced(offer, upstream)
  if (now !== undefined && hadIt(offer, upstream)) {
    return {
      rule: 'withdrawn',
      why: `${environment.name} ${now} now, so ${version} is withdrawn; pin it there again to promote it`,
    }
  }
  const found = standing(pins, upstream)
  if (found.kind === 'proven') return { kind: 'proven', proof: found.proof }
  return whyNotProven(found, version, environment.name)
}

/** What an upstream has instead of a release, where it is above that; undefined where it still stands behind it. */
function whatReplaced({ release: { pins } }: Offer, upstream: Upstream): string | undefined {
  const { current, order } = upstream
  if (current === undefined) return 'has no overlay'
  const { chart } = current.pins
  if (current.range) {
    const above = isAboveRange(chart ?? '', pins.chart ?? '')
    return above ? `admits ${JSON.stringify(chart)}` : undefined
  }
  return order(pins, current.pins) > 0 ? `pins ${versionOf(current.pins)}` : undefined
}

function hadIt({ release: { pins } }: Offer, { facts, records }: Upstream): boolean {
  return (
    facts.history.some((entry) => entry.pins !== undefined && matches(entry.pins, pins)) ||
    records.some((record) => isReport(record) && matches(record.pins, pins))
  )
}

function whyNotProven(
  found: Exclude<Standing, { readonly kind: 'proven' }>,
  version: string,
  environment: string,
): Objection {
  const inCluster = (cluster: string | undefined) =>
    cluster === undefined ? environment : `${environment} on ${oneLine(cluster, 100)}`
  switch (found.kind) {
    case 'failed': {
      const what = found.what === 'test' ? 'its test failed' : 'its upgrade failed'
      // Flux tries again and reports each time: more than the day would be told anew with every report.
      const place = `${version}: ${what} in ${inCluster(found.cluster)} (${describeDay(found.at)})`
      return {
        rule: 'failed',
        why: `${place}; it waits for a success there, or for a newer release`,
      }
    }
    case 'voided':
      return {
        rule: 'failed',
        why: `${inCluster(found.cluster)} went back from ${version} to a lower release (${describeDay(found.at)}); it waits for a success there`,
      }
    case 'unproven':
      return {
        rule: 'unproven',
        why: `${version} is not proven in ${environment}: ${found.missing}; wait for the rollout, or attest it`,
      }
  }
}
