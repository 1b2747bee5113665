import {
  type ChartCheck,
  type ChartFinding,
  type ChartReport,
  type ChartStep,
  valuesToName,
} from '@fluxgate/pipeline'
import { block } from './block.ts'
import { code, text } from './escape.ts'
import { count, folded, paragraphs, table } from './phrase.ts'

const NAMES: readonly (readonly [ChartCheck, string])[] = [
  ['lint', 'helm lint'],
  ['render', 'helm template'],
  ['schemas', 'schemas'],
  ['expectations', 'expectations'],
]

/** More are told only as a number: nobody mends by a list that long. */
const MOST = 50

/**
 * What came out of checking a chart: one row for each check, one column for each set of values, and below it what is to be
 * mended, with its place. Markdown.
 */
export function chartSection(report: ChartReport): string {
  const errors = report.findings.filter(({ level }) => level === 'error')
  const warnings = report.findings.filter(({ level }) => level === 'warning')
  const said = count(warnings.length, 'warning')
  return paragraphs([
    `### Chart ${code(report.chart)}: ${report.passed ? 'passed' : 'failed'}`,
    stepTable(report.steps),
    errors.length === 0 ? undefined : list(errors, report.steps),
    differences(errors),
    warnings.length === 0 ? undefined : folded(said, list(warnings, report.steps)),
  ])
}

function stepTable(steps: readonly ChartStep[]): string {
  const sets = [...new Set(steps.map(({ values }) => values))]
  const rows = NAMES.flatMap(([check, name]) => {
    const own = steps.filter((step) => step.check === check)
    if (own.length === 0) return []
    return [[name, ...sets.map((set) => cell(own.find(({ values }) => values === set)))]]
  })
  return table(['check', ...sets.map(setName)], rows)
}

function cell(step: ChartStep | undefined): string {
  if (step === undefined) return ''
  return step.detail === '' ? step.result : `${step.result}, ${text(step.detail, 60)}`
}

function setName(values: string | undefined): string {
  return values === undefined ? "chart's own values" : code(values)
}

function list(findings: readonly ChartFinding[], steps: readonly ChartStep[]): string {
  const lines = findings.slice(0, MOST).map((one) => line(one, valuesToName(one, steps)))
  const rest = findings.length - lines.length
  return [...lines, ...(rest === 0 ? [] : [`- and ${count(rest, 'more finding')}`])].join('\n')
}

function line(
  { file, line: at, col, message }: ChartFinding,
  values: ChartFinding['values'],
): string {
  const place = [file, at, col].filter((part) => part !== undefined).join(':')
  const only =
    values.length === 0
      ? ''
      : ` (with ${values.map((set) => (set === undefined ? `the ${setName(set)}` : setName(set))).join(', ')})`
  return `- ${place === '' ? '' : `${code(place, 300)} `}${text(message, 1_000)}${only}`
}

/** What was expected and what is rendered, one above the other. */
function differences(findings: readonly ChartFinding[]): string | undefined {
  const parts = findings.slice(0, MOST).flatMap(({ file, line: at, difference }) => {
    if (difference === undefined) return []
    const { path, expected, rendered } = difference
    return [
      `  ${file ?? ''}:${at ?? 1} ${path}`,
      `- ${expected}`,
      ...(rendered === undefined ? [] : [`+ ${rendered}`]),
    ]
  })
  if (parts.length === 0) return undefined
  return folded('Expected (-) and rendered (+)', block(parts.join('\n'), 'diff'))
}
