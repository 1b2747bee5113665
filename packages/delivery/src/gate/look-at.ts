import { chartOrigin } from '@fluxgate/documents'
import type { Proposed, QueueMember } from '@fluxgate/forge'
import { type Environment, setOf } from '@fluxgate/policy'
import {
  type Entrance,
  isSame,
  type PinChange,
  promotionBranch,
  reportsWanted,
  type ServiceFacts,
  sourceSpan,
} from '@fluxgate/promotion'
import type { Gathered } from '../facts/gather.ts'
import { gatherMany } from '../facts/gather-many.ts'
import { gatherPromotion, promotionRequest } from '../facts/gather-promotion.ts'
import { locateServices, type Overlays } from '../facts/locate-services.ts'
import { foreignAuthors } from '../facts/pull-request-facts.ts'
import { openRecordBook } from '../facts/record-book.ts'
import { type Asking, withReports } from '../facts/reports.ts'
import { approvalRules, readAhead, reviewedOf, withAnswers } from '../facts/reviews.ts'
import { depthFor, sweepFiles } from '../facts/sweep-files.ts'
import { filesAt } from '../facts/view.ts'
import type { Forge } from '../forge-port.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import { type Beside, filesOf, newlyBeside, newlyUnread } from './beside.ts'
import type { Side } from './parts.ts'
import { follows } from './roots.ts'
import { inSight, seenAt } from './seen.ts'
import type { Touched } from './touched.ts'

/** What is to be judged: a pull request, or a commit of the merge queue, which is of none alone. */
export interface Brought extends Pick<Proposed, 'changed' | 'changedCut'> {
  readonly pull: Proposed | undefined
  /** The pull requests that a commit of the merge queue brings. */
  readonly members: readonly QueueMember[]
}

/** What was looked at. */
export interface LookedAt {
  readonly looked: readonly Looked[]
  /** Overlays at base among them that are no service's: others may build on what stands there. */
  readonly parts: readonly Touched[]
  /** Every file that takes part in what the merge would leave of them. */
  readonly built: ReadonlySet<string>
  /** Releases that overlays come to build beside their own. */
  readonly beside: readonly Beside[]
  /** Files that they come to build and that could not be read. */
  readonly unread: readonly string[]
}

/** What a pull request would do to one service in one environment, with the facts at base. */
export interface Looked {
  readonly facts: ServiceFacts
  readonly change: PinChange
}

/**
 * Looks at each service that a pull request bears on, as base has it and as `merged` would: one after the other where they are few,
 * and else all together, by git as far as that is at hand.
 */
export async function lookAt(
  ports: Ports,
  base: Base,
  { pull, members, changed }: Brought,
  merged: string,
  touched: readonly Touched[],
): Promise<LookedAt> {
  const brought = pull === undefined ? members : [pull]
  const isOneOfOurs = (branch: string) => brought.some((one) => isOurs(one, base, branch))
  const serviceIn = (key: string, environments: readonly Environment[]): Service => {
    const targets = environments.filter(follows)
    const own = targets.some(({ name }) => isOneOfOurs(promotionBranch(name, key)))
    return { key, environments, targets, alone: own }
  }
  const services = [...Map.groupBy(touched, (one) => one.key)].map(([key, all]) =>
    serviceIn(
      key,
      all.map(({ environment }) => environment),
    ),
  )
  const first = await readAll(ports, base, merged, services)
  const paths = new Set(changed.map(({ path }) => path))
  const wider = first.flatMap(({ gathered, environments }) => {
    const more = buildingOn(base, gathered, paths).filter((one) => !environments.includes(one))
    const { key } = gathered.facts
    return more.length === 0 ? [] : [serviceIn(key, [...environments, ...more])]
  })
  const again = await readAll(ports, base, merged, wider)
  const anew = new Map(again.map((one) => [one.gathered.facts.key, one]))
  const both = first.map((one) => anew.get(one.gathered.facts.key) ?? one)
  const [was, is] = [both.flatMap(sidesBefore), both.flatMap(sidesAfter)]
  const before = await seenAt(ports, base, base.commit, was)
  const after = inSight(was, is, await seenAt(ports, base, merged, is))
  const plain = both.map((one) => {
    const { gathered, environments } = one
    const { key } = gathered.facts
    const changes = environments.map((environment) => {
      const seen = before.of({ environment, key })
      return {
        environment: environment.name,
        before: seen,
        after: after.of({ environment, key }),
        added: seen.kind === 'absent' ? addedIn(one, environment) : undefined,
        ours: branchesFor(environment, key).some(isOneOfOurs),
        pullRequest: pull?.number,
        head: pull?.head,
        foreign: pull === undefined || foreignAuthors(pull, base.recorder).length > 0,
        among: members.map(({ number }) => number),
      }
    })
    return { gathered, changes }
  })
  if (pull !== undefined) await readSourcesOf(ports.forge, base, pull, plain)
  const asking: (Asking & { readonly changes: readonly PinChange[] })[] = []
  for (const { gathered, changes: before } of plain) {
    const changes = await reviewedChanges(ports.forge, gathered.facts, pull, before)
    const wanted = reportsWanted(gathered.facts, changes.flatMap(entranceOf))
    asking.push({ gathered, wanted, changes })
  }
  const complete = await withReports(ports.forge, asking)
  const looked = asking.flatMap(({ gathered, changes }, index) => {
    const { facts } = complete[index] ?? gathered
    return changes.map((change) => ({ facts, change }))
  })
  return {
    looked,
    parts: before.parts,
    built: new Set(is.flatMap(filesOf)),
    beside: newlyBeside(was, is),
    unread: newlyUnread(was, is, paths),
  }
}

