import { environmentNamed, upstreamNames } from '../edge.ts'
import type { ServiceFacts } from '../facts.ts'
import { instant } from '../instant.ts'
import { activeSetChoice } from './chosen-set.ts'
import { withSetExceptions } from './excepted.ts'
import type { SetFacts } from './facts.ts'
import { isRun, linesOf } from './line.ts'
import { statesOf } from './plan-set.ts'

/** An older state of an upstream that is to be promoted. */
export interface LookBack {
  readonly upstream: string
  /** RFC 3339. */
  readonly at: string
}

/**
 * The older states of upstreams that a set would be taken from by these facts. Of a service that an upstream pins now as the target
 * does it matters what it was then, for the others would go beside what the target runs. Facts to which all that `wasOtherwise` were
 * added are planned as if they had every service, as soon as none is new.
 */
export function looksBackTo(given: SetFacts): readonly LookBack[] {
  const facts = withSetExceptions(given)
  const target = environmentNamed(facts.policy, facts.environment)
  const upstreams = target === undefined ? [] : upstreamNames(target)
  return statesOf(facts, upstreams, activeSetChoice(facts)).flatMap(({ upstream, found, set }) => {
    const isOlder = set !== undefined && found.waiting.length > 0
    if (!isOlder || found.state === undefined) return []
    return [{ upstream, at: new Date(found.state.from).toISOString() }]
  })
}

/** Whether an upstream pinned anything else of a service then than the target does now, or nobody knows what; its records don't matter. */
export function wasOtherwise(
  service: ServiceFacts,
  environment: string,
  { upstream, at }: LookBack,
): boolean {
  const then = instant(at)
  return linesOf([service], environment, upstream).some((line) => {
    const entry = line.entries.find(({ place }) => place <= then)
    return entry === undefined ? line.cut : !isRun(line, entry)
  })
}
