import type { Answer } from './answer.ts'

/** The nodes of a connection; GraphQL may put null in the place of one that the token can't see. */
export function nodesOf(connection: Answer): readonly Answer[] {
  const nodes = connection.maybe()?.at('nodes').maybe()
  if (nodes === undefined) return []
  return nodes.items().filter((node) => node.maybe() !== undefined)
}

/** Whether there are further pages, where no cursor was asked for. */
export function hasMore(connection: Answer): boolean {
  return connection.at('pageInfo').at('hasNextPage').flag()
}

/** The cursor of the next page; undefined: this was the last one. */
export function nextOf(connection: Answer): string | undefined {
  return hasMore(connection) ? connection.at('pageInfo').at('endCursor').text() : undefined
}
