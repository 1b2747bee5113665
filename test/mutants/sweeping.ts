import type { Mutant } from './mutant.ts'

/** Mistakes of a sweep over many services: what it reads, how long it goes on, what it takes away. */
export const SWEEPING: readonly Mutant[] = [
  {
    name: 'a misspelt hold file is passed over in silence',
    file: 'packages/policy/src/named-in-vain.ts',
    original: '(key !== name && there.has(key))',
    mutated: '(key !== name && there.size >= 0)',
    killedBy: {
      test: 'test/scenario/one-and-others.test.ts',
      name: 'a service that the policy names and no environment has is told of its hold file as well, which holds nothing',
    },
    harm: 'somebody believes that a version is held, and it goes to production',
  },
  {
    name: 'a check of a policy ends well where a name is misspelt',
    file: 'packages/cli/src/check-policy.ts',
    original: '...problems.map(describeProblem), ...vain]',
    mutated: '...problems.map(describeProblem), ...vain.slice(vain.length)]',
    killedBy: {
      test: 'packages/cli/test/check-policy.test.ts',
      name: 'what is to mend is also what speaks of a service or an environment that is not there',
    },
    harm: 'a hold of a misspelt service is merged, and holds nothing',
  },
  {
    name: 'a pin that drives another environment is passed by in a check',
    file: 'packages/cli/src/pinned-services.ts',
    original: 'if (moved.length === 0) return undefined',
    mutated: 'if (moved.length >= 0) return undefined',
    killedBy: {
      test: 'packages/cli/test/check-policy.test.ts',
      name: 'a policy that is right says where a pin drives another environment as well',
    },
    harm: 'a layout in which a promotion can move nothing is found out in production',
  },
  {
    name: 'a reason of several environments names none of them',
    file: 'packages/delivery/src/present/reasons.ts',
    original: 'untold.length === 0 ? reason',
    mutated: 'untold.length >= 0 ? reason',
    killedBy: {
      test: 'packages/delivery/test/reasons.test.ts',
      name: 'reasons of environments: different ones, each with its environment',
    },
    harm: 'a summary says twice that a release is proven, and not where it goes',
  },
  {
    name: "the machine's settings of git rule over a snapshot",
    file: 'packages/tools/src/git-environment.ts',
    original: "GIT_CONFIG_NOSYSTEM: '1'",
    mutated: "GIT_CONFIG_NOSYSTEM: '0'",
    killedBy: {
      test: 'packages/tools/test/git-snapshot.test.ts',
      name: 'the git that is started gets the token by its environment, for the fetch alone, and a server that repeats it is not repeated',
    },
    harm: 'a helper or an address that somebody has set up for the machine gets the token',
  },
  {
    name: 'a snapshot goes on fetching',
    file: 'packages/tools/src/git-snapshot.ts',
    original: "join(repository, 'config')",
    mutated: "join(repository, 'config.old')",
    killedBy: {
      test: 'packages/tools/test/git-snapshot.test.ts',
      name: 'a snapshot of a commit comes without large files, and never fetches them later',
    },
    harm: 'each large file that is asked for costs a connection without a token',
  },
  {
    name: 'executable files are plain ones in a snapshot',
    file: 'packages/delivery/src/facts/snapshot.ts',
    original: 'fileOf(mode, textOf(blobs.get(oid)))',
    mutated: 'fileOf(mode === 0o100755 ? 0o100644 : mode, textOf(blobs.get(oid)))',
    killedBy: {
      test: 'packages/delivery/test/snapshot.test.ts',
      name: 'a snapshot tells of every path what the API tells',
    },
    harm: 'a large repository is swept by other rules than a small one',
  },
  {
    name: 'a number is a text to the quick reader',
    file: 'packages/documents/src/plant-simple.ts',
    original: "NUMBER.test(written) ? 'number' : 'string'",
    mutated: "NUMBER.test(written) ? 'string' : 'string'",
    killedBy: {
      test: 'packages/documents/test/plant-simple.test.ts',
      name: 'the quick reader says the same of every layout, and of layouts with anything amiss',
    },
    harm: 'two overlays are the same to a sweep and differ to a promotion',
  },
  {
    name: 'what came later into an overlay was always there',
    file: 'packages/delivery/src/facts/view.ts',
    original: '(isThere(name) ? undefined : files.get(name))',
    mutated: '(isThere(name) ? files.get(name) : files.get(name))',
    killedBy: {
      test: 'packages/delivery/test/as-at.test.ts',
      name: 'files as another commit has some of them apps/dev/web/added.yaml: came later',
    },
    harm: 'a release is read into the history with a patch that it never had',
  },
  {
    name: 'every listing of a large repository comes from the API',
    file: 'packages/delivery/src/facts/sweep-files.ts',
    original: 'await fetched(1 + expected)',
    mutated: 'await fetched(1)',
    killedBy: {
      test: 'packages/delivery/test/sweep-files.test.ts',
      name: 'what a sweep reads comes by git apps/prod once a listing tells of 10000 services',
    },
    harm: 'GitHub is asked for ten thousand names again for each environment',
  },
  {
    name: 'a sweep has all the time there is',
    file: 'packages/delivery/src/sweep/sweep-each.ts',
    original: 'const BUDGET = 7 * 60_000',
    mutated: 'const BUDGET = 700 * 60_000',
    killedBy: {
      test: 'test/scenario/paced.test.ts',
      name: 'a sweep whose time is over leaves the rest to the next one, which begins elsewhere',
    },
    harm: 'the job ends a large sweep, which tells nothing of what it did',
  },
  {
    name: 'one rate limit ends a sweep without a report',
    file: 'packages/delivery/src/sweep/sweep-each.ts',
    original: "if (isEnough(error)) sweeping.enough = 'GitHub takes no more for now'",
    mutated: 'if (isEnough(error)) throw error',
    killedBy: {
      test: 'test/scenario/paced.test.ts',
      name: 'a sweep that GitHub has had enough of tells what it came to',
    },
    harm: 'nobody learns which promotions were opened',
  },
  {
    name: 'an hour takes any number of writes',
    file: 'packages/forge/src/pace.ts',
    original: 'const AN_HOUR = 450',
    mutated: 'const AN_HOUR = 4_500',
    killedBy: {
      test: 'packages/forge/test/pace.test.ts',
      name: 'no minute has more than 80 writes, and no hour more than 450',
    },
    harm: 'GitHub blocks the identity for all runs',
  },
  {
    name: 'the branch of a rejected promotion goes too',
    file: 'packages/delivery/src/sweep/left-promotions.ts',
    original: "pullRequests.every(({ state }) => state === 'merged')",
    mutated: "pullRequests.every(({ state }) => state !== 'open')",
    killedBy: {
      test: 'test/scenario/left-promotions.test.ts',
      name: 'the branch of a pull request that a person closed stays, so that it can be reopened',
    },
    harm: 'a rejected promotion can not be reopened',
  },
  {
    name: 'a sweep takes what events need',
    file: 'packages/delivery/src/sweep/sweep-each.ts',
    original: 'const LEFT_TO_EVENTS = 0.25',
    mutated: 'const LEFT_TO_EVENTS = 0.025',
    killedBy: {
      test: 'test/scenario/paced.test.ts',
      name: 'a sweep of many leaves events a quarter of what GitHub lets the identity ask in an hour',
    },
    harm: 'reports of Flux are not recorded for the rest of an hour',
  },
  {
    name: 'a rollback is closed for a change of anything else',
    file: 'packages/promotion/src/standing.ts',
    original: 'const changed = namesIn(from, to).filter((name) => from[name] !== to[name])',
    mutated: 'const changed = namesIn(from, to)',
    killedBy: {
      test: 'packages/promotion/test/standing.test.ts',
      name: 'a pull request that somebody asked for stays where another pin than its own was changed',
    },
    harm: 'a rollback that is under way disappears when somebody edits beside it',
  },
  {
    name: 'a rollback is done when its pins are there',
    file: 'packages/promotion/src/standing.ts',
    original: 'if (!over(pins) || !over(holds)) return undefined',
    mutated: 'if (!over(pins) && !over(holds)) return undefined',
    killedBy: {
      test: 'test/scenario/standing.test.ts',
      name: 'a sweep closes a rollback never for the pins alone, while its hold is missing',
    },
    harm: 'what was taken back comes again, because the hold was never merged',
  },
  {
    name: 'what a sweep has to write is told from what was read for many',
    file: 'packages/delivery/src/sweep/sweep-service.ts',
    original: 'if (acts) return undefined',
    mutated: 'if (acts && scope.targets.length === 0) return undefined',
    killedBy: {
      test: 'test/scenario/together.test.ts',
      name: 'a service that is to be written is read afresh',
    },
    harm: 'a pull request that a person closed a minute ago is moved all the same',
  },
  {
    name: 'records at the end of a page count as all there are',
    file: 'packages/delivery/src/facts/record-book.ts',
    original: 'moment(since) > told',
    mutated: 'moment(since) >= told',
    killedBy: {
      test: 'packages/delivery/test/record-book.test.ts',
      name: 'the records of many services are not taken as known at the very moment at which a page ends',
    },
    harm: 'a failure that was reported in the same second as a success is not seen',
  },
  {
    name: 'a text that somebody touched in the browser is never right',
    file: 'packages/report/src/promotion-body.ts',
    original: "body.replaceAll('\\r\\n', '\\n')",
    mutated: 'body',
    killedBy: {
      test: 'test/scenario/gate-table.test.ts',
      name: 'what somebody adds to the text, in the browser, is no reason to write',
    },
    harm: 'each sweep takes away what people write there',
  },
  {
    name: 'a sweep writes by the pins of its beginning',
    file: 'packages/delivery/src/carry-out/promote.ts',
    original: 'if (hasMovedOn(read, base)) return',
    mutated: 'if (hasMovedOn(read, base) && targets.length < 0) return',
    killedBy: {
      test: 'test/scenario/meanwhile.test.ts',
      name: 'a promotion that moves on while a sweep goes on is not moved back',
    },
    harm: 'a promotion goes back to an older release, and one that was merged is opened again',
  },
  {
    name: 'a sweep writes release sets by the pins of its beginning',
    file: 'packages/delivery/src/sweep/sweep-sets.ts',
    original: 'if (hasMovedOn(gathered, base)) return',
    mutated: 'if (hasMovedOn(gathered, base) && run.dryRun) return',
    killedBy: {
      test: 'test/scenario/meanwhile.test.ts',
      name: 'a release set that moves on while a sweep goes on is not moved back',
    },
    harm: 'an open release set goes back to an older one',
  },
  {
    name: 'a text tells of a hold before its gate is shut',
    file: 'packages/delivery/src/carry-out/carry-out.ts',
    original: 'if (gates.some(isShut)) await',
    mutated: 'if (!gates.some(isShut)) await',
    killedBy: {
      test: 'test/scenario/stopped.test.ts',
      name: 'a hold shuts the gate before any text tells of it, once',
    },
    harm: 'what is held can be merged for as long as the texts of a hundred others take',
  },
  {
    name: 'a misspelt folder of overlays is taken for a new environment',
    file: 'packages/cli/src/misplaced.ts',
    original: '!taken.has(below(name))',
    mutated: 'taken.has(below(name))',
    killedBy: {
      test: 'packages/cli/test/check-policy.test.ts',
      name: 'what is to mend is an environment whose overlays would be in apps/prodd/{service}, by a slip of the pen',
    },
    harm: 'who checks a policy before each commit hears that it is right, and nothing is ever promoted to prod',
  },
]
