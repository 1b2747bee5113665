import { ForgeError } from '@fluxgate/forge'
import { gatesIn } from '@fluxgate/policy'
import { GATE_CONTEXT } from '../carry-out/land.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { isEnough, stopsAll } from '../trouble.ts'
import { type GateOutcome, gate } from './gate.ts'
import { gateGroup, queueHeads } from './gate-group.ts'

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

/**
 * Judges every open pull request into the branch that Flux reads, and what its merge queue has made of them, so that what time opens
 * opens by itself; `except`: numbers of those that were judged already.
 */
export async function gateAll(
  ports: Ports,
  run: RunFacts,
  { branch, rules }: Pick<Base, 'branch' | 'rules'>,
  except: ReadonlySet<number> = new Set(),
): Promise<readonly SweptGate[]> {
  const { clock, forge } = ports
  const end = clock.now().getTime() + BUDGET_MS
  const open = (await forge.openInto(branch)).filter((number) => !except.has(number))
  const start = open.length > MANY ? Math.floor(clock.random() * open.length) : 0
  const groups = rules.mergeQueue && except.size === 0 ? await queueHeads(forge, branch) : []
  const judgements: readonly Judgement[] = [
    // Whoever waits in a queue holds up all behind.
    ...groups.map(({ number, head }) => ({ number, judge: () => gateGroup(ports, run, head) })),
    ...[...open.slice(start), ...open.slice(0, start)].map((number) => ({
      number,
      judge: () => gate(ports, run, number),
    })),
  ]
  const swept: SweptGate[] = []
  let over = false
  for (const { number, judge } of judgements) {
    over ||= clock.now().getTime() > end
    const came: GateOutcome | ForgeError | undefined = over ? undefined : await orTrouble(judge)
    const trouble: ForgeError | undefined = came instanceof ForgeError ? came : undefined
    over ||= trouble !== undefined && isEnough(trouble)
    swept.push({ number, outcome: came instanceof ForgeError ? undefined : came, trouble })
  }
  return swept
}

interface Judgement {
  readonly number: number
  readonly judge: () => Promise<GateOutcome>
}

async function orTrouble(judge: Judgement['judge']): Promise<GateOutcome | ForgeError> {
  try {
    return await judge()
  } catch (error) {
    if (!(error instanceof ForgeError) || stopsAll(error)) throw error
    return error
  }
}

/** Whether pull requests are to be judged: the branch requires it, or the policy has gates, or merges, that nothing else sees to. */
export function isGated({ rules, policy }: Base): boolean {
  if (rules.requiredStatuses.includes(GATE_CONTEXT)) return true
  if (policy.environments.some(({ merge }) => merge === 'auto')) return true
  return gatesIn(policy).some(
    ({ windows, freezes, approvals }) => windows.length + freezes.length + approvals.length > 0,
  )
}
