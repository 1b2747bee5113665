import {
  type ChartFinding,
  type Expectations,
  fileOf,
  matchExpectations,
  parseExpectations,
} from '@fluxgate/pipeline'
import { type ChartFile, textOf } from './chart-files.ts'
import type { ChartToCheck } from './chart-to-check.ts'
import { count, finding, type Part, step } from './part.ts'
import type { Rendering } from './render-chart.ts'

/** Holds every rendering to the files of expectations that are about it. */
export function checkExpectations(
  { chart }: ChartToCheck,
  renderings: readonly Rendering[],
  files: readonly ChartFile[],
): Part {
  if (chart.expect.length === 0) return { steps: [], findings: [] }
  const findings: ChartFinding[] = []
  const read: Expectations[] = []
  for (const name of chart.expect) {
    const file = fileOf(chart.path, name)
    const text = textOf(files, name)
    if (text === undefined) {
      const message = 'there is no such file; "expect" names files in the chart\'s folder'
      findings.push(finding('expectations', undefined, message, { file }))
      continue
    }
    const parsed = parseExpectations(text, file, chart.render)
    if (parsed.kind === 'expectations') read.push(parsed.expectations)
    else
      findings.push(
        ...parsed.problems.map(({ message, ...at }) =>
          finding('expectations', undefined, message, at),
        ),
      )
  }
  const unreadable = findings.length > 0
  const steps = renderings.map(({ values, objects }) => {
    const meant = read.filter((one) => isAbout(one, values)).flatMap((one) => one.expectations)
    const detail = count(meant.length, 'expectation')
    if (objects === undefined) return step('expectations', values, 'skipped', detail)
    const missed = matchExpectations(meant, objects, values)
    findings.push(...missed)
    return step(
      'expectations',
      values,
      unreadable || missed.length > 0 ? 'failed' : 'passed',
      detail,
    )
  })
  return { steps, findings }
}

function isAbout({ values }: Expectations, set: string | undefined): boolean {
  if (values === undefined) return true
  return set === undefined ? values.length === 0 : values.includes(set)
}
