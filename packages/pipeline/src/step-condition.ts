import type { StepCondition } from '@fluxgate/policy'

/** What is known about the changes of this run; absent: there is nothing to compare with, so everything may have changed. */
export interface Changes {
  /** Relative to the folder that the delivery file's paths are relative to. */
  readonly files: readonly string[] | undefined
  readonly chart: boolean | undefined
}

/**
 * Why a step need not run; undefined: it has to. `matches` says whether a path is one of a glob. Where the changes are not known it
 * runs: a test too many costs minutes, a test too few costs trust.
 */
export function whyNotNeeded(
  when: StepCondition,
  changes: Changes,
  matches: (path: string, glob: string) => boolean,
): string | undefined {
  switch (when.kind) {
    case 'always':
      return undefined
    case 'chart-changed':
      return changes.chart === false ? 'the chart has not changed' : undefined
    case 'paths': {
      const { files } = changes
      if (files === undefined) return undefined
      const touched = files.some((path) => when.globs.some((glob) => matches(path, glob)))
      return touched ? undefined : `nothing has changed under ${when.globs.join(', ')}`
    }
  }
}
