import { secondsOf } from './clock-words.ts'
import {
  nameOf,
  readBoolean,
  readChecked,
  readFields,
  readList,
  readPositive,
  readTexts,
} from './fields.ts'
import { parseTeam } from './names.ts'
import { readLine } from './one-line.ts'
import type { ProblemList } from './problem-list.ts'
import { readFreeze, readWindow } from './spans.ts'
import type { Node } from './tree.ts'

const GATE_KEYS = ['soak', 'windows', 'freezes', 'checks', 'tests', 'approvals'] as const
type GateKey = (typeof GATE_KEYS)[number]

/** The gates of an environment or of one service in it, as far as anything else depends on them. */
export interface Gates {
  readonly soakSeconds: number | undefined
  readonly approvalCount: number | undefined
  /** The gates that would hold something back, each with where its key stands. */
  readonly asked: readonly { readonly gate: `gates.${GateKey}`; readonly offset: number }[]
}

/** No gates at all. */
export const NO_GATES: Gates = { soakSeconds: undefined, approvalCount: undefined, asked: [] }

/** Parses a `gates` map whole; a gate whose value is wrong is a problem and not among those asked for. */
export function readGates(node: Node, problems: ProblemList): Gates {
  const fields = readFields(node, '"gates"', GATE_KEYS, problems)
  const asked: { readonly gate: `gates.${GateKey}`; readonly offset: number }[] = []
  let soakSeconds: number | undefined
  let approvalCount: number | undefined
  for (const key of GATE_KEYS) {
    const entry = fields.get(key)
    if (entry === undefined) continue
    const before = problems.count()
    const amount = readGate(key, entry.value, problems)
    if (key === 'soak') soakSeconds = amount
    if (key === 'approvals') approvalCount = amount
    if (problems.count() === before && amount > 0) {
      asked.push({ gate: `gates.${key}`, offset: entry.keyOffset })
    }
  }
  return { soakSeconds, approvalCount, asked }
}

/** How much a gate asks for: seconds, reviews, or how many entries; 0 asks for nothing. */
function readGate(key: GateKey, node: Node, problems: ProblemList): number {
  switch (key) {
    case 'soak':
      return readDuration(node, '"soak"', problems) ?? 0
    case 'windows':
      return readEach(node, '"windows"', readWindow, problems)
    case 'freezes':
      return readEach(node, '"freezes"', readFreeze, problems)
    case 'checks':
      return readTexts(node, '"checks"', problems, (item) =>
        readLine(item, 'a check', 255, problems),
      ).length
    case 'tests':
      return readWorkflow(node, problems) === undefined ? 0 : 1
    case 'approvals':
      return readApprovals(node, problems)
  }
}

/** Seconds of a duration such as `4h`. */
export function readDuration(node: Node, what: string, problems: ProblemList): number | undefined {
  const form = 'a duration such as 90s, 10m, 4h or 1d'
  const text = readChecked(node, what, form, (one) => secondsOf(one) !== undefined, problems)
  return text === undefined ? undefined : secondsOf(text)
}

function readEach(
  node: Node,
  what: string,
  read: (item: Node, problems: ProblemList) => void,
  problems: ProblemList,
): number {
  const items = readList(node, what, problems)
  for (const item of items) read(item, problems)
  return items.length
}

function readWorkflow(node: Node, problems: ProblemList): string | undefined {
  const form = 'the file name of a workflow in .github/workflows, such as promotion-tests.yml'
  const isName = (text: string) => /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\.ya?ml$/.test(text)
  return readChecked(node, '"tests"', form, isName, problems)
}

function readApprovals(node: Node, problems: ProblemList): number {
  const keys = ['count', 'teams', 'notSourceAuthor'] as const
  const fields = readFields(node, '"approvals"', keys, problems)
  const teams = fields.get('teams')
  if (teams !== undefined) {
    readTexts(teams.value, '"teams"', problems, (item) => {
      const form = 'a team, written org/team'
      return readChecked(item, 'a team', form, (one) => parseTeam(one) !== undefined, problems)
    })
  }
  const notAuthor = fields.get('notSourceAuthor')
  if (notAuthor !== undefined) readBoolean(notAuthor.value, '"notSourceAuthor"', problems)
  const count = fields.get('count')
  return count === undefined ? 1 : (readCount(count.value, problems) ?? 0)
}

function readCount(node: Node, problems: ProblemList): number | undefined {
  const count = readPositive(node, '"count"', problems)
  if (count !== undefined && count > 10) {
    problems.add(node.offset, `"count" must be 10 at most, not ${nameOf(node)}`)
  }
  return count
}
