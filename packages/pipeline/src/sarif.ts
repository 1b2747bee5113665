import { type Finding, type FindingTally, type SarifLevel, sortFindings } from './finding-tally.ts'
import { firstLine } from './first-line.ts'
import { listAt, memberOf, numberAt, textAt } from './foreign-json.ts'
import type { ReportedPlace } from './test-tally.ts'

/** What a SARIF file comes to, or why it can't be read. */
export type SarifReading =
  | { readonly kind: 'read'; readonly tally: FindingTally }
  | { readonly kind: 'broken'; readonly why: string }

const RESULTS = 50_000
const LEVELS: ReadonlyMap<string, SarifLevel> = new Map([
  ['error', 'error'],
  ['warning', 'warning'],
  ['note', 'note'],
  ['none', 'none'],
])

/**
 * Reads SARIF 2.1.0. What a tool marks as passed, suppressed or gone since its baseline is no finding. A run whose tool says that it
 * did not come to its end makes the file broken, and so does a file without any run: no finding means nothing then. `lines`: how much of a message of several lines is kept,
 * on one line; scanners of packages put name, version and remedy on lines of their own.
 */
export function readSarif(text: string, lines: 'first' | 'all' = 'first'): SarifReading {
  const parsed = parseJson(text)
  if (parsed === undefined) return { kind: 'broken', why: 'it is no JSON' }
  const runs = listAt(parsed.value, 'runs')
  if (runs === undefined) return { kind: 'broken', why: 'it has no list "runs": no SARIF' }
  if (runs.length === 0) return { kind: 'broken', why: 'it tells of no run of a tool' }
  const findings: Finding[] = []
  for (const run of runs) {
    if (failedItself(run))
      return { kind: 'broken', why: `${toolOf(run)} says that it did not finish` }
    const rules = rulesOf(run)
    for (const result of listAt(run, 'results') ?? []) {
      const finding = findingOf(result, toolOf(run), rules, lines)
      if (finding !== undefined) findings.push(finding)
      if (findings.length > RESULTS) {
        return { kind: 'broken', why: `it has more than ${RESULTS} findings` }
      }
    }
  }
  return { kind: 'read', tally: sortFindings(findings) }
}

/** A JSON text; undefined: it is none. Wrapped, because `null` is JSON. */
function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return { value }
  } catch {
    return undefined
  }
}

function toolOf(run: unknown): string {
  return (textAt(memberOf(memberOf(run, 'tool'), 'driver'), 'name') ?? 'the tool').slice(0, 100)
}

function failedItself(run: unknown): boolean {
  const invocations = listAt(run, 'invocations') ?? []
  return invocations.some((one) => memberOf(one, 'executionSuccessful') === false)
}

/** The rules of a tool and of its extensions: CodeQL keeps its queries in packs beside the driver. */
interface Rules {
  /** The driver's before those of extensions. */
  readonly byId: ReadonlyMap<string, unknown>
  readonly ofDriver: readonly unknown[]
  /** By the extension's index. */
  readonly ofExtensions: readonly (readonly unknown[])[]
}

function rulesOf(run: unknown): Rules {
  const tool = memberOf(run, 'tool')
  const ofDriver = listAt(memberOf(tool, 'driver'), 'rules') ?? []
  const extensions = listAt(tool, 'extensions') ?? []
  const ofExtensions = extensions.map((one) => listAt(one, 'rules') ?? [])
  const byId = new Map<string, unknown>()
  for (const rule of [ofDriver, ...ofExtensions].flat()) {
    const id = textAt(rule, 'id')
    if (id !== undefined && !byId.has(id)) byId.set(id, rule)
  }
  return { byId, ofDriver, ofExtensions }
}

/** The rule that a result is of: by its place in the list of the component that it names, else by its id. */
function ruleOf(result: unknown, id: string, rules: Rules): unknown {
  const reference = memberOf(result, 'rule')
  const component = numberAt(memberOf(reference, 'toolComponent'), 'index')
  const list = component === undefined ? rules.ofDriver : rules.ofExtensions[component]
  const index = numberAt(result, 'ruleIndex') ?? numberAt(reference, 'index')
  const placed = index === undefined || index < 0 ? undefined : list?.[index]
  return placed ?? rules.byId.get(id)
}

function findingOf(
  result: unknown,
  tool: string,
  rules: Rules,
  lines: 'first' | 'all',
): Finding | undefined {
  const kind = textAt(result, 'kind') ?? 'fail'
  if (kind !== 'fail' || textAt(result, 'baselineState') === 'absent' || isSuppressed(result)) {
    return undefined
  }
  const named = textAt(result, 'ruleId') ?? textAt(memberOf(result, 'rule'), 'id')
  const rule = ruleOf(result, named ?? '', rules)
  const id = named ?? textAt(rule, 'id') ?? ''
  return {
    tool,
    rule: id.slice(0, 200),
    level: levelOf(result, rule),
    message: messageOf(memberOf(result, 'message'), rule, lines) || 'no message',
    place: placeOf(result),
  }
}

/** Whoever decides on suppressions has to agree with all of them. */
function isSuppressed(result: unknown): boolean {
  const suppressions = listAt(result, 'suppressions') ?? []
  const isAccepted = (one: unknown) => (textAt(one, 'status') ?? 'accepted') === 'accepted'
  return suppressions.length > 0 && suppressions.every(isAccepted)
}

/** By the format: the result's own, else the rule's, else a warning. */
function levelOf(result: unknown, rule: unknown): SarifLevel {
  const own = LEVELS.get(textAt(result, 'level') ?? '')
  const usual = LEVELS.get(textAt(memberOf(rule, 'defaultConfiguration'), 'level') ?? '')
  return own ?? usual ?? 'warning'
}

/** The message, or the rule's text that it names, its `{0}` filled in. */
function messageOf(message: unknown, rule: unknown, lines: 'first' | 'all'): string {
  const id = textAt(message, 'id')
  const template = id === undefined ? undefined : memberOf(memberOf(rule, 'messageStrings'), id)
  const text = textAt(message, 'text') ?? textAt(template, 'text') ?? ''
  const words = listAt(message, 'arguments') ?? []
  let room = FILLED
  const filled = text.slice(0, FILLED).replace(/\{(\d{1,2})\}/g, (whole, index: string) => {
    const word = words[Number(index)]
    if (typeof word !== 'string') return whole
    const part = word.slice(0, Math.min(500, room))
    room -= part.length
    return part
  })
  return lines === 'first' ? firstLine(filled) : allLines(filled)
}

const MESSAGE = 500
/** Of a text, and again of all words in it: a few bytes that name one word often would else be a mebibyte for each finding. */
const FILLED = 4_096

function allLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return (
    lines
      // An address is no use in a table cell that shows no links.
      .filter((line) => line !== '' && !line.startsWith('Link: '))
      .join(', ')
      .slice(0, MESSAGE)
  )
}

function placeOf(result: unknown): ReportedPlace | undefined {
  const physical = memberOf(listAt(result, 'locations')?.[0], 'physicalLocation')
  const uri = textAt(memberOf(physical, 'artifactLocation'), 'uri')
  if (uri === undefined || uri.length > 2_000) return undefined
  const region = memberOf(physical, 'region')
  const path = decoded(uri.replace(/^file:\/\/(?:localhost)?/, ''))
  if (path === undefined || path === '') return undefined
  // A finding about a whole file has no region: GitHub shows such annotations at its first line.
  const line = Math.max(1, numberAt(region, 'startLine') ?? 1)
  return { path, line, column: numberAt(region, 'startColumn') }
}

function decoded(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri)
  } catch {
    return undefined
  }
}
