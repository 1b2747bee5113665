import type { Mutant } from './mutant.ts'

const GATES = 'packages/promotion/src/gates'
const EXCEPTION = 'packages/promotion/test/gates/exception.test.ts'
const OVERRIDE = 'packages/delivery/test/override.test.ts'

/** Mistakes in what people skip of gates, and in how it is told. */
export const EXCEPTING: readonly Mutant[] = [
  {
    name: 'who skipped approvals skipped those of later commits',
    file: 'packages/promotion/src/exceptions.ts',
    original: 'return head !== undefined && head === subject.head',
    mutated: "return head !== undefined && subject.head !== ''",
    killedBy: { test: EXCEPTION, name: 'an exception of approvals counts for no other commit' },
    harm: 'what is pushed after a person let one commit past the approval goes in with it',
  },
  {
    name: 'who skipped approvals of our proposal skipped those of what others add',
    file: 'packages/promotion/src/exceptions.ts',
    original: 'if (pullRequest === undefined) return !subject.foreign',
    mutated: "if (pullRequest === undefined) return !subject.foreign || subject.head !== ''",
    killedBy: {
      test: EXCEPTION,
      name: 'an exception of approvals counts for no proposal of ours to which others added',
    },
    harm: 'whoever may push adds to a hotfix, and nobody has to look at it',
  },
  {
    name: 'an exception counts for other pins',
    file: 'packages/promotion/src/exceptions.ts',
    original: '!isSamePins(exception.pins, subject.pins) ||',
    mutated: '(isSamePins({}, {}) && !matches(exception.pins, subject.pins)) ||',
    killedBy: {
      test: EXCEPTION,
      name: 'an exception for other pins of the release does not count',
    },
    harm: 'what a person let in once lets in an image that they never saw',
  },
  {
    name: 'an exception counts for every pull request',
    file: 'packages/promotion/src/exceptions.ts',
    original: 'pullRequest === subject.pullRequest ||',
    mutated: 'pullRequest !== -1 ||',
    killedBy: { test: EXCEPTION, name: 'an exception for another pull request does not count' },
    harm: 'a pull request that a person closed goes in by another of the same pins',
  },
  {
    name: 'an exception outlives the move that it was for',
    file: 'packages/promotion/src/exceptions.ts',
    original: 'if (movedAfter(exception.createdAt,',
    mutated: "if (movedAfter('2999-01-01T00:00:00Z',",
    killedBy: { test: EXCEPTION, name: 'an exception from before prod moved does not count' },
    harm: 'a release that was rolled back comes in again past its gates',
  },
  {
    name: 'skipping one gate skips proof',
    file: `${GATES}/judge-change.ts`,
    original: "const waived = skips.has('proven')",
    mutated: 'const waived = skips.size > 0',
    killedBy: { test: EXCEPTION, name: 'skipping proven does not skip what it does not name' },
    harm: 'who skips a window lets in a release that failed',
  },
  {
    name: 'skipping proof skips a hold',
    file: 'packages/promotion/src/exceptions.ts',
    original: "rule === 'unreadable'",
    mutated: "rule === 'unreadable' || rule === 'held'",
    killedBy: { test: EXCEPTION, name: 'an exception can not skip a hold' },
    harm: 'one person takes back what another one stopped, and the hold file still says it is held',
  },
  {
    name: 'anybody may skip gates',
    file: 'packages/delivery/src/gate/override.ts',
    original: 'if (overriding === undefined) return undefined',
    mutated: "if (overriding?.reason !== '') return undefined",
    killedBy: {
      test: OVERRIDE,
      name: 'gates are skipped by nobody whom the policy does not name',
    },
    harm: 'whoever can start a workflow decides what runs in production',
  },
  {
    name: 'whoever looked at one commit skips gates of another',
    file: 'packages/delivery/src/gate/override.ts',
    original: 'if (seen === undefined || seen === head) return undefined',
    mutated: "if (seen === undefined || head !== '') return undefined",
    killedBy: {
      test: OVERRIDE,
      name: 'an override for a commit that the person saw is for no other',
    },
    harm: 'what is pushed while a person reads goes in with what they read',
  },
  {
    name: 'what was skipped for another pull request is said on this one',
    file: 'packages/delivery/src/gate/tell-skipped.ts',
    original: "one.kind === 'exception' && one.pullRequest === number)) {",
    mutated: "one.kind === 'exception' && one.pullRequest !== 0)) {",
    killedBy: {
      test: OVERRIDE,
      name: 'what was skipped for a whole release set is said from what is recorded alone, and where nothing is, nothing is asked',
    },
    harm: 'people read on a pull request that its gates are skipped, and they are not',
  },
  {
    name: 'who says what was skipped does not look what others skipped meanwhile',
    file: 'packages/delivery/src/gate/tell-skipped.ts',
    original: 'records: [...known.records, ...newest]',
    mutated: 'records: known.records.concat(newest.slice(newest.length))',
    killedBy: {
      test: OVERRIDE,
      name: 'an override that another run recorded meanwhile stands in the comment as well',
    },
    harm: 'of two people who skip gates at the same moment, the pull request names one',
  },
]
