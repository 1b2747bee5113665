import type { Mutant } from './mutant.ts'

const PIPELINE = 'packages/pipeline/src'
const DELIVERY = 'packages/delivery/src'

/** Mistakes in measuring and judging a delivery, and in having another repository bump itself. */
export const DELIVERING_A_SERVICE: readonly Mutant[] = [
  {
    name: 'a run that was skipped counts as a bump',
    file: `${DELIVERY}/present/present-workflow-bump.ts`,
    original: "run.conclusion !== 'success'",
    mutated: "run.conclusion === 'failure'",
    killedBy: {
      test: 'packages/delivery/test/bump-by-workflow.test.ts',
      name: 'a run that ended with skipped is no bump',
    },
    harm: 'a bump.yml that ran on another branch, and did nothing, is told as done',
  },
  {
    name: 'a run is followed for longer than was asked',
    file: `${DELIVERY}/acts/bump-by-workflow.ts`,
    original: 'clock.now().getTime() + waitMs',
    mutated: 'clock.now().getTime() + 2 * waitMs',
    killedBy: {
      test: 'packages/delivery/test/bump-by-workflow.test.ts',
      name: 'following the run ends when the time is up, red, and says that the run goes on',
    },
    harm: 'a bump that waits for an approval holds a runner until the job is ended',
  },
  {
    name: 'an older run of the same title is taken for ours',
    file: 'packages/forge/src/workflows.ts',
    original: "Date.parse(run.at('created_at').text()) >= since",
    mutated: "Date.parse(run.at('created_at').text()) >= since - 3_600_000",
    killedBy: {
      test: 'packages/forge/test/workflows.test.ts',
      name: 'starting a workflow finds no run that is older than the request',
    },
    harm: 'the end of last week is told as the end of this bump',
  },
  {
    name: 'a scan that did not happen found nothing',
    file: `${PIPELINE}/scan.ts`,
    original: "if (rules.noDatabase === 'warn') warnings",
    mutated: "if (rules.noDatabase !== 'warn') warnings",
    killedBy: {
      test: 'packages/pipeline/test/scan.test.ts',
      name: 'a scanner without its database stops the delivery unless it is to warn',
    },
    harm: 'an image that nobody looked at is delivered',
  },
  {
    name: 'a report that is there is not read where the log mentions a database',
    file: `${PIPELINE}/scan.ts`,
    original: "report !== undefined && report.trim() !== ''",
    mutated: "report !== undefined && report.trim() !== '' && log === undefined",
    killedBy: {
      test: 'packages/pipeline/test/scan.test.ts',
      name: 'a report that is there counts, whatever the log says',
    },
    harm: 'findings are thrown away because a mirror was slow',
  },
  {
    name: 'what ends after the bump counts as time to dev',
    file: `${PIPELINE}/delivery-time.ts`,
    original: "end.kind === 'bumped' ? (bump?.completedAt ?? now) : now",
    mutated: "end.kind === 'bumped' ? now : now",
    killedBy: {
      test: 'packages/pipeline/test/delivery-time.test.ts',
      name: 'a delivery is measured from the start of the run to the end of the bump, whatever else goes on',
    },
    harm: 'a delivery that kept its budget is told, or failed, as one that did not',
  },
  {
    name: 'jobs of other services of the run are measured too',
    file: `${PIPELINE}/delivery-time.ts`,
    original: 'job.runnerName === runnerName',
    mutated: 'job.runnerName !== runnerName',
    killedBy: {
      test: 'packages/pipeline/test/delivery-time.test.ts',
      name: 'two services of one run are told apart by the runner that has this job',
    },
    harm: "one service's report shows another's minutes",
  },
  {
    name: 'each job of stages has the whole budget',
    file: 'packages/stages/src/run-steps.ts',
    original: 'run.spent + performance.now() - began',
    mutated: 'performance.now() - began',
    killedBy: {
      test: 'packages/stages/test/commands.test.ts',
      name: 'time counts what faster stages took in a job before',
    },
    harm: 'a delivery may take twice its budget before anything is ended',
  },
]
