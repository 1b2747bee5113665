import { ForgeError } from '@fluxgate/forge'
import type { Ports, RunFacts } from './ports.ts'
import type { Base } from './repository.ts'
import { type Scope, type SweptService, sweepService, type ToSweep } from './sweep-service.ts'
import { isEnough, stopsAll } from './trouble.ts'

/** A step of a job has ten minutes; what is begun when these are over still has to end, and gates are judged after it. */
const BUDGET = 7 * 60_000

/** The share of an hour's requests that no sweep of everything touches: events have to be recorded at once, it can wait. */
export const LEFT_TO_EVENTS = 0.25

function whyEnough({ clock, forge }: Ports, end: number, kept: number): string | undefined {
  if (clock.now().getTime() > end) return `its ${BUDGET / 60_000} minutes were over`
  if (forge.allowance() >= kept) return undefined
  return "a quarter of the hour's requests is left to events"
}

/**
 * One service after the other; what stops one does not stop the others, which would wait for it in every sweep to come. Why it
 * ended before them all is in `enough`.
 */
export async function sweepEach(
  ports: Ports,
  run: RunFacts,
  base: Base,
  scope: Scope,
  wanted: Iterable<ToSweep> | AsyncIterable<ToSweep>,
  kept = 0,
): Promise<{ readonly services: readonly SweptService[]; readonly enough: string | undefined }> {
  const end = ports.clock.now().getTime() + BUDGET
  const services: SweptService[] = []
  const bugs: unknown[] = []
  let enough: string | undefined
  for await (const one of wanted) {
    enough ??= whyEnough(ports, end, kept)
    if (enough !== undefined) break
    try {
      services.push(await sweepService(ports, run, base, scope, one))
    } catch (error) {
      if (stopsAll(error)) throw error
      if (isEnough(error)) enough = 'GitHub takes no more for now'
      if (error instanceof ForgeError) {
        const deferred = error.kind === 'deferred'
        services.push({
          ...{ key: one.key, edges: [], reverted: [], deferred },
          ...{ trouble: error, nowhere: false },
        })
      } else {
        bugs.push(error)
      }
    }
  }
  if (bugs.length > 0) throw bugs[0]
  return { services, enough }
}
