import { isDate, isTimeOfDay, isTimeZone } from './clock-words.ts'
import { type Fields, readChecked, readFields, readTexts, readWord, required } from './fields.ts'
import { readReason } from './one-line.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import type { Node } from './tree.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Checks one allowed time of a `windows` list. */
export function readWindow(node: Node, problems: ProblemList): void {
  const fields = readFields(node, 'a window', ['days', 'from', 'to', 'timezone'], problems)
  const days = required(fields, 'days', node, 'a window', problems)
  if (days !== undefined) {
    const read = readTexts(days, '"days"', problems, (item) =>
      readWord(item, 'day', DAYS, problems),
    )
    if (days.kind === 'list' && read.length === 0 && days.items.length === 0) {
      problems.add(days.offset, '"days" must name a day; leave the window out if it is never open')
    }
  }
  readSpan(fields, node, 'a window', timeOfDay, problems)
  readZone(fields, node, 'a window', problems)
}

/** Checks one stop of a `freezes` list. */
export function readFreeze(node: Node, problems: ProblemList): void {
  const fields = readFields(node, 'a freeze', ['from', 'to', 'timezone', 'reason'], problems)
  readSpan(fields, node, 'a freeze', date, problems)
  readZone(fields, node, 'a freeze', problems)
  const reason = fields.get('reason')
  if (reason !== undefined) readReason(reason.value, problems)
}

type Moment = (node: Node, what: string, problems: ProblemList) => string | undefined

const timeOfDay: Moment = (node, what, problems) =>
  quotedOnly(node, what, 'a time of day such as "09:00"', isTimeOfDay, problems)

const date: Moment = (node, what, problems) =>
  quotedOnly(node, what, 'a date such as "2026-12-18"', isDate, problems)

/** Bare, other readers of YAML make these a date object or a number of minutes. */
function quotedOnly(
  node: Node,
  what: string,
  form: string,
  isRight: (text: string) => boolean,
  problems: ProblemList,
): string | undefined {
  const text = readChecked(node, what, form, isRight, problems)
  if (text === undefined || node.kind !== 'scalar' || !node.plain) return text
  problems.add(node.offset, `${what} must stand in quotes: write ${quote(text)}`)
  return undefined
}

function readSpan(
  fields: Fields<string>,
  node: Node,
  what: string,
  read: Moment,
  problems: ProblemList,
): void {
  const fromNode = required(fields, 'from', node, what, problems)
  const toNode = required(fields, 'to', node, what, problems)
  const from = fromNode === undefined ? undefined : read(fromNode, '"from"', problems)
  const to = toNode === undefined ? undefined : read(toNode, '"to"', problems)
  if (from === undefined || to === undefined || toNode === undefined) return
  if (what === 'a window' ? from >= to : from > to) {
    const way = what === 'a window' ? '; split it in two at midnight ("24:00")' : ''
    problems.add(
      toNode.offset,
      `${what} must end after it begins: ${quote(from)} to ${quote(to)}${way}`,
    )
  }
}

function readZone(fields: Fields<string>, node: Node, what: string, problems: ProblemList): void {
  const zone = required(fields, 'timezone', node, what, problems)
  if (zone === undefined) return
  const form = 'a zone of the IANA database such as Europe/Berlin or UTC'
  readChecked(zone, '"timezone"', form, isTimeZone, problems)
}
