import type { Proposed } from '@fluxgate/forge'
import type { GitTree } from '@fluxgate/tools'
import type { Ports } from '../ports.ts'

/**
 * The files that differ between two commits, by git: GitHub lists 300 of a comparison and 3,000 of a pull request, and git all of them. A
 * file that moved is two that differ. undefined: git is not at hand, which was said in the log.
 */
export async function changedByGit(
  { snapshot }: Pick<Ports, 'snapshot'>,
  base: string,
  head: string,
): Promise<Proposed['changed'] | undefined> {
  await using before = await snapshot?.(base)
  if (before === undefined) return undefined
  await using after = await snapshot?.(head)
  return after === undefined ? undefined : differing(before.tree, after.tree)
}

/**
 * Every path of a change. GitHub tells what was renamed by its new path alone; where that is a manifest, what it was under the old one
 * matters, and git tells it. Without git, the paths that GitHub told.
 */
export async function pathsOf(
  ports: Pick<Ports, 'snapshot'>,
  base: string,
  head: string,
  changed: Proposed['changed'],
): Promise<readonly string[]> {
  const asks = changed.some(({ path, renamed }) => renamed && /\.ya?ml$/.test(path))
  const told = asks ? await changedByGit(ports, base, head) : undefined
  return (told ?? changed).map(({ path }) => path)
}

/** Folders differ by what is in them, so they are left out. */
function differing(before: GitTree, after: GitTree): Proposed['changed'] {
  const folders = new Set([...before.keys(), ...after.keys()])
  return [...folders].flatMap((folder) => {
    const was = before.get(folder)
    const is = after.get(folder)
    const names = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])
    return [...names].flatMap((name) => {
      const [one, other] = [was?.get(name), is?.get(name)]
      const path = folder === '' ? name : `${folder}/${name}`
      if (one?.kind === 'folder' && other?.kind === 'folder') return []
      const file = [one, other].some((entry) => entry !== undefined && entry.kind !== 'folder')
      const same = one?.oid === other?.oid && one?.mode === other?.mode
      return same || !file ? [] : [{ path, renamed: false }]
    })
  })
}
