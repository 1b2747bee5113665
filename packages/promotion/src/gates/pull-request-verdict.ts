import type { ServiceVerdict } from './judge-change.ts'

/** The state of the status that a branch may require. */
export type GateStatus = 'success' | 'pending' | 'failure'

/** What the gate says of a pull request, or of a commit of the merge queue. */
export interface GateVerdict {
  readonly state: GateStatus
  /** Why, in one sentence without a full stop; what is waited for comes from the gates of `services`. */
  readonly why: string
  /** Pending: when all gates are open together, RFC 3339; undefined: when somebody acts. */
  readonly until: string | undefined
  /** What was judged, worst first; services that stay as they are left out. */
  readonly services: readonly ServiceVerdict[]
}

/** What a pull request touches besides pins. */
export interface Surroundings {
  /** Whether it changes the policy. */
  readonly policy: boolean
  /** Whether it changes what runs: anything under `.github/`. */
  readonly workflows: boolean
  /** What is wrong with the policy and hold files as they would be merged, `file:line:col message`; empty: they parse. */
  readonly problems: readonly string[]
  /** What moves services past their overlays, so that no judgement of those speaks of it, a sentence for each; none told: none. */
  readonly strays?: readonly string[]
}

const WORST_FIRST = ['closed', 'waiting', 'open'] as const

/** The verdict on a pull request: the worst over the services that it moves. */
export function pullRequestVerdict(
  judged: readonly ServiceVerdict[],
  { policy, workflows, problems, strays = [] }: Surroundings,
): GateVerdict {
  const services = judged
    .filter(({ moves }) => moves)
    .toSorted((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state))
  const failure = (why: string): GateVerdict => ({
    state: 'failure',
    why,
    until: undefined,
    services,
  })
  const [problem] = problems
  if (problem !== undefined) return failure(problem)
  const [worst] = services
  const [stray] = strays
  if (stray !== undefined && worst?.state !== 'closed') return failure(stray)
  if (worst === undefined) {
    return { state: 'success', why: 'changes no pin', until: undefined, services }
  }
  if (policy || workflows) {
    const beside = policy ? 'the policy' : 'workflows'
    return failure(`changes pins together with ${beside}; split it into two pull requests`)
  }
  switch (worst.state) {
    case 'closed':
      return failure(worst.why)
    case 'waiting':
      return { state: 'pending', why: worst.why, until: latest(services), services }
    case 'open':
      return { state: 'success', why: worst.why, until: undefined, services }
  }
}

/** All of them have to be open, so the last one counts; undefined where one of them waits for somebody. */
function latest(services: readonly ServiceVerdict[]): string | undefined {
  const waiting = services.filter(({ state }) => state === 'waiting')
  const times = waiting.map(({ until }) => (until === undefined ? Number.NaN : Date.parse(until)))
  const last = Math.max(...times)
  return Number.isNaN(last) ? undefined : new Date(last).toISOString().replace('.000Z', 'Z')
}
