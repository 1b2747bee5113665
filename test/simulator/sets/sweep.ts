import { judgeChange, pullRequestVerdict, type SetPlan } from '@fluxgate/promotion'
import type { Count, Told } from '../acts.ts'
import { pinning } from '../judged.ts'
import { areOpenAt, type Verdict, verdictIn } from '../verdict.ts'
import { factsOf, versionIn } from '../world.ts'
import { carryOut, intentIn } from './carry-out.ts'
import { type Expected, expectedSet, isSame, openSet, wantedSet, wereTogether } from './model.ts'
import type { SeenSets } from './seen.ts'
import { type SetWorld, seenSets, serviceIn, TARGET } from './world.ts'

/** A sweep: what it leaves open must be what the model says, and a second one must find nothing to do. */
export function sweepSets(world: SetWorld, count: Count): Told {
  const before = seenSets(world)
  const plan = intentIn(world)
  if (plan === undefined) count('nothing to plan')
  else {
    count(plan.step.kind)
    if (!carryOut(world, plan, 4)) return { text: 'a sweep', fault: 'overtaken by nobody' }
  }
  const text = `a sweep: ${plan === undefined ? 'nothing differs' : `${plan.step.kind}, ${plan.reason}`}`
  const fault = plan?.reason === '' ? 'no reason' : undefined
  return {
    text,
    fault: fault ?? outcome(before, seenSets(world)) ?? again(world) ?? judge(world, count),
  }
}

function again(world: SetWorld): string | undefined {
  const plan = intentIn(world)
  const busy = plan !== undefined && isBusy(plan)
  return busy ? `a second sweep would ${plan.step.kind}: ${plan.reason}` : undefined
}

function isBusy({ step }: SetPlan): boolean {
  return ['open', 'move', 'touch', 'close'].includes(step.kind)
}

function outcome(before: SeenSets, after: SeenSets): string | undefined {
  const expected = expectedSet(before)
  const open = openSet(after)
  const found = open?.proposal?.brings
  if (describe(expected) !== describe(found)) {
    return `the model says ${describe(expected)}, found was ${describe(found)}`
  }
  if (found === undefined || open?.foreign === true) return undefined
  // What was proposed once stands as it was.
  const kept = openSet(before)?.proposal?.brings
  if (kept !== undefined && isSame(kept, found)) return undefined
  const asked = wantedSet(before)?.asked === true
  if (wereTogether(after, found, asked)) return undefined
  const rest = asked ? '' : ` beside what else ${TARGET} runs`
  return `no upstream ever had ${describe(found)} together${rest}`
}

function describe(expected: Expected): string {
  if (expected === undefined) return 'no pull request'
  const brought = [...expected].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `a pull request for ${brought.map((one) => one.join(' ')).join(', ')}`
}

const WORST: readonly Verdict[] = ['closed', 'waiting', 'open']
const STATES = { closed: 'failure', waiting: 'pending', open: 'success' } as const

/** What the gate says of the pull request that is open: the worst over its services, and until when. */
export function judge(world: SetWorld, count: Count): string | undefined {
  const pull = world.pulls.find(({ state }) => state === 'open')
  const brings = pull === undefined ? undefined : world.heads.get(pull.head)?.brings
  if (brings === undefined) return undefined
  const seen = seenSets(world)
  const asked = [...brings].filter(
    ([key, version]) => versionIn(serviceIn(world, key), TARGET) !== version,
  )
  const services = asked.map(([key, version]) => {
    const one = serviceIn(world, key)
    return judgeChange(factsOf(one), {
      ...{ environment: TARGET, ours: true, pullRequest: pull?.number },
      before: pinning({ chart: versionIn(one, TARGET) }),
      after: pinning({ chart: version }),
    })
  })
  const verdict = pullRequestVerdict(services, { problems: [], policy: false, workflows: false })
  const judged = asked.flatMap(([key, version]) => {
    const one = seen.services.get(key)
    return one === undefined ? [] : [{ one, asked: { environment: TARGET, version, ours: true } }]
  })
  const states = judged.map((each) => verdictIn(each.one, each.asked))
  const worst = WORST.find((state) => states.includes(state)) ?? 'open'
  count(`judged ${worst}`)
  if (verdict.state !== STATES[worst]) {
    return `the gate says ${verdict.state} (${verdict.why}), the model ${STATES[worst]}`
  }
  if (verdict.until === undefined) return undefined
  const end = Date.parse(verdict.until)
  const late = judged.some((each) => !areOpenAt(each.one, each.asked, end))
  return late ? `not every service is through its gates at ${verdict.until}` : undefined
}
