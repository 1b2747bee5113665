import { quoted, refuseAt } from './position.ts'
import type { Trees } from './read-text.ts'
import { entriesOf, itemsAt, type Spot, type Tree } from './tree.ts'
import { open, type Workspace } from './workspace.ts'

/** Keys of kustomizations, and of the files of replacements and configurations that they name, by which something is built otherwise. */
const KEYS = new Set([
  ...[
    'resources',
    'bases',
    'components',
    'generators',
    'helmCharts',
    'helmChartInflationGenerator',
  ],
  ...['patches', 'patchesStrategicMerge', 'patchesJson6902', 'path', 'patch', 'target', 'options'],
  ...['allowNameChange', 'allowKindChange', 'labelSelector', 'annotationSelector'],
  ...['group', 'version', 'kind', 'name', 'namespace', 'namePrefix', 'nameSuffix'],
  ...['labels', 'commonLabels', 'templateLabels', 'commonAnnotations', 'pairs', 'fields', 'create'],
  ...['includeSelectors', 'includeTemplates', 'images', 'imageTags', 'newName', 'newTag', 'digest'],
  ...['tagSuffix', 'replacements', 'source', 'targets', 'select', 'reject', 'fieldPath'],
  ...['fieldPaths', 'delimiter', 'index', 'encoding', 'configurations', 'transformers', 'vars'],
  ...['nameReference', 'fieldSpecs', 'varReference', 'replicas'],
])

const FOLDED = new Map([...KEYS].map((key) => [folded(key), key]))

/** Maps under these have keys of their own. */
const FREE = new Set([
  ...['pairs', 'labels', 'annotations', 'commonLabels', 'commonAnnotations', 'patch', 'metadata'],
  ...['valuesInline', 'value'],
])

/** A key that is none of kustomize's but for its case. */
export interface OddKey {
  readonly key: string
  readonly meant: string
  readonly spot: Spot
}

/** A key that kustomize takes for one of its own, as Go's `encoding/json` does not tell `Patches` from `patches`. */
export function oddKey(tree: Tree): OddKey | undefined {
  const seen = new Set<unknown>()
  const waiting = [tree]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'scalar') continue
    const held = next.kind === 'map' ? next.entries : next.items
    if (seen.has(held)) continue
    seen.add(held)
    if (next.kind === 'list') {
      waiting.push(...itemsAt(next))
      continue
    }
    for (const [key, value] of entriesOf(next)) {
      const meant = KEYS.has(key) ? undefined : FOLDED.get(folded(key))
      if (meant !== undefined) return { key, meant, spot: value.spot }
      // What is under `vars` has names of its own, such as `fieldpath`, and is not followed.
      if (key !== 'vars' && (value.kind !== 'map' || !FREE.has(key))) waiting.push(value)
    }
  }
  return undefined
}

/** The documents of a file that speaks to kustomize; none where a key of it is written in another case than it is read here. */
export function openOwn(space: Workspace, path: string): Trees | 'waiting' {
  const read = open(space, path)
  if (read === 'waiting' || read.kind === 'refused') return read
  const [odd] = read.trees.flatMap((tree) => oddKey(tree) ?? [])
  if (odd === undefined) return read
  const message = `has the key ${quoted(odd.key)}, which kustomize takes for ${quoted(odd.meant)}: spell it like that`
  return { kind: 'refused', refusal: refuseAt(odd.spot, 'build', message) }
}

/** Go folds `ſ` and the sign for Kelvin as well. */
function folded(key: string): string {
  return key.toLowerCase().toUpperCase()
}
