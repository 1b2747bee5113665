import { proposePolicy } from '@fluxgate/policy'
import type { Forge } from './forge-port.ts'

/** How deep and how wide a repository without a policy is looked at. */
const DEEPEST = 6
const FOLDERS = 400
const FOLDERS_A_REQUEST = 50

/** Reads a repository that has no policy yet, and proposes one from the HelmReleases found. Writes nothing. */
export async function proposeForRepository(
  forge: Pick<Forge, 'read'>,
  commit: string,
): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  const files: { path: string; text: string }[] = []
  let level: string[] = ['']
  let read = 0
  for (let depth = 0; depth < DEEPEST && level.length > 0 && read < FOLDERS; depth += 1) {
    const next: string[] = []
    for (let from = 0; from < level.length && read < FOLDERS; from += FOLDERS_A_REQUEST) {
      const paths = level.slice(from, from + FOLDERS_A_REQUEST)
      read += paths.length
      const answer = await forge.read({ commit, paths, histories: [], branches: [] })
      for (const [path, node] of answer.nodes) {
        if (node.kind !== 'folder') continue
        for (const entry of node.entries) {
          const below = path === '' ? entry.name : `${path}/${entry.name}`
          if (entry.kind === 'folder' && !entry.name.startsWith('.')) next.push(below)
          if (entry.text?.kind === 'text' && /\.ya?ml$/.test(entry.name)) {
            files.push({ path: below, text: entry.text.text })
          }
        }
      }
    }
    level = next
  }
  return proposePolicy(files)
}
