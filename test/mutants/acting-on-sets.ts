import type { Mutant } from './mutant.ts'

const BACK = 'packages/promotion/test/sets/set-rollback.test.ts'
const CHOSEN = 'packages/promotion/test/sets/chosen-set.test.ts'
const GATES = 'packages/promotion/test/sets/set-gates.test.ts'
const TAKE_OUT = 'packages/promotion/test/sets/take-out.test.ts'

/** Mistakes in what people ask of release sets. */
export const ACTING_ON_SETS: readonly Mutant[] = [
  {
    name: 'an exception for a set counts for whatever its services pin',
    file: 'packages/promotion/src/sets/excepted.ts',
    original: 'if (!same) return []',
    mutated: 'if (!same && brought.length === 0) return []',
    killedBy: {
      test: GATES,
      name: 'an exception for a whole set comes to one for each service, where exactly its pins are brought in',
    },
    harm: 'what a person let past a freeze once lets anything past it',
  },
  {
    name: 'an exception for a set counts for any pull request of it',
    file: 'packages/delivery/src/gate/set-exceptions.ts',
    original: "record.what === 'excepted' && record.pullRequest === one.number ? record : []",
    mutated: "record.what === 'excepted' && one.number > 0 ? record : []",
    killedBy: {
      test: 'packages/delivery/test/override.test.ts',
      name: 'what was skipped for a whole release set does not count where it was written for another pull request',
    },
    harm: 'a set that a person closed comes back past its gates',
  },
  {
    name: 'approvals of a set count for the next one',
    file: 'packages/promotion/src/sets/plan-set.ts',
    original: 'if (proposedAt(open.head, facts)?.name !== chosen.set.name) return chosen',
    mutated: 'if (proposedAt(open.head, facts) === undefined) return chosen',
    killedBy: {
      test: GATES,
      name: 'approvals of the pull request of a set do not count for the set that it moves to',
    },
    harm: 'a pull request says of what nobody has looked at that it is approved',
  },
  {
    name: 'what was let through for a service alone is let through with its set',
    file: 'packages/promotion/src/sets/stand.ts',
    original: '{ pins, ...proposalOf(open), ours: false })',
    mutated: '{ pins, ...proposalOf(open), ours: true })',
    killedBy: {
      test: GATES,
      name: 'an exception for the pull request of a set says nothing of it where it is for what we proposed of the service alone',
    },
    harm: 'what a person closed again goes past its gates with the next set',
  },
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
  {
    name: 'a set takes back what was there before it',
    file: 'packages/promotion/src/sets/rollback-of-set.ts',
    original: 'instant(since) < instant(set.createdAt) - CLOCKS',
    mutated: 'instant(since) < instant(set.at) - CLOCKS',
    killedBy: {
      test: BACK,
      name: 'a release set that is taken back leaves a service as it is, and says so, that had that before the set',
    },
    harm: 'a service goes back by a rollback that is not about it',
  },
  {
    name: 'a set takes back what came after it',
    file: 'packages/promotion/src/sets/rollback-of-set.ts',
    original: 'if (!matches(now, brought)) {',
    mutated: 'if (!matches(now, brought) && now.chart === undefined) {',
    killedBy: {
      test: BACK,
      name: 'a release set that is taken back leaves a service as it is, and says so, that has moved on since',
    },
    harm: 'a fix that was promoted since is taken back with the set',
  },
  {
    name: 'the rollback of a set stands although the overlays have changed',
    file: 'packages/promotion/src/sets/plan-set-rollback.ts',
    original: 'instant(headCommittedAt) < instant(since)',
    mutated: 'instant(headCommittedAt) < instant(since) - 86_400_000',
    killedBy: {
      test: BACK,
      name: 'the pull request that takes a release set back moves where the overlays changed since',
    },
    harm: 'a person waits for a rollback that can not be merged',
  },
  {
    name: 'a set that was asked for brings more than it had',
    file: 'packages/promotion/src/sets/chosen-set.ts',
    original: 'if (members?.includes(line.key) === false) continue',
    mutated: "if (members?.includes('') === true && line.key === '') continue",
    killedBy: {
      test: CHOSEN,
      name: 'a release set that a person asks for by its name goes without who did not go where it was named',
    },
    harm: 'a service goes into production with a set that a person knows without it',
  },
  {
    name: 'a set that was asked for is proposed for ever',
    file: 'packages/promotion/src/sets/chosen-set.ts',
    original: "(state !== 'closed' || closedBy === recorder)) return false",
    mutated: "(state !== 'closed' || closedBy !== undefined)) return false",
    killedBy: {
      test: CHOSEN,
      name: 'a release set that a person asks for by its name is over when a person closed it',
    },
    harm: 'what a person closes opens again with each sweep',
  },
  {
    name: 'what failed of a later release set is told on the one before',
    file: 'packages/promotion/src/sets/failed-in-set.ts',
    original: '(until === undefined || at < instant(until))',
    mutated: '(until === undefined || at > 0)',
    killedBy: {
      test: 'test/scenario/after-the-merge.test.ts',
      name: 'a failure is told on the release set that brought it, and not on a later one',
    },
    harm: 'who approved one release set is called to the failure of another',
  },
  {
    name: 'the newest release set that has a release counts as the one that brought it',
    file: 'packages/promotion/src/sets/failed-in-set.ts',
    original: 'instant(a.since) - instant(b.since)',
    mutated: 'instant(b.since) - instant(a.since)',
    killedBy: {
      test: 'test/scenario/after-the-merge.test.ts',
      name: 'a failure is told on the release set that brought it, and not on a later one',
    },
    harm: 'a failure is told where nobody who approved it looks',
  },
  {
    name: 'whoever has not reported on a merged set counts as up',
    file: 'packages/promotion/src/sets/failed-in-set.ts',
    original: 'const isMissing = environment.clusters.length === 0 ? told.size === 0 :',
    mutated: 'const isMissing = environment.clusters.length === 0 ? told.size < 0 :',
    killedBy: {
      test: 'packages/promotion/test/sets/missing-in-set.test.ts',
      name: 'a service of a merged set, where the policy names no cluster: nobody has reported',
    },
    harm: 'a service that never came up passes for one that runs',
  },
  {
    name: 'each event of a large set that was merged reads what all of it reported',
    file: 'packages/delivery/src/event/tell-aftermath.ts',
    original: 'if (!hasFailed && reports > MOST_REPORTS) return undefined',
    mutated: 'if (!hasFailed && reports > MOST_REPORTS ** 9) return undefined',
    killedBy: {
      test: 'packages/delivery/test/tell-aftermath.test.ts',
      name: 'on a merged release set of many services nothing is told, and one request asked, where one comes up',
    },
    harm: 'a thousand services that come up leave no request of the hour to anybody',
  },
]
