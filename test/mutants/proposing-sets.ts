import type { Mutant } from './mutant.ts'

const PLAN = 'packages/promotion/test/sets/plan-set.test.ts'
const BESIDE = 'packages/promotion/test/sets/beside.test.ts'
const LIFE = 'packages/promotion/test/sets/set-life.test.ts'

/** Mistakes in which release sets are proposed, and what becomes of their pull requests. */
export const PROPOSING_SETS: readonly Mutant[] = [
  {
    name: 'a set is taken from a state at which a service waits',
    file: 'packages/promotion/src/sets/together.ts',
    original: 'if (tally.waits === 0 &&',
    mutated: 'if (tally.waits <= 1 &&',
    killedBy: {
      test: PLAN,
      name: 'what the upstream pinned together is an older state where the newest did not work',
    },
    harm: 'production gets a mixture that nobody ever ran',
  },
  {
    name: 'a state keeps what a service had after it',
    file: 'packages/promotion/src/sets/together.ts',
    original: '?? Number.NEGATIVE_INFINITY) >= place) position.index += 1',
    mutated: '?? Number.NEGATIVE_INFINITY) > place) position.index += 1',
    killedBy: {
      test: PLAN,
      name: 'what the upstream pinned together is an older state where the newest did not work',
    },
    harm: 'a set brings what failed',
  },
  {
    name: 'a service that is held goes along',
    file: 'packages/promotion/src/sets/stand.ts',
    original: "['alarm', 'held', 'reverted', 'unreadable']",
    mutated: "['alarm', 'reverted', 'unreadable']",
    killedBy: {
      test: PLAN,
      name: 'a service that can not go along stays where it is and is told: it is held in the target',
    },
    harm: 'one hold stops a whole set',
  },
  {
    name: 'a service with a choice of its own is in the set as well',
    file: 'packages/promotion/src/sets/stand.ts',
    original: 'if (choice === undefined) return undefined',
    mutated: 'if (choice === undefined || choice.person >= 0) return undefined',
    killedBy: {
      test: PLAN,
      name: 'a service that can not go along stays where it is and is told: it was chosen by a person',
    },
    harm: 'two pull requests of ours change one line',
  },
  {
    name: 'a set that a person closed is proposed again',
    file: 'packages/promotion/src/sets/set-life.ts',
    original: "if (state !== 'closed' || closedBy === facts.recorder) continue",
    mutated: "if (state !== 'closed' || closedBy !== facts.recorder) continue",
    killedBy: { test: LIFE, name: 'a release set that a person closed is not proposed again' },
    harm: 'nobody can turn a set down',
  },
  {
    name: 'whoever pushes to the pull request of a set takes back that it was closed',
    file: 'packages/promotion/src/sets/set-life.ts',
    original: 'const proposed = proposedLast(pull, facts)',
    mutated: 'const proposed = proposedLast({ ...pull, closedAt: undefined }, facts)',
    killedBy: {
      test: LIFE,
      name: 'a release set that a person closed is not proposed again where somebody had pushed to it before',
    },
    harm: 'what a person closes opens again, because somebody had pushed to it',
  },
  {
    name: 'a record tells of another head',
    file: 'packages/promotion/src/sets/proposed-by.ts',
    original: 'record.head === head)',
    mutated: "record.head === head || record.name !== '')",
    killedBy: {
      test: LIFE,
      name: 'a branch of a release set without a pull request of ours does not take the word of a record about another head',
    },
    harm: 'what somebody pushed passes for the set that was proven',
  },
  {
    name: 'an approved set stands although a service of it is no good any more',
    file: 'packages/promotion/src/sets/set-life.ts',
    original: "kind === 'moves' || kind === 'there'",
    mutated: "kind === 'moves' || kind !== 'absent'",
    killedBy: {
      test: LIFE,
      name: 'the pull request of a release set moves although it is approved where a service of it is no good any more',
    },
    harm: 'what is held waits to be merged for as long as nobody looks',
  },
  {
    name: 'the oldest state that was fetched is taken for all there is',
    file: 'packages/delivery/src/facts/git-histories.ts',
    original: 'return states.length < ENOUGH ? undefined : { states, cut: true }',
    mutated: 'return states.length < ENOUGH - 9 ? undefined : { states, cut: true }',
    killedBy: {
      test: 'packages/delivery/test/git-histories.test.ts',
      name: 'histories by git are left to GitHub where hardly anything of them was fetched',
    },
    harm: 'what was taken back long ago is proposed again',
  },
  {
    name: 'a commit that changes no pin makes a new set',
    file: 'packages/promotion/src/sets/line.ts',
    original: 'if (later !== undefined && isSame(later.pins, pins)) {',
    mutated: 'if (later !== undefined && later.date === date && isSame(later.pins, pins)) {',
    killedBy: {
      test: PLAN,
      name: 'what the upstream pinned together is as old as its newest pin, whatever commits came after that changed none',
    },
    harm: 'what a person closed comes again the next day, and approvals are lost, for a comment in a file',
  },
  {
    name: 'a set stays open though all of it goes alone',
    file: 'packages/promotion/src/sets/stand.ts',
    original: 'return { ...outFor(judging, { why }), byHand: true }',
    mutated: 'return outFor(judging, { why })',
    killedBy: {
      test: LIFE,
      name: 'the pull request of a release set is closed where all that it moves goes alone, because somebody chose it',
    },
    harm: 'a service has two pull requests, and the one that nobody asked for can be merged',
  },
  {
    name: 'a set that the upstream comes back to another day is another one',
    file: 'packages/promotion/src/sets/set-life.ts',
    original: 'if (bringsSame(proposed, set) ||',
    mutated: 'if ((bringsSame(proposed, set) && proposed.name === set.name) ||',
    killedBy: {
      test: LIFE,
      name: 'a release set that a person closed is not proposed again where the upstream comes back to it another day',
    },
    harm: 'who turns a set down has to do it again each time the upstream wavers',
  },
  {
    name: 'an older state is taken whatever else the target runs',
    file: 'packages/promotion/src/sets/together.ts',
    original: '(tally.moves === 0 || tally.parted === 0)',
    mutated: '(tally.moves === 0 || tally.parted >= 0)',
    killedBy: {
      test: BESIDE,
      name: 'an older state of the upstream is taken, or not, where a service went forth before and came back after',
    },
    harm: 'production gets a mixture that nobody ever ran',
  },
  {
    name: 'what the upstream came to only later is beside an older state',
    file: 'packages/promotion/src/sets/together.ts',
    original: 'return entries.slice(0, index).some((later) => isRun(line, later))',
    mutated: 'return entries.slice(0, index).some((later) => isRun(line, later) && index < 0)',
    killedBy: {
      test: BESIDE,
      name: 'an older state of the upstream is taken, or not, where a service came to what prod runs only after',
    },
    harm: 'production gets a mixture that nobody ever ran',
  },
  {
    name: 'nobody looks at what the upstream has changed since an older state',
    file: 'packages/promotion/src/sets/look-back.ts',
    original: 'const isOlder = set !== undefined && found.waiting.length > 0',
    mutated: 'const isOlder = set !== undefined && found.waiting.length < 0',
    killedBy: { test: BESIDE, name: 'who plans a set looks back to the older state that is taken' },
    harm: 'a service that went forth and back is not missed where production gets the rest',
  },
  {
    name: 'what git has changed since an older state is what it changed before',
    file: 'packages/delivery/src/facts/git-histories.ts',
    original: 'const newer = commits.filter(({ date }) => Date.parse(date) > start)',
    mutated: 'const newer = commits.filter(({ date }) => Date.parse(date) < start)',
    killedBy: {
      test: 'packages/delivery/test/others-of-set.test.ts',
      name: 'the other services of a set are looked at where git has changed anything since',
    },
    harm: 'a large repository gets mixtures that a small one is kept from',
  },
  {
    name: 'what an open set moves is not looked at where the upstream has what runs',
    file: 'packages/delivery/src/facts/gather-set.ts',
    original: '...movedBy(pullRequests, known)',
    mutated: '...movedBy([], known)',
    killedBy: {
      test: 'test/scenario/sets.test.ts',
      name: 'a release set moves, also where it is approved, when the upstream goes back with a service of it to what runs',
    },
    harm: 'an approved set that can never be merged stands in the way of every newer one',
  },
]
