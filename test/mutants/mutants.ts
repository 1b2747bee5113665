import { ACTING_ON_SETS } from './acting-on-sets.ts'
import { APPROVING } from './approving.ts'
import { CHARTING } from './charts.ts'
import { DELIVERING } from './delivering.ts'
import { DELIVERING_A_SERVICE } from './delivering-a-service.ts'
import { EDITING } from './editing.ts'
import { EXCEPTING } from './excepting.ts'
import { GATING } from './gating.ts'
import { GOING_BACK } from './going-back.ts'
import { MERGING } from './merging.ts'
import type { Mutant } from './mutant.ts'
import { OUTSIDE } from './outside.ts'
import { PIPELINE } from './pipeline.ts'
import { PLANNING } from './planning.ts'
import { PROPOSING_SETS } from './proposing-sets.ts'
import { STRAYING } from './straying.ts'
import { SWEEPING } from './sweeping.ts'
import { TESTING } from './testing.ts'

/** Every mutant, by what it breaks; README.md says how to add one. */
export const GROUPS = {
  planning: PLANNING,
  gating: GATING,
  'past the overlays': STRAYING,
  'skipping gates': EXCEPTING,
  'going back': GOING_BACK,
  merging: MERGING,
  approving: APPROVING,
  'which release sets are proposed': PROPOSING_SETS,
  'what people ask of release sets': ACTING_ON_SETS,
  editing: EDITING,
  delivering: DELIVERING,
  sweeping: SWEEPING,
  'what comes from outside': OUTSIDE,
  'how a service is delivered': [...PIPELINE, ...DELIVERING_A_SERVICE],
  'how it is tested': TESTING,
  'how its chart is published': CHARTING,
} as const satisfies Readonly<Record<string, readonly Mutant[]>>

/** All of them in one list. */
export const MUTANTS: readonly Mutant[] = Object.values(GROUPS).flat()
