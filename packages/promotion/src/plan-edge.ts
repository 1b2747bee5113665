import { setOf } from '@fluxgate/policy'
import { type Selected, select } from './candidate.ts'
import { type Edge, edgeInto, environmentNamed, upstreamNames } from './edge.ts'
import { NO_SKIPS, ourSubject, type Skips, skippedIn, skipsFor } from './exceptions.ts'
import type { PullRequestFacts, ServiceFacts } from './facts.ts'
import { allGates, skippedFor } from './gates/all-gates.ts'
import type { Gate } from './gates/gate.ts'
import { nextStep, withItsSet } from './life.ts'
import { promotionBranch } from './names.ts'
import { notesOf } from './notes.ts'
import { matches } from './pins.ts'
import type { Candidate, EdgePlan } from './plan.ts'
import { testSteps } from './promotion-tests.ts'
import { leftBehind } from './reviewed.ts'
import { unprovenOf } from './unproven.ts'

/** Whether the text of a pull request tells of gates as they are now. */
export type ToldIn = (gates: readonly Gate[], body: string) => boolean

/**
 * What is to be done for one service in one environment: a pure function of the facts, equal for equal facts whatever
 * order records and pull requests come in. Never throws; an environment that the policy does not promote into has
 * nothing to do. A pull request whose text was read, and does not tell of its gates by `isTold`, gets it anew.
 */
export function planEdge(
  facts: ServiceFacts,
  environmentName: string,
  isTold: ToldIn = () => true,
): EdgePlan {
  const edge = edgeInto(facts, environmentName)
  if (edge === undefined) return nothingFor(facts, environmentName)
  const selection = select(edge)
  const id = setOf(edge.target, facts.key)
  // What a person chose for this service alone goes alone.
  const alone = id === undefined || selection.candidate?.chosenBy !== undefined
  const candidate = alone ? selection.candidate : undefined
  const skips =
    candidate === undefined
      ? NO_SKIPS
      : skipsFor(edge, selection.taken, ourSubject(edge, candidate.release.pins))
  const gates = candidate === undefined ? [] : gatesOf(edge, candidate, skips)
  const isCurrent = ({ body }: PullRequestFacts) => body === undefined || isTold(gates, body)
  const { step, reason } = alone ? nextStep(edge, selection, isCurrent) : withItsSet(edge, id)
  const tests = testSteps(edge, selection)
  return {
    environment: environmentName,
    upstreams: upstreamNames(edge.target),
    branch: edge.branch,
    step,
    reason,
    candidate: candidate === undefined ? undefined : shownOf(candidate, skips),
    gates,
    leftApprovals: leftBehind(edge.pullRequests, step),
    considered: selection.judged
      .filter(({ objections }) => objections[0]?.rule !== 'not-above')
      .map(({ offer, objections }) => {
        const waits = selection.waiting.find((one) => one.offer === offer)
        const why = objections[0]?.why ?? waits?.why
        const { link } = waits ?? {}
        return { release: offer.release, why, ...(link === undefined ? {} : { link }) }
      }),
    notes: notesOf(edge, selection),
    unproven: unprovenOf(edge),
    ...(tests.length === 0 ? {} : { tests }),
  }
}

function shownOf({ release, proofs, chosenBy, missing }: Selected, skips: Skips): Candidate {
  const skipped = skippedIn(skips)
  return {
    ...{ release, proofs, chosenBy },
    ...(missing === undefined ? {} : { missing }),
    ...(skipped.length === 0 ? {} : { skipped }),
  }
}

function gatesOf(edge: Edge, candidate: Selected, skips: Skips): readonly Gate[] {
  const { release, proofs, chosenBy, missing } = candidate
  const { pins } = release
  const proposing = edge.pullRequests.find(({ state }) => state === 'open')
  // A pull request that is to move gets a new head, of which nobody has approved anything yet.
  const stands = proposing?.pins !== undefined && matches(proposing.pins, pins)
  const reviewed = stands ? proposing.reviewed : undefined
  const skippedBy = skippedFor(chosenBy, skips, proofs)
  return allGates(edge, { pins, proofs, missing, skippedBy, reviewed }).gates
}

function nothingFor(facts: ServiceFacts, environmentName: string): EdgePlan {
  const known = environmentNamed(facts.policy, environmentName) !== undefined
  return {
    environment: environmentName,
    upstreams: [],
    branch: promotionBranch(environmentName, facts.key),
    step: { kind: 'none' },
    reason: known
      ? `${environmentName} follows no other environment, so nothing is promoted into it`
      : `the policy has no environment ${JSON.stringify(environmentName)}`,
    candidate: undefined,
    gates: [],
    leftApprovals: [],
    considered: [],
    notes: [],
    unproven: [],
  }
}
