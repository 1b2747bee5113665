import { type InputSource, type RepositoryName, readInputs, shown } from '@fluxgate/action-kit'
import type { ScanRules } from '@fluxgate/pipeline'

/** Which reports are read, and what they are judged by. */
export interface Inputs extends ScanRules {
  readonly reports: readonly string[]
}

const REPORT = /^[A-Za-z0-9_.][A-Za-z0-9_./-]{0,250}\.sarif$/
const MOST_REPORTS = 20

/** Reads and checks the inputs; throws one `UserError` that names every problem. */
export function inputs(source: InputSource, _current: RepositoryName): Inputs {
  return readInputs(source, (input) => {
    const reports = input.list('reports')
    if (reports.length === 0) input.problem('reports', 'is missing; name the SARIF files')
    if (reports.length > MOST_REPORTS) {
      input.problem('reports', `has ${reports.length} files; at most ${MOST_REPORTS} are taken`)
    }
    for (const report of reports) {
      if (REPORT.test(report) && !report.split('/').includes('..')) continue
      input.problem('reports', `names ${shown(report)}; write files below here that end in .sarif`)
    }
    return {
      reports,
      failOn: input.oneOf('fail-on', ['error', 'warning', 'note', 'none']),
      noDatabase: input.oneOf('no-database', ['fail', 'warn']),
    }
  })
}
