import type { Mutant } from './mutant.ts'

const TAKE_OUT = 'packages/promotion/test/sets/take-out.test.ts'

/** Mistakes in what people ask of release sets. */
export const ACTING_ON_SETS: readonly Mutant[] = [
  {
    name: 'what was taken out of a set never comes again',
    file: 'packages/promotion/src/sets/still-out.ts',
    original: 'return over === undefined || newest <= over',
    mutated: 'return over === undefined || newest <= over || newest > 0',
    killedBy: {
      test: TAKE_OUT,
      name: 'a set that a service was taken out of comes in again with a newer one, once it is merged',
    },
    harm: 'a service that was kept back for a night is forgotten for good',
  },
  {
    name: "a stranger's pull request ends what a person took out",
    file: 'packages/promotion/src/sets/still-out.ts',
    original: 'own === branch && author === facts.recorder',
    mutated: 'own === branch && author !== undefined',
    killedBy: {
      test: TAKE_OUT,
      name: "a set that a service was taken out of is not over by a stranger's pull request",
    },
    harm: 'whoever can push brings back what a person took out',
  },
  {
    name: 'a service is taken out of a set once in its life',
    file: 'packages/promotion/src/sets/take-out.ts',
    original: 'instant(one.createdAt) >= instant(proposed.createdAt)',
    mutated: 'instant(one.createdAt) >= 0',
    killedBy: {
      test: TAKE_OUT,
      name: 'a service that a person takes out is recorded again where a newer set brought it back',
    },
    harm: 'a person takes a service out, is told so, and it is merged',
  },
  {
    name: 'a service is taken out of a set that is over',
    file: 'packages/promotion/src/sets/take-out.ts',
    original: "state === 'open' && author === recorder",
    mutated: "state !== 'closed' && author === recorder",
    killedBy: {
      test: TAKE_OUT,
      name: 'a service that a person takes out is refused where it is the one that was open is merged',
    },
    harm: 'a person is told that a service stays out of what was merged already',
  },
  {
    name: 'a set of nothing but what was taken out stays open',
    file: 'packages/promotion/src/sets/set-life.ts',
    original: 'const left = stands.filter((stand) => !isByHand(stand))',
    mutated: 'const left = stands.filter((stand) => !isByHand(stand) || true)',
    killedBy: {
      test: TAKE_OUT,
      name: 'a set that a service was taken out of is closed where nothing is left of it',
    },
    harm: 'the pull request with what a person took out can still be merged',
  },
]
