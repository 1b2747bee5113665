/** What is looked at: what `helm lint` says, whether it renders, whether it is valid, and whether it is what was expected. */
export type ChartCheck = 'lint' | 'render' | 'schemas' | 'expectations'

/** One check, and for those that look at what is rendered, with which values. */
export interface ChartStep {
  readonly check: ChartCheck
  /** A file of values, as the delivery file names it; undefined: those of the chart alone. */
  readonly values: string | undefined
  /** `skipped`: what it looks at is not there, because a step before it failed. */
  readonly result: 'passed' | 'failed' | 'skipped'
  /** What was looked at, in a few words: `12 objects`. */
  readonly detail: string
}

/** A difference between what an expectation says and what was rendered. */
export interface Difference {
  /** Where in the object: `spec.replicas`. */
  readonly path: string
  readonly expected: string
  /** undefined: nothing is there. */
  readonly rendered: string | undefined
}

/** Something that a check found, with the place where a person mends it. */
export interface ChartFinding {
  readonly level: 'error' | 'warning'
  readonly check: ChartCheck
  /** The values with which it shows: files, or undefined for those of the chart alone. At least one. */
  readonly values: readonly (string | undefined)[]
  /** From the service's root; undefined: it is about no one file. */
  readonly file: string | undefined
  /** Both count from 1; undefined: it is about the whole file. */
  readonly line: number | undefined
  readonly col: number | undefined
  /** Lower case, no full stop; may hold text of the chart. */
  readonly message: string
  readonly difference: Difference | undefined
}

/** What came out of checking a chart. */
export interface ChartReport {
  /** The chart's folder, from the service's root. */
  readonly chart: string
  readonly passed: boolean
  readonly steps: readonly ChartStep[]
  /** Errors first. */
  readonly findings: readonly ChartFinding[]
}

/** A report of steps and findings: what shows with several sets of values, or to the linter and in rendering, is told once. */
export function chartReport(
  chart: string,
  steps: readonly ChartStep[],
  findings: readonly ChartFinding[],
): ChartReport {
  const merged = new Map<string, ChartFinding>()
  for (const finding of findings) {
    const { level, check, file, line, col, message, difference } = finding
    const key = JSON.stringify([level, check, file, line, col, message, difference])
    const before = merged.get(key)
    const values = [...(before?.values ?? []), ...finding.values]
    merged.set(key, { ...finding, values: [...new Set(values)] })
  }
  const linted = new Set(findings.filter(({ check }) => check === 'lint').map(placedMessage))
  const all = [...merged.values()].filter(
    (one) => one.check !== 'render' || !linted.has(placedMessage(one)),
  )
  const errors = all.filter(({ level }) => level === 'error')
  return {
    chart,
    passed: errors.length === 0 && steps.every(({ result }) => result === 'passed'),
    steps,
    findings: [...errors, ...all.filter(({ level }) => level === 'warning')],
  }
}

function placedMessage({ file, line, col, message }: ChartFinding): string {
  return JSON.stringify([file, line, col, message])
}

/**
 * The values with which a finding shows, where it does not show with all that its check looked at: files, or undefined for
 * those of the chart alone. Empty: nothing is to be said about values.
 */
export function valuesToName(
  { check, values }: ChartFinding,
  steps: readonly ChartStep[],
): ChartFinding['values'] {
  const asked = steps.filter((step) => step.check === check && step.result !== 'skipped')
  const looked = new Set(asked.map((step) => step.values))
  return values.length < looked.size ? values : []
}
