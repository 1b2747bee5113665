import { parseAddress } from './address.ts'
import {
  type Fields,
  isShortFor,
  readBoolean,
  readChecked,
  readFields,
  readList,
  readMap,
  readText,
  readTexts,
  readWord,
} from './fields.ts'
import { isValuesPath } from './names.ts'
import { withEnvironment } from './pattern.ts'
import type { ImagePin, PinAddress, PinName, PinsPolicy } from './pins.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import { hint } from './suggestion.ts'
import type { MapEntry, Node } from './tree.ts'

/** What travels where the policy says nothing of it. */
const DEFAULT_PINS: PinsPolicy = { chart: true, image: [], values: [], order: 'semver' }

/** A record holds 32 pins; chart and digest are two of them. */
const MOST_VALUES = 24

/** Parses the policy's `pins`. */
export function readPins(entry: MapEntry | undefined, problems: ProblemList): PinsPolicy {
  if (entry === undefined) return DEFAULT_PINS
  const keys = ['chart', 'image', 'values', 'order'] as const
  const fields = readFields(entry.value, '"pins"', keys, problems)
  const chart = fields.get('chart')
  const seen = new Set<string>()
  const pins = {
    chart: chart === undefined ? true : (readBoolean(chart.value, '"chart"', problems) ?? true),
    image: readImages(fields, seen, problems),
    values: readValues(fields, seen, problems),
    order: readOrder(fields, problems),
  }
  if (!pins.chart && pins.image.length === 0 && pins.values.length === 0) {
    problems.add(entry.keyOffset, '"pins" lets nothing travel; leave "chart" out or name an image')
  }
  const travelling = pins.image.length * 2 + pins.values.length
  if (travelling > MOST_VALUES) {
    const text = `"pins" lets ${travelling} values travel; at most ${MOST_VALUES} can be recorded (an image counts as two)`
    problems.add(entry.keyOffset, text)
  }
  return pins
}

type PinsKey = 'chart' | 'image' | 'values' | 'order'

function readOrder(fields: Fields<PinsKey>, problems: ProblemList): PinsPolicy['order'] {
  const order = fields.get('order')
  if (order === undefined) return 'semver'
  return readWord(order.value, '"order"', ['semver', 'pinned'], problems) ?? 'semver'
}

function readImages(
  fields: Fields<PinsKey>,
  seen: Set<string>,
  problems: ProblemList,
): readonly ImagePin[] {
  const entry = fields.get('image')
  if (entry === undefined) return []
  const asItem = (path: string) => `{ tag: ${path} }`
  return readList(entry.value, '"image"', problems, asItem).map((item) => {
    if (isShortFor(item, 'an image', 'tag', problems)) return { tag: undefined, digest: undefined }
    const image = readFields(item, 'an image', ['tag', 'digest'], problems)
    const tag = image.get('tag')
    const digest = image.get('digest')
    if (item.kind === 'map' && tag === undefined && digest === undefined) {
      problems.add(
        item.offset,
        'an image has a "tag", a "digest" or both, such as { tag: image.tag }',
      )
    }
    const tagPath = tag === undefined ? undefined : readPath(tag.value, seen, problems)
    // `tag@sha256:...` in one scalar: both name the same path, and that is no mistake.
    const digestPath =
      digest === undefined
        ? undefined
        : readPath(digest.value, isText(digest.value, tagPath) ? new Set() : seen, problems)
    return { tag: tagPath, digest: digestPath }
  })
}

function isText(node: Node, text: string | undefined): boolean {
  return node.kind === 'scalar' && node.text === text
}

function readValues(
  fields: Fields<PinsKey>,
  seen: Set<string>,
  problems: ProblemList,
): readonly string[] {
  const entry = fields.get('values')
  if (entry === undefined) return []
  return readTexts(entry.value, '"values"', problems, (item) => readPath(item, seen, problems))
}

function readPath(node: Node, seen: Set<string>, problems: ProblemList): string | undefined {
  const form = 'a path under spec.values such as image.tag'
  const path = readChecked(node, 'a pin', form, isValuesPath, problems)
  if (path === undefined) return undefined
  if (seen.has(path)) problems.add(node.offset, `pin ${quote(path)} is named twice`)
  seen.add(path)
  return path
}

/** An address with where it stands, for whoever compares it with others. */
export interface PlacedAddress extends PinAddress {
  readonly offset: number
}

/**
 * Parses a map of pin names to explicit addresses: `chart`, `digest`, or a path that the policy's `pins` names.
 * `{environment}` is filled in.
 */
export function readAddresses(
  node: Node,
  environment: string,
  pins: PinsPolicy,
  problems: ProblemList,
): readonly PlacedAddress[] {
  const names = pinNames(pins)
  const placed: PlacedAddress[] = []
  for (const { key, keyOffset, value } of readMap(node, '"pins"', problems)?.entries ?? []) {
    const pin = names.get(key)
    if (pin === undefined) {
      problems.add(keyOffset, () => {
        const way = hint(key, [...names.keys()])
        return `${quote(key)} is no pin that travels${way}; name it in the policy's "pins" first`
      })
      continue
    }
    const text = readText(value, `the address of ${quote(key)}`, problems)
    if (text === undefined) continue
    const filled = withEnvironment(text, environment)
    const address = parseAddress(filled)
    if (typeof address === 'string') problems.add(value.offset, `address ${quote(text)} ${address}`)
    else {
      const [file = '', pointer = ''] = filled.split('#', 2)
      placed.push({ pin, file, pointer, offset: value.offset })
    }
  }
  return placed
}

function pinNames(pins: PinsPolicy): ReadonlyMap<string, PinName> {
  const paths = [...pins.image.flatMap(({ tag, digest }) => [tag, digest]), ...pins.values]
  const values = paths.flatMap((path): [string, PinName][] =>
    path === undefined ? [] : [[path, `values.${path}`]],
  )
  return new Map<string, PinName>([
    ...values,
    ...(pins.chart
      ? ([
          ['chart', 'chart'],
          ['digest', 'digest'],
        ] as const)
      : []),
  ])
}
