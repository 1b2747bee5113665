import { SUBJECTS } from './subjects.ts'
import { type Sized, table } from './table.ts'
import { isMet, type Target, targetTable } from './targets.ts'

/** What was measured, and where. */
export interface Measured {
  /** Machine, versions and repeats, one a line. */
  readonly conditions: readonly string[]
  readonly sizes: readonly Sized[]
  readonly targets: readonly Target[]
}

/** The result for a terminal. */
export function told({ sizes, targets }: Measured): string {
  const tables = sizes.map((sized) => `${titleOf(sized)}\n\n${table(sized)}`)
  return [...tables, `${verdict(targets)}\n\n${targetTable(targets)}`].join('\n\n')
}

/** The same as a page of the documentation. */
export function page(measured: Measured): string {
  const { conditions, sizes, targets } = measured
  const subjects = SUBJECTS.map(({ name, does }) => `| ${name} | ${does} |`).join('\n')
  const tables = sizes.map((sized) => `### ${titleOf(sized)}\n\n${table(sized)}`).join('\n\n')
  return `# Benchmarks

What Fluxgate costs, and what git alone would take in its quickest form for a part of the same. Written by \`npm run bench -- --write\`.

${verdict(targets)}

${targetTable(targets)}

## What is measured

| name | what is done |
|---|---|
${subjects}

What git alone does is in \`scripts/bench/plain-git.sh\`.

## How

- The built actions in \`dist/\` run as processes of their own, as on a runner, against a stand-in for GitHub in another process on the same machine. No network is in these figures:
  to GitHub, each request takes a tenth of a second or so more, for both.
- Requests and bytes are those on the wire, both ways, compressed, git's included. Memory is that of the largest process at its peak; CPU is that of all of them, user and system.
- The ways to do a thing take turns, a service of its own each, so that whatever else the machine does is shared. Walls and CPU are medians. A target about requests, bytes,
  memory or the wall of a sweep counts the worst run.
- Repositories are seeded: three files of a base and two of each overlay (dev, prod) for every service, pinned in three ways in turn.
- Compare the columns with each other, not with other machines. Tests hold requests and bytes to their counts, and no test looks at a clock.

## Where

${conditions.map((condition) => `- ${condition}`).join('\n')}

## Results

${tables}
`
}

function titleOf({ services }: Sized): string {
  return `${services.toLocaleString('en')} services`
}

function verdict(targets: readonly Target[]): string {
  const missed = targets.filter((target) => !isMet(target)).length
  return missed === 0
    ? `All ${targets.length} targets are met.`
    : `${targets.length - missed} of ${targets.length} targets are met.`
}
