import { describeProblem, POLICY_PATH, parseHolds, parsePolicy } from '@fluxgate/policy'
import {
  type GateVerdict,
  judgeChange,
  pullRequestVerdict,
  type ServiceRecord,
  type Surroundings,
} from '@fluxgate/promotion'
import { textAt } from '../facts/view.ts'
import type { Forge } from '../forge-port.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import { changedByGit, pathsOf } from './changed-by-git.ts'
import { type Brought, type Looked, type LookedAt, lookAt } from './look-at.ts'
import { nameOf, placesOf } from './parts.ts'
import { withSetExceptions } from './set-exceptions.ts'
import { straysIn } from './strays.ts'
import { bearingOn, type Changed, changedBy, type Touched } from './touched.ts'

/** Without git a request tells of two dozen services, and each takes a request for its records. */
const MOST_BY_API = 200

/** GitHub lists no more than 3,000 files of a pull request. */
const MOST_SERVICES = 3_000

/** What merging a pull request would do, before it is judged. */
export type Examined =
  /** It can't be looked at, and this is the verdict. */
  | { readonly kind: 'told'; readonly verdict: GateVerdict }
  | {
      readonly kind: 'examined'
      readonly looked: readonly Looked[]
      readonly surroundings: Surroundings
    }

/**
 * Looks what merging a pull request would do, from what GitHub made of merging it into base as it was read: whatever its title,
 * labels and author say. `merged` is that commit; it must have been made from `base.commit`.
 */
export async function examine(
  ports: Ports,
  base: Base,
  brought: Brought,
  merged: string,
): Promise<Examined> {
  const all = brought.changedCut ? await changedByGit(ports, base.commit, merged) : brought.changed
  if (all === undefined) {
    return told(
      'changes more files than GitHub lists, and git did not tell them (see the log); split it',
    )
  }
  const changed = changedBy(base.policy, all)
  const problems = await problemsIn(ports.forge, changed, merged)
  const whole = { ...brought, changed: all }
  const first = await lookAtAll(ports, base, whole, merged, changed)
  if (typeof first === 'string') return told(first)
  // What stands where no service has its overlay may be part of any, which only reading it has told.
  const own = new Set(changed.services.map(nameOf))
  const parts = first.parts.filter((one) => own.has(nameOf(one)))
  const second =
    parts.length === 0 ? first : await lookAtAll(ports, base, whole, merged, changed, parts)
  if (typeof second === 'string') return told(second)
  const looked = await withSetExceptions(ports.forge, base, brought, second.looked)
  const { policy, workflows } = changed
  const paths = await pathsOf(ports, base.commit, merged, all)
  const strays = await straysIn(ports, base, merged, paths, second)
  return { kind: 'examined', looked, surroundings: { policy, workflows, problems, strays } }
}

/** Everything that the change bears on, `parts` of overlays included; a sentence: it is too much. */
async function lookAtAll(
  ports: Ports,
  base: Base,
  brought: Brought,
  merged: string,
  changed: Changed,
  parts: readonly Touched[] = [],
): Promise<LookedAt | string> {
  const bearing = await bearingOn(ports, base, merged, { ...changed, parts })
  if (bearing.kind === 'too-many') {
    const file = changed.shared[0] ?? parts.flatMap(placesOf)[0] ?? ''
    return `changes ${file}, which any of ${bearing.services} overlays may build on: too many to tell without git, see the log`
  }
  const touched = distinct([...changed.services, ...bearing.services])
  const most = ports.snapshot === undefined ? MOST_BY_API : MOST_SERVICES
  if (touched.length > most) return `bears on ${touched.length} services; split it, ${most} at most`
  return lookAt(ports, base, brought, merged, touched)
}

/** The verdict on what was examined, with records that a read may not show yet. */
export function verdictOn(examined: Examined, own: readonly ServiceRecord[] = []): GateVerdict {
  if (examined.kind === 'told') return examined.verdict
  const verdicts = examined.looked.map(({ facts, change }) => {
    const fresh = own.filter(({ key }) => key === facts.key)
    return judgeChange({ ...facts, records: [...facts.records, ...fresh] }, change)
  })
  return pullRequestVerdict(verdicts, examined.surroundings)
}

/** With a policy that is broken at base nothing can be judged, and only its repair may pass. */
export async function judgeRepair(
  forge: Pick<Forge, 'read'>,
  { changed, changedCut }: Pick<Brought, 'changed' | 'changedCut'>,
  merged: string,
  problem: string,
): Promise<GateVerdict> {
  const alone = !changedCut && changed.every(({ path }) => path === POLICY_PATH)
  const problems = await problemsIn(forge, { policy: true, holds: [] }, merged)
  if (alone && problems.length === 0) {
    return { state: 'success', why: 'mends the policy', until: undefined, services: [] }
  }
  return failure(`the policy must be mended first, by itself: ${problems[0] ?? problem}`)
}

function failure(why: string): GateVerdict {
  return { state: 'failure', why, until: undefined, services: [] }
}

function told(why: string): Examined {
  return { kind: 'told', verdict: failure(why) }
}

function distinct(all: readonly Touched[]): readonly Touched[] {
  return [...new Map(all.map((one) => [nameOf(one), one])).values()]
}

/** What is wrong with the policy and hold files that the merge would leave. */
async function problemsIn(
  forge: Pick<Forge, 'read'>,
  { policy, holds }: Pick<Changed, 'policy' | 'holds'>,
  merged: string,
): Promise<readonly string[]> {
  const paths = [...(policy ? [POLICY_PATH] : []), ...holds]
  if (paths.length === 0) return []
  const { nodes } = await forge.read({ commit: merged, paths, histories: [], branches: [] })
  return paths.flatMap((path) => {
    const text = textAt(nodes, path)
    if (text === undefined) return path === POLICY_PATH ? [`${path} would be gone`] : []
    if (text === 'unreadable') return [`${path} is not a text file of a size that can be read`]
    const parsed = path === POLICY_PATH ? parsePolicy(text, path) : parseHolds(text, path)
    return parsed.kind === 'problems' ? parsed.problems.map(describeProblem) : []
  })
}
