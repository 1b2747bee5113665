import { annotate, type Outcome, type RunContext } from '@fluxgate/action-kit'
import { judgeScans, readScan } from '@fluxgate/pipeline'
import { scanSummary } from '@fluxgate/report'
import type { Inputs } from './inputs.ts'

/** Reads a text file, capped; undefined: there is none. */
export type ReadText = (path: string) => Promise<string | undefined>

type Started = Pick<RunContext, 'serverUrl' | 'runUrl' | 'repository'>

/** Judges what a scanner left behind. */
export async function run(inputs: Inputs, started: Started, read: ReadText): Promise<Outcome> {
  const scans = await Promise.all(
    inputs.reports.map(async (path) => {
      const stem = path.slice(0, -'.sarif'.length)
      const name = stem.slice(stem.lastIndexOf('/') + 1)
      return readScan({ name, report: await read(path), log: await read(`${stem}.log`) })
    }),
  )
  const verdict = judgeScans(scans, inputs)
  for (const warning of verdict.warnings) annotate('warning', warning)
  const { serverUrl, runUrl } = started
  const repositoryUrl = `${serverUrl}/${started.repository.owner}/${started.repository.name}`
  const site = { serverUrl, repositoryUrl, runUrl }
  return {
    outputs: {
      passed: String(verdict.passed),
      findings: String(verdict.failing),
      scanned: String(scans.every(({ kind }) => kind === 'read')),
    },
    summary: scanSummary({ site, scans, verdict }),
    failure: verdict.passed ? undefined : verdict.errors.join('\n'),
  }
}
