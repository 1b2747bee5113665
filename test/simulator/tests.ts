import type { Seen, TestWord } from './seen.ts'
import { isSame } from './versions.ts'

// Part of the model: imports nothing of the project.

/** How the promotion tests of a release stand. */
export type Tests =
  | 'none'
  | 'starting'
  | 'lost'
  | 'running'
  | 'passed'
  | 'failed'
  | 'refused'
  | 'unknown'

/** Who announced a start and wrote no run down for so long has died on the way. */
const STARTS_WITHIN = 10 * 60_000

/** By the newest word on a commit that pinned the release in an upstream that it comes `from`, and what became of the run since. */
export function testsOf(seen: Seen, from: readonly string[], version: string): Tests {
  const pinned = from.flatMap((environment) =>
    (seen.held.get(environment) ?? []).flatMap((one, commit) =>
      isSame(one.version, version) ? [{ environment, commit }] : [],
    ),
  )
  if (from.length > 0 && pinned.length === 0) return 'unknown'
  const isOn = (told: TestWord) =>
    pinned.some(({ environment, commit }) => {
      return told.environment === environment && told.commit === commit
    })
  const last = seen.tests.findLast(isOn)
  if (last === undefined) return 'none'
  if (last.said === 'passed') return 'passed'
  const run = seen.runs.find(({ number }) => number === last.run)
  if (run !== undefined) return run.state === 'gone' ? 'lost' : run.state
  if (last.said === 'refused') return 'refused'
  return seen.now - last.at < STARTS_WITHIN ? 'starting' : 'lost'
}

/** What the gate of tests says where they stand so. */
export function testGate(tests: Tests): 'open' | 'waiting' | 'closed' {
  switch (tests) {
    case 'passed':
      return 'open'
    case 'failed':
    case 'refused':
    case 'unknown':
      return 'closed'
    case 'none':
    case 'starting':
    case 'lost':
    case 'running':
      return 'waiting'
  }
}
