import { type Problem, whyNoEnvironments } from '@fluxgate/policy'
import { GATE_CONTEXT } from '../carry-out/land.ts'
import { whyNoServices } from '../facts/service-keys.ts'
import { gateAll, isGated, type SweptGate } from '../gate/gate-all.ts'
import type { Ports, RunFacts } from '../ports.ts'
import { proposeForRepository } from '../propose.ts'
import { type Base, openRepository, reopened, whyNotRecorder } from '../repository.ts'
import { sweepEverything } from './sweep-everything.ts'
import { sweepNamed } from './sweep-named.ts'
import { whyIdle } from './sweep-scope.ts'
import { isOfAll, NOTHING_SWEPT, type SweepRequest, type Swept } from './swept.ts'

/** What a sweep came to, or why nothing was swept. */
export type SweepOutcome =
  | { readonly kind: 'no-policy'; readonly proposal: string; readonly notes: readonly string[] }
  | { readonly kind: 'broken-policy'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly why: string }
  | Swept

/**
 * Recomputes promotions from Git and the records, without an event: every service whose upstream differs from its own, or that
 * has an open pull request of ours. Services that are the same on both sides cost no request of their own where there are many.
 */
export async function sweep(
  ports: Ports,
  run: RunFacts,
  request: SweepRequest,
): Promise<SweepOutcome> {
  const opened = await openRepository(ports.forge)
  if (opened.kind === 'no-policy') {
    const { text, notes } = await proposeForRepository(ports.forge, opened.commit)
    return { kind: 'no-policy', proposal: text, notes }
  }
  if (opened.kind === 'broken-policy') {
    const { at } = opened
    // What was green by the policy before must not stay so: nothing but the repair may be merged.
    if (at?.rules.requiredStatuses.includes(GATE_CONTEXT)) await gateAll(ports, run, at)
    return opened
  }
  const { base } = opened
  const odd =
    whyNoEnvironments(base.policy, [...request.from, ...request.to]) ??
    whyNoServices(base.policy, request.services) ??
    (run.dryRun ? undefined : whyNotRecorder(base))
  if (odd !== undefined) return { kind: 'refused', why: odd }
  const idle = whyIdle(base, request)
  if (idle !== undefined) return { ...NOTHING_SWEPT, base, idle }
  if (request.services.length > 0) return sweepNamed(ports, run, base, request)
  if (!isOfAll(request) || !isGated(base) || !isStopped(base)) {
    return sweepEverything(ports, run, base, request)
  }
  // Whoever stops promotions can't wait until each text says so; and what was merged meanwhile is not to be proposed again.
  const gates = await gateAll(ports, run, base)
  const after = await openedAfter(ports, base, gates)
  if (after === undefined) return { ...NOTHING_SWEPT, base, gates }
  return sweepEverything(ports, run, after, request, gates)
}

/**
 * The branch that Flux reads once gates were judged: as the last of them found it, where nothing was merged with that. undefined: its
 * policy can't be read any more.
 */
async function openedAfter(
  { forge }: Pick<Ports, 'forge'>,
  base: Base,
  gates: readonly SweptGate[],
): Promise<Base | undefined> {
  const judged = gates.flatMap(({ outcome }) => (outcome?.kind === 'judged' ? outcome : []))
  if (judged.some(({ operation }) => operation === 'merged')) return reopened(forge)
  const last = judged.at(-1)
  return last === undefined ? base : last.base
}

/** Whether anybody has stopped promotions, or nobody can tell. */
function isStopped({ stops }: Base): boolean {
  return stops.kind !== 'read' || stops.stops.length > 0
}
