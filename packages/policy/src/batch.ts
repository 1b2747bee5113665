import { nameOf, readBoolean, readChecked, readFields, readMap, readTexts } from './fields.ts'
import { isLabel, isServiceName } from './names.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import type { Batch, SetGroup } from './release-sets.ts'
import { type MapEntry, type Node, scalarType } from './tree.ts'

/** `batch` as written, with the services that it names and where they stand. */
export interface WrittenBatch {
  readonly batch: Batch
  readonly grouped: readonly { readonly key: string; readonly offset: number }[]
}

const NONE: Batch = { kind: 'none' }

/** Reads `batch`: false (or nothing), true, or groups of services. */
export function readBatch(entry: MapEntry | undefined, problems: ProblemList): WrittenBatch {
  const grouped: { key: string; offset: number }[] = []
  if (entry === undefined) return { batch: NONE, grouped }
  const { value } = entry
  const batch =
    value.kind === 'map' ? readGroups(value, grouped, problems) : readSwitch(value, problems)
  return { batch, grouped }
}

function readSwitch(node: Node, problems: ProblemList): Batch {
  if (node.kind === 'scalar' && scalarType(node) === 'boolean') {
    return readBoolean(node, '"batch"', problems) === true ? { kind: 'all' } : NONE
  }
  problems.add(node.offset, `"batch" must be true, false or { groups: ... }, not ${nameOf(node)}`)
  return NONE
}

function readGroups(
  node: Node,
  named: { key: string; offset: number }[],
  problems: ProblemList,
): Batch {
  const groups = readFields(node, '"batch"', ['groups'], problems).get('groups')
  if (groups === undefined) {
    problems.add(
      node.offset,
      '"batch" has no "groups", such as { groups: { shop: [cart, checkout] } }',
    )
    return NONE
  }
  const grouped = new Map<string, string>()
  const all: SetGroup[] = []
  for (const { key, keyOffset, value } of readMap(groups.value, '"groups"', problems)?.entries ??
    []) {
    if (!isLabel(key)) {
      problems.add(
        keyOffset,
        `group ${quote(key)} is not a name of lower case letters, digits and "-"`,
      )
    } else if (key === 'all') {
      problems.add(keyOffset, 'group "all" is what "batch: true" makes; call it otherwise')
    }
    const services = readTexts(value, `group ${quote(key)}`, problems, (item) => {
      const service = readChecked(item, 'service', 'a service key', isServiceName, problems)
      const other = service === undefined ? undefined : grouped.get(service)
      if (other !== undefined && other !== key) {
        const way = 'leave it in one'
        problems.add(
          item.offset,
          `service ${quote(service ?? '')} is in group ${quote(other)} too; ${way}`,
        )
      }
      if (service !== undefined) {
        grouped.set(service, key)
        named.push({ key: service, offset: item.offset })
      }
      return service
    })
    all.push({ name: key, services })
  }
  return { kind: 'groups', groups: all }
}
