import { COMMIT_HANDS } from './actor.ts'

/**
 * Text of GraphQL documents. Names of aliases and variables are ours; whatever comes from outside travels as the value of a
 * variable. The text is as short as it can be: it is sent with every promotion.
 */
const FRAGMENTS = {
  actor: 'fragment A on Actor{login ...on User{databaseId}...on Bot{databaseId __typename}}',
  blob: 'fragment B on Blob{isBinary isTruncated text}',
  tree: 'fragment T on Tree{entries{name mode type oid object{...B}}}',
  entry: 'fragment E on TreeEntry{mode type oid object{...B ...T}}',
  pull: `fragment P on PullRequest{id number url title state baseRefName headRefName headRefOid createdAt lastEditedAt closedAt isCrossRepository mergeStateStatus isInMergeQueue author{...A}labels(first:20){nodes{name}}latestOpinionatedReviews(first:50 writersOnly:true){nodes{fullDatabaseId state authorCanPushToRepository author{...A}commit{oid}}}commits(last:100){totalCount nodes{commit{committedDate ${COMMIT_HANDS}}}}timelineItems(itemTypes:[CLOSED_EVENT RENAMED_TITLE_EVENT]last:20){nodes{__typename ...on ClosedEvent{actor{...A}}...on RenamedTitleEvent{actor{...A}createdAt previousTitle}}}}`,
} as const

type FragmentName = keyof typeof FRAGMENTS

/** A fragment that is defined and not used makes a document invalid: each is added with what needs it. */
const NEEDS: Readonly<Record<FragmentName, readonly FragmentName[]>> = {
  actor: [],
  blob: [],
  tree: ['blob'],
  entry: ['blob', 'tree'],
  pull: ['actor'],
}

/** Collects the variables and fragments of one document. */
export interface Draft {
  /** The name by which the value is used, `$` included; the same value is sent once. */
  variable(type: 'String!' | 'GitObjectID!' | 'Int!', value: string | number): string
  /** One path, read one level deep; '' is the root. */
  node(alias: string, path: string): string
  use(fragment: FragmentName): void
  /** The whole document around a selection on the query itself. */
  query(selection: string): { readonly query: string; readonly variables: Record<string, unknown> }
}

/** An empty query, to be filled part by part. */
export function draft(): Draft {
  const names = new Map<string, string>()
  const variables: Record<string, unknown> = {}
  const declarations: string[] = []
  const used = new Set<FragmentName>()

  function variable(type: string, value: string | number): string {
    const key = `${type} ${value}`
    const known = names.get(key)
    if (known !== undefined) return known
    const name = `v${names.size}`
    names.set(key, `$${name}`)
    variables[name] = value
    declarations.push(`$${name}:${type}`)
    return `$${name}`
  }

  function use(fragment: FragmentName): void {
    used.add(fragment)
    for (const needed of NEEDS[fragment]) use(needed)
  }

  return {
    variable,
    use,
    node(alias, path) {
      if (path === '') {
        use('tree')
        return `${alias}:tree{oid ...T}`
      }
      use('entry')
      return `${alias}:file(path:${variable('String!', path)}){...E}`
    },
    query(selection) {
      const head = declarations.length === 0 ? 'query' : `query(${declarations.join('')})`
      const fragments = [...used].map((fragment) => FRAGMENTS[fragment]).join('')
      return { query: `${head}{${selection}}${fragments}`, variables }
    },
  }
}

/** `repository(...)` around a selection. */
export function inRepository(
  doc: Draft,
  repository: { readonly owner: string; readonly name: string },
  selection: string,
): string {
  const owner = doc.variable('String!', repository.owner)
  const name = doc.variable('String!', repository.name)
  return `repository(owner:${owner} name:${name}){${selection}}`
}
