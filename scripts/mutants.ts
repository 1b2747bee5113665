import { fileURLToPath } from 'node:url'
import type { Mutant } from '../test/mutants/mutant.ts'
import { MUTANTS } from '../test/mutants/mutants.ts'
import { checkTests, compilerErrors, judge, type Verdict, wrong } from './mutants/judge.ts'
import { table, tally } from './mutants/table.ts'
import { makeWorkspace, type Workspace } from './mutants/workspace.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WORKERS = 2
const USAGE = `npm run test:mutants -- [words]
  Breaks a copy of the sources, one line at a time, and expects the named test to go red.
  words: only mutants with all of them in their name or file`

const words = process.argv.slice(2)
if (words.includes('--help')) {
  process.stdout.write(`${USAGE}\n`)
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const start = performance.now()
const chosen = MUTANTS.filter(({ name, file }) =>
  words.every((word) => `${name} ${file}`.includes(word)),
)
const verdicts = new Map<Mutant, Verdict>()
const errors: string[] = []
await workOff([compiling, ...byTestFile(chosen).map((group) => testing(group))])
report(chosen.flatMap((mutant) => verdicts.get(mutant) ?? []))

type Job = (workspace: Workspace) => Promise<void>

/** Each worker breaks a copy of its own. */
async function workOff(jobs: readonly Job[]): Promise<void> {
  const waiting = [...jobs]
  const worker = async () => {
    const workspace = makeWorkspace(ROOT)
    try {
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job(workspace)
    } finally {
      workspace.remove()
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, worker))
}

/** The mutants of one test file each, the longest first, so that no worker is left with much at the end. */
function byTestFile(mutants: readonly Mutant[]): readonly (readonly Mutant[])[] {
  const groups = Map.groupBy(mutants, ({ killedBy }) => killedBy.test)
  return [...groups.values()].sort((a, b) => b.length - a.length)
}

async function compiling(workspace: Workspace): Promise<void> {
  errors.push(...(await compilerErrors(workspace, chosen)))
}

function testing(group: readonly Mutant[]): Job {
  return async (workspace) => {
    const [first] = group
    if (first === undefined) return
    const names = [...new Set(group.map(({ killedBy }) => killedBy.name))]
    const troubles = await checkTests(workspace, first.killedBy.test, names)
    for (const mutant of group) {
      const trouble = troubles.get(mutant.killedBy.name)
      tell(trouble === undefined ? await judge(workspace, mutant) : wrong(mutant, trouble))
    }
  }
}

function tell(verdict: Verdict): void {
  const { mutant, outcome, seconds, why } = verdict
  verdicts.set(mutant, verdict)
  const count = `${verdicts.size}/${chosen.length}`.padStart(7)
  process.stdout.write(`${count}  ${outcome.padEnd(8)}  ${seconds.toFixed(1)} s  ${mutant.name}\n`)
  if (outcome === 'survived') process.stdout.write(`         ${mutant.harm}\n`)
  if (why !== undefined) process.stdout.write(`${why.replace(/^/gm, '         ')}\n`)
}

function report(all: readonly Verdict[]): void {
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  process.stdout.write(`\n${table(all)}\n\n`)
  for (const error of errors) process.stdout.write(`${error}\n`)
  for (const { mutant, outcome, why } of all) {
    if (outcome === 'survived')
      process.stdout.write(`survived: "${mutant.name}" in ${mutant.file}\n`)
    if (outcome === 'wrong') process.stdout.write(`wrong entry: "${mutant.name}": ${why}\n`)
  }
  process.stdout.write(`in ${seconds} s\n${tally(all, errors)}\n`)
  const fine =
    errors.length === 0 && all.length > 0 && all.every(({ outcome }) => outcome === 'killed')
  process.exitCode = fine ? 0 : 1
}
