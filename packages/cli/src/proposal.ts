import { type ProposedPolicy, proposePolicy, type ScannedFile } from '@fluxgate/policy'
import type { WorkingCopy } from './working-copy.ts'

/** How deep and how wide a repository without a policy is looked at. */
const DEEPEST = 6
const MOST_FOLDERS = 20_000

/** Reads a working copy that has no policy yet, and proposes one from the HelmReleases found. */
export async function proposalFor(copy: WorkingCopy): Promise<ProposedPolicy> {
  const files: ScannedFile[] = []
  let level: readonly string[] = ['']
  let read = 0
  for (let depth = 0; depth < DEEPEST && read < MOST_FOLDERS; depth += 1) {
    const next: string[] = []
    for (const folder of level.slice(0, MOST_FOLDERS - read)) {
      read += 1
      const found = await copy.read(folder)
      for (const entry of found.kind === 'folder' ? found.entries : []) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.folder && !/^\.|^node_modules$/.test(entry.name)) next.push(path)
        const file = /\.ya?ml$/.test(entry.name) ? await copy.read(path) : undefined
        if (file?.kind === 'file') files.push({ path, text: file.text })
      }
    }
    level = next
  }
  return proposePolicy(files)
}
