import type { Push, Pushes } from '@fluxgate/forge'
import type { Reviewed } from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'

/**
 * With those who pushed what a pull request holds among its makers: whoever makes a commit writes the names in it, and GitHub's own log
 * tells who brought it. Of a fork, and of a server without such a log, nothing is known but the names.
 */
export async function withPushers(
  forge: Pick<Forge, 'pushes'>,
  reviewed: Reviewed,
  us: number,
): Promise<Reviewed> {
  if (reviewed.branch === undefined || reviewed.makersUnknown !== undefined) return reviewed
  const told = await forge.pushes(reviewed.branch)
  if (told.kind === 'untold') return reviewed
  const since = sinceWhole(told.pushes, us)
  const people = since.flatMap(({ by }) => by?.id ?? [])
  return {
    ...reviewed,
    makers: [...new Set([...reviewed.makers, ...people])],
    makersUnknown: whyUnknown(told, since, reviewed),
  }
}

/** The pushes that made the branch what it is: down to where it was made, or where we made it anew from base. */
function sinceWhole(pushes: readonly Push[], us: number): readonly Push[] {
  const start = pushes.findIndex(({ by, created }) => created || by?.id === us)
  return start < 0 ? pushes : pushes.slice(0, start + 1)
}

function whyUnknown(
  told: Extract<Pushes, { readonly kind: 'told' }>,
  since: readonly Push[],
  { head, allSigned }: Reviewed,
): string | undefined {
  if (told.more && since.length === told.pushes.length) {
    return `who pushed to it can not be told, as there are over ${told.pushes.length - 1} pushes; open another one`
  }
  if (since.some(({ by }) => by?.id === undefined)) {
    return 'somebody whom GitHub does not name pushed to it; push from an account'
  }
  // GitHub writes its log a moment later, its first line too; where it made every commit itself, their names are true without it.
  const isLate = told.pushes[0]?.after !== head && allSigned !== true
  return isLate
    ? `GitHub does not tell yet who pushed ${head.slice(0, 7)}; the next sweep asks again, or push to it again`
    : undefined
}
