import { detail, heading, line, paint } from './screen.ts'
import { git, type Stage } from './world.ts'

/** A promotion that the story has to end in: service, version, and what must have become of its pull request. */
export interface Expected {
  readonly service: string
  readonly version: string
  readonly state: 'merged' | 'open'
}

/** Counts what Git and GitHub hold against what the story promised. Returns whether every law held. */
export function tally(
  { github, gitops }: Stage,
  expected: readonly Expected[],
  broken: readonly string[],
): boolean {
  const pulls = gitops.control.pulls.filter((pull) => pull.head.startsWith('promote/'))
  const titles = pulls.map(({ title }) => title)
  const states = new Map(
    pulls.map((pull) => [pull.title, pull.merge === undefined ? pull.state : 'merged']),
  )
  const titleOf = ({ service, version }: Expected) => `Promote ${service} ${version} to prod`
  const lost = expected.filter((one) => states.get(titleOf(one)) !== one.state)
  const duplicates = titles.length - new Set(titles).size
  const unasked = titles.filter((title) => !expected.some((one) => titleOf(one) === title))
  const scratch = [...gitops.control.branches().keys()].filter((name) => name.includes('scratch'))
  const laws = [
    ...broken,
    ...lost.map((one) => `${titleOf(one)} is ${states.get(titleOf(one)) ?? 'missing'}`),
    ...unasked.map((title) => `"${title}" should not be there`),
    ...scratch.map((name) => `the branch ${name} was left behind`),
    ...github.violations.map(
      (violation) => `GitHub's schema was broken: ${JSON.stringify(violation)}`,
    ),
    ...github.fsck(),
  ]
  heading('Tally')
  line()
  const found = expected.length - lost.length
  const row = (label: string, value: number, good: boolean) =>
    detail(`${label.padEnd(22)}${paint(good ? ['bold', 'green'] : ['bold', 'red'], String(value))}`)
  row('promotions expected', expected.length, true)
  row('promotions found', found, found === expected.length)
  row('duplicates', duplicates, duplicates === 0)
  row('lost', lost.length, lost.length === 0)
  row('requests to GitHub', github.ledger.entries.length, true)
  row('commits on main', Number(git({ github, gitops }, 'rev-list', '--count', 'main')), true)
  line()
  if (laws.length === 0) detail(paint(['bold', 'green'], 'every law held'))
  for (const law of laws) detail(paint(['bold', 'red'], `broken: ${law}`))
  line()
  return laws.length === 0 && duplicates === 0
}
