import type { Proposed } from '@fluxgate/forge'
import { describeProblem, POLICY_PATH, type Problem } from '@fluxgate/policy'
import type { GateVerdict } from '@fluxgate/promotion'
import { gateLine } from '@fluxgate/report'
import { GATE_CONTEXT } from '../carry-out/land.ts'
import type { Operation, Ports, RunFacts } from '../ports.ts'
import { type Base, type Opened, openRepository, whyNotRecorder } from '../repository.ts'
import { unrecorded } from '../unrecorded.ts'
import { type Examined, examine, judgeRepair, verdictOn } from './judge-pull-request.ts'
import type { Brought } from './look-at.ts'
import { type Merged, mergeJudged, wishFor, withdraw } from './merge.ts'
import { type Overriding, override, type Recorded, whyNotOverride } from './override.ts'
import { tellRecorded } from './tell-skipped.ts'

/** What became of judging a pull request, or a commit of the merge queue. */
export type GateOutcome =
  | { readonly kind: 'refused'; readonly why: string }
  /** It is not there to be merged into the branch that Flux reads. */
  | { readonly kind: 'not-asked'; readonly why: string }
  /** GitHub has not merged it on trial yet. */
  | { readonly kind: 'deferred'; readonly why: string }
  | Gated

/** A verdict, and what was written of it. */
export interface Gated {
  readonly kind: 'judged'
  /** undefined: the policy at base is broken. */
  readonly base: Base | undefined
  /** The pull request, or, of a commit of the merge queue, the last one that it brings; `head`: the commit that was judged. */
  readonly pull: Pick<Proposed, 'number' | 'url' | 'title' | 'head'>
  /** Whether a commit of the merge queue was judged. */
  readonly group: boolean
  readonly verdict: GateVerdict
  readonly operation: Extract<Operation, 'none' | 'updated' | 'merged' | 'refused'>
  /** Where it is ours to merge: what became of that. */
  readonly merge: Merged
  /** Why it could not be said on the pull request what a person skipped; undefined: it was, or nobody did. */
  readonly untold: string | undefined
}

/** GitHub merges on trial when it is asked, and takes a moment. */
const TRIAL_WAITS_MS = [0, 1000, 2000, 4000, 8000] as const

/**
 * Judges one pull request as it would be merged now, and writes the status where the answer has changed; then merges it, where it is
 * a promotion of ours that the policy has us merge. With `overriding`, what a person skips is recorded first.
 */
export async function gate(
  ports: Ports,
  run: RunFacts,
  number: number,
  overriding?: Overriding,
): Promise<GateOutcome> {
  const progress: Progress = { skipped: undefined }
  try {
    return await judge(ports, run, number, overriding, progress)
  } catch (error) {
    const isLost = overriding !== undefined && progress.skipped === undefined
    throw isLost ? unrecorded('what is skipped', 'start it again', error) : error
  }
}

interface Progress {
  /** What a person skips, once it is recorded. */
  skipped: Recorded | undefined
}

async function judge(
  ports: Ports,
  run: RunFacts,
  number: number,
  overriding: Overriding | undefined,
  progress: Progress,
): Promise<GateOutcome> {
  let overtaken: Gated | undefined
  for (const wait of TRIAL_WAITS_MS) {
    if (wait > 0) await ports.clock.sleep(wait)
    const ready = await openForGate(ports)
    if (ready.kind === 'refused') return ready
    const { opened, base, at } = ready
    const not = await whyNotOverride(ports.forge, base, overriding)
    if (not !== undefined) return { kind: 'refused', why: not }
    const pull = await ports.forge.proposed({ number, context: GATE_CONTEXT })
    const asked = whyNotAsked(pull, at.branch)
    if (asked !== undefined) {
      return { kind: overriding === undefined ? 'not-asked' : 'refused', why: asked }
    }
    const { merge: trial } = pull
    if (trial.kind === 'not-yet' || (trial.kind === 'merged' && trial.into !== at.commit)) continue
    const examined = await examination(ports, opened, pull)
    const done =
      progress.skipped ?? (await override(ports, run, { base, pull, examined, overriding }))
    if (done.kind === 'refused') return done
    progress.skipped = done
    const verdict = verdictOn(examined, done.records)
    const wish = wishFor(base, pull, verdict)
    const withdrawn = await withdraw(ports, run, wish, pull, at.viewer.id)
    const writer = at.viewer.id
    const news = overriding === undefined && !run.dryRun && !isSaid(pull, verdict, writer)
    const untold = news ? await tellBefore(ports, base, pull, examined) : done.untold
    const gated = { verdict, writer, ...done, untold }
    const written = await write(ports, run, base, pull, gated)
    if (base === undefined || wish.kind === 'leave') {
      const left = wish.kind === 'leave' ? wish.why : undefined
      return withMerge(written, withdrawn ? { kind: 'withdrawn' } : { kind: 'left', why: left })
    }
    const merge = await mergeJudged(ports, run, base, pull)
    if (merge.kind !== 'moved') return withMerge(written, merge)
    overtaken = withMerge(written, { kind: 'waiting', why: 'others were faster' })
  }
  if (overtaken !== undefined) return overtaken
  const untried = `GitHub has not tried to merge #${number} yet`
  return overriding === undefined
    ? { kind: 'deferred', why: `${untried}; the next sweep looks again` }
    : { kind: 'refused', why: `${untried}, so nothing was skipped; ask again in a minute` }
}

