import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COMPILED } from '../support/compiled.ts'
import type { ActionEnd } from '../support/run-action.ts'

const RECORDER = new URL('./recorder.ts', import.meta.url).href
const OURS = join(tmpdir(), 'fluxgate-hostile-')
const GUARD = [
  '--permission',
  '--allow-fs-read=*',
  `--allow-fs-write=${join(tmpdir(), 'fluxgate-run-*')}`,
  `--allow-fs-write=${OURS}*`,
  `--allow-fs-write=${COMPILED}/*`,
  '--disallow-code-generation-from-strings',
  '--no-warnings',
  `--import=${RECORDER}`,
]

/**
 * How a guarded run is started: node may write into its own temporary folder only (and where it keeps what it compiled), start nothing,
 * and make no code from text.
 */
export interface Guards {
  readonly nodeArguments: readonly string[]
  readonly extraEnv: Readonly<Record<string, string>>
}

/** What a run did beyond its answer. */
export interface Deeds {
  readonly children: readonly string[]
  readonly connections: readonly string[]
  readonly prototypes: readonly string[]
  /** Whether the recorder saw the end of the run. */
  readonly ended: boolean
}

/** Runs an action under guard and tells what it did. */
export async function guarded(
  run: (guards: Guards) => Promise<ActionEnd>,
): Promise<{ readonly end: ActionEnd; readonly deeds: Deeds }> {
  const folder = mkdtempSync(OURS)
  const report = join(folder, 'report')
  writeFileSync(report, '')
  try {
    const end = await run({
      nodeArguments: GUARD,
      extraEnv: { HOSTILE_REPORT: report },
    })
    return { end, deeds: deedsIn(readFileSync(report, 'utf8')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function deedsIn(report: string): Deeds {
  const notes = report
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly kind: string; readonly what: string })
  const of = (kind: string) => notes.flatMap((note) => (note.kind === kind ? [note.what] : []))
  return {
    children: of('child'),
    connections: [...new Set(of('connection'))],
    prototypes: of('prototype'),
    ended: of('end').length === 1,
  }
}
