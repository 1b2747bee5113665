import { type Environment, isSetId, setsOf } from '@fluxgate/policy'
import {
  type BranchFacts,
  isSetName,
  type ProposedSet,
  type PullRequestFacts,
  promotionBranch,
  rollbackBranch,
} from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import type { Base } from '../repository.ts'
import { branchFacts } from './branch-facts.ts'
import { pullRequestFacts } from './pull-request-facts.ts'
import { readSetRecords } from './set-records.ts'

/** Whether what stands where a service's key does means a release set: `@all`, `@<group>`, or a set's name. */
export function meansSet(text: string): boolean {
  return isSetId(text) || isSetName(text)
}

/** A release set that was merged into an environment, and our rollback of it as far as it is under way. */
export interface MergedSet {
  /** `@all` or `@<group>`. */
  readonly id: string
  readonly set: ProposedSet
  readonly open: PullRequestFacts | undefined
  readonly leftover: BranchFacts | undefined
}

/** The set that a person names, or the last one that was merged; or why there is none. */
export async function findMergedSet(
  forge: Pick<Forge, 'deployments' | 'read'>,
  base: Base,
  environment: Environment,
  wanted: string,
): Promise<MergedSet | { readonly why: string }> {
  const ids = isSetId(wanted) ? [wanted] : setsOf(environment).map(({ id }) => id)
  const seen: string[] = []
  for (const id of ids) {
    const where = { environment: environment.name, id }
    const records = await readSetRecords(forge, base, where)
    const proposed = records.flatMap((record) => (record.what === 'proposed' ? record : []))
    if (!isSetId(wanted) && !proposed.some(({ name }) => name === wanted)) continue
    const { merged, open, leftover } = await branchesOf(forge, base, environment.name, id)
    const heads = merged.map(({ head }) => head)
    const sets = heads.flatMap((head) => proposed.find((one) => one.head === head) ?? [])
    seen.push(...sets.map(({ name }) => name))
    const set = isSetId(wanted) ? sets[0] : sets.find(({ name }) => name === wanted)
    if (set !== undefined) return { id, set, open, leftover }
  }
  const merged = [...new Set(seen)].slice(0, 10)
  const known = merged.length === 0 ? 'none was' : `there are ${merged.join(', ')}`
  return {
    why: `no release set "${wanted}" of ours was merged into ${environment.name} (${known}); name a service to take that back`,
  }
}

/** Our merged pull requests of a set, the last one first, and the open one that takes it back. */
async function branchesOf(forge: Pick<Forge, 'read'>, base: Base, environment: string, id: string) {
  const promotion = promotionBranch(environment, id)
  const rollback = rollbackBranch(environment, id)
  const answer = await forge.read({
    commit: base.commit,
    into: base.branch,
    paths: [],
    histories: [],
    branches: [promotion, rollback].map((name) => ({ name, paths: [] })),
  })
  const all = answer.branches
    .flatMap((one) => pullRequestFacts(environment, one, undefined, new Map(), base))
    .filter(({ author }) => author === base.recorder)
  return {
    merged: all
      .filter(({ branch, state }) => branch === promotion && state === 'merged')
      .toSorted((a, b) => Date.parse(b.closedAt ?? '') - Date.parse(a.closedAt ?? '')),
    open: all.find(({ branch, state }) => branch === rollback && state === 'open'),
    leftover: answer.branches
      .flatMap((one) => branchFacts(one, base.recorder))
      .find(({ name }) => name === rollback),
  }
}
