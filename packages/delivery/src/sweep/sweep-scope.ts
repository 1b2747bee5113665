import { type Environment, quote } from '@fluxgate/policy'
import { lastFailed } from '@fluxgate/promotion'
import { concerned } from '../facts/gather-promotion.ts'
import { openRecordBook, type RecordBook } from '../facts/record-book.ts'
import { newestRecords } from '../facts/records.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import type { Scope } from './sweep-service.ts'

/** The edges that a sweep was asked for. */
interface Edges {
  /** Only those out of these environments; empty: all. */
  readonly from: readonly string[]
  /** Only those into these environments; empty: all. */
  readonly to: readonly string[]
}

/** What this sweep is about; edges out of some environments alone say nothing of what failed. */
export function scopeOf(base: Base, request: Edges): Scope {
  const { from, to } = request
  const reverting = base.policy.environments
    .filter(({ onFailure }) => onFailure === 'revert' && from.length === 0)
    .filter(({ name }) => to.length === 0 || to.includes(name))
  return { targets: targetsOf(base, request), reverting }
}

/** That no promotion goes the way that was asked for, which is nobody's mistake; undefined: there are some, or failures to look for. */
export function whyIdle(base: Base, request: Edges): string | undefined {
  const { targets, reverting } = scopeOf(base, request)
  const { from, to } = request
  if (from.length + to.length === 0 || targets.length + reverting.length > 0) return undefined
  const [out, into] = [from, to].map((names) => names.map(quote).join(', '))
  if (to.length === 0) return `nothing is promoted out of ${out}: no environment follows it`
  return from.length === 0
    ? `nothing is promoted into ${into}, which follows no other environment`
    : `nothing is promoted from ${out} to ${into}, which does not follow it`
}

/** Services of which a failure was the last that was heard: one request for each hundred of the newest records, three at most. */
export async function lastFailedIn(
  { forge }: Ports,
  base: Base,
  environments: readonly Environment[],
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>()
  for (const { name } of environments) {
    for (const key of lastFailed(await newestRecords(forge, base, name))) keys.add(key)
  }
  return keys
}

function targetsOf(base: Base, { from, to }: Edges): readonly Environment[] {
  return base.policy.environments.filter((environment) => {
    const upstreams = [...environment.after, ...environment.afterAny]
    if (upstreams.length === 0) return false
    if (to.length > 0 && !to.includes(environment.name)) return false
    return from.length === 0 || upstreams.some((upstream) => from.includes(upstream))
  })
}

/** The environments that a sweep looks through for services. */
export function environmentsOf(base: Base, { targets, reverting }: Scope): readonly Environment[] {
  return [...new Set([...concerned(base, targets), ...reverting])]
}

/** The records of the environments that a sweep looks through, read as they are asked for. */
export function bookOf({ forge }: Pick<Ports, 'forge'>, base: Base, scope: Scope): RecordBook {
  const names = environmentsOf(base, scope).map(({ name }) => name)
  return openRecordBook(forge, base, names)
}
