import type { RunRef } from './run-ref.ts'

/** A commit that a run may be compared with. */
export interface Candidate {
  /** A whole commit id, or a ref by its full name. */
  readonly revision: string
  /** Whether to compare with where the run's commit left it, instead of with what it has become. */
  readonly fork: boolean
  /**
   * Whether a file counts as changed that a commit since then touched, though it may be again what it was: a run for that commit
   * may have delivered it, and failed later.
   */
  readonly touched: boolean
  /** In words, as `since` goes on. */
  readonly words: string
}

/** What is known when it is decided what to compare with. */
export interface ComparisonFacts {
  readonly ref: RunRef
  /** Whether a person started the run: then it does all it can. */
  readonly byHand: boolean
  /** The branch that feeds the environment, or else the default branch; undefined: neither is known. */
  readonly mainBranch: string | undefined
  /** A commit that somebody names; it rules. */
  readonly since: string | undefined
  /** The commit of the newest run of this workflow on the branch that succeeded for the service; undefined: none is known. */
  readonly lastSuccess: string | undefined
}

/**
 * What a run is compared with, the best first; none: everything counts as changed. On the branch that is delivered it is
 * the last run that succeeded for the service, never the push before: that run may have failed, or been replaced while it
 * waited, and what it was to deliver would be lost. Nor is it enough that the files are again what they were then: a run in between may
 * have delivered a service before another of its jobs failed.
 */
export function comparisons(facts: ComparisonFacts): readonly Candidate[] {
  const { ref, byHand, mainBranch, since, lastSuccess } = facts
  if (since !== undefined) {
    return [{ revision: since, fork: false, touched: false, words: since.slice(0, 7) }]
  }
  if (byHand) return []
  switch (ref.kind) {
    case 'tag':
      return []
    case 'pull-request': {
      const words = 'the pull request left its base'
      return ref.onto === undefined
        ? []
        : [{ revision: ref.onto, fork: true, touched: false, words }]
    }
    case 'branch': {
      if (ref.name === mainBranch) {
        const words = `the last run that succeeded for it (${lastSuccess?.slice(0, 7)})`
        return lastSuccess === undefined
          ? []
          : [{ revision: lastSuccess, fork: false, touched: true, words }]
      }
      if (mainBranch === undefined) return []
      const revision = `refs/remotes/origin/${mainBranch}`
      return [{ revision, fork: true, touched: false, words: `the branch left ${mainBranch}` }]
    }
  }
}

/**
 * What the step is called by which later runs see that this one succeeded for a service, whatever becomes of others; the service
 * is known by its delivery file, as the run was given it. `deliver.yml` has the step.
 */
export function doneStep(deliveryFile: string): string {
  return `Done with ${deliveryFile}`
}
