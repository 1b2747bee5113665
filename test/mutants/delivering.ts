import type { Mutant } from './mutant.ts'

const DELIVERY = 'packages/delivery'
const FORGE = 'packages/forge'

/** Mistakes in reading, carrying out and repeating: `packages/delivery` and `packages/forge`. */
export const DELIVERING: readonly Mutant[] = [
  {
    name: 'what a branch passed through before it was merged was held',
    file: `${DELIVERY}/src/facts/history-facts.ts`,
    original: '({ passing }) => !passing',
    mutated: '({ passing }) => !passing || true',
    killedBy: {
      test: 'test/scenario/passed-through.test.ts',
      name: 'a version that a branch passed through before it was merged was never held, so it is no revert (merge)',
    },
    harm: 'a version that somebody tried on a branch is never proposed again',
  },
  {
    name: 'a sweep reads every overlay twice',
    file: `${DELIVERY}/src/sweep/sweep-service.ts`,
    original: 'isFresh ? undefined : known',
    mutated: 'isFresh ? known : undefined',
    killedBy: {
      test: 'test/scenario/one-and-others.test.ts',
      name: 'a sweep reads no file again that it has compared already',
    },
    harm: 'each service that differs costs a request more for each folder it builds on',
  },
  {
    name: 'a policy that broke during a sweep is waited for',
    file: `${DELIVERY}/src/sweep/from-base.ts`,
    original: "base === undefined ? { kind: 'done', result: undefined }",
    mutated: "base === undefined ? { kind: 'moved' }",
    killedBy: {
      test: 'test/scenario/one-and-others.test.ts',
      name: 'a sweep that is overtaken by a policy which can not be read writes nothing more, and does not wait',
    },
    harm: 'eight minutes of waiting for each service that lost a race',
  },
  {
    name: 'whatever is old under the scratch prefix is ours',
    file: `${DELIVERY}/src/sweep/left-branches.ts`,
    original: 'foreignHand(newest, base.recorder) === undefined',
    mutated: "foreignHand(newest, base.recorder) !== ''",
    killedBy: {
      test: 'test/scenario/left-scratch.test.ts',
      name: 'what killed runs left is removed when it is old, and what is not ours stays',
    },
    harm: "a person's branch is deleted",
  },
  {
    name: 'a branch left behind is ours, whoever pushed to it',
    file: `${DELIVERY}/src/facts/branch-facts.ts`,
    original: 'foreignHand(newest, recorder)',
    mutated: 'foreignHand(newest, newest.by?.id ?? recorder)',
    killedBy: {
      test: 'test/scenario/left-behind.test.ts',
      name: 'a branch of ours that a person pushed to is left alone until it is deleted',
    },
    harm: "a person's commit is overwritten",
  },
  {
    name: 'a branch with a pull request is committed to where it stands',
    file: `${DELIVERY}/src/carry-out/branch.ts`,
    original: 'if (head === undefined || head === base) {',
    mutated: 'if (head === undefined || head !== base) {',
    killedBy: {
      test: `${DELIVERY}/test/branch.test.ts`,
      name: 'a commit on a branch of ours moves any other branch in one step, so that it is never seen at base',
    },
    harm: 'no promotion is ever replaced by a newer one',
  },
  {
    name: 'a branch is moved from wherever it is',
    file: `${DELIVERY}/src/carry-out/branch.ts`,
    original: '[{ branch, before: head, force: true }]',
    mutated: '[{ branch, before: base, force: true }]',
    killedBy: {
      test: `${DELIVERY}/test/branch.test.ts`,
      name: 'a commit on a branch of ours moves any other branch in one step, so that it is never seen at base',
    },
    harm: 'the lock of two runs on one branch is another than the one that was read',
  },
  {
    name: 'whoever writes deployments writes records',
    file: `${DELIVERY}/src/facts/records.ts`,
    original: 'if (creator?.id !== recorder || key === undefined) return []',
    mutated: 'if (creator === undefined || recorder < 0 || key === undefined) return []',
    killedBy: {
      test: `${DELIVERY}/test/accepted-records.test.ts`,
      name: 'records count only where the recorder wrote them',
    },
    harm: 'anybody who can write deployments can prove any release',
  },
  {
    name: 'without a list of reporters everybody may report',
    file: `${DELIVERY}/src/event/event-subject.ts`,
    original: 'if (!mayReport(policy, sender.id, environment.name)) {',
    mutated:
      'if (policy.reporters.length > 0 && !mayReport(policy, sender.id, environment.name)) {',
    killedBy: {
      test: `${DELIVERY}/test/reporters.test.ts`,
      name: 'an event is refused before anything but the policy is read where nobody is listed',
    },
    harm: 'a forged event counts in every repository that is not set up to the end',
  },
  {
    name: 'an event without a cluster counts for an environment with a list of them',
    file: `${DELIVERY}/src/event/event-subject.ts`,
    original: "!environment.clusters.includes(event.cluster ?? '')",
    mutated: 'event.cluster !== undefined && !environment.clusters.includes(event.cluster)',
    killedBy: {
      test: `${DELIVERY}/test/reporters.test.ts`,
      name: 'an event is refused before anything but the policy is read from no cluster where there is a list',
    },
    harm: 'records that can prove nothing pile up, and the Alert is never mended',
  },
  {
    name: 'a bot may act as a person',
    file: `${DELIVERY}/src/facts/people.ts`,
    original: "if (sender.type !== 'User') {",
    mutated: "if (sender.type === 'Organization') {",
    killedBy: {
      test: `${DELIVERY}/test/who-asks.test.ts`,
      name: 'a person may act by hand only as a person: a bot of that number or name may not',
    },
    harm: 'whoever holds the key of an App attests releases in the name of a person',
  },
  {
    name: 'whoever runs it again borrows the rights of the first',
    file: `${DELIVERY}/src/ask.ts`,
    original: 'triggeringActor !== undefined && triggeringActor !== sender.login',
    mutated: "triggeringActor === ''",
    killedBy: {
      test: `${DELIVERY}/test/who-asks.test.ts`,
      name: 'a run by hand speaks for nobody where somebody else ran it again',
    },
    harm: 'everybody with write access repeats an attestation or a choice of somebody else',
  },
  {
    name: 'a branch called like the default one at its end may write',
    file: `${DELIVERY}/src/ask.ts`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the file
    original: 'ref === `refs/heads/${defaultBranch}`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the file
    mutated: 'ref?.endsWith(`/${defaultBranch}`)',
    killedBy: {
      test: `${DELIVERY}/test/who-asks.test.ts`,
      name: 'the promoter writes nothing when started from refs/heads/feature/main',
    },
    harm: 'a workflow that nobody reviewed writes with the identity of the promoter',
  },
  {
    name: 'a run of a workflow copy writes where nobody names its ref',
    file: `${DELIVERY}/src/ask.ts`,
    original: 'if (DEFAULT_BRANCH_EVENTS.has(eventName)) return undefined',
    mutated: "if (DEFAULT_BRANCH_EVENTS.has(eventName) || eventName === 'push') return undefined",
    killedBy: {
      test: `${DELIVERY}/test/who-asks.test.ts`,
      name: 'the promoter writes nothing for "push", which may be of any branch, where nobody names the ref',
    },
    harm: 'a workflow that somebody changed on a branch writes in the name of the promoter',
  },
  {
    name: 'a scalar that drives one more environment is edited',
    file: `${DELIVERY}/src/facts/overlay-facts.ts`,
    original: 'if (moved.length === 0) return undefined',
    mutated: 'if (moved.length <= 1) return undefined',
    killedBy: {
      test: `${DELIVERY}/test/shared-scalar.test.ts`,
      name: 'a pin is never edited where it drives one other environment too',
    },
    harm: 'the promotion into staging upgrades prod with it',
  },
  {
    name: 'two pins in one file are taken for one scalar',
    file: 'packages/documents/src/values-of.ts',
    original: 'file === slot.file && line === slot.line && col === slot.col',
    mutated: 'file === slot.file && (line === slot.line || col === slot.col)',
    killedBy: {
      test: `${DELIVERY}/test/shared-scalar.test.ts`,
      name: 'a pin is free where others have theirs in other places of the file',
    },
    harm: 'environments that share a file of variables are never promoted',
  },
  {
    name: 'an approval carries over to a new head',
    file: `${DELIVERY}/src/facts/pull-request-facts.ts`,
    original: ' && review.commit === pullRequest.head',
    mutated: '',
    killedBy: {
      test: `${DELIVERY}/test/approvals.test.ts`,
      name: 'an approval of an earlier head does not count',
    },
    harm: 'what was approved is not what is merged',
  },
  {
    name: 'the approval of anybody counts',
    file: `${DELIVERY}/src/facts/pull-request-facts.ts`,
    original: "review.state === 'approved' && review.canWrite",
    mutated: "review.state === 'approved'",
    killedBy: {
      test: `${DELIVERY}/test/approvals.test.ts`,
      name: 'an approval by somebody who can not write does not count',
    },
    harm: 'in a public repository anyone can freeze a promotion where it is',
  },
  {
    name: 'what no sweep asks for again is green when nothing came of it',
    file: `${DELIVERY}/src/present/present-landed.ts`,
    original: "operation === 'refused' || operation === 'deferred' ?",
    mutated: "operation === 'refused' ?",
    killedBy: {
      test: `${DELIVERY}/test/landed.test.ts`,
      name: 'a bump, a hold or a rollback, which no sweep asks for again, that ends deferred is red only where nothing came of it',
    },
    harm: 'whoever rolled back in an incident sees a green run, and production stays as it is',
  },
  {
    name: 'pauses after a lost race do not depend on chance',
    file: `${DELIVERY}/src/carry-out/lost-race.ts`,
    original: 'pauseAfter(round, clock, PAUSES)',
    mutated: 'pauseAfter(round, { random: () => 1 }, PAUSES)',
    killedBy: {
      test: `${DELIVERY}/test/lost-race.test.ts`,
      name: 'an attempt that was overtaken waits by chance, from nothing to twice as long each time, ten seconds at most',
    },
    harm: 'sixty bumps at once meet again and again, and most give up',
  },
  {
    name: 'a write whose answer got lost is sent again blindly',
    file: `${FORGE}/src/retry.ts`,
    original: "perhaps ||= outcome.landed === 'perhaps'",
    mutated: "perhaps &&= outcome.landed === 'perhaps'",
    killedBy: {
      test: `${FORGE}/test/writing.test.ts`,
      name: 'opening a pull request whose answer was 502 is looked for before it is repeated',
    },
    harm: 'a hiccup of GitHub makes records and comments twice',
  },
  {
    name: 'what GitHub would take twice is looked for once',
    file: `${FORGE}/src/retry.ts`,
    original: 'request.unguarded !== true',
    mutated: 'request.unguarded === true',
    killedBy: {
      test: `${FORGE}/test/stand-in.test.ts`,
      name: 'a write whose answer got lost is found although reads lag behind recordDeployment, recording',
    },
    harm: 'a record is written a second time when a list is a second old',
  },
  {
    name: 'the wait that GitHub asks for is not kept',
    file: `${FORGE}/src/waits.ts`,
    original: 'why.floorMs + pauseAfter(round, clock)',
    mutated: 'pauseAfter(round, clock)',
    killedBy: {
      test: `${FORGE}/test/retry.test.ts`,
      name: 'what GitHub asks to wait is the least wait: retry-after',
    },
    harm: 'GitHub blocks the token for asking on while it is limited',
  },
  {
    name: 'a deployment of somebody else is taken for the record we wrote',
    file: `${FORGE}/src/deployments.ts`,
    original: 'creator?.id === memory.viewerId',
    mutated: 'creator !== undefined',
    killedBy: {
      test: `${FORGE}/test/writing.test.ts`,
      name: 'a record of somebody else is none of ours',
    },
    harm: 'after a lost answer the record of a stranger, which counts for nothing, stands for ours',
  },
  {
    name: 'whatever a branch asks for is taken for the gate',
    file: `${DELIVERY}/src/carry-out/land.ts`,
    original: 'if (!asksForGate(error)) throw error',
    mutated: 'if (!asksForGate(error) && !(error instanceof ForgeError)) throw error',
    killedBy: {
      test: `${DELIVERY}/test/branch.test.ts`,
      name: 'a commit on the branch that Flux reads is not tried another way where GitHub asks for another status',
    },
    harm: 'a bump that can not land writes a status, and ends with an error about a scratch branch',
  },
  {
    name: 'a short page ends a list, though the server names a next one',
    file: `${FORGE}/src/list-page.ts`,
    original: 'next ?? page.items >= page.asked',
    mutated: 'next !== false && page.items >= page.asked',
    killedBy: {
      test: `${FORGE}/test/reading.test.ts`,
      name: 'a list goes on after a short page that names a next one as the server says',
    },
    harm: 'records on the second page of a server with shorter pages count for nothing',
  },
  {
    name: 'the status of one record makes the others inactive',
    file: `${FORGE}/src/deployments.ts`,
    original: 'auto_inactive: false',
    mutated: 'auto_inactive: true',
    killedBy: {
      test: `${FORGE}/test/writing.test.ts`,
      name: 'a record is a deployment that starts nothing, and a status that ends nothing',
    },
    harm: 'GitHub shows every record of the environment but the last as ended',
  },
  {
    name: 'a commit of somebody else is taken for ours after a lost answer',
    file: `${FORGE}/src/commits.ts`,
    original: "nodesOf(node.at('parents'))[0]?.at('oid').oid() === request.expectedHead",
    mutated: "nodesOf(node.at('parents'))[0]?.at('oid').oid() !== undefined",
    killedBy: {
      test: `${FORGE}/test/writing.test.ts`,
      name: 'a commit with another parent is not ours, and ours is sent again',
    },
    harm: 'an older promotion of the same release passes for this one, which is never made',
  },
  {
    name: 'a commit that lost the race is an error',
    file: `${FORGE}/src/commits.ts`,
    original: "code === 'STALE_DATA'",
    mutated: "code === 'STALE'",
    killedBy: {
      test: `${FORGE}/test/writing.test.ts`,
      name: 'a commit that lost the race is a value',
    },
    harm: 'of two bumps at once one asks twice as much of GitHub before it tries again',
  },
  {
    name: 'the scratch branch goes before its commit has another name',
    file: `${FORGE}/src/refs-rest.ts`,
    original: 'return after === undefined ? 2 : 1',
    mutated: 'return after === undefined ? -1 : 1',
    killedBy: {
      test: `${FORGE}/test/writing.test.ts`,
      name: 'moving branches by REST creates first and deletes last, so that no commit loses its last name',
    },
    harm: 'a run that ends there loses the commit it has just made',
  },
  {
    name: 'a pull request of a fork with our branch name is ours',
    file: `${FORGE}/src/branches.ts`,
    original: "!node.at('isCrossRepository').flag() && ",
    mutated: '',
    killedBy: {
      test: `${FORGE}/test/reading.test.ts`,
      name: 'a pull request from a fork that uses the same branch name is not ours',
    },
    harm: 'anyone with a fork can keep a promotion from being opened',
  },
  {
    name: 'a pull request that is closed gets another comment',
    file: `${FORGE}/src/pull-requests.ts`,
    original: 'if (!before.open) return',
    mutated: 'if (!before.open && before.ourComments.includes(comment)) return',
    killedBy: {
      test: `${FORGE}/test/writing.test.ts`,
      name: 'closing a pull request that is MERGED says nothing',
    },
    harm: 'people get mail about a promotion that they have just merged',
  },
  {
    name: 'the token follows a redirect to another server',
    file: 'packages/transport/src/transport.ts',
    original: 'if (target.origin !== url.origin) headers',
    mutated: 'if (target.protocol !== url.protocol) headers',
    killedBy: {
      test: 'packages/transport/test/transport.test.ts',
      name: 'a redirect of a GET is followed on the same server with the token, and elsewhere without',
    },
    harm: 'whoever can make GitHub redirect gets the token',
  },
  {
    name: 'an answer may be as large as it likes',
    file: 'packages/transport/src/transport.ts',
    original: 'if (length > ANSWER_LIMIT) throw tooLarge()',
    mutated: 'if (length > 10 * ANSWER_LIMIT) throw tooLarge()',
    killedBy: {
      test: 'packages/transport/test/transport.test.ts',
      name: 'an answer that is too large is given up, plain',
    },
    harm: 'a server in between fills the memory of the run',
  },
  {
    name: 'answers that are no JSON are asked for until the deadline',
    file: `${FORGE}/src/giving-up.ts`,
    original: 'if (unreadable < UNREADABLE_TRIES) return undefined',
    mutated: 'if (unreadable !== UNREADABLE_TRIES / 0) return undefined',
    killedBy: {
      test: `${FORGE}/test/retry.test.ts`,
      name: 'answers that can not be read, time and again end the run soon, and name the address: a page',
    },
    harm: "a proxy's page keeps each run for ten minutes, and no one sees it",
  },
  {
    name: 'a read that is too much is asked for again as it was',
    file: `${FORGE}/src/retry.ts`,
    original: "heavy === 'perhaps' && round > 0",
    mutated: "heavy === 'perhaps' && round < 0",
    killedBy: {
      test: `${FORGE}/test/reading.test.ts`,
      name: 'a read that is too much at once has its histories read by fewer commits, from the second 502 on',
    },
    harm: 'a service with a heavy overlay is never promoted',
  },
  {
    name: 'only the newest pull requests of a branch are read',
    file: `${FORGE}/src/branches.ts`,
    original: 'found.length >= (hasMerged(found) ? PULL_REQUESTS : MOST)',
    mutated: 'found.length >= (hasMerged(found) ? MOST : PULL_REQUESTS)',
    killedBy: {
      test: `${FORGE}/test/reading.test.ts`,
      name: 'a pull request of a branch that has had many is looked for down to the last that was merged',
    },
    harm: 'a release that a person rejected is proposed again after ten more',
  },
  {
    name: 'the numbers of any server are those of this one',
    file: `${FORGE}/src/actor.ts`,
    original: "if (server !== domain && server !== 'github.com') return undefined",
    mutated: "if (server === domain && server !== 'github.com') return undefined",
    killedBy: {
      test: `${FORGE}/test/reading.test.ts`,
      name: 'a pull request on https://api.github.com by 7+fluxgate[bot]@users.noreply.ghe.example.org is of account undefined',
    },
    harm: "the commit of another server's bot counts as ours and is overwritten",
  },
  {
    name: 'who has said what became of a promotion does not look again',
    file: 'packages/delivery/src/carry-out/keep-told.ts',
    original: 'MOST_LOOKS = 10',
    mutated: 'MOST_LOOKS = 1',
    killedBy: {
      test: 'test/scenario/after-the-merge.test.ts',
      name: 'clusters that report at the same time end in one comment that tells of all of them',
    },
    harm: 'a cluster that is up stands as not heard of on the merged promotion, for good',
  },
  {
    name: 'a second comment of two runs that began at once stays',
    file: `${FORGE}/src/comments.ts`,
    original: 'for (const { id } of surplus)',
    mutated: 'for (const { id } of surplus.slice(surplus.length))',
    killedBy: {
      test: `${FORGE}/test/writing.test.ts`,
      name: 'a comment that is kept up to date gives way to an older one that another run has just made, which then says so',
    },
    harm: 'a merged promotion has two comments that say different things',
  },
]
