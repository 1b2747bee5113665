import { ForgeError, type Proposed } from '@fluxgate/forge'
import { describeProblem, type Problem } from '@fluxgate/policy'
import type { GateVerdict } from '@fluxgate/promotion'
import { gateLine } from '@fluxgate/report'
import { type Examined, examine, judgeRepair, verdictOn } from './judge-pull-request.ts'
import { GATE_CONTEXT } from './land.ts'
import { type Merged, mergeJudged, wishFor, withdraw } from './merge.ts'
import { type Overriding, override, type Recorded, whyNotOverride } from './override.ts'
import type { Operation, Ports, RunFacts } from './ports.ts'
import { type Base, openRepository, POLICY_PATH, whyNotRecorder } from './repository.ts'
import { isEnough, stopsAll } from './trouble.ts'

export type GateOutcome =
  | { readonly kind: 'refused'; readonly why: string }
  /** It is not there to be merged into the branch that Flux reads. */
  | { readonly kind: 'not-asked'; readonly why: string }
  /** GitHub has not merged it on trial yet. */
  | { readonly kind: 'deferred'; readonly why: string }
  | Gated

export interface Gated {
  readonly kind: 'judged'
  /** undefined: the policy at base is broken. */
  readonly base: Base | undefined
  readonly pull: Pick<Proposed, 'number' | 'url' | 'title' | 'head'>
  readonly verdict: GateVerdict
  /** The status's one line. */
  readonly line: string
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
  let overtaken: Gated | undefined
  let skipped: Recorded | undefined
  for (const wait of TRIAL_WAITS_MS) {
    if (wait > 0) await ports.clock.sleep(wait)
    const opened = await openRepository(ports.forge)
    if (opened.kind === 'no-policy') {
      return { kind: 'refused', why: `there is no ${POLICY_PATH} on ${opened.branch} yet` }
    }
    const base = opened.kind === 'open' ? opened.base : undefined
    const at = opened.kind === 'open' ? opened.base : opened.at
    const odd = base === undefined ? undefined : whyNotRecorder(base)
    if (odd !== undefined) return { kind: 'refused', why: odd }
    if (at === undefined) return { kind: 'refused', why: `no ${POLICY_PATH} can be read` }
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
    const done = skipped ?? (await override(ports, run, { pull, examined, overriding }))
    if (done.kind === 'refused') return done
    skipped = done
    const verdict = verdictOn(examined, done.records)
    const wish = wishFor(base, pull, verdict)
    const withdrawn = await withdraw(ports, run, wish, pull, at.viewer.id)
    const gated = { verdict, writer: at.viewer.id, ...done }
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

type Opened = Exclude<Awaited<ReturnType<typeof openRepository>>, { readonly kind: 'no-policy' }>

async function examination(ports: Ports, opened: Opened, pull: Proposed): Promise<Examined> {
  const { merge } = pull
  if (merge.kind !== 'merged') {
    const why = 'conflicts with the branch that it goes into, so there is nothing to judge'
    return { kind: 'told', verdict: { state: 'failure', why, until: undefined, services: [] } }
  }
  if (opened.kind === 'open') return examine(ports, opened.base, pull, merge.commit)
  const { problems } = opened
  const verdict = await judgeRepair(ports.forge, pull, merge.commit, problemLine(problems))
  return { kind: 'told', verdict }
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

type Written = Omit<Gated, 'merge' | 'operation'> & {
  readonly operation: Extract<Operation, 'none' | 'updated'>
}

/** At most one write for each change of the answer; somebody else's status of that name is none. */
async function write(
  { forge }: Ports,
  run: RunFacts,
  base: Base | undefined,
  pull: Proposed,
  {
    verdict,
    writer,
    records,
    untold,
  }: Recorded & {
    readonly verdict: GateVerdict
    readonly writer: number
  },
): Promise<Written> {
  const { number, url, title, head, status } = pull
  const line = gateLine(verdict)
  const same =
    status?.creator === writer && status.state === verdict.state && status.description === line
  const judged = { base, pull: { number, url, title, head }, verdict, line, untold }
  const recorded = records.length > 0 && !run.dryRun
  if (same || run.dryRun) {
    return { kind: 'judged', ...judged, operation: recorded ? 'updated' : 'none' }
  }
  await forge.setStatus({
    commit: head,
    context: GATE_CONTEXT,
    state: verdict.state,
    description: line,
    targetUrl: run.url,
  })
  return { kind: 'judged', ...judged, operation: 'updated' }
}

/** What came of one pull request in a sweep. */
export interface SweptGate {
  readonly number: number
  /** undefined: it was not come to, or could not be judged. */
  readonly outcome: GateOutcome | undefined
  /** Why it could not be judged; the others are judged all the same. */
  readonly trouble: ForgeError | undefined
}

/** A sweep has to come to its end within its step, also where hundreds are open; the next one goes on. */
const BUDGET_MS = 90_000

/** Where there are more, a sweep begins anywhere among them, so that none waits for ever behind those before it. */
const MANY = 25

/** Judges every open pull request into the branch that Flux reads, so that what time opens opens by itself. */
export async function gateAll(
  ports: Ports,
  run: RunFacts,
  branch: string,
): Promise<readonly SweptGate[]> {
  const { clock, forge } = ports
  const end = clock.now().getTime() + BUDGET_MS
  const open = await forge.openInto(branch)
  const start = open.length > MANY ? Math.floor(clock.random() * open.length) : 0
  const swept: SweptGate[] = []
  let over = false
  for (const number of [...open.slice(start), ...open.slice(0, start)]) {
    over ||= clock.now().getTime() > end
    const came: GateOutcome | ForgeError | undefined = over
      ? undefined
      : await gateOrTrouble(ports, run, number)
    const trouble: ForgeError | undefined = came instanceof ForgeError ? came : undefined
    over ||= trouble !== undefined && isEnough(trouble)
    swept.push({ number, outcome: came instanceof ForgeError ? undefined : came, trouble })
  }
  return swept
}

async function gateOrTrouble(
  ports: Ports,
  run: RunFacts,
  number: number,
): Promise<GateOutcome | ForgeError> {
  try {
    return await gate(ports, run, number)
  } catch (error) {
    if (!(error instanceof ForgeError) || stopsAll(error)) throw error
    return error
  }
}

/** Whether pull requests are to be judged: the branch requires it, or the policy has gates, or merges, that nothing else sees to. */
export function isGated({ rules, policy }: Base): boolean {
  if (rules.requiredStatuses.includes(GATE_CONTEXT)) return true
  if (policy.environments.some(({ merge }) => merge === 'auto')) return true
  const gates = [
    ...policy.environments.map((environment) => environment.gates),
    ...policy.services.flatMap((service) => service.gates.map((one) => one.gates)),
  ]
  return gates.some(
    ({ windows, freezes, approvals }) => windows.length + freezes.length + approvals.length > 0,
  )
}
