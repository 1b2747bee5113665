import type { Files } from '@fluxgate/documents'
import type { ReadFiles } from './view.ts'

/** Reads that are asked for at the same moment as one: each gets all that was read. */
export function readTogether(read: ReadFiles): ReadFiles {
  let waiting: { readonly paths: Set<string>; readonly answer: Promise<Files> } | undefined
  return (paths) => {
    const all = waiting?.paths ?? new Set()
    const answer =
      waiting?.answer ??
      Promise.resolve().then(() => {
        waiting = undefined
        return read([...all])
      })
    waiting = { paths: all, answer }
    for (const path of paths) all.add(path)
    return answer
  }
}
