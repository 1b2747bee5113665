import type { Unproven } from '@fluxgate/promotion'
import { block } from './block.ts'
import type { EdgeRow } from './edge-table.ts'
import { text } from './escape.ts'
import { link, workflowUrl } from './link.ts'
import type { AttestHint, RunSummary, Site } from './model.ts'
import { moment } from './moment.ts'
import { count, paragraphs } from './phrase.ts'
import { value, versionOf } from './value.ts'

interface Missing extends Unproven {
  readonly key: string
}

/** Releases that nobody reported on, and how a person can attest them; undefined: none. */
export function unprovenSection(
  rows: readonly EdgeRow[],
  summary: RunSummary,
  most: number,
): string | undefined {
  const missing = missingOf(rows)
  if (missing.length === 0) return undefined
  const lines = missing
    .slice(0, most)
    .map(
      ({ key, environment, release, since, missing: what }) =>
        `- **${text(key, 120)}** ${value(versionOf(release))} in ${text(environment, 80)}: ${text(what)} since ${moment(since, summary.now)}`,
    )
  const rest = missing.length - most
  return paragraphs([
    '### Unproven',
    lines.join('\n'),
    rest > 0 ? `And ${count(rest, 'more release')} without a report.` : undefined,
    summary.attest === undefined
      ? undefined
      : howToAttest(missing, summary.attest, summary.site, most),
  ])
}

/** Several edges out of one environment miss the same report: told once. */
function missingOf(rows: readonly EdgeRow[]): readonly Missing[] {
  const found = new Map<string, Missing>()
  for (const { key, edge } of rows) {
    for (const one of edge?.plan.unproven ?? []) {
      const name = [key, one.environment, one.release.id, one.missing].join('\n')
      found.set(name, { ...one, key })
    }
  }
  return [...found.values()]
}

function howToAttest(
  missing: readonly Missing[],
  { workflow, inputs }: AttestHint,
  site: Site,
  most: number,
): string {
  const environments = [...new Set(missing.map(({ environment }) => environment))]
  const lines = environments.slice(0, most).map((environment) => {
    const keys = missing.filter((one) => one.environment === environment).map(({ key }) => key)
    const pairs = [
      ...inputs.map(({ name, value: given }) => `${name}: ${given}`),
      `environment: ${environment}`,
      `service: ${[...new Set(keys)].slice(0, most).join(', ')}`,
      'reason: how you know',
    ]
    return block(pairs.join('\n'), 'yaml', 4_000)
  })
  const page = link(text(workflow), workflowUrl(site, workflow), site)
  return paragraphs([
    `If you know that it works, say so: run ${page} by hand with these inputs. Your name goes on the record.`,
    ...lines,
  ])
}
