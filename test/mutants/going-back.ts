import type { Mutant } from './mutant.ts'

const SRC = 'packages/promotion/src'
const TESTS = 'packages/promotion/test'
const ROLLBACK = `${TESTS}/rollback.test.ts`
const REVERT = `${TESTS}/revert.test.ts`
const HOLD = `${TESTS}/hold-plan.test.ts`
const AFTERMATH = `${TESTS}/aftermath.test.ts`
const JUDGE = `${TESTS}/gates/judge-change.test.ts`

/** Mistakes in what goes back, what is held, and what the gate says of it: `packages/promotion`. */
export const GOING_BACK: readonly Mutant[] = [
  {
    name: 'the own history of an environment orders before its upstreams do',
    file: `${SRC}/held-before.ts`,
    original: '[...upstreams, own.facts]',
    mutated: '[own.facts, ...upstreams]',
    killedBy: {
      test: ROLLBACK,
      name: 'the previous release is lower by what the upstream pinned first, whatever the environment itself did',
    },
    harm: 'a rollback goes to what promotions call higher, and the gate does not let it through',
  },
  {
    name: 'any choice is the choice of the release that is judged',
    file: `${SRC}/gates/judge-change.ts`,
    original: 'choice !== undefined && matches(choice.pins, pins) ? choice : undefined',
    mutated: 'choice !== undefined ? choice : undefined',
    killedBy: {
      test: JUDGE,
      name: 'gates of time open for the release that a person chose, and for no other',
    },
    harm: 'who chooses one version lets every other through without a soak',
  },
  {
    name: 'a rollback goes to what is held',
    file: `${SRC}/rollback-aim.ts`,
    original: 'if (why === undefined) return { to, notes: passed }',
    mutated: "if (why !== '') return { to, notes: passed }",
    killedBy: {
      test: ROLLBACK,
      name: 'the previous release passes over what is held, and says so',
    },
    harm: 'production goes from one broken release to another',
  },
  {
    name: 'a rollback goes up',
    file: `${SRC}/rollback-aim.ts`,
    original: 'order(to.release.pins, now.pins) > 0',
    mutated: 'order(to.release.pins, now.pins) > 9',
    killedBy: {
      test: ROLLBACK,
      name: 'a release that a person names is refused where it is higher',
    },
    harm: 'a rollback carries a release past every gate',
  },
  {
    name: 'a rollback by name goes to what is held',
    file: `${SRC}/rollback-aim.ts`,
    original: 'if (hold !== undefined) {',
    mutated: "if (hold?.reason === '') {",
    killedBy: { test: ROLLBACK, name: 'a release that a person names is refused where it is held' },
    harm: 'a hold stops promotions and nothing else',
  },
  {
    name: 'a higher release is one to go back to',
    file: `${SRC}/held-before.ts`,
    original: 'order(release.pins, now.pins) < 0',
    mutated: 'order(release.pins, now.pins) !== 0',
    killedBy: { test: ROLLBACK, name: 'the previous release is not one that is higher' },
    harm: 'a rollback brings back what was reverted before',
  },
  {
    name: 'what is held is held since its oldest commit',
    file: `${SRC}/held-before.ts`,
    original: '(end === -1 ? history.length : end) - 1',
    mutated: '(end === -1 ? history.length : history.length) - 1',
    killedBy: {
      test: REVERT,
      name: 'what an environment holds has failed there since it holds it again, where it did before',
    },
    harm: 'a failure of last month takes back what was mended since',
  },
  {
    name: 'a hold that ends sooner is enough for a rollback',
    file: `${SRC}/rollback.ts`,
    original: 'return until !== undefined && instant(hold.until) >= instant(until)',
    mutated: 'return until === undefined || instant(hold.until) >= instant(until)',
    killedBy: {
      test: ROLLBACK,
      name: 'a rollback writes no hold where one lasts as long, and one where it ends sooner',
    },
    harm: 'what was rolled back comes again when an older hold ends',
  },
  {
    name: 'any hold is enough for a rollback',
    file: `${SRC}/rollback.ts`,
    original: '!isByName(hold, now.pins, slots)) return false',
    mutated: "(!isByName(hold, now.pins, slots) && hold.version === '')) return false",
    killedBy: {
      test: ROLLBACK,
      name: 'a rollback writes a hold of its own beside one on another version',
    },
    harm: 'what was rolled back is not held, because something else is',
  },
  {
    name: 'holds that have ended are lifted',
    file: `${SRC}/hold-plan.ts`,
    original: 'isActive(one, now) ? [{ one, entry }] : []',
    mutated: 'entry >= 0 ? [{ one, entry }] : []',
    killedBy: {
      test: HOLD,
      name: 'a lift ends every active hold that names the same, and no other',
    },
    harm: 'the file tells another story than what happened',
  },
  {
    name: 'a pull request of somebody else is one of holds',
    file: `${SRC}/hold-plan.ts`,
    original: 'if (open.author !== viewer) {',
    mutated: 'if (open.author !== viewer && viewer === -1) {',
    killedBy: {
      test: HOLD,
      name: 'where the branch takes pull requests only one that is not ours is not opened twice',
    },
    harm: 'what a person has on our branch is taken for a hold that is on its way',
  },
  {
    name: 'a hold that still holds frees what came before it',
    file: `${SRC}/taken-back.ts`,
    original: "!isNamedByHold(revert.pins, edge, slots, 'expired'),",
    mutated: "!isNamedByHold(revert.pins, edge, slots, 'ever'),",
    killedBy: {
      test: `${TESTS}/admissible.test.ts`,
      name: 'a revert of the target gives way to a hold that names the release, also once that has expired',
    },
    harm: 'a rollback of one version lets the lower ones through that were left with it',
  },
  {
    name: 'the failure of any release is one of what runs',
    file: `${SRC}/failing.ts`,
    original: "return outcome === 'failure' && matches(pins, held)",
    mutated: "return outcome === 'failure'",
    killedBy: {
      test: REVERT,
      name: 'what an environment holds has failed there but not when another release failed',
    },
    harm: 'a healthy release is taken back for what an older one did',
  },
  {
    name: 'who attests one cluster attests them all',
    file: `${SRC}/failing.ts`,
    original: "everywhere: record.kind === 'attestation' && cluster === undefined",
    mutated: "everywhere: record.kind === 'attestation'",
    killedBy: {
      test: REVERT,
      name: 'what an environment holds has failed there until a person attests it, on that cluster alone where they name one',
    },
    harm: 'a release stays that is broken on the other cluster',
  },
  {
    name: 'a success wins where a failure has the same moment',
    file: `${SRC}/aftermath.ts`,
    original: 'isFailure(b) - isFailure(a)',
    mutated: 'isFailure(a) - isFailure(b)',
    killedBy: {
      test: AFTERMATH,
      name: 'what became of a promotion is a failure where a success has the same moment',
    },
    harm: 'the comment says that a release is well which is not',
  },
  {
    name: 'the comment goes to the pull request of anybody',
    file: `${SRC}/aftermath.ts`,
    original: "state === 'merged' && author === facts.recorder",
    mutated: "state === 'merged' && author !== -facts.recorder",
    killedBy: {
      test: AFTERMATH,
      name: 'what became of a promotion is not told on a pull request that is not ours',
    },
    harm: 'approvers of something else are called to a failure',
  },
  {
    name: 'what failed is taken back by commit',
    file: `${SRC}/revert.ts`,
    original: "{ ...environment, rollback: 'pull-request' }",
    mutated: '{ ...environment }',
    killedBy: {
      test: REVERT,
      name: 'what failed is taken back by a pull request, also where a rollback by hand is a commit',
    },
    harm: 'an event moves production without anybody',
  },
  {
    name: 'a revert that was closed once is never proposed again',
    file: `${SRC}/revert.ts`,
    original: 'instant(closedAt ?? createdAt) >= instant(failing.since)',
    mutated: 'instant(closedAt ?? createdAt) >= -instant(failing.since)',
    killedBy: {
      test: REVERT,
      name: 'what failed is taken back again or not, when it was closed for a release before',
    },
    harm: 'onFailure stops working for a service whose owner said no once',
  },
  {
    name: 'a person may not bring again what was taken back',
    file: `${SRC}/gates/judge-change.ts`,
    original: "if (rule === 'reverted' || rule === 'rejected') return ours",
    mutated: "if (rule === 'reverted' || rule === 'rejected') return ours || !adds",
    killedBy: {
      test: JUDGE,
      name: 'a release that was tried before and whose pull request was closed is for a person to bring again, and not for us',
    },
    harm: 'the required status keeps people from their own repository',
  },
  {
    name: 'a range passes the gate',
    file: `${SRC}/gates/judge-change.ts`,
    original: 'if (after.range) {',
    mutated: "if (after.range && before.kind === 'absent') {",
    killedBy: { test: JUDGE, name: 'the table of verdicts on a range' },
    harm: 'production takes whatever is published, unproven',
  },
  {
    name: 'a pin may be taken away',
    file: `${SRC}/gates/judge-change.ts`,
    original: 'if (lost.length > 0) return',
    mutated: 'if (lost.length > 9) return',
    killedBy: { test: JUDGE, name: 'the table of verdicts on a pin that is taken away' },
    harm: 'a digest goes, and with it what was approved',
  },
  {
    name: 'any pin may be added to what runs',
    file: `${SRC}/gates/judge-change.ts`,
    original: "added.every((name) => name === 'digest' || name.endsWith('digest')) &&",
    mutated: 'added.length > 0 &&',
    killedBy: {
      test: JUDGE,
      name: 'a digest that is added to the version that runs is all that may be added to it: another pin is a release that is not above',
    },
    harm: 'an image moves in production under a chart that does not',
  },
  {
    name: 'fewer pins are the same as a release that was there',
    file: `${SRC}/gates/judge-change.ts`,
    original: 'matches(a, b) && pinNames(a).length === pinNames(b).length',
    mutated: 'matches(a, b)',
    killedBy: {
      test: JUDGE,
      name: 'a digest that is added to the version that runs is refused where a success told another',
    },
    harm: 'a digest that nobody proved passes as a rollback',
  },
  {
    name: 'a hold is nothing to an environment that follows none',
    file: `${SRC}/gates/judge-change.ts`,
    original: 'if (hold !== undefined) {',
    mutated: "if (hold?.reason === '') {",
    killedBy: {
      test: JUDGE,
      name: 'a hold keeps its release out of an environment that follows none',
    },
    harm: 'what is held in dev is merged into dev',
  },
  {
    name: 'a failure vouches for a digest',
    file: `${SRC}/proven.ts`,
    original: "isFact(record) && (record.kind === 'attestation' || record.outcome === 'success')",
    mutated: "isFact(record) && (record.kind === 'attestation' || record.outcome !== 'unknown')",
    killedBy: {
      test: JUDGE,
      name: 'a digest that is added to the version that runs is refused where only a failure told it, although the version came up since',
    },
    harm: 'the build that failed is pinned by the success of another',
  },
]
