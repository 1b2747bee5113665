import type { Mergeability, MergeResult, Proposed } from '@fluxgate/forge'
import {
  type AskedBy,
  type GateVerdict,
  type MergeStep,
  type MergeWay,
  mergeStep,
  mergeWish,
  type Wish,
  withdrawal,
} from '@fluxgate/promotion'
import { GATE_CONTEXT } from '../carry-out/land.ts'
import { foreignAuthors } from '../facts/pull-request-facts.ts'
import type { Forge } from '../forge-port.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'

/** What became of the merge of a pull request that was judged. */
export type Merged =
  /** It is not ours to merge. */
  | { readonly kind: 'left'; readonly why: string | undefined }
  | { readonly kind: 'merged' }
  /** GitHub merges it once its branch lets it. */
  | { readonly kind: 'enabled' }
  /** It is in the merge queue. */
  | { readonly kind: 'queued' }
  /** What GitHub was asked for is taken back. */
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'waiting'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
  /** A dry run: what would be done. */
  | { readonly kind: 'planned'; readonly step: MergeStep }

/** Whether a pull request is to be merged by us, now that it was judged. */
export function wishFor(base: Base | undefined, pull: Proposed, verdict: GateVerdict): Wish {
  if (base === undefined) return { kind: 'leave', why: undefined }
  const { branch, fork, author } = pull
  const foreign = foreignAuthors(pull, base.recorder)
  return mergeWish(base, { branch, fork, author: author?.id, foreignAuthors: foreign }, verdict)
}

/** Takes back what we asked GitHub for where it must not happen any more; to be done before anything else is written. */
export async function withdraw(
  { forge }: Ports,
  run: RunFacts,
  wish: Wish,
  { id, number, base: branch, automatic, queued }: Proposed,
  us: number,
): Promise<boolean> {
  const asked = { automatic: askedBy(automatic, us), queued: askedBy(queued, us) }
  const back = withdrawal(wish, asked)
  if (run.dryRun) return false
  // The queue first: it is nearer to the merge.
  if (back.queued) await forge.dequeue({ id, number, branch })
  if (back.automatic) await forge.disableAutoMerge({ id, number, branch })
  return back.queued || back.automatic
}

/**
 * Merges a pull request at the head that was judged, or has GitHub do so once its branch lets it. `moved`: head or base are not those
 * that were judged any more.
 */
export async function mergeJudged(
  { forge }: Ports,
  run: RunFacts,
  base: Base,
  pull: Proposed,
): Promise<Merged | { readonly kind: 'moved' }> {
  const { number, head } = pull
  const look = () => forge.mergeability({ number, branch: base.branch })
  const seen = await look()
  if (!isJudged(seen, base, pull)) return { kind: 'moved' }
  const step = stepFor(base, seen)
  if (run.dryRun) return { kind: 'planned', step }
  switch (step.kind) {
    case 'wait':
      return { kind: 'waiting', why: step.why }
    case 'merge':
      return mergeOutright(forge, pull, step.way)
    case 'enqueue':
      return enqueued(forge, { id: seen.id, number, head, branch: base.branch })
    case 'enable': {
      const { way: method } = step
      const asked = { id: seen.id, number, head, method, branch: base.branch }
      const { kind } = await forge.enableAutoMerge(asked)
      if (kind === 'enabled' || kind === 'moved') return { kind }
      // GitHub says that it could be merged at once; only if it is still what was judged.
      if (!isJudged(await look(), base, pull)) return { kind: 'moved' }
      return seen.queue ? enqueued(forge, asked) : mergeOutright(forge, pull, step.way)
    }
  }
}

function stepFor({ rules, recorder }: Base, seen: Mergeability): MergeStep {
  return mergeStep({
    gateRequired: rules.requiredStatuses.includes(GATE_CONTEXT),
    state: seen.state,
    automatic: askedBy(seen.automatic, recorder),
    queued: askedBy(seen.queued, recorder),
    queue: seen.queue,
    autoMergeAllowed: seen.autoMergeAllowed,
    ways: seen.methods,
  })
}

function isJudged(seen: Mergeability, base: Base, { head }: Proposed): boolean {
  return seen.head === head && seen.base === base.commit
}

async function mergeOutright(
  forge: Forge,
  { number, head }: Proposed,
  method: MergeWay,
): Promise<Merged | { readonly kind: 'moved' }> {
  const result: MergeResult = await forge.mergePullRequest({ number, head, method })
  switch (result.kind) {
    case 'merged':
    case 'moved':
      return { kind: result.kind }
    case 'blocked':
      return { kind: 'waiting', why: `GitHub says "${result.why}"` }
    case 'refused':
      return { kind: 'refused', why: `GitHub does not merge it: "${result.why}"` }
  }
}

async function enqueued(
  forge: Forge,
  asked: Parameters<Forge['enqueue']>[0],
): Promise<Merged | { readonly kind: 'moved' }> {
  const result = await forge.enqueue(asked)
  if (result.kind !== 'blocked') return result
  return { kind: 'waiting', why: `GitHub says "${result.why}"` }
}

function askedBy(automatic: Proposed['automatic'], us: number): AskedBy | undefined {
  if (automatic === undefined) return undefined
  return automatic.by?.id === us ? 'us' : 'somebody'
}
