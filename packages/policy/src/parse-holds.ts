import { isMoment } from './clock-words.ts'
import { type Fields, readChecked, readFields, readList, required } from './fields.ts'
import type { Hold } from './model.ts'
import { readLine, readReason } from './one-line.ts'
import type { Problem } from './problem.ts'
import { type ProblemList, problemList } from './problem-list.ts'
import { isPlainText } from './quote.ts'
import { readTree } from './read-tree.ts'
import { type Node, scalarType } from './tree.ts'

/** The holds of one service in one environment, or everything that is wrong with the file. */
export type ParsedHolds =
  | { readonly kind: 'ok'; readonly holds: readonly Hold[] }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

type Key = 'version' | 'release' | 'reason' | 'until' | 'by'

/** Parses the text of `.fluxgate/holds/<environment>/<service>.yaml`; an empty file holds nothing. Never throws. */
export function parseHolds(text: string, file: string): ParsedHolds {
  const problems = problemList(text, file)
  const root = readTree(text, problems)
  const empty = root === undefined || (root.kind === 'scalar' && scalarType(root) === 'null')
  const items = empty ? [] : readList(root, 'the file of holds', problems)
  const holds = items.flatMap((item) => readHold(item, problems) ?? [])
  return problems.count() > 0
    ? { kind: 'problems', problems: problems.all() }
    : { kind: 'ok', holds }
}

function readHold(node: Node, problems: ProblemList): Hold | undefined {
  const keys = ['version', 'release', 'reason', 'until', 'by'] as const
  const fields = readFields(node, 'a hold', keys, problems)
  if (node.kind === 'map' && !fields.has('version') && !fields.has('release')) {
    const way = 'name what is held; version: "*" holds every version'
    problems.add(node.offset, `a hold has no "version" and no "release"; ${way}`)
  }
  const reason = required(
    fields,
    'reason',
    node,
    'a hold',
    problems,
    '; say why, for whoever meets it',
  )
  const by = required(fields, 'by', node, 'a hold', problems, '; say who asked for it')
  const hold = {
    version: readOptional(
      fields,
      'version',
      'a version such as "1.4.2", or "*"',
      isVersion,
      problems,
    ),
    release: readOptional(
      fields,
      'release',
      'the id of a release, 12 characters of 0-9 and a-f',
      isRelease,
      problems,
    ),
    until: readOptional(
      fields,
      'until',
      'a moment such as "2026-12-18T09:00:00Z"',
      isMoment,
      problems,
    ),
  }
  const why = reason && readReason(reason, problems)
  const who = by && readLine(by, '"by"', 100, problems)
  return why === undefined || who === undefined ? undefined : { ...hold, reason: why, by: who }
}

function readOptional(
  fields: Fields<Key>,
  key: Key,
  form: string,
  isRight: (text: string) => boolean,
  problems: ProblemList,
): string | undefined {
  const entry = fields.get(key)
  return entry && readChecked(entry.value, `"${key}"`, form, isRight, problems)
}

/** Any name a chart can have as its version, semver or not; a range such as `1.x` would hold nothing. */
function isVersion(text: string): boolean {
  if (text === '*') return true
  const isName = text.length <= 256 && isPlainText(text) && /^[A-Za-z0-9][^\s*]*$/.test(text)
  return isName && !/^v?[0-9]+(?:\.[0-9]+)?(?:\.[xX]){1,2}$/.test(text)
}

function isRelease(text: string): boolean {
  return /^[0-9a-f]{12}$/.test(text)
}
