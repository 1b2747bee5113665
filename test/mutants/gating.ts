import type { Mutant } from './mutant.ts'

const GATES = 'packages/promotion/src/gates'
const JUDGE = 'packages/promotion/test/gates/judge-change.test.ts'
const CHECKS = 'packages/promotion/test/gates/checks.test.ts'
const TESTS = 'packages/promotion/test/gates/tests.test.ts'
const STOP = 'packages/promotion/test/gates/stop.test.ts'
const UNPROVEN = 'packages/promotion/test/open-unproven.test.ts'
const TIME = 'packages/promotion/test/gates/time.test.ts'

/** Mistakes in the rules of what a promotion waits for: `packages/promotion`. */
export const GATING: readonly Mutant[] = [
  {
    name: 'what stands on a changed overlay is not looked at',
    file: 'packages/delivery/src/gate/look-at.ts',
    original: 'own.files.some((file) => paths.has(file))',
    mutated: 'own.files.every((file) => paths.has(file))',
    killedBy: {
      test: 'test/scenario/borrowed.test.ts',
      name: 'what stands on the overlay of another environment is judged with it',
    },
    harm: 'a bump of dev moves prod, past every gate',
  },
  {
    name: 'what git tells alone is not looked at for what stands on it',
    file: 'packages/delivery/src/gate/judge-pull-request.ts',
    original: '{ ...brought, changed: all }',
    mutated: '{ ...brought, changed: brought.changed.concat(all.slice(all.length)) }',
    killedBy: {
      test: 'packages/delivery/test/changed-by-git.test.ts',
      name: 'what git tells alone moves what builds on it, too',
    },
    harm: 'a pull request of more files than GitHub lists moves prod by what dev has, past every gate',
  },
  {
    name: 'a build may stand on the overlay of another service',
    file: `${GATES}/judge-change.ts`,
    original: '.find((file) => !known?.includes(file))',
    mutated: ".find((file) => file === '' && !known?.includes(file))",
    killedBy: {
      test: 'test/scenario/borrowed.test.ts',
      name: 'no build may begin to stand on the overlay of another service',
    },
    harm: 'whoever changes the overlay of one service moves another one, unseen',
  },
  {
    name: 'a service whose kustomization lists nothing any more is taken out',
    file: 'packages/delivery/src/gate/seen.ts',
    original: 'parts.has(nameOf(side)) ? LEFT : whyReplaced(',
    mutated: '!parts.has(nameOf(side)) ? LEFT : whyReplaced(',
    killedBy: {
      test: 'test/scenario/borrowed.test.ts',
      name: 'a release is not out of sight where its kustomization lists nothing any more',
    },
    harm: 'who hides a release from the gate moves it to anything, where something else lists its file',
  },
  {
    name: 'an overlay may take the place of one that is still there',
    file: 'packages/delivery/src/gate/seen.ts',
    original: 'was === is || !isThere(after)(was)',
    mutated: 'was !== is || !isThere(after)(was)',
    killedBy: {
      test: 'test/scenario/borrowed.test.ts',
      name: 'nor where a copy of its overlay comes before it',
    },
    harm: 'a copy of an overlay that nobody deploys hides every change of the one that is deployed from the gate',
  },
  {
    name: 'what stands beside an overlay in another form is not seen',
    file: 'packages/documents/src/releases-nothing.ts',
    original: 'overlays.some((path) => isThereToo(',
    mutated: "overlays.some((path) => path === '' && isThereToo(",
    killedBy: {
      test: 'test/scenario/borrowed.test.ts',
      name: 'nor where a folder takes the place of its file',
    },
    harm: 'an empty folder beside the file of a service hides every change of the file from the gate',
  },
  {
    name: 'a service that is new may come from anywhere',
    file: `${GATES}/strange-origin.ts`,
    original: 'known.some(({ there }) => isFromThere(origin, there))',
    mutated: 'known.some(({ there }) => isFromThere(there, there))',
    killedBy: {
      test: 'test/scenario/source-of-new.test.ts',
      name: 'a service that is taken out and added anew has to come from where it was proven',
    },
    harm: 'a proven version is taken from a registry that nobody proved, once its service was taken out',
  },
  {
    name: 'a service that is new may come from where an upstream takes it that did not prove it',
    file: `${GATES}/strange-origin.ts`,
    original: 'proved.size > 0 && !proved.has(name)',
    mutated: 'proved.size > 9 && !proved.has(name)',
    killedBy: {
      test: JUDGE,
      name: 'a service that is new in an environment behind one of two upstreams takes its chart from the lab, where nobody reported',
    },
    harm: 'the registry of a lab supplies production with what another environment proved from elsewhere',
  },
  {
    name: 'what nobody verifies is as good as what dev verifies',
    file: `${GATES}/change.ts`,
    original: 'there.verify.size === 0 ||',
    mutated: 'there.verify.size >= 0 ||',
    killedBy: {
      test: JUDGE,
      name: 'a service that is new in an environment takes its chart from there, unverified',
    },
    harm: 'production takes unsigned charts that dev would refuse',
  },
  {
    name: 'what stands on parts that are no service is not looked at',
    file: 'packages/delivery/src/gate/touched.ts',
    original: 'file === place || file.startsWith(',
    mutated: 'file === place && file.startsWith(',
    killedBy: {
      test: 'test/scenario/borrowed.test.ts',
      name: 'who changes parts that are no service is judged for all that builds on them',
    },
    harm: 'a patch in a shared folder moves every service that builds on it, past every gate',
  },
  {
    name: 'a release by reference is a part of others',
    file: 'packages/documents/src/resource.ts',
    original: 'return chart !== undefined || textAt(',
    mutated: 'return chart !== undefined && textAt(',
    killedBy: {
      test: 'test/layouts/parts.test.ts',
      name: 'at the place of an overlay a release by reference is one, and kustomize builds it',
    },
    harm: 'taking the name of its chart from a service hides it from the gate',
  },
  {
    name: 'issues that were not told of stop nothing',
    file: 'packages/delivery/src/repository.ts',
    original: "stopsIn(start.issues ?? { kind: 'forbidden' })",
    mutated: "stopsIn(start.issues ?? { kind: 'read', issues: [], more: false })",
    killedBy: {
      test: 'packages/delivery/test/stops.test.ts',
      name: 'every run reads emergency stops with the policy, and what it is not told may be one',
    },
    harm: 'somebody stops everything, and it goes on',
  },
  {
    name: 'the first pull request of a commit that was merged tells what became of it',
    file: 'packages/forge/src/history.ts',
    original: 'merges.some((merge) => merge.at(',
    mutated: 'merges.slice(0, 1).some((merge) => merge.at(',
    killedBy: {
      test: 'packages/forge/test/reading.test.ts',
      name: 'a commit of a history of which any pull request left the path otherwise was passed',
    },
    harm: 'a version that a branch only passed through counts as held, and going back to it needs no gate',
  },
  {
    name: 'three pull requests of a commit are all',
    file: 'packages/forge/src/history.ts',
    original: 'return all > nodesOf(pulls).length',
    mutated: 'return all > nodesOf(pulls).length + 100',
    killedBy: {
      test: 'packages/forge/test/reading.test.ts',
      name: 'a commit of a history that more pull requests hold than are told was passed, by one request more',
    },
    harm: 'whoever opens three more of the same commit hides the one that brought it',
  },
  {
    name: 'gates are taken where nothing is promoted into',
    file: 'packages/policy/src/environment-section.ts',
    original: 'promotion: first ? promotionKeys(fields)',
    mutated: 'promotion: first && problems.count() > 0 ? promotionKeys(fields)',
    killedBy: {
      test: 'packages/policy/test/parse-policy.test.ts',
      name: 'a policy that is wrong is told where and what: a soak where nothing is promoted into',
    },
    harm: 'a team counts on a soak or a window in dev that nothing ever waits for',
  },
  {
    name: 'what a person skips and GitHub was too busy for ends green',
    file: 'packages/delivery/src/gate/gate.ts',
    original: 'const isLost = overriding !== undefined && progress',
    mutated: 'const isLost = overriding === undefined && progress',
    killedBy: {
      test: 'packages/delivery/test/unrecorded.test.ts',
      name: 'what a person asked for and GitHub was too busy for, which no sweep does ends the run red: skipping gates',
    },
    harm: 'a person sees a green run, and the hotfix waits for a gate that nobody skipped',
  },
  {
    name: 'a soak is over a moment late',
    file: `${GATES}/time-gates.ts`,
    original: 'moment >= end',
    mutated: 'moment > end',
    killedBy: { test: TIME, name: 'soak of 4h at 2026-11-19T13:14:00Z' },
    harm: 'the status says a time at which the gate is still shut',
  },
  {
    name: 'joined environments soak since the first proof',
    file: `${GATES}/soak.ts`,
    original: "mode === 'all' ? Math.max(...times)",
    mutated: "mode === 'any' ? Math.max(...times)",
    killedBy: {
      test: 'packages/promotion/test/gates/soaking.test.ts',
      name: 'behind several environments {"after":["eu","us"]} soaks since the right proof: after 89 minutes undefined',
    },
    harm: 'a release goes on that one region has had for minutes only',
  },
  {
    name: 'what still soaks is proposed',
    file: 'packages/promotion/src/waiting.ts',
    original: 'instant(facts.now) >= end',
    mutated: 'instant(facts.now) <= end',
    killedBy: {
      test: 'packages/promotion/test/gates/soaking.test.ts',
      name: 'a release that soaks is not proposed before its time, and the reason says when',
    },
    harm: 'the soak does the opposite of what the policy asks',
  },
  {
    name: 'a window is still open at its end',
    file: `${GATES}/windows.ts`,
    original: 'time < timeOfDay(to)',
    mutated: 'time <= timeOfDay(to)',
    killedBy: {
      test: TIME,
      name: 'a window, by the clock on the wall when it ends, which is not part of it',
    },
    harm: 'a merge at 16:00 in a window until 16:00',
  },
  {
    name: 'clocks that are set are no mark of a window',
    file: `${GATES}/windows.ts`,
    original: 'return [...marks, ...jumpsBetween(',
    mutated: 'return marks ?? [...jumpsBetween(',
    killedBy: {
      test: TIME,
      name: 'a window, by the clock on the wall that the clocks go back into opens again',
    },
    harm: 'the gate says the wrong moment on the night that clocks are set back',
  },
  {
    name: 'the last day of a freeze is free',
    file: `${GATES}/freezes.ts`,
    original: 'day <= calendarDay(to)',
    mutated: 'day < calendarDay(to)',
    killedBy: { test: TIME, name: 'a freeze at its last day' },
    harm: 'production moves on the last day of a freeze',
  },
  {
    name: 'a service loosens the soak of its environment',
    file: 'packages/policy/src/gate-rules.ts',
    original: 'Math.max(rule.soakSeconds, own.soakSeconds)',
    mutated: 'Math.min(rule.soakSeconds, own.soakSeconds)',
    killedBy: {
      test: 'packages/policy/test/gates.test.ts',
      name: 'the gates of a service can be longer than the rule',
    },
    harm: 'one entry for a service takes away what the environment asks of all',
  },
  {
    name: 'a pin that nobody upstream ran goes through with a proven version',
    file: `${GATES}/judge-change.ts`,
    original: 'if (strange.length === 0) return undefined',
    mutated: 'if (strange.length < 9) return undefined',
    killedBy: {
      test: JUDGE,
      name: 'the table of verdicts on a pin that nobody upstream has',
    },
    harm: 'an image that nobody built is merged beside a chart that somebody did',
  },
  {
    name: 'another source is no change',
    file: `${GATES}/judge-change.ts`,
    original: 'if (!isSameSource(before, after)) {',
    mutated: 'if (isSameSource(before, before) === false) {',
    killedBy: {
      test: JUDGE,
      name: 'the table of verdicts on another source with a proven release',
    },
    harm: 'a proven version is taken from a registry that nobody proved',
  },
  {
    name: 'a higher release that was held before is a rollback',
    file: `${GATES}/judge-change.ts`,
    original: 'order(after.pins, before.pins) > 0',
    mutated: 'order(after.pins, before.pins) > 9',
    killedBy: {
      test: JUDGE,
      name: 'a release that was tried before and taken back is for a person to bring again, and not for us',
    },
    harm: 'what was reverted comes back past soak, window and hold',
  },
  {
    name: 'pins pass together with the policy',
    file: `${GATES}/pull-request-verdict.ts`,
    original: 'if (policy || workflows) {',
    mutated: 'if (policy && workflows) {',
    killedBy: {
      test: 'packages/promotion/test/gates/pull-request-verdict.test.ts',
      name: 'the verdict on a pull request on the policy with pins',
    },
    harm: 'one approval moves the overlay pattern and production at once',
  },
  {
    name: 'who chooses a version skips its tests',
    file: `${GATES}/all-gates.ts`,
    original: "['soak', 'checks']",
    mutated: "['soak', 'checks', 'tests']",
    killedBy: {
      test: 'packages/promotion/test/gates/tests.test.ts',
      name: 'promotion tests are started for what a person chose, which is proposed at once and merged when they have passed',
    },
    harm: 'what a person is in a hurry for is merged before its tests have ended',
  },
  {
    name: 'who chooses a version passes an emergency stop',
    file: `${GATES}/all-gates.ts`,
    original: 'readonly GateRule[] = [',
    mutated: "readonly GateRule[] = ['stop', ",
    killedBy: { test: STOP, name: 'an emergency stop stops what a person chose too' },
    harm: 'somebody stops everything, and what was chosen before is merged all the same',
  },
  {
    name: 'a misspelt environment stops nothing',
    file: `${GATES}/stop.ts`,
    original:
      'return named.length === 0 || named.length < wanted.size ? policy.environments : named',
    mutated: 'return wanted.size === 0 ? policy.environments : named',
    killedBy: { test: STOP, name: 'an emergency stop of an environment that there is not' },
    harm: 'somebody stops "prd" in an emergency, and prod moves on',
  },
  {
    name: 'a stop that can not be read is none',
    file: `${GATES}/stop.ts`,
    original: 'if (found === undefined) return []',
    mutated: 'if (found?.link === undefined) return []',
    killedBy: { test: STOP, name: 'an emergency stop that can not be read' },
    harm: 'an App without the permission merges through every emergency',
  },
  {
    name: 'a stop counts in one way of writing alone',
    file: `${GATES}/stop.ts`,
    original: 'labels.map((label) => label.toLowerCase())',
    mutated: 'labels.map((label) => label.trim())',
    killedBy: { test: STOP, name: 'an emergency stop of another environment in other letters' },
    harm: 'a label that GitHub kept in other letters stops more than it says',
  },
  {
    name: 'what nobody reported on goes through',
    file: `${GATES}/all-gates.ts`,
    original: 'if (missing === undefined) return []',
    mutated: "if (missing !== '') return []",
    killedBy: {
      test: UNPROVEN,
      name: 'a release that nobody reports on says that it is not proven, and waits for that',
    },
    harm: 'a pull request that was opened to be looked at is merged without any proof',
  },
  {
    name: 'what nobody reported on goes through for everybody',
    file: `${GATES}/judge-change.ts`,
    original: "const silent = ours && edge.target.unproven.then === 'open'",
    mutated: "const silent = edge.target.unproven.then === 'open'",
    killedBy: {
      test: UNPROVEN,
      name: 'a release that nobody reports on is closed in a pull request of somebody else, and where the policy only shows it',
    },
    harm: 'a version that nobody ever had waits as if it could still be proven',
  },
  {
    name: 'what GitHub does not list mends a policy',
    file: 'packages/delivery/src/gate/judge-pull-request.ts',
    original: 'const alone = !changedCut && changed.every(',
    mutated: 'const alone = changedCut !== undefined && changed.every(',
    killedBy: {
      test: 'packages/delivery/test/gate.test.ts',
      name: 'what mends a broken policy is no mending where GitHub does not tell all that comes with it',
    },
    harm: 'whoever has the policy broken brings any pin in with its repair',
  },
  {
    name: 'git tells of files that stayed at their place alone',
    file: 'packages/delivery/src/gate/changed-by-git.ts',
    original: 'new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])',
    mutated: 'new Set([...(was?.keys() ?? [])])',
    killedBy: {
      test: 'packages/delivery/test/changed-by-git.test.ts',
      name: 'git tells every path that differs between two commits, and no other',
    },
    harm: 'a large group brings in a file that nobody looked at',
  },
  {
    name: 'somebody else’s status counts as ours',
    file: 'packages/delivery/src/gate/gate.ts',
    original: 'status?.creator === writer',
    mutated: 'status !== undefined && writer !== -1',
    killedBy: {
      test: 'packages/delivery/test/gate.test.ts',
      name: 'the status is written over somebody else’s that says the same',
    },
    harm: 'a forged status with the right words is left as it is, and the ruleset waits for ever',
  },
  {
    name: 'a check that was skipped is green',
    file: 'packages/delivery/src/facts/reports.ts',
    original: "state === 'success' ? 'success' : 'other'",
    mutated: "state !== 'failure' ? 'success' : 'other'",
    killedBy: {
      test: 'packages/delivery/test/reports.test.ts',
      name: 'a check that ended in skipped is not green',
    },
    harm: 'a job that a path filter left out lets an untested release into production',
  },
  {
    name: 'an old attempt of a check counts',
    file: `${GATES}/checks.ts`,
    original: 'momentOf(b) - momentOf(a)',
    mutated: 'momentOf(a) - momentOf(b)',
    killedBy: {
      test: CHECKS,
      name: 'a release whose check failed, and passed when it was run again: 5',
    },
    harm: 'a job that failed once keeps a release back for ever, and one that turned red lets it through',
  },
  {
    name: 'one of two upstreams is enough for a check',
    file: `${GATES}/checks.ts`,
    original: "edge.mode === 'any' ? found.find(isGreen)",
    mutated: 'edge.mode !== undefined ? found.find(isGreen)',
    killedBy: {
      test: CHECKS,
      name: 'behind several environments a check must be green in each of after: 0',
    },
    harm: 'a release goes on that one region never checked',
  },
  {
    name: 'checks that can not be read are as good as green',
    file: `${GATES}/checks.ts`,
    original: 'if (reports?.unreadable !== undefined)',
    mutated: 'if (reports?.unreadable === "")',
    killedBy: {
      test: CHECKS,
      name: 'a release whose check can not be read stays, and names the permission',
    },
    harm: 'taking a permission away from the App opens the gate',
  },
  {
    name: 'a failed promotion test is as good as one that goes on',
    file: `${GATES}/tests.ts`,
    original: "return { kind: 'failed', result, ended: run.ended }",
    mutated: "return { kind: 'passed', result }",
    killedBy: { test: TESTS, name: 'a release whose promotion tests have just failed: 8' },
    harm: 'a release goes into production whose tests failed',
  },
  {
    name: 'promotion tests count wherever they were run',
    file: `${GATES}/tests.ts`,
    original: 'environment === edge.target.name && commits.has(commit)',
    mutated: 'environment === edge.target.name || commits.has(commit)',
    killedBy: {
      test: TESTS,
      name: 'a release whose promotion tests passed for another environment: 16',
    },
    harm: 'what passed in staging is taken for a test of another release, or for another environment',
  },
  {
    name: 'promotion tests begin before the checks have ended',
    file: 'packages/promotion/src/waiting.ts',
    original:
      'return !checkGates(edge, { pins, proofs, missing: undefined, skippedBy }).some(isShut)',
    mutated:
      'return checkGates(edge, { pins, proofs, missing: undefined, skippedBy }) !== undefined',
    killedBy: { test: TESTS, name: 'promotion tests are started not before a check is green' },
    harm: 'tests run for releases that will never go on',
  },
  {
    name: 'what a person chose is not looked for among the results of tests',
    file: 'packages/promotion/src/reports-wanted.ts',
    original: 'choice === undefined ? free : [choice.pins, ...free]',
    mutated: 'choice === undefined ? free : [...free]',
    killedBy: {
      test: 'packages/promotion/test/gates/tests.test.ts',
      name: 'results of tests are read for what a person chose as well, though it has not soaked',
    },
    harm: 'every sweep starts its tests again, and the newest run is never the one that has ended',
  },
  {
    name: 'tests that another run has started meanwhile are started again',
    file: 'packages/delivery/src/carry-out/run-tests.ts',
    original: 'if (begun !== undefined) {',
    mutated: 'if (begun !== undefined && since < 0) {',
    killedBy: {
      test: 'packages/delivery/test/run-tests.test.ts',
      name: 'a start is not made again where another run has made it since the plan, after nothing',
    },
    harm: 'two runs test one release at a time, in an environment that takes one',
  },
  {
    name: 'every announcement of a start makes one',
    file: 'packages/delivery/src/carry-out/run-tests.ts',
    original: 'return first?.description === mine',
    mutated: 'return first?.description !== ""',
    killedBy: {
      test: 'packages/delivery/test/run-tests.test.ts',
      name: 'a start of two runs at once is made once, the first of which asks first',
    },
    harm: 'two runs test the same release at once, and disturb each other',
  },
  {
    name: 'a start of which nothing came is made again unseen',
    file: 'packages/delivery/src/carry-out/run-tests.ts',
    original: "if (after.kind === 'lost') {",
    mutated: "if (after.kind === 'lost' && after.since === '') {",
    killedBy: {
      test: 'packages/delivery/test/run-tests.test.ts',
      name: 'a start that was made and not written down is found, and not made again',
    },
    harm: 'a run that is killed at the wrong moment has everything tested twice',
  },
  {
    name: 'anybody may say how promotion tests went',
    file: 'packages/delivery/src/facts/test-results.ts',
    original: 'newest.creator === recorder',
    mutated: 'newest.creator !== undefined',
    killedBy: {
      test: 'packages/delivery/test/test-results.test.ts',
      name: 'a result that somebody else wrote does not count',
    },
    harm: 'whoever can write a status lets a release into production',
  },
  {
    name: 'the text of a pull request is written over whoever has pushed to it',
    file: 'packages/promotion/src/told.ts',
    original: 'foreignAuthors.length > 0',
    mutated: 'foreignAuthors.length > 99',
    killedBy: {
      test: 'test/scenario/gate-table.test.ts',
      name: 'a text of a branch that somebody else pushed to is theirs',
    },
    harm: 'a text tells of pins that are not what a person has made of them',
  },
  {
    name: 'a text without gates is right whatever table it has',
    file: 'packages/report/src/promotion-body.ts',
    original: 'if (gates.length === 0) return !text',
    mutated: 'if (gates.length === 0) return true || !text',
    killedBy: {
      test: 'test/scenario/gate-table.test.ts',
      name: 'a hold is told where no gate is, and its end, once each',
    },
    harm: 'a promotion says for good that it is held, or stopped, which is over',
  },
  {
    name: 'what was moved under a stop counts as judged',
    file: 'packages/delivery/src/sweep/sweep-everything.ts',
    original: 'judged.filter(({ number }) => !moved.has(number))',
    mutated: 'judged.filter(({ number }) => !moved.has(-number))',
    killedBy: {
      test: 'test/scenario/stopped.test.ts',
      name: 'what is opened and moved under a stop is judged by the same sweep',
    },
    harm: 'the new commit of a promotion has no status, although somebody has stopped promotions',
  },
]
