import type { Pins } from '@fluxgate/policy'
import type { Edge, Upstream } from '../edge.ts'
import type { TestResult } from '../facts.ts'
import { instant } from '../instant.ts'
import { matches, versionOf } from '../pins.ts'
import type { Proof } from '../plan.ts'
import { oneLine } from '../text.ts'
import type { Asked } from './all-gates.ts'
import { provingUpstreams } from './checks.ts'
import { type Gate, type GateState, skipped } from './gate.ts'
import { pinningCommits } from './pinning-commits.ts'

/** How the promotion tests of a release stand. */
export type TestStanding =
  | { readonly kind: 'none' }
  /** A run said that it starts them, a moment ago. */
  | { readonly kind: 'starting' }
  /** Nothing came of a start, or the run is gone; `since`: when it was begun, RFC 3339. */
  | { readonly kind: 'lost'; readonly since: string }
  | { readonly kind: 'running'; readonly result: TestResult }
  | { readonly kind: 'passed'; readonly result: TestResult }
  | { readonly kind: 'failed'; readonly result: TestResult; readonly ended: string }
  /** GitHub would not start the workflow. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string }

/** Who said that they start a workflow and wrote no run down within this time has died on the way. */
const STARTS_WITHIN_MS = 10 * 60_000
/** A run that was started and can't be found is not started again and again. */
const NOT_FOUND_MS = 60 * 60_000

/** The gate that waits for the promotion tests of a release; none where the policy names no workflow. */
export function testGates(edge: Edge, { pins, proofs, skippedBy }: Asked): readonly Gate[] {
  const { tests } = edge.gates
  if (tests === undefined) return []
  const name = `tests ${tests}`
  const skip = skippedBy('tests')
  if (skip !== undefined) return [{ name, rule: 'tests', state: skipped(skip) }]
  const standing = testStanding(edge, pins, proofs)
  const link = 'result' in standing ? standing.result.url : undefined
  return [{ name, rule: 'tests', state: stateOf(standing, tests, versionOf(pins)), link }]
}

/** What is known of the promotion tests of a release in the target, by the newest word of ours. */
export function testStanding(edge: Edge, pins: Pins, proofs: readonly Proof[]): TestStanding {
  const { reports, now } = edge.facts
  if (reports?.testsUnreadable !== undefined) {
    return { kind: 'unknown', why: reports.testsUnreadable }
  }
  const upstreams = provingUpstreams(edge, proofs)
  const commits = new Set(upstreams.flatMap((upstream) => commitsOf(edge, pins, upstream)))
  if (commits.size === 0 && upstreams.length > 0) {
    const isPinned = upstreams.some((upstream) => pinningCommits(pins, upstream).length > 0)
    return { kind: 'unknown', why: whyNoCommit(upstreams, pins, isPinned) }
  }
  const own = (reports?.tests ?? []).filter(
    ({ environment, commit }) => environment === edge.target.name && commits.has(commit),
  )
  const newest = own.toSorted((a, b) => instant(b.at) - instant(a.at))[0]
  return newest === undefined ? { kind: 'none' } : standingOf(newest, instant(now))
}

/**
 * Commits that pinned a release upstream, and no other one in another upstream beside it: a result is of a commit, and would be taken
 * for that of the other.
 */
function commitsOf(edge: Edge, pins: Pins, upstream: Upstream): readonly string[] {
  const others = new Set(
    edge.upstreams
      .flatMap(({ facts }) => facts.history)
      .filter((entry) => entry.pins !== undefined && !matches(entry.pins, pins))
      .map(({ commit, landed }) => landed ?? commit),
  )
  return pinningCommits(pins, upstream).filter((commit) => !others.has(commit))
}

function whyNoCommit(upstreams: readonly Upstream[], pins: Pins, isPinned: boolean): string {
  const version = versionOf(pins)
  if (isPinned) {
    return `the commit that pins ${version} pins another release upstream as well, so a result on it tells of neither; pin ${version} by a commit of its own`
  }
  const names = upstreams.map(({ environment }) => environment.name).join(', ')
  return `no commit of ${names} that was read pins ${version}, so it can't be tested`
}

/** Where a run of tests is started for: the first upstream that brought the release, and the commit that pinned it there. */
export function testedAt(
  edge: Edge,
  pins: Pins,
  proofs: readonly Proof[],
): { readonly upstream: Upstream; readonly commit: string } | undefined {
  for (const upstream of provingUpstreams(edge, proofs)) {
    const commit = commitsOf(edge, pins, upstream).at(-1)
    if (commit !== undefined) return { upstream, commit }
  }
  return undefined
}

function standingOf(result: TestResult, now: number): TestStanding {
  const { run, state, url, at } = result
  if (state === 'success') return { kind: 'passed', result }
  if (run !== undefined) {
    switch (run.kind) {
      case 'passed':
        return { kind: 'passed', result }
      case 'failed':
        return { kind: 'failed', result, ended: run.ended }
      case 'running':
        return { kind: 'running', result }
      case 'gone':
        return { kind: 'lost', since: at }
    }
  }
  const age = now - instant(at)
  switch (state) {
    case 'pending':
      if (url !== undefined) return { kind: 'running', result }
      return age < STARTS_WITHIN_MS ? { kind: 'starting' } : { kind: 'lost', since: at }
    case 'failure':
      if (url === undefined && age >= NOT_FOUND_MS) return { kind: 'lost', since: at }
      return { kind: 'failed', result, ended: oneLine(result.said, 140) }
    case 'error':
      return { kind: 'refused', why: oneLine(result.said, 140) }
  }
}

function stateOf(standing: TestStanding, workflow: string, version: string): GateState {
  switch (standing.kind) {
    case 'none': {
      const when = 'a sweep starts it for the highest release, or for one that is chosen'
      return { kind: 'awaiting', what: `${workflow} to be run: ${when}` }
    }
    case 'starting':
      return { kind: 'awaiting', what: `${workflow} to start` }
    case 'lost':
      return { kind: 'awaiting', what: `${workflow} to be started again, as its run is lost` }
    case 'running':
      return { kind: 'awaiting', what: `${workflow} to end` }
    case 'passed':
      return { kind: 'open', since: standing.result.at, until: undefined }
    case 'failed': {
      const ended = `${workflow} ${standing.ended} for ${version}`
      return {
        kind: 'closed',
        why: `${ended}; run its failed jobs again, or wait for a newer release`,
      }
    }
    case 'refused':
    case 'unknown':
      return { kind: 'closed', why: standing.why }
  }
}
