import type { Files } from '@fluxgate/documents'
import type { Forge } from '../forge-port.ts'
import { textOf } from './blob-text.ts'
import { fileOf, layered, PLAIN_FILE } from './view.ts'

/** Each is a request of up to a megabyte; nobody changes more such manifests at once. */
const MOST = 10

/** Reads those of some files again that were too large to be read together with others, as far as GitHub gives them; else the same files. */
export type WholeFiles = (files: Files, paths: readonly string[]) => Promise<Files>

/** The same at one commit, each file once. */
export function wholeFilesAt(forge: Pick<Forge, 'wholeFile'>, commit: string): WholeFiles {
  let known: Files = new Map()
  return async (files, paths) => {
    const large = paths.filter((path) => isCut(files, path))
    if (large.length === 0) return files
    for (const path of large) {
      if (known.has(path) || known.size >= MOST) continue
      const bytes = await forge.wholeFile({ commit, path })
      known = layered(known, new Map([[path, fileOf(PLAIN_FILE, textOf(bytes))]]))
    }
    return layered(files, new Map([...known].filter(([path]) => large.includes(path))))
  }
}

function isCut(files: Files, path: string): boolean {
  const read = files.get(path)
  return read?.kind === 'unusable' && read.what === 'too-large'
}
