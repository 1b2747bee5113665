import { type FindingTally, findingsFrom, type SarifLevel } from './finding-tally.ts'
import { readSarif } from './sarif.ts'

/** What a scanner left behind: its report and its log; undefined: no such file. */
export interface ScanFiles {
  /** What was scanned, `image`, `chart`. */
  readonly name: string
  readonly report: string | undefined
  readonly log: string | undefined
}

/** What one scan came to. */
export type Scan = { readonly name: string } & (
  | { readonly kind: 'read'; readonly tally: FindingTally }
  /** The scanner could not get its database of weaknesses, so nothing was looked for. `said` in its own words. */
  | { readonly kind: 'no-database'; readonly said: string }
  | { readonly kind: 'broken'; readonly why: string }
)

/** Reads what a scanner left. A report that is there counts whatever the log says; without one, the log says why. */
export function readScan({ name, report, log }: ScanFiles): Scan {
  if (report !== undefined && report.trim() !== '') {
    const reading = readSarif(report, 'all')
    return reading.kind === 'read'
      ? { name, kind: 'read', tally: reading.tally }
      : { name, kind: 'broken', why: `its report can't be read: ${reading.why}` }
  }
  const lines = (log ?? '')
    .slice(-LOG_TAIL)
    .split('\n')
    .map(plain)
    .filter((line) => line !== '')
  const database = lines.findLast((line) => NO_DATABASE.some((pattern) => pattern.test(line)))
  if (database !== undefined) return { name, kind: 'no-database', said: database }
  const last = lines.at(-1)
  return {
    name,
    kind: 'broken',
    why: last === undefined ? 'it left no report and no log' : `it left no report: ${last}`,
  }
}

const LOG_TAIL = 262_144
const LINE = 300

/** What trivy and grype say when their database can't be had or is too old. */
const NO_DATABASE = [
  /failed to (?:download|initialize|load|update) (?:the )?(?:vulnerability |java )?(?:db|database)/i,
  /\bDB error\b|\bjava db update failed\b/i,
  /unable to (?:initialize|update) (?:the )?(?:java |vulnerability )?(?:db|database)/i,
  /the vulnerability database (?:was built|is \d)/i,
] as const

/** Without colours, which would hide the words, and of a length that a message can have. */
function plain(line: string): string {
  return (
    line
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal begin with one.
      .replaceAll(/\u001b\[[0-9;]{0,20}m/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, LINE)
  )
}

/** Whether a delivery may go on, and what to say of it, one line each, without full stops. */
export interface ScanVerdict {
  readonly passed: boolean
  /** Findings at or above the level that fails. */
  readonly failing: number
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
}

/** Which findings fail a scan, and what a database does that could not be had. */
export interface ScanRules {
  readonly failOn: SarifLevel
  readonly noDatabase: 'fail' | 'warn'
}

/** Judges what scans came to. */
export function judgeScans(scans: readonly Scan[], rules: ScanRules): ScanVerdict {
  const errors: string[] = []
  const warnings: string[] = []
  let failing = 0
  for (const scan of scans) {
    switch (scan.kind) {
      case 'read': {
        const found = findingsFrom(scan.tally, rules.failOn)
        failing += found
        if (found > 0) errors.push(`${scan.name}: ${found} found at "${rules.failOn}" or above`)
        break
      }
      case 'no-database': {
        const said = `${scan.name}: nothing was looked for, since the scanner could not get its database: ${scan.said}`
        if (rules.noDatabase === 'warn') warnings.push(said)
        else errors.push(`${said}; run it again, or let it pass with scan-no-database: warn`)
        break
      }
      case 'broken':
        errors.push(`${scan.name}: the scanner failed, and ${scan.why}`)
    }
  }
  return { passed: errors.length === 0, failing, errors, warnings }
}
