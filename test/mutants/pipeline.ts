import type { Mutant } from './mutant.ts'

const SRC = 'packages/pipeline/src'
const TEST = 'packages/pipeline/test'

/** Mistakes in how a service is tested, versioned and delivered: `packages/pipeline`. */
export const PIPELINE: readonly Mutant[] = [
  {
    name: 'a branch of digits stands in a version as it is',
    file: `${SRC}/branch-identifier.ts`,
    original: ' && !/^[0-9]+$/.test(branch)',
    mutated: '',
    killedBy: {
      test: `${TEST}/release-version.test.ts`,
      name: 'a branch as an identifier 007 is 007-629f4cf9',
    },
    harm: 'versions of the branch "007" are no semver, and helm refuses to package them',
  },
  {
    name: 'a branch that looks hashed keeps its name',
    file: `${SRC}/branch-identifier.ts`,
    original: ' && !/-[0-9a-f]{8}$/.test(branch)',
    mutated: '',
    killedBy: {
      test: `${TEST}/release-version.test.ts`,
      name: 'a branch as an identifier is not that of a branch called like it',
    },
    harm: 'a branch can be named so that its versions pass for those of another',
  },
  {
    name: 'a common tag counts as much as the own one',
    file: `${SRC}/release-version.ts`,
    original: 'own.length > 0 ? own : named',
    mutated: 'own.length > 9 ? own : named',
    killedBy: {
      test: `${TEST}/release-version.test.ts`,
      name: "a version by tag is that in the service's own tag rather than in a common one",
    },
    harm: 'services of one repository can not be released by tags of their own',
  },
  {
    name: 'the first of two tags is the version',
    file: `${SRC}/release-version.ts`,
    original: 'versions.length > 1',
    mutated: 'versions.length > 2',
    killedBy: {
      test: `${TEST}/release-version.test.ts`,
      name: 'a version by tag is refused with ["v1.4.0","v1.5.0"]',
    },
    harm: 'which of two versions is published depends on the order in which git lists tags',
  },
  {
    name: 'a branch may fill a version',
    file: `${SRC}/branch-identifier.ts`,
    original: 'LONGEST = 30',
    mutated: 'LONGEST = 300',
    killedBy: {
      test: `${TEST}/release-version.test.ts`,
      name: 'a branch as an identifier is short, whatever the branch is called',
    },
    harm: 'a chart of a long branch has a label or a tag that Kubernetes or the registry refuses',
  },
  {
    name: 'every branch delivers',
    file: `${SRC}/plan-delivery.ts`,
    original: 'if (ref.name !== branch) {',
    mutated: "if (ref.name === '') {",
    killedBy: {
      test: `${TEST}/plan-delivery.test.ts`,
      name: 'what a run is for decides whether it delivers it does not: another branch',
    },
    harm: 'a push to any branch is in dev a quarter of an hour later',
  },
  {
    name: 'a tag delivers wherever its commit is',
    file: `${SRC}/plan-delivery.ts`,
    original: 'return commit.isOnFeedingBranch ?',
    mutated: "return commit.commit !== '' ?",
    killedBy: {
      test: `${TEST}/plan-delivery.test.ts`,
      name: 'what a run is for decides whether it delivers it does not: a tag elsewhere',
    },
    harm: 'whoever may push a tag delivers code that no review has seen',
  },
  {
    name: 'a folder whose name begins the same is the same service',
    file: `${SRC}/chart-file.ts`,
    original: 'path === folder || path',
    mutated: 'path.startsWith(folder) || path',
    killedBy: {
      test: `${TEST}/plan-delivery.test.ts`,
      name: 'a service of a repository with several changes with a service whose name begins so',
    },
    harm: 'each change of cart-admin tests and delivers cart as well',
  },
  {
    name: 'a slow stage makes only itself slow',
    file: `${SRC}/split-steps.ts`,
    original: 'isSlow ||= needsDocker',
    mutated: 'isSlow = needsDocker',
    killedBy: {
      test: `${TEST}/plan-delivery.test.ts`,
      name: 'the stages of a run are slow from the first that needs Docker, and fast where none does',
    },
    harm: 'stages run in another order than the file has them',
  },
  {
    name: 'an unknown past means that nothing changed',
    file: `${SRC}/plan-delivery.ts`,
    original: "changes.kind === 'unknown') return { files: undefined, chart: undefined }",
    mutated: "changes.kind === 'unknown') return { files: [], chart: false }",
    killedBy: {
      test: `${TEST}/plan-delivery.test.ts`,
      name: 'the stages of a run are all of them where nothing says what changed',
    },
    harm: 'the first commit of a service is never delivered',
  },
  {
    name: 'a branch is compared with what the other has become',
    file: `${SRC}/comparison.ts`,
    original: 'return [{ revision, fork: true',
    mutated: 'return [{ revision, fork: false',
    killedBy: {
      test: `${TEST}/comparison.test.ts`,
      name: 'a run is compared with where a branch left the one that feeds',
    },
    harm: 'a branch is tested for what others changed on main',
  },
  {
    name: 'the feeding branch is compared with nothing',
    file: `${SRC}/comparison.ts`,
    original: 'if (ref.name === mainBranch) {',
    mutated: 'if (ref.name !== mainBranch) {',
    killedBy: {
      test: `${TEST}/comparison.test.ts`,
      name: 'a run is compared with the last run that succeeded, on the branch that feeds',
    },
    harm: 'the slow test of the chart runs with every commit, or a change is lost with a run that failed',
  },
  {
    name: 'what came back to what it was counts as delivered',
    file: 'packages/stages/src/gather-delivery.ts',
    original: '|| !touched) return changed',
    mutated: '|| touched) return changed',
    killedBy: {
      test: 'packages/stages/test/gather-delivery.test.ts',
      name: 'what has changed counts what came back to what it was, since a run that failed later may have delivered it',
    },
    harm: 'after a revert dev keeps the release that was taken back, when the run that bumped it failed later',
  },
  {
    name: 'a step that was skipped says that a service was delivered',
    file: 'packages/forge/src/last-success.ts',
    original: "step.name === name && step.conclusion === 'success'",
    mutated: 'step.name === name',
    killedBy: {
      test: 'packages/forge/test/last-success.test.ts',
      name: 'the last run that succeeded is an older one, where the step was skipped, or was that of another service',
    },
    harm: 'what a run that failed was to deliver is lost',
  },
  {
    name: 'a run is compared with itself',
    file: 'packages/forge/src/last-success.ts',
    original: 'if (run.id === request.run) continue',
    mutated: 'if (run.id !== request.run && !run.hasBegun) continue',
    killedBy: {
      test: 'packages/forge/test/last-success.test.ts',
      name: 'the last run that succeeded is the newest, and never the one that asks',
    },
    harm: 'a run that is started again delivers nothing',
  },
]
