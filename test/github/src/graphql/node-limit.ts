import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** GitHub refuses a query that could give more nodes than this. */
export const NODE_LIMIT = 500_000

/** How many nodes a query may give at most, counted as GitHub documents it: each connection's page times those around it. */
export function possibleNodes(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition)
    }
  }
  const count = (selections: SelectionSetNode | undefined, around: number): number => {
    let total = 0
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const page = pageSize(selection, variables)
        const here = page === undefined ? around : around * page
        total += (page === undefined ? 0 : here) + count(selection.selectionSet, here)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        total += count(selection.selectionSet, around)
      } else {
        total += count(fragments.get(selection.name.value)?.selectionSet, around)
      }
    }
    return total
  }
  let total = 0
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) total += count(definition.selectionSet, 1)
  }
  return total
}

function pageSize(
  field: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): number | undefined {
  for (const argument of field.arguments ?? []) {
    if (argument.name.value !== 'first' && argument.name.value !== 'last') continue
    if (argument.value.kind === Kind.INT) return Number.parseInt(argument.value.value, 10)
    if (argument.value.kind === Kind.VARIABLE) {
      const value = variables[argument.value.name.value]
      if (typeof value === 'number') return value
    }
  }
  return undefined
}