/** A service in the environments in which it is looked at; `targets` are those of them that promotions go into. */
interface Service {
  readonly key: string
  readonly environments: readonly Environment[]
  readonly targets: readonly Environment[]
  /** Whether its own promotion is what is judged: then others of the same branch matter. */
  readonly alone: boolean
}

/** A service as base has it, and what it would pin. */
interface Both {
  readonly gathered: Gathered
  readonly overlays: Overlays
  readonly environments: readonly Environment[]
}

/** The environments whose build of a service at base takes in one of the files: an overlay may stand on another environment's. */
function buildingOn(
  { policy }: Base,
  { located }: Gathered,
  paths: ReadonlySet<string>,
): readonly Environment[] {
  return policy.environments.filter(({ name }) => {
    const own = located.get(name)
    return own !== undefined && own.kind !== 'need' && own.files.some((file) => paths.has(file))
  })
}

/** With fewer, nothing is gained by reading them together. */
const MANY = 4

function readAll(
  ports: Ports,
  base: Base,
  merged: string,
  services: readonly Service[],
): Promise<readonly Both[]> {
  return services.length < MANY
    ? readFew(ports, base, merged, services)
    : readMany(ports, base, merged, services)
}

async function readFew(
  ports: Ports,
  base: Base,
  merged: string,
  services: readonly Service[],
): Promise<readonly Both[]> {
  const both: Both[] = []
  for (const { key, environments, targets } of services) {
    const gathered = await gatherPromotion(ports, base, key, targets, { environments })
    const wanted = environments.map((environment) => ({ environment, key }))
    const overlays = await locateServices(filesAt(ports.forge, merged), base.policy, wanted)
    both.push({ gathered, overlays, environments })
  }
  return both
}

async function readMany(
  ports: Ports,
  base: Base,
  merged: string,
  services: readonly Service[],
): Promise<readonly Both[]> {
  const { policy } = base
  await using before = sweepFiles(ports, base, depthFor(policy.environments))
  await using after = sweepFiles(ports, { commit: merged })
  // Where git is worth it for all of them, it is so from the first on.
  await before.together(services.length)
  const names = policy.environments.map(({ name }) => name)
  const requests = services.map(({ key, environments, targets, alone }) => ({
    ...promotionRequest(base, key, targets, { environments }),
    unbranched: !alone,
  }))
  const sources = { ...before, book: openRecordBook(ports.forge, base, names) }
  const gathered = await gatherMany(ports, base, requests, sources)
  const both: Both[] = []
  for (let from = 0; from < services.length; ) {
    const { services: together } = await after.together(services.length - from)
    const some = services.slice(from, from + together)
    const wanted = some.flatMap(({ key, environments }) =>
      environments.map((environment) => ({ environment, key })),
    )
    const overlays = await locateServices(after.read, policy, wanted)
    for (const [index, { environments }] of some.entries()) {
      const own = gathered[from + index]
      if (own !== undefined) both.push({ gathered: own, overlays, environments })
    }
    from += some.length
  }
  return both
}

/** Where a pull request brings a release in, what was reported on that release counts. */
function entranceOf({ environment, before, after }: PinChange): readonly Entrance[] {
  if (after.kind !== 'pinned' || after.range || isSame(before, after)) return []
  return [{ environment, pins: after.pins }]
}

/** Has the sources of all that is brought in read together, where approvals hang on them. */
async function readSourcesOf(
  forge: Pick<Forge, 'readSources'>,
  { recorder }: Base,
  pull: Proposed,
  all: readonly { readonly gathered: Gathered; readonly changes: readonly PinChange[] }[],
): Promise<void> {
  const asking = all.flatMap(({ gathered: { facts }, changes }) =>
    changes.flatMap((change) =>
      entranceOf(change).flatMap(({ environment, pins }) => {
        if (pins === undefined) return []
        const span = () => sourceSpan(facts, environment, pins)
        return [{ rules: approvalRules(facts, environment), span }]
      }),
    ),
  )
  await readAhead(forge, reviewedOf(pull, recorder, undefined), asking)
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
    const { recorder: us } = facts
    const told = reviewedOf(pull, us, pull.fork ? undefined : pull.branch)
    const all = await withAnswers(forge, told, rules, { us, span })
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

/** Whether it is a pull request of ours, from this branch of ours. */
export function isOurs(
  { author, fork, branch }: Pick<Proposed, 'author' | 'fork' | 'branch'>,
  { recorder }: Base,
  ours: string,
): boolean {
  return author?.id === recorder && !fork && branch === ours
}

/** Where the chart of a service that is new in an environment comes from, and where the others take it from. */
function addedIn({ gathered, overlays }: Both, { name }: Environment): PinChange['added'] {
  const own = overlays.at(name, gathered.facts.key)
  const origin = own?.kind === 'found' ? chartOrigin(overlays.files, own) : undefined
  if (origin === undefined) return undefined
  const others = [...gathered.located].flatMap(([environment, located]) => {
    const there = located.kind === 'found' ? chartOrigin(gathered.files, located) : undefined
    return there === undefined ? [] : [[environment, there] as const]
  })
  return { origin, others: new Map(others) }
}

function sidesBefore({ gathered, environments }: Both): readonly Side[] {
  const { facts, files, located } = gathered
  const { key } = facts
  return environments.map((environment) => {
    return { environment, key, located: located.get(environment.name), files }
  })
}

function sidesAfter({ gathered, overlays, environments }: Both): readonly Side[] {
  const { key } = gathered.facts
  return environments.map((environment) => {
    const located = overlays.at(environment.name, key)
    return { environment, key, located, files: overlays.files }
  })
}
