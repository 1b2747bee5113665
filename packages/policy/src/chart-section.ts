import { readPath, readPaths } from './delivery-fields.ts'
import type { ChartSource, Stamp, StampAddress, VersionScheme } from './delivery-file.ts'
import { type Fields, isShortFor, readChecked, readFields, readWord, required } from './fields.ts'
import { isValuesPath } from './names.ts'
import type { ProblemList } from './problem-list.ts'
import type { MapEntry, Node } from './tree.ts'

const ANNOTATION = /^annotations\/([A-Za-z0-9](?:[A-Za-z0-9_./-]{0,251}[A-Za-z0-9])?)$/
const SCHEMES: readonly VersionScheme[] = ['branch', 'timestamp', 'tag']

/** Parses `chart` of a delivery file; undefined where it names no folder. */
export function readChart(entry: MapEntry, problems: ProblemList): ChartSource | undefined {
  const keys = ['path', 'render', 'expect', 'schemas', 'versions', 'stamp'] as const
  const { value } = entry
  if (isShortFor(value, '"chart"', 'path', problems)) return undefined
  const fields = readFields(value, '"chart"', keys, problems)
  const folder = required(fields, 'path', value, '"chart"', problems, ', the folder of Chart.yaml')
  const path = folder && readPath(folder, '"path"', problems)
  const schemas = fields.get('schemas')
  const versions = fields.get('versions')
  const stamp = fields.get('stamp')
  const rest = {
    render: readPaths(fields.get('render'), '"render"', problems),
    expect: readPaths(fields.get('expect'), '"expect"', problems),
    schemas: schemas && readPath(schemas.value, '"schemas"', problems),
    versions: (versions && readWord(versions.value, '"versions"', SCHEMES, problems)) ?? 'branch',
    stamp:
      stamp === undefined
        ? { imageTag: undefined, imageDigest: undefined }
        : readStamp(stamp.value, problems),
  }
  return path === undefined ? undefined : { path, ...rest }
}

type StampKey = keyof Stamp

function readStamp(node: Node, problems: ProblemList): Stamp {
  const fields = readFields(node, '"stamp"', ['imageTag', 'imageDigest'], problems)
  const imageTag = readAddress(fields, 'imageTag', problems)
  const imageDigest = readAddress(fields, 'imageDigest', problems)
  if (imageTag !== undefined && imageTag.text === imageDigest?.text) {
    const text = '"imageTag" and "imageDigest" are written to the same place; leave one of them out'
    problems.add(imageDigest.offset, text)
  }
  return { imageTag: imageTag?.address, imageDigest: imageDigest?.address }
}

interface PlacedAddress {
  readonly text: string
  readonly offset: number
  readonly address: StampAddress
}

function readAddress(
  fields: Fields<StampKey>,
  key: StampKey,
  problems: ProblemList,
): PlacedAddress | undefined {
  const entry = fields.get(key)
  if (entry === undefined) return undefined
  const form = 'a path in values.yaml such as image.tag, nor annotations/<name>'
  const isRight = (text: string) => parseStampAddress(text) !== undefined
  const text = readChecked(entry.value, `"${key}"`, form, isRight, problems)
  const address = text === undefined ? undefined : parseStampAddress(text)
  return text === undefined || address === undefined
    ? undefined
    : { text, offset: entry.value.offset, address }
}

/** The place that a text such as `image.tag` or `annotations/example.com/digest` names; undefined where it names none. */
export function parseStampAddress(text: string): StampAddress | undefined {
  const [, name] = ANNOTATION.exec(text) ?? []
  if (name !== undefined) return { kind: 'annotation', name }
  return isValuesPath(text) ? { kind: 'values', path: text.split('.') } : undefined
}
