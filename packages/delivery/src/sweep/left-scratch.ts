import type { BranchHead } from '@fluxgate/forge'
import { foreignHand } from '../facts/whose-commit.ts'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'

/** A run needs a branch for seconds before it opens a pull request; one with an older commit was left behind. Milliseconds. */
export const LEFT_AFTER = 60 * 60_000

/**
 * Removes scratch branches that killed runs left behind and no later run came by; those of anybody else stay. A run that still
 * needs one reads afresh and makes it again.
 */
export async function removeLeftScratch(
  { forge, clock }: Ports,
  base: Base,
  scratch: readonly BranchHead[],
): Promise<void> {
  const before = clock.now().getTime() - LEFT_AFTER
  const isLeft = ({ committedAt, newest }: BranchHead) =>
    Date.parse(committedAt) < before &&
    (newest === undefined || foreignHand(newest, base.recorder) === undefined)
  const left = scratch.filter(isLeft)
  if (left.length === 0) return
  await forge.updateRefs(
    left.map(({ name, head }) => ({ branch: name, before: head, after: undefined, force: true })),
  )
}
