import { isScalar, type ParsedNode } from 'yaml'
import { readImage, replaceImagePart } from './image.ts'
import type { Edited, Files, Refusal, Replacement, Slot, Splice } from './model.ts'
import { nodeAt } from './node-at.ts'
import { type Parsed, type ParsedDocument, parseYaml } from './parse.ts'
import { isForbidden } from './path.ts'
import { quoted } from './position.ts'
import { onlyChanged } from './proof.ts'
import { readInner, readText } from './read-text.ts'
import { valueTrouble, writeLike } from './scalar-text.ts'
import { at, type ScalarTree, type Tree } from './tree.ts'

/**
 * Writes new values in the place of pinned scalars and changes no other byte. Every new value is checked
 * first, and the result is parsed again and compared; what can't be proven is refused as a whole.
 */
export function replace(files: Files, replacements: readonly Replacement[]): Edited {
  const byFile = new Map<string, Replacement[]>()
  for (const replacement of replacements) {
    const { file } = replacement.slot
    byFile.set(file, [...(byFile.get(file) ?? []), replacement])
  }
  const edited: { path: string; text: string }[] = []
  for (const [path, wanted] of byFile) {
    const text = replaceIn(files, path, wanted)
    if (typeof text !== 'string') return { kind: 'refused', refusal: text }
    const read = files.get(path)
    if (read?.kind === 'file' && read.text !== text) edited.push({ path, text })
  }
  return { kind: 'edited', files: edited }
}

/** One scalar to be written: where, and what it says afterwards. */
interface Target {
  readonly slot: Slot<string>
  readonly splice: Splice
  readonly scalar: ScalarTree
  value: string
}

function replaceIn(files: Files, path: string, wanted: readonly Replacement[]): string | Refusal {
  const read = files.get(path)
  const [first] = wanted
  if (first === undefined) return ''
  if (read?.kind !== 'file' || isForbidden(path))
    return refuse(first.slot, 'outside', 'file is not there to be written')
  const trees = readText(path, read.text)
  if (trees.kind === 'refused') return trees.refusal
  const targets = new Map<string, Target>()
  for (const replacement of wanted) {
    const refusal = aim(trees.trees, replacement, targets)
    if (refusal !== undefined) return refusal
  }
  const after = spliceAll(read.text, [...targets.values()])
  if (typeof after !== 'string') return after
  return isProven(read.text, after, [...targets.values()])
    ? after
    : refuse(
        first.slot,
        'value',
        'the edit would change more than this value: write the line plainer',
      )
}

function aim(
  trees: readonly Tree[],
  { slot, value }: Replacement,
  targets: Map<string, Target>,
): Refusal | undefined {
  if (slot.edit.kind === 'refused') return slot.edit.refusal
  const { splice } = slot.edit
  const scalar = scalarFor(trees, splice)
  const trouble = valueTrouble(value, kindOf(slot.name, splice))
  if (trouble !== undefined)
    return refuse(slot, 'value', `${quoted(value)} can't be written: ${trouble}`)
  const current = scalar === undefined ? undefined : partOf(scalar.text, splice.part)
  if (scalar === undefined || current !== slot.value)
    return refuse(slot, 'not-a-scalar', `no longer holds ${quoted(slot.value)}: look again`)
  const key = JSON.stringify([splice.document, splice.path, splice.inner])
  const before = targets.get(key)
  const whole =
    splice.part === 'whole'
      ? value
      : replaceImagePart(before?.value ?? scalar.text, splice.part, value)
  if (whole === undefined) return refuse(slot, 'not-a-scalar', 'scalar has no such part')
  if (before !== undefined && splice.part === 'whole' && before.value !== whole)
    return refuse(
      slot,
      'several-releases',
      `two values are asked for one place: ${quoted(before.value)} and ${quoted(whole)}`,
    )
  targets.set(key, { slot, splice, scalar, value: whole })
  return undefined
}

