import { ForgeError } from '@fluxgate/forge'
import { SCRATCH } from '@fluxgate/promotion'
import type { Ports } from '../ports.ts'
import type { Base } from '../repository.ts'
import { removeLeftPromotions } from './left-promotions.ts'
import { removeLeftScratch } from './left-scratch.ts'
import type { OurPullRequest } from './our-pull-requests.ts'

const PROMOTIONS = 'promote/'

/** Removes branches of ours that nobody needs any more: one request tells of all of them, and more only where there are some. */
export async function removeLeftBranches(
  ports: Ports,
  base: Base,
  open: readonly OurPullRequest[],
): Promise<void> {
  try {
    const heads = await ports.forge.branchesUnder([SCRATCH, PROMOTIONS], base.branch)
    const under = (prefix: string) => heads.filter(({ name }) => name.startsWith(prefix))
    await removeLeftScratch(ports, base, under(SCRATCH))
    await removeLeftPromotions(ports, base, open, under(PROMOTIONS))
  } catch (error) {
    // They harm nothing, so nothing that was swept is to fail for them; the next sweep tries again.
    if (!(error instanceof ForgeError)) throw error
  }
}
