import type { PolicyChoice } from './policies.ts'
import type { RunState, SkippedGate } from './seen.ts'

/** A version, or the one that was pinned so many releases ago, wherever that was. */
export type Pick = string | number

/** Which digest is told: that of what was published, one that came later, or none; counts where a story has digests. */
export type Which = 'own' | 'other' | 'none'

/** One thing that happens; what can't happen as things stand does not. */
export type Step =
  /** To a version, or so many places above what is there. */
  | {
      readonly kind: 'bump'
      readonly in: string
      readonly version: string | number
      readonly digest: Which
    }
  /** A person writes a version into an overlay: a hotfix, a downgrade, a direct push. */
  | { readonly kind: 'pin'; readonly in: string; readonly version: Pick; readonly digest: Which }
  /** A person reverts the last commit of an overlay: twice is a revert of a revert. */
  | { readonly kind: 'revert'; readonly in: string }
  /** Pins back and a hold, in one commit; to a version, or to what was there before. */
  | { readonly kind: 'roll-back'; readonly in: string; readonly to: Pick | undefined }
  /** A person skips gates for a version in a person's pull request, which is judged. */
  | {
      readonly kind: 'skip'
      readonly in: string
      readonly version: Pick
      readonly digest: Which
      readonly gates: readonly SkippedGate[]
    }
  /** A person pushes to that pull request. */
  | { readonly kind: 'push-theirs' }
  /** What an environment holds is taken back, if it failed there. */
  | { readonly kind: 'take-back'; readonly in: string }
  /** The gate judges a pull request, of ours or of a person. */
  | {
      readonly kind: 'judge'
      readonly in: string
      readonly version: Pick
      readonly digest: Which
      readonly ours: boolean
    }
  /** The check says something of the newest commit of an environment, or of one so many before it. */
  | {
      readonly kind: 'check'
      readonly in: string
      readonly back: number
      readonly by: string
      readonly said: 'success' | 'running' | 'other'
    }
  /** A commit that leaves the pins alone. */
  | { readonly kind: 'unrelated'; readonly in: string }
  /** Every cluster takes what is pinned, and says so at once; mostly with the run that plans what follows. */
  | {
      readonly kind: 'rollout'
      readonly in: string
      readonly good: boolean
      readonly digest: Which
      readonly run: boolean
    }
  /** A bump of dev by so many places that lands and rolls out, with the run that plans what follows, and a sweep so many minutes later. */
  | { readonly kind: 'ship'; readonly by: number; readonly rests: number }
  /** Something happens in a cluster; the event is under way. */
  | {
      readonly kind: 'happen'
      readonly in: string
      readonly version: Pick | undefined
      readonly what: 'upgrade' | 'test' | 'rollback'
      readonly good: boolean
      readonly digest: Which
      /** Whether its event is under way for a while. */
      readonly held: boolean
      readonly cluster: 's-1' | 's-2' | undefined
      /** `same`: in the same second as what was reported there last. */
      readonly clock: 'right' | 'ahead' | 'none' | 'same'
    }
  | { readonly kind: 'deliver' | 'lose' | 'repeat'; readonly which: number }
  | { readonly kind: 'attest'; readonly in: string }
  | { readonly kind: 'hold'; readonly in: string; readonly version: Pick; readonly minutes: number }
  | { readonly kind: 'lift'; readonly in: string; readonly version: Pick | undefined }
  | { readonly kind: 'choose'; readonly in: string; readonly version: Pick }
  | {
      readonly kind: 'merge' | 'close' | 'reopen' | 'delete-branch' | 'auto-merge'
      readonly in: string
    }
  /** Somebody reviews what is open: its newest commit, or the one before that they had still before their eyes. */
  | {
      readonly kind: 'review'
      readonly in: string
      readonly by: string
      readonly approves: boolean
      readonly late: boolean
    }
  | { readonly kind: 'edit'; readonly in: string; readonly what: 'title' | 'labels' }
  /** A person commits to our branch, and may approve that at once. */
  | {
      readonly kind: 'push'
      readonly in: string
      readonly version: Pick
      readonly digest: Which
      readonly approves: boolean
    }
  /** From now on something else than the gate is missing where something is merged, or nothing is. */
  | { readonly kind: 'block'; readonly isBlocked: boolean }
  | { readonly kind: 'queue-turn' }
  /** A run of promotion tests ends, is run again or deleted; their workflow is there, or it is not. */
  | { readonly kind: 'test-run'; readonly which: number; readonly becomes: RunState }
  | { readonly kind: 'keep-tests'; readonly isThere: boolean }
  /** Somebody opens an issue that stops promotions, or closes one; so much of them can be read. */
  | { readonly kind: 'stop'; readonly labels: readonly string[] }
  | { readonly kind: 'resume'; readonly which: number }
  | { readonly kind: 'read-issues'; readonly read: 'all' | 'some' | 'none' }
  | { readonly kind: 'policy'; readonly to: Partial<PolicyChoice> }
  /** Time goes by, mostly until a sweep. */
  | { readonly kind: 'wait'; readonly minutes: number; readonly run: boolean }
  | { readonly kind: 'sweep' }
  /** A sweep dies after so many writes for each environment. */
  | { readonly kind: 'cut-short'; readonly writes: number }
  /** A run reads and plans, and stands still. */
  | { readonly kind: 'stall' }
  /** It goes on with what it had planned. */
  | { readonly kind: 'go-on' }
