import type { ActionFile } from './action-file.ts'

type Part = 'inputs' | 'outputs'

const END = '<!-- end -->'

function begin(part: Part): string {
  return `<!-- ${part}: generated from action.yml by npm run docs -->`
}

/** A first README for an action, to be completed by hand around the tables. */
export function newReadme(action: ActionFile): string {
  const part = (name: Part): string => `${begin(name)}\n${END}`
  return withTables(
    `# ${action.title}\n\n${action.description}\n\n## Inputs\n\n${part('inputs')}\n\n## Outputs\n\n${part('outputs')}\n`,
    action,
  )
}

/** The README with both tables as action.yml says; throws when a marker is missing. */
export function withTables(readme: string, action: ActionFile): string {
  const inputs = table(
    ['input', 'what it is', 'default'],
    action.inputs.map((input) => [
      `\`${input.name}\``,
      cell(input.description),
      input.isRequired ? '**required**' : shownDefault(input.default),
    ]),
  )
  const outputs = table(
    ['output', 'what it is'],
    action.outputs.map((output) => [`\`${output.name}\``, cell(output.description)]),
  )
  const page = `actions/${action.action}/README.md`
  return filled(filled(readme, begin('inputs'), inputs, page), begin('outputs'), outputs, page)
}

/** The text with the content between a marker and the next end; throws with the page's name where one is missing. */
export function filled(text: string, marker: string, content: string, page: string): string {
  const start = text.indexOf(marker)
  const end = text.indexOf(END, start)
  if (start < 0 || end < 0) throw new Error(`${page} lacks the lines "${marker}" and "${END}"`)
  return `${text.slice(0, start)}${marker}\n\n${content}\n\n${text.slice(end)}`
}

/** A table; cells are Markdown without raw pipes. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

function shownDefault(value: string | undefined): string {
  return value === undefined || value === '' ? '' : `\`${cell(value)}\``
}

/** Text on one line, as a cell of a table. */
export function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|')
}
