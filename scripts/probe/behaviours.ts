import { CHECK_BEHAVIOURS } from './check-behaviours.ts'
import { GIT_BEHAVIOURS } from './git-behaviours.ts'
import { MERGE_BEHAVIOURS } from './merge-behaviours.ts'
import { PEOPLE_BEHAVIOURS } from './people-behaviours.ts'
import { PULL_BEHAVIOURS } from './pull-behaviours.ts'
import { RECORD_BEHAVIOURS } from './record-behaviours.ts'
import { type Behaviour, type Scratch, Untried } from './scratch.ts'

/**
 * What Fluxgate assumes of GitHub. `npm run probe` tries it against the real one, the tests of the stand-in against the
 * stand-in: the same list.
 */
export const BEHAVIOURS: readonly Behaviour[] = [
  ...GIT_BEHAVIOURS,
  ...PULL_BEHAVIOURS,
  ...MERGE_BEHAVIOURS,
  ...PEOPLE_BEHAVIOURS,
  ...RECORD_BEHAVIOURS,
  ...CHECK_BEHAVIOURS,
]

export interface Row {
  readonly name: string
  readonly result: 'pass' | 'fail' | 'untried'
  readonly note: string | undefined
}

/** Tries one behaviour; never throws. */
export async function tryBehaviour(behaviour: Behaviour, scratch: Scratch): Promise<Row> {
  const { name } = behaviour
  try {
    return { name, result: 'pass', note: await behaviour.check(scratch) }
  } catch (cause) {
    const note = cause instanceof Error ? cause.message : String(cause)
    return { name, result: cause instanceof Untried ? 'untried' : 'fail', note }
  }
}
