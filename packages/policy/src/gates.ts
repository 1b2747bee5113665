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
import { type AllowedTime, type Approvals, type Gates, NO_GATES } from './gate-rules.ts'
import { parseTeam } from './names.ts'
import { readLine } from './one-line.ts'
import { wayWithoutAt } from './people-section.ts'
import type { ProblemList } from './problem-list.ts'
import { readFreeze, readWindow } from './spans.ts'
import type { MapEntry, Node } from './tree.ts'

const GATE_KEYS = ['soak', 'windows', 'freezes', 'checks', 'tests', 'approvals'] as const
type GateKey = (typeof GATE_KEYS)[number]

/** Whether a key is that of a gate, and so belongs under `gates`. */
export function isGateKey(key: string): boolean {
  return GATE_KEYS.some((known) => known === key)
}

/** Parses a `gates` map whole; a gate whose value is wrong is a problem, and as if it were not there. */
export function readGates(entry: MapEntry | undefined, problems: ProblemList): Gates {
  if (entry === undefined) return NO_GATES
  const fields = readFields(entry.value, '"gates"', GATE_KEYS, problems)
  const gate = <Value>(key: GateKey, read: (node: Node) => Value | undefined) => {
    const field = fields.get(key)
    return field === undefined ? undefined : read(field.value)
  }
  const soak = gate('soak', (node) => readDuration(node, '"soak"', problems))
  const windows = gate('windows', (node) => readWindows(node, problems))
  const freezes = gate('freezes', (node) => readEach(node, '"freezes"', readFreeze, problems))
  const checks = gate('checks', (node) => readChecks(node, problems))
  const tests = gate('tests', (node) => readWorkflow(node, problems))
  const approvals = gate('approvals', (node) => readApprovals(node, problems))
  return {
    soakSeconds: soak ?? 0,
    windows: windows === undefined || windows.length === 0 ? [] : [windows],
    freezes: freezes ?? [],
    checks: checks ?? [],
    tests,
    approvals: approvals === undefined ? [] : [approvals],
  }
}

/** Seconds of a duration such as `4h`. */
export function readDuration(node: Node, what: string, problems: ProblemList): number | undefined {
  const form = 'a duration such as 90s, 10m, 4h or 1d, up to 366d'
  const text = readChecked(node, what, form, (one) => secondsOf(one) !== undefined, problems)
  return text === undefined ? undefined : secondsOf(text)
}

/** Allowed times of which there is none could be read as never, and as always. */
function readWindows(node: Node, problems: ProblemList): readonly AllowedTime[] {
  if (node.kind === 'list' && node.items.length === 0) {
    problems.add(
      node.offset,
      '"windows" allows no time; leave it out where any time will do, or write a freeze',
    )
  }
  return readEach(node, '"windows"', readWindow, problems)
}

function readEach<Value>(
  node: Node,
  what: string,
  read: (item: Node, problems: ProblemList) => Value | undefined,
  problems: ProblemList,
): readonly Value[] {
  return readList(node, what, problems).flatMap((item) => read(item, problems) ?? [])
}

/** Each is asked for by name, on each commit that pinned a release. */
const MOST_CHECKS = 20

function readChecks(node: Node, problems: ProblemList): readonly string[] {
  const names = readTexts(node, '"checks"', problems, (item) =>
    readLine(item, 'a check', 255, problems),
  )
  if (names.length > MOST_CHECKS) {
    problems.add(node.offset, `"checks" has ${names.length} names; ${MOST_CHECKS} are the most`)
  }
  return names
}

function readWorkflow(node: Node, problems: ProblemList): string | undefined {
  const form = 'the file name of a workflow in .github/workflows, such as promotion-tests.yml'
  const isName = (text: string) => /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\.ya?ml$/.test(text)
  return readChecked(node, '"tests"', form, isName, problems)
}

function readApprovals(node: Node, problems: ProblemList): Approvals {
  const keys = ['count', 'teams', 'notSourceAuthor'] as const
  if (node.kind === 'scalar' && /^[1-9][0-9]?$/.test(node.text)) {
    problems.add(node.offset, `"approvals" must be a map; write { count: ${node.text} }`)
    return { count: 1, teams: [], notSourceAuthor: false }
  }
  const fields = readFields(node, '"approvals"', keys, problems)
  const count = fields.get('count')
  const teams = fields.get('teams')
  const notAuthor = fields.get('notSourceAuthor')
  return {
    count: count === undefined ? 1 : (readCount(count.value, problems) ?? 1),
    teams: teams === undefined ? [] : readTeams(teams.value, problems),
    notSourceAuthor:
      notAuthor !== undefined &&
      readBoolean(notAuthor.value, '"notSourceAuthor"', problems) === true,
  }
}

function readTeams(node: Node, problems: ProblemList): Approvals['teams'] {
  const isTeam = (text: string) => parseTeam(text) !== undefined
  const names = readTexts(node, '"teams"', problems, (item) => {
    const form = `a team such as acme/ops${wayWithoutAt(item)}`
    return readChecked(item, 'team', form, isTeam, problems)
  })
  if (node.kind === 'list' && node.items.length === 0) {
    problems.add(
      node.offset,
      '"teams" names no team; leave it out where anybody who may write can approve',
    )
  }
  return names.flatMap((name) => parseTeam(name) ?? [])
}

function readCount(node: Node, problems: ProblemList): number | undefined {
  const count = readPositive(node, '"count"', problems)
  if (count !== undefined && count > 10) {
    problems.add(node.offset, `"count" must be 10 at most, not ${nameOf(node)}`)
  }
  return count
}
