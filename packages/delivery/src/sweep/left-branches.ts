import { type BranchHead, ForgeError } from '@fluxgate/forge'
import { SCRATCH } from '@fluxgate/promotion'
import { foreignHand } from '../facts/whose-commit.ts'
import type { Forge } from '../forge-port.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import { leftPromotions } from './left-promotions.ts'
import type { OurPullRequest } from './our-pull-requests.ts'

const PROMOTIONS = 'promote/'

/** A run needs a branch for seconds before it opens a pull request; one with an older commit was left behind. Milliseconds. */
const LEFT_AFTER = 60 * 60_000

/**
 * Removes branches of ours that nobody needs any more: one request tells of all of them, and more only where there are some. Those are
 * promotions that are done with, and scratch branches that killed runs left behind and no later run came by; those of anybody else
 * stay. A run that still needs one reads afresh and makes it again.
 */
export async function removeLeftBranches(
  { forge, clock }: Ports,
  base: Base,
  open: readonly OurPullRequest[],
): Promise<void> {
  try {
    const heads = await forge.branchesUnder([SCRATCH, PROMOTIONS], base.branch)
    const before = clock.now().getTime() - LEFT_AFTER
    const isLeft = ({ committedAt, newest }: BranchHead) =>
      Date.parse(committedAt) < before &&
      (newest === undefined || foreignHand(newest, base.recorder) === undefined)
    const left = heads.filter(isLeft)
    const under = (prefix: string) => left.filter(({ name }) => name.startsWith(prefix))
    await remove(forge, under(SCRATCH))
    await remove(forge, await leftPromotions(forge, base, open, under(PROMOTIONS)))
  } catch (error) {
    // They harm nothing, so nothing that was swept is to fail for them; the next sweep tries again.
    if (!(error instanceof ForgeError)) throw error
  }
}

async function remove(
  forge: Pick<Forge, 'updateRefs'>,
  branches: readonly BranchHead[],
): Promise<void> {
  if (branches.length === 0) return
  await forge.updateRefs(
    branches.map(({ name, head }) => ({
      branch: name,
      before: head,
      after: undefined,
      force: true,
    })),
  )
}
