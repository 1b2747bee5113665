import type { HistoryRequest, ReadRequest } from './model.ts'

/** GitHub gives an answer ten seconds and half a million nodes; these keep well below both. */
const PATHS = 100
const HISTORIES = 25
const BRANCHES = 20

/** One request's share of a read; the indexes are those of the whole. */
export interface ReadPart {
  readonly paths: readonly string[]
  readonly histories: readonly { readonly index: number; readonly request: HistoryRequest }[]
  readonly branches: readonly {
    readonly index: number
    readonly name: string
    readonly paths: readonly string[]
  }[]
}

/** Splits a read into as few requests as the limits allow; nothing to read, no request. */
export function readParts(request: ReadRequest): readonly ReadPart[] {
  const paths = groups([...new Set(request.paths)], PATHS)
  const histories = groups(
    request.histories.map((history, index) => ({ index, request: history })),
    HISTORIES,
  )
  const branches = groups(
    request.branches.map(({ name, paths }, index) => ({ index, name, paths: [...new Set(paths)] })),
    BRANCHES,
  )
  const count = Math.max(paths.length, histories.length, branches.length)
  return Array.from({ length: count }, (_, index) => ({
    paths: paths[index] ?? [],
    histories: histories[index] ?? [],
    branches: branches[index] ?? [],
  }))
}

function groups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
