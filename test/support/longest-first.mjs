import Sequencer from '@jest/test-sequencer'

/**
 * What takes longest, longest first: jest knows it of itself from the second run on only, and the last to start is what the others
 * wait for.
 */
const LONGEST = [
  'load/bursts',
  'load/sweeps',
  'mission/mission',
  'demo/demo',
  'mission/promote',
  'layouts/layouts',
  'charts/test/publish-faults',
  'simulator/queue',
  'bundle/services',
  'load/faults',
  'stages/test/commands',
  'documents/test/hostile',
  'hostile/repositories',
  'conformance/fixtures',
  'load/release-sets',
  'bundle/bump-by-workflow',
  'hostile/tokens',
  'load/gate-counts',
  'load/counts',
  'bundle/actions',
  'bundle/publish-chart',
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
