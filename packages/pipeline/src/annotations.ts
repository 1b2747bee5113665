import { type ChartFinding, type ChartReport, valuesToName } from './chart-report.ts'
import type { Finding } from './finding-tally.ts'
import type { RunResult, StepResult } from './step-result.ts'
import type { ReportedPlace, TestFailure } from './test-tally.ts'

/** What is shown on the run's page and beside the code. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly place: ReportedPlace | undefined
}

/** GitHub shows ten of each level for a step and drops the others; the tenth error says how the step ended. */
const MOST = { error: 9, warning: 10, notice: 10 } as const

/** The annotations of a run: failed tests first, then what is wrong in the chart, what analyses found, then what a person should know. Levels have their limits. */
export function annotationsOf({ steps }: Pick<RunResult, 'steps'>): readonly Annotation[] {
  const all = [
    ...steps.flatMap((step) => (step.tests?.failures ?? []).map((test) => ofTest(step, test))),
    ...steps.flatMap(({ chart }) => chart?.findings.map((one) => ofChart(one, chart)) ?? []),
    ...steps.flatMap((step) => (step.findings?.worst ?? []).flatMap(ofFinding)),
    ...steps.flatMap(({ name, notes }) =>
      notes.map(
        (note) => ({ level: 'warning', message: `${name}: ${note}`, place: undefined }) as const,
      ),
    ),
  ]
  return (['error', 'warning', 'notice'] as const).flatMap((level) =>
    all.filter((one) => one.level === level).slice(0, MOST[level]),
  )
}

function ofTest(step: StepResult, { className, name, message, places }: TestFailure): Annotation {
  const who = className === '' || name.startsWith(className) ? name : `${className} ${name}`
  return { level: 'error', message: `${step.name}: ${who}: ${message}`, place: places[0] }
}

function ofFinding({ tool, rule, level, message, place }: Finding): readonly Annotation[] {
  if (level === 'none') return []
  const who = rule === '' ? tool : `${tool} ${rule}`
  return [{ level: level === 'note' ? 'notice' : level, message: `${who}: ${message}`, place }]
}

function ofChart(finding: ChartFinding, { steps }: ChartReport): Annotation {
  const { level, message, file, line, col } = finding
  const place = file === undefined ? undefined : { path: file, line: line ?? 1, column: col }
  const values = valuesToName(finding, steps).map((set) => set ?? "the chart's own values")
  const only = values.length === 0 ? '' : ` (with ${values.join(', ')})`
  return { level, message: `chart: ${message}${only}`, place }
}
