import type { Forge } from '../forge-port.ts'

/** What is to be said in one comment of ours, and what it would be by what is recorded by now. */
export interface Telling {
  readonly first: string
  /** undefined: nothing is to be said. */
  readonly now: () => Promise<string | undefined>
}

/** How often it is looked whether somebody else has recorded something meanwhile. */
const MOST_LOOKS = 10

/**
 * Keeps one comment up to date with what is recorded. Others record at the same time, each in a run of its own that may not have seen
 * ours: who has written looks again, so that the last of them tells all.
 */
export async function keepTold(
  forge: Pick<Forge, 'keepComment'>,
  where: { readonly number: number; readonly marker: string },
  { first, now }: Telling,
): Promise<void> {
  let body: string | undefined = first
  for (let look = 0; look < MOST_LOOKS && body !== undefined; look += 1) {
    if (!(await forge.keepComment({ ...where, body }))) return
    const again = await now()
    if (again === body) return
    body = again
  }
}
