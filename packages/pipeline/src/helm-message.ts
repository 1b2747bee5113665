import type { ChartCheck, ChartFinding } from './chart-report.ts'

/** Where something stands in the chart; lines and columns from 1. */
interface Spot {
  readonly file: string | undefined
  readonly line: number | undefined
  readonly col: number | undefined
}

const NOWHERE: Spot = { file: undefined, line: undefined, col: undefined }

/** helm names files under the chart's name, not under its folder. */
const TEMPLATE =
  /(?:^|[\s("])[a-z0-9][a-z0-9._-]{0,200}\/((?:charts\/[\w.-]{1,200}\/){0,9}templates\/[\w./-]{1,300})(?::(\d{1,9}))?(?::(\d{1,9}))?/
const LINT = /^\[(ERROR|WARNING)\] ([^:\n]{0,300}): ?/
const LOADED = /cannot load ((?:Chart|values)\.yaml)/
const UNLOADED = /^unable to load chart\b/
const IN_TEMPLATES = /(?:^|\/)templates\//
/** The linter and the renderer say the same of a template in words of their own, also where it is YAML of another shape than they take. */
const UNPARSED =
  /^(?:unable to parse YAML|YAML parse error on \S{1,500}): (?:error converting YAML to JSON: )?(error unmarshaling JSON: (?:while decoding JSON: )?)?(?:yaml: |json: )?/
const YAML_LINE = /yaml: line (\d{1,9})/

/** What `helm lint` printed, as findings; its hints (INFO) are left out, and what it says twice is told once. */
export function readLint(printed: string, chart: string): readonly ChartFinding[] {
  const found: ChartFinding[] = []
  for (const paragraph of printed.slice(0, 200_000).split(/\n(?=\[)/)) {
    const match = LINT.exec(paragraph)
    if (match === null) continue
    const [head, level, subject = ''] = match
    const message = tidy(paragraph.slice(head.length))
    // A chart that can't be loaded is told of once for the file, and again for whatever lies in the chart.
    if (found.length > 0 && (LOADED.test(message) || UNLOADED.test(message))) continue
    const spot = spotIn(message, subject)
    found.push(finding(level === 'ERROR' ? 'error' : 'warning', 'lint', message, chart, spot))
  }
  return found
}

/** What helm said when it could not render a chart. */
export function readRenderError(said: string, chart: string): ChartFinding {
  const message = tidy(
    said
      .replace(/^helm: exit \d+: /, '')
      .replace(/^[\s\S]{0,4000}?\bError: /, '')
      .replace(/\n+Use --debug flag[\s\S]{0,200}$/, ''),
  )
  return finding('error', 'render', message, chart, spotIn(message, ''))
}

function finding(
  level: ChartFinding['level'],
  check: ChartCheck,
  message: string,
  chart: string,
  { file, line, col }: Spot,
): ChartFinding {
  const path = file === undefined ? undefined : fileOf(chart, file)
  const isTemplate = file !== undefined && IN_TEMPLATES.test(file)
  return {
    level,
    check,
    values: [undefined],
    file: path,
    line,
    col,
    message: isTemplate ? message.replace(UNPARSED, unparsed) : message,
    difference: undefined,
  }
}

function unparsed(_: string, wasParsed: string | undefined): string {
  return `what it renders to is no ${wasParsed === undefined ? 'YAML' : 'Kubernetes object'}: `
}

/** A file of the chart, from the service's root. */
export function fileOf(chart: string, file: string): string {
  return chart === '.' ? file : `${chart}/${file}`
}

function spotIn(message: string, subject: string): Spot {
  const [, file, line, col] = TEMPLATE.exec(message) ?? []
  if (file !== undefined) return { file, line: numberOf(line), col: numberOf(col) }
  const [, loaded] = LOADED.exec(message) ?? []
  const named = loaded ?? (/\.(?:ya?ml|json|tpl|txt)$/.test(subject) ? subject : undefined)
  if (named === undefined) return NOWHERE
  // The line of a template would be one of what it renders to.
  const at = IN_TEMPLATES.test(named) ? undefined : YAML_LINE.exec(message)?.[1]
  return { file: named, line: numberOf(at), col: undefined }
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}

/** helm breaks long messages over lines with indentation. */
function tidy(message: string): string {
  return message.replace(/\s+/g, ' ').trim().slice(0, 2_000)
}
