import Sequencer from '@jest/test-sequencer'

/**
 * What takes longest, longest first: jest knows it of itself from the second run on only, and the last to start is what the others
 * wait for.
 */
const LONGEST = [
  'load/bursts',
  'mission/mission',
  'mission/promote',
  'hostile/inputs',
  'hostile/repositories',
  'load/sweeps',
  'demo/demo',
  'simulator/queue',
  'load/gate-counts',
  'charts/test/publish-faults',
  'bundle/rollback',
  'mission/gate',
  'conformance/fixtures',
  'layouts/layouts',
  'documents/test/hostile',
  'hostile/events',
  'stages/test/commands',
  'bundle/cli',
  'security/gate-attacks',
  'bundle/actions',
  'hostile/tokens',
]

/** The order in which jest starts files of tests. */
export default class LongestFirst extends Sequencer {
  /** @param {import('@jest/test-result').Test[]} tests */
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.findIndex((part) => path.endsWith(`/${part}.test.ts`))
      return at < 0 ? LONGEST.length : at
    }
    return super.sort(tests).toSorted((a, b) => place(a) - place(b))
  }
}
