import { ForgeError } from '@fluxgate/forge'
import type { Sources } from '../facts/gather-services.ts'
import type { Ports, RunFacts } from '../ports.ts'
import type { Base } from '../repository.ts'
import { isEnough, stopsAll } from '../trouble.ts'
import { restingAmong } from './resting.ts'
import { type Scope, type SweptService, sweepService, type ToSweep } from './sweep-service.ts'

/** A step of a job has ten minutes; what is begun when these are over still has to end, and gates are judged after it. */
const BUDGET = 7 * 60_000

/** The share of an hour's requests that no sweep of everything touches: events have to be recorded at once, it can wait. */
export const LEFT_TO_EVENTS = 0.25

function whyEnough({ clock, forge }: Ports, end: number, kept: number): string | undefined {
  if (clock.now().getTime() > end) return `its ${BUDGET / 60_000} minutes were over`
  if (forge.allowance() >= kept) return undefined
  return "a quarter of the hour's requests is left to events"
}

/** Few enough for their histories to be in memory at once, and for what was read to be still true when the last is planned. */
const TOGETHER = 50

/** Which services are swept, what they are read from, and the share of the hour's requests that is left alone. */
interface EachOf {
  readonly scope: Scope
  readonly wanted: Iterable<readonly ToSweep[]> | AsyncIterable<readonly ToSweep[]>
  readonly sources: Sources
  readonly kept: number
}

interface Sweeping {
  readonly services: SweptService[]
  readonly bugs: unknown[]
  /** Why it ended before them all. */
  enough: string | undefined
}

/**
 * One service after the other; what stops one does not stop the others, which would wait for it in every sweep to come. Those of
 * which nothing is to be written are told from facts that are read together; all else is read afresh. Why it ended before them
 * all is in `enough`.
 */
export async function sweepEach(
  ports: Ports,
  run: RunFacts,
  base: Base,
  { scope, wanted, sources, kept }: EachOf,
): Promise<{ readonly services: readonly SweptService[]; readonly enough: string | undefined }> {
  const end = ports.clock.now().getTime() + BUDGET
  const sweeping: Sweeping = { services: [], bugs: [], enough: undefined }
  const { services, bugs } = sweeping
  for await (const some of wanted) {
    for (let from = 0; from < some.length && sweeping.enough === undefined; from += TOGETHER) {
      const group = some.slice(from, from + TOGETHER)
      sweeping.enough = whyEnough(ports, end, kept)
      if (sweeping.enough !== undefined) break
      const resting = await restingAmong(ports, run, base, scope, group, sources)
      for (const one of group) {
        const rests = resting.get(one.key)
        if (rests !== undefined) {
          services.push(rests)
          continue
        }
        sweeping.enough ??= whyEnough(ports, end, kept)
        if (sweeping.enough !== undefined) break
        await sweepOne(ports, run, base, scope, one, sweeping)
      }
    }
    if (sweeping.enough !== undefined) break
  }
  if (bugs.length > 0) throw bugs[0]
  return { services, enough: sweeping.enough }
}

async function sweepOne(
  ports: Ports,
  run: RunFacts,
  base: Base,
  scope: Scope,
  one: ToSweep,
  sweeping: Sweeping,
): Promise<void> {
  try {
    sweeping.services.push(await sweepService(ports, run, base, scope, one))
  } catch (error) {
    if (stopsAll(error)) throw error
    if (isEnough(error)) sweeping.enough = 'GitHub takes no more for now'
    if (error instanceof ForgeError) {
      const deferred = error.kind === 'deferred'
      sweeping.services.push({
        key: one.key,
        edges: [],
        reverted: [],
        deferred,
        trouble: error,
        nowhere: false,
      })
    } else {
      sweeping.bugs.push(error)
    }
  }
}