function kindOf(name: string, splice: Splice): 'version' | 'chart' | 'tag' | 'digest' | 'other' {
  if (splice.part !== 'whole') return splice.part
  // A tag in a registry has no "+": Helm writes "_" for it.
  const path = splice.inner?.path ?? splice.path
  if (name === 'chart') {
    const key = path.at(-1)
    if (key === 'version' || key === 'semver') return 'version'
    return key === 'tag' ? 'tag' : 'chart'
  }
  return name === 'digest' ? name : 'other'
}

function partOf(text: string, part: Splice['part']): string | undefined {
  return part === 'whole' ? text : readImage(text)[part]
}

function scalarFor(trees: readonly Tree[], splice: Splice): ScalarTree | undefined {
  const outer = at(
    trees.find(({ spot }) => spot.source.document === splice.document),
    ...splice.path,
  )
  if (outer?.kind !== 'scalar') return undefined
  const { inner } = splice
  if (inner === undefined) return outer
  const within = readInner(outer)
  if (within.kind === 'refused') return undefined
  const found = at(
    within.trees.find(({ spot }) => spot.source.document === inner.document),
    ...inner.path,
  )
  return found?.kind === 'scalar' ? found : undefined
}

function spliceAll(text: string, targets: readonly Target[]): string | Refusal {
  const cuts: { start: number; end: number; text: string }[] = []
  for (const { slot, scalar, value } of targets) {
    const { node, source } = scalar.spot
    if (!isScalar(node)) return refuse(slot, 'not-a-scalar', 'value is not a plain text')
    if (scalar.text === value) continue
    const [start, end] = node.range
    const outward = source.inside === undefined ? (offset: number) => offset : source.inside.outward
    if (outward === undefined)
      return refuse(slot, 'block-scalar', 'stands in a string that is folded or escaped')
    const from = outward(start)
    cuts.push({ start: from, end: from + end - start, text: writeLike(node.type, value) })
  }
  cuts.sort((a, b) => b.start - a.start)
  let result = text
  for (const cut of cuts) result = result.slice(0, cut.start) + cut.text + result.slice(cut.end)
  return result
}

/** Parses both texts again and compares them; strings that hold YAML are compared within as well. */
function isProven(before: string, after: string, targets: readonly Target[]): boolean {
  const old = documentsOf(before)
  const now = documentsOf(after)
  if (old === undefined || now === undefined) return false
  const changes = new Map<ParsedNode, string>()
  const inner = new Map<ParsedNode, { readonly now: string; readonly targets: Target[] }>()
  for (const target of targets) {
    const { splice, value } = target
    const node = nodeAt(rootOf(old, splice.document), splice.path)
    if (!isScalar(node)) return false
    if (splice.inner === undefined) {
      changes.set(node, value)
      continue
    }
    const changed = nodeAt(rootOf(now, splice.document), splice.path)
    if (!isScalar(changed) || typeof changed.value !== 'string') return false
    changes.set(node, changed.value)
    inner.set(node, { now: changed.value, targets: [...(inner.get(node)?.targets ?? []), target] })
  }
  return (
    onlyChanged(old, now, changes) &&
    [...inner].every(([node, change]) => innerProven(node, change))
  )
}

function innerProven(
  node: ParsedNode,
  change: { readonly now: string; readonly targets: readonly Target[] },
): boolean {
  if (!isScalar(node) || typeof node.value !== 'string') return false
  const old = documentsOf(node.value)
  const now = documentsOf(change.now)
  if (old === undefined || now === undefined) return false
  const changes = new Map<ParsedNode, string>()
  for (const { splice, value } of change.targets) {
    const at =
      splice.inner === undefined
        ? undefined
        : nodeAt(rootOf(old, splice.inner.document), splice.inner.path)
    if (at === undefined) return false
    changes.set(at, value)
  }
  return onlyChanged(old, now, changes)
}

function documentsOf(text: string): readonly ParsedDocument[] | undefined {
  const parsed: Parsed = parseYaml(text)
  return parsed.kind === 'documents' ? parsed.documents : undefined
}

function rootOf(documents: readonly ParsedDocument[], document: number): ParsedNode | undefined {
  return documents[document]?.root
}

function refuse(slot: Slot<string>, code: Refusal['code'], message: string): Refusal {
  return { code, file: slot.file, line: slot.line, col: slot.col, message, suggestion: undefined }
}
