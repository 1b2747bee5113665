import type { Mutant } from './mutant.ts'

const STEPS = 'packages/pipeline/test/steps.test.ts'
const JUNIT = 'packages/pipeline/test/junit.test.ts'
const SARIF = 'packages/pipeline/test/sarif.test.ts'
const COMMANDS = 'packages/stages/test/commands.test.ts'
const REPORTS = 'packages/stages/test/reports.test.ts'

/** How a service is tested: which stages run, what they may take and see, and what counts as their report. */
export const TESTING: readonly Mutant[] = [
  {
    name: 'a step begins when nothing of the budget is left',
    file: 'packages/pipeline/src/allowance.ts',
    original: 'left <= 0',
    mutated: 'left < 0',
    killedBy: { test: STEPS, name: 'what a step may take is nothing any more' },
    harm: 'a stage is started only to be ended, and its clean-up runs beyond the budget',
  },
  {
    name: 'the longer of timeout and budget rules',
    file: 'packages/pipeline/src/allowance.ts',
    original: 'timeout <= left',
    mutated: 'timeout >= left',
    killedBy: { test: STEPS, name: 'what a step may take is its own time' },
    harm: 'a stage that hangs takes the whole budget',
  },
  {
    name: 'a stage is skipped where nobody knows what changed',
    file: 'packages/pipeline/src/step-condition.ts',
    original: 'changes.chart === false',
    mutated: 'changes.chart !== true',
    killedBy: { test: STEPS, name: 'a step need not run chart not known' },
    harm: 'a first delivery goes out untested',
  },
  {
    name: 'the tenth failure takes the place of what ended the step',
    file: 'packages/pipeline/src/annotations.ts',
    original: 'error: 9',
    mutated: 'error: 10',
    killedBy: {
      test: STEPS,
      name: 'annotations are errors for failed tests, ten of each level with the one that ends the step',
    },
    harm: 'GitHub drops the annotation that says why the step failed',
  },
  {
    name: 'a failure points at a file that only might be meant',
    file: 'packages/pipeline/src/choose-place.ts',
    original: 'score(best) > score(second)',
    mutated: 'score(best) >= score(second)',
    killedBy: { test: STEPS, name: 'of the places of a stack none where nothing decides counts' },
    harm: 'a person looks for the failure in the wrong file',
  },
  {
    name: 'a DOCTYPE is read over',
    file: 'packages/pipeline/src/junit.ts',
    original: "() => fail('it has a DOCTYPE, which is never read')",
    mutated: '() => {}',
    killedBy: {
      test: JUNIT,
      name: 'what is no JUnit XML is told with its place "<!DOCTYPE t [<!ENTITY a \\"b\\">]><testsuite/>"',
    },
    harm: 'a report with entities of its own is taken for what it seems to say',
  },
  {
    name: 'a skip hides a failure of the same test',
    file: 'packages/pipeline/src/junit-cases.ts',
    original: "open.verdict === 'failed'",
    mutated: "open.verdict === 'skipped'",
    killedBy: { test: JUNIT, name: 'odd reports a failure outweighs a skip of the same case' },
    harm: 'a failed test is counted as skipped',
  },
  {
    name: 'a suppression counts before it is accepted',
    file: 'packages/pipeline/src/sarif.ts',
    original: "?? 'accepted') === 'accepted'",
    mutated: "?? 'accepted') !== ''",
    killedBy: { test: SARIF, name: 'a suppression under review does not hide a finding' },
    harm: 'whoever asks for a suppression has it',
  },
  {
    name: 'only the shell of a stage is ended',
    file: 'packages/stages/src/process-group.ts',
    original: 'process.kill(-leader, signal)',
    mutated: 'process.kill(leader, signal)',
    killedBy: { test: COMMANDS, name: 'what a stage leaves running is ended with it, and told' },
    harm: 'what hangs goes on, holds its port and eats the machine',
  },
  {
    name: 'a failed stage lets the slower ones run',
    file: 'packages/stages/src/run-steps.ts',
    original: "step.kind !== 'analysis'",
    mutated: "step.kind === 'analysis'",
    killedBy: {
      test: COMMANDS,
      name: 'a failure stops what is slower, and no analysis stops another',
    },
    harm: 'minutes go by before anybody hears of a failure of seconds',
  },
  {
    name: "a stage is given the file for the action's outputs",
    file: 'packages/stages/src/stage-environment.ts',
    original: 'ENV|PATH|OUTPUT|STATE',
    mutated: 'ENV|PATH|STATE',
    killedBy: {
      test: COMMANDS,
      name: 'the commands of a stage get their own variables, and none that the runner keeps for actions',
    },
    harm: 'a test sets "passed"',
  },
  {
    name: 'an old report counts',
    file: 'packages/stages/src/read-reports.ts',
    original: '?.mark !== mark',
    mutated: '?.mark !== mark.slice(1)',
    killedBy: {
      test: REPORTS,
      name: 'the reports of a stage that stood there before are not counted, and told',
    },
    harm: 'tests that were not run are shown as passed',
  },
  {
    name: 'a report is read through a link out of the repository',
    file: 'packages/stages/src/report-files.ts',
    original: 'if (isBelow(home, absolute))',
    mutated: "if (isBelow(home, absolute) || absolute !== '')",
    killedBy: {
      test: REPORTS,
      name: 'a symbolic link that leads out of the root is not read, and told',
    },
    harm: 'a pull request shows files of the runner in its summary',
  },
  {
    name: 'an analysis without findings to read has passed',
    file: 'packages/stages/src/run-step.ts',
    original: "broken !== undefined && failOn !== 'none'",
    mutated: "broken !== undefined && failOn === 'none'",
    killedBy: {
      test: REPORTS,
      name: 'an analysis whose findings are missing has not passed, unless it only shows',
    },
    harm: 'a scanner that wrote nothing lets everything pass',
  },
  {
    name: 'commands that a stage stopped stay stopped',
    file: 'packages/action-kit/src/command-watch.ts',
    original: 'const resume = token === undefined',
    mutated: "const resume = token !== ''",
    killedBy: {
      test: 'packages/action-kit/test/command-watch.test.ts',
      name: 'what a program printed is made good commands that were stopped',
    },
    harm: 'a stage keeps the runner from showing that it failed',
  },
]
