import type { Mutant } from './mutant.ts'

const RULES = 'packages/promotion/test/gates/approvals.test.ts'
const ASKED = 'packages/delivery/test/reviews.test.ts'
const LEFT = 'packages/promotion/test/reviewed.test.ts'
const SOURCE = 'packages/forge/test/source-commits.test.ts'

/** Mistakes in whose approval counts. */
export const APPROVING: readonly Mutant[] = [
  {
    name: 'what a side branch started from counts as new',
    file: 'packages/forge/src/source-histories.ts',
    original: 'const found = reached(byOid, to, before.known)',
    mutated: 'const found = reached(byOid, to, new Set([from]))',
    killedBy: {
      test: 'packages/forge/test/source-histories.test.ts',
      name: 'sources that are read together tell of each what it tells by itself, by one request',
    },
    harm: 'nobody may approve who ever wrote some of a service',
  },
  {
    name: 'what may have been there before counts as new',
    file: 'packages/forge/src/source-histories.ts',
    original: 'before.unknown && commits.some(',
    mutated: '!before.unknown && commits.some(',
    killedBy: {
      test: 'packages/forge/test/source-histories.test.ts',
      name: 'a merge in a source of a history that begins past what was read is told by a request of its own',
    },
    harm: 'who wrote the first line of a service may approve nothing any more',
  },
  {
    name: 'an approval carries over to a new commit',
    file: 'packages/promotion/src/reviewed.ts',
    original: "state === 'approved' && opinion.head === head",
    mutated: "state === 'approved' && (opinion.head !== '' || opinion.head === head)",
    killedBy: { test: RULES, name: 'an approval of an older commit does not count' },
    harm: 'what is pushed after the approval is merged with it',
  },
  {
    name: 'a bot approves',
    file: 'packages/delivery/src/facts/reviews.ts',
    original: "author.id !== recorder && !login.endsWith('[bot]')",
    mutated: "author.id !== recorder && !login.endsWith('[none]')",
    killedBy: { test: ASKED, name: 'what a pull request tells of its reviews a bot is no person' },
    harm: 'whoever holds the key of an App approves as if it were somebody else',
  },
  {
    name: 'who may not write approves',
    file: 'packages/delivery/src/facts/reviews.ts',
    original: "!canWrite || state === 'commented'",
    mutated: "canWrite === undefined || state === 'commented'",
    killedBy: {
      test: ASKED,
      name: 'what a pull request tells of its reviews is who may write and has an opinion',
    },
    harm: 'anybody on the internet approves in a public repository',
  },
  {
    name: 'who pushed to a pull request approves it',
    file: 'packages/delivery/src/facts/reviews.ts',
    original: '[pull.author, ...pull.commitPeople]',
    mutated: '[pull.author]',
    killedBy: {
      test: ASKED,
      name: 'what a pull request tells of its reviews is made by who opened it and by who made its commits',
    },
    harm: 'one person makes a change and approves it',
  },
  {
    name: 'who pushed under somebody else’s name did not make it',
    file: 'packages/delivery/src/facts/pushers.ts',
    original: '...reviewed.makers, ...people',
    mutated: '...reviewed.makers, ...people.slice(0, 0)',
    killedBy: {
      test: 'packages/delivery/test/pushers.test.ts',
      name: 'who made a pull request is whoever pushed, whatever names are in commits',
    },
    harm: 'one person writes another one’s address into a commit, and approves it',
  },
  {
    name: 'a push that GitHub does not tell of yet is none',
    file: 'packages/delivery/src/facts/pushers.ts',
    original: 'told.pushes[0]?.after !== head && allSigned !== true',
    mutated: 'told.pushes[0]?.after === undefined && allSigned !== true',
    killedBy: {
      test: 'packages/delivery/test/pushers.test.ts',
      name: 'who made a pull request can not be told of a push that GitHub does not tell of yet',
    },
    harm: 'whoever pushes and approves at once is through before GitHub says who pushed',
  },
  {
    name: 'a log that is still empty is none',
    file: 'packages/delivery/src/facts/pushers.ts',
    original: "if (told.kind === 'untold') return reviewed",
    mutated: "if (told.kind === 'untold' || told.pushes.length === 0) return reviewed",
    killedBy: {
      test: 'packages/delivery/test/pushers.test.ts',
      name: 'who made a pull request can not be told of a branch whose log is still empty',
    },
    harm: 'whoever pushes a new branch and approves at once is through before GitHub says who pushed',
  },
  {
    name: 'an address makes a commit ours',
    file: 'packages/delivery/src/facts/whose-commit.ts',
    original: 'return signedByGitHub ? undefined',
    mutated: "return signedByGitHub || login !== '' ? undefined",
    killedBy: {
      test: 'packages/delivery/test/approvals.test.ts',
      name: 'a commit in our name that GitHub did not sign is not ours',
    },
    harm: 'whoever writes our address into a commit has it merged by itself',
  },
  {
    name: 'any signature is GitHub’s',
    file: 'packages/forge/src/actor.ts',
    original: "&& signature.at('wasSignedByGitHub').flag()",
    mutated: "&& signature.at('wasSignedByGitHub').maybe() !== undefined",
    killedBy: {
      test: 'packages/forge/test/reading.test.ts',
      name: 'a branch with a commit in our name that somebody signed is not signed by GitHub',
    },
    harm: 'a person signs commits in our name with a key of their own',
  },
  {
    name: 'one approval of two is enough',
    file: 'packages/promotion/src/gates/approvals.ts',
    original: 'counting.length >= rule.count)',
    mutated: 'counting.length >= 1)',
    killedBy: { test: RULES, name: 'an approval is one of as many as the policy asks' },
    harm: 'the policy asks for four eyes and gets two',
  },
  {
    name: 'one person counts as two',
    file: 'packages/promotion/src/reviewed.ts',
    original: 'approvals.map((one) => [one.by, one])',
    mutated: 'approvals.map((one) => [one.login, one])',
    killedBy: { test: RULES, name: 'an approval is one, however often the same person is told' },
    harm: 'a rename between two reviews is worth an approval',
  },
  {
    name: 'a team that can not be told is as good as a yes',
    file: 'packages/promotion/src/gates/approvals.ts',
    original: 'return untold ?? (own',
    mutated: 'return untold !== undefined ? undefined : (own',
    killedBy: { test: RULES, name: 'teams a membership that can not be told closes the gate' },
    harm: 'the gate hides which permission is missing',
  },
  {
    name: 'an approval comes along to the next release',
    file: 'packages/promotion/src/reviewed.ts',
    original: "return step === 'move' ? opinions",
    mutated: "return step === 'touch' ? opinions",
    killedBy: {
      test: LEFT,
      name: 'the approvals that a pull request leaves behind are all of them where it moves',
    },
    harm: 'rules of the branch that keep stale approvals take it for an approval of the newer release',
  },
  {
    name: 'approvals are dismissed under somebody else’s commits',
    file: 'packages/promotion/src/reviewed.ts',
    original: 'pull.foreignAuthors.length > 0) return []',
    mutated: 'pull.foreignAuthors.length > 9) return []',
    killedBy: {
      test: LEFT,
      name: 'the approvals that a pull request leaves behind are not ours to take back where somebody else pushed',
    },
    harm: 'people talk about a change of theirs, and their reviews vanish',
  },
  {
    name: 'what GitHub does not let us dismiss fails the run',
    file: 'packages/delivery/src/carry-out/dismiss-left.ts',
    original: 'if (!(error instanceof ForgeError)) throw error',
    mutated: 'if (error instanceof ForgeError) throw error',
    killedBy: {
      test: 'packages/delivery/test/dismiss-left.test.ts',
      name: 'approvals that are left behind stop nothing where nobody may comment, and everything where GitHub takes no more',
    },
    harm: 'one locked conversation keeps a sweep red for ever',
  },
  {
    name: 'an author of the source approves it',
    file: 'packages/promotion/src/gates/approvals.ts',
    original: 'return source.people.includes(by)',
    mutated: 'return source.strangers.includes(login)',
    killedBy: { test: RULES, name: 'authors of the source do not count' },
    harm: 'who wrote a change lets it into production alone',
  },
  {
    name: 'co-authors are nobody',
    file: 'packages/forge/src/source-commits.ts',
    original: 'if (name === undefined) continue',
    mutated: "if (name === undefined || name !== '') continue",
    killedBy: {
      test: SOURCE,
      name: 'the people of a source are those with whom a squashed pull request was written',
    },
    harm: 'a squashed pull request hides one of the two who wrote it',
  },
  {
    name: 'a merge made by hand is nobody’s work',
    file: 'packages/forge/src/source-commits.ts',
    original: 'return login === GITHUB_ITSELF && verified === true',
    mutated: 'return login !== undefined || verified === true',
    killedBy: { test: SOURCE, name: 'the people of a source are who made a merge by hand' },
    harm: 'a change is smuggled in as part of a merge, and its author approves it',
  },
  {
    name: 'an edited annotation moves the origin',
    file: 'packages/promotion/src/source-span.ts',
    original: 'history.findLast(',
    mutated: 'history.find(',
    killedBy: {
      test: 'packages/promotion/test/source-span.test.ts',
      name: 'an annotation that was edited after the release was pinned changes nothing',
    },
    harm: 'an author writes another commit beside the pin and approves the own work',
  },
]
