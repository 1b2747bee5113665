import { chartSource, type Files, type Located } from '@fluxgate/documents'
import type { Proposed, QueueMember } from '@fluxgate/forge'
import { describeProblem, type Environment, parseHolds, parsePolicy, setOf } from '@fluxgate/policy'
import {
  type Entrance,
  type GateVerdict,
  isSame,
  judgeChange,
  type PinChange,
  promotionBranch,
  pullRequestVerdict,
  reportsWanted,
  type Seen,
  type ServiceFacts,
  type ServiceRecord,
  type Surroundings,
  sourceSpan,
} from '@fluxgate/promotion'
import type { Forge } from './forge-port.ts'
import { locateServices, type Overlays } from './locate-services.ts'
import { describeRefusal, pinsOf, unrecordable } from './overlay-facts.ts'
import type { Ports } from './ports.ts'
import { gatherPromotion } from './promote.ts'
import { withReports } from './reports.ts'
import { type Base, POLICY_PATH } from './repository.ts'
import { approvalRules, reviewedOf, withAnswers } from './reviews.ts'
import { bearingOn, type Changed, changedBy, type Touched } from './touched.ts'
import { filesAt, textAt } from './view.ts'

/** Each service costs two requests; who moves more at once can do it in several pull requests. */
const MOST_SERVICES = 200

/** What a pull request would do to one service in one environment, with the facts at base. */
export interface Looked {
  readonly facts: ServiceFacts
  readonly change: PinChange
}

/** What is to be judged: a pull request, or a commit of the merge queue, which is of none alone. */
export interface Brought extends Pick<Proposed, 'changed' | 'changedCut'> {
  readonly pull: Proposed | undefined
  /** The pull requests that a commit of the merge queue brings. */
  readonly members: readonly QueueMember[]
}

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
  if (brought.changedCut) {
    return told('changes more files than GitHub lists, so it can not be judged; split it')
  }
  const changed = changedBy(base.policy, brought.changed)
  const problems = await problemsIn(ports.forge, changed, merged)
  const bearing = await bearingOn(ports, base, merged, changed)
  if (bearing.kind === 'too-many') {
    const file = changed.shared[0] ?? ''
    return told(
      `changes ${file}, which any of ${bearing.services} overlays may build on: too many to tell without git, see the log`,
    )
  }
  const touched = distinct([...changed.services, ...bearing.services])
  if (touched.length > MOST_SERVICES) {
    return told(`bears on ${touched.length} services; split it, ${MOST_SERVICES} at most`)
  }
  const looked = await lookAt(ports, base, brought, merged, touched)
  const { policy, workflows } = changed
  return { kind: 'examined', looked, surroundings: { policy, workflows, problems } }
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
  brought: Pick<Brought, 'changed'>,
  merged: string,
  problem: string,
): Promise<GateVerdict> {
  const alone = brought.changed.every(({ path }) => path === POLICY_PATH)
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
  return [...new Map(all.map((one) => [`${one.environment.name} ${one.key}`, one])).values()]
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

async function lookAt(
  ports: Ports,
  base: Base,
  { pull, members }: Brought,
  merged: string,
  touched: readonly Touched[],
): Promise<readonly Looked[]> {
  const looked: Looked[] = []
  for (const [key, own] of Map.groupBy(touched, (one) => one.key)) {
    const environments = own.map(({ environment }) => environment)
    const targets = environments.filter(({ after, afterAny }) => after.length + afterAny.length > 0)
    const gathered = await gatherPromotion(ports, base, key, targets, { environments })
    const overlays = await locateServices(filesAt(ports.forge, merged), base.policy, own)
    const plain = environments.map((environment) => ({
      environment: environment.name,
      before: seen(gathered.located.get(environment.name), gathered.files),
      after: seenAt(overlays, environment.name, key),
      ours: branchesFor(environment, key).some((branch) =>
        (pull === undefined ? members : [pull]).some((one) => isOurs(one, base, branch)),
      ),
      pullRequest: pull?.number,
      among: members.map(({ number }) => number),
    }))
    const changes = await reviewedChanges(ports.forge, gathered.facts, pull, plain)
    const wanted = reportsWanted(gathered.facts, changes.flatMap(entranceOf))
    const [{ facts } = gathered] = await withReports(ports.forge, [{ gathered, wanted }])
    looked.push(...changes.map((change) => ({ facts, change })))
  }
  return looked
}

/** Where a pull request brings a release in, what was reported on that release counts. */
function entranceOf({ environment, before, after }: PinChange): readonly Entrance[] {
  if (after.kind !== 'pinned' || after.range || isSame(before, after)) return []
  return [{ environment, pins: after.pins }]
}

/** With what people said, where the policy asks for approvals of what is brought in. */
async function reviewedChanges(
  forge: Forge,
  facts: ServiceFacts,
  pull: Proposed | undefined,
  changes: readonly PinChange[],
): Promise<readonly PinChange[]> {
  if (pull === undefined) return changes
  const reviewed: PinChange[] = []
  for (const change of changes) {
    const pins = entranceOf(change)[0]?.pins
    const rules = approvalRules(facts, change.environment)
    if (pins === undefined || rules.length === 0) {
      reviewed.push(change)
      continue
    }
    const span = () => sourceSpan(facts, change.environment, pins)
    const all = await withAnswers(forge, reviewedOf(pull, facts.recorder), rules, span)
    reviewed.push({ ...change, reviewed: all })
  }
  return reviewed
}

/** Our branches that may move a service in an environment: its own, and that of its release set. */
function branchesFor(environment: Environment, key: string): readonly string[] {
  const id = setOf(environment, key)
  return [key, ...(id === undefined ? [] : [id])].map((one) =>
    promotionBranch(environment.name, one),
  )
}

function isOurs(
  { author, fork, branch }: Pick<Proposed, 'author' | 'fork' | 'branch'>,
  { recorder }: Base,
  ours: string,
): boolean {
  return author?.id === recorder && !fork && branch === ours
}

function seenAt(overlays: Overlays, environment: string, key: string): Seen {
  return seen(overlays.at(environment, key), overlays.files)
}

function seen(located: Located | undefined, files: Files): Seen {
  if (located === undefined) return { kind: 'absent' }
  switch (located.kind) {
    case 'need':
      return { kind: 'unreadable', why: 'it builds on too many other files' }
    case 'refused':
      return located.refusal.code === 'no-overlay'
        ? { kind: 'absent' }
        : { kind: 'unreadable', why: describeRefusal(located.refusal) }
    case 'found': {
      const long = unrecordable(located)
      if (long !== undefined) return { kind: 'unreadable', why: `${long.name} is too long` }
      return {
        kind: 'pinned',
        pins: pinsOf(located.slots),
        range: located.slots.some(({ name, form }) => name === 'chart' && form === 'range'),
        source: chartSource(files, located),
      }
    }
  }
}
