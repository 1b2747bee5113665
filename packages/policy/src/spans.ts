import { isDate, isTimeOfDay, isTimeZone } from './clock-words.ts'
import { type Fields, readChecked, readFields, readTexts, readWord, required } from './fields.ts'
import type { AllowedTime, Freeze, Weekday } from './gate-rules.ts'
import { readReason } from './one-line.ts'
import type { ProblemList } from './problem-list.ts'
import { quote } from './quote.ts'
import type { Node } from './tree.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Reads one allowed time of a `windows` list; undefined: it is not right. */
export function readWindow(node: Node, problems: ProblemList): AllowedTime | undefined {
  const fields = readFields(node, 'a window', ['days', 'from', 'to', 'timezone'], problems)
  const daysNode = required(fields, 'days', node, 'a window', problems, ', such as [mon, tue]')
  const days = daysNode === undefined ? [] : readDays(daysNode, problems)
  const span = readSpan(fields, node, 'a window', timeOfDay, problems)
  const timezone = readZone(fields, node, 'a window', problems)
  return span === undefined || timezone === undefined ? undefined : { days, ...span, timezone }
}

function readDays(node: Node, problems: ProblemList): readonly Weekday[] {
  const days = readTexts(node, '"days"', problems, (item) => readWord(item, 'day', DAYS, problems))
  if (node.kind === 'list' && node.items.length === 0) {
    problems.add(node.offset, '"days" must name a day; leave the window out if it is never open')
  }
  return days
}

/** Reads one stop of a `freezes` list; undefined: it is not right. */
export function readFreeze(node: Node, problems: ProblemList): Freeze | undefined {
  const fields = readFields(node, 'a freeze', ['from', 'to', 'timezone', 'reason'], problems)
  const span = readSpan(fields, node, 'a freeze', date, problems)
  const timezone = readZone(fields, node, 'a freeze', problems)
  const reasonField = fields.get('reason')
  const reason = reasonField === undefined ? undefined : readReason(reasonField.value, problems)
  return span === undefined || timezone === undefined ? undefined : { ...span, timezone, reason }
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
): { readonly from: string; readonly to: string } | undefined {
  const [begins, ends] =
    what === 'a window' ? ['"09:00"', '"16:00"'] : ['"2026-12-18"', '"2027-01-04"']
  const fromNode = required(fields, 'from', node, what, problems, `, such as ${begins}`)
  const toNode = required(fields, 'to', node, what, problems, `, such as ${ends}`)
  const from = fromNode === undefined ? undefined : read(fromNode, '"from"', problems)
  const to = toNode === undefined ? undefined : read(toNode, '"to"', problems)
  if (from === undefined || to === undefined || toNode === undefined) return undefined
  if (what === 'a window' ? from >= to : from > to) {
    const [rule, way] =
      what === 'a window'
        ? ['must end after it begins', '; split it in two at midnight ("24:00")']
        : ['must not end before it begins', '']
    problems.add(toNode.offset, `${what} ${rule}: ${quote(from)} to ${quote(to)}${way}`)
    return undefined
  }
  return { from, to }
}

function readZone(
  fields: Fields<string>,
  node: Node,
  what: string,
  problems: ProblemList,
): string | undefined {
  const zone = required(fields, 'timezone', node, what, problems, ', such as Europe/Berlin')
  if (zone === undefined) return undefined
  const form = 'a zone of the IANA database such as Europe/Berlin or UTC'
  return readChecked(zone, '"timezone"', form, isTimeZone, problems)
}
