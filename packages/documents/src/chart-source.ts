import { BY_REPLACEMENTS } from './apply-replacements.ts'
import { builtRelease } from './locate.ts'
import type { Files, Found, LocateRequest } from './model.ts'
import { valuePaths } from './pin-places.ts'
import { groupOf, idOf, type Resource } from './resource.ts'
import { at, child, type Tree } from './tree.ts'

/** How often something is looked at, and what it may weigh, changes nothing about what comes. */
const OF_NO_WEIGHT = new Set(['spec.interval', 'spec.timeout', 'spec.chart.spec.interval'])

/** The pins themselves, which have slots of their own. */
const PINS = new Set([
  'spec.chart.spec.version',
  'spec.version',
  'spec.ref.tag',
  'spec.ref.semver',
  'spec.ref.digest',
])

const VISIT_LIMIT = 50_000
const DEPTH_LIMIT = 64

/**
 * Where the chart of a release comes from, its version apart: chart name and reference of the release, and every source that the
 * overlay builds with its address and verification. Place to text; two overlays whose maps are equal take the same chart for the
 * same pins; what replacements set has the text {@link BY_REPLACEMENTS}. Empty where the release is known by address alone.
 *
 * @param pins where values pin: one that replacements make there is told as well
 */
export function chartSource(
  files: Files,
  found: Found,
  pins: LocateRequest['pins'],
): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  const built = builtRelease(files, found)
  if (built === undefined) return parts
  const { release, resources } = built
  let visits = 0
  const walk = (owner: string, tree: Tree | undefined, path: string, depth: number): void => {
    visits += 1
    if (tree === undefined || OF_NO_WEIGHT.has(path)) return
    // A pin that stands there is told by its slot.
    if (PINS.has(path) && !isMade(tree)) return
    if (visits > VISIT_LIMIT || depth > DEPTH_LIMIT) {
      // Too much to compare in full: equal only to what was never looked at.
      parts.set(`${owner} ${path}`, `cut after ${visits}`)
      return
    }
    if (tree.kind === 'scalar') {
      const { computed, text } = tree
      parts.set(`${owner} ${path}`, computed === BY_REPLACEMENTS ? computed : text)
      return
    }
    const keys = tree.kind === 'map' ? [...tree.entries.keys()] : [...tree.items.keys()]
    for (const key of keys) walk(owner, child(tree, key), `${path}.${key}`, depth + 1)
  }
  const own = nameOf(release)
  walk(own, at(release.body, 'spec', 'chart'), 'spec.chart', 0)
  walk(own, at(release.body, 'spec', 'chartRef'), 'spec.chartRef', 0)
  for (const path of valuePaths(pins)) {
    const value = at(release.body, ...path)
    if (isMade(value)) walk(own, value, path.join('.'), 0)
  }
  for (const source of resources) {
    if (groupOf(idOf(source.body).apiVersion) !== 'source.toolkit.fluxcd.io') continue
    walk(nameOf(source), at(source.body, 'spec'), 'spec', 0)
  }
  return parts
}

/** Whether replacements make it where nothing stands. */
function isMade(tree: Tree | undefined): boolean {
  return tree?.kind === 'scalar' && tree.type === 'null' && tree.computed === BY_REPLACEMENTS
}

function nameOf({ body }: Resource): string {
  const { kind, name, namespace } = idOf(body)
  return `${kind} ${namespace ?? ''}/${name}`
}
