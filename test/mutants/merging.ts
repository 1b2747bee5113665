import type { Mutant } from './mutant.ts'

const STEP = 'packages/promotion/test/merge-step.test.ts'
const FORGE = 'packages/forge/test/merging.test.ts'

/** Mistakes in what is merged by itself: `packages/promotion`, `packages/delivery` and `packages/forge`. */
export const MERGING: readonly Mutant[] = [
  {
    name: 'what a person opened is merged by itself',
    file: 'packages/promotion/src/merge-step.ts',
    original: 'fork || author !== recorder',
    mutated: 'fork || author !== (author ?? recorder)',
    killedBy: { test: STEP, name: 'whether we merge a pull request a person’s' },
    harm: 'whoever opens a pull request from a branch of that name has it merged unseen',
  },
  {
    name: 'a rollback is merged as if it had been through the gates',
    file: 'packages/promotion/src/merge-step.ts',
    original: 'gates.length > 0',
    mutated: 'gates.length >= 0',
    killedBy: {
      test: STEP,
      name: 'whether we merge a pull request that passes without gates, as what goes back does',
    },
    harm: 'an old promotion takes production back to what it left',
  },
  {
    name: 'GitHub merges by itself where the branch asks for no gate',
    file: 'packages/promotion/src/merge-step.ts',
    original: 'facts.gateRequired && facts.autoMergeAllowed',
    mutated: 'facts.autoMergeAllowed',
    killedBy: {
      test: STEP,
      name: 'what is done about a pull request that is to be merged {"state":"blocked","gateRequired":false}: merge squash',
    },
    harm: 'the next head of the branch is merged without ever being judged',
  },
  {
    name: 'auto-merge that a person turned on is turned off',
    file: 'packages/promotion/src/merge-step.ts',
    original: "automatic === 'us'",
    mutated: 'automatic !== undefined',
    killedBy: {
      test: STEP,
      name: 'what GitHub was asked for of one to leave is, where somebody asked, taken back: false',
    },
    harm: 'people turn it on, and every sweep turns it off',
  },
  {
    name: 'a merge that is not allowed is tried for ever',
    file: 'packages/forge/src/merge.ts',
    original: "{ text: /not allowed/i, kind: 'refused' }",
    mutated: "{ text: /not allowed$/i, kind: 'moved' }",
    killedBy: {
      test: FORGE,
      name: 'a merge that GitHub answers with 405 Base branch was modified, and merges are not allowed: refused',
    },
    harm: 'a wrong setting is never told, and every sweep spends its time on it',
  },
  {
    name: 'any refusal of auto-merge is taken for nothing missing',
    file: 'packages/forge/src/merge.ts',
    original: '/\\bis in (?:clean|unstable) status$/i',
    mutated: '/./i',
    killedBy: {
      test: FORGE,
      name: 'to have GitHub merge is an error for everything else: UNPROCESSABLE odd',
    },
    harm: 'whatever GitHub says no to is merged outright',
  },
  {
    name: 'a commit of the queue opens by a status of somebody else',
    file: 'packages/delivery/src/gate/gate-group.ts',
    original: 'status?.creator === us ? status.state : undefined',
    mutated: 'us > 0 ? status?.state : undefined',
    killedBy: {
      test: 'packages/delivery/test/gate-group.test.ts',
      name: 'a commit of the merge queue with a member whose status is somebody else’s',
    },
    harm: 'a forged status on a pull request lets its group through',
  },
  {
    name: 'whatever stands under a name of the queue counts as the queue’s',
    file: 'packages/delivery/src/gate/gate-group.ts',
    original: 'members !== undefined && members.length > 0',
    mutated: 'members !== undefined && members.length >= 0',
    killedBy: {
      test: 'packages/delivery/test/gate-group.test.ts',
      name: 'a commit of the merge queue that GitHub does not know, with approvals in the policy',
    },
    harm: 'a branch pushed under that name gets past every approval that the policy asks for',
  },
  {
    name: 'a queued branch is pushed to',
    file: 'packages/promotion/src/stuck.ts',
    original: 'open.queued === true',
    mutated: 'open.queued === false',
    killedBy: {
      test: 'packages/promotion/test/life.test.ts',
      name: 'an open pull request in the merge queue is not moved to a newer release, and says so',
    },
    harm: 'GitHub refuses the push, and the sweep of that service ends there every time',
  },
]
