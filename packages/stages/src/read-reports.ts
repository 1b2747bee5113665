import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import {
  type FindingTally,
  junitReader,
  mergeFindings,
  mergeTallies,
  NO_FINDINGS,
  NO_TESTS,
  readSarif,
  type TestTally,
} from '@fluxgate/pipeline'
import { findReports, type ReportFile, type ReportFiles } from './report-files.ts'

/** What reports of one kind come to. `notes` are what a person should know, `trouble` those of them that make a report count as missing. */
export interface ReadReports<Tally> {
  /** Absent where no report was read. */
  readonly tally: Tally | undefined
  readonly notes: readonly string[]
  readonly trouble: readonly string[]
}

const MEBIBYTE = 1_048_576
/** A report is read in pieces, yet its parser holds one text of it at a time. */
const MOST_JUNIT = 64 * MEBIBYTE
/** SARIF is parsed as a whole. */
const MOST_SARIF = 32 * MEBIBYTE
const MOST_ALTOGETHER = 512 * MEBIBYTE
/** Each broken report is one line; more of them say the same. */
const MOST_NOTES = 10

type FileReading<Tally> =
  | { readonly kind: 'read'; readonly tally: Tally }
  | { readonly kind: 'broken'; readonly why: string }

interface Kind<Tally> {
  readonly limit: number
  readonly none: Tally
  readonly read: (file: ReportFile) => Promise<FileReading<Tally>>
  readonly merge: (one: Tally, other: Tally) => Tally
}

const JUNIT: Kind<TestTally> = {
  limit: MOST_JUNIT,
  none: NO_TESTS,
  read: readJunitFile,
  merge: mergeTallies,
}
const SARIF: Kind<FindingTally> = {
  limit: MOST_SARIF,
  none: NO_FINDINGS,
  read: async ({ absolute }) => readSarif(await readFile(absolute, 'utf8')),
  merge: mergeFindings,
}

/** Reads the JUnit XML that was written since `before` was seen. */
export function readTests(
  root: string,
  globs: readonly string[],
  before: ReportFiles,
): Promise<ReadReports<TestTally>> {
  return readSince(root, globs, before, JUNIT)
}

/** Reads the SARIF that was written since `before` was seen. */
export function readFindings(
  root: string,
  globs: readonly string[],
  before: ReportFiles,
): Promise<ReadReports<FindingTally>> {
  return readSince(root, globs, before, SARIF)
}

async function readSince<Tally>(
  root: string,
  globs: readonly string[],
  before: ReportFiles,
  kind: Kind<Tally>,
): Promise<ReadReports<Tally>> {
  if (globs.length === 0) return { tally: undefined, notes: [], trouble: [] }
  const now = await findReports(root, globs)
  const fresh = [...now.files.values()].filter(
    ({ absolute, mark }) => before.files.get(absolute)?.mark !== mark,
  )
  const trouble: string[] = []
  const notes = notesOn(now, now.files.size - fresh.length)
  if (fresh.length === 0) {
    const where = `for ${globs.join(', ')} below the service's root`
    trouble.push(`no report was written ${where}; mend the globs, or what writes it`)
  }
  let tally: Tally | undefined
  let bytes = 0
  for (const file of fresh) {
    bytes += file.bytes
    const reading = tooLong(file, bytes, kind.limit) ?? (await kind.read(file))
    if (reading.kind === 'read') tally = kind.merge(tally ?? kind.none, reading.tally)
    else trouble.push(`${file.path} can't be read: ${reading.why}`)
  }
  const shown = trouble.slice(0, MOST_NOTES)
  const rest = trouble.length - shown.length
  if (rest > 0) shown.push(`${rest} more reports can't be read`)
  return { tally, notes: [...shown, ...notes], trouble: shown }
}

function tooLong(
  file: ReportFile,
  altogether: number,
  limit: number,
): Extract<FileReading<never>, { kind: 'broken' }> | undefined {
  const over = (what: string, most: number) =>
    ({ kind: 'broken', why: `${what} more than ${most / MEBIBYTE} MiB` }) as const
  if (file.bytes > limit) return over('it has', limit)
  return altogether > MOST_ALTOGETHER ? over('the reports have', MOST_ALTOGETHER) : undefined
}

function notesOn({ outside, cut }: ReportFiles, old: number): readonly string[] {
  const notes: string[] = []
  if (old > 0) {
    const subject = old === 1 ? '1 report is' : `${old} reports are`
    notes.push(`${subject} older than this run and not counted`)
  }
  const [first] = outside
  if (first !== undefined) {
    notes.push(`${first} leads out of the service's root by a symbolic link and is not read`)
  }
  if (cut) notes.push('there are more reports than are looked at; make the globs narrower')
  return notes
}

async function readJunitFile({ absolute }: ReportFile): Promise<FileReading<TestTally>> {
  const reader = junitReader()
  // One byte beyond the limit is never asked for: a file may grow while it is read.
  const stream = createReadStream(absolute, { encoding: 'utf8', end: MOST_JUNIT })
  for await (const piece of stream) {
    if (!reader.write(String(piece))) break
  }
  const reading = reader.end()
  if (reading.kind === 'read') return reading
  return { kind: 'broken', why: `line ${reading.line}, column ${reading.column}: ${reading.why}` }
}
