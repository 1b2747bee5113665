import { join } from 'node:path'
import { applyMutant, type Mutant } from '../../test/mutants/mutant.ts'
import { runNode } from './command.ts'
import { runTests } from './run-tests.ts'
import type { Workspace } from './workspace.ts'

const COMPILE_LIMIT_SECONDS = 300

export interface Verdict {
  readonly mutant: Mutant
  readonly outcome: 'killed' | 'survived' | 'wrong'
  /** What is wrong with the entry of the list. */
  readonly why: string | undefined
  readonly seconds: number
}

/** Names among these of which the file has no test, or one that is red without any mutant; each with the reason. */
export async function checkTests(
  workspace: Workspace,
  file: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const run = await runTests(workspace.folder, file, names)
  const troubles = new Map<string, string>()
  for (const name of names) {
    const found = run.tests.filter((test) => test.name === name)
    if (run.broken !== undefined) troubles.set(name, `${file} does not run: ${run.broken}`)
    else if (found.length === 0) troubles.set(name, `${file} has no test of that name`)
    else if (!found.every(({ passed }) => passed)) troubles.set(name, 'red without the mutant')
  }
  return troubles
}

/** Applies one mutant, runs its test, and takes it back. */
export async function judge(workspace: Workspace, mutant: Mutant): Promise<Verdict> {
  const { file, killedBy } = mutant
  const text = workspace.read(file)
  const applied = applyMutant(text, mutant)
  if ('why' in applied) return wrong(mutant, applied.why)
  workspace.write(file, applied.text)
  try {
    const run = await runTests(workspace.folder, killedBy.test, [killedBy.name])
    if (run.broken !== undefined) return { ...wrong(mutant, run.broken), seconds: run.seconds }
    const killed = run.tests.some(({ name, passed }) => name === killedBy.name && !passed)
    const outcome = killed ? 'killed' : 'survived'
    return { mutant, outcome, why: undefined, seconds: run.seconds }
  } finally {
    workspace.write(file, text)
  }
}

/** A verdict on an entry of the list that says nothing about the tests. */
export function wrong(mutant: Mutant, why: string): Verdict {
  return { mutant, outcome: 'wrong', why, seconds: 0 }
}

/**
 * What the compiler says of files with mutants, all of them applied at once: a mistake that it finds by itself needs no
 * test, and one that no longer runs proves nothing.
 */
export async function compilerErrors(
  workspace: Workspace,
  mutants: readonly Mutant[],
): Promise<readonly string[]> {
  const before = new Map(mutants.map(({ file }) => [file, workspace.read(file)]))
  const errors: string[] = []
  for (const mutant of mutants) {
    const applied = applyMutant(workspace.read(mutant.file), mutant)
    if ('text' in applied) workspace.write(mutant.file, applied.text)
    else if ('text' in applyMutant(before.get(mutant.file) ?? '', mutant))
      errors.push(`"${mutant.name}" overlaps another mutant of ${mutant.file}`)
  }
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc')
  const { output, code } = await runNode(
    [tsc, '--project', 'tsconfig.json', '--pretty', 'false'],
    workspace.folder,
    COMPILE_LIMIT_SECONDS,
  )
  for (const [file, text] of before) workspace.write(file, text)
  const told = output.split('\n').filter((line) => /\): error TS\d+: /.test(line))
  if (code !== 0 && told.length === 0) return [...errors, `the compiler does not run: ${output}`]
  // What it says of other files is for `npm run typecheck`.
  const ours = told.filter((line) => before.has(line.slice(0, line.indexOf('('))))
  return [...errors, ...ours.map((line) => `a mutant does not compile: ${line}`)]
}
