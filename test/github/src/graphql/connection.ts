import { Refusal } from '../state/refusal.ts'

export interface PageArguments {
  readonly first?: number | null
  readonly last?: number | null
  readonly after?: string | null
  readonly before?: string | null
}

/** A page of a list as a Relay connection; GitHub wants `first` or `last`, 1 to 100. */
export function connection<T, N>(
  name: string,
  args: PageArguments,
  items: readonly T[],
  node: (item: T) => N,
) {
  checkPage(name, args)
  const start = args.after == null ? 0 : position(args.after) + 1
  const end = args.before == null ? items.length : position(args.before)
  let from = start
  let to = Math.max(start, end)
  if (args.first != null) to = Math.min(to, from + args.first)
  if (args.last != null) from = Math.max(from, to - args.last)
  const page = items.slice(from, to)
  return {
    totalCount: items.length,
    pageInfo: {
      hasNextPage: to < items.length,
      hasPreviousPage: from > 0,
      startCursor: page.length > 0 ? cursor(from) : null,
      endCursor: page.length > 0 ? cursor(from + page.length - 1) : null,
    },
    nodes: () => page.map(node),
    edges: () => page.map((item, index) => ({ cursor: cursor(from + index), node: node(item) })),
  }
}

export function checkPage(name: string, args: PageArguments): void {
  const wanted = args.first ?? args.last
  if (wanted == null) {
    throw new Refusal(
      422,
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      { type: 'MISSING_PAGINATION_BOUNDARIES' },
    )
  }
  const which = args.first != null ? 'first' : 'last'
  if (wanted > 100) {
    throw new Refusal(
      422,
      `Requesting ${wanted} records on the \`${name}\` connection exceeds the \`${which}\` limit of 100 records.`,
      { type: 'EXCESSIVE_PAGINATION' },
    )
  }
  if (wanted < 0) {
    throw new Refusal(422, `\`${which}\` on the \`${name}\` connection cannot be less than zero.`, {
      type: 'ARGUMENT_LIMIT',
    })
  }
}

function cursor(index: number): string {
  return Buffer.from(`cursor:${index}`).toString('base64')
}

function position(text: string): number {
  const match = /^cursor:([0-9]{1,9})$/.exec(Buffer.from(text, 'base64').toString('utf8'))
  if (match === null) {
    throw new Refusal(422, `\`${text}\` does not appear to be a valid cursor.`, {
      type: 'INVALID_CURSOR_ARGUMENTS',
    })
  }
  return Number(match[1])
}
