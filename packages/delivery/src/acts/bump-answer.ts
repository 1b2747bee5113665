import type { Operation } from '../ports.ts'

/** What a bump that ran elsewhere says it did. Its words come from another repository, and are trusted no more than others from outside. */
export interface BumpAnswer {
  readonly operation: Operation
  readonly reason: string
  readonly commit: string | undefined
  readonly pullRequest: number | undefined
}

const OPERATIONS: readonly Operation[] = [
  'none',
  'created',
  'updated',
  'committed',
  'closed',
  'deferred',
  'refused',
]

const LONGEST = 4096
const REASON = 1000

const ANSWER =
  /^Answer: ([a-z]{1,20}) commit=([0-9a-f]{40})? pull-request=([1-9][0-9]{0,9})?(?: (.*))?$/

/**
 * Reads the answer in the name of a step; undefined: it is another step. A run's outputs can't be read from outside, and neither
 * annotations nor logs with `actions` alone, but the names of its steps can, and bump.yml's last step is named for what the bump did.
 */
export function readBumpAnswer(stepName: string): BumpAnswer | undefined {
  if (stepName.length > LONGEST) return undefined
  const [, said, commit, number, reason = ''] = ANSWER.exec(stepName) ?? []
  const operation = OPERATIONS.find((known) => known === said)
  if (operation === undefined) return undefined
  return {
    operation,
    reason: reason.slice(0, REASON),
    commit,
    pullRequest: number === undefined ? undefined : Number.parseInt(number, 10),
  }
}
