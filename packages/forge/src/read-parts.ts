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
    readonly before: boolean
    readonly bodies: boolean
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
    request.branches.map(({ name, paths, before = false, bodies = false }, index) => ({
      index,
      name,
      paths: [...new Set(paths)],
      before,
      bodies,
    })),
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

/** Two parts that are the whole in its order; undefined: it is one thing already. */
export function halvesOf({
  paths,
  histories,
  branches,
}: ReadPart): [ReadPart, ReadPart] | undefined {
  const nothing = { paths: [], histories: [], branches: [] }
  const kinds = [paths, histories, branches].filter(({ length }) => length > 0).length
  if (kinds > 1) {
    return histories.length > 0
      ? [
          { ...nothing, histories },
          { ...nothing, paths, branches },
        ]
      : [
          { ...nothing, paths },
          { ...nothing, branches },
        ]
  }
  const half = Math.ceil(Math.max(paths.length, histories.length, branches.length) / 2)
  if (paths.length + histories.length + branches.length < 2) return undefined
  return [
    {
      paths: paths.slice(0, half),
      histories: histories.slice(0, half),
      branches: branches.slice(0, half),
    },
    { paths: paths.slice(half), histories: histories.slice(half), branches: branches.slice(half) },
  ]
}
