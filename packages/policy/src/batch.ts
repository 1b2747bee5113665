import { nameOf, readBoolean, readChecked, readFields, readMap, readTexts } from './fields.ts'
import { refuseLater } from './later.ts'
import { isLabel, isServiceName } from './names.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import { type MapEntry, type Node, scalarType } from './tree.ts'

/** Checks `batch`: false, true, or groups of services; all but false is refused as not carried out yet. */
export function readBatch(entry: MapEntry | undefined, problems: ProblemList): void {
  if (entry === undefined) return
  const { value, keyOffset } = entry
  const before = problems.count()
  const asked = value.kind === 'map' ? readGroups(value, problems) : readSwitch(value, problems)
  refuseLater('batch', keyOffset, asked && problems.count() === before, problems)
}

function readSwitch(node: Node, problems: ProblemList): boolean {
  if (node.kind === 'scalar' && scalarType(node) === 'boolean') {
    return readBoolean(node, '"batch"', problems) === true
  }
  problems.add(node.offset, `"batch" must be true, false or { groups: ... }, not ${nameOf(node)}`)
  return false
}

function readGroups(node: Node, problems: ProblemList): boolean {
  const groups = readFields(node, '"batch"', ['groups'], problems).get('groups')
  if (groups === undefined) {
    problems.add(
      node.offset,
      '"batch" has no "groups", such as { groups: { shop: [cart, checkout] } }',
    )
    return false
  }
  const grouped = new Map<string, string>()
  for (const { key, keyOffset, value } of readMap(groups.value, '"groups"', problems)?.entries ??
    []) {
    if (!isLabel(key)) {
      problems.add(
        keyOffset,
        `group ${quote(key)} is not a name of lower case letters, digits and "-"`,
      )
    }
    readTexts(value, `group ${quote(key)}`, problems, (item) => {
      const service = readChecked(item, 'service', 'a service key', isServiceName, problems)
      const other = service === undefined ? undefined : grouped.get(service)
      if (other !== undefined && other !== key) {
        const way = 'leave it in one'
        problems.add(
          item.offset,
          `service ${quote(service ?? '')} is in group ${quote(other)} too; ${way}`,
        )
      }
      if (service !== undefined) grouped.set(service, key)
      return service
    })
  }
  return true
}
