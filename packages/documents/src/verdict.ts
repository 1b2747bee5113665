import { isNode, isScalar } from 'yaml'
import { BY_REPLACEMENTS } from './apply-replacements.ts'
import type { Edit, Refusal, Slot, Splice } from './model.ts'
import { isForbidden } from './path.ts'
import { positionOf, quoted, refuseAt } from './position.ts'
import { pathOf, type ScalarTree, type Source, type Spot } from './tree.ts'

/** What stands around a scalar that decides whether it may be written. */
export interface Surroundings {
  /** Whether a file belongs to this environment's overlay. */
  readonly owns: (file: string) => boolean
  /** Other objects of the build that hold the same scalar, or follow it: how many. */
  readonly others: () => number
  /** Whether the object is made from a template of a ResourceSet. */
  readonly templated: boolean
  /** Whether an empty text may be filled: an annotation that waits for its first value, never a pin. */
  readonly mayBeEmpty?: boolean
  /** Lines that would pin it in this overlay. */
  readonly suggestion: () => string | undefined
  /** The address that would reach a substituted variable. */
  readonly variable: (name: string) => string | undefined
}

/** Makes the slot of a scalar: its value, its place, and whether it can be replaced. */
export function slotOf<Name extends string>(
  name: Name,
  scalar: ScalarTree,
  value: string,
  part: Splice['part'],
  form: Slot['form'],
  surroundings: Surroundings,
): Slot<Name> {
  return { name, value, ...positionOf(scalar.spot), form, edit: editOf(scalar, part, surroundings) }
}

function editOf(scalar: ScalarTree, part: Splice['part'], surroundings: Surroundings): Edit {
  if (scalar.computed !== undefined) {
    const code = scalar.computed === BY_REPLACEMENTS ? 'replaced' : 'template'
    return { kind: 'refused', refusal: refuseAt(scalar.spot, code, `value is ${scalar.computed}`) }
  }
  // What was read quickly is only compared.
  if (!isNode(scalar.spot.node)) return { kind: 'refused', refusal: unknownText(scalar.spot) }
  const refusal = outsideTrouble(scalar, surroundings) ?? writingTrouble(scalar, surroundings)
  if (refusal !== undefined) return { kind: 'refused', refusal }
  return { kind: 'splice', splice: spliceOf(scalar.spot, part) }
}

function spliceOf(spot: Spot, part: Splice['part']): Splice {
  const { source } = spot
  const here = { document: source.document, path: pathOf(spot) }
  if (source.inside === undefined) return { ...here, inner: undefined, part }
  const { outer } = source.inside
  return { document: outer.source.document, path: pathOf(outer), inner: here, part }
}

/** Whose the scalar is, and what it drives. */
function outsideTrouble(scalar: ScalarTree, surroundings: Surroundings): Refusal | undefined {
  const { spot, text } = scalar
  const variable = /\$\{([A-Za-z_][A-Za-z0-9_]{0,63})/.exec(text.slice(0, 1024))?.[1]
  if (surroundings.templated || text.includes('${') || text.includes('<<') || text.includes('{{')) {
    const message = surroundings.templated
      ? 'release comes from a template of a ResourceSet: give the address of its input in the policy'
      : `${quoted(text)} is filled in later: give the address of the value in the policy`
    return refuseAt(
      spot,
      'template',
      message,
      variable === undefined ? undefined : surroundings.variable(variable),
    )
  }
  if (isForbidden(spot.source.file))
    return refuseAt(
      spot,
      'outside',
      'file decides what runs, and is never written: pin it elsewhere',
    )
  const others = surroundings.others()
  if (others > 0) {
    const message = `one value drives this release and ${others} more: give each its own`
    return refuseAt(spot, 'several-releases', message)
  }
  if (!surroundings.owns(spot.source.file)) {
    const message = `value stands in a file that is not this environment's own: pin it in the overlay`
    return refuseAt(spot, 'shared', message, surroundings.suggestion())
  }
  return undefined
}

/** Whether the scalar can be replaced without touching anything else. */
function writingTrouble(scalar: ScalarTree, surroundings: Surroundings): Refusal | undefined {
  const { spot } = scalar
  if (scalar.alias !== undefined)
    return refuseAt(scalar.alias, 'alias', 'value comes by an alias: write it out here')
  for (let here: Spot | undefined = spot; here !== undefined; here = outward(here)) {
    if (here.source.repeated.has(here.node))
      return refuseAt(
        here,
        'anchor',
        'an alias repeats this value elsewhere: write it out in both places',
      )
    if (here.twice !== undefined)
      return refuseAt(
        here,
        'duplicate-key',
        `map has the key ${quoted(here.twice)} twice: keep one`,
      )
  }
  return textTrouble(scalar, surroundings)
}

function outward(spot: Spot): Spot | undefined {
  return spot.parent ?? spot.source.inside?.outer
}

function textTrouble(
  scalar: ScalarTree,
  { mayBeEmpty = false }: Surroundings,
): Refusal | undefined {
  const { spot } = scalar
  const { node, source } = spot
  if (!isScalar(node)) return unknownText(spot)
  const inside = source.inside
  if (
    inside !== undefined &&
    (inside.outward === undefined || inside.outer.source.inside !== undefined)
  )
    return refuseAt(
      spot,
      'block-scalar',
      'stands in a string that is folded or escaped: write the string as a block with |',
    )
  const written = source.text.slice(node.range[0], node.range[1])
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED' || written.includes('\n'))
    return refuseAt(spot, 'block-scalar', 'value spans lines: write it on one')
  if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str')
    return refuseAt(spot, 'not-a-scalar', `value has the tag ${quoted(node.tag)}: write it without`)
  if (written === '' || (scalar.text === '' && !mayBeEmpty))
    return refuseAt(spot, 'not-a-scalar', 'value is empty: write one')
  if (lineAround(source, node.range[0]).includes('$imagepolicy'))
    return refuseAt(
      spot,
      'image-policy',
      "Flux's image automation writes this line: take its marker away, or leave the pin to it",
    )
  return undefined
}

function unknownText(spot: Spot): Refusal {
  return refuseAt(spot, 'not-a-scalar', 'value is not a plain text')
}

function lineAround(source: Source, offset: number): string {
  const start = source.text.lastIndexOf('\n', offset) + 1
  const end = source.text.indexOf('\n', offset)
  return source.text.slice(start, end === -1 ? source.text.length : end)
}
