import type { Mutant } from './mutant.ts'

const SRC = 'packages/promotion/src'
const TEST = 'packages/promotion/test'

/** Mistakes in the rules of what is proposed: `packages/promotion`. */
export const PLANNING: readonly Mutant[] = [
  {
    name: 'a success at the very moment of a failure proves',
    file: `${SRC}/proven.ts`,
    original: 'time > failure.time',
    mutated: 'time >= failure.time',
    killedBy: {
      test: `${TEST}/proven.test.ts`,
      name: 'one cluster, proof by upgrade a tie',
    },
    harm: 'a release that failed in dev is offered to prod when both reports carry one second',
  },
  {
    name: 'a rollback at the moment of the success voids nothing',
    file: `${SRC}/proven.ts`,
    original: 'time >= since.time',
    mutated: 'time > since.time',
    killedBy: {
      test: `${TEST}/proven.test.ts`,
      name: 'a step down at the same time too',
    },
    harm: 'a release that was rolled back within the second is promoted',
  },
  {
    name: 'the clock of an event is believed however far ahead',
    file: `${SRC}/proven.ts`,
    original: 'ahead > MOST_AHEAD_MS',
    mutated: 'ahead > MOST_AHEAD_MS * 60_000',
    killedBy: {
      test: `${TEST}/proven.test.ts`,
      name: 'the time of a record can not outlive a failure by lying',
    },
    harm: 'one event dated next year outweighs every failure until then',
  },
  {
    name: 'one cluster of several is proof enough',
    file: `${SRC}/proven.ts`,
    original: 'if (missing.length > 0) {',
    mutated: 'if (missing.length === clusters.length) {',
    killedBy: {
      test: `${TEST}/proven.test.ts`,
      name: 'several clusters one of them',
    },
    harm: 'a release goes on though a cluster of the environment never ran it',
  },
  {
    name: 'a success proves pins that it does not name',
    file: `${SRC}/proven.ts`,
    original: '[...required].every(',
    mutated: '[...required].some(',
    killedBy: {
      test: `${TEST}/proven.test.ts`,
      name: 'what a report names the version alone does not',
    },
    harm: 'an image that nobody ran is promoted with a chart that somebody did',
  },
  {
    name: 'a person who attests one cluster speaks for all',
    file: `${SRC}/proven.ts`,
    original: "record.kind === 'attestation' && record.cluster === undefined",
    mutated: "record.kind === 'attestation'",
    killedBy: {
      test: `${TEST}/proven.test.ts`,
      name: 'several clusters a person for one',
    },
    harm: 'clusters that nobody looked at count as seen',
  },
  {
    name: 'the release that runs already is proposed again',
    file: `${SRC}/admissible.ts`,
    original: 'order(pins, targetPins) > 0',
    mutated: 'order(pins, targetPins) >= 0',
    killedBy: {
      test: `${TEST}/admissible.test.ts`,
      name: 'a release is not a candidate when the target is there',
    },
    harm: 'promotions of what is there already are taken up on every sweep',
  },
  {
    name: 'a withdrawn release stays a candidate',
    file: `${SRC}/admissible.ts`,
    original: 'return order(pins, current.pins) > 0 ?',
    mutated: 'return order(pins, current.pins) < 0 ?',
    killedBy: {
      test: `${TEST}/admissible.test.ts`,
      name: 'a release is not a candidate when it was withdrawn',
    },
    harm: 'what dev took back is still promoted to prod',
  },
  {
    name: 'a version with two digests is no alarm',
    file: `${SRC}/admissible.ts`,
    original: 'if (digests.size < 2) return undefined',
    mutated: 'if (digests.size <= 2) return undefined',
    killedBy: {
      test: `${TEST}/admissible.test.ts`,
      name: 'a digest that differs from what the target has at that version is an alarm',
    },
    harm: 'a chart that was replaced under its version reaches prod unseen',
  },
  {
    name: 'a revert covers releases that came after it',
    file: `${SRC}/taken-back.ts`,
    original: 'edge.order(offer.release.pins, pins) < 0 && offer.since <= instant(at)',
    mutated: 'edge.order(offer.release.pins, pins) < 0 || offer.since <= instant(at)',
    killedBy: {
      test: `${TEST}/admissible.test.ts`,
      name: 'a revert of the target does not cover a lower one that came later',
    },
    harm: 'after a revert the fix with a lower number is never proposed',
  },
  {
    name: 'a pull request that we closed rejects, and one that a person closed does not',
    file: `${SRC}/taken-back.ts`,
    original: 'closedBy === facts.recorder',
    mutated: 'closedBy !== facts.recorder',
    killedBy: {
      test: `${TEST}/admissible.test.ts`,
      name: 'a pull request that a person closed rejects its release',
    },
    harm: 'a promotion comes back minutes after somebody closed it',
  },
  {
    name: 'a rejection lasts though a person chose the release afterwards',
    file: `${SRC}/taken-back.ts`,
    original: 'instant(choice.createdAt) > instant(at)',
    mutated: 'instant(choice.createdAt) < instant(at)',
    killedBy: {
      test: `${TEST}/admissible.test.ts`,
      name: 'a pull request that a person closed rejects until it is chosen afterwards',
    },
    harm: 'a choice from before the rejection overrules it, and one after it does nothing',
  },
  {
    name: 'versions are put in order as text',
    file: `${SRC}/version.ts`,
    original: 'if (aNumeric && a.length !== b.length)',
    mutated: 'if (!aNumeric && a.length !== b.length)',
    killedBy: {
      test: `${TEST}/admissible.test.ts`,
      name: 'a release is a candidate when it is the highest of several',
    },
    harm: '1.9.0 counts as newer than 1.10.0, so prod stays behind or goes back',
  },
  {
    name: 'a hold without an end does not hold',
    file: `${SRC}/holds.ts`,
    original: 'until === undefined || instant(now) < instant(until)',
    mutated: 'until !== undefined && instant(now) < instant(until)',
    killedBy: {
      test: `${TEST}/holds.test.ts`,
      name: 'a hold without an end holds',
    },
    harm: 'a version that somebody stopped for good is promoted',
  },
  {
    name: 'a hold lasts beyond its end',
    file: `${SRC}/holds.ts`,
    original: 'instant(now) < instant(until)',
    mutated: 'instant(now) <= instant(until)',
    killedBy: {
      test: `${TEST}/holds.test.ts`,
      name: 'a hold ends at its end',
    },
    harm: 'a hold that was lifted by setting its end to now still stops the next run',
  },
  {
    name: 'a pull request without an approval is never moved',
    file: `${SRC}/life.ts`,
    original: "edge.target.supersede === 'until-approved' && open.approvedBy.length > 0",
    mutated: "edge.target.supersede === 'until-approved' || open.approvedBy.length > 0",
    killedBy: {
      test: `${TEST}/life.test.ts`,
      name: 'an open pull request below the candidate moves to it',
    },
    harm: 'people approve a release that has long been replaced',
  },
  {
    name: 'an approved pull request stands though its release has failed',
    file: `${SRC}/life.ts`,
    original: 'objectionsTo(open, edge, selection).length === 0',
    mutated: 'objectionsTo(open, edge, selection).length >= 0',
    killedBy: {
      test: `${TEST}/life.test.ts`,
      name: 'an open pull request below the candidate moves though approved when its release has failed',
    },
    harm: 'a release known to be broken waits one click before prod',
  },
  {
    name: 'commits of a person on our branch are overwritten',
    file: `${SRC}/life.ts`,
    original: 'if (open.foreignAuthors.length === 0) return undefined',
    mutated: 'if (open.foreignAuthors.length <= 1) return undefined',
    killedBy: {
      test: `${TEST}/life.test.ts`,
      name: 'an open pull request below the candidate is never moved over the commits of a person',
    },
    harm: 'work that somebody pushed to the promotion is lost',
  },
  {
    name: 'a pull request is closed when its release fails',
    file: `${SRC}/life.ts`,
    original: "['withdrawn', 'rejected', 'not-above'] as const",
    mutated: "['withdrawn', 'rejected', 'not-above', 'failed'] as const",
    killedBy: {
      test: `${TEST}/life.test.ts`,
      name: 'an open pull request without a candidate turns red and stays when its release failed',
    },
    harm: 'a rollout that flaps opens and closes pull requests without end',
  },
  {
    name: 'a pull request that a stranger opened counts as ours',
    file: `${SRC}/edge.ts`,
    original: 'author === facts.recorder',
    mutated: 'author !== undefined',
    killedBy: {
      test: `${TEST}/life.test.ts`,
      name: "without an open pull request a stranger's on our branch is left to a person",
    },
    harm: 'whoever can push a branch decides what the promotion is',
  },
  {
    name: 'a choice lasts though its pull request was closed',
    file: `${SRC}/choice.ts`,
    original: 'instant(at) > instant(choice.createdAt)',
    mutated: 'instant(at) < instant(choice.createdAt)',
    killedBy: {
      test: `${TEST}/admissible.test.ts`,
      name: 'a choice ends when a person closes its pull request',
    },
    harm: 'a choice that was taken back is proposed again and again',
  },
  {
    name: 'a choice lasts though the target has moved since',
    file: `${SRC}/choice.ts`,
    original: 'if (instant(date) <= instant(time)) return false',
    mutated: 'if (instant(date) >= instant(time)) return false',
    killedBy: {
      test: `${TEST}/admissible.test.ts`,
      name: 'a choice ends when the pins of the target move after it',
    },
    harm: 'an old choice is taken up again after prod went another way',
  },
  {
    name: 'an event is bound to a release of another digest',
    file: `${SRC}/bind.ts`,
    original: 'pins.digest !== undefined && digest !== pins.digest',
    mutated: 'pins.digest !== undefined && digest === pins.digest',
    killedBy: {
      test: `${TEST}/bind.test.ts`,
      name: 'a digest must be the one that is pinned',
    },
    harm: 'a tag that was moved in the registry proves what Git pins',
  },
  {
    name: 'an event that could be of two releases is taken for the newer',
    file: `${SRC}/bind.ts`,
    original: 'if (candidates.length === 1) return boundTo(first)',
    mutated: 'if (candidates.length >= 1) return boundTo(first)',
    killedBy: {
      test: `${TEST}/bind.test.ts`,
      name: 'an event without a release id is unknown when an image changed under one version',
    },
    harm: 'an image is promoted on the report of the one before it',
  },
  {
    name: 'a release id that fits no pins is ignored',
    file: `${SRC}/bind.ts`,
    original: 'if (event.releaseId !== undefined) {',
    mutated: 'if (event.releaseId !== undefined && candidates.length > 1) {',
    killedBy: {
      test: `${TEST}/bind.test.ts`,
      name: 'a release id of nobody is unknown',
    },
    harm: 'an upgrade with new values under the old chart proves the old release',
  },
  {
    name: 'the same report of another cluster is known already',
    file: `${SRC}/records.ts`,
    original: 'known.cluster === record.cluster',
    mutated: "known.cluster !== ''",
    killedBy: {
      test: `${TEST}/records.test.ts`,
      name: 'a record that is known already is not one with another cluster',
    },
    harm: 'the second of two clusters never counts, and nothing is promoted',
  },
  {
    name: 'a record is read under another environment than its own',
    file: `${SRC}/record-payload.ts`,
    original: "fields.get('environment') !== meta.environment || ",
    mutated: '',
    killedBy: {
      test: `${TEST}/records.test.ts`,
      name: 'a record on GitHub another environment is unreadable',
    },
    harm: 'a success in dev, copied into another environment, proves a release there',
  },
  {
    name: 'a release without a digest goes where a digest is pinned',
    file: `${SRC}/refusal.ts`,
    original: 'slot === undefined || pins.digest !== undefined',
    mutated: 'slot === undefined || pins.digest === undefined',
    killedBy: {
      test: `${TEST}/refusal.test.ts`,
      name: 'a candidate is refused where the target pins a digest and the release has none',
    },
    harm: 'the pull request is merged and nothing rolls out, since the old digest wins',
  },
  {
    name: 'a bump lowers what is pinned',
    file: `${SRC}/bump.ts`,
    original: 'return versionOrder(value, old) < 0',
    mutated: 'return versionOrder(value, old) > 0',
    killedBy: {
      test: `${TEST}/bump.test.ts`,
      name: 'nothing is bumped to a lower version',
    },
    harm: 'a slow build of an old commit takes dev back',
  },
  {
    name: 'a hold that ends sooner is hold enough',
    file: `${SRC}/hold-plan.ts`,
    original: 'endOf(one) >= endOf(wanted)',
    mutated: 'endOf(one) <= endOf(wanted)',
    killedBy: {
      test: `${TEST}/hold-plan.test.ts`,
      name: 'a hold beside a shorter one',
    },
    harm: 'whoever holds a version for longer is told that it is held already, and it comes back sooner',
  },
  {
    name: 'lifting one hold lifts them all',
    file: `${SRC}/hold-plan.ts`,
    original: 'every || isSame(one, held)',
    mutated: 'every || isSame(one, one)',
    killedBy: {
      test: `${TEST}/hold-plan.test.ts`,
      name: 'a lift ends every active hold that names the same, and no other',
    },
    harm: 'a release that somebody else holds goes to production',
  },
  {
    name: 'the branch that sorts higher feeds the environment',
    file: `${SRC}/other-branch.ts`,
    original: 'branch === undefined || feeding === branch',
    mutated: 'branch === undefined || feeding <= branch',
    killedBy: {
      test: `${TEST}/bump.test.ts`,
      name: 'a version of another branch is refused: one that sorts above',
    },
    harm: 'a build of any branch whose name sorts after "main" takes dev over',
  },
  {
    name: 'the pull request of another branch is moved',
    file: `${SRC}/bump.ts`,
    original: 'asked ? undefined : otherBranch(proposed ?? {}, wanted,',
    mutated: 'asked ? undefined : otherBranch({}, wanted,',
    killedBy: {
      test: `${TEST}/bump.test.ts`,
      name: 'a version of another branch does not move the pull request of another',
    },
    harm: 'what a person asked to try is replaced by the next build of main',
  },
]
