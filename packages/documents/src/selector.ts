import { compilePattern, type Pattern } from './pattern.ts'
import { groupOf, idOf, type Resource } from './resource.ts'
import { type MapTree, scalarAt, textAt } from './tree.ts'

/** A patch's `target`, ready to be asked. */
export interface Selector {
  matches(resource: Resource): boolean
  /** What asking it costs, beside a comparison of texts. */
  readonly cost: number
}

const FIELDS = ['group', 'version', 'kind', 'name', 'namespace'] as const

/** Reads a `target`; where it uses a pattern that is not understood, that pattern. */
export function readSelector(target: MapTree): Selector | { readonly odd: string } {
  const patterns = new Map<string, Pattern>()
  for (const field of FIELDS) {
    const text = textAt(target, field)
    if (text === undefined) continue
    const pattern = compilePattern(text)
    if (pattern === undefined) return { odd: text }
    patterns.set(field, pattern)
  }
  const labels = readRequirements(textAt(target, 'labelSelector'))
  const annotations = readRequirements(textAt(target, 'annotationSelector'))
  if (labels === undefined) return { odd: textAt(target, 'labelSelector') ?? '' }
  if (annotations === undefined) return { odd: textAt(target, 'annotationSelector') ?? '' }
  const fits = (field: (typeof FIELDS)[number], ...texts: readonly string[]) => {
    const pattern = patterns.get(field)
    return pattern === undefined || texts.some((text) => pattern.matches(text.slice(0, 1024)))
  }
  return {
    cost: [...patterns.values()].every((pattern) => pattern.literal) ? 1 : 10,
    // Name and namespace may be the original ones or the current ones; the kind is the current one.
    matches(resource) {
      const { original, body } = resource
      const id = idOf(body)
      const cut = id.apiVersion.lastIndexOf('/')
      return (
        fits('group', groupOf(id.apiVersion)) &&
        fits('version', id.apiVersion.slice(cut + 1)) &&
        fits('kind', id.kind) &&
        fits('name', original.name, id.name) &&
        fits('namespace', original.namespace ?? 'default', id.namespace ?? 'default') &&
        labels.every((met) => met(labelOf(body, 'labels'))) &&
        annotations.every((met) => met(labelOf(body, 'annotations')))
      )
    },
  }
}

type Requirement = (value: (key: string) => string | undefined) => boolean

function labelOf(
  body: MapTree,
  map: 'labels' | 'annotations',
): (key: string) => string | undefined {
  return (key) => scalarAt(body, 'metadata', map, key)?.text
}

/** Label selectors of Kubernetes: `a=b`, `a==b`, `a!=b`, `a in (b, c)`, `a notin (b)`, `a`, `!a`. */
function readRequirements(text: string | undefined): readonly Requirement[] | undefined {
  if (text === undefined) return []
  if (text.length > 1024) return undefined
  const requirements: Requirement[] = []
  for (const part of splitOutside(text)) {
    const requirement = readRequirement(part.trim())
    if (requirement === undefined) return undefined
    requirements.push(requirement)
  }
  return requirements
}

function splitOutside(text: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (text[at] === ',' && depth === 0) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}

function readRequirement(text: string): Requirement | undefined {
  const equal = /^([A-Za-z0-9._/-]+) ?(!=|==|=) ?([A-Za-z0-9._-]*)$/.exec(text)
  if (equal !== null) {
    const [, key = '', sign, wanted] = equal
    return sign === '!=' ? (value) => value(key) !== wanted : (value) => value(key) === wanted
  }
  const set = /^([A-Za-z0-9._/-]+) (in|notin) ?\(([A-Za-z0-9._, -]*)\)$/.exec(text)
  if (set !== null) {
    const [, key = '', sign, list = ''] = set
    const wanted = new Set(list.split(',').map((item) => item.trim()))
    return (value) => {
      const found = value(key)
      return (found !== undefined && wanted.has(found)) === (sign === 'in')
    }
  }
  const exists = /^(!?)([A-Za-z0-9._/-]+)$/.exec(text)
  if (exists === null) return undefined
  const [, not, key = ''] = exists
  return (value) => (value(key) === undefined) === (not === '!')
}
