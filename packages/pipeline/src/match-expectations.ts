import type { PlacedNode } from '@fluxgate/documents'
import type { ChartFinding, Difference } from './chart-report.ts'
import type { Expectation } from './expectations.ts'
import { memberOf } from './foreign-json.ts'
import type { RenderedObject } from './rendered.ts'

interface Mismatch extends Difference {
  readonly line: number
  readonly col: number
}

/** Nobody reads more differences of one object, and a hostile fragment must not cost more. */
const MOST = 20
const LONGEST = 600

/**
 * What of the expectations is not in what was rendered. An expectation is met by a subset: maps may hold more keys, lists
 * more items; of a list of named items those with the same name are compared. `null` expects that a key is not there.
 */
export function matchExpectations(
  expectations: readonly Expectation[],
  objects: readonly RenderedObject[],
  values: string | undefined,
): readonly ChartFinding[] {
  return expectations.flatMap((expectation) => {
    const candidates = objects.filter(
      ({ kind, name, namespace }) =>
        kind === expectation.kind &&
        name === expectation.name &&
        (expectation.namespace === undefined || namespace === expectation.namespace),
    )
    const [first] = candidates
    if (first === undefined) return [notRendered(expectation, objects, values)]
    const best = candidates
      .map(({ value }) => mismatches(expectation.fragment, value, ''))
      .reduce((one, other) => (other.length < one.length ? other : one))
    return best.slice(0, MOST).map((mismatch) => differs(expectation, mismatch, values))
  })
}

function notRendered(
  expectation: Expectation,
  objects: readonly RenderedObject[],
  values: string | undefined,
): ChartFinding {
  const { file, line, col, kind, name, namespace } = expectation
  const within = namespace === undefined ? '' : ` in namespace "${namespace}"`
  const others = objects
    .filter((object) => object.kind === kind)
    .map((object) => `"${object.name}"`)
  const there =
    others.length === 0
      ? 'nothing of this kind is'
      : `of this kind there ${others.length === 1 ? 'is' : 'are'} ${others.slice(0, 5).join(', ')}${others.length > 5 ? ', …' : ''}`
  const message = `no ${kind} "${name}"${within} is rendered; ${there}`
  return { ...common(values), file, line, col, message, difference: undefined }
}

function differs(
  { file, kind, name }: Expectation,
  { line, col, ...difference }: Mismatch,
  values: string | undefined,
): ChartFinding {
  const { path, expected, rendered } = difference
  const there = rendered === undefined ? 'is not there' : `is ${rendered}`
  const wanted = expected === 'null' ? 'it must not be there' : `expected ${expected}`
  const message = `${kind} "${name}": ${path} ${there}, ${wanted}`
  return { ...common(values), file, line, col, message, difference }
}

function common(values: string | undefined): Pick<ChartFinding, 'level' | 'check' | 'values'> {
  return { level: 'error', check: 'expectations', values: [values] }
}

function mismatches(expected: PlacedNode, rendered: unknown, path: string): readonly Mismatch[] {
  switch (expected.kind) {
    case 'scalar': {
      const absent = expected.value === null && (rendered === undefined || rendered === null)
      return absent || expected.value === rendered ? [] : [mismatch(expected, rendered, path)]
    }
    case 'map': {
      if (!isMap(rendered)) return [mismatch(expected, rendered, path)]
      return expected.entries.flatMap((entry) => {
        const under = path === '' ? entry.key : `${path}.${entry.key}`
        return mismatches(entry.value, memberOf(rendered, entry.key), under)
      })
    }
    case 'list': {
      if (!Array.isArray(rendered)) return [mismatch(expected, rendered, path)]
      const items: readonly unknown[] = rendered
      if (expected.items.length === 0) {
        return items.length === 0 ? [] : [mismatch(expected, rendered, path)]
      }
      return expected.items.flatMap((item) => itemMismatches(item, items, path))
    }
  }
}

/** Of an item with a name, how it differs from the one of that name; of any other, whether some item contains it. */
function itemMismatches(
  item: PlacedNode,
  rendered: readonly unknown[],
  path: string,
): readonly Mismatch[] {
  const name = nameOf(item)
  const same =
    name === undefined ? undefined : rendered.find((one) => memberOf(one, 'name') === name)
  if (same !== undefined) return mismatches(item, same, `${path}[${name}]`)
  const found = rendered.some((one) => mismatches(item, one, path).length === 0)
  return found ? [] : [mismatch(item, rendered, `${path}[]`)]
}

function nameOf(item: PlacedNode): string | undefined {
  if (item.kind !== 'map') return undefined
  const name = item.entries.find(({ key }) => key === 'name')?.value
  return name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : undefined
}

function mismatch(expected: PlacedNode, rendered: unknown, path: string): Mismatch {
  const { line, col } = expected
  const there = rendered === undefined ? undefined : shown(rendered)
  return {
    line,
    col,
    path: path === '' ? 'the object' : path,
    expected: shown(plain(expected)),
    rendered: there,
  }
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function plain(node: PlacedNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value
    case 'list':
      return node.items.map(plain)
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]))
  }
}

/** JSON is YAML, and tells "1" from 1. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
