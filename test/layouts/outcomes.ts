import type { Outcome } from './decide.ts'
import type { Layout } from './layout.ts'

const HEAD = `# What comes of each layout

Each row is a repository under \`fixtures/\`, asked for its pins and edited as a promotion would edit it. Accepted edits are
proven with the real kustomize: one HelmRelease or its source differs in the environment that was edited, nothing in any
other. The table is checked against what happens; \`UPDATE_GOLDEN=1\` rewrites it.

| layout | shape | pins found | decision | why |
|---|---|---|---|---|
`

/** The table of all outcomes, for people. */
export function outcomesTable(cases: readonly { layout: Layout; outcome: Outcome }[]): string {
  const rows = cases.map(({ layout, outcome }) => {
    const pins = outcome.pins.map((pin) =>
      code(pin.replace(/(sha256:[0-9a-f]{8})[0-9a-f]+/, '$1…')),
    )
    const [verdict = '', ...rest] = outcome.decision.split(' ')
    const decision = `**${verdict}** ${code(rest.join(' '))}`
    const why = outcome.reason === '' ? layout.why : `${layout.why}: ${outcome.reason}`
    return `| ${layout.name} | ${cell(layout.shape)} | ${pins.join('<br>') || '-'} | ${decision} | ${cell(why)} |\n`
  })
  const edited = cases.filter(({ outcome }) => outcome.edited !== undefined).length
  const tally = `\n${cases.length} layouts: ${edited} edited, ${cases.length - edited} refused.\n`
  return `${HEAD}${rows.join('')}${tally}`
}

function code(text: string): string {
  return `\`${text}\``
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