/** What a gate lets in past people's exceptions is said on it first: the run that recorded them may have ended before it could. */
async function tellBefore(
  { forge }: Ports,
  base: Base | undefined,
  pull: Proposed,
  examined: Examined,
): Promise<string | undefined> {
  if (base === undefined || examined.kind === 'told') return undefined
  return tellRecorded(forge, base, pull, examined.looked)
}

/** The repository as a gate needs it. */
export type Ready =
  | { readonly kind: 'refused'; readonly why: string }
  | {
      readonly kind: 'ready'
      readonly opened: Readable
      /** undefined: the policy at base is broken. */
      readonly base: Base | undefined
      readonly at: Pick<Base, 'commit' | 'branch' | 'viewer' | 'rules'>
    }

/** A repository of which a verdict can be given, even if only that its policy is broken. */
export type Readable = Exclude<Opened, { readonly kind: 'no-policy' }>

/** Reads what every verdict is made from, or says why there can be none. */
export async function openForGate({ forge }: Pick<Ports, 'forge'>): Promise<Ready> {
  const opened = await openRepository(forge)
  if (opened.kind === 'no-policy') {
    return { kind: 'refused', why: `there is no ${POLICY_PATH} on ${opened.branch} yet` }
  }
  const base = opened.kind === 'open' ? opened.base : undefined
  const at = opened.kind === 'open' ? opened.base : opened.at
  const odd = base === undefined ? undefined : whyNotRecorder(base)
  if (odd !== undefined) return { kind: 'refused', why: odd }
  if (at === undefined) return { kind: 'refused', why: `no ${POLICY_PATH} can be read` }
  return { kind: 'ready', opened, base, at }
}

async function examination(ports: Ports, opened: Readable, pull: Proposed): Promise<Examined> {
  const { merge } = pull
  if (merge.kind !== 'merged') {
    const why = 'conflicts with the branch that it goes into, so there is nothing to judge'
    return { kind: 'told', verdict: { state: 'failure', why, until: undefined, services: [] } }
  }
  const { changed, changedCut } = pull
  return examineIn(ports, opened, { changed, changedCut, pull, members: [] }, merge.commit)
}

/** What a commit would do to the branch, whether its policy can be read or not. */
export async function examineIn(
  ports: Ports,
  opened: Readable,
  brought: Brought,
  commit: string,
): Promise<Examined> {
  if (opened.kind === 'open') return examine(ports, opened.base, brought, commit)
  const line = problemLine(opened.problems)
  return { kind: 'told', verdict: await judgeRepair(ports.forge, brought, commit, line) }
}

function problemLine([problem]: readonly Problem[]): string {
  return problem === undefined ? '' : describeProblem(problem)
}

function whyNotAsked({ number, state, base }: Proposed, branch: string): string | undefined {
  if (state !== 'open') return `#${number} is ${state}`
  return base === branch ? undefined : `#${number} goes into ${base}, which Flux does not read`
}

/** With what became of the merge, which tells more than the status. */
function withMerge(written: Written, merge: Merged): Gated {
  switch (merge.kind) {
    case 'merged':
    case 'refused':
      return { ...written, merge, operation: merge.kind }
    case 'enabled':
    case 'queued':
    case 'withdrawn':
      return { ...written, merge, operation: 'updated' }
    case 'left':
    case 'waiting':
    case 'planned':
      return { ...written, merge }
  }
}

/** A verdict that was written, before merging is thought of. */
export type Written = Omit<Gated, 'merge' | 'operation'> & {
  readonly operation: Extract<Operation, 'none' | 'updated'>
}

/** Whether the status says that already, and it is ours. */
function isSaid(
  { status }: Pick<Proposed, 'status'>,
  verdict: GateVerdict,
  writer: number,
): boolean {
  const { state } = verdict
  return (
    status?.creator === writer && status.state === state && status.description === gateLine(verdict)
  )
}

/** At most one write for each change of the answer; somebody else's status of that name is none. */
export async function write(
  { forge }: Ports,
  run: RunFacts,
  base: Base | undefined,
  pull: Pick<Proposed, 'number' | 'url' | 'title' | 'head' | 'status'>,
  {
    verdict,
    writer,
    records,
    untold,
    group = false,
  }: Recorded & {
    readonly verdict: GateVerdict
    readonly writer: number
    readonly group?: boolean
  },
): Promise<Written> {
  const { number, url, title, head } = pull
  const same = isSaid(pull, verdict, writer)
  const judged = { base, pull: { number, url, title, head }, verdict, untold, group }
  const recorded = records.length > 0 && !run.dryRun
  if (same || run.dryRun) {
    return { kind: 'judged', ...judged, operation: recorded ? 'updated' : 'none' }
  }
  await forge.setStatus({
    commit: head,
    context: GATE_CONTEXT,
    state: verdict.state,
    description: gateLine(verdict),
    targetUrl: run.url,
  })
  return { kind: 'judged', ...judged, operation: 'updated' }
}
