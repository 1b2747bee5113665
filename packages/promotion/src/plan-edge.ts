import { setOf } from '@fluxgate/policy'
import { type Selection, select } from './candidate.ts'
import { type Edge, edgeInto, environmentNamed, upstreamNames } from './edge.ts'
import { NO_SKIPS, ourSubject, skipsFor } from './exceptions.ts'
import type { PullRequestFacts, ServiceFacts } from './facts.ts'
import type { Gate } from './gates/gate.ts'
import { nextStep, type Reasoned, withItsSet } from './life.ts'
import { promotionBranch } from './names.ts'
import { notesOf } from './notes.ts'
import { matches } from './pins.ts'
import type { EdgePlan } from './plan.ts'
import { testSteps } from './promotion-tests.ts'
import { leftBehind } from './reviewed.ts'
import { candidateToTell, gatesToTell, toTellOf } from './told.ts'
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
  const gates = candidate === undefined ? [] : gatesToTell(edge, candidate, skips)
  const isCurrent = ({ body }: PullRequestFacts) => body === undefined || isTold(gates, body)
  const { step, reason } = alone
    ? toldAnew(edge, selection, nextStep(edge, selection, isCurrent), isTold, isCurrent)
    : withItsSet(edge, id)
  const tests = testSteps(edge, selection)
  return {
    environment: environmentName,
    upstreams: upstreamNames(edge.target),
    branch: edge.branch,
    step,
    reason,
    candidate: candidate === undefined ? undefined : candidateToTell(candidate, skips),
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

/** A pull request that stands, and whose text tells of other gates than it has by now, is told anew. */
function toldAnew(
  edge: Edge,
  selection: Selection,
  { step, reason }: Reasoned,
  isTold: ToldIn,
  isCurrent: (open: PullRequestFacts) => boolean,
): Reasoned {
  const open = edge.pullRequests.find(({ state }) => state === 'open')
  if (step.kind !== 'keep' || open?.body === undefined) return { step, reason }
  const { candidate } = selection
  const isIt = candidate !== undefined && matches(open.pins ?? {}, candidate.release.pins)
  // Told as the candidate that it is: whoever told it in another way would be told otherwise by the next run.
  if (isIt && isCurrent(open)) return { step, reason }
  const anew = toTellOf(open, edge, selection)
  if (anew?.told === undefined || isTold(anew.told.gates, open.body)) return { step, reason }
  return { step: anew, reason: `${reason}; its text tells so now` }
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
