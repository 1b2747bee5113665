import type { Pins } from '@fluxgate/policy'
import type { Edge, Upstream } from '../edge.ts'
import type { CheckReport } from '../facts.ts'
import { instant } from '../instant.ts'
import { versionOf } from '../pins.ts'
import type { Proof } from '../plan.ts'
import { oneLine } from '../text.ts'
import type { Asked } from './all-gates.ts'
import { type Gate, type GateState, skipped } from './gate.ts'
import { pinningCommits } from './pinning-commits.ts'

/** A gate for each check that the policy asks for: green on a commit at which the upstream pinned the release. */
export function checkGates(edge: Edge, { pins, proofs, skippedBy }: Asked): readonly Gate[] {
  const skip = skippedBy('checks')
  return edge.gates.checks.map((check) => {
    const name = `check ${check}`
    if (skip !== undefined) return { name, rule: 'checks', state: skipped(skip) }
    const found = provingUpstreams(edge, proofs).map((upstream) =>
      checkIn(edge, upstream, pins, check),
    )
    const first = edge.mode === 'any' ? found.find(isGreen) : found.find((one) => !isGreen(one))
    const { state, link } = first ?? found.at(-1) ?? NOWHERE
    return { name, rule: 'checks', state, link }
  })
}

interface Found {
  readonly state: GateState
  readonly link: string | undefined
}

const NOWHERE: Found = {
  state: { kind: 'awaiting', what: 'the release to be proven' },
  link: undefined,
}

/** The upstreams that a release comes from: all of them; where one is enough, those that brought it through. */
export function provingUpstreams(edge: Edge, proofs: readonly Proof[]): readonly Upstream[] {
  if (edge.mode === 'all') return edge.upstreams
  const proven = new Set(proofs.map(({ environment }) => environment))
  return edge.upstreams.filter(({ environment }) => proven.has(environment.name))
}

function isGreen({ state }: Found): boolean {
  return state.kind === 'open'
}

function checkIn({ facts }: Edge, upstream: Upstream, pins: Pins, check: string): Found {
  const { name } = upstream.environment
  const shut = (state: GateState, link?: string): Found => ({ state, link })
  const { reports } = facts
  if (reports?.unreadable !== undefined) return shut({ kind: 'closed', why: reports.unreadable })
  const commits = pinningCommits(pins, upstream)
  const [newest] = commits
  if (newest === undefined) {
    const why = `no commit of ${name} that was read pins ${versionOf(pins)}, so ${check} can't be told`
    return shut({ kind: 'closed', why })
  }
  const told = commits.flatMap((commit) => {
    const report = worstOf(reports?.commits.get(commit) ?? [], check)
    return report === undefined ? [] : [{ commit, report }]
  })
  const green = told.find(({ report }) => report.state === 'success')?.report
  if (green !== undefined) {
    return { state: { kind: 'open', since: green.at, until: undefined }, link: green.url }
  }
  const [last] = told
  if (last === undefined) {
    return shut({ kind: 'awaiting', what: `${check} to report on ${short(newest)} in ${name}` })
  }
  const { report } = last
  const place = `${short(last.commit)} in ${name} (${oneLine(report.by, 60)})`
  const what =
    report.state === 'running'
      ? `${check} to end on ${place}`
      : `${check} to pass: it ${report.ended} on ${place}`
  return shut({ kind: 'awaiting', what }, report.url)
}

/**
 * Of each that reports a name, the newest counts: a check that is run again. Of several that do, all must be green, so that
 * nobody can cover the failure of another.
 */
function worstOf(all: readonly CheckReport[], check: string): CheckReport | undefined {
  const own = all.filter(({ name }) => name === check)
  const reporters = Map.groupBy(own, ({ kind, by }) => `${kind} ${by}`)
  const newest = [...reporters.values()].flatMap((some) => some.toSorted(newestFirst)[0] ?? [])
  return newest.toSorted((a, b) => weight(a) - weight(b))[0]
}

/** In the same second, the worse of the two. */
function newestFirst(a: CheckReport, b: CheckReport): number {
  return momentOf(b) - momentOf(a) || weight(a) - weight(b)
}

/** What has not begun is newer than all that has. */
function momentOf({ at }: CheckReport): number {
  return at === undefined ? Number.MAX_SAFE_INTEGER : instant(at)
}

function weight({ state }: CheckReport): number {
  return ['other', 'running', 'success'].indexOf(state)
}

function short(commit: string): string {
  return commit.slice(0, 7)
}
