import { annotationLines } from './annotation-lines.ts'
import type { Selection } from './candidate.ts'
import type { Edge, Upstream } from './edge.ts'
import { strangersTold } from './gates/approvals.ts'
import { heldName, holdStory, isActive } from './holds.ts'
import { describeInstant, instant } from './instant.ts'
import { isReport } from './offers.ts'
import { pinnedBy } from './overlay.ts'
import { versionOf } from './pins.ts'
import { effectiveTime } from './proven.ts'
import type { RolloutRecord } from './record.ts'
import { oneLine } from './text.ts'
import { sameVersion, versionOrder } from './version.ts'

const MOST_UNKNOWN = 5

/** Things that a person should see, whatever the step: alarms, lower upstreams, reports that count for nothing, cuts. */
export function notesOf(edge: Edge, selection: Selection): readonly string[] {
  const notes = [
    ...alarms(selection),
    ...heldHere(edge, selection),
    ...aheadOf(edge),
    ...stillWaiting(selection),
    ...(selection.unfollowed === undefined ? [] : [selection.unfollowed]),
    ...edge.upstreams.flatMap((upstream) => unknownReports(upstream, edge)),
    ...foreignPullRequests(edge),
    ...unreadableClosures(edge),
    ...strangersIn(edge),
    ...cuts(edge),
  ]
  return [...new Set(notes)]
}

/** Whether authors of the source approved, as far as names can't tell. */
function strangersIn({ gates, pullRequests }: Edge): readonly string[] {
  const open = pullRequests.find(({ state }) => state === 'open')
  const told = strangersTold(gates.approvals, open?.reviewed)
  return told === undefined ? [] : [told]
}

function alarms({ judged }: Selection): readonly string[] {
  return judged.flatMap(({ objections }) =>
    objections.flatMap(({ rule, why }) => (rule === 'alarm' ? [why] : [])),
  )
}

/** What people hold in the target, where nothing that was judged says so already. */
function heldHere({ targetFacts, facts, target }: Edge, { judged }: Selection): readonly string[] {
  const met = judged.flatMap(({ objections }) => objections.filter(({ rule }) => rule === 'held'))
  return targetFacts.holds
    .filter((hold) => isActive(hold, facts.now))
    .filter((hold) => !met.some(({ why }) => why.includes(holdStory(hold))))
    .map((hold) => `${heldName(hold, facts.key)} is held in ${target.name} ${holdStory(hold)}`)
}

/** A release above the candidate, which it does not displace. */
function stillWaiting({ candidate, waiting }: Selection): readonly string[] {
  const [highest] = waiting
  return highest === undefined || candidate === undefined ? [] : [highest.why]
}

function aheadOf({ target, targetPins, upstreams }: Edge): readonly string[] {
  if (targetPins === undefined) return []
  return upstreams.flatMap(({ current, environment, order }) => {
    if (current === undefined || current.range || order(targetPins, current.pins) <= 0) return []
    return [
      `${target.name} runs ${versionOf(targetPins)}, ahead of ${environment.name} (${versionOf(current.pins)})`,
    ]
  })
}

/** Reports that could not be bound to one release, newest first, where no other report of that version came since. */
function unknownReports(
  { environment, facts, records }: Upstream,
  { targetPins }: Edge,
): readonly string[] {
  const unknown = records.flatMap((record) =>
    record.kind === 'rollout' && record.outcome === 'unknown' ? [record] : [],
  )
  const open = unknown.filter((record) => {
    const version = record.pins.chart
    if (version === undefined) return true
    const behind = targetPins?.chart !== undefined && versionOrder(version, targetPins.chart) < 0
    return !behind && !records.some((other) => isReport(other) && isSince(other, record, version))
  })
  const lines = annotationLines(facts.overlay)
  const held = [pinnedBy(facts.overlay)?.pins, ...facts.history.map(({ pins }) => pins)]
  // An annotation tells releases of one version apart; a version that was never pinned it does not bring in.
  const add = ({ pins: { chart } }: RolloutRecord) =>
    lines !== '' &&
    chart !== undefined &&
    held.some((pins) => sameVersion(pins?.chart ?? '', chart))
      ? `; to name the release in later events, add\n${lines}`
      : ''
  return open
    .toSorted((a, b) => instant(effectiveTime(b)) - instant(effectiveTime(a)))
    .slice(0, MOST_UNKNOWN)
    .map((record) => `${describe(record, environment.name)}${add(record)}`)
}

function isSince(
  other: Upstream['records'][number],
  record: RolloutRecord,
  version: string,
): boolean {
  return (
    other.pins.chart !== undefined &&
    sameVersion(other.pins.chart, version) &&
    instant(effectiveTime(other)) >= instant(effectiveTime(record))
  )
}

function describe(record: RolloutRecord, environment: string): string {
  const cluster = record.cluster === undefined ? '' : ` on ${oneLine(record.cluster, 100)}`
  const what = record.what === 'test' ? 'a test' : `an ${record.what}`
  const why = oneLine(record.reason ?? 'it does not say why', 500)
  const when = describeInstant(effectiveTime(record))
  const version = oneLine(versionOf(record.pins), 100)
  return `${environment} reported ${what} of ${version}${cluster} at ${when}, which counts for nothing: ${why}`
}

function foreignPullRequests({ facts, branch }: Edge): readonly string[] {
  return facts.pullRequests
    .filter((one) => one.branch === branch && one.state === 'open')
    .filter(({ author }) => author !== facts.recorder)
    .toSorted((a, b) => a.number - b.number)
    .map(({ number }) => `#${number} uses the branch name ${branch} and was not opened by us`)
}

function unreadableClosures({ pullRequests, facts }: Edge): readonly string[] {
  return pullRequests
    .filter(({ state, pins }) => state === 'closed' && pins === undefined)
    .filter(({ closedBy }) => closedBy !== facts.recorder)
    .map(
      ({ number }) =>
        `#${number} was closed by a person, but what it proposed can't be told any more`,
    )
}

function cuts({ facts, upstreams }: Edge): readonly string[] {
  const histories = upstreams.flatMap(({ facts: { historyCut, name } }) =>
    historyCut && facts.policy.pins.order === 'pinned'
      ? [`older commits of ${name} were not read; what they pinned counts as oldest`]
      : [],
  )
  return [...(facts.recordsCut === undefined ? [] : [facts.recordsCut]), ...histories]
}
