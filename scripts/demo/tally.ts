import { detail, heading, line, paint } from './screen.ts'
import { git, type Stage } from './world.ts'

/** A promotion that the story has to end in: service, version, environment, and what must have become of its pull request. */
export interface Expected {
  readonly service: string
  readonly version: string
  /** Default: prod. */
  readonly to?: string
  readonly state: 'merged' | 'open'
}

/** What was played on one stage, and what it had to come to. */
export interface Played {
  readonly stage: Stage
  readonly expected: readonly Expected[]
  /** How many release sets must have been merged beside them; default: none. */
  readonly sets?: number
  /** Laws that did not hold on the way. */
  readonly broken: readonly string[]
}

interface Counted {
  readonly expected: number
  readonly found: number
  readonly duplicates: number
  readonly requests: number
  readonly commits: number
  readonly laws: readonly string[]
}

/** Counts what Git and GitHub hold against what the story promised. Returns whether every law held. */
export function tally(played: readonly Played[]): boolean {
  const all = played.map(counted)
  const sum = (of: (one: Counted) => number) => all.reduce((before, one) => before + of(one), 0)
  const [expected, found] = [sum((one) => one.expected), sum((one) => one.found)]
  const duplicates = sum((one) => one.duplicates)
  const laws = all.flatMap((one) => one.laws)
  heading('Tally')
  line()
  const row = (label: string, value: number, good: boolean) =>
    detail(`${label.padEnd(22)}${paint(good ? ['bold', 'green'] : ['bold', 'red'], String(value))}`)
  row('promotions expected', expected, true)
  row('promotions found', found, found === expected)
  row('duplicates', duplicates, duplicates === 0)
  row('lost', expected - found, found === expected)
  row(
    'requests to GitHub',
    sum((one) => one.requests),
    true,
  )
  row(
    'commits on main',
    sum((one) => one.commits),
    true,
  )
  line()
  if (laws.length === 0) detail(paint(['bold', 'green'], 'every law held'))
  for (const law of laws) detail(paint(['bold', 'red'], `broken: ${law}`))
  line()
  return laws.length === 0 && duplicates === 0
}

function counted({ stage, expected, sets = 0, broken }: Played): Counted {
  const { github, gitops } = stage
  const all = gitops.control.pulls.filter((pull) => pull.head.startsWith('promote/'))
  const merged = all.filter(({ head, merge }) => head.includes('/@') && merge !== undefined).length
  const pulls = all.filter(({ head }) => !head.includes('/@'))
  const titles = pulls.map(({ title }) => title)
  const states = new Map(
    pulls.map((pull) => [pull.title, pull.merge === undefined ? pull.state : 'merged']),
  )
  const titleOf = ({ service, version, to = 'prod' }: Expected) =>
    `Promote ${service} ${version} to ${to}`
  const lost = expected.filter((one) => states.get(titleOf(one)) !== one.state)
  const unasked = titles.filter((title) => !expected.some((one) => titleOf(one) === title))
  const scratch = [...gitops.control.branches().keys()].filter((name) => name.includes('scratch'))
  return {
    expected: expected.length + sets,
    found: expected.length - lost.length + Math.min(sets, merged),
    duplicates: titles.length - new Set(titles).size,
    requests: github.ledger.entries.length,
    commits: Number(git(stage, 'rev-list', '--count', 'main')),
    laws: [
      ...broken,
      ...(merged === sets ? [] : [`${merged} release sets were merged, and not ${sets}`]),
      ...lost.map((one) => `${titleOf(one)} is ${states.get(titleOf(one)) ?? 'missing'}`),
      ...unasked.map((title) => `"${title}" should not be there`),
      ...scratch.map((name) => `the branch ${name} was left behind`),
      ...github.violations.map(
        (violation) => `GitHub's schema was broken: ${JSON.stringify(violation)}`,
      ),
      ...github.fsck(),
    ],
  }
}
