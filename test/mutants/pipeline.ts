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
]
